"""The options around an act: its key, a late entry, whose act it was; and the open folder in which it is done.

A late entry (nhập bù) is ``--happened-at ISO`` with its reason. The reason is ``--reason``; where the command has a
``--reason`` of its own, it is ``--late-reason``, and without that the command's own reason stands for both.
"""

from collections.abc import Callable
from datetime import datetime
from functools import wraps
from typing import Any

import click

from counter_app.cli.frame import AtDesk, Frame
from counter_app.cli.misuse import Misused
from counter_app.cli.output import Answer
from counter_app.cli.values import Moment
from counter_app.services.acting import Actor

Work = Callable[..., Answer]


def reading(work: Work) -> Work:
    """Let a command look something up: it is handed the open folder and who looks."""

    @wraps(work)
    @click.pass_obj
    def at_desk(frame: Frame, /, **asked: Any) -> Answer:
        with frame.desks() as desks:
            return work(AtDesk(frame, desks, Actor(frame.person(desks))), **asked)

    return at_desk


def writing(*, own_reason: bool = False) -> Callable[[Work], Work]:
    """Let a command write: it is handed the open folder, the actor and the key. ``own_reason``: it has a --reason."""

    def declare(work: Work) -> Work:
        @wraps(work)
        @click.pass_obj
        def at_desk(
            frame: Frame,
            /,
            *,
            key: str | None,
            happened_at: datetime | None,
            late_reason: str | None,
            done_by: str | None,
            evidence: str,
            **asked: Any,
        ) -> Answer:
            if late_reason and happened_at is None:
                option = "--late-reason" if own_reason else "--reason"
                raise Misused("usage.needs", option=option, needed="--happened-at")
            if own_reason and not late_reason:
                late_reason = asked.get("reason")
            with frame.desks() as desks:
                actor = Actor(
                    frame.person(desks),
                    done_by=desks.person(done_by) if done_by else None,
                    happened_at=happened_at,
                    late_reason=(late_reason or "") if happened_at else "",
                    evidence=evidence,
                )
                return work(AtDesk(frame, desks, actor, key), **asked)

        return _with_options(at_desk, _options(own_reason=own_reason))

    return declare


def _with_options(work: Work, options: list[Callable[[Work], Work]]) -> Work:
    for option in reversed(options):
        work = option(work)
    return work


def _options(*, own_reason: bool) -> list[Callable[[Work], Work]]:
    late = ("--late-reason",) if own_reason else ("--reason", "--late-reason")
    return [
        click.option("--key"),
        click.option("--happened-at", type=Moment()),
        click.option(*late, "late_reason"),
        click.option("--done-by"),
        click.option("--evidence", default=""),
    ]
