"""The states of a dossier, with the national codes that the public service portal uses for them."""

from enum import StrEnum


class Stage(StrEnum):
    """Where a dossier stands. Names follow the command line; ``national_code`` follows the portal's list."""

    SUBMITTED = "submitted"
    ACCEPTED = "accepted"
    NOT_ACCEPTED = "not_accepted"
    IN_PROCESS = "in_process"
    AWAITING_SUPPLEMENT = "awaiting_supplement"
    AWAITING_PAYMENT = "awaiting_payment"
    WITHDRAWN = "withdrawn"
    STOPPED = "stopped"
    RESULT_READY = "result_ready"
    RETURNED = "returned"
    CANCELLED = "cancelled"

    @property
    def national_code(self) -> int | None:
        """Return 1 to 10 as the portal counts, or None for a number taken by mistake, which it never hears of."""
        return _NATIONAL.get(self)


_NATIONAL = {
    Stage.SUBMITTED: 1,
    Stage.ACCEPTED: 2,
    Stage.NOT_ACCEPTED: 3,
    Stage.IN_PROCESS: 4,
    Stage.AWAITING_SUPPLEMENT: 5,
    Stage.AWAITING_PAYMENT: 6,
    Stage.WITHDRAWN: 7,
    Stage.STOPPED: 8,
    Stage.RESULT_READY: 9,
    Stage.RETURNED: 10,
}

OPEN_STAGES = frozenset({Stage.ACCEPTED, Stage.IN_PROCESS, Stage.AWAITING_SUPPLEMENT, Stage.AWAITING_PAYMENT})
PAUSED_STAGES = frozenset({Stage.AWAITING_SUPPLEMENT, Stage.AWAITING_PAYMENT})
CLOSED_STAGES = frozenset({Stage.NOT_ACCEPTED, Stage.RETURNED, Stage.CANCELLED})
