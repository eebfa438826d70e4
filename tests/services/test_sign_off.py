"""A day is signed once: what was signed stays, and what is entered later is told beside it."""

import json
from datetime import date, time, timedelta
from pathlib import Path

import msgspec
import pytest

from builders import SINGLE_STATUS, Ward, a_form, a_party
from counter_app.domain.errors import Damaged, Forbidden, Refused
from counter_app.domain.moments import at
from counter_app.services.papers import DailyLogPaper
from counter_app.services.rows import DayLog
from printing import reading

WEDNESDAY, THURSDAY = date(2026, 11, 18), date(2026, 11, 19)


def sign(ward: Ward, day: date = WEDNESDAY, login: str = "thang") -> None:
    ward.desks.daily_log.sign_off(ward.actor(login), day)


def log(ward: Ward, day: date = WEDNESDAY) -> DayLog:
    return ward.desks.daily_log.log(ward.actor("chat"), day)


def receive_late(ward: Ward, name: str, clock: time) -> str:
    """Enter on Thursday what was received on Wednesday."""
    actor = ward.actor(happened_at=at(WEDNESDAY, clock), late_reason="Mất điện")
    return ward.desks.reception.receive(actor, a_form(SINGLE_STATUS, a_party(name=name))).code


def paper(ward: Ward, job: int) -> bytes:
    return ward.desks.print_room.paper(ward.actor("chat"), job)[1]


def test_a_signed_day_tells_who_signed_it_and_when(ward: Ward) -> None:
    assert log(ward).signed is None
    ward.clock.set(WEDNESDAY, time(16, 30))
    sign(ward)
    signed = log(ward).signed
    assert signed is not None
    assert (signed.name, signed.title, signed.at) == ("Hà Đức Thắng", "Chủ tịch", at(WEDNESDAY, time(16, 30)))


def test_what_is_entered_later_changes_no_row_and_is_told_apart(ward: Ward) -> None:
    ward.receive()
    sign(ward)
    before = log(ward)
    ward.clock.set(THURSDAY, time(8))
    code = receive_late(ward, "Lò Thị Muộn", time(10))
    after = log(ward)
    assert (after.received, after.due_soon, after.cash) == (before.received, before.due_soon, before.cash)
    assert before.corrections == ()
    told = [(one.list, one.kind, one.code, one.act, one.recorded_at, one.recorded_by) for one in after.corrections]
    assert told == [("received", "added", code, "received", at(THURSDAY, time(8)), "hoa")]


def test_a_row_that_a_later_entry_takes_away_is_told_too(ward: Ward) -> None:
    code = ward.receive().code
    ward.clock.set(WEDNESDAY, time(17, 30))
    waiting = ward.at_desk(a_form(SINGLE_STATUS, a_party(name="Vi Văn Chờ")))
    ward.desks.handling.ask_supplement(ward.actor("binh"), waiting, ("Tờ khai",), "Thiếu chữ ký")
    sign(ward)
    assert [row.code for row in log(ward).waiting] == [waiting]
    ward.clock.set(THURSDAY, time(8))
    late = ward.actor("binh", happened_at=at(WEDNESDAY, time(17, 45)), late_reason="Mạng hỏng")
    ward.desks.handling.take_supplement(late, waiting)
    after = log(ward)
    assert [row.code for row in after.waiting] == [waiting]
    assert [(one.list, one.kind, one.code) for one in after.corrections if one.list == "waiting"] == [
        ("waiting", "removed", waiting)
    ]
    assert code not in {one.code for one in after.corrections}


def test_work_of_the_same_day_after_the_signing_is_told_apart(ward: Ward) -> None:
    ward.receive()
    sign(ward)
    ward.clock.forward(hours=1)
    later = ward.receive(a_form(SINGLE_STATUS, a_party(name="Ma Văn Sau"))).code
    found = log(ward)
    assert later not in {row.code for row in found.received}
    assert ("received", "added", later) in {(one.list, one.kind, one.code) for one in found.corrections}


