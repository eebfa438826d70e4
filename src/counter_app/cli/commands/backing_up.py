"""``backup``: the unit's copies made, checked, listed; its key and its second place; numbering after a restore.

``restore`` is told in a module of its own: it works on a folder that nobody has open.
"""

from pathlib import Path
from typing import Any

import click

from counter_app.cli.acting import reading, writing
from counter_app.cli.commands.upkeep import DAMAGED
from counter_app.cli.frame import AtDesk
from counter_app.cli.last_numbers import last_numbers, numbers_options, numbers_rows, numbers_told
from counter_app.cli.output import Answer, error_row, plain
from counter_app.cli.safe_key import key_file_option, safe_key
from counter_app.cli.tree import Command
from counter_app.domain.dossiers.warnings import Warn
from counter_app.domain.errors import CounterError
from counter_app.services.backup_rows import Automatic, BackupRow, LastNumbers, Outcome
from counter_app.services.wording import say


@click.command("create", cls=Command)
@click.argument("file", type=click.Path(path_type=Path), required=False)
@writing()
def create(desk: AtDesk, *, file: Path | None) -> Answer:
    """Make a back-up with all papers, read again before it counts; at the unit's place where no file is named.

    Data that contradict themselves are backed up all the same, with exit code 5.
    """
    row = desk.desks.backups.create(desk.actor, file.absolute() if file else None, key=desk.key)
    return _found(desk, _row(row), row.problems, [desk.tell("backup.made", **_told(row))], _lacking(row))


@click.command("verify", cls=Command)
@click.argument("file", type=click.Path(path_type=Path))
@key_file_option
@reading
def verify(desk: AtDesk, *, file: Path, key_file: Path | None) -> Answer:
    """Check a back-up by restoring it into a scratch folder; of a sealed one without its key, the outside alone."""
    identity = safe_key(desk.frame, key_file)
    report = desk.desks.backups.verify(desk.actor, file.absolute(), identity)
    facts = report.label.facts
    document = {
        "file": file,
        "unit": facts.unit,
        "made_at": report.label.made_at,
        "dossiers": facts.counts.dossiers,
        "events": facts.counts.events,
        "sha256": report.sha256,
        "ok": report.ok,
        "sealed": report.label.sealed,
        "full": report.full,
        "signed_here": report.label.signed_here,
        "fingerprint": report.label.fingerprint,
        "problems": len(report.problems),
    }
    said = [desk.tell("backup.full" if report.full else "backup.outside", **document)]
    return _found(desk, document, len(report.problems), said, [] if report.full else [Warn("backup.outside_only")])


@click.command("list", cls=Command)
@reading
def list_all(desk: AtDesk) -> Answer:
    """List the back-ups in the unit's places, newest first."""
    rows = desk.desks.backups.listed(desk.actor)
    said = [desk.tell("backup.by_clock" if row.automatic else "backup.by_hand", **plain(row)) for row in rows]
    return Answer({"backups": rows}, [desk.tell("backup.count", count=len(rows)), *said])


@click.command("status", cls=Command)
@reading
def status(desk: AtDesk) -> Answer:
    """Say when the last good back-up was made, and what must be seen to; everybody may see it."""
    notices = desk.desks.standing.start_notices(desk.actor)
    last, second = notices.backup.last, notices.backup.last_second
    document: dict[str, Any] = {
        "last": last,
        "place": notices.backup.place,
        "last_second": second,
        "sealed": notices.backup.sealed,
        "changed": notices.backup.changed,
        "ok": not (notices.backup.overdue or notices.backup.second_overdue),
        "disks": notices.disks,
        "unprinted": len(notices.unprinted),
        "numbers_waiting": notices.waiting,
    }
    said = [desk.tell("backup.last", at=last.made_at, file=last.file)] if last else [desk.tell("backup.none")]
    if second:
        said.append(desk.tell("backup.last_second", at=second.made_at, file=second.file))
    return Answer(document, said, notices.warnings)


