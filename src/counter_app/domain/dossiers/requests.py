"""What can be asked of a dossier. Numbers, codes, due instants and process steps come along, worked out beforehand."""

from dataclasses import dataclass
from datetime import date, datetime

from counter_app.domain.deadlines.due import Due
from counter_app.domain.dossiers.matter import Matter
from counter_app.domain.dossiers.values import (
    Code,
    FeeAccount,
    Holder,
    Outcome,
    ProcedureRef,
    Receiver,
    RegisterPlace,
    Scan,
    Signature,
)
from counter_app.domain.procedures.papers import DossierPaper
from counter_app.domain.procedures.process import ProcessStep

Steps = tuple[ProcessStep, ...]


@dataclass(frozen=True, slots=True)
class Submit:
    """Note a matter that waits for acceptance."""

    matter: Matter
    slip: str


@dataclass(frozen=True, slots=True)
class AskCompletion:
    """Ask for papers before acceptance. ``answer_by`` is until when an online matter is to be answered."""

    missing: tuple[str, ...]
    reason: str
    paper_number: str
    answer_by: datetime | None = None


@dataclass(frozen=True, slots=True)
class RefuseMatter:
    """Refuse a matter at the counter."""

    reason: str
    paper_number: str
    answer_by: datetime | None = None


@dataclass(frozen=True, slots=True)
class Receive:
    """Accept a matter, with everything its receipt will say."""

    matter: Matter
    code: Code
    register: RegisterPlace
    paper_number: str
    fee: FeeAccount
    due: Due
    steps: Steps
    short: bool = False
    agreed: bool = False
    answer_by: datetime | None = None


@dataclass(frozen=True, slots=True)
class HandOver:
    """Send the dossier to a desk, or to a person of it."""

    batch: str
    desk: str
    person: str = ""


@dataclass(frozen=True, slots=True)
class TakeOver:
    """Accept a dossier that was sent. ``steps`` are those of the full process."""

    batch: str
    taker: str
    given_by: str
    steps: Steps


@dataclass(frozen=True, slots=True)
class RefuseHandover:
    """Leave a dossier with its sender."""

    batch: str
    reason: str


@dataclass(frozen=True, slots=True)
class Recall:
    """Take a sent dossier back."""

    batch: str


@dataclass(frozen=True, slots=True)
class Advance:
    """End the current step and pass the dossier to the next."""

    steps: Steps
    note: str = ""


@dataclass(frozen=True, slots=True)
class RecordSignature:
    """Put a leader's signature on record."""

    signature: Signature
    steps: Steps


@dataclass(frozen=True, slots=True)
class SendBack:
    """Return the dossier to an earlier step."""

    steps: Steps
    position: int
    reason: str


@dataclass(frozen=True, slots=True)
class Reassign:
    """Give the dossier to another holder at the same step."""

    holder: Holder


@dataclass(frozen=True, slots=True)
class AskSupplement:
    """Ask for papers after acceptance. ``ask_by`` is the last day on which the law lets the office ask."""

    missing: tuple[str, ...]
    reason: str
    paper_number: str
    close_on: date
    basis: str = ""
    ask_by: date | None = None


@dataclass(frozen=True, slots=True)
class TakeSupplement:
    """Note that the papers came, with the new appointment."""

    due: Due
    clock_start: datetime


@dataclass(frozen=True, slots=True)
class WaitForPayment:
    """Note that the citizen must pay elsewhere."""

    note: str = ""


@dataclass(frozen=True, slots=True)
class SettlePayment:
    """Note that the payment is proved."""

    due: Due


@dataclass(frozen=True, slots=True)
class Extend:
    """Promise a new date."""

    due_at: datetime
    reason: str
    paper_number: str
    basis: str = ""


@dataclass(frozen=True, slots=True)
class Apologise:
    """Send a letter of apology with a new date."""

    new_date: datetime
    reason: str
    paper_number: str


@dataclass(frozen=True, slots=True)
class Withdraw:
    """Note the citizen's wish to stop."""

    reason: str


@dataclass(frozen=True, slots=True)
class Stop:
    """Stop handling, or issue the stop notice after a withdrawal. ``on`` is the ward's day of the act."""

    reason: str
    paper_number: str
    on: date


@dataclass(frozen=True, slots=True)
class Reopen:
    """Let a stopped dossier go on."""

    due: Due
    reason: str


@dataclass(frozen=True, slots=True)
class Complete:
    """Note that the signed result is at the counter."""

    steps: Steps
    outcome: Outcome
    document: str = ""


@dataclass(frozen=True, slots=True)
class GiveBack:
    """Hand the result to the citizen."""

    receiver: Receiver


@dataclass(frozen=True, slots=True)
class CollectFee:
    """Take money."""

    amount: int
    book: str = ""


@dataclass(frozen=True, slots=True)
class WaiveFee:
    """Ask for no fee."""

    basis: str


@dataclass(frozen=True, slots=True)
class AdoptCode:
    """Take over another system's code."""

    code: Code


@dataclass(frozen=True, slots=True)
class Correct:
    """Put fields right: pairs of field name and new words."""

    fields: tuple[tuple[str, str], ...]
    reason: str


@dataclass(frozen=True, slots=True)
class ChangeProcedure:
    """Move the dossier to the procedure it belongs to."""

    procedure: ProcedureRef
    papers: tuple[DossierPaper, ...]
    fee: FeeAccount
    due: Due
    steps: Steps
    short: bool
    reason: str
    paper_number: str


@dataclass(frozen=True, slots=True)
class ChangeLimit:
    """Let a case of the catalogue hold from now on. ``procedure`` names it and the limit that follows."""

    procedure: ProcedureRef
    due: Due
    case: str
    reason: str
    agreed: bool = False


@dataclass(frozen=True, slots=True)
class ReachCompetent:
    """Note that the agency that decides has the dossier."""

    due: Due


@dataclass(frozen=True, slots=True)
class Recount:
    """Let the appointment follow the calendar as it is now."""

    due: Due
    reason: str


@dataclass(frozen=True, slots=True)
class Cancel:
    """Void a number taken by mistake."""

    reason: str


@dataclass(frozen=True, slots=True)
class Attach:
    """Put scans beside the dossier."""

    scans: tuple[Scan, ...]


Request = (
    Submit
    | AskCompletion
    | RefuseMatter
    | Receive
    | HandOver
    | TakeOver
    | RefuseHandover
    | Recall
    | Advance
    | RecordSignature
    | SendBack
    | Reassign
    | AskSupplement
    | TakeSupplement
    | WaitForPayment
    | SettlePayment
    | Extend
    | Apologise
    | Withdraw
    | Stop
    | Reopen
    | Complete
    | GiveBack
    | CollectFee
    | WaiveFee
    | AdoptCode
    | Correct
    | ChangeProcedure
    | ChangeLimit
    | ReachCompetent
    | Recount
    | Cancel
    | Attach
)
