"""The lines that say why."""

import json
from datetime import datetime

from counter_app.domain.deadlines.calendar import WorkCalendar
from counter_app.domain.deadlines.due import Due, DuePolicy, LineKind, Pause, due, due_after_supplement
from counter_app.domain.deadlines.limits import TimeLimit
from counter_app.domain.deadlines.opening_hours import parse_hours
from counter_app.domain.deadlines.special_days import SpecialHours


def ward(text: str) -> datetime:
    return datetime.fromisoformat(f"{text}+07:00")


def why(limit: str, received: str, calendar: WorkCalendar, policy: DuePolicy = DuePolicy.END_OF_DAY) -> Due:
    return due(TimeLimit.parse(limit), ward(received), calendar, policy=policy)


def told(found: Due) -> list[str]:
    """Return each line in one short text: its kind, the day and time it names, its parameters."""
    return [
        " ".join([line.kind, f"{line.at:%d/%m %H:%M}" if line.at else "", *map(str, line.params.values())]).strip()
        for line in found.lines
    ]


def test_a_few_working_days_are_told_one_by_one_with_what_lies_between(state: WorkCalendar) -> None:
    assert told(why("3 working_day", "2026-11-20T16:10", state)) == [
        "received 20/11 16:10 3 working_day",
        "counts_from 23/11 07:30",
        "counted 23/11 07:30 1",
        "day_off 24/11 00:00 Ngày Văn hóa Việt Nam 2026-11-24 2026-11-24 1",
        "counted 25/11 07:30 2",
        "counted 26/11 07:30 3",
        "weekly_rest  2",
        "due 26/11 17:00 end_of_day",
    ]


def test_many_working_days_stay_readable(state: WorkCalendar) -> None:
    assert told(why("60 working_day", "2025-12-24T09:00", state)) == [
        "received 24/12 09:00 60 working_day",
        "counts_from 25/12 07:30",
        "day_off 01/01 00:00 Tết Dương lịch 2026-01-01 2026-01-01 1",
        "day_off 02/01 00:00 Nghỉ hoán đổi, làm bù ngày 10/01 2026-01-02 2026-01-02 1",
        "make_up_day 10/01 07:30 Làm bù ngày 02/01",
        "day_off 16/02 00:00 Tết Nguyên đán 2026-02-16 2026-02-20 5",
        "counted 26/03 07:30 60",
        "weekly_rest  25",
        "due 26/03 17:00 end_of_day",
    ]


def test_a_receipt_on_a_day_off_says_when_it_is_deemed_made(state: WorkCalendar) -> None:
    lines = {line.kind: line for line in why("1 working_day", "2026-11-24T09:00", state).lines}
    assert lines["received"].at == ward("2026-11-24T09:00")
    assert lines["deemed"].at == ward("2026-11-25T07:30")
    assert lines["deemed"].params == {"reason": "day_off", "name": "Ngày Văn hóa Việt Nam"}


def test_the_reasons_for_a_later_deemed_receipt(state: WorkCalendar) -> None:
    def reason(received: str) -> str | int | None:
        lines = why("1 working_day", received, state).lines
        return next((line.params["reason"] for line in lines if line.kind == "deemed"), None)

    assert reason("2026-11-16T07:00") == "before_opening"
    assert reason("2026-11-16T12:00") == "break"
    assert reason("2026-11-16T17:30") == "after_close"
    assert reason("2026-11-15T09:00") == "weekly_rest"
    assert reason("2026-11-16T09:00") is None


def test_the_cutoff_is_told_when_it_moved_the_due(state: WorkCalendar) -> None:
    assert told(why("1 same_day", "2026-11-16T15:20", state)) == [
        "received 16/11 15:20 1 same_day",
        "cutoff 16/11 15:20 15:00",
        "due 17/11 17:00 end_of_day",
    ]
    assert told(why("1 same_day", "2026-11-16T14:59", state)) == [
        "received 16/11 14:59 1 same_day",
        "due 16/11 17:00 end_of_day",
    ]


def test_hours_are_told_day_by_day_and_add_up(state: WorkCalendar) -> None:
    found = why("12 working_hour", "2026-11-23T15:20:42", state)
    assert told(found) == [
        "received 23/11 15:20 12 working_hour",
        "counts_from 23/11 15:20",
        "counted_minutes 23/11 15:20 99 1",
        "day_off 24/11 00:00 Ngày Văn hóa Việt Nam 2026-11-24 2026-11-24 1",
        "counted_minutes 25/11 07:30 480 1",
        "counted_minutes 26/11 07:30 141 1",
        "due 26/11 09:50 end_of_day",
    ]
    long = [line for line in why("100 working_hour", "2026-11-02T09:00", state).lines if line.kind == "counted_minutes"]
    assert [dict(line.params) for line in long] == [{"minutes": 6000, "days": 13}]


