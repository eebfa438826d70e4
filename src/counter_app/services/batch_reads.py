"""What the handover screen looks at: dossiers that can be sent, slips on their way, and one slip line by line."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime

from counter_app.domain.dossiers.stages import Stage
from counter_app.domain.people import Person, Right
from counter_app.services.counter_rows import BatchCard, BatchLineRow, BatchPage, Box
from counter_app.services.rows import BatchLine
from counter_app.services.work_ports import WorkQueries
from counter_app.services.work_queue import Reckoner, Whose, rows, work_of
from counter_app.services.work_rows import View, WorkLine, WorkRow

_AT_WORK = (Stage.ACCEPTED, Stage.IN_PROCESS)


def to_hand_over(queries: WorkQueries, now: datetime, person: Person, to: str) -> tuple[WorkRow, ...]:
    """Return what can be sent now, the most urgent first. A result that goes back to the counter is completed instead.

    A short matter stays at the counter, so it is offered to a desk only when no desk is named.
    """
    work = work_of(queries, now, person)
    here = [line for line in work.view(View.MINE) if line.stage in _AT_WORK]
    offered = [row for row in rows(queries, work.reckoner, here) if _can_move(row)]
    return tuple(row for row in offered if not to or (row.next_desk == to and not row.short))


def _can_move(row: WorkRow) -> bool:
    before_return = row.step is not None and row.step >= row.step_count - 1
    return row.short or not before_return


def batches(queries: WorkQueries, person: Person, box: Box, limit: int) -> tuple[BatchCard, ...]:
    """Return the slips of a box with the names of people and desks."""
    whose, named = Whose.of(person), queries.names()
    return tuple(_named(card, named) for card in queries.batches(box, whose.desks, whose.login, limit))


def batch(queries: WorkQueries, now: datetime, person: Person, name: str) -> BatchPage:
    """Return a slip with its lines."""
    sent, lines = queries.batch(name)
    numbers = [line.number for line in lines]
    found, whole, named = queries.lines_of(numbers), queries.dossiers(numbers), queries.names()
    reckoner, whose = Reckoner(now, queries.calendar()), Whose.of(person)
    outcomes = [line.outcome for line in lines]
    card = BatchCard(
        batch=sent.batch,
        paper_number=sent.paper_number,
        round_of_day=sent.round_of_day,
        from_desk=sent.from_desk,
        from_name="",
        to_desk=sent.to_desk,
        to_name="",
        to_person=sent.to_person,
        to_person_name="",
        given_by=sent.given_by,
        given_by_name="",
        sent_at=sent.sent_at,
        lines=len(lines),
        waiting=outcomes.count(""),
        accepted=outcomes.count("accepted"),
        refused=outcomes.count("refused"),
        recalled=outcomes.count("recalled"),
    )
    to_me = card.to_person == person.login if card.to_person else whose.serves(card.to_desk)
    from_me = card.given_by == person.login or whose.serves(card.from_desk)
    return BatchPage(
        card=_named(card, named),
        lines=tuple(
            _line(place, line, found[line.number], whole[line.number].sets, named, reckoner)
            for place, line in enumerate(lines, start=1)
        ),
        mine_to_accept=bool(card.waiting) and to_me and person.may(Right.TAKE_OVER),
        mine_to_recall=bool(card.waiting) and from_me and person.may(Right.HAND_OVER),
    )


def _named(card: BatchCard, named: Mapping[str, str]) -> BatchCard:
    return replace(
        card,
        from_name=named.get(card.from_desk, card.from_desk),
        to_name=named.get(card.to_desk, card.to_desk),
        to_person_name=named.get(card.to_person, card.to_person),
        given_by_name=named.get(card.given_by, card.given_by),
    )


def _line(
    place: int, line: BatchLine, dossier: WorkLine, sets: int, named: Mapping[str, str], reckoner: Reckoner
) -> BatchLineRow:
    return BatchLineRow(
        line=place,
        number=line.number,
        code=dossier.handle,
        submitter=dossier.submitter,
        procedure_name=dossier.procedure_name,
        sets=sets,
        received_at=dossier.received_at,
        due_at=dossier.due_at,
        due=reckoner.due(dossier),
        outcome=line.outcome,
        reason=line.reason,
        settled_at=line.settled_at,
        settled_by=named.get(line.settled_by, line.settled_by),
    )
