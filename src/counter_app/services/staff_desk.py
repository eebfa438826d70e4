"""Who works at the ward and what each is trusted with: accounts come, change, are disabled and let back in."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any, Protocol

from counter_app.domain import names
from counter_app.domain.dossiers.acts import Act
from counter_app.domain.errors import Refused
from counter_app.domain.moments import ward_date
from counter_app.domain.people import Desk, Person, Right, Role, login_name
from counter_app.services.acting import Actor
from counter_app.services.ledger import Ledger, canonical, needs
from counter_app.services.organisation import desk_of
from counter_app.services.plain_text import bounded
from counter_app.services.ports import Unit


class StaffQueries(Protocol):
    """What is read of the staff."""

    def people(self) -> tuple[Person, ...]:
        """Return all officers by login."""
        ...

    def desks(self) -> tuple[Desk, ...]:
        """Return all desks, past ones included."""
        ...


@dataclass(frozen=True, slots=True)
class StaffDesk:
    """Where accounts are looked after. Nobody is ever removed: what they did stays theirs."""

    ledger: Ledger
    queries: StaffQueries

    @needs(Right.MANAGE_PEOPLE)
    def people(self, actor: Actor) -> tuple[Person, ...]:
        """Return all officers by login."""
        return self.queries.people()

    @needs(Right.MANAGE_PEOPLE)
    def desks(self, actor: Actor) -> tuple[Desk, ...]:
        """Return the desks of today, where somebody may sit."""
        today = ward_date(self.ledger.now())
        return tuple(desk for desk in self.queries.desks() if desk.exists_on(today))

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
        person = Person(login_name(login), names.person_name(name), bounded(title), frozenset(roles), frozenset(desks))

        def work(unit: Unit, act: Act) -> Person:
            if any(one.login == person.login for one in unit.office.people()):
                raise Refused("person.exists", login=person.login)
            for code in person.desks:
                desk_of(unit, code)
            unit.office.save_person(person)
            what = canonical({"login": person.login, "after": _standing(person)})
            unit.audit.add(act.recorded_by, "person.added", act.recorded_at, data=what)
            return person

        return self.ledger.write(actor, "add_person", person, key, Person, work)

    @needs(Right.MANAGE_PEOPLE)
    def rename(
        self, actor: Actor, login: str, name: str, title: str | None = None, *, key: str | None = None
    ) -> Person:
        """Correct how an officer and their office are called; papers printed before keep the old words.

        Without a title the office is called as before.
        """
        called, office = names.person_name(name), None if title is None else bounded(title)

        def rename(unit: Unit, person: Person) -> Person:
            return replace(person, name=called, title=person.title if office is None else office)

        return self._change(actor, "rename", login, key, (called, office), rename, _called)

    @needs(Right.MANAGE_PEOPLE)
    def set_roles(self, actor: Actor, login: str, roles: Sequence[Role], *, key: str | None = None) -> Person:
        """Give an officer other roles; they hold from the next call."""
        given = frozenset(roles)
        return self._change(actor, "set_roles", login, key, given, lambda unit, person: replace(person, roles=given))

    @needs(Right.MANAGE_PEOPLE)
    def disable(self, actor: Actor, login: str, *, key: str | None = None) -> Person:
        """Take all rights from an officer who holds no dossier; what they did stays theirs."""

        def leave(unit: Unit, person: Person) -> Person:
            held = unit.dossiers.held_by(login)
            if person.active and held:
                raise Refused("person.holds_dossiers", name=person.name, count=held)
            return replace(person, active=False)

        return self._change(actor, "disable", login, key, None, leave)

    @needs(Right.MANAGE_PEOPLE)
    def enable(self, actor: Actor, login: str, *, key: str | None = None) -> Person:
        """Let an officer back in, with the roles they had."""
        return self._change(actor, "enable", login, key, None, lambda unit, person: replace(person, active=True))

    @needs(Right.MANAGE_PEOPLE)
    def seat(self, actor: Actor, login: str, desks: Sequence[str], *, key: str | None = None) -> Person:
        """Say at which desks an officer sits; what they hold stays with them."""
        wanted = frozenset(desks)

        def sit(unit: Unit, person: Person) -> Person:
            for code in wanted:
                desk_of(unit, code)
            return replace(person, desks=wanted)

        return self._change(actor, "seat", login, key, wanted, sit, _seats)

    def _change(
        self,
        actor: Actor,
        command: str,
        login: str,
        key: str | None,
        request: Any,
        change: Callable[[Unit, Person], Person],
        told: Callable[[Person], str] | None = None,
    ) -> Person:
        said = told or _standing

        def work(unit: Unit, act: Act) -> Person:
            person = unit.office.person(login)
            changed = change(unit, person)
            others = [one for one in unit.office.people() if one.login != login and one.may(Right.MANAGE_PEOPLE)]
            if not changed.may(Right.MANAGE_PEOPLE) and not others:
                raise Refused("person.last_admin", login=login)
            unit.office.save_person(changed)
            what = canonical({"login": login, "before": said(person), "after": said(changed)})
            unit.audit.add(act.recorded_by, f"person.{command}", act.recorded_at, data=what)
            return changed

        return self.ledger.write(actor, command, (login, request), key, Person, work)


def _standing(person: Person) -> str:
    """Return what somebody may be at the ward, as the log tells it."""
    return " ".join(sorted(person.roles)) if person.active else "disabled"


def _seats(person: Person) -> str:
    return " ".join(sorted(person.desks))


def _called(person: Person) -> str:
    return f"{person.name}, {person.title}" if person.title else person.name
