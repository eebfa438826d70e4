"""What is told of a draft: something begun at a screen and not yet anybody's act."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class DraftRow:
    """A draft in a list."""

    id: str
    screen: str
    title: str
    created_at: datetime
    changed_at: datetime


@dataclass(frozen=True, slots=True)
class Draft:
    """A draft whole. ``body`` is the screen's own JSON, given back letter for letter."""

    row: DraftRow
    owner: str
    body: str
