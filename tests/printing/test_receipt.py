"""The receipt, read back from the PDF: every word of it, both form sets, however long the names are."""

from dataclasses import replace
from datetime import date

import pytest

from counter_app.domain.errors import Refused
from counter_app.printing import render
from counter_app.services.papers import Letterhead, PaperRow, ReceiptPaper
from printing import reading
from printing.samples import HEAD, MONDAY, PAPERS, a_receipt, an_old_receipt, moment

LOWER = "àáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵ"
ALL_LETTERS = " ".join(letters[i : i + 6] for letters in (LOWER, LOWER.upper()) for i in range(0, len(LOWER), 6))


def test_there_are_134_accented_letters_in_both_cases() -> None:
    assert len(set(LOWER + LOWER.upper())) == 134


@pytest.mark.parametrize("how", ["-layout", "-raw"])
@pytest.mark.parametrize("receipt", [a_receipt(), an_old_receipt()], ids=["2025", "2018"])
def test_it_says_what_was_received_from_whom_and_when_it_is_due(receipt: ReceiptPaper, how: str) -> None:
    pdf = render(receipt)
    for page in (1, 2):
        said = reading.text(pdf, how, page)
        for words in (
            "Nguyễn Thị Đào",
            "006187004512",
            "0912 345 678",
            "Số nhà 12, tổ dân phố 5, phường Đức Xuân, tỉnh Thái Nguyên",
            *(row.name for row in PAPERS),
            "xuất trình",
            "01 (bộ)",
            "03 ngày làm việc",
            "1.250.000 đồng, đã thu",
            "03/2026",
            "2451",
            "Trần Thị Hoa",
            "số 01 đường Trường Chinh",
            "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
            "Độc lập - Tự do - Hạnh phúc",
            "Số: 0032/TTPVHCC",
            "1000 0000 0003 27",
        ):
            assert reading.solid(words) in reading.solid(said), words


def test_the_due_time_is_one_framed_line_to_the_minute() -> None:
    said = reading.text(render(a_receipt()), "-layout")
    assert "5. Thời gian trả kết quả: 17 giờ 00 phút, thứ Sáu, ngày 27 tháng 11 năm 2026" in said
    assert "4. Thời gian nhận hồ sơ: 09 giờ 41 phút, ngày 23 tháng 11 năm 2026" in said


def test_days_and_months_take_the_zero_the_decree_wants() -> None:
    said = reading.text(render(an_old_receipt()))
    assert "Đức Xuân, ngày 06 tháng 02 năm 2023" in said
    assert "17 giờ 00 phút, thứ Năm, ngày 09 tháng 02 năm 2023" in said


def test_every_accented_letter_comes_back_in_both_cases() -> None:
    pdf = render(
        a_receipt(
            submitter_name=f"A {ALL_LETTERS}",
            owner_name=f"B {ALL_LETTERS}",
            procedure_name=f"C {ALL_LETTERS}",
            papers=(PaperRow(1, f"D {ALL_LETTERS}", originals=1),),
        )
    )
    for how in ("-raw", "-layout"):
        said = reading.solid(reading.text(pdf, how, 1))
        assert all(letter in said for letter in LOWER + LOWER.upper())
    said = reading.text(pdf)
    for start in "ABCD":
        assert f"{start} {ALL_LETTERS}" in said


def test_each_copy_is_a_page_and_says_which_it_is() -> None:
    pdf = render(a_receipt())
    assert reading.page_sizes(pdf) == [reading.A5, reading.A5]
    assert "Liên 1: Giao cho người nộp hồ sơ" in reading.text(pdf, page=1)
    assert "Liên 2: Lưu, chuyển kèm hồ sơ" in reading.text(pdf, page=2)


def test_the_old_set_keeps_copy_1_and_gives_copy_2_away() -> None:
    pdf = render(an_old_receipt())
    assert reading.page_sizes(pdf) == [reading.A5, reading.A5]
    assert "(Liên 1: Lưu)" in reading.text(pdf, page=1)
    assert "(Liên 2: Giao khách hàng)" in reading.text(pdf, page=2)
    assert "Bộ phận tiếp nhận và trả kết quả:" in reading.text(pdf, page=1)


