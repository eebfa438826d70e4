"""The people and organisations behind a dossier, each in one role."""

from dataclasses import dataclass
from enum import StrEnum

from counter_app.domain.errors import Refused


class PartyRole(StrEnum):
    """What somebody is to the dossier."""

    OWNER = "owner"
    CO_OWNER = "co_owner"
    SUBJECT = "subject"
    SUBMITTER = "submitter"
    PROXY = "proxy"
    REPRESENTATIVE = "representative"


class PartyKind(StrEnum):
    """Who can be a party."""

    PERSON = "person"
    ORGANISATION = "organisation"


@dataclass(frozen=True, slots=True)
class Party:
    """A person or organisation as written on the dossier; empty text where nothing was given.

    ``birth`` is ISO text, a whole date or a year alone. ``authority`` names the paper that lets a proxy act.
    """

    role: PartyRole
    name: str
    kind: PartyKind = PartyKind.PERSON
    id_number: str = ""
    birth: str = ""
    phone: str = ""
    address: str = ""
    email: str = ""
    tax_code: str = ""
    authority: str = ""


def submitter(parties: tuple[Party, ...]) -> Party:
    """Return the one who stands at the counter: the submitter or proxy, else the owner."""
    for role in (PartyRole.SUBMITTER, PartyRole.PROXY, PartyRole.REPRESENTATIVE, PartyRole.OWNER):
        for party in parties:
            if party.role is role:
                return party
    raise Refused("party.nobody")


def owner(parties: tuple[Party, ...]) -> Party:
    """Return the one whose matter it is; the submitter where nobody else is named."""
    return next((party for party in parties if party.role is PartyRole.OWNER), None) or submitter(parties)


def check(parties: tuple[Party, ...]) -> tuple[Party, ...]:
    """Return the parties, or raise Refused when nobody is named, somebody has no name, or a proxy no authority."""
    submitter(parties)
    for party in parties:
        if not party.name:
            raise Refused("name.empty")
        if party.role is PartyRole.PROXY and not party.authority:
            raise Refused("party.proxy_without_authority", name=party.name)
        if party.kind is PartyKind.ORGANISATION and party.role is PartyRole.PROXY:
            raise Refused("party.proxy_is_organisation", name=party.name)
    return parties
