"""The explanation of an appointment on paper: the count in its order, and every date that was given."""

from dataclasses import replace

from counter_app.printing import render
from printing import reading
from printing.samples import an_explanation


def test_the_count_stands_in_its_order_with_numbers() -> None:
    said = reading.text(render(an_explanation()))
    steps = ["1. Tiếp nhận lúc 09:41 23/11/2026.", "2. Không tính 24/11/2026", "3. Hẹn 17:00 27/11/2026."]
    places = [said.find(step) for step in steps]
    assert -1 not in places
    assert places == sorted(places)


def test_it_is_one_a5_sheet_without_a_number_of_its_own() -> None:
    pdf = render(an_explanation())
    assert reading.page_sizes(pdf) == [reading.A5]
    assert "Số:" not in reading.text(pdf)
    assert "Giấy này không thay giấy tiếp nhận hồ sơ" in reading.text(pdf)


def test_every_date_that_was_given_is_listed_with_who_and_why() -> None:
    said = reading.text(render(an_explanation()))
    assert "17:00 27/11/2026 09:41 23/11/2026 tiếp nhận, Trần Thị Hoa" in said
    assert "17:00 01/12/2026 10:00 25/11/2026 gia hạn, Lê Văn Bình (Chờ xác minh)" in said


def test_a_date_that_was_promised_and_not_counted_says_so() -> None:
    remark = "Ngày hẹn hiện nay là 17 giờ 00 phút, thứ Ba, ngày 01 tháng 12 năm 2026"
    paper = an_explanation()
    assert remark in reading.text(render(paper))
    assert "Ngày hẹn hiện nay" not in reading.text(render(replace(paper, due_at=paper.counted_at)))


def test_an_unconfirmed_year_is_owned_up_to() -> None:
    remark = "Ngày nghỉ của năm liên quan mới là dự kiến"
    assert remark in reading.text(render(an_explanation(confirmed=False)))
    assert remark not in reading.text(render(an_explanation()))


def test_what_people_typed_is_letters_and_a_long_count_goes_on_overleaf() -> None:
    typed = "<b>Đào</b> & ${x} {y}"
    pdf = render(an_explanation(submitter_name=typed, lines=("Một bước tính. " * 4,) * 60))
    assert reading.solid(typed) in reading.solid(reading.text(pdf))
    assert len(reading.page_sizes(pdf)) > 1
    assert reading.marks(pdf) == set()
