"""The ward itself: founding a data folder, its people, its calendar."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Protocol

from counter_app.domain import names
from counter_app.domain.deadlines.calendar import Closed, WorkCalendar
from counter_app.domain.deadlines.changes import CalendarChange, year_entries
from counter_app.domain.deadlines.special_days import CalendarDay, DayKind
from counter_app.domain.dossiers.acts import Act
from counter_app.domain.errors import Refused
from counter_app.domain.numbering.dossier_codes import unit_prefix
from counter_app.domain.office import UnitProfile, place_of, usual_letterheads
from counter_app.domain.people import Desk, Person, Right, Role, login_name
from counter_app.services.acting import Actor
from counter_app.services.ledger import Ledger, canonical, needs
from counter_app.services.ports import NewUnit, Unit
from counter_app.services.rows import CalendarDayRow
from counter_app.services.starter_catalogue import StarterCatalogue


@dataclass(frozen=True, slots=True)
class Founding:
    """What a new data folder is told: who the unit is and who looks after it."""

    unit_name: str
    prefix: str
    people: tuple[Person, ...]
    province: str = ""
    address: str = ""
    phone: str = ""
    issues_codes: bool = True
    demo: bool = False


@dataclass(frozen=True, slots=True)
class Founded:
    """What stands after founding."""

    unit: str
    prefix: str
    procedures: int
    fields: int
    demo: bool


USUAL_DESKS = (
    ("mot_cua", "Bộ phận Một cửa"),
    ("tu_phap_ho_tich", "Tư pháp - hộ tịch"),
    ("van_hoa_xa_hoi", "Văn hóa - xã hội"),
    ("van_phong_thong_ke", "Văn phòng - thống kê"),
    ("dia_chinh_xay_dung", "Địa chính - xây dựng"),
    ("tai_chinh_ke_toan", "Tài chính - kế toán"),
    ("lanh_dao", "Lãnh đạo UBND"),
    ("van_thu", "Văn thư"),
)


def found(
    new_unit: NewUnit, founding: Founding, catalogue: StarterCatalogue, calendar: WorkCalendar, now: datetime
) -> Founded:
    """Fill an empty database: the unit, its desks and people, the starter catalogue, the state calendar."""
    profile = UnitProfile(
        name=names.person_name(founding.unit_name),
        prefix=unit_prefix(founding.prefix),
        place=place_of(names.clean(founding.unit_name)),
        letterheads=usual_letterheads(names.clean(founding.unit_name)),
        province=names.clean(founding.province),
        address=names.clean(founding.address),
        phone=founding.phone,
        issues_codes=founding.issues_codes,
        demo=founding.demo,
    )
    with new_unit() as unit:
        unit.office.save_profile(profile)
        unit.office.save_calendar(calendar)
        for code, name in USUAL_DESKS:
            unit.office.save_desk(Desk(code, name, date(2018, 6, 21)))
        for person in founding.people:
            unit.office.save_person(person)
        unit.catalogue.add_fields(catalogue.fields)
        unit.catalogue.add_versions(catalogue.procedures)
        unit.audit.add(founding.people[0].login, "office.founded", now)
    return Founded(profile.name, profile.prefix, len(catalogue.procedures), len(catalogue.fields), profile.demo)


class OfficeQueries(Protocol):
    """What is read of the office."""

    def profile(self) -> UnitProfile: ...

    def calendar(self) -> WorkCalendar: ...

    def person(self, login: str) -> Person: ...

    def people(self) -> tuple[Person, ...]: ...


@dataclass(frozen=True, slots=True)
class OfficeDesk:
    """Where the unit is looked after."""

    ledger: Ledger
    queries: OfficeQueries

    def profile(self) -> UnitProfile:
        """Return the unit; every screen and paper shows its name."""
        return self.queries.profile()

    def person(self, login: str) -> Person:
        """Return the officer of a login, to find out what they may do."""
        return self.queries.person(login)

    def staff(self) -> tuple[Person, ...]:
        """Return the officers who may sit down at a counter, by name."""
        return tuple(
            sorted((one for one in self.queries.people() if one.active), key=lambda one: names.sort_key(one.name))
        )

    def closed(self, day: date) -> Closed | None:
        """Return why the ward is closed on a day; None for a day it works."""
        return self.queries.calendar().why_closed(day)

    @needs(Right.READ_CATALOGUE)
    def calendar_year(self, actor: Actor, year: int) -> tuple[CalendarDayRow, ...]:
        """Return the days of a year that differ from their weekday."""
        found = year_entries(self.queries.calendar(), year)
        return tuple(CalendarDayRow(entry.day, entry.kind.value, entry.name) for entry in found)

    @needs(Right.READ_CATALOGUE)
    def year_is_confirmed(self, actor: Actor, year: int) -> bool:
        """Say whether somebody has confirmed the days off of a year."""
        return year in self.queries.calendar().confirmed_years

    @needs(Right.CHANGE_CALENDAR)
    def set_day(
        self, actor: Actor, day: date, kind: DayKind | None, name: str, *, key: str | None = None
    ) -> CalendarDayRow:
        """Enter a day off, a make-up day or a half day; None takes the entry away. Printed promises stay."""

        def work(unit: Unit, act: Act) -> CalendarDayRow:
            calendar = unit.office.calendar()
            entered = (CalendarDay(day, kind, names.clean(name)),) if kind else ()
            unit.office.save_calendar(CalendarChange(enter=entered, clear=(day,)).made_to(calendar))
            row = CalendarDayRow(day, kind.value if kind else "clear", names.clean(name))
            what = canonical({"day": day.isoformat(), "kind": row.kind, "name": row.name})
            unit.audit.add(act.recorded_by, "calendar.changed", act.recorded_at, data=what)
            return row

        return self.ledger.write(actor, "set_day", (day, kind, name), key, CalendarDayRow, work)

    @needs(Right.MANAGE_PEOPLE)
    def people(self, actor: Actor) -> tuple[Person, ...]:
        """Return all officers by login."""
        return self.queries.people()

    @needs(Right.MANAGE_PEOPLE)
    def add_person(
        self,
        actor: Actor,
        login: str,
        name: str,
        roles: Sequence[Role],
        *,
        title: str = "",
        desks: Sequence[str] = (),
        key: str | None = None,
    ) -> Person:
        """Add an officer."""
        person = Person(
            login_name(login), names.person_name(name), names.clean(title), frozenset(roles), frozenset(desks)
        )

        def work(unit: Unit, act: Act) -> Person:
            if any(one.login == person.login for one in unit.office.people()):
                raise Refused("person.exists", login=person.login)
            unit.office.save_person(person)
            what = canonical({"login": person.login, "after": _standing(person)})
            unit.audit.add(act.recorded_by, "person.added", act.recorded_at, data=what)
            return person

        return self.ledger.write(actor, "add_person", person, key, Person, work)

    @needs(Right.MANAGE_PEOPLE)
    def set_roles(self, actor: Actor, login: str, roles: Sequence[Role], *, key: str | None = None) -> Person:
        """Give an officer other roles; they hold from the next call."""
        return self._change(actor, "set_roles", login, key, roles=frozenset(roles))

    @needs(Right.MANAGE_PEOPLE)
    def disable(self, actor: Actor, login: str, *, key: str | None = None) -> Person:
        """Take all rights from an officer; what they did stays theirs."""
        return self._change(actor, "disable", login, key, active=False)

    def _change(
        self,
        actor: Actor,
        command: str,
        login: str,
        key: str | None,
        *,
        roles: frozenset[Role] | None = None,
        active: bool = True,
    ) -> Person:
        def work(unit: Unit, act: Act) -> Person:
            person = unit.office.person(login)
            changed = replace(person, roles=person.roles if roles is None else roles, active=person.active and active)
            others = [one for one in unit.office.people() if one.login != login and one.may(Right.MANAGE_PEOPLE)]
            if not changed.may(Right.MANAGE_PEOPLE) and not others:
                raise Refused("person.last_admin", login=login)
            unit.office.save_person(changed)
            what = canonical({"login": login, "before": _standing(person), "after": _standing(changed)})
            unit.audit.add(act.recorded_by, f"person.{command}", act.recorded_at, data=what)
            return changed

        return self.ledger.write(actor, command, (login, roles, active), key, Person, work)


def _standing(person: Person) -> str:
    """Return what somebody may be at the ward, as the log tells it."""
    return " ".join(sorted(person.roles)) if person.active else "disabled"