def test_what_happens_on_later_days_is_no_correction(ward: Ward) -> None:
    code = ward.receive().code
    sign(ward)
    ward.clock.set(THURSDAY, time(9))
    ward.hand_over(code)
    assert log(ward).corrections == ()


def test_a_day_is_signed_once(ward: Ward) -> None:
    sign(ward)
    with pytest.raises(Refused, match=r"log\.signed_already"):
        sign(ward)


def test_a_day_that_has_not_come_is_not_signed(ward: Ward) -> None:
    with pytest.raises(Refused, match=r"log\.day_ahead"):
        sign(ward, THURSDAY)


def test_only_a_leader_signs_a_day(ward: Ward) -> None:
    for login in ("thu", "tra", "binh", "chat", "quan"):
        with pytest.raises(Forbidden):
            sign(ward, login=login)
    assert log(ward).signed is None


def test_the_log_of_what_was_done_names_the_day_and_what_was_signed(ward: Ward) -> None:
    sign(ward)
    ((data,),) = ward.rows("SELECT data FROM audit WHERE action = 'report.day_signed_off'")
    kept = ward.one("SELECT sha256 FROM signed_day")
    assert json.loads(data) == {"day": "2026-11-18", "sha256": kept, "job": 1}


def test_a_signed_day_that_was_tampered_with_is_not_shown(ward: Ward) -> None:
    """The control: a changed row is found by its hash."""
    ward.receive()
    sign(ward)
    ward.tamper("UPDATE signed_day SET data = replace(data, 'Nguyễn Thị Đào', 'Nguyễn Thị Nở')")
    with pytest.raises(Damaged, match=r"log\.signed_day_changed"):
        log(ward)


def test_the_paper_of_a_signed_day_holds_what_was_signed_and_what_came_later(ward: Ward) -> None:
    ward.receive()
    sign(ward)
    ward.clock.set(THURSDAY, time(8))
    receive_late(ward, "Lò Thị Muộn", time(10))
    job = ward.desks.daily_log.order(ward.actor("chat"), WEDNESDAY)
    said = reading.text(paper(ward, job))
    assert "Nhật ký khóa lúc 08 giờ 30 phút, ngày 18 tháng 11 năm 2026" in said
    assert "VIII. Ghi nhận sau khi khóa nhật ký" in said
    assert said.index("VIII.") < said.index("Lò Thị Muộn")
    assert "Hà Đức Thắng" in said


def test_the_paper_of_the_signing_itself_is_kept(ward: Ward) -> None:
    ward.receive()
    sign(ward)
    signed = log(ward).signed
    assert signed is not None
    (data,) = ward.rows("SELECT data FROM print_job WHERE job = ?", signed.job)[0]
    kept = msgspec.json.decode(data, type=DailyLogPaper)
    assert (kept.approver_name, len(kept.received), kept.maker_name) == ("Hà Đức Thắng", 1, "")


def test_a_deputy_signs_for_the_chairman(ward: Ward) -> None:
    ward.desks.staff.add_person(ward.actor("quan"), "pho", "Nông Thị Phó", ["approver"], title="Phó Chủ tịch")
    sign(ward, login="pho")
    (data,) = ward.rows("SELECT data FROM print_job")[0]
    assert msgspec.json.decode(data, type=DailyLogPaper).approver_lines == ("KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH")


def test_the_same_key_signs_nothing_twice(ward: Ward) -> None:
    first = ward.desks.daily_log.sign_off(ward.actor("thang"), WEDNESDAY, key="k")
    ward.clock.forward(minutes=5)
    assert ward.desks.daily_log.sign_off(ward.actor("thang"), WEDNESDAY, key="k") == first
    assert ward.one("SELECT count(*) FROM print_job") == 1


def test_the_spreadsheet_of_a_signed_day_is_logged(ward: Ward, tmp_path: Path) -> None:
    sign(ward)
    ward.desks.daily_log.export(ward.actor("chat"), WEDNESDAY, tmp_path / "log.xlsx")
    assert ward.one("SELECT who FROM audit WHERE action = 'report.daily_log_exported'") == "chat"
    assert timedelta(0) == log(ward).as_of - ward.clock()
