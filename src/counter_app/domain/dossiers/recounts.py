"""What changes a promise from outside: a case that arises, another agency's receipt, another calendar."""

from dataclasses import dataclass
from datetime import datetime

from counter_app.domain.deadlines.due import Due
from counter_app.domain.dossiers.values import ProcedureRef


@dataclass(frozen=True, slots=True)
class LimitChanged:
    """A case of the catalogue arose, such as a need to verify; the appointment follows from it, or was agreed."""

    procedure: ProcedureRef
    due: Due
    due_before: datetime
    case: str
    reason: str
    agreed: bool = False


@dataclass(frozen=True, slots=True)
class CompetentReceived:
    """The agency that decides has the dossier; its limit runs from here (NĐ 118/2025 Đ17 k3, NĐ 309/2026 Đ8 k3)."""

    due: Due
    due_before: datetime


@dataclass(frozen=True, slots=True)
class Recounted:
    """The calendar changed, and the appointment was deliberately counted anew; the printed one stays in the journal."""

    due: Due
    due_before: datetime
    reason: str


Recounting = LimitChanged | CompetentReceived | Recounted

RECOUNTING: dict[str, type[Recounting]] = {
    "limit_changed": LimitChanged,
    "competent_received": CompetentReceived,
    "recounted": Recounted,
}
