"""Counters: the number is taken inside the transaction of what it numbers, so a failure leaves no gap.

After a restore that cannot know what was printed later, a series is held: it gives no number until somebody confirmed
the last one. Numbers that are passed over then are void, and stay written down with their reason.
"""

from datetime import datetime

from sqlalchemy import Connection, insert, select, text

from counter_app.domain.errors import Refused
from counter_app.domain.numbering.series import SeriesKey
from counter_app.domain.numbering.standing import Standing, Void
from counter_app.persistence.tables import counter, void_number

# one statement, so that two counters can never read the same value: the row stays locked until the commit
_TAKE = text(
    "INSERT INTO counter (series, value) VALUES (:series, 1) "
    "ON CONFLICT (series) DO UPDATE SET value = counter.value + 1 WHERE NOT counter.unconfirmed RETURNING value"
)
_SET = text(
    "INSERT INTO counter (series, value) VALUES (:series, :value) "
    "ON CONFLICT (series) DO UPDATE SET value = excluded.value"
)
_HOLD = text(
    "INSERT INTO counter (series, value, unconfirmed) VALUES (:series, 0, :held) "
    "ON CONFLICT (series) DO UPDATE SET unconfirmed = excluded.unconfirmed"
)

ANY_GIVEN = select(counter.c.series).where(counter.c.value > 0).limit(1)


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

    def any_given(self) -> bool:
        """Say whether any number was ever given."""
        return self._connection.execute(ANY_GIVEN).scalar() is not None

    def pass_over(self, series: SeriesKey, number: int, reason: str, at: datetime, by: str) -> None:
        """Write down that a number just taken stands on nothing of ours."""
        void = Void(str(series), number, number)
        self._connection.execute(insert(void_number).values(_row(void, reason, at, by)))

    def standing(self) -> Standing:
        """Return the last number given out in each series, and the series that give none for now."""
        rows = self._connection.execute(select(counter)).all()
        return Standing(
            {row.series: row.value for row in rows}, frozenset(row.series for row in rows if row.unconfirmed)
        )

    def go_on(self, target: Standing, reason: str, at: datetime, by: str) -> tuple[Void, ...]:
        """Bring numbering to where it shall stand; what is passed over is written down as void and returned."""
        before = self.standing()
        values = before.values
        voided = tuple(
            Void(name, values.get(name, 0) + 1, value)
            for name, value in sorted(target.values.items())
            if value > values.get(name, 0)
        )
        if voided:
            self._connection.execute(_SET, [{"series": void.series, "value": void.last} for void in voided])
            self._connection.execute(insert(void_number), [_row(void, reason, at, by) for void in voided])
        marks = [{"series": name, "held": name in target.held} for name in sorted(target.held ^ before.held)]
        if marks:
            self._connection.execute(_HOLD, marks)
        return voided


def _row(void: Void, reason: str, at: datetime, by: str) -> dict[str, object]:
    return {
        "series": void.series,
        "first_number": void.first,
        "last_number": void.last,
        "reason": reason,
        "noted_at": at,
        "noted_by": by,
    }
