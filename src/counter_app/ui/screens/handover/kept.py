"""What somebody has begun at this screen, as it is kept for them: marks on slips, and a pile not yet sent."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from counter_app.ui.screens.handover.tally import Mark

SCREEN = "handover"

Marks = dict[str, dict[int, Mark]]  # by slip, then by dossier


@dataclass(slots=True)
class Kept:
    """``draft`` names what is stored already; ``building`` says that the pile was in hand."""

    marks: Marks = field(default_factory=dict)
    chosen: list[int] = field(default_factory=list)
    to: str = ""
    building: bool = False
    draft: str | None = None

    @property
    def is_empty(self) -> bool:
        """Say whether there is nothing worth keeping."""
        return not any(self.marks.values()) and not self.chosen

    def body(self) -> str:
        """Return it as JSON."""
        marks = {
            batch: {number: [mark.at.isoformat(), mark.reason] for number, mark in some.items()}
            for batch, some in self.marks.items()
            if some
        }
        return json.dumps({"marks": marks, "chosen": self.chosen, "to": self.to, "building": self.building})


def kept_in(body: str, draft: str) -> Kept:
    """Return what a draft holds; what an earlier version wrote otherwise is left out."""
    found: Mapping[str, Any] = json.loads(body)
    return Kept(
        marks={
            batch: {int(number): Mark(datetime.fromisoformat(at), reason) for number, (at, reason) in some.items()}
            for batch, some in found.get("marks", {}).items()
        },
        chosen=[int(number) for number in found.get("chosen", [])],
        to=str(found.get("to", "")),
        building=bool(found.get("building")),
        draft=draft,
    )
