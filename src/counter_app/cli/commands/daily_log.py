"""``log``: one day of the ward, as it stood at its close."""

from datetime import date
from pathlib import Path
from typing import Any

import click

from counter_app.cli.acting import writing
from counter_app.cli.dossiers import on_time
from counter_app.cli.frame import AtDesk
from counter_app.cli.output import Answer
from counter_app.cli.papers import Drawn, drawn
from counter_app.cli.tree import Command
from counter_app.cli.values import Day
from counter_app.services.rows import CashLine, DayLog, DayRow

LISTS = ("received", "returned", "due_today", "due_soon", "overdue", "waiting", "waiting_sign", "ready")


@click.command("log", cls=Command)
@click.argument("day", type=Day(), required=False)
@click.option("--pdf", type=click.Path(path_type=Path))
@click.option("--xlsx", type=click.Path(path_type=Path))
@click.option("--sign-off", is_flag=True)
@writing()
def log(desk: AtDesk, *, day: date | None, pdf: Path | None, xlsx: Path | None, sign_off: bool) -> Answer:
    """Show the log of a day, today's where none is named; a past day as it stood at its close."""
    wanted = day or desk.today
    days = desk.desks.daily_log
    if sign_off:
        days.sign_off(desk.actor, wanted, key=desk.key)
    found = days.log(desk.actor, wanted)
    if xlsx is not None:
        days.export(desk.actor, wanted, xlsx)
    paper = Drawn()
    if pdf is not None:
        paper = drawn(desk, days.order(desk.actor, wanted, key=desk.key), pdf)
    document = {**_document(found), "pdf": paper.file, "xlsx": xlsx}
    said = [desk.tell("paper.written", file=file) for file in (paper.file, xlsx) if file]
    return Answer(document, [*_sentences(desk, found), *said], paper.warnings)


def _document(log: DayLog) -> dict[str, Any]:
    lists = {name: [_row(row) for row in getattr(log, name)] for name in LISTS}
    return {
        "date": log.day,
        "as_of": log.as_of,
        **lists,
        "cash": log.cash_total,
        "cash_lines": [_cash(line) for line in log.cash],
        "signed": log.signed,
        "corrections": log.corrections,
        "totals": {
            **{name: len(rows) for name, rows in lists.items()},
            "cash": log.cash_total,
            "on_time_per_mille": log.on_time_per_mille,
        },
    }


def _row(row: DayRow) -> dict[str, Any]:
    return {
        "code": row.code,
        "applicant": row.applicant,
        "procedure": row.procedure,
        "due_at": row.due_at,
        "holder": row.holder,
        "state": row.stage,
        "step_name": row.step_name,
        "at": row.at,
        "on_time": on_time(row.on_time),
        "verdict": row.on_time,
        "missing": row.missing,
        "late_entry": row.late_entry,
        "recorded_after_close": row.recorded_after_close,
    }


def _cash(line: CashLine) -> dict[str, Any]:
    return {
        "code": line.code,
        "applicant": line.applicant,
        "procedure": line.procedure,
        "at": line.at,
        "amount": line.amount,
        "book": line.book,
        "collector": line.collector,
        "late_entry": line.late_entry,
        "recorded_after_close": line.recorded_after_close,
    }


def _sentences(desk: AtDesk, log: DayLog) -> list[str]:
    said = [desk.tell("log.head", day=log.day, as_of=log.as_of)]
    for name in LISTS:
        rows = getattr(log, name)
        said.append(desk.tell("log.list", list=name, count=len(rows)))
        said += [
            desk.tell("log.row", code=row.code, applicant=row.applicant, procedure=row.procedure, holder=row.holder)
            for row in rows
        ]
    said.append(desk.tell("log.cash", cash=log.cash_total, count=len(log.cash)))
    if log.signed is not None:
        said.append(desk.tell("log.signed", name=log.signed.name, at=log.signed.at))
        said.append(desk.tell("log.corrections", count=len(log.corrections)))
    return said
