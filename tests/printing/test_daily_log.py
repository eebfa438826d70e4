"""The daily log, read back from the PDF: every section, every row, what was entered late."""

from datetime import date

import pytest

from counter_app.printing import render
from counter_app.services.papers import DailyLogPaper, DayCounts, Letterhead
from printing import reading
from printing.samples import MONDAY, a_fee, a_log, an_entry, moment


def test_it_opens_with_the_seven_figures_of_the_day() -> None:
    said = reading.text(render(a_log()))
    assert "NHẬT KÝ TIẾP NHẬN VÀ GIẢI QUYẾT THỦ TỤC HÀNH CHÍNH" in said
    assert "Ngày làm việc thứ Hai, 23/11/2026 (từ 07 giờ 30 phút đến 17 giờ 00 phút)" in said
    assert "64 nhận 51 trả 6 đến hạn 3 quá hạn 2 chờ bổ sung 4 chờ ký 97,8 % đúng hạn" in said
    assert "Số: 227/NK-TTPVHCC" in said


def test_every_section_shows_its_rows() -> None:
    said = reading.text(render(a_log()))
    for words in (
        "I. Hồ sơ quá hạn 2 hồ sơ",
        "II. Hồ sơ nhận trong ngày 2 hồ sơ",
        "III. Hồ sơ trả trong ngày 1 hồ sơ",
        "IV. Hồ sơ đến hạn 2 hồ sơ",
        "a) Phải trả trong ngày 1 hồ sơ",
        "b) Sắp đến hạn 1 hồ sơ",
        "V. Hồ sơ đang chờ 2 hồ sơ",
        "a) Chờ bổ sung 1 hồ sơ",
        "b) Chờ ký 1 hồ sơ",
        "VI. Có kết quả, chưa trả 1 hồ sơ",
        "VII. Phí, lệ phí trong ngày 2 hồ sơ",
        "Cộng 1.265.000",
    ):
        assert words in said, words
    whole = reading.solid(said)
    for number in (101, 102, *range(1, 9)):
        assert f"000.00.00.H99-261123-{number:04}" in whole
        assert f"HứaThịThủy{number}" in whole


def test_a_day_without_anything_fits_one_page_and_says_so() -> None:
    quiet = DailyLogPaper(
        letterhead=Letterhead(("ỦY BAN NHÂN DÂN",), ("PHƯỜNG ĐỨC XUÂN",), ""),
        number="",
        dated=date(2026, 1, 5),
        day=date(2026, 1, 4),
        counts=DayCounts(0, 0, 0, 0, 0, 0, None),
    )
    pdf = render(quiet)
    assert reading.page_sizes(pdf) == [reading.A4]
    said = reading.text(pdf)
    assert said.count("Không có.") == 7
    assert "Ngày Chủ nhật, 04/01/2026" in said
    assert "– đúng hạn" in said
    assert "ngày 05 tháng 01 năm 2026" in said


def test_late_entries_are_marked_and_the_marks_explained() -> None:
    late = an_entry(9, late_entry=True)
    later = an_entry(10, recorded_after_close=moment(date(2026, 11, 24), 8, 5))
    said = reading.text(render(a_log(received=(an_entry(1), late, later), cash=(a_fee(1, late_entry=True),))))
    assert "(nhập bù)" in said
    assert reading.solid("(ghi sau: 24/11 08:05)") in reading.solid(said)
    assert "“nhập bù”: việc làm trong ngày" in said
    assert "“ghi sau”: ghi vào hệ thống sau 24 giờ" in said
    plain = reading.text(render(a_log()))
    assert "nhập bù" not in plain
    assert "ghi sau" not in plain


def test_a_closed_day_says_when_it_was_closed() -> None:
    said = reading.text(render(a_log(signed_off_at=moment(MONDAY, 17, 10))))
    assert "Nhật ký khóa lúc 17 giờ 10 phút, ngày 23 tháng 11 năm 2026." in said


def test_a_waived_fee_shows_why_nothing_was_taken() -> None:
    said = reading.text(render(a_log(cash=(a_fee(1, amount=0, state="miễn"),))))
    assert "miễn" in said
    assert "Cộng 0" in said


@pytest.mark.parametrize("rows", [1, 64, 200])
def test_every_row_of_a_long_day_is_printed_under_its_head(rows: int) -> None:
    pdf = render(a_log(received=tuple(an_entry(number) for number in range(1, rows + 1)), returned=()))
    sizes = reading.page_sizes(pdf)
    pages = [reading.text(pdf, page=page) for page in range(1, len(sizes) + 1)]
    whole = reading.solid(" ".join(pages))
    for number in range(1, rows + 1):
        assert f"000.00.00.H99-261123-{number:04}" in whole
        assert f"HứaThịThủy{number}Đăngkýkếthôn" in whole
    for page in pages:
        assert "Hứa Thị Thủy" not in page or "Mã hồ sơ Người nộp" in page
    assert set(sizes) == {reading.A4}
    assert "TM. ỦY BAN NHÂN DÂN" in pages[-1]
    assert "Hà Đức Thắng" in pages[-1]
    for number, page in enumerate(pages[1:], start=2):
        assert f"Nhật ký ngày 23/11/2026 {number}" in page or f"{number} Nhật ký ngày 23/11/2026" in page


def test_signatures_never_stand_alone() -> None:
    for rows in range(20, 34):
        pdf = render(a_log(received=tuple(an_entry(number) for number in range(1, rows + 1))))
        last = reading.text(pdf, page=len(reading.page_sizes(pdf)))
        assert "Cộng 1.265.000" in last


def test_only_our_embedded_faces_are_used_and_bytes_repeat() -> None:
    pdf = render(a_log(demo=True))
    assert all(embedded and "+LiberationSerif" in name for name, embedded in reading.fonts(pdf))
    assert pdf == render(a_log(demo=True))
    assert "DỮ LIỆU MẪU" in reading.text(pdf)
