"""What the counter has seen and put in for one result before it leaves; nothing here is recorded yet."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from counter_app.domain.dossiers.parties import Party, PartyKind
from counter_app.domain.dossiers.stages import Stage
from counter_app.domain.dossiers.values import Receiver
from counter_app.domain.id_cards import Identity
from counter_app.domain.names import clean, search_form
from counter_app.services.counter_rows import ReturnCard
from counter_app.services.work_rows import ActOption


class Fit(StrEnum):
    """How well the counter knows that this is the right person."""

    UNSEEN = "unseen"
    SEEN = "seen"  # a person looked at the papers
    CARD = "card"  # the number on the card is the one on the dossier
    NAME = "name"  # the dossier holds no number; the name is the same
    OTHER = "other"  # the card is somebody else's


class Point(StrEnum):
    """What is still to be done before the result leaves."""

    PERSON = "person"
    SLIP = "slip"
    FEE = "fee"


@dataclass(slots=True)
class Handing:
    """One result about to be handed over. ``own`` says which of those who need no paper stands at the counter."""

    card: ReturnCard
    proxy: bool = False
    own: int = 0
    own_number: str = ""
    name: str = ""
    id_number: str = ""
    authority: str = ""
    identity: Identity | None = field(default=None, repr=False)
    card_at: datetime | None = None
    seen: bool = False
    slip_back: bool = False
    slip_scanned: bool = False
    slip_lost: bool = False
    collects: bool = True
    book: str = ""

    @staticmethod
    def of(card: ReturnCard) -> "Handing":
        """Return how the handing begins: with whoever filed the dossier."""
        made = Handing(card)
        first = card.receivers[0]
        made.proxy = first.needs_paper
        known = next((one.party for one in card.receivers if one.needs_paper), None)
        if known is not None:
            made.name, made.id_number, made.authority = known.name, known.id_number, known.authority
        return made

    # who

    @property
    def owners(self) -> tuple[Party, ...]:
        """Return those who need no paper but their own."""
        return tuple(one.party for one in self.card.receivers if not one.needs_paper)

    @property
    def party(self) -> Party | None:
        """Return the party who stands at the counter, None where somebody comes in their place."""
        return None if self.proxy or not self.owners else self.owners[min(self.own, len(self.owners) - 1)]

    @property
    def fit(self) -> Fit:
        """Say how well the one at the counter is known."""
        if self.identity is not None and (found := self._fits(self.identity)) is not Fit.OTHER:
            return found
        if self.seen:
            return Fit.SEEN
        return Fit.OTHER if self.identity is not None else Fit.UNSEEN

    def take_card(self, identity: Identity, at: datetime) -> None:
        """Compare a card with whoever may receive; a proxy who is not known yet is taken from it."""
        self.identity, self.card_at, self.seen = identity, at, False
        if self.proxy:
            if not clean(self.name) or self._fits(identity) is not Fit.OTHER:
                self.name, self.id_number = self.name or identity.name, identity.number
            return
        for at_place, party in enumerate(self.owners):
            if fit_of(identity, party.id_number, party.name) is not Fit.OTHER:
                self.own = at_place
                return

    def come_for_another(self) -> None:
        """Let whoever stands here be a proxy; a card that was read already is theirs."""
        self.proxy = True
        if self.identity is not None and not clean(self.name):
            self.name, self.id_number = self.identity.name, self.identity.number

    def knows(self, identity: Identity) -> bool:
        """Say whether a card belongs to somebody who may take this result home."""
        parties = (one.party for one in self.card.receivers)
        return any(fit_of(identity, party.id_number, party.name) is not Fit.OTHER for party in parties)

    def receiver(self) -> Receiver:
        """Return who takes the result home, as it is written down."""
        method, party = self.card.return_method or "counter", self.party
        if party is None:
            return Receiver(self.name, self.id_number, True, self.authority, self.slip_lost, method)
        number = "" if party.kind is PartyKind.ORGANISATION else party.id_number or self.own_number
        if not number and self.fit is Fit.NAME and self.identity is not None:
            number = self.identity.number
        return Receiver(party.name, number, receipt_lost=self.slip_lost, method=method)

    # money and slip

    @property
    def owed(self) -> int:
        """Return what is still to be paid."""
        return self.card.fee.outstanding

    @property
    def may_collect(self) -> bool:
        """Say whether this person may take the money now."""
        return bool(self.owed) and (option := self.option("collect_fee")) is not None and option.allowed

    @property
    def to_collect(self) -> int:
        """Return what F9 collects, 0 where it collects nothing."""
        return self.owed if self.collects and self.may_collect else 0

    @property
    def returned(self) -> bool:
        """Say whether it was fetched already."""
        return self.card.row.stage == Stage.RETURNED

    def option(self, act: str) -> ActOption | None:
        """Return whether an act is possible now."""
        return next((option for option in self.card.acts if option.act == act), None)

    def open_points(self) -> Iterator[Point]:
        """Return what a careful clerk has yet to do; none of it holds the result back."""
        if self.fit in {Fit.UNSEEN, Fit.OTHER}:
            yield Point.PERSON
        if not (self.slip_back or self.slip_lost or self.card.row.short):
            yield Point.SLIP
        if self.owed:
            yield Point.FEE

    def doubts(self) -> str:
        """Return why somebody should ask once more, as a code; empty where nothing speaks against it."""
        if self.fit is Fit.OTHER:
            return "card_differs"
        return "lost_unseen" if self.slip_lost and self.fit is Fit.UNSEEN else ""

    def renewed(self, card: ReturnCard) -> None:
        """Take the dossier as it stands now; what was put in stays."""
        self.card = card

    def _fits(self, identity: Identity) -> Fit:
        party = self.party
        if party is None:
            return fit_of(identity, self.id_number, self.name)
        return fit_of(identity, party.id_number, party.name)


def fit_of(identity: Identity, number: str, name: str) -> Fit:
    """Compare a card with what is written: by the number, and only where none is written by the name."""
    if number:
        return Fit.CARD if number.replace(" ", "") in {identity.number, identity.old_number} else Fit.OTHER
    same = bool(identity.name) and search_form(identity.name) == search_form(name)
    return Fit.NAME if same else Fit.OTHER
