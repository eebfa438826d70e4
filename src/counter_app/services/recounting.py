"""Promises held against a calendar: which of them it no longer bears out, counted in small helpings."""

from collections.abc import Callable, Iterator, Sequence
from itertools import islice

from counter_app.domain.deadlines.calendar import WorkCalendar
from counter_app.domain.dossiers.state import Dossier
from counter_app.domain.errors import Refused
from counter_app.services import appointments
from counter_app.services.calendar_ports import CalendarQueries
from counter_app.services.calendar_rows import Move, Touched, TouchedRow

Progress = Callable[[int, int], bool]
"""Told how many of how many are done; to say False is to stop, and then nothing has happened."""

HELPING = 200


def quietly(done: int, total: int) -> bool:
    """Go on, whatever the progress."""
    return True


def touched_by(
    calendar: WorkCalendar, numbers: Sequence[int], queries: CalendarQueries, progress: Progress = quietly
) -> Touched:
    """Return what the calendar does to the promises of these dossiers. Refused where ``progress`` says to stop."""
    profile, rows, promised = queries.profile(), list[TouchedRow](), 0
    for done, helping in helpings(numbers):
        must_go_on(progress, done, len(numbers))
        for dossier in queries.dossiers(helping).values():
            moved = appointments.moved_to(dossier, calendar, profile)
            promised += moved is None
            row = touched_row(dossier, moved)
            rows += [row] if row else []
    must_go_on(progress, len(numbers), len(numbers))
    return Touched(tuple(rows), len(numbers), promised)


def helpings(numbers: Sequence[int]) -> Iterator[tuple[int, Sequence[int]]]:
    """Yield the numbers a few at a time, with how many went before."""
    rest, done = iter(numbers), 0
    while helping := list(islice(rest, HELPING)):
        yield done, helping
        done += len(helping)


def must_go_on(progress: Progress, done: int, total: int) -> None:
    """Tell the progress; raise Refused where somebody wants to stop."""
    if not progress(done, total):
        raise Refused("recount.stopped", done=done, total=total)


def touched_row(dossier: Dossier, moved: appointments.Moved | None) -> TouchedRow | None:
    """Return the row of a dossier whose promise would change, or become sure; None where nothing would."""
    if moved is None or dossier.due_at is None or dossier.received_at is None:
        return None
    if moved.at == dossier.due_at and moved.confirmed == dossier.calendar_confirmed:
        return None
    return TouchedRow(
        number=dossier.number,
        code=dossier.handle,
        procedure=dossier.procedure.code,
        procedure_name=dossier.procedure.short_name,
        received_at=dossier.received_at,
        due_before=dossier.due_at,
        due_after=moved.at,
        move=_move(dossier, moved),
    )


def _move(dossier: Dossier, moved: appointments.Moved) -> Move:
    if dossier.due_at is None or moved.at == dossier.due_at:
        return Move.SURE if moved.confirmed else Move.UNSURE
    return Move.LATER if moved.at > dossier.due_at else Move.EARLIER
