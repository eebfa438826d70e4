"""Carrying out the main job for one dossier or many: each is an act of its own, and each says how it went."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from counter_app.domain.dossiers.warnings import Warn
from counter_app.domain.errors import CounterError, Refused
from counter_app.services.acting import Actor
from counter_app.services.desks import Desks
from counter_app.services.rows import BatchDone, Done
from counter_app.services.work_rows import WorkRow
from counter_app.ui.screens.queue.jobs import Job

Undo = Callable[[Actor], object]
_COUNTER_STEP = 1


@dataclass(slots=True)
class Carried:
    """How it went: which dossiers it was done for, which not and why, what to print, and the way back if there is one.

    ``warnings`` are said beside what was done.
    """

    done: list[WorkRow] = field(default_factory=list)
    failed: list[tuple[WorkRow, CounterError]] = field(default_factory=list)
    jobs: list[int] = field(default_factory=list)
    undo: list[Undo] = field(default_factory=list)
    warnings: list[Warn] = field(default_factory=list)


def carry_out(desks: Desks, actor: Actor, job: Job, rows: Sequence[WorkRow], why_back: str) -> Carried:
    """Do what F9 does at once. ``why_back`` is the reason written down where a step is taken back."""
    if job is Job.HAND_OVER:
        return _in_batches(rows, lambda row: row.next_desk, lambda desk, some: _hand_over(desks, actor, desk, some))
    if job is Job.ACCEPT:
        return _in_batches(rows, lambda row: row.in_transit, lambda batch, some: _accept(desks, actor, batch, some))
    return for_each(
        rows,
        lambda row: desks.handling.advance(actor, row.handle, expected=row.version),
        lambda row, done: _step_back(desks, row, done, why_back),
    )


def for_each(
    rows: Sequence[WorkRow],
    act: Callable[[WorkRow], Done],
    undo: Callable[[WorkRow, Done], Undo | None] = lambda row, done: None,
) -> Carried:
    """Do an act for each dossier; a refusal of one holds up no other, a fault of the surroundings all that follow."""
    carried = Carried()
    for at, row in enumerate(rows):
        try:
            done = act(row)
        except Refused as refused:
            carried.failed.append((row, refused))
            continue
        except CounterError as error:
            carried.failed += [(one, error) for one in rows[at:]]
            break
        carried.done.append(row)
        carried.warnings += done.warnings
        if done.job:
            carried.jobs.append(done.job)
        if way := undo(row, done):
            carried.undo.append(way)
    if carried.failed:
        carried.undo.clear()
    return carried


def _in_batches(
    rows: Sequence[WorkRow],
    by: Callable[[WorkRow], str],
    act: Callable[[str, list[WorkRow]], tuple[BatchDone, Undo | None]],
) -> Carried:
    carried = Carried()
    for key, group in groupby(sorted(rows, key=by), key=by):
        some = list(group)
        try:
            done, undo = act(key, some)
        except CounterError as error:
            carried.failed += [(row, error) for row in some]
            continue
        carried.done += some
        if done.job:
            carried.jobs.append(done.job)
        if undo:
            carried.undo.append(undo)
    return carried


def _hand_over(desks: Desks, actor: Actor, desk: str, rows: list[WorkRow]) -> tuple[BatchDone, Undo]:
    done = desks.handover.hand_over(actor, [row.handle for row in rows], desk)
    return done, lambda who: desks.handover.recall(who, done.batch)


def _accept(desks: Desks, actor: Actor, batch: str, rows: list[WorkRow]) -> tuple[BatchDone, None]:
    chosen = {row.number for row in rows}
    lines = desks.worklists.batch(actor, batch).lines
    left_out = frozenset(line.code for line in lines if not line.outcome and line.number not in chosen)
    return desks.handover.accept(actor, batch, left_out=left_out), None


def _step_back(desks: Desks, row: WorkRow, done: Done, reason: str) -> Undo | None:
    """Taking a step back is a step back: it is written down as one, and only from where it may be taken."""
    if row.step is None or row.step <= _COUNTER_STEP:
        return None
    return lambda who: desks.handling.send_back(who, row.handle, str(row.step), reason, expected=done.version)