def test_one_copy_can_be_asked_for() -> None:
    pdf = render(a_receipt(), copies=[2])
    assert len(reading.page_sizes(pdf)) == 1
    assert "Liên 2:" in reading.text(pdf)


def test_the_set_follows_the_day_of_receipt_on_the_wards_clock() -> None:
    last_old = render(a_receipt(received_at=moment(date(2025, 9, 14), 23, 59)))
    first_new = render(a_receipt(received_at=moment(date(2025, 9, 15), 0, 1)))
    assert "01/2018/TT-VPCP" in reading.text(last_old)
    assert "03/2025/TT-VPCP" in reading.text(first_new)


def test_a_dossier_older_than_the_forms_gets_none() -> None:
    with pytest.raises(Refused, match="form_set"):
        render(a_receipt(received_at=moment(date(2019, 1, 5), 10)))


def test_the_owner_is_named_only_where_someone_else_submits() -> None:
    same = reading.text(render(a_receipt()))
    assert "Tiếp nhận hồ sơ của: Nguyễn Thị Đào" in same
    assert "Chủ hồ sơ" not in same
    other = reading.text(render(a_receipt(owner_name="Nguyễn Văn Hùng", owner_address="thôn Nà Mạng")))
    assert "Tiếp nhận hồ sơ của (Chủ hồ sơ): Nguyễn Văn Hùng" in other
    assert "Địa chỉ chủ hồ sơ: thôn Nà Mạng" in other
    assert "Người nộp: Nguyễn Thị Đào CCCD: 006187004512" in other


def test_an_ordinary_receipt_fits_one_page_even_with_another_owner() -> None:
    assert len(reading.page_sizes(render(a_receipt(owner_name="Nguyễn Văn Hùng"), copies=[1]))) == 1
    assert len(reading.page_sizes(render(an_old_receipt(), copies=[1]))) == 1


def test_address_hours_and_phone_of_the_counter_stand_on_it() -> None:
    said = reading.text(render(a_receipt(), copies=[1]))
    assert "số 01 đường Trường Chinh" in said
    assert "Giờ làm việc: 07:30–11:30 và 13:00–17:00, thứ Hai đến thứ Sáu." in said
    assert "0209 387 1234" in said
    assert "Không tính thứ Ba 24/11/2026 (ngày nghỉ lễ)." in said


def test_empty_fields_leave_a_line_to_fill_in_and_no_stray_words() -> None:
    bare = a_receipt(
        id_number="",
        address="",
        phone="",
        barcode="",
        qr="",
        papers=(),
        limit_text="",
        return_place="",
        return_method="",
        fee_text="",
        register_volume="",
        register_number="",
        counter_address="",
        opening_hours="",
        hotline="",
        footnotes=(),
    )
    pdf = render(bare, copies=[1])
    said = reading.text(pdf)
    for label in ("CCCD:", "Địa chỉ:", "Số điện thoại:", "Email:", "6. Đăng ký nhận kết quả tại:", "Quyển số:"):
        assert label in said
    for word in ("None", "Giờ làm việc", "Hỏi về hồ sơ", "Bản chính", "Tên giấy tờ", "()"):
        assert word not in said
    assert reading.scanned(pdf) == {}


def test_a_scanner_reads_barcode_and_qr_on_both_copies() -> None:
    for paper in (a_receipt(), a_receipt(demo=True)):
        pdf = render(paper)
        for page in (1, 2):
            read = reading.scanned(pdf, page)
            assert read == {"CODE-128": "10000000000327", "QR-Code": "000.00.00.H99-261123-0032 7F3A91C2DE"}


