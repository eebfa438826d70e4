"""``demo fill``, ``demo day`` and ``bench``: an invented history, a ward's day played through, our own figures."""

from datetime import date
from pathlib import Path
from typing import Any

import click

from counter_app.cli.frame import Frame
from counter_app.cli.misuse import Misused
from counter_app.cli.output import Answer
from counter_app.cli.tree import Command
from counter_app.cli.values import Day, Whole

MOST_DOSSIERS = 10_000_000


@click.command("fill", cls=Command)
@click.option("--dossiers", type=Whole(least=1, most=MOST_DOSSIERS), required=True)
@click.option("--from", "first", type=Day(), required=True)
@click.option("--to", "last", type=Day(), required=True)
@click.option("--seed", type=Whole(), default=1)
@click.pass_obj
def fill(frame: Frame, *, dossiers: int, first: date, last: date, seed: int) -> Answer:
    """Invent realistic dossiers in all states; on demo folders only."""
    if last < first:
        raise Misused("usage.backwards", option="--from", other="--to")
    with frame.desks() as desks:
        done = frame.house.demo_fill(desks, dossiers, first, last, seed)
    document = {"dossiers": done.dossiers, "events": done.events}
    return Answer(document, [frame.tell("demo.filled", **document)])


@click.command("day", cls=Command)
@click.option("--out", type=click.Path(path_type=Path), required=True)
@click.pass_obj
def day(frame: Frame, *, out: Path) -> Answer:
    """Play a ward's day on a demo folder: receive, hand over, handle, return, log. Its papers are written to ``--out``.

    Without ``--data`` the demo folder is ``data`` under ``--out``, never the folder of the real data.
    """
    folder = frame.data or out / "data"
    played = frame.house.demo_day(folder, out)
    document = {
        "data": folder,
        "day": played.day,
        "folder": played.folder,
        "told": [line.words(frame.lang) for line in played.lines],
        "papers": [paper.path for paper in played.papers if paper.fault is None],
        "not_drawn": [paper.words(frame.lang) for paper in played.papers if paper.fault is not None],
    }
    where = frame.tell("demo.played", data=folder, folder=played.folder)
    return Answer(document, [*played.words(frame.lang), where])


@click.command("bench", cls=Command)
@click.option("--dossiers", type=Whole(least=1, most=MOST_DOSSIERS), default=20_000)
@click.option("--out", type=click.Path(path_type=Path))
@click.pass_obj
def bench(frame: Frame, *, dossiers: int, out: Path | None) -> Answer:
    """Measure the program beside the raw floors of this machine, in one run."""
    figures = list(frame.house.bench(dossiers, out))
    return Answer({"figures": figures, "file": out}, _table(figures))


_COLUMNS = ("name", "unit", "floor", "value", "ratio", "p95", "goal")


def _table(figures: list[dict[str, Any]]) -> list[str]:
    """Return the figures in columns, each as wide as its longest entry."""
    rows = [_COLUMNS, *(tuple(_cell(figure.get(name)) for name in _COLUMNS) for figure in figures)]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return ["  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows]


def _cell(value: object) -> str:
    if isinstance(value, dict):
        return ", ".join(f"{name} <= {most}" for name, most in value.items() if most is not None)
    return "" if value is None else f"{value:.3g}" if isinstance(value, float) else str(value)
