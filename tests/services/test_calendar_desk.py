"""The calendar's desk: what a change would do, what it does, and promises counted anew, all of them or none."""

from dataclasses import replace
from datetime import date, datetime, time

import pytest

from builders import SINGLE_STATUS, Ward, a_form
from counter_app.domain.deadlines.changes import CalendarChange
from counter_app.domain.deadlines.due import DuePolicy, SupplementPolicy
from counter_app.domain.deadlines.opening_hours import DatedHours, WeekHours, parse_hours
from counter_app.domain.deadlines.special_days import CalendarDay, DayKind
from counter_app.domain.dossiers.state import Dossier
from counter_app.domain.errors import Forbidden, Refused
from counter_app.domain.moments import at
from counter_app.services.calendar_rows import DayStatus, Move, Origin, Touched
from counter_app.services.recounting import quietly

FLOOD = CalendarChange(enter=(CalendarDay(date(2026, 11, 20), DayKind.OFF, "Lụt"),))
OLD_DUE, NEW_DUE = at(date(2026, 11, 23), time(17)), at(date(2026, 11, 25), time(17))


def dossier(ward: Ward, code: str) -> Dossier:
    return ward.desks.lookup.show(ward.actor(), code).dossier


def flooded(ward: Ward) -> Touched:
    """Enter the flood, and return what it touches."""
    quan = ward.actor("quan")
    ward.desks.calendar.apply(quan, FLOOD)
    return ward.desks.calendar.outstanding(quan)


def test_a_change_shows_what_it_touches_and_does_nothing(ward: Ward) -> None:
    code, quan = ward.receive().code, ward.actor("quan")
    before = ward.one("SELECT data FROM setting WHERE name = 'calendar'")
    preview = ward.desks.calendar.preview(quan, FLOOD)
    assert [(one.before.status, one.after.status, one.after.name) for one in preview.days] == [("open", "off", "Lụt")]
    (row,) = preview.touched.rows
    assert (row.code, row.due_before, row.due_after, row.move) == (code, OLD_DUE, NEW_DUE, Move.LATER)
    assert ward.one("SELECT data FROM setting WHERE name = 'calendar'") == before
    assert dossier(ward, code).due_at == OLD_DUE


def test_a_change_moves_no_promise(ward: Ward) -> None:
    code = ward.receive().code
    touched = flooded(ward)
    assert [row.code for row in touched.rows] == [code]
    assert dossier(ward, code).due_at == OLD_DUE
    assert ward.receive().due_at == NEW_DUE


def test_a_promise_counted_anew_keeps_the_printed_one_in_its_journal(ward: Ward) -> None:
    code = ward.receive().code
    numbers = [row.number for row in flooded(ward).rows]
    done = ward.desks.calendar.recount(ward.actor("quan"), numbers, "Lụt, phường đóng cửa")
    assert (done.codes, done.passed_over) == ((code,), 0)
    found = dossier(ward, code)
    assert [(one.due_at, one.why) for one in found.appointments] == [(OLD_DUE, "received"), (NEW_DUE, "recounted")]
    last = ward.desks.lookup.show(ward.actor(), code).events[-1]
    assert (last.kind, last.recorded_by) == ("recounted", "quan")
    assert not ward.desks.calendar.outstanding(ward.actor("quan")).rows
    assert ward.one("SELECT count(*) FROM audit WHERE action = 'calendar.recounted'") == 1
    assert ward.desks.upkeep.verify(ward.actor()).ok


def test_stopped_half_way_nothing_is_counted_anew(ward: Ward) -> None:
    codes = [ward.receive().code for _ in range(3)]
    numbers = [row.number for row in flooded(ward).rows]
    told: list[tuple[int, int]] = []

    def stop_at_the_third(done: int, total: int) -> bool:
        told.append((done, total))
        return done < 2

    with pytest.raises(Refused, match=r"recount\.stopped"):
        ward.desks.calendar.recount(ward.actor("quan"), numbers, "Lụt", progress=stop_at_the_third)
    assert told == [(0, 3), (1, 3), (2, 3)]
    assert {dossier(ward, code).due_at for code in codes} == {OLD_DUE}
    assert ward.one("SELECT count(*) FROM event WHERE kind = 'recounted'") == 0
    done = ward.desks.calendar.recount(ward.actor("quan"), numbers, "Lụt", progress=quietly)
    assert len(done.codes) == 3


