"""The ward itself: founding a data folder, who works there, its calendar."""

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Protocol

from counter_app.domain import names
from counter_app.domain.deadlines.calendar import Closed, WorkCalendar
from counter_app.domain.deadlines.changes import CalendarChange, year_entries
from counter_app.domain.deadlines.special_days import CalendarDay, DayKind
from counter_app.domain.dossiers.acts import Act
from counter_app.domain.moments import ward_date
from counter_app.domain.numbering.dossier_codes import unit_prefix
from counter_app.domain.office import UnitProfile, place_of, usual_letterheads
from counter_app.domain.people import Desk, Person, Right
from counter_app.domain.stand_ins import absent_for
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
    calendar: CalendarChange = field(default_factory=CalendarChange)  # what the ward keeps unlike the state


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
    days = founding.calendar.made_to(calendar)
    days.next_open_day(ward_date(now))  # a calendar that never opens is refused
    with new_unit() as unit:
        unit.office.save_profile(profile)
        unit.office.save_calendar(days)
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

    def signers(self, day: date) -> tuple[Person, ...]:
        """Return the officers who sign on a day, by name: those whose role it is, and who stands in for one of them."""
        staff, stand_ins = self.staff(), self.queries.profile().stand_ins
        leaders = {one.login for one in staff if one.may(Right.SIGN)}
        return tuple(one for one in staff if one.login in leaders or leaders & {*absent_for(stand_ins, one.login, day)})

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