@click.command("auto", cls=Command)
@click.option("--closing", is_flag=True)
@reading
def auto(desk: AtDesk, *, closing: bool) -> Answer:
    """Do what the clock asks for: for the system's own timetable, beside the window."""
    done = desk.desks.backups.automatic(desk.actor, closing=closing)
    row = _row(done.row) if done.row else {"file": ""}
    document = {**row, "outcome": done.outcome, "second": done.second, "ok": done.outcome in _GOOD}
    return _after_the_clock(desk, done, document)


@click.command("key", cls=Command)
@click.option("--replace", is_flag=True)
@reading
def key(desk: AtDesk, *, replace: bool) -> Answer:
    """Make the unit's key and show it, once: from now on back-ups are sealed, and the key on paper alone opens them."""
    sheet = desk.desks.backups.make_key(desk.actor, instead_of_the_old=replace)
    return Answer(plain(sheet), [desk.tell("backup.key", **plain(sheet)), desk.tell("backup.key_advice")])


@click.command("place", cls=Command)
@click.argument("folder", type=click.Path(path_type=Path), required=False)
@click.option("--none", "give_up", is_flag=True)
@reading
def place(desk: AtDesk, *, folder: Path | None, give_up: bool) -> Answer:
    """Choose the second place for back-ups, another disk or a stick; without a folder, show it."""
    backups = desk.desks.backups
    if folder or give_up:
        backups.choose_place(desk.actor, None if give_up else folder)
    chosen = backups.status().place
    said = desk.tell("backup.place", place=chosen) if chosen else desk.tell("backup.no_place")
    return Answer({"place": chosen}, [said])


@click.command("confirm", cls=Command)
@numbers_options
@writing()
def confirm(desk: AtDesk, **numbers: Any) -> Answer:
    """Tell the last numbers on paper after a restore, so that numbering goes on behind them."""
    last = last_numbers(**numbers) or LastNumbers()
    numbering = desk.desks.backups.confirm_numbers(desk.actor, last, key=desk.key)
    return Answer(numbers_rows(numbering), numbers_told(desk.frame, numbering))


_GOOD = {Outcome.MADE, Outcome.COPIED, Outcome.NOT_NEEDED}


def _after_the_clock(desk: AtDesk, done: Automatic, document: dict[str, Any]) -> Answer:
    """Say what became of it. A stick that is not there is a warning; no back-up at all is a failure."""
    if done.outcome is Outcome.FAILED and done.fault is not None:
        raise done.fault
    said = [desk.tell("backup.made", **_told(done.row))] if done.row else []
    if done.second:
        said.append(desk.tell("backup.copied", file=done.second))
    if done.outcome is Outcome.NOT_NEEDED:
        said.append(desk.tell("backup.not_needed"))
    warned: list[Warn | CounterError] = [*_lacking(done.row)] if done.row else []
    if done.fault:
        warned.append(done.fault)
    return _found(desk, document, done.row.problems if done.row else 0, said, warned)


def _found(
    desk: AtDesk, document: dict[str, Any], problems: int, said: list[str], warned: "list[Warn] | list[Any]"
) -> Answer:
    """Answer; where the data in it contradict themselves, with the whole report and exit code 5."""
    if not problems:
        return Answer(document, said, warned)
    words = say("verify.problems", desk.frame.lang, {"count": problems})
    document["error"] = error_row("damaged", "verify.problems", words)
    return Answer(document, [*said, words], warned, exit_code=DAMAGED)


def _row(row: BackupRow) -> dict[str, Any]:
    return {**plain(row), "dossiers": row.counts.dossiers, "events": row.counts.events, "ok": row.ok}


def _told(row: BackupRow) -> dict[str, Any]:
    return {"file": row.file, "dossiers": row.counts.dossiers, "papers": row.papers, "at": row.made_at}


def _lacking(row: BackupRow) -> list[Warn]:
    return [Warn("backup.papers_missing", {"count": row.papers_missing})] if row.papers_missing else []
