"""A slip in the making: what can be sent, where to, and what was chosen, in the order it was put on the pile."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from counter_app.domain.people import Desk, Person, Right
from counter_app.services.work_rows import WorkRow
from counter_app.ui.screens.handover.tally import numbers_meant


@dataclass(frozen=True, slots=True)
class Target:
    """A desk or a person that dossiers can be sent to. ``desks`` are those it works at; none means any."""

    to: str
    name: str
    desks: frozenset[str]
    at: str = ""  # the desks of a person, as they are called


class Pile:
    """What is shown is what goes to the target next, and whatever else was chosen."""

    def __init__(self) -> None:
        self.rows: tuple[WorkRow, ...] = ()
        self.targets: tuple[Target, ...] = ()
        self.target: Target | None = None
        self.everything = False
        self.chosen: list[int] = []

    def show(self, rows: Sequence[WorkRow], targets: Sequence[Target]) -> None:
        """Take what was read; what is no longer there is no longer chosen."""
        self.rows, self.targets = tuple(rows), tuple(targets)
        here = {row.number for row in rows}
        self.chosen = [number for number in self.chosen if number in here]
        known = {target.to: target for target in targets}
        self.target = known.get(self.target.to) if self.target else None
        self.target = self.target or self._usual_target()

    def aim(self, to: str) -> None:
        """Send the pile elsewhere."""
        self.target = next((target for target in self.targets if target.to == to), self.target)

    def fits(self, row: WorkRow) -> bool:
        """Say whether the target is where the dossier goes next. A short matter stays at the counter."""
        target = self.target
        if target is None or row.short:
            return False
        return not target.desks or row.next_desk in target.desks

    @property
    def expected(self) -> tuple[WorkRow, ...]:
        """What goes to the target next."""
        return tuple(row for row in self.rows if self.fits(row))

    @property
    def shown(self) -> tuple[WorkRow, ...]:
        """The rows to show."""
        if self.everything:
            return self.rows
        return tuple(row for row in self.rows if self.fits(row) or row.number in self.chosen)

    @property
    def picked(self) -> tuple[WorkRow, ...]:
        """What was chosen, in the order it was chosen."""
        known = {row.number: row for row in self.rows}
        return tuple(known[number] for number in self.chosen)

    @property
    def strays(self) -> tuple[WorkRow, ...]:
        """What was chosen though it goes elsewhere next."""
        return tuple(row for row in self.picked if not self.fits(row))

    def keep_only(self, numbers: Iterable[int]) -> None:
        """Choose these; those chosen before keep their order."""
        wanted = list(numbers)
        kept = [number for number in self.chosen if number in wanted]
        self.chosen = kept + [number for number in wanted if number not in kept]

    def find(self, text: str) -> list[WorkRow]:
        """Return what a scan or a typed code may mean."""
        known = {row.number: row for row in self.rows}
        meant = numbers_meant(text, {number: row.handle for number, row in known.items()})
        return [known[number] for number in meant]

    def _usual_target(self) -> Target | None:
        """Where most goes next, the more urgent first."""
        next_desks = [row.next_desk for row in self.rows if not row.short]
        known = {target.to: target for target in self.targets}
        wanted = [desk for desk in next_desks if desk in known]
        if wanted:
            return known[max(dict.fromkeys(wanted), key=wanted.count)]
        return self.targets[0] if self.targets else None


def targets_of(desks: Sequence[Desk], people: Sequence[Person], me: Person) -> tuple[Target, ...]:
    """Return every desk but those of this person alone, then everybody else who may take over."""
    names = {desk.code: desk.name for desk in desks}
    places = [Target(desk.code, desk.name, frozenset({desk.code})) for desk in desks if desk.code not in me.desks]
    others = [one for one in people if one.login != me.login and one.may(Right.TAKE_OVER)]
    return (
        *places,
        *(Target(one.login, one.name, one.desks, ", ".join(names.get(at, at) for at in sorted(one.desks)))
          for one in others),
    )  # fmt: skip
