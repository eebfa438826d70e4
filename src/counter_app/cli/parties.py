"""Who stands behind a dossier, from the options of the line and the text of an identity card.

The applicant hands the dossier in and is its owner unless ``--owner`` or ``--organisation`` names another. With
``--proxy`` the applicant acts for that owner by the paper that ``--authority`` names. A card fills what was not typed;
where both say something, what was typed is kept and the difference is told.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, fields, replace
from datetime import date
from typing import Any, Self

import click

from counter_app.cli.misuse import Misused
from counter_app.cli.output import Answer
from counter_app.domain import id_cards, identifiers
from counter_app.domain.dossiers.parties import Party, PartyKind, PartyRole
from counter_app.domain.dossiers.warnings import Warn
from counter_app.domain.id_cards import CardWarning, Identity
from counter_app.domain.identifiers import IdKind
from counter_app.domain.names import search_form

USUAL_AUTHORITY = "Giấy ủy quyền"
"""What a proxy shows where nothing else is said."""

Warnings = Sequence[Warn | CardWarning]


@dataclass(frozen=True, slots=True)
class PartyOptions:
    """The options that name people; None where one was not given."""

    applicant: str | None
    id_number: str | None
    birth: str | None
    phone: str
    address: str | None
    email: str
    card: str | None
    owner: str | None
    owner_id_number: str
    owner_birth: str
    owner_phone: str
    owner_address: str
    co_owner: tuple[str, ...]
    concerning: tuple[str, ...]
    organisation: str | None
    tax_code: str
    proxy: bool
    authority: str

    @classmethod
    def taken_from(cls, asked: dict[str, Any]) -> Self:
        """Take these options out of all that were asked for."""
        return cls(**{option.name: asked.pop(option.name) for option in fields(cls)})


def party_options(work: Callable[..., Answer]) -> Callable[..., Answer]:
    """Add the options that name people."""
    for option in reversed(
        [
            click.option("--applicant"),
            click.option("--id-number"),
            click.option("--birth"),
            click.option("--phone", default=""),
            click.option("--address"),
            click.option("--email", default=""),
            click.option("--card"),
            click.option("--owner"),
            click.option("--owner-id-number", default=""),
            click.option("--owner-birth", default=""),
            click.option("--owner-phone", default=""),
            click.option("--owner-address", default=""),
            click.option("--co-owner", multiple=True),
            click.option("--concerning", multiple=True),
            click.option("--organisation"),
            click.option("--tax-code", default=""),
            click.option("--proxy", is_flag=True),
            click.option("--authority", default=""),
        ]
    ):
        work = option(work)
    return work


def parties_of(options: PartyOptions, today: date) -> tuple[tuple[Party, ...], Warnings]:
    """Return the parties that the options name, and what should be looked at."""
    if options.owner is not None and options.organisation is not None:
        raise Misused("usage.together", option="--owner", other="--organisation")
    if options.proxy and options.owner is None and options.organisation is None:
        raise Misused("usage.needs", option="--proxy", needed="--owner")
    applicant, warnings = _applicant(options, today)
    owner = _owner(options)
    others = [Party(PartyRole.CO_OWNER, name) for name in options.co_owner]
    others += [Party(PartyRole.SUBJECT, name) for name in options.concerning]
    first = (applicant,) if owner is None else (owner, applicant)
    return (*first, *others), warnings


def _owner(options: PartyOptions) -> Party | None:
    if options.organisation is not None:
        return Party(
            PartyRole.OWNER,
            options.organisation,
            PartyKind.ORGANISATION,
            phone=options.owner_phone,
            address=options.owner_address,
            tax_code=options.tax_code,
        )
    if options.owner is not None:
        return Party(
            PartyRole.OWNER,
            options.owner,
            id_number=options.owner_id_number,
            birth=options.owner_birth,
            phone=options.owner_phone,
            address=options.owner_address,
        )
    return None


def _applicant(options: PartyOptions, today: date) -> tuple[Party, Warnings]:
    typed = Party(
        _role(options),
        options.applicant or "",
        id_number=options.id_number or "",
        birth=options.birth or "",
        phone=options.phone,
        address=options.address or "",
        email=options.email,
        tax_code="" if options.organisation is not None else options.tax_code,
        authority=(options.authority or USUAL_AUTHORITY) if options.proxy else options.authority,
    )
    if options.card is None:
        if options.applicant is None:
            raise Misused("usage.missing", option="--applicant")
        return typed, _number_warnings(typed, today)
    card = id_cards.read(options.card, today)
    filled = replace(
        typed,
        name=card.name if options.applicant is None else typed.name,
        id_number=card.number if options.id_number is None else typed.id_number,
        birth=_birth(card) if options.birth is None else typed.birth,
        address=card.address if options.address is None else typed.address,
    )
    return filled, (*card.warnings, *_differences(options, card, today))


def _role(options: PartyOptions) -> PartyRole:
    if options.proxy:
        return PartyRole.PROXY
    if options.organisation is not None:
        return PartyRole.REPRESENTATIVE
    return PartyRole.OWNER if options.owner is None else PartyRole.SUBMITTER


def _birth(card: Identity) -> str:
    return card.birth.isoformat() if card.birth else ""


def _differences(options: PartyOptions, card: Identity, today: date) -> list[Warn]:
    said = []
    if options.applicant and card.name and search_form(options.applicant) != search_form(card.name):
        said.append(Warn("card.name_differs", {"typed": options.applicant, "found": card.name}))
    if options.id_number and identifiers.personal_number(options.id_number) != card.number:
        said.append(Warn("card.number_differs"))
    if options.birth and card.birth:
        typed = identifiers.birth_date(options.birth, today)
        if not _birth(card).startswith(typed.iso()):
            found = identifiers.BirthDate.on(card.birth).shown()
            said.append(Warn("card.birth_differs", {"typed": typed.shown(), "found": found}))
    return said


def _number_warnings(typed: Party, today: date) -> Warnings:
    """Return where twelve typed digits contradict the typed date of birth: there is no check digit."""
    number = identifiers.personal_number(typed.id_number) if typed.id_number.strip() else ""
    if not number or identifiers.id_kind(number) is not IdKind.PERSONAL:
        return ()
    born = identifiers.birth_date(typed.birth, today).exact() if typed.birth.strip() else None
    return tuple(id_cards.number_warnings(number, born, None))
