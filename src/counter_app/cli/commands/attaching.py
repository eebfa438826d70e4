"""``attach``: scans of a dossier's papers, or of its result, kept beside it."""

from pathlib import Path
from typing import Any

import click

from counter_app.cli.acting import writing
from counter_app.cli.frame import AtDesk
from counter_app.cli.output import Answer
from counter_app.cli.tree import Command
from counter_app.cli.values import Whole
from counter_app.services.scan_rows import KeptScan


@click.command("attach", cls=Command)
@click.argument("code")
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--paper", type=Whole(least=1, most=1_000))
@writing()
def attach(desk: AtDesk, *, code: str, files: tuple[Path, ...], paper: int | None) -> Answer:
    """Keep files beside a dossier: all of them, or none."""
    done = desk.desks.attachments.attach(desk.actor, code, files, paper, key=desk.key)
    rows = [scan_row(scan) for scan in done.files]
    said = [desk.tell("attach.done", code=done.code, **row) for row in rows]
    return Answer({"code": done.code, "files": rows, "version": done.version}, said)


def scan_row(scan: KeptScan) -> dict[str, Any]:
    """Return a scan as lists tell it. ``file`` is its name in the data folder."""
    return {
        "position": scan.position,
        "paper": scan.paper,
        "name": scan.name,
        "file": scan.stored,
        "media_type": scan.media_type,
        "size": scan.size,
        "sha256": scan.sha256,
        "added_at": scan.added_at,
        "added_by": scan.added_by,
    }
