"""``catalogue list`` and ``catalogue show``: what procedures ask for, on a day."""

from datetime import date
from typing import Any

import click

from counter_app.cli.acting import reading
from counter_app.cli.frame import AtDesk
from counter_app.cli.output import Answer
from counter_app.cli.tree import Command
from counter_app.cli.values import Day
from counter_app.domain.procedures.process import Process
from counter_app.domain.procedures.versions import ProcedureVersion


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
    version = desk.desks.catalogue.show(desk.actor, procedure, wanted)
    summary = _summary(version)
    said = [desk.tell("catalogue.row", **summary)]
    said += [desk.tell("catalogue.paper", **_fields(paper)) for paper in version.papers]
    return Answer({"on": wanted, **_whole(version), "procedures": [summary]}, said)


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