def test_thirty_papers_flow_on_under_a_repeated_head() -> None:
    papers = tuple(
        PaperRow(number, f"Giấy tờ thứ {number} của hồ sơ, kèm theo bản kê chi tiết từng khoản mục", originals=number)
        for number in range(1, 31)
    )
    pdf = render(a_receipt(papers=papers), copies=[1])
    pages = len(reading.page_sizes(pdf))
    assert pages >= 2
    said = [reading.text(pdf, page=page) for page in range(1, pages + 1)]
    for row in papers:
        assert sum(f"{row.ordinal} {row.name} {row.originals}" in page for page in said) == 1
    for page in said:
        if "Giấy tờ thứ" in page:
            assert "Tên giấy tờ, tài liệu" in page
    top = reading.text(pdf, "-layout", 2)[:200]
    assert "Liên 1: Giao cho người nộp hồ sơ 2 Mã số hồ sơ: 000.00.00.H99-261123-0032" in top
    assert "NGƯỜI NỘP HỒ SƠ" in said[-1]
    assert "Vào Sổ theo dõi hồ sơ" in said[-1], "signatures never stand alone"


def test_very_long_words_of_a_catalogue_flow_without_running_over_the_edge() -> None:
    pdf = render(
        a_receipt(
            submitter_name="Công ty trách nhiệm hữu hạn một thành viên " * 4,
            owner_name="Hợp tác xã Nông nghiệp và Dịch vụ tổng hợp " * 4,
            address="tổ dân phố Nông trường Quốc doanh số 11B " * 5,
            email="nguyen.hoang.phuong@" + "hoptacxa" * 12 + ".example.vn",
            procedure_name="Hỗ trợ đầu tư xây dựng phát triển thủy lợi nhỏ, thủy lợi nội đồng " * 4,
            papers=tuple(
                PaperRow(i, "Văn bản của cơ quan y tế hoặc cơ quan khác " * 3, originals=1) for i in range(1, 8)
            ),
        ),
        copies=[1],
    )
    assert reading.dark_pixels_outside(pdf, 5 * 72 / 25.4) == 0
    assert reading.solid("hoptacxa" * 12) in reading.solid(reading.text(pdf))


def test_an_internal_number_is_called_so() -> None:
    said = reading.text(render(a_receipt(code="N-2026-000123", code_official=False)))
    assert "Số tiếp nhận: N-2026-000123" in said
    assert "Mã số hồ sơ: N-2026" not in said


def test_a_code_too_long_for_the_head_gets_a_line_of_its_own() -> None:
    code = "1234567.000.00.00.H99-26112300-000000032-TRUC-TUYEN"
    assert f"Mã số hồ sơ: {code}" in reading.text(render(a_receipt(code=code)))


def test_a_reprint_and_a_demo_say_what_they_are() -> None:
    plain = reading.text(render(a_receipt()))
    assert "in lại" not in plain
    assert "DỮ LIỆU MẪU" not in plain
    marked = render(a_receipt(reprint=2, demo=True))
    for page in (1, 2):
        assert "Bản in lại lần 2" in reading.text(marked, page=page)
        assert "DỮ LIỆU MẪU" in reading.text(marked, page=page)


def test_only_our_embedded_faces_are_used() -> None:
    for paper in (a_receipt(), an_old_receipt(demo=True)):
        found = reading.fonts(render(paper))
        assert {name.partition("+")[2] for name, _ in found} == {
            "LiberationSerif",
            "LiberationSerif-Bold",
            "LiberationSerif-Italic",
        }
        assert all(embedded for _, embedded in found)


def test_the_same_paper_gives_the_same_bytes() -> None:
    assert render(a_receipt()) == render(a_receipt())
    assert render(a_receipt()) != render(a_receipt(number="0033/TTPVHCC"))


def test_a_long_name_of_the_office_leaves_room_for_the_national_title() -> None:
    long_head = Letterhead(
        ("ỦY BAN NHÂN DÂN PHƯỜNG BẮC KẠN MỞ RỘNG PHÍA NAM",), (*HEAD.unit_lines, "CƠ SỞ 2"), "Bắc Kạn"
    )
    said = reading.text(render(replace(a_receipt(), letterhead=long_head)))
    assert reading.solid("ỦY BAN NHÂN DÂN PHƯỜNG BẮC KẠN MỞ RỘNG PHÍA NAM") in reading.solid(said)
    assert f"Bắc Kạn, ngày {MONDAY.day} tháng 11 năm 2026" in said
