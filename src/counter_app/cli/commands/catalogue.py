"""``catalogue``: what procedures ask for, on a day, and what of it was compared with the decision."""

from collections.abc import Iterable
from datetime import date
from typing import Any

import click

from counter_app.cli.acting import reading, writing
from counter_app.cli.frame import AtDesk
from counter_app.cli.misuse import Misused
from counter_app.cli.output import Answer
from counter_app.cli.tree import Command
from counter_app.cli.values import Day, OneOf
from counter_app.domain.procedures.checks import Datum
from counter_app.domain.procedures.process import Process
from counter_app.domain.procedures.versions import ProcedureVersion
from counter_app.services.wording import name


@click.command("list", cls=Command)
@click.option("--on", "day", type=Day())
@reading
def list_on(desk: AtDesk, *, day: date | None) -> Answer:
    """List the procedures in force on a day, today where none is named."""
    wanted = day or desk.today
    versions = desk.desks.catalogue.list_on(desk.actor, wanted)
    rows = [_summary(version) for version in versions]
    said = [desk.tell("catalogue.row", **row) for row in rows]
    head = desk.tell("catalogue.count", count=len(rows), day=wanted)
    return Answer({"on": wanted, "procedures": rows}, [head, *said])


@click.command("show", cls=Command)
@click.argument("procedure")
@click.option("--on", "day", type=Day())
@reading
def show(desk: AtDesk, *, procedure: str, day: date | None) -> Answer:
    """Show one procedure: papers, fee, limits, processes, and how far each datum can be trusted."""
    wanted = day or desk.today
    sheet = desk.desks.catalogue.sheet(desk.actor, procedure, wanted)
    version = sheet.version
    summary = _summary(version)
    said = [desk.tell("catalogue.row", **summary)]
    said += [desk.tell("catalogue.paper", **_fields(paper)) for paper in version.papers]
    said += [desk.tell("catalogue.unchecked", data=_named(desk, sheet.unchecked))] if sheet.unchecked else []
    said += [desk.tell("catalogue.check", **_fields(check), what=_named(desk, check.data)) for check in sheet.checks]
    document = {
        "on": wanted,
        **_whole(version),
        "unchecked": sheet.unchecked,
        "checks": [_fields(check) for check in sheet.checks],
        "open_dossiers": sheet.open_dossiers,
        "older_open": sheet.older_open,
        "procedures": [summary],
    }
    return Answer(document, said)


@click.command("confirm", cls=Command)
@click.argument("procedure")
@click.option("--decision")
@click.option("--dated", type=Day())
@click.option("--only", "only", type=OneOf(Datum), multiple=True)
@click.option("--take-back", is_flag=True)
@writing()
def confirm(
    desk: AtDesk,
    *,
    procedure: str,
    decision: str | None,
    dated: date | None,
    only: tuple[Datum, ...],
    take_back: bool,
) -> Answer:
    """Say that a procedure was compared with a decision, all of it unless parts are named; or take that back."""
    catalogue = desk.desks.catalogue
    if take_back and decision is not None:
        raise Misused("usage.together", option="--take-back", other="--decision")
    if take_back:
        done = catalogue.take_back(desk.actor, procedure, key=desk.key)
    elif decision is None:
        raise Misused("usage.missing", option="--decision")
    else:
        done = catalogue.confirm(desk.actor, procedure, decision, dated=dated, data=only or None, key=desk.key)
    said = [desk.tell("catalogue.taken_back" if take_back else "catalogue.confirmed", **_fields(done))]
    said += [desk.tell("catalogue.unchecked", data=_named(desk, done.unchecked))] if done.unchecked else []
    return Answer({**_fields(done), "dated": dated, "taken_back": take_back}, said)


def _named(desk: AtDesk, data: Iterable[Datum]) -> str:
    return ", ".join(name("datum", datum.value, desk.frame.lang) for datum in data)


def _summary(version: ProcedureVersion) -> dict[str, Any]:
    return {
        "code": version.code,
        "version": version.version,
        "name": version.name,
        "short_name": version.short_name,
        "field": version.field_code,
        "field_name": version.field_name,
        "desk": version.desk,
        "limit": str(version.limit),
        "short": version.short_process is not None,
    }


def _whole(version: ProcedureVersion) -> dict[str, Any]:
    return {
        **_summary(version),
        "valid_from": version.valid_from,
        "valid_to": version.valid_to,
        "limit_note": version.limit_note,
        "conditional_limits": [
            {
                "case": one.case,
                "effect": one.effect,
                "limit": str(one.limit) if one.limit else None,
                "times": one.times,
                "source": one.source,
            }
            for one in version.conditional_limits
        ],
        "fee": version.fee,
        "fee_note": version.fee_note,
        "conditional_fees": version.conditional_fees,
        "channels": version.channels,
        "result": version.result,
        "legal_basis": version.legal_basis,
        "papers": [{**_fields(paper), "mandatory": paper.mandatory} for paper in version.papers],
        "extra_fields": version.extra_fields,
        "process": _process(version.full_process),
        "short_process": _process(version.short_process) if version.short_process else None,
        "confidence": version.confidence,
        "decision": version.decision,
    }


def _process(process: Process) -> dict[str, Any]:
    steps = [{**_fields(step), "step": place} for place, step in enumerate(process.steps, start=1)]
    return {"kind": process.kind, "total_minutes": process.total_minutes, "steps": steps}


def _fields(value: Any) -> dict[str, Any]:
    return {name: getattr(value, name) for name in value.__slots__}
