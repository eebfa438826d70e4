"""Papers to print in tests, filled like those of the specimen pages; every name and number is invented."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from counter_app.domain.moments import at
from counter_app.services.papers import (
    Acceptance,
    CashRow,
    DailyLogPaper,
    DayCounts,
    ExplanationPaper,
    HandoverPaper,
    HandoverRow,
    Leg,
    Letterhead,
    LogRow,
    PaperRow,
    PromiseRow,
    ReceiptPaper,
    SingleHandoverPaper,
)

MONDAY = date(2026, 11, 23)
HEAD = Letterhead(("UBND PHƯỜNG ĐỨC XUÂN",), ("TRUNG TÂM PHỤC VỤ", "HÀNH CHÍNH CÔNG"), "Đức Xuân")
PAPERS = (
    PaperRow(1, "Tờ khai cấp Giấy xác nhận tình trạng hôn nhân", originals=1),
    PaperRow(2, "Giấy xác nhận tình trạng hôn nhân đã cấp trước đó", certified=2),
    PaperRow(3, "Giấy tờ tùy thân của người yêu cầu", shown=True),
    PaperRow(4, "Giấy tờ chứng minh nơi cư trú", copies=3, note="đã có dữ liệu: CSDL quốc gia về dân cư"),
)


def moment(day: date, hour: int, minute: int = 0) -> datetime:
    """Return a moment on the ward's clock, as storage hands it out: in UTC."""
    return at(day, time(hour, minute)).astimezone(UTC)


def a_receipt(**changes: Any) -> ReceiptPaper:
    """Return a receipt of the set in force since 15/09/2025."""
    receipt = ReceiptPaper(
        letterhead=HEAD,
        number="0032/TTPVHCC",
        dated=MONDAY,
        code="000.00.00.H99-261123-0032",
        barcode="10000000000327",
        qr="000.00.00.H99-261123-0032 7F3A91C2DE",
        submitter_name="Nguyễn Thị Đào",
        id_number="006187004512",
        address="Số nhà 12, tổ dân phố 5, phường Đức Xuân, tỉnh Thái Nguyên",
        phone="0912 345 678",
        procedure_name="Cấp Giấy xác nhận tình trạng hôn nhân",
        papers=PAPERS,
        limit_text="03 ngày làm việc",
        received_at=moment(MONDAY, 9, 41),
        due_at=moment(date(2026, 11, 27), 17),
        return_place="Trung tâm Phục vụ hành chính công phường",
        return_method="nhận trực tiếp",
        fee_text="1.250.000 đồng, đã thu",
        register_volume="03/2026",
        register_number="2451",
        receiver_name="Trần Thị Hoa",
        counter_address="số 01 đường Trường Chinh",
        opening_hours="07:30–11:30 và 13:00–17:00, thứ Hai đến thứ Sáu",
        hotline="0209 387 1234",
        footnotes=("Không tính thứ Ba 24/11/2026 (ngày nghỉ lễ).",),
    )
    return replace(receipt, **changes)


def an_old_receipt(**changes: Any) -> ReceiptPaper:
    """Return a receipt of the 2018 set: received in February 2023."""
    received = date(2023, 2, 6)
    old = {
        "letterhead": Letterhead(("UBND PHƯỜNG ĐỨC XUÂN",), ("BỘ PHẬN TIẾP NHẬN", "VÀ TRẢ KẾT QUẢ"), "Đức Xuân"),
        "dated": received,
        "received_at": moment(received, 8, 5),
        "due_at": moment(date(2023, 2, 9), 17),
        "code": "000.00.00.H99-230206-0032",
        "return_place": "Bộ phận tiếp nhận và trả kết quả",
        "footnotes": (),
    }
    return a_receipt(**(old | changes))


def a_row(ordinal: int, **changes: Any) -> HandoverRow:
    """Return one line of a batch."""
    row = HandoverRow(
        ordinal=ordinal,
        code=f"000.00.00.H99-261123-{ordinal:04}",
        procedure="Đăng ký khai sinh",
        owner=f"Nông Văn Tuấn {ordinal}",
        address="Tổ dân phố 11",
        phone="0983 214 507",
        received_at=moment(MONDAY, 7, 34),
        due_at=moment(date(2026, 12, 1), 17),
    )
    return replace(row, **changes)


def a_batch(lines: int = 12, **changes: Any) -> HandoverPaper:
    """Return a batch list as it is printed before the fact."""
    batch = HandoverPaper(
        letterhead=HEAD,
        number="0313/BG-TTPVHCC",
        dated=MONDAY,
        barcode="20000000003132",
        round_of_day=2,
        given_at=moment(MONDAY, 9, 58),
        giver_desk="Quầy 2, Trung tâm Phục vụ hành chính công",
        giver_name="Trần Thị Hoa",
        taker_desk="Tư pháp - hộ tịch, Ủy ban nhân dân phường Đức Xuân",
        rows=tuple(a_row(ordinal) for ordinal in range(1, lines + 1)),
    )
    return replace(batch, **changes)


def an_accepted_batch(**changes: Any) -> HandoverPaper:
    """Return a list of which line 7 was missing and line 9 refused."""
    rows = [a_row(ordinal, acceptance=Acceptance.ACCEPTED) for ordinal in range(1, 13)]
    rows[6] = a_row(7, acceptance=Acceptance.MISSING, note="giao lại")
    rows[8] = a_row(9, acceptance=Acceptance.REFUSED, note="sai tên")
    batch = a_batch(rows=tuple(rows), accepted_at=moment(MONDAY, 10, 12), taker_name="Lê Văn Bình")
    return replace(batch, **changes)


