"""The desks of the ward: places where dossiers are worked on, from one date to another, and who sits at each."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Protocol

from counter_app.domain import names
from counter_app.domain.dossiers.acts import Act
from counter_app.domain.errors import Refused
from counter_app.domain.moments import ward_date
from counter_app.domain.people import Desk, Person, Right
from counter_app.domain.procedures.process import COUNTER
from counter_app.services.acting import Actor
from counter_app.services.ledger import Ledger, canonical, needs
from counter_app.services.ports import Unit

_LONGEST_CODE = 36


@dataclass(frozen=True, slots=True)
class DeskRow:
    """A desk with who sits there and how many open dossiers lie there. ``open``: the ward has it today."""

    desk: Desk
    people: tuple[Person, ...]
    dossiers: int
    open: bool


class OrganisationQueries(Protocol):
    """What is read of desks and people."""

    def desks(self) -> tuple[Desk, ...]:
        """Return all desks, past ones included."""
        ...

    def people(self) -> tuple[Person, ...]:
        """Return all officers by login."""
        ...

    def lying_at_desks(self) -> dict[str, int]:
        """Return how many open dossiers lie at each desk."""
        ...


@dataclass(frozen=True, slots=True)
class OrganisationDesk:
    """Where the ward says which desks it has. A desk that is closed stays in what was done there."""

    ledger: Ledger
    queries: OrganisationQueries

    @needs(Right.MANAGE_OFFICE)
    def desks(self, actor: Actor) -> tuple[DeskRow, ...]:
        """Return all desks, those of today first."""
        today, lying = ward_date(self.ledger.now()), self.queries.lying_at_desks()
        people = [one for one in self.queries.people() if one.active]
        rows = [
            DeskRow(
                desk=desk,
                people=tuple(one for one in people if desk.code in one.desks),
                dossiers=lying.get(desk.code, 0),
                open=desk.exists_on(today),
            )
            for desk in self.queries.desks()
        ]
        return tuple(sorted(rows, key=lambda row: (not row.open, row.desk.code != COUNTER, row.desk.name)))

    @needs(Right.MANAGE_OFFICE)
    def add_desk(self, actor: Actor, name: str, first_day: date, *, key: str | None = None) -> Desk:
        """Open a desk from a day on; its code is made of its name."""
        called = names.person_name(name)

        def work(unit: Unit, act: Act) -> Desk:
            known = unit.office.desks()
            if any(names.search_form(one.name) == names.search_form(called) for one in known):
                raise Refused("desk.exists", name=called)
            desk = Desk(_free_code(called, {one.code for one in known}), called, first_day)
            unit.office.save_desk(desk)
            _log(unit, act, "desk.opened", code=desk.code, name=desk.name, day=first_day.isoformat())
            return desk

        return self.ledger.write(actor, "add_desk", (called, first_day), key, Desk, work)

    @needs(Right.MANAGE_OFFICE)
    def rename_desk(self, actor: Actor, code: str, name: str, *, key: str | None = None) -> Desk:
        """Call a desk by another name; papers printed before keep the old one."""
        called = names.person_name(name)

        def work(unit: Unit, act: Act) -> Desk:
            before = desk_of(unit, code)
            desk = replace(before, name=called)
            unit.office.save_desk(desk)
            _log(unit, act, "desk.renamed", code=code, before=before.name, after=called)
            return desk

        return self.ledger.write(actor, "rename_desk", (code, called), key, Desk, work)

    @needs(Right.MANAGE_OFFICE)
    def close_desk(self, actor: Actor, code: str, last_day: date, *, key: str | None = None) -> Desk:
        """Close a desk after a day. Refused while dossiers lie there, and for the counter, where all of them begin."""

        def work(unit: Unit, act: Act) -> Desk:
            before = desk_of(unit, code)
            if code == COUNTER:
                raise Refused("desk.is_the_counter", name=before.name)
            if last_day < before.valid_from:
                raise Refused("desk.ends_before", name=before.name, day=before.valid_from)
            if lying := unit.dossiers.lying_at(code):
                raise Refused("desk.holds_dossiers", name=before.name, count=lying)
            desk = replace(before, valid_to=last_day)
            unit.office.save_desk(desk)
            _log(unit, act, "desk.closed", code=code, name=desk.name, day=last_day.isoformat())
            return desk

        return self.ledger.write(actor, "close_desk", (code, last_day), key, Desk, work)


def desk_of(unit: Unit, code: str) -> Desk:
    """Return a desk, open or not; Refused when there is none."""
    for one in unit.office.desks():
        if one.code == code:
            return one
    raise Refused("desk.unknown", desk=code[:40])


def _free_code(name: str, taken: set[str]) -> str:
    """Return a code that nobody has: "Văn hóa - xã hội" is ``van_hoa_xa_hoi``."""
    base = "_".join("".join(char for char in names.search_form(name) if char.isascii()).split())[:_LONGEST_CODE]
    base = base or "bo_phan"
    free, number = base, 2
    while free in taken:
        free, number = f"{base}_{number}", number + 1
    return free


def _log(unit: Unit, act: Act, action: str, **what: str) -> None:
    unit.audit.add(act.recorded_by, action, act.recorded_at, data=canonical(what))
