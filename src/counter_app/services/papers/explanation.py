"""What the explanation of an appointment says: why a dossier is due when it is, and what was promised before."""

from dataclasses import dataclass
from datetime import date, datetime

from counter_app.services.papers.parts import Letterhead


@dataclass(frozen=True, slots=True, kw_only=True)
class PromiseRow:
    """One date that was given, never overwritten by a later one."""

    due_at: datetime
    made_at: datetime
    made_by: str  # the name of who did it
    why: str  # "tiếp nhận", "gia hạn"
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ExplanationPaper:
    """Giải thích ngày hẹn trả kết quả: on request, of no form set, without a number of its own."""

    letterhead: Letterhead
    dated: date
    code: str  # the official code in full, or the internal number until there is one
    procedure_name: str
    submitter_name: str
    owner_name: str = ""  # "" when the submitter is the owner
    limit_text: str  # "03 ngày làm việc"
    received_at: datetime
    due_at: datetime  # the appointment that holds
    counted_at: datetime  # what the lines below came to
    lines: tuple[str, ...]  # one sentence each, in the order of the count
    confirmed: bool  # False: it crosses a year whose days off are only proposed
    promises: tuple[PromiseRow, ...]
    printed_at: datetime
    printed_by: str

    reprint: int = 0  # 0 the first print, n the n-th reprint
    demo: bool = False  # from a demo folder: every page is marked
