"""What goes with dossiers from the counter to a desk: the batch list, and the slip of a single dossier."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from counter_app.services.papers.parts import Letterhead, PaperRow


class Acceptance(StrEnum):
    """What the taking desk said about one line of the list."""

    OPEN = "open"  # not said yet: the cell is empty
    ACCEPTED = "accepted"  # a tick
    MISSING = "missing"  # "thiếu": it was not in the bundle
    REFUSED = "refused"  # "không nhận", with the reason


@dataclass(frozen=True, slots=True, kw_only=True)
class HandoverRow:
    """One dossier of a batch."""

    ordinal: int  # the line, from 1
    code: str  # the official code in full
    procedure: str  # a short name is enough
    sets: int = 1  # số bộ
    owner: str  # chủ hồ sơ
    address: str = ""  # of the owner
    phone: str = ""  # of the owner
    received_at: datetime
    due_at: datetime
    acceptance: Acceptance = Acceptance.OPEN
    note: str = ""  # the reason where it is missing or refused, else free


@dataclass(frozen=True, slots=True, kw_only=True)
class HandoverPaper:
    """Danh sách bàn giao hồ sơ: printed before the fact with empty cells, and again with what was accepted."""

    letterhead: Letterhead
    number: str  # "0313/BG-TTPVHCC", printed after "Số:"
    dated: date  # the day in the head
    barcode: str = ""  # digits only, an even number of them (14); "" prints no barcode

    round_of_day: int = 0  # the n-th batch of the day; 0 says nothing about it
    given_at: datetime  # when the batch was handed over
    giver_desk: str  # bên giao
    giver_name: str = ""  # printed under its signature; "" leaves the line free
    taker_desk: str  # bên nhận, the office that handles the dossiers
    taker_name: str = ""
    confirmer_name: str = ""  # for the centre
    rows: tuple[HandoverRow, ...]
    accepted_at: datetime | None = None  # None: printed before acceptance

    reprint: int = 0  # 0 the first print, n the n-th reprint
    demo: bool = False  # from a demo folder: every page is marked


@dataclass(frozen=True, slots=True, kw_only=True)
class Leg:
    """One passing of a single dossier from hand to hand; printed before the fact its time and names are empty."""

    giver_desk: str
    taker_desk: str
    giver_name: str = ""
    taker_name: str = ""
    at: datetime | None = None  # None leaves the time to be written in
    result: str = ""  # way out: remark of the centre; way back: "Trước hạn", "Đúng hạn", "Quá hạn"
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SingleHandoverPaper:
    """Giấy bàn giao hồ sơ: goes with one dossier to the office that handles it, and comes back with the result."""

    letterhead: Letterhead
    number: str  # printed after "Số:"
    dated: date  # the day in the head

    code: str  # the official code in full
    barcode: str = ""  # digits only, an even number of them (14); "" prints no barcode
    procedure: str  # nội dung hồ sơ
    submitter_name: str
    submitter_address: str = ""
    phone: str = ""
    email: str = ""
    owner_name: str = ""  # "" when the submitter is the owner
    owner_address: str = ""
    received_at: datetime
    limit_text: str = ""  # "03 ngày làm việc"
    due_at: datetime
    handler: str  # the office asked to settle the dossier
    centre_name: str  # where the result comes back to: "Trung tâm Phục vụ hành chính công phường Đức Xuân"
    back_by: datetime | None = None  # when the result must be back at the centre; None leaves it open
    papers: tuple[PaperRow, ...] = ()
    sets: int = 1

    given: tuple[Leg, ...] = ()  # I. giao hồ sơ; empty prints one free block
    returned: tuple[Leg, ...] = ()  # II. nhận kết quả; empty prints one free block

    reprint: int = 0  # 0 the first print, n the n-th reprint
    demo: bool = False  # from a demo folder: every page is marked
