"""``tour``: a day played through the real windows, with pictures and papers."""

from pathlib import Path

import click

from counter_app.cli.frame import Frame
from counter_app.cli.output import Answer
from counter_app.cli.tree import Command


@click.command("tour", cls=Command)
@click.option("--out", type=click.Path(path_type=Path), required=True)
@click.pass_obj
def tour(frame: Frame, *, out: Path) -> Answer:
    """Play a clerk's day through the real windows, on invented data, and keep its pictures and papers."""
    made = frame.house.tour(out)
    document = {"screenshots": made.screenshots, "papers": made.papers}
    counted = {"out": out, "screenshots": len(made.screenshots), "papers": len(made.papers)}
    return Answer(document, [frame.tell("tour.made", **counted)])
