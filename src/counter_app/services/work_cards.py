"""One dossier beside the list: its steps with the time they took, its last events, and what may be done now."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from counter_app.domain.deadlines.calendar import WorkCalendar
from counter_app.domain.dossiers.apply import apply
from counter_app.domain.dossiers.events import Event
from counter_app.domain.dossiers.possible import hindrances
from counter_app.domain.dossiers.stages import Stage
from counter_app.domain.dossiers.state import Dossier
from counter_app.domain.errors import Forbidden, Refused
from counter_app.domain.people import Right
from counter_app.domain.procedures.papers import DossierPaper, PaperState
from counter_app.domain.procedures.process import Process, ProcessStep
from counter_app.services.acting import Actor
from counter_app.services.intake import process_of
from counter_app.services.moves import moved
from counter_app.services.two_clocks import clocks_of, left_on_step, step_dues
from counter_app.services.work_ports import WorkQueries
from counter_app.services.work_queue import rows_of
from counter_app.services.work_rows import ActOption, DossierCard, StepCard, StepState

RIGHT_OF: Mapping[str, Right] = {
    "receive": Right.RECEIVE,
    "ask_completion": Right.RECEIVE,
    "refuse": Right.RECEIVE,
    "cancel": Right.CANCEL,
    "correct": Right.CORRECT,
    "adopt_code": Right.CORRECT,
    "change_procedure": Right.CORRECT,
    "change_limit": Right.HANDLE,
    "reach_competent": Right.HAND_OVER,
    "recount": Right.RECOUNT,
    "attach": Right.ATTACH,
    "hand_over": Right.HAND_OVER,
    "take_over": Right.TAKE_OVER,
    "recall": Right.HAND_OVER,
    "advance": Right.HANDLE,
    "sign": Right.RECORD_SIGNATURE,
    "send_back": Right.HANDLE,
    "reassign": Right.HANDLE,
    "ask_supplement": Right.ASK_SUPPLEMENT,
    "resume": Right.ASK_SUPPLEMENT,
    "wait_for_payment": Right.HANDLE,
    "settle_payment": Right.HANDLE,
    "extend": Right.REAPPOINT,
    "apologise": Right.REAPPOINT,
    "withdraw": Right.WITHDRAW,
    "stop": Right.STOP,
    "reopen": Right.REOPEN,
    "complete": Right.COMPLETE,
    "give_back": Right.GIVE_BACK,
    "collect_fee": Right.COLLECT_FEE,
    "waive_fee": Right.WAIVE_FEE,
}
"""The right each act needs; the same that the desk which carries it out declares."""

_RECENT = 3
_GIVEN = frozenset({PaperState.SUBMITTED, PaperState.SHOWN, PaperState.HELD_AS_DATA})
_ENDED = frozenset({Stage.RETURNED})


def card(queries: WorkQueries, now: datetime, actor: Actor, handle: str) -> DossierCard:
    """Return the pane of one dossier."""
    found = queries.page(handle)
    dossier, named = found.dossier, queries.names()
    process = process_for(queries, dossier)
    steps = process.steps
    given, wanted = papers_count(dossier.papers)
    calendar = queries.calendar()
    return DossierCard(
        row=rows_of(queries, now, [dossier.number])[0],
        procedure_full_name=dossier.procedure.name,
        limit=dossier.procedure.limit,
        subject=dossier.subject,
        parties=dossier.parties,
        papers=dossier.papers,
        papers_given=given,
        papers_wanted=wanted,
        fee=dossier.fee,
        return_method=dossier.return_method,
        return_place=dossier.return_place,
        register=dossier.register,
        steps=_with_dues(
            _steps(dossier, steps, _stays(found.events, now), calendar, named), dossier, steps, now, calendar
        ),
        recent=tuple(moved(event, named) for event in reversed(found.events[-_RECENT:])),
        acts=options(queries, now, actor, dossier),
        left_minutes=max(0, calendar.working_minutes(now, dossier.due_at)) if dossier.due_at else 0,
        clocks=clocks_of(dossier, process, now, calendar),
    )


def _with_dues(
    cards: tuple[StepCard, ...], dossier: Dossier, steps: Sequence[ProcessStep], now: datetime, calendar: WorkCalendar
) -> tuple[StepCard, ...]:
    """Return the steps with until when each may take, and how much of that is left of the present one."""
    dues = step_dues(dossier, steps, calendar)
    return tuple(
        replace(
            card,
            due_at=dues.get(card.position),
            left=left_on_step(dossier, dues[card.position], now, calendar)
            if card.state is StepState.CURRENT and card.position in dues
            else None,
        )
        for card in cards
    )


def process_for(queries: WorkQueries, dossier: Dossier) -> Process:
    """Return the process the dossier follows."""
    pin = (dossier.procedure.code, dossier.procedure.version)
    versions = queries.versions({pin})
    return process_of(dossier.procedure, lambda _: versions[pin], short=dossier.short)


def options(queries: WorkQueries, now: datetime, actor: Actor, dossier: Dossier) -> tuple[ActOption, ...]:
    """Return every act with whether this person may do it now: the dossier's own reason first, then the right."""
    steps = process_for(queries, dossier).steps
    return tuple(
        _option(act, RIGHT_OF[act], refused, actor) for act, refused in hindrances(dossier, steps, now).items()
    )


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stay on a step as it is told: in working minutes, without waits. ``is_open`` while it lasts."""

    position: int
    since: datetime
    until: datetime
    used_minutes: int
    is_open: bool


def stretches(dossier: Dossier, journal: Sequence[Event], now: datetime, calendar: WorkCalendar) -> list[Stretch]:
    """Return every stay of a dossier on a step, in the order of its journal."""
    stays = _stays(journal, now)
    still_there = dossier.step is not None and dossier.stage not in _ENDED | {Stage.STOPPED}
    return [
        Stretch(
            position=stay.position,
            since=stay.since,
            until=stay.until,
            used_minutes=_worked(stay, dossier, calendar),
            is_open=still_there and at == len(stays),
        )
        for at, stay in enumerate(stays, start=1)
    ]


def papers_count(papers: Sequence[DossierPaper]) -> tuple[int, int]:
    """Return how many papers came, and how many the matter takes; a paper that does not apply counts nowhere."""
    wanted = [paper for paper in papers if paper.state != PaperState.NOT_APPLICABLE]
    return sum(1 for paper in wanted if paper.state in _GIVEN), len(wanted)


def _option(act: str, right: Right, refused: Refused | None, actor: Actor) -> ActOption:
    error: Refused | Forbidden | None = refused
    if error is None:
        try:
            actor.must_be_allowed(right)
        except Forbidden as forbidden:
            error = forbidden
    if error is None:
        return ActOption(act, right.value, allowed=True)
    return ActOption(act, right.value, allowed=False, code=error.code, params=error.params)


@dataclass(frozen=True, slots=True)
class _Stay:
    """A stretch on one step, in one go."""

    position: int
    since: datetime
    until: datetime
    who: str


def _stays(journal: Sequence[Event], now: datetime) -> list[_Stay]:
    """Return where the dossier stood and for how long, as its journal tells."""
    stays, state = list[_Stay](), None
    for event in journal:
        before, state = state, apply(state, event)
        if before is not None and before.step is not None and _has_left(before, state):
            since = before.step_since or before.last_happened_at
            who = before.holder.person or event.done_by
            stays.append(_Stay(before.step.position, since, event.happened_at, who))
    if state is not None and state.step is not None and state.step_since is not None:
        end = state.ended_at if state.stage is Stage.STOPPED else None
        stays.append(
            _Stay(state.step.position, state.step_since, max(end or now, state.step_since), state.holder.person)
        )
    return stays


def _has_left(before: Dossier, after: Dossier) -> bool:
    if before.step is None or after.step is None:
        return before.step is not after.step
    return (before.step.position, before.step_since) != (after.step.position, after.step_since)


def _steps(
    dossier: Dossier,
    steps: Sequence[ProcessStep],
    stays: Sequence[_Stay],
    calendar: WorkCalendar,
    named: Mapping[str, str],
) -> tuple[StepCard, ...]:
    here = len(steps) + 1 if dossier.stage in _ENDED else dossier.step.position if dossier.step else 0
    return tuple(
        _step_card(
            position, step, here, [stay for stay in stays if stay.position == position], dossier, calendar, named
        )
        for position, step in enumerate(steps, start=1)
    )


def _step_card(
    position: int,
    step: ProcessStep,
    here: int,
    stays: Sequence[_Stay],
    dossier: Dossier,
    calendar: WorkCalendar,
    named: Mapping[str, str],
) -> StepCard:
    is_here = position == here and dossier.step is not None
    desk = dossier.step.desk if is_here and dossier.step else step.desk
    who = stays[-1].who if stays else ""
    return StepCard(
        position=position,
        code=step.code,
        name=step.name,
        role=step.role.value,
        desk=desk,
        desk_name=named.get(desk, desk),
        state=StepState.CURRENT if is_here else StepState.DONE if position < here else StepState.AHEAD,
        ceiling_minutes=step.ceiling_minutes,
        used_minutes=sum(_worked(stay, dossier, calendar) for stay in stays),
        who=named.get(who, who),
        since=stays[0].since if stays else None,
        until=None if is_here or not stays else stays[-1].until,
        paper=step.paper,
    )


def _worked(stay: _Stay, dossier: Dossier, calendar: WorkCalendar) -> int:
    """Return the working minutes of a stay, without the waits that fell into it."""
    minutes = calendar.working_minutes(stay.since, stay.until)
    for pause in dossier.pauses:
        start, end = max(pause.since, stay.since), min(pause.until or stay.until, stay.until)
        minutes -= max(0, calendar.working_minutes(start, end)) if start < end else 0
    return minutes