def test_the_same_key_counts_anew_once(ward: Ward) -> None:
    ward.receive()
    numbers = [row.number for row in flooded(ward).rows]
    first, again = (ward.desks.calendar.recount(ward.actor("quan"), numbers, "Lụt", key="k1") for _ in range(2))
    assert first == again
    assert ward.one("SELECT count(*) FROM event WHERE kind = 'recounted'") == 1


def test_a_dossier_that_has_moved_on_meanwhile_is_passed_over(ward: Ward) -> None:
    code = ward.at_desk()
    numbers = [row.number for row in flooded(ward).rows]
    ward.desks.handling.wait_for_payment(ward.actor("binh"), code)
    done = ward.desks.calendar.recount(ward.actor("quan"), numbers, "Lụt")
    assert (done.codes, done.passed_over) == ((), 1)


def test_a_date_promised_by_extension_is_moved_by_no_calendar(ward: Ward) -> None:
    code = ward.at_desk()
    ward.desks.handling.extend(ward.actor("binh"), code, at(date(2026, 12, 4), time(17)), "Chờ xác minh")
    touched = flooded(ward)
    assert (touched.rows, touched.promised) == ((), 1)


def test_a_date_that_would_come_earlier_is_told_apart(ward: Ward) -> None:
    ward.receive()
    worked = CalendarChange(enter=(CalendarDay(date(2026, 11, 21), DayKind.WORK, "Làm bù"),))
    (row,) = ward.desks.calendar.preview(ward.actor("quan"), worked).touched.rows
    assert row.move is Move.EARLIER


def test_days_after_every_promise_touch_none(ward: Ward) -> None:
    ward.receive()
    later = CalendarChange(enter=(CalendarDay(date(2026, 12, 24), DayKind.OFF, "Lễ"),))
    touched = ward.desks.calendar.preview(ward.actor("quan"), later).touched
    assert (touched.rows, touched.looked_at) == ((), 0)


# --- years ---


def new_year(ward: Ward) -> str:
    ward.clock.set(date(2026, 12, 30), time(9))
    return ward.receive().code


def test_a_promise_over_a_year_nobody_confirmed_is_listed_once_the_year_is_confirmed(ward: Ward) -> None:
    code, quan = new_year(ward), ward.actor("quan")
    assert not dossier(ward, code).calendar_confirmed
    assert ward.desks.calendar.year(quan, 2027).unconfirmed_dossiers == 1
    assert not ward.desks.calendar.outstanding(quan).rows
    ward.desks.calendar.apply(quan, CalendarChange(confirm=(2027,)))
    (row,) = ward.desks.calendar.outstanding(quan).rows
    assert (row.code, row.move, row.due_after) == (code, Move.SURE, row.due_before)
    ward.desks.calendar.recount(quan, [row.number], "Đã có thông báo lịch nghỉ 2027")
    sure = dossier(ward, code)
    assert sure.calendar_confirmed
    assert len(sure.appointments) == 1
    assert ward.desks.calendar.year(quan, 2027).unconfirmed_dossiers == 0


def test_a_year_that_is_confirmed_keeps_the_days_that_were_expected(ward: Ward) -> None:
    quan = ward.actor("quan")
    assert {one.expected for one in ward.desks.calendar.year(quan, 2028).days if one.status is DayStatus.OFF} == {True}
    ward.desks.calendar.apply(quan, CalendarChange(confirm=(2028,)))
    year = ward.desks.calendar.year(quan, 2028)
    assert year.confirmed
    assert {one.expected for one in year.days if one.status is DayStatus.OFF} == {False}
    assert date(2028, 1, 26) in {one.day for one in year.days if one.name == "Tết Nguyên Đán"}


def test_one_day_entered_in_a_new_year_leaves_the_expected_ones(ward: Ward) -> None:
    ward.desks.office.set_day(ward.actor("quan"), date(2028, 3, 1), DayKind.OFF, "Lễ của phường")
    days = {row.day for row in ward.desks.office.calendar_year(ward.actor("quan"), 2028)}
    assert {date(2028, 3, 1), date(2028, 1, 26)} <= days


def test_the_year_shows_each_day_with_what_falls_due_on_it(ward: Ward) -> None:
    ward.receive()
    ward.receive()
    year = ward.desks.calendar.year(ward.actor("quan"), 2026)
    cells = {one.day: one for one in year.days}
    assert len(year.days) == 365
    assert year.working_days == 249
    assert (cells[date(2026, 11, 23)].due, cells[date(2026, 11, 23)].hours) == (2, "07:30-11:30,13:00-17:00")
    assert cells[date(2026, 11, 24)].status is DayStatus.OFF
    assert cells[date(2026, 8, 22)].status is DayStatus.WORK
    assert cells[date(2026, 11, 22)].status is DayStatus.REST


