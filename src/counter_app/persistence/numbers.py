"""Counters: the number is taken inside the transaction of what it numbers, so a failure leaves no gap."""

from sqlalchemy import Connection, text

from counter_app.domain.numbering.series import SeriesKey

# one statement, so that two counters can never read the same value: the row stays locked until the commit
_TAKE = text(
    "INSERT INTO counter (series, value) VALUES (:series, 1) "
    "ON CONFLICT (series) DO UPDATE SET value = counter.value + 1 RETURNING value"
)


class SqlNumbers:
    """The counters of one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def take(self, series: SeriesKey) -> int:
        """Return the next number of the series, from 1."""
        return int(self._connection.execute(_TAKE, {"series": str(series)}).scalar_one())
