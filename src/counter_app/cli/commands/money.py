"""``fee`` and ``payment``: money taken or waived here, and waiting for money paid elsewhere."""

import click

from counter_app.cli.acting import writing
from counter_app.cli.dossiers import told
from counter_app.cli.frame import AtDesk
from counter_app.cli.misuse import Misused
from counter_app.cli.output import Answer
from counter_app.cli.tree import Command
from counter_app.cli.values import OneOf, Whole


@click.command("fee", cls=Command)
@click.argument("code")
@click.option("--collect", type=Whole())
@click.option("--book", default="")
@click.option("--waive", is_flag=True)
@click.option("--basis", default="")
@writing()
def fee(desk: AtDesk, *, code: str, collect: int | None, book: str, waive: bool, basis: str) -> Answer:
    """Take money, in đồng, or waive the fee with its basis."""
    if collect is not None and waive:
        raise Misused("usage.together", option="--collect", other="--waive")
    if waive:
        return told(desk, desk.desks.returning.waive_fee(desk.actor, code, basis, key=desk.key), "fee.waived")
    if collect is None:
        raise Misused("usage.missing", option="--collect")
    done = desk.desks.returning.collect_fee(desk.actor, code, collect, book, key=desk.key)
    return told(desk, done, "fee.collected", more={"collected": collect})


@click.command("payment", cls=Command)
@click.argument("code")
@click.argument("what", type=OneOf(("due", "settled")))
@click.option("--note", default="")
@writing()
def payment(desk: AtDesk, *, code: str, what: str, note: str) -> Answer:
    """Note that the citizen must pay elsewhere, or that it is paid; the clock stands still meanwhile."""
    handling = desk.desks.handling
    if what == "due":
        return told(desk, handling.wait_for_payment(desk.actor, code, note, key=desk.key), "payment.due")
    return told(desk, handling.settle_payment(desk.actor, code, key=desk.key), "payment.settled")
