"""What is typed at the receiving desk, apart from any widget: built into the form, kept as a draft, explained."""

from dataclasses import replace
from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builders import HOA, MORNING, PROCEDURE
from counter_app.domain.deadlines.due import due
from counter_app.domain.deadlines.limits import TimeLimit
from counter_app.domain.dossiers.parties import PartyKind, PartyRole
from counter_app.domain.errors import Refused
from counter_app.domain.moments import WARD_TIME
from counter_app.domain.names import search_form
from counter_app.domain.procedures.papers import RequiredPaper
from counter_app.services.acting import Actor
from counter_app.services.counter_rows import ProcedureChoice
from counter_app.services.state_calendar import state_calendar
from counter_app.services.wording import Language
from counter_app.ui.screens.receive import paper_rows, people
from counter_app.ui.screens.receive.building import (
    actor_of,
    body_of,
    form_of,
    forms_of,
    parties_of,
    state_of,
    title_of,
)
from counter_app.ui.screens.receive.choosing import found
from counter_app.ui.screens.receive.days import counted_days, tiles
from counter_app.ui.screens.receive.faults import place_of
from counter_app.ui.screens.receive.form import (
    Behalf,
    CodeEntry,
    CopyRow,
    FeeEntry,
    FormState,
    How,
    LateEntry,
    OutsideEntry,
    PaperEntry,
    PartyEntry,
    PersonEntry,
)
from counter_app.ui.screens.receive.procedure_box import short_chip
from counter_app.ui.widgets.day_tiles import DayKind
from counter_app.ui.words import Words

TODAY = date(2026, 11, 23)
DAO = PersonEntry("Nguyễn Thị Đào", "006187004512", "1987-03-12", "female", "0912345678")
STATE = FormState(procedure=PROCEDURE.code, person=DAO)


def roles(state: FormState) -> list[tuple[PartyRole, str]]:
    return [(party.role, party.name) for party in parties_of(state)]


# for whom


def test_somebody_for_themselves_is_the_owner() -> None:
    assert roles(STATE) == [(PartyRole.OWNER, "Nguyễn Thị Đào")]


def test_somebody_for_another_is_a_proxy_with_the_paper_that_says_so() -> None:
    state = replace(STATE, behalf=Behalf.OTHER, owner=PartyEntry(name="Lê Ánh"), authority="Số 12/2026")
    assert roles(state) == [(PartyRole.OWNER, "Lê Ánh"), (PartyRole.PROXY, "Nguyễn Thị Đào")]
    assert parties_of(state)[1].authority == "Số 12/2026"


def test_an_organisation_owns_with_its_tax_code_and_sends_somebody() -> None:
    owner = PartyEntry(kind=PartyKind.ORGANISATION, name="HTX Chè", tax_code="4600123456", id_number="left over")
    state = replace(STATE, behalf=Behalf.ORGANISATION, owner=owner)
    assert roles(state) == [(PartyRole.OWNER, "HTX Chè"), (PartyRole.REPRESENTATIVE, "Nguyễn Thị Đào")]
    assert (parties_of(state)[0].tax_code, parties_of(state)[0].id_number) == ("4600123456", "")


def test_other_parties_follow_and_empty_ones_are_left_out() -> None:
    child = PartyEntry(PartyRole.SUBJECT, name="Nguyễn Đức An")
    state = replace(STATE, others=(child, PartyEntry(PartyRole.CO_OWNER)))
    assert roles(state)[1:] == [(PartyRole.SUBJECT, "Nguyễn Đức An")]


# what is sent


def test_papers_come_as_they_were_counted() -> None:
    papers = (PaperEntry(1, How.CERTIFIED, 2), PaperEntry(2, How.DATA, source="CSDL dân cư"), PaperEntry(3, How.SHOWN))
    form = form_of(replace(STATE, papers=papers, further=("Ảnh 3x4",)))
    assert form.papers == (1, 2, 3)
    assert form.held_as_data == ((2, "CSDL dân cư"),)
    assert [(one.ordinal, one.originals, one.certified_copies) for one in form.papers_taken] == [(1, 0, 2), (3, 0, 0)]
    assert form.further_papers == ("Ảnh 3x4",)


def test_a_procedure_outside_the_catalogue_brings_its_limit_and_basis() -> None:
    form = form_of(replace(STATE, outside=OutsideEntry("Xác nhận lạ", "", " 5 ", "working_day", "Điều 3"), short=True))
    assert form.outside is not None
    assert (form.procedure, form.outside.limit, form.short) == ("", "5 working_day", False)


def test_a_same_day_limit_needs_no_number() -> None:
    form = form_of(replace(STATE, outside=OutsideEntry("Lạ", unit="same_day", basis="Điều 3")))
    assert form.outside is not None
    assert form.outside.limit == "1 same_day"


def test_a_code_of_another_system_is_sent_once_it_is_typed() -> None:
    assert form_of(replace(STATE, given=CodeEntry())).given_code is None
    given_code = form_of(replace(STATE, given=CodeEntry("G12.34-261123-0001", "ministry"))).given_code
    assert given_code is not None
    assert (given_code.text, given_code.issuer.value) == ("G12.34-261123-0001", "ministry")


