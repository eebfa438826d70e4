"""The steps a dossier goes through inside the ward, who takes each, and how long each may take at most."""

from dataclasses import dataclass
from enum import StrEnum

from counter_app.domain.errors import Refused
from counter_app.domain.people import Role

COUNTER = "mot_cua"
LEADERS = "lanh_dao"
REGISTRY = "van_thu"


class ProcessKind(StrEnum):
    """Every procedure has the full process; same-day matters may take the short one (receive, sign, return)."""

    FULL = "full"
    SHORT = "short"


@dataclass(frozen=True, slots=True)
class ProcessStep:
    """One step. ``ceiling_minutes`` are working minutes: a ceiling, never a waiting time.

    ``code`` is B and the step's position from 1, receiving being B1: the citizen's own act of filing is no step.
    """

    code: str
    name: str
    role: Role
    desk: str
    ceiling_minutes: int
    paper: str = ""


@dataclass(frozen=True, slots=True)
class Process:
    """The steps of one procedure in their order: receiving first, returning last."""

    kind: ProcessKind
    steps: tuple[ProcessStep, ...]

    @property
    def total_minutes(self) -> int:
        """Return the working minutes of all ceilings together."""
        return sum(step.ceiling_minutes for step in self.steps)

    def position(self, step: str) -> int:
        """Return the place, from 1, of a step named by its code or its number: ``B3``, ``b3`` or ``3``."""
        wanted = step.strip().upper().removeprefix("B")
        for position, candidate in enumerate(self.steps, start=1):
            if candidate.code.removeprefix("B") == wanted:
                return position
        raise Refused("process.step_unknown", step=step[:20])
