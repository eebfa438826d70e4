"""What can happen to a dossier. Each event is stored once and never changed.

The envelope tells who, when, why; the payload what. One that changes its shape gets a higher ``SCHEMA``, an upcaster.
"""

from dataclasses import dataclass
from datetime import date, datetime

from counter_app.domain.deadlines.due import Due
from counter_app.domain.dossiers.matter import Matter
from counter_app.domain.dossiers.parties import Party
from counter_app.domain.dossiers.recounts import RECOUNTING, Recounting
from counter_app.domain.dossiers.values import (
    Change,
    Code,
    FeeAccount,
    Holder,
    Outcome,
    ProcedureRef,
    Receiver,
    RegisterPlace,
    Scan,
    Signature,
    StepPlace,
    StopCause,
    Transit,
)
from counter_app.domain.procedures.papers import DossierPaper

SCHEMA = 1


@dataclass(frozen=True, slots=True)
class Submitted:
    """A matter came in and is not yet accepted (national state 1)."""

    matter: Matter
    slip: str


@dataclass(frozen=True, slots=True)
class CompletionAsked:
    """The counter asked for papers before acceptance (NĐ 118/2025 Đ17 k1c); no clock runs."""

    missing: tuple[str, ...]
    reason: str
    paper_number: str


@dataclass(frozen=True, slots=True)
class NotAccepted:
    """The counter refused the matter and gave its reason (NĐ 118/2025 Đ17 k1c)."""

    reason: str
    paper_number: str


@dataclass(frozen=True, slots=True)
class Received:
    """The counter accepted a complete dossier; its clock runs."""

    matter: Matter
    code: Code
    register: RegisterPlace
    paper_number: str
    fee: FeeAccount
    due: Due
    step: StepPlace
    short: bool = False
    agreed: bool = False  # in writing: a date, not a limit


@dataclass(frozen=True, slots=True)
class HandedOver:
    """The dossier was sent with a batch; it moves when the other side accepts."""

    transit: Transit


@dataclass(frozen=True, slots=True)
class TakenOver:
    """The other side accepted the dossier; the giver's step has ended."""

    batch: str
    given_by: str
    ended: StepPlace
    step: StepPlace
    holder: Holder
    signature_missing: bool = False


@dataclass(frozen=True, slots=True)
class HandoverRefused:
    """The other side did not take the dossier."""

    batch: str
    reason: str


@dataclass(frozen=True, slots=True)
class HandoverRecalled:
    """The sender took the dossier back before it was accepted."""

    batch: str


@dataclass(frozen=True, slots=True)
class StepEnded:
    """A step was finished and the dossier passed on; ``signature_missing`` where a signing step ended unrecorded."""

    ended: StepPlace
    step: StepPlace
    holder: Holder
    note: str = ""
    signature_missing: bool = False


@dataclass(frozen=True, slots=True)
class SignatureRecorded:
    """A leader's signature on paper was put on record."""

    signature: Signature


@dataclass(frozen=True, slots=True)
class SentBack:
    """The dossier went back to an earlier step."""

    left: StepPlace
    step: StepPlace
    holder: Holder
    reason: str


@dataclass(frozen=True, slots=True)
class Reassigned:
    """Another person or desk holds the dossier at the same step."""

    holder: Holder
    before: Holder


@dataclass(frozen=True, slots=True)
class SupplementAsked:
    """Papers were asked for after acceptance; the clock stands still (NĐ 118/2025 Đ19 k5)."""

    missing: tuple[str, ...]
    reason: str
    paper_number: str
    close_on: date
    count: int
    basis: str = ""


@dataclass(frozen=True, slots=True)
class SupplementReceived:
    """The papers came; the dossier has a new appointment."""

    due: Due
    due_before: datetime
    clock_start: datetime


@dataclass(frozen=True, slots=True)
class PaymentDue:
    """The citizen owes a payment elsewhere; the clock stands still."""

    note: str = ""


@dataclass(frozen=True, slots=True)
class PaymentSettled:
    """The payment is proved; the pause is deducted."""

    due: Due
    due_before: datetime


@dataclass(frozen=True, slots=True)
class Extended:
    """A new appointment was promised, with its reason (NĐ 118/2025 Đ19 k6)."""

    due_at: datetime
    due_before: datetime
    reason: str
    basis: str
    paper_number: str


@dataclass(frozen=True, slots=True)
class Apologised:
    """A letter of apology tells a new date; the dossier stays late all the same."""

    new_date: datetime
    reason: str
    paper_number: str


@dataclass(frozen=True, slots=True)
class Withdrawn:
    """The citizen asked to stop (NĐ 118/2025 Đ21)."""

    reason: str


