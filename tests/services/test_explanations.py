"""The explanation on paper: the lines of the last count, and every date given, by whom and why."""

from datetime import date, time
from pathlib import Path

import msgspec
import pytest

from builders import Ward
from counter_app.domain.deadlines.changes import CalendarChange
from counter_app.domain.deadlines.special_days import CalendarDay, DayKind
from counter_app.domain.errors import Forbidden, Refused
from counter_app.domain.moments import at
from counter_app.services.papers import ExplanationPaper


def explained(ward: Ward, code: str) -> ExplanationPaper:
    """Order the explanation of a dossier, and return its frozen words."""
    job = ward.desks.print_room.print_form(ward.actor(), code, "explanation")
    assert (job.form, job.number) == ("explanation", ward.desks.lookup.show(ward.actor(), code).dossier.number)
    return msgspec.json.decode(ward.desks.print_room.queries.job(job.job)[1], type=ExplanationPaper)


def test_the_count_is_told_line_by_line(ward: Ward) -> None:
    code = ward.receive().code
    paper = explained(ward, code)
    assert paper.code == code
    assert paper.lines[0].startswith("Tiếp nhận lúc 08:30 18/11/2026")
    assert paper.lines[-1] == "Hẹn trả kết quả: 17:00 23/11/2026."
    assert paper.due_at == paper.counted_at
    assert [(row.why, row.made_by) for row in paper.promises] == [("tiếp nhận", "Trần Thị Hoa")]


def test_an_extension_is_listed_under_the_count_it_overrules(ward: Ward) -> None:
    code = ward.at_desk()
    until = at(date(2026, 12, 1), time(17))
    ward.desks.handling.extend(ward.actor("binh"), code, until, "Chờ xác minh")
    paper = explained(ward, code)
    assert (paper.due_at, paper.counted_at) == (until, at(date(2026, 11, 23), time(17)))
    assert [(row.due_at, row.why, row.made_by, row.reason) for row in paper.promises][1:] == [
        (until, "gia hạn", "Lê Văn Bình", "Chờ xác minh")
    ]


def test_a_promise_counted_anew_tells_its_reason_and_the_calendar(ward: Ward) -> None:
    code, quan = ward.receive().code, ward.actor("quan")
    flood = CalendarDay(date(2026, 11, 20), DayKind.OFF, "Lụt")
    ward.desks.calendar.apply(quan, CalendarChange(enter=(flood,)))
    numbers = [row.number for row in ward.desks.calendar.outstanding(quan).rows]
    ward.desks.calendar.recount(quan, numbers, "Thông báo 12")
    paper = explained(ward, code)
    assert any("Lụt" in line for line in paper.lines)
    assert [(row.why, row.reason) for row in paper.promises] == [
        ("tiếp nhận", ""),
        ("tính lại ngày hẹn", "Thông báo 12"),
    ]


def test_the_paper_is_drawn_and_its_order_is_logged(ward: Ward, tmp_path: Path) -> None:
    job = ward.desks.print_room.print_form(ward.actor(), ward.receive().code, "explanation")
    ward.desks.print_room.draw(job.job, tmp_path / "why.pdf")
    assert (tmp_path / "why.pdf").read_bytes().startswith(b"%PDF")
    assert ward.one("SELECT count(*) FROM audit WHERE action = 'paper.printed'") == 1


def test_where_nothing_was_promised_there_is_nothing_to_explain(ward: Ward) -> None:
    with pytest.raises(Refused, match=r"dossier\.unknown"):
        ward.desks.print_room.print_form(ward.actor(), "000.00.00.H99-261118-9999", "explanation")


def test_it_is_for_those_who_may_print(ward: Ward) -> None:
    code = ward.receive().code
    with pytest.raises(Forbidden):
        ward.desks.print_room.print_form(ward.actor("quan"), code, "explanation")


def test_to_look_why_writes_nothing(ward: Ward) -> None:
    code = ward.receive().code
    before = ward.one("SELECT count(*) FROM audit")
    told = ward.desks.limits.why(ward.actor("binh"), code)
    assert (told.handle, told.due_at, told.confirmed) == (code, at(date(2026, 11, 23), time(17)), True)
    assert [(one.what, one.made_by) for one in told.promises] == [("received", "Trần Thị Hoa")]
    assert ward.one("SELECT count(*) FROM audit") == before
    with pytest.raises(Forbidden):
        ward.desks.limits.why(ward.actor("quan"), code)
