"""The roads between the stages, and where a dossier stands on them: written from domain.md, not from the code."""

from dataclasses import dataclass, field
from datetime import date

# where each kind of event leads, by the national codes (0: before anything, -1: cancelled); domain.md §5.2
ROADS: dict[str, set[tuple[int, int]]] = {
    "submitted": {(0, 1)},
    "completion_asked": {(1, 1)},
    "not_accepted": {(1, 3)},
    "received": {(0, 2), (1, 2)},
    "handed_over": {(2, 2), (4, 4)},
    "handover_refused": {(2, 2), (4, 4)},
    "handover_recalled": {(2, 2), (4, 4)},
    "taken_over": {(2, 4), (4, 4)},
    "step_ended": {(4, 4)},
    "signature_recorded": {(2, 2), (4, 4)},
    "sent_back": {(4, 4)},
    "reassigned": {(4, 4), (5, 5), (6, 6)},
    "supplement_asked": {(2, 5), (4, 5)},
    "supplement_received": {(5, 2), (5, 4)},
    "payment_due": {(4, 6)},
    "payment_settled": {(6, 4)},
    "extended": {(2, 2), (4, 4)},
    "apologised": {(2, 2), (4, 4), (5, 5), (6, 6)},
    "withdrawn": {(2, 7), (4, 7), (5, 7), (6, 7)},
    "stopped": {(4, 8), (5, 8), (7, 8)},
    "reopened": {(8, 4)},
    "completed": {(2, 9), (4, 9)},
    "returned": {(9, 10)},
    "fee_collected": {(code, code) for code in (2, 4, 5, 6, 9, 10)},
    "fee_waived": {(code, code) for code in (2, 4, 5, 6, 9)},
    "code_adopted": {(code, code) for code in (2, 4, 5, 6, 7, 8, 9, 10)},
    "corrected": {(code, code) for code in range(1, 11)},
    "procedure_changed": {(2, 2), (4, 4)},
    "cancelled": {(2, -1)},
    "attached": {(code, code) for code in range(1, 11)},
}

# the rows of the table in domain.md §5.2; each must be walked by the thorough run
ROWS: dict[str, tuple[int, str, int]] = {
    "noted at the counter": (0, "submitted", 1),
    "received at once": (0, "received", 2),
    "accepted": (1, "received", 2),
    "asked to complete before acceptance": (1, "completion_asked", 1),
    "refused at the counter": (1, "not_accepted", 3),
    "taken over by the specialist": (2, "taken_over", 4),
    "next step": (4, "step_ended", 4),
    "supplement asked": (4, "supplement_asked", 5),
    "supplement asked by the counter": (2, "supplement_asked", 5),
    "supplement complete": (5, "supplement_received", 4),
    "supplement never came": (5, "stopped", 8),
    "payment due": (4, "payment_due", 6),
    "payment settled": (6, "payment_settled", 4),
    "withdrawn from the counter": (2, "withdrawn", 7),
    "withdrawn from work": (4, "withdrawn", 7),
    "withdrawn while papers are awaited": (5, "withdrawn", 7),
    "withdrawn while a payment is awaited": (6, "withdrawn", 7),
    "stop notice after a withdrawal": (7, "stopped", 8),
    "stopped": (4, "stopped", 8),
    "reopened by a leader": (8, "reopened", 4),
    "extended": (4, "extended", 4),
    "apologised": (4, "apologised", 4),
    "result at the counter": (4, "completed", 9),
    "returned": (9, "returned", 10),
    "corrected after the return": (10, "corrected", 10),
}

MOVES_THE_DUE_DATE = {
    "received",
    "supplement_received",
    "payment_settled",
    "extended",
    "reopened",
    "procedure_changed",
}

STAGE = {
    1: "submitted",
    2: "accepted",
    3: "not_accepted",
    4: "in_process",
    5: "awaiting_supplement",
    6: "awaiting_payment",
    7: "withdrawn",
    8: "stopped",
    9: "result_ready",
    10: "returned",
    -1: "cancelled",
}


@dataclass(slots=True)
class Standing:
    """Where a dossier stands, as its events tell."""

    number: int
    code: int = 0
    resumes_at: int = 0
    kinds: list[str] = field(default_factory=list)
    handle: str = ""
    short: bool = False
    step: int = 0
    signed: bool = False
    batch: str = ""
    due_at: str | None = None
    fee: int = 0
    paid: int = 0
    waived: bool = False
    procedure: str = ""
    holder: tuple[str, str] = ("", "")
    close_on: date | None = None
    stop_cause: str = ""
    happened_at: str = ""
    scans: list[str] = field(default_factory=list)

    @property
    def owed(self) -> int:
        return 0 if self.waived else max(0, self.fee - self.paid)

    @property
    def version(self) -> int:
        return len(self.kinds)

    @property
    def place(self) -> str:
        """Return the name under which the table of requests knows where it stands."""
        if self.code == 2:
            return "moving" if self.batch else "short" if self.short else "accepted"
        if self.code == 4:
            return "moving_on" if self.batch else {3: "signing", 4: "last"}.get(self.step, "in_process")
        if self.code == 8 and self.stop_cause != "office":
            return "expired"
        return STAGE[self.code]
