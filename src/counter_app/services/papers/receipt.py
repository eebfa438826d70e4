"""What a receipt says: Giấy tiếp nhận hồ sơ và hẹn trả kết quả, Mẫu số 01 of both form sets."""

from dataclasses import dataclass
from datetime import date, datetime

from counter_app.services.papers.parts import Letterhead, PaperRow


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceiptPaper:
    """One receipt, printed once for each copy (liên) its form names. An empty text leaves a dotted line to fill in."""

    letterhead: Letterhead
    number: str  # "0032/TTPVHCC", printed after "Số:"
    dated: date  # the day in the head, after the place

    code: str  # the official code in full, or the internal number until there is one
    code_official: bool = True  # False: `code` is an internal number and is labelled so
    barcode: str = ""  # digits only, an even number of them (14); "" prints no barcode
    qr: str = ""  # what the QR holds; "" prints no QR

    submitter_name: str  # người nộp: signs the receipt
    owner_name: str | None = None  # chủ hồ sơ; None when the submitter is the owner
    owner_address: str = ""  # of the owner; printed only when filled
    id_label: str = "CCCD"  # what `id_number` is: "CCCD", "Hộ chiếu", "Mã số thuế"
    id_number: str = ""  # of the submitter
    address: str = ""  # of the submitter
    phone: str = ""  # of the submitter, grouped as it shall be read
    email: str = ""  # of the submitter

    procedure_name: str  # in full
    subject: str = ""  # trích yếu; printed only when filled
    papers: tuple[PaperRow, ...] = ()  # in the order of the form
    sets: int = 1  # số lượng hồ sơ (bộ)
    limit_text: str = ""  # "03 ngày làm việc"
    received_at: datetime  # the real time of receipt
    due_at: datetime  # the appointment
    return_place: str = ""  # where the result is given back
    return_method: str = ""  # how: "nhận trực tiếp", "qua dịch vụ bưu chính"
    fee_text: str = ""  # "15.000 đồng, đã thu"
    register_volume: str = ""  # quyển số: "03/2026"
    register_number: str = ""  # số thứ tự, no thousands separator: "2451"

    receiver_name: str  # the clerk who signs
    counter_name: str = ""  # its name in full; printed only where the address is not known: the letterhead has it
    counter_address: str = ""  # where the counter is
    opening_hours: str = ""  # "07:30–11:30 và 13:00–17:00, thứ Hai đến thứ Sáu"
    hotline: str = ""  # the counter's phone
    footnotes: tuple[str, ...] = ()  # whole sentences: "Không tính thứ Ba 24/11/2026 (ngày nghỉ lễ)."

    form_set: str = ""  # "" takes the set in force on the day of receipt; else its id: "tt-03-2025"
    reprint: int = 0  # 0 the first print, n the n-th reprint
    demo: bool = False  # from a demo folder: every page is marked
