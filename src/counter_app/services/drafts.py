"""Drafts: what somebody has begun at a screen, kept as it was typed until it becomes an act or is thrown away."""

import json
import re
from dataclasses import dataclass
from typing import Protocol

from counter_app.domain.errors import Refused
from counter_app.domain.people import Right
from counter_app.services.acting import Actor
from counter_app.services.draft_rows import Draft, DraftRow
from counter_app.services.ledger import Ledger, needs
from counter_app.services.plain_text import bounded
from counter_app.services.ports import Unit

LARGEST_BODY = 64 * 1024
MOST_DRAFTS = 200
_LONGEST_TITLE = 200
_NAME = re.compile(r"[0-9A-Za-z-]{1,40}")
_SCREEN = re.compile(r"[a-z_.]{1,40}")
_USED_UP_BY = ("receive", "accept", "note", "refuse")


class DraftQueries(Protocol):
    """What is read of drafts."""

    def drafts(self, owner: str) -> tuple[DraftRow, ...]:
        """Return what somebody has begun, the latest change first."""
        ...

    def draft(self, owner: str, draft: str) -> Draft | None:
        """Return a draft, where this person has one of that name."""
        ...


@dataclass(frozen=True, slots=True)
class DraftBook:
    """Where drafts are kept. Each person sees their own alone; nothing here is an act, so nothing is logged."""

    ledger: Ledger
    queries: DraftQueries

    @needs(Right.KEEP_DRAFTS)
    def save(self, actor: Actor, screen: str, title: str, body: str, *, draft: str | None = None) -> DraftRow:
        """Store a draft as it stands, in place of the one of its name; a new one is named here where it brings no name.

        Refused where the draft has become an act already: what was typed last came too late to be part of it.
        """
        _must_be_kept_as_typed(body)
        now = self.ledger.now()
        with self.ledger.new_unit() as unit:
            name = draft or self.ledger.new_key()
            earlier = _earlier(unit, actor, name)
            row = DraftRow(
                id=name,
                screen=_screen(screen),
                title=bounded(title)[:_LONGEST_TITLE],
                created_at=earlier.row.created_at if earlier else now,
                changed_at=now,
            )
            unit.drafts.save(Draft(row, actor.person.login, body))
        return row

    @needs(Right.KEEP_DRAFTS)
    def mine(self, actor: Actor) -> tuple[DraftRow, ...]:
        """Return one's own drafts, the latest change first."""
        return self.queries.drafts(actor.person.login)

    @needs(Right.KEEP_DRAFTS)
    def take(self, actor: Actor, draft: str) -> Draft:
        """Return one of one's own drafts, to go on with it; it stays where it is. Refused when there is none."""
        found = self.queries.draft(actor.person.login, draft)
        if found is None:
            raise Refused("draft.unknown")
        return found

    @needs(Right.KEEP_DRAFTS)
    def discard(self, actor: Actor, draft: str) -> bool:
        """Throw one of one's own drafts away; say whether it was there."""
        with self.ledger.new_unit() as unit:
            return unit.drafts.discard(actor.person.login, draft)


def _earlier(unit: Unit, actor: Actor, name: str) -> Draft | None:
    """Return the draft as it stood; a new one must have a name that is free and not used up, and room."""
    if not _NAME.fullmatch(name):
        raise Refused("draft.unknown")
    earlier = unit.drafts.find(actor.person.login, name)
    if earlier is not None:
        return earlier
    if unit.drafts.is_taken(name):
        raise Refused("draft.unknown")
    if any(unit.keys.find(command, name) for command in _USED_UP_BY):
        raise Refused("draft.used_up")
    if len(unit.drafts.of(actor.person.login)) >= MOST_DRAFTS:
        raise Refused("draft.too_many", most=MOST_DRAFTS)
    return None


def _screen(name: str) -> str:
    if not _SCREEN.fullmatch(name):
        raise ValueError("a screen's name is small letters, dots and underscores")
    return name


def _must_be_kept_as_typed(body: str) -> None:
    try:
        size = len(body.encode())
        if size > LARGEST_BODY:
            raise Refused("draft.too_large", found=size, most=LARGEST_BODY)
        json.loads(body)
    except (ValueError, RecursionError) as fault:  # a lone surrogate is a ValueError too
        raise Refused("text.unusable") from fault
