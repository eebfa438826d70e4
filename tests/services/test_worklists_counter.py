"""What the counter looks at before it acts: receiving, handing over, giving back."""

from dataclasses import replace
from datetime import date, datetime, time, timedelta
from pathlib import Path

import pytest

from builders import BIRTH, CERTIFIED_COPY, DESK, MORNING, SINGLE_STATUS, Ward, a_form, a_party, a_ward, copies
from counter_app.domain.dossiers.parties import PartyRole
from counter_app.domain.dossiers.values import Code, Issuer, Receiver
from counter_app.domain.errors import Refused
from counter_app.domain.numbering import barcode
from counter_app.domain.numbering.barcode import BarcodeKind
from counter_app.services.counter_rows import Box, KnownPerson, ReturnView
from counter_app.services.intake import FeeAnswer, OutsideProcedure, ReceptionForm

ID = "006187004512"  # a woman born in 1987
DAO = a_party(id_number=ID, phone="0912 345 678", birth="12/03/1987", address="Tổ 5")


# --- the board ---


def test_the_board_counts_today_and_foretells_the_next_code(ward: Ward) -> None:
    worklists = ward.desks.worklists
    for count in range(3):
        board = worklists.reception_board(ward.actor())
        assert board.received_today == count
        assert ward.receive().code == board.next_code
    ward.desks.reception.cancel(ward.actor(), board.next_code, "Nhập nhầm")
    assert worklists.reception_board(ward.actor()).received_today == 2
    ward.clock.forward(days=1)
    tomorrow = worklists.reception_board(ward.actor())
    assert (tomorrow.received_today, tomorrow.recent) == (0, ())
    assert ward.receive().code == tomorrow.next_code


def test_a_code_of_the_day_that_is_taken_is_not_foretold(ward: Ward) -> None:
    ward.desks.reception.receive(ward.actor(), a_form(given_code=Code("000.00.00.H99-261118-0001", Issuer.PORTAL)))
    board = ward.desks.worklists.reception_board(ward.actor())
    assert board.next_code == ward.receive().code == "000.00.00.H99-261118-0002"


def test_a_unit_that_issues_no_codes_sees_its_next_internal_number(tmp_path: Path) -> None:
    with a_ward(tmp_path, issues_codes=False) as ward:
        foretold = ward.desks.worklists.reception_board(ward.actor()).next_code
        assert ward.receive().code == foretold == "N-2026-000001"


def test_the_last_receipts_tell_whether_they_are_printed(ward: Ward) -> None:
    first, second = ward.receive(), ward.receive(a_form(BIRTH, receipt=False))
    assert first.job is not None
    ward.desks.print_room.draw(first.job)
    newest, older = ward.desks.worklists.reception_board(ward.actor()).recent
    assert (newest.code, newest.running, newest.job, newest.printed) == (second.code, "0002", 0, False)
    assert (older.running, older.job, older.printed) == ("0001", first.job, True)
    assert len(ward.desks.worklists.reception_board(ward.actor(), recent=1).recent) == 1


# --- people ---


def known(ward: Ward, text: str) -> tuple[KnownPerson, ...]:
    return ward.desks.worklists.known_person(ward.actor(), text)


@pytest.mark.parametrize("text", [ID, "0061870", "0912345", "+84912345678", "đào", "nguyen thi d", "DAO nguyễn"])
def test_a_person_of_an_earlier_dossier_is_known_by_number_phone_or_name(ward: Ward, text: str) -> None:
    code = ward.receive(a_form(SINGLE_STATUS, DAO)).code
    (person,) = known(ward, text)
    assert (person.name, person.id_number, person.birth, person.sex) == ("Nguyễn Thị Đào", ID, "1987-03-12", "female")
    assert (person.phone, person.address, person.last_code) == ("0912345678", "Tổ 5", code)
    assert person.last_at == MORNING


def test_a_person_is_told_once_with_what_was_last_written_down(ward: Ward) -> None:
    ward.receive(a_form(SINGLE_STATUS, DAO))
    ward.clock.forward(days=1)
    moved = replace(DAO, address="Tổ 9", phone="")
    ward.receive(a_form(BIRTH, moved))
    (person,) = known(ward, ID)
    assert (person.address, person.phone, person.dossiers) == ("Tổ 9", "0912345678", 2)
    assert person.last_at == ward.clock()


