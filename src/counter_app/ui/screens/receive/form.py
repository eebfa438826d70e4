"""What is typed at the receiving desk: one frozen value, kept as a draft, built into what the desk receives.

Nothing here knows a widget. Everything is kept as typed; what cannot be read is refused by the desk, in its words.
"""

from dataclasses import dataclass, field
from enum import StrEnum

from counter_app.domain.dossiers.parties import PartyKind, PartyRole
from counter_app.domain.id_cards import CardWarning


class Source(StrEnum):
    """Where the data of a person come from."""

    TYPED = "typed"
    CARD = "card"
    KNOWN = "known"


@dataclass(frozen=True, slots=True)
class PersonEntry:
    """Who stands at the counter. ``since`` is the moment of the card, or of the dossier that knew the person.

    ``warnings`` are what the card contradicts itself in; they wait for ``looked_at``, one explicit tick.
    """

    name: str = ""
    id_number: str = ""
    birth: str = ""
    sex: str = ""
    phone: str = ""
    address: str = ""
    email: str = ""
    source: Source = Source.TYPED
    since: str = ""
    phone_since: str = ""
    warnings: tuple[CardWarning, ...] = ()
    looked_at: bool = False

    @property
    def is_empty(self) -> bool:
        """Say whether nobody has been named yet."""
        return not (self.name.strip() or self.id_number.strip() or self.phone.strip())


class Behalf(StrEnum):
    """For whom somebody hands in."""

    SELF = "self"
    OTHER = "other"
    ORGANISATION = "organisation"


@dataclass(frozen=True, slots=True)
class PartyEntry:
    """Somebody beside the one at the counter."""

    role: PartyRole = PartyRole.OWNER
    kind: PartyKind = PartyKind.PERSON
    name: str = ""
    id_number: str = ""
    birth: str = ""
    phone: str = ""
    address: str = ""
    tax_code: str = ""

    @property
    def is_empty(self) -> bool:
        """Say whether nothing was typed of them."""
        return not any(
            part.strip() for part in (self.name, self.id_number, self.birth, self.phone, self.address, self.tax_code)
        )


class How(StrEnum):
    """The way a paper came."""

    ORIGINAL = "original"
    CERTIFIED = "certified"
    COPY = "copy"
    SHOWN = "shown"
    DATA = "data"


@dataclass(frozen=True, slots=True)
class PaperEntry:
    """A paper of the catalogue that was brought, or that data stand for (``source`` names them)."""

    ordinal: int
    how: How
    count: int = 1
    source: str = ""


@dataclass(frozen=True, slots=True)
class FeeEntry:
    """What becomes of the fee: ``later``, ``paid`` or ``waived``."""

    state: str = "later"
    basis: str = ""
    book: str = ""


@dataclass(frozen=True, slots=True)
class LateEntry:
    """When it really happened, typed as day and clock, and why it is written down only now (nhập bù)."""

    day: str = ""
    clock: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class OutsideEntry:
    """A procedure that the catalogue does not hold."""

    name: str = ""
    code: str = ""
    amount: str = ""
    unit: str = "working_day"
    basis: str = ""


@dataclass(frozen=True, slots=True)
class CodeEntry:
    """The code that another system gave the dossier."""

    text: str = ""
    issuer: str = "portal"


@dataclass(frozen=True, slots=True)
class CopyRow:
    """One line of many certified copies: whose, how long, how many."""

    name: str = ""
    id_number: str = ""
    birth: str = ""
    address: str = ""
    pages: int = 1
    copies: int = 1


@dataclass(frozen=True, slots=True)
class FormState:
    """Everything typed so far. ``held`` says that it was put aside on purpose and waits in the list of drafts."""

    procedure: str = ""
    person: PersonEntry = field(default_factory=PersonEntry)
    behalf: Behalf = Behalf.SELF
    owner: PartyEntry = field(default_factory=PartyEntry)
    authority: str = ""
    others: tuple[PartyEntry, ...] = ()
    papers: tuple[PaperEntry, ...] = ()
    further: tuple[str, ...] = ()
    pages: int = 1
    copies: int = 1
    subject: str = ""
    note: str = ""
    return_method: str = "counter"
    return_place: str = ""
    fee: FeeEntry = field(default_factory=FeeEntry)
    short: bool = False
    receipt: bool = True
    late: LateEntry | None = None
    outside: OutsideEntry | None = None
    given: CodeEntry | None = None
    many: tuple[CopyRow, ...] = ()
    held: bool = False

    @property
    def is_untouched(self) -> bool:
        """Say whether there is nothing in it that would be missed: the procedure alone is kept from the last one."""
        return self == FormState(procedure=self.procedure, held=self.held, short=self.short, receipt=self.receipt)