def test_clock_hours_need_no_calendar(state: WorkCalendar) -> None:
    assert told(why("12 clock_hour", "2026-11-28T20:00", state)) == [
        "received 28/11 20:00 12 clock_hour",
        "counts_from 28/11 20:00",
        "due 29/11 08:00 end_of_day",
    ]


def test_a_raw_end_on_a_day_off_is_told_with_where_it_went(state: WorkCalendar) -> None:
    assert told(why("10 calendar_day", "2026-08-21T09:00", state)) == [
        "received 21/08 09:00 10 calendar_day",
        "counts_from 22/08 00:00",
        "day_off 31/08 00:00 Nghỉ hoán đổi, làm bù ngày 22/8 2026-08-31 2026-08-31 1",
        "day_off 01/09 00:00 Quốc khánh 2026-09-01 2026-09-02 2",
        "rolled 03/09 00:00 2026-08-31 day_off Nghỉ hoán đổi, làm bù ngày 22/8",
        "due 03/09 17:00 end_of_day",
    ]


def test_a_half_day_on_the_way_is_told() -> None:
    monday = ward("2026-11-16T00:00").date()
    calendar = WorkCalendar(half={monday: SpecialHours("Nghỉ chiều", parse_hours("07:30-11:30"))})
    assert "half_day 16/11 07:30 Nghỉ chiều" in told(why("2 working_day", "2026-11-13T09:00", calendar))


def test_a_pause_is_told_with_what_it_took_out(state: WorkCalendar) -> None:
    wait = Pause(ward("2026-10-08T09:00"), ward("2026-10-13T10:00"))

    def taken(limit: str, policy: DuePolicy = DuePolicy.END_OF_DAY) -> dict[str, str | int]:
        found = due(TimeLimit.parse(limit), ward("2026-10-05T09:00"), state, policy=policy, pauses=[wait])
        (line,) = [line for line in found.lines if line.kind == "paused"]
        assert line.at == wait.start
        return {key: value for key, value in line.params.items() if key != "until"}

    assert taken("5 working_day") == {"days": 3}
    assert taken("5 working_day", DuePolicy.SAME_CLOCK) == {"minutes": 3 * 480 + 60}
    assert taken("40 working_hour") == {"minutes": 3 * 480 + 60}
    assert taken("100 clock_hour") == {"minutes": 5 * 1440 + 60}
    assert taken("7 calendar_day") == {"days": 5}
    assert taken("until 11-30") == {"days": 0}


def test_minutes_of_a_pause_are_not_told_as_counted(state: WorkCalendar) -> None:
    wait = Pause(ward("2026-10-05T10:00"), ward("2026-10-06T10:00"))
    found = due(TimeLimit.parse("4 working_hour"), ward("2026-10-05T09:00"), state, pauses=[wait])
    assert [line.params["minutes"] for line in found.lines if line.kind == "counted_minutes"] == [60, 180]
    assert found.at == ward("2026-10-06T14:30")


def test_a_restart_is_told_with_both_receipts(state: WorkCalendar) -> None:
    days = (ward("2026-10-05T09:00"), ward("2026-10-08T09:00"), ward("2026-10-13T10:00"))
    lines = told(due_after_supplement(TimeLimit.parse("2 working_day"), *days, state))
    assert lines == [
        "received 05/10 09:00 2 working_day",
        "supplement_asked 08/10 09:00",
        "restarted 13/10 10:00",
        "counts_from 14/10 07:30",
        "counted 14/10 07:30 1",
        "counted 15/10 07:30 2",
        "due 15/10 17:00 end_of_day",
    ]


def test_an_unconfirmed_year_is_told_before_the_due(state: WorkCalendar) -> None:
    lines = why("3 working_day", "2026-12-30T09:00", state).lines
    assert [line.kind for line in lines[-2:]] == [LineKind.YEAR_UNCONFIRMED, LineKind.DUE]
    assert lines[-2].params == {"year": 2027}


def test_lines_are_plain_enough_for_json(state: WorkCalendar) -> None:
    lines = why("5 working_day", "2026-11-20T12:10", state).lines
    plain = json.dumps([[line.kind, line.at and line.at.isoformat(), dict(line.params)] for line in lines])
    assert json.loads(plain)[0] == ["received", "2026-11-20T12:10:00+07:00", {"limit": "5 working_day"}]
