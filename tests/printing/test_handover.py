"""The batch list and the slip of a single dossier, read back from the PDF: before the fact and after it."""

from dataclasses import replace

from counter_app.printing import render
from counter_app.services.papers import HandoverPaper, PaperRow
from printing import reading
from printing.samples import MONDAY, a_batch, a_leg, a_row, a_slip, an_accepted_batch, moment


def test_a_batch_names_every_dossier_in_full_on_a4_across() -> None:
    batch = a_batch()
    pdf = render(batch)
    assert reading.page_sizes(pdf) == [reading.A4_WIDE]
    said = reading.text(pdf)
    for words in (
        "DANH SÁCH BÀN GIAO HỒ SƠ",
        "Đợt 2 trong ngày, giao lúc 09 giờ 58 phút",
        "Số: 0313/BG-TTPVHCC",
        "Bên giao: Quầy 2, Trung tâm Phục vụ hành chính công",
        "Cơ quan chủ trì giải quyết: Tư pháp - hộ tịch, Ủy ban nhân dân phường Đức Xuân",
        "Tổng số hồ sơ bàn giao: 12 hồ sơ",
        "Danh sách lập thành 02 bản, mỗi bên giữ 01 bản.",
        "XÁC NHẬN CỦA TRUNG TÂM",
        "(11)",
    ):
        assert words in said, words
    for row in batch.rows:
        line = (
            f"{row.ordinal} {row.code} {row.procedure} 1 {row.owner} {row.address} {row.phone} 23/11 07:34 01/12 17:00"
        )
        assert line in said
    assert reading.scanned(pdf) == {"CODE-128": "20000000003132"}


def test_before_the_fact_nothing_is_ticked_or_counted() -> None:
    said = reading.text(render(a_batch()))
    for words in ("Nhận lúc", "thiếu dòng", "không nhận", "Lê Văn Bình"):
        assert words not in said


def test_after_the_fact_it_says_what_was_taken_missing_and_refused() -> None:
    said = reading.text(render(an_accepted_batch()))
    assert "Nhận lúc 10 giờ 12 phút, ngày 23 tháng 11 năm 2026: 10/12 hồ sơ, thiếu dòng 7; " in said
    assert "không nhận dòng 9; hồ sơ trả lại bên giao." in said
    assert "thiếu giao lại" in said
    assert "không nhận sai tên" in said.replace("không sai tên nhận", "không nhận sai tên")
    assert "Lê Văn Bình" in said


def test_a_tick_is_drawn_for_each_dossier_taken() -> None:
    none, ten = render(a_batch()), render(an_accepted_batch())
    assert len(ten) > len(none)


def test_sets_are_totalled_where_a_dossier_has_more_than_one() -> None:
    rows = (a_row(1, sets=3), a_row(2))
    assert "2 hồ sơ, 4 bộ" in reading.text(render(a_batch(rows=rows)))


def test_a_batch_given_on_another_day_says_so() -> None:
    late = a_batch(round_of_day=0, given_at=moment(MONDAY.replace(day=20), 16, 5))
    assert "Giao lúc 16 giờ 05 phút, ngày 20 tháng 11 năm 2026" in reading.text(render(late))


def _every_line_once_under_a_head(batch: HandoverPaper) -> list[str]:
    pdf = render(batch)
    sizes = reading.page_sizes(pdf)
    assert set(sizes) == {reading.A4_WIDE}
    pages = [reading.text(pdf, page=page) for page in range(1, len(sizes) + 1)]
    for row in batch.rows:
        assert sum(f"{row.ordinal} {row.code} " in page for page in pages) == 1
    for page in pages:
        assert "Họ tên chủ hồ sơ" in page
        assert "(11)" in page
    return pages


def test_two_hundred_lines_flow_on_with_the_head_on_every_page() -> None:
    pages = _every_line_once_under_a_head(a_batch(200))
    assert len(pages) > 5
    assert "BÊN GIAO (Ký và ghi rõ họ tên)" in pages[-1].replace(
        "BÊN GIAO BÊN NHẬN XÁC NHẬN CỦA TRUNG TÂM ", "BÊN GIAO "
    )
    assert "Số: 0313/BG-TTPVHCC" in pages[3]