def test_the_note_travels_with_the_dossier() -> None:
    assert form_of(replace(STATE, note="Đã xem bản gốc")).extra == (("ghi_chu", "Đã xem bản gốc"),)
    assert form_of(STATE).extra == ()


def test_many_copies_make_one_form_a_line_without_a_receipt() -> None:
    rows = (CopyRow("An", pages=2, copies=3), CopyRow("  "), CopyRow("Bình"))
    forms = forms_of(replace(STATE, many=rows, fee=FeeEntry("paid", book="AB")))
    assert [(form.parties[0].name, form.pages, form.copies) for form in forms] == [("An", 2, 3), ("Bình", 1, 1)]
    assert {(form.receipt, form.fee.state, form.fee.book) for form in forms} == {(False, "paid", "AB")}


@pytest.mark.parametrize(("day", "clock"), [("23/11/2026", "8:15"), ("23-11-2026", "08h15"), ("23.11.2026", "08:15")])
def test_a_late_entry_happened_when_it_says(day: str, clock: str) -> None:
    actor = actor_of(Actor(HOA), LateEntry(day, clock, "Mất điện"))
    assert (actor.happened_at, actor.late_reason) == (datetime(2026, 11, 23, 8, 15, tzinfo=WARD_TIME), "Mất điện")


