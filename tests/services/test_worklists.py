"""The work lists: what waits for whom, in what order, and one dossier beside the list."""

from collections.abc import Callable
from dataclasses import fields
from datetime import date, time, timedelta

import pytest

from builders import BIRTH, CERTIFIED_COPY, DESK, SINGLE_STATUS, Ward, a_form, a_party, copies
from counter_app.domain.deadlines.due_states import DueKind
from counter_app.domain.deadlines.special_days import DayKind
from counter_app.domain.dossiers.events import KINDS
from counter_app.domain.dossiers.parties import PartyRole
from counter_app.domain.dossiers.values import Outcome, Receiver
from counter_app.domain.errors import CounterError, Forbidden, Refused
from counter_app.domain.people import Right
from counter_app.services.demo.fill import fill
from counter_app.services.desks import Desks
from counter_app.services.intake import OutsideProcedure
from counter_app.services.moves import moved
from counter_app.services.wording import Language, due_words, moved_words, say
from counter_app.services.work_cards import RIGHT_OF
from counter_app.services.work_rows import StepState, View, WorkRow

VI, EN = Language.VI, Language.EN
OUTSIDE = OutsideProcedure("Thủ tục chưa có", "7 working_day", "QĐ 1/2026", desk=DESK)


def queue(ward: Ward, login: str, view: View = View.MINE, **more: object) -> tuple[WorkRow, ...]:
    return ward.desks.worklists.queue(ward.actor(login), view, **more).rows  # type: ignore[arg-type]


def codes(rows: tuple[WorkRow, ...]) -> list[str]:
    return [row.code for row in rows]


# --- whose it is ---


def test_what_i_received_is_mine_until_it_is_on_its_way(ward: Ward) -> None:
    code = ward.receive().code
    assert codes(queue(ward, "hoa")) == [code]
    assert queue(ward, "binh", View.ALL) == ()
    ward.desks.handover.hand_over(ward.actor(), [code], DESK)
    assert queue(ward, "hoa") == ()
    assert codes(queue(ward, "hoa", View.ALL)) == [code]
    assert codes(queue(ward, "binh", View.TO_ACCEPT)) == codes(queue(ward, "binh", View.ALL)) == [code]
    assert queue(ward, "binh") == ()
    assert queue(ward, "vui", View.ALL) == ()


def test_what_lies_at_my_desk_in_nobodys_hands_is_mine(ward: Ward) -> None:
    code = ward.at_desk()
    ward.desks.handling.advance(ward.actor("binh"), code)
    (row,) = queue(ward, "thang")
    assert (row.code, row.holder, row.holder_desk_name) == (code, "", "Lãnh đạo UBND")
    assert queue(ward, "binh", View.ALL) == ()


def test_what_a_colleague_of_my_desk_holds_is_not_mine_but_is_seen(ward: Ward) -> None:
    code = ward.receive().code
    assert queue(ward, "thu") == ()
    assert codes(queue(ward, "thu", View.ALL)) == [code]


def test_what_is_sent_to_a_person_waits_for_that_person_alone(ward: Ward) -> None:
    code = ward.receive().code
    ward.desks.handover.hand_over(ward.actor(), [code], "vui")
    assert codes(queue(ward, "vui", View.TO_ACCEPT)) == [code]
    assert queue(ward, "binh", View.TO_ACCEPT) == ()


def test_whoever_works_at_no_desk_works_at_all_of_them(ward: Ward) -> None:
    codes_here = {ward.receive().code, ward.at_desk()}
    assert set(codes(queue(ward, "chat", View.ALL))) == codes_here


def test_one_desk_can_be_looked_at_alone(ward: Ward) -> None:
    here, there = ward.at_desk(), ward.receive().code
    assert codes(queue(ward, "thang", View.ALL, desk=DESK)) == [here]
    assert codes(queue(ward, "thang", View.ALL, desk="mot_cua")) == [there]


# --- how it stands ---


def test_the_views_follow_the_clock(ward: Ward) -> None:
    code = ward.at_desk()  # due Monday 23/11, 17:00
    assert queue(ward, "binh", View.NEAR) == queue(ward, "binh", View.OVERDUE) == ()
    ward.clock.set(date(2026, 11, 20), time(9))
    assert codes(queue(ward, "binh", View.NEAR)) == [code]
    ward.clock.set(date(2026, 11, 23), time(9))
    (today,) = queue(ward, "binh", View.NEAR)
    assert due_words(today.due, VI) == "Hôm nay 17:00"
    ward.clock.set(date(2026, 11, 25), time(9))
    assert queue(ward, "binh", View.NEAR) == ()
    (late,) = queue(ward, "binh", View.OVERDUE)
    assert due_words(late.due, VI) == "Quá 1 ngày"  # the 24th is a holiday


