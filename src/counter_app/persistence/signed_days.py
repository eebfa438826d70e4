"""Signed days in the database: a day is signed once, and what was signed is never written again."""

import hashlib
from datetime import date

from sqlalchemy import Connection, insert, select

from counter_app.domain.errors import Damaged
from counter_app.persistence.tables import signed_day as table
from counter_app.services.signed_days import SignedDay


class SqlSignedDays:
    """The signed days as one transaction sees them."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def find(self, day: date) -> SignedDay | None:
        """Return a signed day; Damaged where its content is no longer what was signed."""
        row = self._connection.execute(select(table).where(table.c.day == day)).first()
        if row is None:
            return None
        if hashlib.sha256(row.data.encode()).hexdigest() != row.sha256:
            raise Damaged("log.signed_day_changed", day=day)
        return SignedDay(**row._mapping)

    def add(self, signed: SignedDay) -> None:
        """Store a day that was just signed."""
        values = {name: getattr(signed, name) for name in table.c.keys()}  # noqa: SIM118 - of columns, not of a dict
        self._connection.execute(insert(table).values(values))