def test_namesakes_stay_apart(ward: Ward) -> None:
    for birth in ("1987", "1990"):
        ward.receive(a_form(SINGLE_STATUS, a_party(birth=birth)))
    assert {person.birth for person in known(ward, "nguyen thi dao")} == {"1987", "1990"}


def test_others_of_the_same_dossier_are_not_offered(ward: Ward) -> None:
    ward.receive(a_form(SINGLE_STATUS, DAO, a_party(PartyRole.CO_OWNER, "Lò Văn Páo")))
    assert [person.name for person in known(ward, "pao")] == ["Lò Văn Páo"]
    assert known(ward, "p") == known(ward, "khong co ai") == known(ward, "") == ()


def open_of(ward: Ward, **who: str) -> list[str]:
    return [row.code for row in ward.desks.worklists.open_dossiers_of(ward.actor(), **who)]


def test_a_persons_open_dossiers_are_found_by_number_or_by_name_and_birth(ward: Ward) -> None:
    code = ward.receive(a_form(SINGLE_STATUS, DAO)).code
    assert open_of(ward, id_number=ID) == open_of(ward, id_number="006 187 004 512") == [code]
    assert open_of(ward, name="nguyễn thị đào", birth="1987-03-12") == [code]
    assert open_of(ward, name="NGUYEN THI DAO", birth="1987") == open_of(ward, name="Nguyễn Thị Đào") == [code]
    assert open_of(ward, name="Nguyễn Thị Đào", birth="1990") == []
    assert open_of(ward, name="Nguyễn Thị") == open_of(ward, id_number="006187004513") == open_of(ward) == []


def test_a_result_that_waits_is_still_open_and_a_fetched_one_is_not(ward: Ward) -> None:
    code = ward.ready(a_form(SINGLE_STATUS, DAO))
    assert open_of(ward, id_number=ID) == [code]
    ward.desks.returning.give_back(ward.actor(), code, Receiver("Nguyễn Thị Đào"))
    assert open_of(ward, id_number=ID) == []


# --- procedures ---


def test_the_chooser_holds_what_is_in_force_with_words_to_search_by(ward: Ward) -> None:
    offered = ward.desks.worklists.procedures(ward.actor())
    in_force = ward.desks.catalogue.list_on(ward.actor(), MORNING.date())
    assert [one.code for one in offered.choices] == [one.code for one in in_force]
    by_code = {one.code: one for one in offered.choices}
    birth = by_code[BIRTH]
    assert (birth.initials, birth.desk_name, birth.has_short) == ("dkks", "Tư pháp - hộ tịch", True)
    assert "dang ky khai sinh" in birth.folded
    assert (by_code[CERTIFIED_COPY].needs_pages, birth.needs_pages) == (True, False)
    assert ward.desks.worklists.procedures(ward.actor(), date(2018, 1, 1)).choices == ()


def test_favourites_are_what_was_received_most_in_ninety_days(ward: Ward) -> None:
    worklists = ward.desks.worklists
    assert worklists.procedures(ward.actor()).favourites == ()
    for procedure, times in ((SINGLE_STATUS, 1), (BIRTH, 2)):
        for _ in range(times):
            ward.receive(a_form(procedure))
    assert worklists.procedures(ward.actor()).favourites == (BIRTH, SINGLE_STATUS)
    assert worklists.procedures(ward.actor(), favourites=1).favourites == (BIRTH,)
    ward.clock.forward(days=90)
    assert len(worklists.procedures(ward.actor()).favourites) == 2
    ward.clock.forward(days=1)
    assert worklists.procedures(ward.actor()).favourites == ()


# --- what a form promises ---

MOMENTS = [
    MORNING,
    datetime(2026, 11, 18, 15, 30, tzinfo=MORNING.tzinfo),  # later than the cut-off
    datetime(2026, 11, 21, 9, 0, tzinfo=MORNING.tzinfo),  # a Saturday
    datetime(2026, 12, 30, 16, 0, tzinfo=MORNING.tzinfo),  # into a year that nobody has confirmed
]