def test_what_waits_for_the_citizen_comes_last_and_tells_since_when(ward: Ward) -> None:
    waiting, other = ward.at_desk(), ward.at_desk(a_form("1.001022"))
    asked = ward.clock.forward(hours=1)
    ward.desks.handling.ask_supplement(ward.actor("binh"), waiting, ("Tờ khai",), "Thiếu chữ ký")
    rows = queue(ward, "binh")
    assert codes(rows) == [other, waiting]
    assert rows[1].paused_since == asked
    assert codes(queue(ward, "binh", View.SUPPLEMENT)) == [waiting]
    assert due_words(rows[1].due, VI) == "Chờ bổ sung"


def test_a_recorded_signature_ends_the_waiting_for_it(ward: Ward) -> None:
    code = ward.at_desk()
    assert queue(ward, "thang", View.SIGN) == ()
    ward.desks.handling.advance(ward.actor("binh"), code)
    assert codes(queue(ward, "thang", View.SIGN)) == [code]
    ward.desks.handling.sign(ward.actor(), code, "thang")
    assert queue(ward, "thang", View.ALL) == ()


def test_a_short_matter_waits_for_its_signature_at_the_counter(ward: Ward) -> None:
    code = ward.receive(copies(2, 1)).code
    assert codes(queue(ward, "hoa", View.SIGN)) == [code]
    ward.desks.handling.sign(ward.actor(), code, "thang")
    assert queue(ward, "hoa", View.SIGN) == ()
    assert codes(queue(ward, "hoa")) == [code]


def test_a_signature_that_no_longer_stands_is_waited_for_again(ward: Ward) -> None:
    code = ward.receive(copies(2, 1)).code
    ward.desks.handling.sign(ward.actor(), code, "thang")
    ward.hand_over(code)
    ward.desks.handling.advance(ward.actor("binh"), code)
    assert codes(queue(ward, "thang", View.SIGN)) == [code]


def test_a_row_tells_what_happened_to_its_dossier(ward: Ward) -> None:
    form = a_form(SINGLE_STATUS, a_party(phone="0912345678"), a_party(PartyRole.CO_OWNER, "Lò Văn Páo"))
    code, binh = ward.at_desk(form), ward.actor("binh")
    (plain,) = queue(ward, "binh")
    assert (plain.others, plain.phone, plain.step, plain.step_count) == (("Lò Văn Páo",), "0912345678", 2, 5)
    assert (plain.next_desk, plain.field_name, plain.holder_name) == ("lanh_dao", "Hộ tịch", "Lê Văn Bình")
    assert not any((plain.corrected, plain.apology, plain.extended, plain.second_supplement, plain.paused_since))
    desks = ward.desks
    desks.corrections.correct(ward.actor(), code, (("subject", "Vay vốn"),), "Ghi thiếu")
    for _ in range(2):
        desks.handling.ask_supplement(binh, code, ("Tờ khai",), "Thiếu", "Công văn 1")
        desks.handling.take_supplement(binh, code)
    due_at = plain.due_at
    assert due_at is not None
    desks.handling.extend(binh, code, due_at + timedelta(days=7), "Xác minh")
    desks.handling.apologise(binh, code, due_at + timedelta(days=7), "Xác minh lâu")
    (marked,) = queue(ward, "binh")
    assert all((marked.corrected, marked.apology, marked.extended, marked.second_supplement))


def test_a_procedure_outside_the_catalogue_has_its_steps_too(ward: Ward) -> None:
    ward.receive(a_form("", outside=OUTSIDE))
    (row,) = queue(ward, "hoa")
    assert (row.step_count, row.next_desk, row.field_name) == (5, DESK, "Ngoài danh mục")


# --- pages and filters ---


