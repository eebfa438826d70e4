"""``cancel``, ``stop``, ``withdraw``, ``complete`` and ``return``: how a dossier ends."""

import click

from counter_app.cli.acting import writing
from counter_app.cli.dossiers import told
from counter_app.cli.frame import AtDesk
from counter_app.cli.later import slip_option
from counter_app.cli.output import Answer
from counter_app.cli.parties import USUAL_AUTHORITY
from counter_app.cli.tree import Command
from counter_app.cli.values import OneOf
from counter_app.domain.dossiers.values import Outcome, Receiver


@click.command("cancel", cls=Command)
@click.argument("code")
@click.option("--reason", required=True)
@writing(own_reason=True)
def cancel(desk: AtDesk, *, code: str, reason: str) -> Answer:
    """Void a number taken by mistake; it is kept with its reason."""
    return told(desk, desk.desks.reception.cancel(desk.actor, code, reason, key=desk.key), "dossier.cancelled")


@click.command("stop", cls=Command)
@click.argument("code")
@click.option("--reason", required=True)
@writing(own_reason=True)
def stop(desk: AtDesk, *, code: str, reason: str) -> Answer:
    """Stop handling, or issue the stop notice after a withdrawal."""
    done = desk.desks.handling.stop(desk.actor, code, reason, key=desk.key)
    return told(desk, done, "dossier.stopped")


@click.command("withdraw", cls=Command)
@click.argument("code")
@click.option("--reason", required=True)
@writing(own_reason=True)
def withdraw(desk: AtDesk, *, code: str, reason: str) -> Answer:
    """Note the citizen's wish to stop; the stop notice follows."""
    done = desk.desks.handling.withdraw(desk.actor, code, reason, key=desk.key)
    return told(desk, done, "dossier.withdrawn")


@click.command("complete", cls=Command)
@click.argument("code")
@click.option("--outcome", type=OneOf(Outcome), required=True)
@click.option("--document", default="")
@writing()
def complete(desk: AtDesk, *, code: str, outcome: Outcome, document: str) -> Answer:
    """Note that the signed result is back at the counter."""
    done = desk.desks.handling.complete(desk.actor, code, outcome, document, key=desk.key)
    return told(desk, done, "dossier.completed", more={"outcome": outcome})


@click.command("return", cls=Command)
@click.argument("code")
@click.option("--to", required=True)
@click.option("--id-number", default="")
@click.option("--proxy", is_flag=True)
@click.option("--authority", default="")
@click.option("--receipt-lost", is_flag=True)
@click.option("--method", type=OneOf(("counter", "post", "online")), default="counter")
@slip_option
@writing()
def give_back(
    desk: AtDesk,
    *,
    code: str,
    to: str,
    id_number: str,
    proxy: bool,
    authority: str,
    receipt_lost: bool,
    method: str,
) -> Answer:
    """Hand the result to the citizen, or to the proxy that ``--authority`` (usually a letter) names."""
    shown = (authority or USUAL_AUTHORITY) if proxy else authority
    receiver = Receiver(to, id_number, proxy=proxy, authority=shown, receipt_lost=receipt_lost, method=method)
    done = desk.desks.returning.give_back(desk.actor, code, receiver, key=desk.key)
    return told(desk, done, "dossier.returned", more={"receiver": to, "slip": None})
