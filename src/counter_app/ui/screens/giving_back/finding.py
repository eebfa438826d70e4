"""Whose results wait: those of a card, of a number, of the person whose dossier is open."""

from dataclasses import dataclass

from counter_app.domain.dossiers.stages import OPEN_STAGES, Stage
from counter_app.domain.names import search_form
from counter_app.services.acting import Actor
from counter_app.services.counter_rows import ReturnCard, ReturnView
from counter_app.services.desks import Desks


@dataclass(frozen=True, slots=True)
class Theirs:
    """The dossiers of one person by their codes: results that wait, and what is still at work."""

    ready: tuple[str, ...] = ()
    at_work: tuple[str, ...] = ()

    @property
    def first(self) -> str:
        """Return the one to open; empty where there is none."""
        return next(iter((*self.ready, *self.at_work)), "")

    def but(self, handle: str) -> tuple[str, ...]:
        """Return the waiting results without one."""
        return tuple(code for code in self.ready if code != handle)


def theirs_by_number(desks: Desks, actor: Actor, number: str) -> Theirs:
    """Return the dossiers in which somebody of that number is a party."""
    hits = sorted(desks.lookup.search(actor, number).hits, key=lambda hit: hit.number)
    ready = tuple(hit.code for hit in hits if hit.stage == Stage.RESULT_READY)
    return Theirs(ready, tuple(hit.code for hit in hits if Stage(hit.stage) in OPEN_STAGES))


def theirs_by_name(desks: Desks, actor: Actor, name: str, phone: str = "") -> Theirs:
    """Return the waiting results filed by somebody of that name; with a phone, of that phone."""
    wanted = search_form(name)
    if not wanted:
        return Theirs()
    rows = desks.worklists.results(actor, ReturnView.READY, filter_text=name).rows
    same = [row for row in rows if search_form(row.submitter) == wanted and (not phone or row.phone == phone)]
    return Theirs(tuple(row.code for row in same))


def more_of(desks: Desks, actor: Actor, card: ReturnCard) -> tuple[str, ...]:
    """Return the other results that wait for whoever filed this one; a name alone makes nobody the same person."""
    person = card.receivers[0].party
    if person.id_number:
        return theirs_by_number(desks, actor, person.id_number).but(card.row.handle)
    if person.phone:
        return theirs_by_name(desks, actor, person.name, person.phone).but(card.row.handle)
    return ()