def test_pages_follow_each_other_without_gap_or_repetition(ward: Ward) -> None:
    everything = [ward.receive(a_form(procedure)).code for procedure in (SINGLE_STATUS, BIRTH) for _ in range(4)]
    desk, hoa, found, after = ward.desks.worklists, ward.actor(), list[str](), None
    while True:
        page = desk.queue(hoa, View.ALL, after=after, limit=3)
        assert page.total == len(everything)
        found += codes(page.rows)
        if (after := page.next_cursor) is None:
            break
        ward.desks.reception.cancel(hoa, found[0], "Nhập nhầm") if len(found) == 3 else None
        everything = everything if len(found) > 3 else [code for code in everything if code != found[0]]
    assert len(found) == len(set(found)) == 8
    assert codes(desk.queue(hoa, View.ALL).rows) == found[1:]


def test_the_most_urgent_is_first(ward: Ward) -> None:
    slow, quick = ward.receive().code, ward.receive(a_form(BIRTH)).code
    assert codes(queue(ward, "hoa")) == [quick, slow]


@pytest.mark.parametrize("text", ["páo", "PAO lo", "0002", "hôn nhân pao", "261118-0002"])
def test_a_filter_finds_parts_of_code_name_and_procedure_without_accents(ward: Ward, text: str) -> None:
    ward.receive(a_form(BIRTH))
    wanted = ward.receive(a_form(SINGLE_STATUS, a_party(name="Lò Văn Páo"))).code
    page = ward.desks.worklists.queue(ward.actor(), View.ALL, filter_text=text)
    assert (codes(page.rows), page.total) == ([wanted], 1)


def test_a_filter_that_fits_nothing_finds_nothing(ward: Ward) -> None:
    ward.receive()
    assert queue(ward, "hoa", View.ALL, filter_text="không có ai") == ()


def test_rows_are_told_in_the_order_asked_in_any_stage(ward: Ward) -> None:
    ready, received = ward.ready(), ward.receive().code
    rows = ward.desks.worklists.rows(ward.actor("binh"), [2, 99, 1])
    assert codes(rows) == [received, ready]
    assert rows[1].due.kind is DueKind.DONE


# --- counts ---


def test_each_count_is_the_number_of_rows_of_its_view(ward: Ward) -> None:
    fill(ward.desks, 120, date(2026, 10, 26), date(2026, 11, 18), 7)
    ward.clock.set(date(2026, 11, 18), time(16))
    for login in ("hoa", "binh", "thang", "vui", "thu", "chat"):
        counts = ward.desks.worklists.counts(ward.actor(login))
        lists = {view: ward.desks.worklists.queue(ward.actor(login), view, limit=500) for view in View}
        assert counts.views == {view: page.total for view, page in lists.items()}
        assert counts.views == {view: len(page.rows) for view, page in lists.items()}
        assert counts.overdue == counts.views[View.OVERDUE]
        of_mine = {row.number for row in lists[View.MINE].rows}
        for view in (View.NEAR, View.OVERDUE, View.SUPPLEMENT):
            assert {row.number for row in lists[view].rows} <= of_mine
        assert all(
            {row.number for row in page.rows} <= {row.number for row in lists[View.ALL].rows} for page in lists.values()
        )
        week = {load.day for load in counts.week}
        due = [row for row in lists[View.MINE].rows if row.due_at and row.due_at.date() in week]
        running = [row for row in due if row.due.kind not in (DueKind.PAUSED, DueKind.NONE)]
        assert sum(load.due for load in counts.week) == len(running)
    assert counts.views[View.ALL] > 10


def test_the_week_names_its_holiday(ward: Ward) -> None:
    ward.at_desk()
    ward.clock.set(date(2026, 11, 23), time(9))
    monday, tuesday, *_ = ward.desks.worklists.counts(ward.actor("binh")).week
    assert (monday.day, monday.due, monday.kind) == (date(2026, 11, 23), 1, DueKind.TODAY)
    assert (tuesday.is_open, tuesday.off) == (False, "Ngày Văn hóa Việt Nam")


def test_a_working_saturday_is_shown_and_a_weekend_is_not(ward: Ward) -> None:
    counts = ward.desks.worklists.counts
    assert [load.day.day for load in counts(ward.actor("binh")).week] == [16, 17, 18, 19, 20]
    ward.desks.office.set_day(ward.actor("quan"), date(2026, 11, 21), DayKind.WORK, "Làm bù")
    assert [load.day.day for load in counts(ward.actor("binh")).week] == [16, 17, 18, 19, 20, 21]


# --- one dossier ---