@pytest.mark.parametrize(
    ("day", "clock"), [("", "08:15"), ("31/02/2026", "08:15"), ("23/11/2026", "25:00"), ("x", "y")]
)
def test_a_late_entry_that_cannot_be_read_is_told(day: str, clock: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        actor_of(Actor(HOA), LateEntry(day, clock, ""))


# drafts


@given(st.text(), st.text(), st.sampled_from(Behalf), st.integers(1, 99))
def test_a_draft_gives_back_letter_for_letter_what_was_typed(name: str, note: str, behalf: Behalf, pages: int) -> None:
    card = people.from_card("006187004512||Nguyễn Thị Đào|12031987|Nam|Tổ 5|20052022", MORNING)
    state = FormState(
        person=replace(card, name=name),
        behalf=behalf,
        others=(PartyEntry(PartyRole.SUBJECT, name=note),),
        papers=(PaperEntry(1, How.DATA, source=note),),
        note=note,
        pages=pages,
        late=LateEntry(day=note),
    )
    assert state_of(body_of(state)) == state


def test_a_draft_of_another_program_is_refused() -> None:
    with pytest.raises(ValueError, match="person"):
        state_of('{"person": 3}')


def test_an_older_draft_without_newer_fields_is_read() -> None:
    assert state_of('{"procedure": "1.004873"}') == FormState(procedure="1.004873")


def test_a_form_is_untouched_while_only_the_procedure_is_kept() -> None:
    assert FormState(procedure="1.004873", receipt=False).is_untouched
    assert not STATE.is_untouched
    assert title_of(STATE) == "Nguyễn Thị Đào"


# papers

REQUIRED = (
    RequiredPaper(1, "Tờ khai"),
    RequiredPaper(2, "Ly hôn", 0, 1, condition="nếu có"),
    RequiredPaper(3, "CCCD", 0, 0),
)


def test_the_list_begins_with_what_everybody_must_bring() -> None:
    rows = paper_rows.rows_of(REQUIRED, (), ("Ảnh",))
    assert [(row.name, row.mandatory, row.how, row.taken) for row in rows] == [
        ("Tờ khai", True, How.ORIGINAL, False),
        ("CCCD", True, How.SHOWN, False),
        ("Ly hôn", False, How.COPY, False),
        ("Ảnh", False, How.ORIGINAL, True),
    ]


def test_all_present_ticks_the_mandatory_ones_alone() -> None:
    rows = paper_rows.all_present(paper_rows.rows_of(REQUIRED, (), ()))
    assert [entry.ordinal for entry in paper_rows.brought(rows)] == [1, 3]
    assert paper_rows.counted(rows) == (2, 2)
    assert paper_rows.missing(rows) == []


def test_where_nothing_is_mandatory_all_present_means_the_whole_list() -> None:
    rows = paper_rows.all_present(paper_rows.rows_of(REQUIRED[1:2], (), ()))
    assert [entry.ordinal for entry in paper_rows.brought(rows)] == [2]


def test_digits_count_and_ways_turn() -> None:
    (row, *_) = paper_rows.rows_of(REQUIRED, (), ())
    assert paper_rows.with_digit(row, 3, more=False).count == 3
    assert paper_rows.with_digit(replace(row, count=1), 2, more=True).count == 12
    assert paper_rows.with_digit(replace(row, count=98), 9, more=True).count == paper_rows.MOST
    assert paper_rows.next_how(row, 1).how is How.CERTIFIED
    assert paper_rows.next_how(row, -1).how is How.DATA


# procedures


def a_choice(code: str, name: str, uses: int = 0) -> ProcedureChoice:
    folded = search_form(name)
    return ProcedureChoice(
        code, 1, name, name, "f", "F", "d", "D", "1 same_day", False, False, False,
        "".join(word[0] for word in folded.split()), f"{folded} {folded} {search_form(code)}", uses,
    )  # fmt: skip


CHOICES = (
    a_choice("1.001193", "Đăng ký khai sinh"),
    a_choice("1.004884", "Đăng ký lại khai sinh"),
    a_choice("1.000656", "Đăng ký khai tử", 5),
    a_choice("1.000894", "Đăng ký kết hôn"),
)


@pytest.mark.parametrize(
    ("typed", "first"),
    [("k s", "1.001193"), ("ks", "1.001193"), ("khai tu", "1.000656"), ("ket", "1.000894"), ("1.0048", "1.004884")],
)
def test_a_few_letters_mean_a_procedure(typed: str, first: str) -> None:
    assert found(CHOICES, typed)[0].code == first


def test_what_means_nothing_finds_nothing() -> None:
    assert found(CHOICES, "xyz") == []
    assert found(CHOICES, "  ") == []


def test_chips_leave_out_what_most_names_begin_with() -> None:
    assert [short_chip(name) for name in ("Đăng ký khai sinh", "Chứng thực bản sao từ bản chính")] == [
        "Khai sinh",
        "Chứng thực bản sao…",
    ]


# the days


def test_the_day_off_is_a_tile_and_counted_days_have_their_number() -> None:
    received = datetime(2026, 11, 23, 9, 41, tzinfo=WARD_TIME)
    promise = due(TimeLimit.parse("3 working_day"), received, state_calendar())
    counted = counted_days(received, promise.at, promise.lines)
    assert [(one.day.day, one.kind, one.number) for one in counted] == [
        (23, DayKind.RECEIVED, 0),
        (24, DayKind.OFF, 0),
        (25, DayKind.COUNTED, 1),
        (26, DayKind.COUNTED, 2),
        (27, DayKind.DUE, 3),
    ]
    assert [tile.words for tile in tiles(counted, Words(Language.VI))] == [
        "nhận",
        "nghỉ lễ",
        "ngày 1",
        "ngày 2",
        "ngày 3",
    ]


def test_days_of_rest_are_not_called_holidays() -> None:
    received = datetime(2026, 11, 27, 9, 0, tzinfo=WARD_TIME)
    promise = due(TimeLimit.parse("1 working_day"), received, state_calendar())
    said = tiles(counted_days(received, promise.at, promise.lines), Words(Language.EN))
    assert [tile.words for tile in said] == ["received", "day off", "day off", "day 1"]


def test_a_promise_of_years_is_told_by_its_date_alone() -> None:
    received = datetime(2026, 11, 27, 9, 0, tzinfo=WARD_TIME)
    promise = due(TimeLimit.parse("24 month"), received, state_calendar())
    assert counted_days(received, promise.at, promise.lines) == []


# people


def test_a_card_fills_the_person_with_its_doubts() -> None:
    person = people.from_card("006187004512||Nguyễn Thị Đào|12031987|Nam|Tổ 5|20052022", MORNING)
    assert (person.name, person.birth) == ("Nguyễn Thị Đào", "1987-03-12")
    assert [warning.code for warning in person.warnings] == ["card.sex_mismatch"]


def test_what_is_typed_in_the_box_is_a_number_a_telephone_or_a_name() -> None:
    assert people.from_typed("006187004512").sex == "female"
    assert people.from_typed("0912 345 678").name == "0912 345 678"
    assert people.from_typed("0912345678").phone == "0912345678"
    assert people.from_typed("  Lê   Ánh ").name == "Lê Ánh"


def test_ages_are_counted_in_whole_years() -> None:
    assert people.age_on("1987-03-12", TODAY) == 39
    assert people.age_on("1987-11-24", TODAY) == 38
    assert people.age_on("1987", TODAY) is None


def test_numbers_are_shown_in_groups() -> None:
    assert people.number_shown("006187004512") == "006 187 004 512"
    assert people.number_shown("C1234567") == "C1234567"


# where a refusal belongs


@pytest.mark.parametrize(
    ("code", "state", "place"),
    [
        ("phone.length", replace(STATE, person=replace(DAO, phone="0912")), "person.phone"),
        ("id_number.length", replace(STATE, others=(PartyEntry(name="An", id_number="12"),)), "others.0.id_number"),
        (
            "tax_code.unreadable",
            replace(STATE, behalf=Behalf.ORGANISATION, owner=PartyEntry(name="HTX", tax_code="1")),
            "owner.tax_code",
        ),
        ("name.empty", replace(STATE, behalf=Behalf.OTHER), "owner.name"),
        ("party.proxy_without_authority", STATE, "authority"),
        ("fee.waiver_without_basis", STATE, "basis"),
        ("act.late_without_reason", STATE, "late.reason"),
        ("act.in_the_future", STATE, "late.day"),
        ("code.not_from_elsewhere", STATE, "given.text"),
        ("outside.basis_missing", STATE, "outside.basis"),
        ("number.something_else", STATE, ""),
    ],
)
def test_a_refusal_finds_its_field(code: str, state: FormState, place: str) -> None:
    assert place_of(Refused(code), state, TODAY) == place
