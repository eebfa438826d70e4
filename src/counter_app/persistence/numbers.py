"""Counters: the number is taken inside the transaction of what it numbers, so a failure leaves no gap.

After a restore that cannot know what was printed later, a series is held: it gives no number until somebody confirmed
the last one. Numbers that are passed over then are void, and stay written down with their reason.
"""

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import Connection, bindparam, insert, select, text

from counter_app.domain.errors import Refused
from counter_app.domain.numbering.series import SeriesKey
from counter_app.persistence.tables import counter, void_number

# one statement, so that two counters can never read the same value: the row stays locked until the commit
_TAKE = text(
    "INSERT INTO counter (series, value) VALUES (:series, 1) "
    "ON CONFLICT (series) DO UPDATE SET value = counter.value + 1 WHERE NOT counter.unconfirmed RETURNING value"
)
_VALUE = select(counter.c.value).where(counter.c.series == bindparam("series"))
_SET = text(
    "INSERT INTO counter (series, value) VALUES (:series, :value) "
    "ON CONFLICT (series) DO UPDATE SET value = excluded.value"
)
_HOLD = text(
    "INSERT INTO counter (series, value, unconfirmed) VALUES (:series, 0, :held) "
    "ON CONFLICT (series) DO UPDATE SET unconfirmed = excluded.unconfirmed"
)


class SqlNumbers:
    """The counters of one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def take(self, series: SeriesKey) -> int:
        """Return the next number of the series, from 1; Refused while the series is held."""
        taken = self._connection.execute(_TAKE, {"series": str(series)}).scalar()
        if taken is None:
            raise Refused("numbers.unconfirmed", series=series.kind.value, scope=series.scope, period=series.period)
        return int(taken)

    def values(self) -> dict[str, int]:
        """Return the last number given out in each series."""
        return {row.series: row.value for row in self._connection.execute(select(counter))}

    def held(self) -> frozenset[str]:
        """Return the series that give no number until their last one is confirmed."""
        return frozenset(self._connection.execute(select(counter.c.series).where(counter.c.unconfirmed)).scalars())

    def hold(self, series: Iterable[str]) -> None:
        """Let these series give no number."""
        self._mark(series, held=True)

    def release(self, series: Iterable[str]) -> None:
        """Let these series give numbers again."""
        self._mark(series, held=False)

    def pass_over(self, series: str, last: int, reason: str, at: datetime, by: str) -> int | None:
        """Make the numbers up to ``last`` void and return the first of them; None where all were given out here."""
        value = self._connection.execute(_VALUE, {"series": series}).scalar() or 0
        if last <= value:
            return None
        self._connection.execute(_SET, {"series": series, "value": last})
        void = {"series": series, "first_number": value + 1, "last_number": last, "reason": reason}
        self._connection.execute(insert(void_number).values(**void, noted_at=at, noted_by=by))
        return value + 1

    def _mark(self, series: Iterable[str], *, held: bool) -> None:
        rows = [{"series": name, "held": held} for name in sorted(series)]
        if rows:
            self._connection.execute(_HOLD, rows)