# --- hours and ways of counting ---


def test_hours_of_a_season_hold_for_its_days_alone(ward: Ward) -> None:
    quan, summer = ward.actor("quan"), WeekHours.of(parse_hours("07:00-11:00,13:30-17:30"))
    season = DatedHours(summer, date(2026, 11, 20), date(2026, 11, 30))
    preview = ward.desks.calendar.preview(quan, CalendarChange(periods=(season,)))
    assert preview.hours_change
    ward.desks.calendar.apply(quan, CalendarChange(periods=(season,)))
    cells = {one.day: one for one in ward.desks.calendar.year(quan, 2026).days}
    assert cells[date(2026, 11, 19)].hours == "07:30-11:30,13:00-17:00"
    assert cells[date(2026, 11, 20)].hours == "07:00-11:00,13:30-17:30"
    assert ward.receive().due_at == at(date(2026, 11, 23), time(17, 30))


def test_a_calendar_that_never_opens_is_refused(ward: Ward) -> None:
    every_day = tuple(
        CalendarDay(date.fromordinal(date(2026, 11, 1).toordinal() + n), DayKind.OFF, "") for n in range(4100)
    )
    with pytest.raises(Refused, match=r"calendar\.never_open"):
        ward.desks.calendar.apply(ward.actor("quan"), CalendarChange(enter=every_day))


def test_a_way_of_counting_holds_from_the_next_receipt_on(ward: Ward) -> None:
    before = ward.receive().code
    chosen = ward.desks.calendar.set_policies(
        ward.actor("quan"), due=DuePolicy.SAME_CLOCK, supplement=SupplementPolicy.DEDUCT
    )
    assert (chosen.due_policy, chosen.supplement_policy) == ("same_clock", "deduct")
    after = ward.receive()
    assert after.due_at == datetime.fromisoformat("2026-11-23T08:30+07:00")
    assert not ward.desks.calendar.outstanding(ward.actor("quan")).rows
    assert dossier(ward, before).due_at == OLD_DUE


def test_a_procedures_own_way_of_counting_goes_before_the_units(ward: Ward) -> None:
    with ward.desks.reception.ledger.new_unit() as unit:
        version = unit.catalogue.in_force(SINGLE_STATUS, date(2026, 11, 18))
        unit.catalogue.add_versions([replace(version, version=2, due_policy=DuePolicy.SESSION_END)])
    done = ward.receive(a_form())
    assert done.due_at == at(date(2026, 11, 23), time(11, 30))


def test_only_those_who_may_change_the_calendar_or_count_anew(ward: Ward) -> None:
    with pytest.raises(Forbidden):
        ward.desks.calendar.apply(ward.actor("thu"), FLOOD)
    with pytest.raises(Forbidden):
        ward.desks.calendar.recount(ward.actor("binh"), [1], "x")


def test_the_year_says_who_confirmed_it_and_when(ward: Ward) -> None:
    quan, desk = ward.actor("quan"), ward.desks.calendar
    assert desk.year(quan, 2026).confirmation is None, "the shipped calendar was confirmed by nobody of the ward"
    assert desk.year(quan, 2027).confirmation is None
    desk.apply(quan, CalendarChange(confirm=(2027,)))
    confirmation = desk.year(quan, 2027).confirmation
    assert confirmation is not None
    assert (confirmation.name, confirmation.at) == (quan.person.name, ward.desks.now())
    desk.apply(quan, CalendarChange(doubt=(2027,)))
    assert desk.year(quan, 2027).confirmation is None


def test_each_special_day_says_where_it_comes_from(ward: Ward) -> None:
    quan, desk = ward.actor("quan"), ward.desks.calendar
    assert {one.origin for one in desk.year(quan, 2026).specials} == {Origin.STATE}
    assert {one.origin for one in desk.year(quan, 2028).specials} == {Origin.EXPECTED}
    flood = date(2028, 6, 1)
    desk.apply(quan, CalendarChange(enter=(CalendarDay(flood, DayKind.OFF, "Lụt"),)))
    origins = {one.cell.day: one.origin for one in desk.year(quan, 2028).specials}
    assert origins.pop(flood) is Origin.WARD
    assert set(origins.values()) == {Origin.EXPECTED}
    renamed = CalendarDay(date(2026, 11, 24), DayKind.OFF, "Nghỉ theo thông báo của phường")
    desk.apply(quan, CalendarChange(enter=(renamed,)))
    assert {one.cell.day: one.origin for one in desk.year(quan, 2026).specials}[renamed.day] is Origin.WARD
