"""What the screen reads at once: the boxes with what was begun, and what a new slip can be made of."""

from collections.abc import Mapping
from dataclasses import dataclass

from counter_app.services.acting import Actor
from counter_app.services.counter_rows import BatchCard, Box
from counter_app.services.desks import Desks
from counter_app.services.work_rows import WorkRow
from counter_app.ui.screens.handover.kept import SCREEN, Kept, kept_in
from counter_app.ui.screens.handover.pile import Target, targets_of


@dataclass(frozen=True, slots=True)
class Begun:
    """The slips of every box, and what this person had begun; None where that was restored already."""

    boxes: Mapping[Box, tuple[BatchCard, ...]]
    kept: Kept | None


@dataclass(frozen=True, slots=True)
class Choice:
    """The dossiers that can be sent, and where to."""

    rows: tuple[WorkRow, ...]
    targets: tuple[Target, ...]


def read_begun(desks: Desks, actor: Actor, *, restored: bool) -> Begun:
    """Read the boxes, and the draft of this screen unless it was taken up already."""
    boxes = {box: desks.worklists.batches(actor, box) for box in Box}
    return Begun(boxes, None if restored else _draft(desks, actor))


def read_choice(desks: Desks, actor: Actor) -> Choice:
    """Read what can be sent and where to."""
    rows = desks.worklists.to_hand_over(actor)
    places, people = desks.worklists.desks(actor), desks.office.staff()
    return Choice(rows, targets_of(places, people, actor.person))


def _draft(desks: Desks, actor: Actor) -> Kept | None:
    row = next((row for row in desks.drafts.mine(actor) if row.screen == SCREEN), None)
    return kept_in(desks.drafts.take(actor, row.id).body, row.id) if row else None
