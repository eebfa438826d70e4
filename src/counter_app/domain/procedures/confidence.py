"""How far a datum of the catalogue can be trusted before the ward has checked it."""

from enum import StrEnum


class Confidence(StrEnum):
    """Where a datum stands; only the ward's own check, against the publishing decision, makes it ``CONFIRMED``."""

    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"
    CONFIRMED = "confirmed"

    @property
    def needs_check(self) -> bool:
        """Say whether staff see "cần đối chiếu" beside the datum. A citizen's paper never shows it."""
        return self is not Confidence.CONFIRMED