@pytest.mark.parametrize("moment", MOMENTS)
def test_receiving_does_what_the_preview_promised_for_every_procedure(ward: Ward, moment: datetime) -> None:
    ward.clock.moment = moment
    for turn, choice in enumerate(ward.desks.worklists.procedures(ward.actor()).choices):
        form = a_form(
            choice.code,
            pages=3 if choice.needs_pages else None,
            copies=2 if choice.needs_copies else None,
            short=choice.has_short and turn % 2 == 0,
            papers=("all", "none")[turn % 2],
            fee=(FeeAnswer(), FeeAnswer("waived", "Hộ nghèo"))[turn % 3 == 0],
        )
        promised = ward.desks.worklists.preview(ward.actor(), form)
        assert promised.hindrances == ()
        done = ward.receive(form)
        dossier = ward.desks.lookup.show(ward.actor(), done.code).dossier
        card = ward.desks.worklists.dossier_card(ward.actor(), done.code)
        assert (promised.due_at, promised.explanation) == (done.due_at, done.explanation), choice.code
        assert (promised.fee, promised.taken, promised.limit) == (dossier.fee, dossier.papers, card.limit)
        assert (promised.warnings, promised.confirmed) == (done.warnings, dossier.calendar_confirmed)
        assert [step.code for step in promised.steps] == [step.code for step in card.steps]
        assert promised.total_minutes == sum(step.ceiling_minutes for step in card.steps)
        assert len(promised.papers) == len(dossier.papers)


NOT_YET = {
    "nobody": (ReceptionForm((), SINGLE_STATUS), "party.nobody"),
    "no pages": (a_form(CERTIFIED_COPY), "fee.pages_missing"),
    "a phone half typed": (a_form(SINGLE_STATUS, a_party(phone="0912")), "phone.length"),
    "a proxy without paper": (a_form(SINGLE_STATUS, a_party(PartyRole.PROXY)), "party.proxy_without_authority"),
    "a paper there is not": (a_form(SINGLE_STATUS, papers=(77,)), "paper.unknown"),
    "a code of our own": (a_form(given_code=Code("000.00.00.H99-261118-0001", Issuer.UNIT)), "code.not_from_elsewhere"),
    "no set": (a_form(sets=0), "receive.no_set"),
    "no basis": (a_form(fee=FeeAnswer("waived")), "fee.waiver_without_basis"),
    "no desk": (a_form("", outside=OutsideProcedure("Việc lạ", "3 working_day", "QĐ", desk="x")), "handover.nowhere"),
}


@pytest.mark.parametrize("what", NOT_YET)
def test_a_form_half_filled_in_is_promised_for_and_says_what_is_wrong(ward: Ward, what: str) -> None:
    form, code = NOT_YET[what]
    promised = ward.desks.worklists.preview(ward.actor(), form)
    with pytest.raises(Refused) as refused:
        ward.receive(form)
    (hindrance,) = promised.hindrances
    assert (hindrance.code, hindrance.params) == (refused.value.code, refused.value.params)
    assert hindrance.code == code
    assert promised.due_at > MORNING


def test_a_code_that_is_taken_is_told_before_the_form_is_sent(ward: Ward) -> None:
    form = a_form(given_code=Code("H03.15-261118-0007", Issuer.PORTAL))
    assert ward.desks.worklists.preview(ward.actor(), form).hindrances == ()
    ward.receive(form)
    assert ward.desks.worklists.preview(ward.actor(), form).hindrances[0].code == "code.taken"


def test_the_fee_is_unknown_until_its_pages_are(ward: Ward) -> None:
    preview = ward.desks.worklists.preview
    assert preview(ward.actor(), a_form(CERTIFIED_COPY)).fee is None
    fee = preview(ward.actor(), a_form(CERTIFIED_COPY, pages=3, copies=2)).fee
    assert fee is not None
    assert fee.due == 10_000


def test_without_a_procedure_there_is_nothing_to_promise(ward: Ward) -> None:
    with pytest.raises(Refused):
        ward.desks.worklists.preview(ward.actor(), a_form("9.999999"))


