"""``backup restore``: both sides shown, the loss typed in, what was here kept; on a folder that nobody has open.

It needs no open folder and no data here at all, so it stands in no desk: who restores is looked up in the data that
count, those here or else those of the back-up.
"""

from dataclasses import replace
from pathlib import Path
from typing import Any

import click

from counter_app.cli.frame import Frame
from counter_app.cli.last_numbers import last_numbers, numbers_options, numbers_rows, numbers_told
from counter_app.cli.misuse import Misused
from counter_app.cli.output import Answer
from counter_app.cli.safe_key import asked_key, key_file_option, safe_key
from counter_app.cli.tree import Command
from counter_app.cli.values import Whole
from counter_app.domain.dossiers.warnings import Warn
from counter_app.domain.errors import Forbidden, Refused, Unavailable
from counter_app.services.backup_rows import Comparison, Label, Restored
from counter_app.services.demo.people import DEMO_STAFF
from counter_app.services.restoring import RestoreOrder, RestoreRoom


@click.command("restore", cls=Command)
@click.argument("file", type=click.Path(path_type=Path))
@key_file_option
@click.option("--yes-lose", type=Whole())
@numbers_options
@click.option("--despite-problems", is_flag=True)
@click.pass_obj
def restore(
    frame: Frame,
    /,
    *,
    file: Path,
    key_file: Path | None,
    yes_lose: int | None,
    despite_problems: bool,
    **numbers: Any,
) -> Answer:
    """Make a back-up the data of the folder: what it costs is confirmed by number, and what was here is kept."""
    if frame.database is not None:
        raise Unavailable("backup.by_server")
    last = last_numbers(**numbers)
    room = frame.house.restoring(frame.folder, frame.now)
    label = room.look(file)
    if frame.now is not None and not label.facts.demo:
        raise Refused("clock.live_folder")
    comparison = room.compare(label)
    show(frame, label, comparison)
    lost = _confirmed(frame, comparison, yes_lose)
    identity = safe_key(frame, key_file) or (asked_key(frame) if label.sealed else None)
    order = RestoreOrder(file, _login(frame, label), lost, identity, last, despite_problems)
    return _answer(frame, file, _restored(frame, room, order, asked=comparison is not None and yes_lose is None))


def show(frame: Frame, label: Label, comparison: Comparison | None) -> None:
    """Show the unit, the time, who signed, and both sides' numbers, before anything is touched."""
    facts = label.facts
    frame.note(frame.tell("restore.file", unit=facts.unit, at=label.made_at, dossiers=facts.counts.dossiers))
    by = {"fingerprint": label.fingerprint}
    frame.note(frame.tell("restore.own" if label.signed_here else "restore.foreign", **by))
    if comparison is not None:
        here = comparison.here.counts.dossiers
        frame.note(frame.tell("restore.here", dossiers=here, lost=comparison.lost))


def _confirmed(frame: Frame, comparison: Comparison | None, yes_lose: int | None) -> int:
    """Return how many dossiers somebody agreed to lose: as an option, or typed in at the terminal."""
    if yes_lose is not None or comparison is None:
        return yes_lose or 0
    return _typed(frame.ask(frame.tell("restore.ask_number", lost=comparison.lost)))


def _typed(answer: str | None) -> int:
    if answer is None:
        return 0
    digits = answer.strip()
    if not (digits.isascii() and digits.isdigit() and len(digits) < 10):
        raise Refused("restore.not_typed")
    return int(digits)


def _login(frame: Frame, label: Label) -> str:
    if frame.acts_as:
        return frame.acts_as
    if label.facts.demo:
        return DEMO_STAFF[0].login
    raise Misused("actor.missing")


def _restored(frame: Frame, room: RestoreRoom, order: RestoreOrder, *, asked: bool) -> Restored:
    """Restore; where the exact loss differs from what the file's outside told, ask once more at the terminal."""
    try:
        return room.restore(order)
    except Refused as refused:
        if refused.code == "person.unknown":
            raise Forbidden("actor.unknown", login=order.login) from refused
        lost = refused.params.get("lost")
        if refused.code != "restore.not_confirmed" or not asked or lost == order.lost:
            raise
        answer = frame.ask(frame.tell("restore.ask_number", lost=lost))
        if answer is None:
            raise
        return room.restore(replace(order, lost=_typed(answer)))


def _answer(frame: Frame, file: Path, done: Restored) -> Answer:
    facts = done.label.facts
    document = {
        "file": file,
        "dossiers": done.counts.dossiers,
        "events": done.counts.events,
        "sha256": done.sha256,
        "ok": True,
        "data": done.folder,
        "unit": facts.unit,
        "made_at": done.label.made_at,
        "fingerprint": done.label.fingerprint,
        "signed_here": done.label.signed_here,
        "lost": done.lost,
        "safety": done.safety,
        "jobs_without_file": done.jobs_without_file,
        **numbers_rows(done.numbering),
    }
    said = [frame.tell("restore.done", unit=facts.unit, dossiers=done.counts.dossiers, data=done.folder)]
    if done.safety:
        said.append(frame.tell("restore.safety", safety=done.safety))
    said += numbers_told(frame, done.numbering)
    lacking = done.jobs_without_file
    return Answer(document, said, [Warn("restore.papers_lacking", {"count": lacking})] if lacking else [])