def a_slip(**changes: Any) -> SingleHandoverPaper:
    """Return the slip of a single dossier, before the fact."""
    slip = SingleHandoverPaper(
        letterhead=HEAD,
        number="0314/BG-TTPVHCC",
        dated=MONDAY,
        code="000.00.00.H99-261123-0032",
        barcode="10000000000327",
        procedure="Cấp Giấy xác nhận tình trạng hôn nhân",
        submitter_name="Nguyễn Thị Đào",
        submitter_address="Tổ dân phố 5, phường Đức Xuân",
        phone="0912 345 678",
        owner_name="Nguyễn Văn Hùng",
        received_at=moment(MONDAY, 9, 41),
        limit_text="03 ngày làm việc",
        due_at=moment(date(2026, 11, 27), 17),
        handler="Tư pháp - hộ tịch",
        centre_name="Trung tâm Phục vụ hành chính công phường Đức Xuân",
        back_by=moment(date(2026, 11, 27), 11, 30),
        papers=PAPERS,
    )
    return replace(slip, **changes)


def a_leg(**changes: Any) -> Leg:
    """Return a passing that has happened."""
    leg = Leg(
        giver_desk="Một cửa (Quầy 2)",
        taker_desk="Tư pháp - hộ tịch",
        giver_name="Trần Thị Hoa",
        taker_name="Lê Văn Bình",
        at=moment(MONDAY, 10, 40),
        result="Trước hạn",
        note="Giấy tờ đủ 4/4",
    )
    return replace(leg, **changes)


def an_entry(number: int, **changes: Any) -> LogRow:
    """Return one row of the daily log."""
    row = LogRow(
        code=f"000.00.00.H99-261123-{number:04}",
        applicant=f"Hứa Thị Thủy {number}",
        procedure="Đăng ký kết hôn",
        due_at=moment(date(2026, 11, 27), 17),
        holder="Nông Thị Vui",
        at=moment(MONDAY, 7, 30) + timedelta(minutes=2 * number),
        state="đang thẩm tra",
        detail="2 ngày",
    )
    return replace(row, **changes)


def a_fee(number: int, **changes: Any) -> CashRow:
    """Return one fee of the day."""
    fee = CashRow(
        code=f"000.00.00.H99-261123-{number:04}",
        payer=f"Phan Văn Dũng {number}",
        what="Lệ phí hộ tịch",
        amount=15_000,
        receipt=f"00123{number:02}",
        collector="Trần Thị Hoa",
    )
    return replace(fee, **changes)


def a_log(**changes: Any) -> DailyLogPaper:
    """Return a day's log with something in every section."""
    log = DailyLogPaper(
        letterhead=Letterhead(("ỦY BAN NHÂN DÂN",), ("PHƯỜNG ĐỨC XUÂN",), "Đức Xuân"),
        number="227/NK-TTPVHCC",
        dated=MONDAY,
        day=MONDAY,
        hours_text="từ 07 giờ 30 phút đến 17 giờ 00 phút",
        counts=DayCounts(64, 51, 6, 3, 2, 4, 978),
        overdue=(an_entry(101), an_entry(102, detail="1 ngày")),
        received=(an_entry(1), an_entry(2)),
        returned=(an_entry(3, state="đúng hạn"),),
        due_today=(an_entry(4),),
        due_soon=(an_entry(5),),
        waiting_supplement=(an_entry(6, detail="Giấy chứng sinh"),),
        waiting_signature=(an_entry(7, detail="Bản sao Trích lục"),),
        ready=(an_entry(8, detail="3 ngày"),),
        cash=(a_fee(1), a_fee(2, amount=1_250_000)),
        maker_name="Trần Thị Hoa",
        approver_name="Hà Đức Thắng",
    )
    return replace(log, **changes)


def an_explanation(**changes: Any) -> ExplanationPaper:
    """Return the explanation of an appointment that was extended once."""
    paper = ExplanationPaper(
        letterhead=HEAD,
        dated=MONDAY,
        code="000.00.00.H99-261123-0032",
        procedure_name="Cấp Giấy xác nhận tình trạng hôn nhân",
        submitter_name="Nguyễn Thị Đào",
        limit_text="03 ngày làm việc",
        received_at=moment(MONDAY, 9, 41),
        due_at=moment(date(2026, 12, 1), 17),
        counted_at=moment(date(2026, 11, 27), 17),
        lines=("Tiếp nhận lúc 09:41 23/11/2026.", "Không tính 24/11/2026 là ngày nghỉ.", "Hẹn 17:00 27/11/2026."),
        confirmed=True,
        promises=(
            PromiseRow(
                due_at=moment(date(2026, 11, 27), 17),
                made_at=moment(MONDAY, 9, 41),
                made_by="Trần Thị Hoa",
                why="tiếp nhận",
            ),
            PromiseRow(
                due_at=moment(date(2026, 12, 1), 17),
                made_at=moment(date(2026, 11, 25), 10),
                made_by="Lê Văn Bình",
                why="gia hạn",
                reason="Chờ xác minh",
            ),
        ),
        printed_at=moment(date(2026, 11, 25), 10, 5),
        printed_by="Trần Thị Hoa",
        demo=True,
    )
    return replace(paper, **changes)
