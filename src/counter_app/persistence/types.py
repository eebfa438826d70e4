"""Column types that mean the same on SQLite and PostgreSQL."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import DateTime
from sqlalchemy.engine import Dialect
from sqlalchemy.types import TypeDecorator

from counter_app.domain.errors import Damaged
from counter_app.domain.moments import WARD_TIME

_AHEAD = WARD_TIME.utcoffset(None)


class Moment(TypeDecorator[datetime]):
    """An instant, stored in UTC without its offset, read back on the ward's clock."""

    impl = DateTime
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> Any:
        """Store UTC; an instant without its offset is a mistake in our code."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a moment without an offset")
        return value.astimezone(UTC).replace(tzinfo=None)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Read the instant back on the ward's clock."""
        return None if value is None else value.replace(tzinfo=UTC).astimezone(WARD_TIME)

    def result_processor(self, dialect: Dialect, coltype: object) -> Callable[[Any], datetime | None] | None:
        """Read SQLite's text in one step: a list page holds hundreds of moments."""
        return _from_text if dialect.name == "sqlite" else super().result_processor(dialect, coltype)


def _from_text(stored: str | None) -> datetime | None:
    if stored is None:
        return None
    try:
        moment = (datetime.fromisoformat(stored) + _AHEAD).replace(tzinfo=WARD_TIME)
    except (ValueError, TypeError, OverflowError) as fault:
        raise Damaged("database.damaged") from fault
    if stored[10:11] != " ":  # Python takes any sign there, but SQLite would put the row elsewhere in its order
        raise Damaged("database.damaged")
    return moment
