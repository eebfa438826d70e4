"""``advance``, ``send-back``, ``reassign`` and ``sign``: the steps of the process."""

import click

from counter_app.cli.acting import writing
from counter_app.cli.dossiers import told
from counter_app.cli.frame import AtDesk
from counter_app.cli.output import Answer
from counter_app.cli.tree import Command
from counter_app.cli.values import OneOf
from counter_app.domain.dossiers.values import Authority


@click.command("advance", cls=Command)
@click.argument("code")
@click.option("--note", default="")
@writing()
def advance(desk: AtDesk, *, code: str, note: str) -> Answer:
    """End the current step."""
    return told(desk, desk.desks.handling.advance(desk.actor, code, note, key=desk.key), "dossier.advanced")


@click.command("send-back", cls=Command)
@click.argument("code")
@click.option("--step", required=True)
@click.option("--reason", required=True)
@writing(own_reason=True)
def send_back(desk: AtDesk, *, code: str, step: str, reason: str) -> Answer:
    """Return a dossier to an earlier step."""
    return told(desk, desk.desks.handling.send_back(desk.actor, code, step, reason, key=desk.key), "dossier.sent_back")


@click.command("reassign", cls=Command)
@click.argument("code")
@click.option("--to", required=True)
@writing()
def reassign(desk: AtDesk, *, code: str, to: str) -> Answer:
    """Give a dossier to another holder at the same step."""
    return told(desk, desk.desks.handling.reassign(desk.actor, code, to, key=desk.key), "dossier.reassigned")


@click.command("sign", cls=Command)
@click.argument("code")
@click.option("--by", "signer", required=True)
@click.option("--authority", type=OneOf(Authority), default=Authority.TM)
@writing()
def sign(desk: AtDesk, *, code: str, signer: str, authority: Authority) -> Answer:
    """Record that a leader signed on paper."""
    return told(desk, desk.desks.handling.sign(desk.actor, code, signer, authority, key=desk.key), "dossier.signed")
