"""``due``: the time-limit engine alone. Without a data folder it counts by the shipped calendar and usual hours.

A bare ``--pause`` is deducted, as a payment or another agency is. With ``--supplement restart`` the last pause is the
wait for further papers, after which the limit is counted anew.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

import click

from counter_app.cli.dossiers import explanation
from counter_app.cli.frame import Frame
from counter_app.cli.misuse import Misused
from counter_app.cli.output import Answer
from counter_app.cli.tree import Command
from counter_app.cli.values import Moment, OneOf, Span
from counter_app.domain.deadlines.calendar import WorkCalendar
from counter_app.domain.deadlines.due import Due, DuePolicy, Pause, SupplementPolicy, due_after_supplement
from counter_app.domain.deadlines.due import due as counted
from counter_app.domain.deadlines.limits import TimeLimit, limits_text, parse_limits
from counter_app.domain.deadlines.opening_hours import OFFICE_HOURS, WeekHours, parse_hours
from counter_app.domain.deadlines.targets import step_ends
from counter_app.domain.errors import Unavailable
from counter_app.domain.moments import ward_date
from counter_app.domain.numbering.procedure_codes import procedure_code
from counter_app.domain.procedures.cases import case_of, with_case
from counter_app.domain.procedures.channels import Channel
from counter_app.domain.procedures.versions import ProcedureVersion, choose_version
from counter_app.services.starter_catalogue import starter_catalogue
from counter_app.services.state_calendar import state_calendar


@dataclass(frozen=True, slots=True)
class _House:
    """What a limit is counted over, and where it comes from."""

    calendar: WorkCalendar
    policy: DuePolicy
    source: str
    version: ProcedureVersion | None = None


@click.command("due", cls=Command)
@click.option("--limit")
@click.option("--procedure")
@click.option("--received", type=Moment(), required=True)
@click.option("--policy", type=OneOf(DuePolicy))
@click.option("--hours")
@click.option("--saturday")
@click.option("--pause", "pauses", type=Span(), multiple=True)
@click.option("--supplement", type=OneOf(SupplementPolicy), default=SupplementPolicy.DEDUCT)
@click.option("--case", "cases", multiple=True)
@click.option("--channel", type=OneOf(Channel), default=Channel.COUNTER)
@click.pass_obj
def due(
    frame: Frame,
    *,
    limit: str | None,
    procedure: str | None,
    received: datetime,
    policy: DuePolicy | None,
    hours: str | None,
    saturday: str | None,
    pauses: Sequence[tuple[datetime, datetime]],
    supplement: SupplementPolicy,
    cases: tuple[str, ...],
    channel: Channel,
) -> Answer:
    """Say when a matter received at a moment is due, and why."""
    if (limit is None) == (procedure is None):
        if limit is None:
            raise Misused("usage.missing", option="--limit")
        raise Misused("usage.together", option="--limit", other="--procedure")
    if cases and procedure is None:
        raise Misused("usage.needs", option="--case", needed="--procedure")
    house = _house(frame, procedure, received)
    limits = _limits(house.version, limit, channel, cases)
    calendar = _with_hours(house.calendar, hours, saturday)
    own_policy = house.version.due_policy if house.version else None
    chosen = policy or own_policy or house.policy
    found = _count(limits, received, calendar, chosen, pauses, supplement)
    lines = explanation(found.lines, frame.lang)
    document: dict[str, Any] = {
        "due_at": found.at,
        "explanation": lines,
        "calendar_confirmed": found.confirmed,
        "unconfirmed_years": calendar.unconfirmed_years(received, found.at),
        "limit": limits_text(limits),
        "cases": cases,
        "policy": chosen,
        "supplement": supplement,
        "received_at": received,
        "calendar": house.source,
        "target": _target(house.version, received, calendar, pauses, supplement),
    }
    return Answer(document, [line["text"] for line in lines])


def _limits(
    version: ProcedureVersion | None, limit: str | None, channel: Channel, cases: tuple[str, ...]
) -> tuple[TimeLimit, ...]:
    if version is None:
        return parse_limits(limit or "")
    limits: tuple[TimeLimit, ...] = (version.limit_for(channel),)
    for words in cases:
        limits = with_case(limits, case_of(version, words))
    return limits


def _target(
    version: ProcedureVersion | None,
    received: datetime,
    calendar: WorkCalendar,
    spans: Sequence[tuple[datetime, datetime]],
    supplement: SupplementPolicy,
) -> dict[str, Any] | None:
    """Return the ward's own clock beside the legal one: the ceilings of the steps, one after the other."""
    if version is None:
        return None
    pauses = [Pause(start, end) for start, end in spans]
    restarts = supplement is SupplementPolicy.RESTART and pauses
    start = max(pause.end for pause in pauses) if restarts else received
    steps = version.full_process.steps
    ends = step_ends([step.ceiling_minutes for step in steps], start, calendar, () if restarts else pauses)
    told = [
        {"code": step.code, "name": step.name, "ceiling_minutes": step.ceiling_minutes, "due_at": end}
        for step, end in zip(steps, ends, strict=True)
    ]
    return {"due_at": ends[-1], "minutes": version.full_process.total_minutes, "steps": told}


def _house(frame: Frame, procedure: str | None, received: datetime) -> _House:
    """Return the named folder's calendar and policy, where a folder was named and holds data, else what ships."""
    day = ward_date(received)
    try:
        if frame.data is not None:
            return _own_house(frame, procedure, day)
    except Unavailable as fault:
        if fault.code != "folder.missing":
            raise
    version = choose_version(starter_catalogue().procedures, procedure_code(procedure), day) if procedure else None
    return _House(state_calendar(), DuePolicy.END_OF_DAY, "shipped", version)


def _own_house(frame: Frame, procedure: str | None, day: date) -> _House:
    with frame.desks() as desks:
        office = desks.office.queries
        version = desks.catalogue.queries.procedure_on(procedure_code(procedure), day) if procedure else None
        return _House(office.calendar(), office.profile().due_policy, "folder", version)


def _with_hours(calendar: WorkCalendar, hours: str | None, saturday: str | None) -> WorkCalendar:
    if hours is None and saturday is None:
        return calendar
    week = WeekHours.of(
        parse_hours(hours) if hours is not None else OFFICE_HOURS,
        parse_hours(saturday) if saturday is not None else (),
    )
    return replace(calendar, hours=week, periods=())


def _count(
    limit: tuple[TimeLimit, ...],
    received: datetime,
    calendar: WorkCalendar,
    policy: DuePolicy,
    spans: Sequence[tuple[datetime, datetime]],
    supplement: SupplementPolicy,
) -> Due:
    pauses = sorted((Pause(start, end) for start, end in spans), key=lambda pause: pause.start)
    if supplement is SupplementPolicy.DEDUCT or not pauses:
        return counted(limit, received, calendar, policy=policy, pauses=pauses)
    *others, wait = pauses
    return due_after_supplement(
        limit, received, wait.start, wait.end, calendar, supplement=supplement, policy=policy, pauses=others
    )
