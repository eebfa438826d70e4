"""What the ward's daily log says: the events of one day, states as they stood at its end."""

from dataclasses import dataclass
from datetime import date, datetime

from counter_app.services.papers.parts import Letterhead


@dataclass(frozen=True, slots=True)
class DayCounts:
    """The seven figures of the strip on top."""

    received: int  # nhận
    returned: int  # trả
    due: int  # đến hạn trong ngày
    overdue: int  # quá hạn
    waiting_supplement: int  # chờ bổ sung
    waiting_signature: int  # chờ ký
    on_time_per_mille: int | None  # đúng hạn: 978 prints "97,8 %"; None where nothing was returned


@dataclass(frozen=True, slots=True, kw_only=True)
class LogRow:
    """One dossier in one section; which of the texts are printed depends on the section."""

    code: str  # the official code in full
    applicant: str  # người nộp
    procedure: str  # a short name is enough
    due_at: datetime | None = None  # hẹn trả
    holder: str = ""  # người giữ
    at: datetime | None = None  # when it was received, returned, asked for, sent to sign, ready
    state: str = ""  # tình trạng at the end of the day: "đã trả", "chờ ký"; of a returned one "đúng hạn"
    detail: str = ""  # overdue: "2 ngày"; waiting: what for; ready: how long it has been waiting
    late_entry: bool = False  # nhập bù: done on the day, recorded later, with a reason
    recorded_after_close: datetime | None = None  # when it was recorded, if after midnight or after the sign-off


@dataclass(frozen=True, slots=True, kw_only=True)
class CashRow:
    """One fee of the day."""

    code: str  # of the dossier
    payer: str  # who paid
    what: str  # the procedure or the kind of fee
    amount: int  # đồng
    receipt: str = ""  # biên lai, quyển số
    state: str = ""  # "đã thu", "miễn": printed in the amount's column when the amount is 0
    collector: str = ""  # who took the money
    at: datetime | None = None  # when; kept with the paper, not printed: the column would cost the names their room
    late_entry: bool = False  # nhập bù
    recorded_after_close: datetime | None = None  # as in LogRow


@dataclass(frozen=True, slots=True, kw_only=True)
class CorrectionRow:
    """What was entered about the day after it was signed off."""

    recorded_at: datetime
    code: str
    applicant: str
    part: str  # the list it concerns: "Nhận trong ngày"
    change: str  # "thêm vào mục này (tiếp nhận)"
    recorder: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DailyLogPaper:
    """Nhật ký tiếp nhận và giải quyết thủ tục hành chính of one day; every row is printed."""

    letterhead: Letterhead
    number: str  # "227/NK-TTPVHCC", printed after "Số:"
    dated: date  # the day in the head: when the log was made
    day: date  # the day it tells of
    hours_text: str = ""  # "từ 07 giờ 30 phút đến 17 giờ 00 phút"; "" on a day off

    counts: DayCounts
    overdue: tuple[LogRow, ...] = ()  # I
    received: tuple[LogRow, ...] = ()  # II
    returned: tuple[LogRow, ...] = ()  # III
    due_today: tuple[LogRow, ...] = ()  # IV, first part
    due_soon: tuple[LogRow, ...] = ()  # IV, second part
    waiting_supplement: tuple[LogRow, ...] = ()  # V, first part
    waiting_signature: tuple[LogRow, ...] = ()  # V, second part
    ready: tuple[LogRow, ...] = ()  # VI: có kết quả, chưa trả
    cash: tuple[CashRow, ...] = ()  # VII; the sum is made of these rows

    corrections: tuple[CorrectionRow, ...] = ()  # VIII: only of a signed day
    maker_name: str = ""  # người lập; "" where it is left to be signed
    approver_lines: tuple[str, ...] = ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH")  # authority and title, one a line
    approver_name: str = ""
    signed_off_at: datetime | None = None  # when the day was closed in the program; None: not yet

    reprint: int = 0  # 0 the first print, n the n-th reprint
    demo: bool = False  # from a demo folder: every page is marked
