"""``tour`` and ``ui-dump``: a day played through the real windows with its pictures, and one screen written down."""

from pathlib import Path
from typing import Any

import click

from counter_app.cli.frame import Frame
from counter_app.cli.misuse import Misused
from counter_app.cli.output import Answer
from counter_app.cli.tree import Command
from counter_app.cli.values import option_name
from counter_app.services.ways_in import Wanted


class Scale(click.ParamType[float]):
    """How much larger than usual a PC shows everything: 1, 1.25, 1.5."""

    name = "x"
    least, most = 0.5, 4.0

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> float:
        try:
            scale = float(value)
        except ValueError:
            scale = 0.0
        if self.least <= scale <= self.most:
            return scale
        name = option_name(param)
        raise Misused("usage.bad_number", option=name, value=value, least=self.least, most=self.most)


@click.command("tour", cls=Command)
@click.option("--out", type=click.Path(path_type=Path), required=True)
@click.pass_obj
def tour(frame: Frame, *, out: Path) -> Answer:
    """Play a clerk's day through the real windows, on invented data, and keep its pictures and papers."""
    made = frame.house.tour(out)
    document = {"screenshots": made.screenshots, "papers": made.papers}
    counted = {"out": out, "screenshots": len(made.screenshots), "papers": len(made.papers)}
    return Answer(document, [frame.tell("tour.made", **counted)])


@click.command("ui-dump", cls=Command)
@click.argument("screen")
@click.option("--out", type=click.Path(path_type=Path), required=True)
@click.option("--png", type=click.Path(path_type=Path))
@click.option("--scale", type=Scale(), default=1.0)
@click.pass_obj
def ui_dump(frame: Frame, *, screen: str, out: Path, png: Path | None, scale: float) -> Answer:
    """Write a screen's accessible tree, on sample data; a demo folder is used where ``--data`` names one."""
    known = frame.house.dumpable()
    if screen not in known:
        raise Misused("usage.bad_choice", option="SCREEN", value=screen, choices=", ".join(known))
    wanted = Wanted(frame.data, frame.database, frame.lang, frame.acts_as, frame.now)
    size = frame.house.ui_dump(wanted, screen, out, png, scale)
    document = {"screen": screen, "size": list(size), "scale": scale, "file": out, "png": png}
    return Answer(document, [frame.tell("ui_dump.made", screen=screen, out=out)])
