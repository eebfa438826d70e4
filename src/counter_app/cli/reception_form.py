"""The receiving desk's form, filled in from the options of the line."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import click

from counter_app.cli.frame import AtDesk
from counter_app.cli.misuse import Misused
from counter_app.cli.output import Answer
from counter_app.cli.parties import PartyOptions, Warnings, parties_of, party_options
from counter_app.cli.values import Moment, OneOf, Pair, Papers, Whole
from counter_app.domain.dossiers.values import Code, Issuer
from counter_app.domain.procedures.channels import Channel
from counter_app.services.intake import FeeAnswer, OutsideProcedure, ReceptionForm

ELSEWHERE = (Issuer.PORTAL, Issuer.MINISTRY, Issuer.PROVINCE)
MOST_COUNTED = 1_000_000
HELD = "2=CSDL dân cư"
FEES = ("paid", "later", "waived")

Work = Callable[..., Answer]


def matter_options(work: Work) -> Work:
    """Add the options that say what somebody brings: people, papers, counts, the way it came."""
    for option in reversed(
        [
            click.option("--papers", type=Papers(), default="all"),
            click.option("--held", type=Pair(HELD), multiple=True),
            click.option("--further-paper", multiple=True),
            click.option("--subject", default=""),
            click.option("--sets", type=Whole(most=MOST_COUNTED), default=1),
            click.option("--copies", type=Whole(most=MOST_COUNTED)),
            click.option("--pages", type=Whole(most=MOST_COUNTED)),
            click.option("--channel", type=OneOf(Channel), default=Channel.COUNTER),
            click.option("--submitted-at", type=Moment()),
            click.option("--return-method", type=OneOf(("counter", "post", "online")), default="counter"),
            click.option("--return-place", default=""),
            click.option("--extra", type=Pair("so_nha=12"), multiple=True),
        ]
    ):
        work = option(work)
    return party_options(work)


def accepting_options(work: Work) -> Work:
    """Add the options of an acceptance: a code from elsewhere, the fee, the receipt."""
    for option in reversed(
        [
            click.option("--code", "given_code"),
            click.option("--code-issuer", type=OneOf(ELSEWHERE)),
            click.option("--fee", type=OneOf(FEES), default="later"),
            click.option("--basis", default=""),
            click.option("--book", default=""),
            click.option("--case", "cases", multiple=True),
            click.option("--agreed-due", type=Moment()),
            click.option("--competent", default=""),
            click.option("--receipt", type=click.Path(path_type=Path)),
        ]
    ):
        work = option(work)
    return matter_options(work)


def matter(desk: AtDesk, asked: dict[str, Any]) -> tuple[ReceptionForm, Warnings]:
    """Return the form of what somebody brings, and what should be looked at."""
    parties, warnings = parties_of(PartyOptions.taken_from(asked), desk.today)
    form = ReceptionForm(
        parties=parties,
        procedure=asked.get("procedure", ""),
        papers=asked["papers"],
        held_as_data=tuple((_ordinal(ordinal), source) for ordinal, source in asked["held"]),
        further_papers=asked["further_paper"],
        subject=asked["subject"],
        sets=asked["sets"],
        copies=asked["copies"],
        pages=asked["pages"],
        channel=asked["channel"],
        submitted_at=asked["submitted_at"],
        return_method=asked["return_method"],
        return_place=asked["return_place"],
        extra=asked["extra"],
    )
    return form, warnings


def acceptance(
    desk: AtDesk, asked: dict[str, Any], *, short: bool = False, outside: OutsideProcedure | None = None
) -> tuple[ReceptionForm, Warnings]:
    """Return the form of an acceptance. The short process prints a receipt only where its file is asked for."""
    form, warnings = matter(desk, asked)
    form = replace(
        form,
        given_code=_given_code(asked),
        fee=FeeAnswer(asked["fee"], basis=asked["basis"], book=asked["book"]),
        short=short,
        cases=asked["cases"],
        agreed_due=asked["agreed_due"],
        competent=asked["competent"],
        receipt=not short or asked["receipt"] is not None,
        outside=outside,
    )
    return (form if outside else counted(desk, form)), warnings


def counted(desk: AtDesk, form: ReceptionForm) -> ReceptionForm:
    """Return the form with one page and one copy where the fee goes by them and the line does not say how many."""
    if form.pages is not None and form.copies is not None:
        return form
    fee = desk.desks.catalogue.show(desk.actor, form.procedure, desk.today).fee
    return replace(
        form,
        pages=1 if form.pages is None and fee.needs_pages else form.pages,
        copies=1 if form.copies is None and fee.needs_copies else form.copies,
    )


def _given_code(asked: dict[str, Any]) -> Code | None:
    text, issuer = asked["given_code"], asked["code_issuer"]
    if text is None and issuer is None:
        return None
    if text is None or issuer is None:
        given, needed = ("--code-issuer", "--code") if text is None else ("--code", "--code-issuer")
        raise Misused("usage.needs", option=given, needed=needed)
    return Code(text, issuer)


def _ordinal(text: str) -> int:
    if not (text.isascii() and text.isdigit() and len(text) < 4):
        raise Misused("usage.bad_pair", option="--held", value=text, example=HELD)
    return int(text)
