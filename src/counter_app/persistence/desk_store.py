"""The unit, its people, desks and calendar. Settings are JSON; each is decoded once per revision."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

from sqlalchemy import Connection, Row, bindparam, insert, select, update

from counter_app.domain.deadlines.calendar import WorkCalendar
from counter_app.domain.deadlines.changes import entries
from counter_app.domain.deadlines.opening_hours import DatedHours, WeekHours
from counter_app.domain.deadlines.special_days import CalendarDay
from counter_app.domain.errors import Damaged, Refused
from counter_app.domain.office import UnitProfile
from counter_app.domain.people import Desk, Person, Role
from counter_app.persistence.codec import from_json, to_json
from counter_app.persistence.store import Known
from counter_app.persistence.tables import desk, person, setting
from counter_app.services.holiday_proposals import expected_days_off

Value = TypeVar("Value")

_REVISION = select(setting.c.revision).where(setting.c.name == bindparam("name"))
_DATA = select(setting.c.data, setting.c.revision).where(setting.c.name == bindparam("name"))
_PERSON = select(person).where(person.c.login == bindparam("login"))


@dataclass(frozen=True, slots=True)
class StoredCalendar:
    """The calendar as it is written down."""

    hours: WeekHours
    days: tuple[CalendarDay, ...]
    confirmed_years: tuple[int, ...]
    periods: tuple[DatedHours, ...]

    @staticmethod
    def of(calendar: WorkCalendar) -> "StoredCalendar":
        """Return the calendar's entries in the order of their days."""
        return StoredCalendar(
            hours=calendar.hours,
            days=entries(calendar),
            confirmed_years=tuple(sorted(calendar.confirmed_years)),
            periods=calendar.periods,
        )

    def read(self) -> WorkCalendar:
        """Return the calendar that counts."""
        return WorkCalendar.of(
            self.days,
            hours=self.hours,
            confirmed_years=self.confirmed_years,
            periods=self.periods,
            proposals=expected_days_off,
        )


class SqlOffice:
    """The office's settings and lists as one transaction sees them."""

    def __init__(self, connection: Connection, known: Known) -> None:
        self._connection = connection
        self._known = known
        self._read: dict[str, Any] = {}  # in this transaction, in which nobody else changes a setting

    def profile(self) -> UnitProfile:
        """Return the unit as configured."""
        return self._setting("unit", lambda data: from_json(data, UnitProfile))

    def save_profile(self, profile: UnitProfile) -> None:
        """Store the unit."""
        self._store("unit", to_json(profile))

    def calendar(self) -> WorkCalendar:
        """Return the working calendar with opening hours."""
        return self._setting("calendar", lambda data: from_json(data, StoredCalendar).read())

    def save_calendar(self, calendar: WorkCalendar) -> None:
        """Store the calendar."""
        self._store("calendar", to_json(StoredCalendar.of(calendar)))

    def person(self, login: str) -> Person:
        """Return an officer, active or not; Refused when nobody has that login."""
        row = self._connection.execute(_PERSON, {"login": login}).first()
        if row is None:
            raise Refused("person.unknown", login=login)
        return _person(row)

    def people(self) -> tuple[Person, ...]:
        """Return all officers by login."""
        return tuple(_person(row) for row in self._connection.execute(select(person).order_by(person.c.login)))

    def save_person(self, officer: Person) -> None:
        """Add an officer or store their changed roles."""
        row = {
            "login": officer.login,
            "name": officer.name,
            "title": officer.title,
            "roles": " ".join(sorted(officer.roles)),
            "desks": " ".join(sorted(officer.desks)),
            "active": officer.active,
        }
        changed = self._connection.execute(update(person).where(person.c.login == officer.login).values(row))
        if changed.rowcount == 0:
            self._connection.execute(insert(person).values(row))

    def desks(self) -> tuple[Desk, ...]:
        """Return all desks, past ones included."""
        rows = self._connection.execute(select(desk).order_by(desk.c.code))
        return tuple(Desk(row.code, row.name, row.valid_from, row.valid_to) for row in rows)

    def save_desk(self, place: Desk) -> None:
        """Add a desk or store its changed dates."""
        row = {"code": place.code, "name": place.name, "valid_from": place.valid_from, "valid_to": place.valid_to}
        changed = self._connection.execute(update(desk).where(desk.c.code == place.code).values(row))
        if changed.rowcount == 0:
            self._connection.execute(insert(desk).values(row))

    def _setting(self, name: str, read: Callable[[str], Value]) -> Value:
        if name not in self._read:
            self._read[name] = self._known_setting(name, read)
        value: Value = self._read[name]
        return value

    def _known_setting(self, name: str, read: Callable[[str], Value]) -> Value:
        revision = self._connection.execute(_REVISION, {"name": name}).scalar()
        if revision is None:
            raise Damaged("setting.missing", name=name)
        kept = self._known.settings.get(name)
        if kept is None or kept[0] != revision:
            data = self._connection.execute(_DATA, {"name": name}).one().data
            kept = (revision, read(data))
            self._known.settings[name] = kept
        value: Value = kept[1]
        return value

    def _store(self, name: str, data: str) -> None:
        self._read.pop(name, None)
        revision = self._connection.execute(_REVISION, {"name": name}).scalar()
        if revision is None:
            self._connection.execute(insert(setting).values(name=name, data=data, revision=1))
            return
        change = update(setting).where(setting.c.name == name).values(data=data, revision=revision + 1)
        self._connection.execute(change)


def _person(row: Row[Any]) -> Person:
    stored = row._mapping
    return Person(
        login=stored["login"],
        name=stored["name"],
        title=stored["title"],
        roles=frozenset(Role(role) for role in stored["roles"].split()),
        desks=frozenset(stored["desks"].split()),
        active=stored["active"],
    )