def test_a_preview_writes_nothing_and_a_late_entry_is_previewed_at_its_day(ward: Ward) -> None:
    tables = ("dossier", "event", "audit", "counter", "print_job", "idempotency_key", "task", "party")
    before = [ward.rows(f"SELECT * FROM {table}") for table in tables]
    ward.desks.worklists.preview(ward.actor(), a_form(), MORNING + timedelta(days=1))
    actor = ward.actor(happened_at=MORNING - timedelta(days=1), late_reason="Mất điện")
    late = ward.desks.worklists.preview(actor, a_form())
    assert [ward.rows(f"SELECT * FROM {table}") for table in tables] == before
    assert late.due_at == ward.desks.reception.receive(actor, a_form()).due_at


# --- handing over ---


def test_what_can_be_sent_is_offered_to_the_desk_that_takes_the_next_step(ward: Ward) -> None:
    code, worklists = ward.receive().code, ward.desks.worklists
    ward.receive(copies(2, 1))
    elsewhere = ward.receive(a_form("1.001653")).code  # a matter of social welfare
    offered = [row.code for row in worklists.to_hand_over(ward.actor())]
    assert (code in offered, elsewhere in offered, len(offered)) == (True, True, 3)
    assert [row.code for row in worklists.to_hand_over(ward.actor(), DESK)] == [code]
    for row in worklists.to_hand_over(ward.actor()):
        ward.desks.handover.hand_over(ward.actor(), [row.code], DESK)
    assert worklists.to_hand_over(ward.actor()) == ()


def test_a_result_on_its_way_back_is_completed_not_handed_over(ward: Ward) -> None:
    code = ward.at_desk()
    ward.desks.handling.advance(ward.actor("binh"), code)
    assert [row.code for row in ward.desks.worklists.to_hand_over(ward.actor("thang"))] == [code]
    ward.desks.handling.sign(ward.actor(), code, "thang")
    assert ward.desks.worklists.to_hand_over(ward.actor("vui")) == ()


def boxes(ward: Ward, login: str) -> dict[Box, list[str]]:
    return {box: [card.batch for card in ward.desks.worklists.batches(ward.actor(login), box)] for box in Box}


def test_a_slip_goes_from_one_box_to_the_next(ward: Ward) -> None:
    codes = [ward.receive().code for _ in range(3)]
    batch = ward.desks.handover.hand_over(ward.actor(), codes, DESK).batch
    assert boxes(ward, "hoa") == {Box.INCOMING: [], Box.OUTGOING: [batch], Box.SETTLED: []}
    assert boxes(ward, "binh") == {Box.INCOMING: [batch], Box.OUTGOING: [], Box.SETTLED: []}
    assert boxes(ward, "vui") == {Box.INCOMING: [], Box.OUTGOING: [], Box.SETTLED: []}
    ward.desks.handover.accept(ward.actor("binh"), batch, left_out={codes[1]}, refused={codes[2]: "Thiếu tờ khai"})
    (card,) = ward.desks.worklists.batches(ward.actor("binh"), Box.INCOMING)
    assert (card.lines, card.waiting, card.accepted, card.refused, card.recalled) == (3, 1, 1, 1, 0)
    assert (card.short, card.from_name, card.to_name) == (True, "Bộ phận Một cửa", "Tư pháp - hộ tịch")
    ward.desks.handover.recall(ward.actor(), batch)
    assert boxes(ward, "hoa")[Box.SETTLED] == boxes(ward, "binh")[Box.SETTLED] == [batch]


def test_a_slip_is_opened_by_name_or_barcode_with_its_lines_in_order(ward: Ward) -> None:
    codes = [ward.receive(a_form(sets=sets)).code for sets in (1, 2)]
    batch = ward.desks.handover.hand_over(ward.actor(), codes, DESK).batch
    page = ward.desks.worklists.batch(ward.actor("binh"), barcode.payload(BarcodeKind.HANDOVER, 1))
    assert page.card.batch == batch
    assert page == ward.desks.worklists.batch(ward.actor("binh"), batch.lower())
    assert [(line.line, line.code, line.sets, line.outcome) for line in page.lines] == [
        (1, codes[0], 1, ""),
        (2, codes[1], 2, ""),
    ]
    assert (page.mine_to_accept, page.mine_to_recall) == (True, False)
    sender = ward.desks.worklists.batch(ward.actor(), batch)
    assert (sender.mine_to_accept, sender.mine_to_recall) == (False, True)
    ward.desks.handover.accept(ward.actor("binh"), batch, refused={codes[1]: "Thiếu"})
    done = ward.desks.worklists.batch(ward.actor("binh"), batch)
    assert [(line.outcome, line.reason, line.settled_by) for line in done.lines] == [
        ("accepted", "", "Lê Văn Bình"),
        ("refused", "Thiếu", "Lê Văn Bình"),
    ]
    assert (done.mine_to_accept, done.mine_to_recall) == (False, False)
    with pytest.raises(Refused, match=r"batch\.unknown"):
        ward.desks.worklists.batch(ward.actor(), "BG-000099")