def test_signatures_take_the_last_lines_along_to_a_new_page() -> None:
    for lines in range(10, 26):
        pages = _every_line_once_under_a_head(a_batch(lines))
        assert f" {lines} 000.00.00.H99" in f" {pages[-1]}"


def test_a_reprint_and_a_demo_say_what_they_are() -> None:
    for paper in (a_batch(40, reprint=1, demo=True), a_slip(reprint=1, demo=True)):
        pdf = render(paper)
        for page in range(1, len(reading.page_sizes(pdf)) + 1):
            said = reading.text(pdf, page=page)
            assert "Bản in lại lần 1" in said
            assert "DỮ LIỆU MẪU" in said


def test_a_single_slip_asks_for_the_result_in_time() -> None:
    pdf = render(a_slip())
    assert reading.page_sizes(pdf) == [reading.A4]
    said = reading.text(pdf)
    for words in (
        "GIẤY BÀN GIAO HỒ SƠ",
        "Mã hồ sơ: 000.00.00.H99-261123-0032",
        "Nội dung hồ sơ: Cấp Giấy xác nhận tình trạng hôn nhân",
        "Người nộp: Nguyễn Thị Đào",
        "Chủ hồ sơ: Nguyễn Văn Hùng",
        "Ngày nhận: 09 giờ 41 phút, ngày 23 tháng 11 năm 2026",
        "Thời gian hẹn trả kết quả: 17 giờ 00 phút, thứ Sáu, ngày 27 tháng 11 năm 2026",
        "Đề nghị Tư pháp - hộ tịch giải quyết và trả kết quả về Trung tâm Phục vụ hành chính công phường Đức Xuân",
        "Đức Xuân chậm nhất 11 giờ 30 phút, ngày 27 tháng 11 năm 2026.",
        "I. GIAO HỒ SƠ",
        "II. NHẬN KẾT QUẢ",
        "Giấy bàn giao hồ sơ này được lập thành 02 bản, mỗi bên giữ 01 bản có giá trị như nhau",
    ):
        assert words in said, words
    assert all(row.name in said for row in a_slip().papers)
    assert reading.scanned(pdf) == {"CODE-128": "10000000000327"}


def test_a_single_slip_printed_after_the_fact_names_givers_and_takers() -> None:
    said = reading.text(render(a_slip(given=(a_leg(result=""),), returned=(a_leg(),))))
    assert said.count("10 giờ 40 phút, ngày 23 tháng 11 năm 2026") == 2
    assert said.count("Trần Thị Hoa") == 2
    assert "Trước hạn" in said
    assert "....." not in said


def test_a_slip_without_a_wish_date_or_owner_says_nothing_about_them() -> None:
    said = reading.text(render(a_slip(back_by=None, owner_name="", papers=())))
    assert "chậm nhất" not in said
    assert "Chủ hồ sơ" not in said
    assert "Bản chính" not in said


def test_a_slip_with_thirty_papers_and_many_legs_loses_nothing() -> None:
    papers = tuple(PaperRow(i, f"Giấy tờ thứ {i} của hồ sơ", originals=1) for i in range(1, 31))
    legs = tuple(replace(a_leg(), note=f"lần {i}") for i in range(1, 9))
    said = reading.text(render(a_slip(papers=papers, given=legs)))
    assert all(f"{row.ordinal} {row.name} 1" in said for row in papers)
    assert all(f"lần {i}" in said for i in range(1, 9))


def test_only_our_embedded_faces_are_used_and_bytes_repeat() -> None:
    for paper in (an_accepted_batch(), a_slip()):
        pdf = render(paper)
        assert all(embedded and "+LiberationSerif" in name for name, embedded in reading.fonts(pdf))
        assert pdf == render(paper)