@dataclass(frozen=True, slots=True)
class Stopped:
    """Handling stopped; after a withdrawal this is the stop notice."""

    reason: str
    cause: StopCause
    paper_number: str


@dataclass(frozen=True, slots=True)
class Reopened:
    """A leader let a stopped dossier go on; the pause is deducted."""

    due: Due
    due_before: datetime
    reason: str


@dataclass(frozen=True, slots=True)
class Completed:
    """The result is signed and back at the counter (national state 9)."""

    ended: StepPlace
    step: StepPlace
    outcome: Outcome
    document: str
    signature_missing: bool = False


@dataclass(frozen=True, slots=True)
class Returned:
    """The result was handed to the citizen."""

    receiver: Receiver


@dataclass(frozen=True, slots=True)
class FeeCollected:
    """Money was taken, against a line of the receipt book."""

    amount: int
    book: str


@dataclass(frozen=True, slots=True)
class FeeWaived:
    """The fee is not asked for, with the basis in law."""

    basis: str


@dataclass(frozen=True, slots=True)
class CodeAdopted:
    """Another system's code became the official one."""

    code: Code
    before: Code


@dataclass(frozen=True, slots=True)
class Corrected:
    """Fields were put right; what stood before stays in the journal."""

    changes: tuple[Change, ...]
    reason: str
    parties: tuple[Party, ...]
    subject: str
    sets: int
    return_method: str


@dataclass(frozen=True, slots=True)
class ProcedureChanged:
    """The dossier belongs to another procedure; its code stays, its limit runs from the original receipt."""

    procedure: ProcedureRef
    before: ProcedureRef
    papers: tuple[DossierPaper, ...]
    fee: FeeAccount
    due: Due
    due_before: datetime
    step: StepPlace
    short: bool
    reason: str
    paper_number: str


@dataclass(frozen=True, slots=True)
class Cancelled:
    """A number taken by mistake; it is kept with its reason and never used again."""

    reason: str


@dataclass(frozen=True, slots=True)
class Attached:
    """A scan was put beside the dossier. Where its file lies is no part of what happened."""

    position: int
    scan: Scan


Payload = (
    Submitted
    | CompletionAsked
    | NotAccepted
    | Received
    | HandedOver
    | TakenOver
    | HandoverRefused
    | HandoverRecalled
    | StepEnded
    | SignatureRecorded
    | SentBack
    | Reassigned
    | SupplementAsked
    | SupplementReceived
    | PaymentDue
    | PaymentSettled
    | Extended
    | Apologised
    | Withdrawn
    | Stopped
    | Reopened
    | Completed
    | Returned
    | FeeCollected
    | FeeWaived
    | CodeAdopted
    | Corrected
    | ProcedureChanged
    | Recounting
    | Cancelled
    | Attached
)

KINDS: dict[str, type[Payload]] = {
    "submitted": Submitted,
    "completion_asked": CompletionAsked,
    "not_accepted": NotAccepted,
    "received": Received,
    "handed_over": HandedOver,
    "taken_over": TakenOver,
    "handover_refused": HandoverRefused,
    "handover_recalled": HandoverRecalled,
    "step_ended": StepEnded,
    "signature_recorded": SignatureRecorded,
    "sent_back": SentBack,
    "reassigned": Reassigned,
    "supplement_asked": SupplementAsked,
    "supplement_received": SupplementReceived,
    "payment_due": PaymentDue,
    "payment_settled": PaymentSettled,
    "extended": Extended,
    "apologised": Apologised,
    "withdrawn": Withdrawn,
    "stopped": Stopped,
    "reopened": Reopened,
    "completed": Completed,
    "returned": Returned,
    "fee_collected": FeeCollected,
    "fee_waived": FeeWaived,
    "code_adopted": CodeAdopted,
    "corrected": Corrected,
    "procedure_changed": ProcedureChanged,
    "cancelled": Cancelled,
    "attached": Attached,
    **RECOUNTING,
}
KIND_OF = {payload: kind for kind, payload in KINDS.items()}


@dataclass(frozen=True, slots=True)
class Event:
    """One line of a dossier's journal. ``number`` is the dossier's running number, ``seq`` counts its events from 1."""

    number: int
    seq: int
    happened_at: datetime
    recorded_at: datetime
    done_by: str
    recorded_by: str
    payload: Payload
    evidence: str = ""
    late_reason: str = ""
    schema: int = SCHEMA

    @property
    def kind(self) -> str:
        return KIND_OF[type(self.payload)]

    @property
    def is_late_entry(self) -> bool:
        """Say whether this was entered after the fact (nhập bù)."""
        return bool(self.late_reason)