# --- giving back ---


def results(ward: Ward, view: ReturnView = ReturnView.READY) -> list[str]:
    return [row.code for row in ward.desks.worklists.results(ward.actor(), view).rows]


def test_a_result_waits_until_it_is_fetched(ward: Ward) -> None:
    first, second = ward.ready(), None
    ward.clock.forward(hours=1)
    second = ward.ready()
    assert results(ward) == [second, first]
    ward.desks.returning.give_back(ward.actor(), first, Receiver("Nguyễn Thị Đào"))
    assert (results(ward), results(ward, ReturnView.RETURNED_TODAY)) == ([second], [first])
    ward.clock.forward(days=1)
    assert results(ward, ReturnView.RETURNED_TODAY) == []


def test_a_result_nobody_fetches_for_more_than_a_week_is_named(ward: Ward) -> None:
    code = ward.ready()
    ward.clock.forward(days=7)
    assert results(ward, ReturnView.UNCOLLECTED) == []
    ward.clock.set(date(2026, 11, 26), time(0, 1))
    (row,) = ward.desks.worklists.results(ward.actor(), ReturnView.UNCOLLECTED).rows
    assert (row.code, row.days_waiting, row.fee_owed, row.outcome) == (code, 8, 15_000, "granted")
    counts = ward.desks.worklists.counts(ward.actor())
    assert (counts.ready, counts.uncollected, counts.returned_today) == (1, 1, 0)


def test_results_are_paged_in_both_orders(ward: Ward) -> None:
    codes = []
    for _ in range(5):
        codes.append(ward.ready())
        ward.clock.forward(minutes=7)
    ward.clock.forward(days=9)
    for view, expected in ((ReturnView.READY, codes[::-1]), (ReturnView.UNCOLLECTED, codes)):
        found, after = list[str](), None
        while True:
            page = ward.desks.worklists.results(ward.actor(), view, after=after, limit=2)
            found += [row.code for row in page.rows]
            if (after := page.next_cursor) is None:
                break
        assert (found, page.total) == (expected, 5)


def test_a_return_card_tells_who_may_fetch_it(ward: Ward) -> None:
    proxy = a_party(PartyRole.PROXY, "Bế Ích Quân", authority="Giấy ủy quyền 12")
    form = a_form(
        SINGLE_STATUS, a_party(), a_party(PartyRole.CO_OWNER, "Lò Văn Páo"), proxy, a_party(PartyRole.SUBJECT, "Cháu")
    )
    code = ward.ready(form)
    card = ward.desks.worklists.return_card(ward.actor(), code)
    assert [(one.party.name, one.needs_paper) for one in card.receivers] == [
        ("Bế Ích Quân", True),
        ("Nguyễn Thị Đào", False),
        ("Lò Văn Páo", False),
    ]
    assert (card.ready, card.fee.outstanding, card.outcome) == (True, 15_000, "granted")
    assert card.register is not None
    assert {option.act: option.allowed for option in card.acts} == {
        "give_back": True,
        "collect_fee": True,
        "waive_fee": True,
        "extend": False,
        "apologise": False,
    }


def test_a_dossier_that_is_not_ready_tells_where_it_is(ward: Ward) -> None:
    code = ward.at_desk()
    logged = ward.one("SELECT count(*) FROM audit")
    card = ward.desks.worklists.return_card(ward.actor(), code)
    assert (card.ready, card.row.holder_name, card.row.step) == (False, "Lê Văn Bình", 2)
    assert ward.rows("SELECT who, action, number FROM audit WHERE seq > ?", logged) == [("hoa", "dossier.opened", 1)]
