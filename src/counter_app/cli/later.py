"""Options that are agreed on and not yet there: asked for, they end the command before it does anything."""

from collections.abc import Callable
from typing import Any

import click

from counter_app.cli.misuse import Misused
from counter_app.cli.output import Answer
from counter_app.cli.values import option_name


def slip_option(work: Callable[..., Answer]) -> Callable[..., Answer]:
    """Add ``--slip`` to a command whose paper is not drawn yet."""
    return later_option("--slip")(work)


def later_option(name: str) -> Callable[[Callable[..., Answer]], Callable[..., Answer]]:
    """Return an option that says it is not there yet."""
    return click.option(name, expose_value=False, callback=_not_yet, metavar="FILE")


def _not_yet(ctx: click.Context, param: click.Parameter, value: Any) -> None:
    if value is not None:
        raise Misused("not_yet_available", what=f"{ctx.info_name} {option_name(param)}")