def test_a_card_tells_how_long_each_step_took(ward: Ward) -> None:
    code = ward.receive().code
    ward.clock.forward(hours=1)
    ward.hand_over(code)
    ward.clock.forward(hours=24)  # a day's eight working hours
    binh = ward.actor("binh")
    ward.desks.handling.ask_supplement(binh, code, ("Tờ khai",), "Thiếu")
    ward.clock.forward(hours=24)
    ward.desks.handling.take_supplement(binh, code)
    ward.clock.forward(hours=2, minutes=30)  # into the break: two hours
    card = ward.desks.worklists.dossier_card(binh, code)
    received, appraised, signed, *_ = card.steps
    assert (received.state, received.used_minutes, received.who) == (StepState.DONE, 60, "Trần Thị Hoa")
    assert (appraised.state, appraised.used_minutes, appraised.until) == (StepState.CURRENT, 600, None)
    assert (signed.state, signed.used_minutes, signed.who) == (StepState.AHEAD, 0, "")
    assert appraised.ceiling_minutes > 0


def test_a_row_tells_who_takes_the_next_step_and_where(ward: Ward) -> None:
    code = ward.at_desk()
    (row,) = queue(ward, "binh")
    assert (row.next_role, row.next_desk) == ("approver", "lanh_dao")
    ward.desks.handling.advance(ward.actor("binh"), code)
    ward.desks.handling.sign(ward.actor(), code, "thang")
    ward.desks.handling.complete(ward.actor("vui"), code, Outcome.GRANTED)
    (done,) = ward.desks.worklists.rows(ward.actor(), [row.number])
    assert (done.next_role, done.next_desk) == ("", "")  # the last step is in hand


def test_a_card_tells_the_working_time_left_and_none_past_the_appointment(ward: Ward) -> None:
    code = ward.receive(a_form(BIRTH)).code  # at 08:30, due at 17:00 of the same day
    card = ward.desks.worklists.dossier_card
    assert card(ward.actor(), code).left_minutes == 3 * 60 + 4 * 60
    ward.clock.forward(hours=8, minutes=15)
    assert card(ward.actor(), code).left_minutes == 15
    ward.clock.forward(days=1)
    assert card(ward.actor(), code).left_minutes == 0


def test_a_card_counts_papers_and_tells_the_last_three_events(ward: Ward) -> None:
    code = ward.at_desk(a_form(SINGLE_STATUS, papers=(1, 4)))
    card = ward.desks.worklists.dossier_card(ward.actor("binh"), code)
    assert (card.papers_given, card.papers_wanted) == (2, 2)
    told = [f"{line.who} {moved_words(line, VI)}" for line in card.recent]
    assert told == [
        "Lê Văn Bình nhận bàn giao BG-000001",
        "Trần Thị Hoa bàn giao BG-000001 cho Tư pháp - hộ tịch",
        "Trần Thị Hoa tiếp nhận",
    ]


def test_a_missing_paper_is_wanted_and_not_given(ward: Ward) -> None:
    code = ward.at_desk(a_form(SINGLE_STATUS, papers="none"))
    card = ward.desks.worklists.dossier_card(ward.actor("binh"), code)
    assert (card.papers_given, card.papers_wanted) == (0, 1)


@pytest.mark.parametrize("form", [a_form("", outside=OUTSIDE), copies(2, 1)])
def test_every_kind_of_matter_has_a_card(ward: Ward, form: object) -> None:
    code = ward.receive(form).code  # type: ignore[arg-type]
    card = ward.desks.worklists.dossier_card(ward.actor(), code)
    assert [step.state for step in card.steps].count(StepState.CURRENT) == 1
    slip = ward.desks.reception.refuse(ward.actor(), a_form(BIRTH), "Không thuộc thẩm quyền").slip
    refused = ward.desks.worklists.dossier_card(ward.actor(), slip)
    assert {step.state for step in refused.steps} == {StepState.AHEAD}


def test_the_steps_of_a_returned_dossier_are_all_done(ward: Ward) -> None:
    code = ward.ready()
    ward.desks.returning.give_back(ward.actor(), code, Receiver("Nguyễn Thị Đào"))
    card = ward.desks.worklists.dossier_card(ward.actor(), code)
    assert {step.state for step in card.steps} == {StepState.DONE}


def test_a_card_says_what_this_person_may_do_and_why_not_the_rest(ward: Ward) -> None:
    code = ward.at_desk()
    card = ward.desks.worklists.dossier_card(ward.actor("binh"), code)
    assert card.act("advance").allowed
    assert card.act("complete").code == "complete.steps_open"
    withdraw = card.act("withdraw")
    assert (withdraw.allowed, withdraw.code) == (False, "right.missing")
    for option in card.acts:
        assert option.allowed or say(option, VI) != option.code  # a sentence, not a bare code
    with pytest.raises(KeyError):
        card.act("dance")


def test_what_a_card_allows_the_desk_does_and_what_it_refuses_the_desk_refuses(ward: Ward) -> None:
    """The options are asked of the rules; the desks must say the same."""
    for login in ("binh", "thang", "thu"):
        for place in (ward.at_desk(), ward.receive().code):
            for act, said in {"advance": (), "stop": ("x",), "withdraw": ("x",), "reopen": ("x",)}.items():
                actor = ward.actor(login)
                option = ward.desks.worklists.dossier_card(actor, place).act(act)
                code = _code_of(lambda: getattr(ward.desks.handling, act)(actor, place, *said))  # noqa: B023
                assert option.allowed == (not code), (login, act, code)
                assert option.code == code or "right.missing" in (option.code, code)


def _code_of(call: Callable[[], object]) -> str:
    try:
        call()
    except CounterError as refused:
        return refused.code
    return ""


def test_the_rights_of_the_options_are_those_of_the_desks(ward: Ward) -> None:
    homes = {"resume": "take_supplement", "take_over": "accept"}
    desks = [getattr(ward.desks, place.name) for place in fields(Desks)]
    acting = [desk for desk in desks if type(desk).__name__ in _ACTING]
    for act, right in RIGHT_OF.items():
        declared = {
            getattr(method, "right", None)
            for desk in acting
            if (method := getattr(type(desk), homes.get(act, act), None)) is not None
            and not (act == "take_over" and type(desk).__name__ == "ReceptionDesk")
        }
        assert declared == {right}, act


_ACTING = {
    *("ReceptionDesk", "HandoverDesk", "HandlingDesk", "ReturnDesk", "CorrectionDesk", "AttachmentDesk"),
    *("LimitDesk", "CalendarDesk"),
}


def test_to_open_a_card_is_logged_and_to_read_a_list_is_not(ward: Ward) -> None:
    code = ward.at_desk()
    logged = ward.one("SELECT count(*) FROM audit")
    desk, binh = ward.desks.worklists, ward.actor("binh")
    desk.queue(binh)
    desk.counts(binh)
    desk.rows(binh, [1])
    assert ward.one("SELECT count(*) FROM audit") == logged
    desk.dossier_card(binh, code)
    assert ward.rows("SELECT who, action, number FROM audit WHERE seq > ?", logged) == [("binh", "dossier.opened", 1)]


def test_an_unknown_dossier_is_refused_and_a_manager_of_accounts_sees_none(ward: Ward) -> None:
    with pytest.raises(Refused, match=r"dossier\.unknown"):
        ward.desks.worklists.dossier_card(ward.actor(), "000.00.00.H99-261118-0099")
    with pytest.raises(Forbidden):
        ward.desks.worklists.queue(ward.actor("quan"))
    assert Right.OPEN.value == "dossier.open"


# --- words ---


def test_due_states_are_said_as_a_clerk_says_them(ward: Ward) -> None:
    code = ward.ready()
    (row,) = ward.desks.worklists.rows(ward.actor(), [1])
    assert (due_words(row.due, VI), due_words(row.due, EN)) == ("Trước hạn 3 ngày", "3 days early")
    assert row.code == code
    ward.receive(a_form(CERTIFIED_COPY, pages=1, copies=1))
    ward.clock.forward(days=1)
    (late,) = queue(ward, "hoa", View.OVERDUE)
    assert (due_words(late.due, VI), due_words(late.due, EN)) == ("Quá 1 ngày", "1 day overdue")


@pytest.mark.parametrize("lang", Language)
def test_everything_that_happens_can_be_told_without_a_gap(ward: Ward, lang: Language) -> None:
    fill(ward.desks, 150, date(2026, 10, 26), date(2026, 11, 18), 3)
    named, told = ward.desks.worklists.queries.names(), set[str]()
    for number in range(1, 151):
        for event in ward.desks.lookup.queries.page(_handle(ward, number)).events:
            words = moved_words(moved(event, named), lang)
            assert "…" not in words
            assert not words.startswith("moved.")
            told.add(event.kind)
    assert len(told) > 15
    assert told <= set(KINDS)


def _handle(ward: Ward, number: int) -> str:
    return str(ward.one("SELECT coalesce(code, slip) FROM dossier WHERE number = ?", number))
