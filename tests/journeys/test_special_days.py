"""Days that are not like the others, each played through from the counter to the log."""

import json
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from typing import Any

import pytest

from builders import BIRTH, CERTIFIED_COPY, DESK, SINGLE_STATUS, Ward, a_form, a_party, an_organisation
from counter_app.domain.dossiers.parties import PartyRole
from counter_app.domain.dossiers.state import Dossier
from counter_app.domain.dossiers.values import Code, Issuer, Outcome, Receiver
from counter_app.domain.errors import Refused
from counter_app.domain.moments import at
from counter_app.domain.procedures.channels import Channel
from counter_app.services.intake import FeeAnswer, OutsideProcedure, ReceptionForm
from counter_app.services.rows import DayLog

WEDNESDAY, THURSDAY, FRIDAY, MONDAY = (date(2026, 11, day) for day in (18, 19, 20, 23))
FIVE = time(17)


@pytest.fixture(autouse=True)
def in_the_end_everything_tells_one_story(ward: Ward) -> Iterator[None]:
    """Whatever a day was like, what is stored of it contradicts itself nowhere."""
    yield
    assert ward.desks.upkeep.verify(ward.actor()).problems == ()


def log(ward: Ward, day: date) -> DayLog:
    return ward.desks.daily_log.log(ward.actor("chat"), day)


def dossier(ward: Ward, code: str) -> Dossier:
    return ward.desks.lookup.show(ward.actor(), code).dossier


def kinds(ward: Ward, code: str) -> list[str]:
    return [event.kind for event in ward.desks.lookup.show(ward.actor(), code).events]


def receipt(ward: Ward, code: str) -> dict[str, Any]:
    """Return what the newest receipt of a dossier says."""
    number = dossier(ward, code).number
    newest = "SELECT data FROM print_job WHERE form = 'receipt' AND number = ? ORDER BY job DESC LIMIT 1"
    words: dict[str, Any] = json.loads(ward.one(newest, number))
    return words


def finish(ward: Ward, code: str, to: Receiver | None = None) -> None:
    """Sign, complete and give back what stands with the specialist."""
    ward.desks.handling.advance(ward.actor("binh"), code)
    ward.desks.handling.sign(ward.actor("thu"), code, "thang")
    ward.desks.handling.complete(ward.actor("vui"), code, Outcome.GRANTED)
    ward.desks.returning.give_back(ward.actor("tra"), code, to or Receiver("Nguyễn Thị Đào"))


# --- forty certified copies in a morning ---

COPIED = [(pages, count) for pages in (1, 2, 3, 4, 7, 12, 40, 300) for count in (1, 2, 3, 5, 9)]


def price(pages: int, count: int) -> int:
    """Return what the circular says: 2.000 đ a page for two pages, 1.000 đ from the third on, 200.000 đ at most."""
    return min(2_000 * min(pages, 2) + 1_000 * max(pages - 2, 0), 200_000) * count


def test_forty_certified_copies_are_one_act_each_way(ward: Ward) -> None:
    forms = [
        a_form(
            CERTIFIED_COPY,
            a_party(name=f"Người thứ {number}"),
            pages=pages,
            copies=count,
            short=True,
            receipt=False,
            fee=FeeAnswer("paid", book=f"AB/26 {number:06d}"),
        )
        for number, (pages, count) in enumerate(COPIED, start=1)
    ]
    ward.clock.set(WEDNESDAY, time(8))
    received = ward.desks.reception.receive_many(ward.actor("thu"), forms, key="sáng nay")
    ward.clock.set(WEDNESDAY, time(11, 15))
    done = ward.desks.returning.finish_many(ward.actor("tra"), [one.code for one in received], "thang", key="trưa nay")

    assert len(forms) == len(received) == len(done) == 40
    assert [one.code for one in received] == [f"000.00.00.H99-261118-{number:04d}" for number in range(1, 41)]
    assert [one.register for one in received] == [f"01/2026/{number}" for number in range(1, 41)]
    assert [one.fee for one in received] == [price(pages, count) for pages, count in COPIED]
    assert {one.fee_owed for one in done} == {0}
    assert {one.state for one in done} == {"returned"}
    assert {one.on_time for one in done} == {"on_time"}
    for one in received:
        assert kinds(ward, one.code) == ["received", "fee_collected", "signature_recorded", "completed", "returned"]

    total = sum(price(pages, count) for pages, count in COPIED)
    today = log(ward, WEDNESDAY)
    assert (len(today.received), len(today.returned), len(today.cash)) == (40, 40, 40)
    assert today.cash_total == total == ward.one("SELECT sum(amount) FROM cash")
    assert {line.book for line in today.cash} == {f"AB/26 {number:06d}" for number in range(1, 41)}
    assert today.on_time_per_mille == 1000
    assert (today.due_soon, today.overdue, today.ready, today.waiting_sign) == ((), (), (), ())

    register = ward.rows("SELECT register_number, submitter FROM dossier ORDER BY register_number")
    assert register == [(number, f"Người thứ {number}") for number in range(1, 41)]
    assert ward.rows("SELECT * FROM print_job") == [], "no receipt unless it is asked for"
    assert ward.one("SELECT count(*) FROM idempotency_key") == 2


def test_the_morning_done_twice_by_a_nervous_finger_is_done_once(ward: Ward) -> None:
    forms = [a_form(CERTIFIED_COPY, pages=1, copies=1, short=True, receipt=False)] * 3
    first = ward.desks.reception.receive_many(ward.actor(), forms, key="k")
    assert ward.desks.reception.receive_many(ward.actor(), forms, key="k") == first
    codes = [one.code for one in first]
    done = ward.desks.returning.finish_many(ward.actor(), codes, "thang", key="k")
    assert ward.desks.returning.finish_many(ward.actor(), codes, "thang", key="k") == done
    assert ward.one("SELECT count(*) FROM dossier") == 3


def test_one_of_the_forty_that_needs_the_specialist_goes_the_long_way(ward: Ward) -> None:
    form = a_form(CERTIFIED_COPY, pages=1, copies=1, short=True, receipt=False)
    odd, *others = [one.code for one in ward.desks.reception.receive_many(ward.actor(), [form] * 3)]
    ward.desks.returning.finish_many(ward.actor(), others, "thang")
    ward.hand_over(odd)
    finish(ward, odd)
    assert kinds(ward, odd) == [
        "received",
        "handed_over",
        "taken_over",
        "step_ended",
        "signature_recorded",
        "step_ended",
        "completed",
        "returned",
    ]


# --- clocks that stop, dates that move ---


def test_a_paper_is_missing_is_asked_for_and_comes(ward: Ward) -> None:
    code = ward.at_desk()
    ward.clock.set(THURSDAY, time(10))
    ward.desks.handling.ask_supplement(ward.actor("binh"), code, ("Tờ khai có chữ ký",), "Tờ khai thiếu chữ ký")
    assert [row.missing for row in log(ward, THURSDAY).waiting] == [("Tờ khai có chữ ký",)]
    ward.clock.set(MONDAY, time(18))
    assert log(ward, MONDAY).overdue == (), "the clock stands still"
    ward.clock.set(date(2026, 11, 26), time(14))
    resumed = ward.desks.handling.take_supplement(ward.actor("thu"), code)
    assert resumed.due_at == at(date(2026, 12, 1), FIVE), "three working days, counted anew"
    ward.clock.set(date(2026, 12, 1), time(16, 30))
    finish(ward, code)
    now = dossier(ward, code)
    assert now.on_time == "on_time"
    assert [promise.why for promise in now.appointments] == ["received", "supplemented"]


def test_a_late_dossier_gets_its_apology_and_stays_late(ward: Ward) -> None:
    code = ward.at_desk()
    ward.clock.set(date(2026, 11, 25), time(8))
    assert [row.code for row in log(ward, date(2026, 11, 25)).overdue] == [code]
    told = ward.desks.handling.apologise(
        ward.actor("binh"), code, at(date(2026, 11, 27), FIVE), "Chờ kết quả xác minh của phường Sông Cầu"
    )
    assert (told.due_at, told.paper_number) == (at(MONDAY, FIVE), "01/PXL")
    ward.clock.set(date(2026, 11, 27), time(9))
    finish(ward, code)
    (row,) = log(ward, date(2026, 11, 27)).returned
    assert row.on_time == "late", "an apology is not an extension"
    assert log(ward, date(2026, 11, 27)).on_time_per_mille == 0


def test_an_extension_promised_in_time_keeps_the_dossier_on_time(ward: Ward) -> None:
    code = ward.at_desk()
    ward.clock.set(FRIDAY, time(9))
    promised = at(date(2026, 11, 30), FIVE)
    done = ward.desks.handling.extend(ward.actor("binh"), code, promised, "Phải xác minh nơi cư trú cũ")
    assert (done.due_at, done.warnings, done.paper_number) == (promised, (), "01/PXL")
    ward.clock.set(date(2026, 11, 30), time(16))
    finish(ward, code)
    assert dossier(ward, code).on_time == "on_time"
    with pytest.raises(Refused):
        ward.desks.handling.extend(ward.actor("binh"), code, promised + timedelta(days=9), "nữa")


# --- hands that give back ---


def test_a_leader_sends_a_draft_back_and_signs_the_better_one(ward: Ward) -> None:
    code = ward.at_desk()
    ward.desks.handling.advance(ward.actor("binh"), code)
    back = ward.desks.handling.send_back(ward.actor("thang"), code, "B2", "Sai năm sinh")
    assert (back.step, back.holder_desk, back.state) == (2, DESK, "in_process")
    ward.desks.handling.reassign(ward.actor("binh"), code, "binh")
    finish(ward, code)
    walked = kinds(ward, code)
    assert walked.count("sent_back") == 1
    assert walked.count("step_ended") == 3
    assert dossier(ward, code).stage == "returned"


def test_a_handover_is_refused_in_part_and_goes_again_with_what_was_missing(ward: Ward) -> None:
    codes = [ward.receive().code for _ in range(3)]
    sent = ward.desks.handover.hand_over(ward.actor("thu"), codes, DESK)
    taken = ward.desks.handover.accept(ward.actor("binh"), sent.batch, refused={codes[1]: "Thiếu bản sao trích lục"})
    assert (taken.accepted, taken.refused) == ((codes[0], codes[2]), (codes[1],))
    assert dossier(ward, codes[1]).holder.person == "hoa"
    again = ward.desks.handover.hand_over(ward.actor("thu"), [codes[1]], DESK)
    assert (again.batch, ward.one("SELECT round_of_day FROM batch WHERE batch = ?", again.batch)) == ("BG-000002", 2)
    ward.desks.handover.accept(ward.actor("binh"), again.batch)
    for code in codes:
        finish(ward, code)
    assert len(log(ward, WEDNESDAY).returned) == 3


# --- who comes, and for whom ---


def test_a_proxy_brings_it_and_takes_it_home(ward: Ward) -> None:
    proxy = a_party(
        PartyRole.PROXY, "Hà Thị Ủy", id_number="006185001234", authority="Giấy uỷ quyền 05/2026", phone="0912000111"
    )
    code = ward.at_desk(a_form(SINGLE_STATUS, a_party(address="Tổ 5"), proxy))
    said = receipt(ward, code)
    assert (said["submitter_name"], said["owner_name"], said["owner_address"]) == (
        "Hà Thị Ủy",
        "Nguyễn Thị Đào",
        "Tổ 5",
    )
    ward.desks.handling.advance(ward.actor("binh"), code)
    ward.desks.handling.sign(ward.actor(), code, "thang")
    ward.desks.handling.complete(ward.actor(), code, Outcome.GRANTED)
    without_paper = Receiver("Hà Thị Ủy", proxy=True)
    with pytest.raises(Refused) as caught:
        ward.desks.returning.give_back(ward.actor("tra"), code, without_paper)
    assert caught.value.code == "party.proxy_without_authority"
    with_paper = Receiver("Hà Thị Ủy", "006185001234", proxy=True, authority="Giấy uỷ quyền 05/2026")
    assert ward.desks.returning.give_back(ward.actor("tra"), code, with_paper).state == "returned"
    assert (
        ward.desks.lookup.search(ward.actor(), "uy").count == ward.desks.lookup.search(ward.actor(), "dao").count == 1
    )


def test_an_organisation_comes_through_its_representative(ward: Ward) -> None:
    firm = an_organisation(name="Hợp tác xã Chè Đức Xuân", tax_code="4700123456", address="Tổ 2")
    head = a_party(PartyRole.REPRESENTATIVE, "Trương Văn Giám", id_number="006080000077", phone="0987000222")
    code = ward.at_desk(a_form(SINGLE_STATUS, firm, head))
    said = receipt(ward, code)
    assert (said["submitter_name"], said["owner_name"]) == ("Trương Văn Giám", "Hợp tác xã Chè Đức Xuân")
    for words in ("hop tac xa che", "4700123456", "truong van giam", "006080000077"):
        assert ward.desks.lookup.search(ward.actor(), words).count == 1, words
    finish(ward, code, Receiver("Trương Văn Giám", "006080000077"))


def test_a_couple_owns_it_together(ward: Ward) -> None:
    husband = a_party(PartyRole.OWNER, "Lò Văn Ổn", id_number="006085000333")
    wife = a_party(PartyRole.CO_OWNER, "Nguyễn Thị Đào", id_number="006187004512")
    code = ward.at_desk(a_form(SINGLE_STATUS, husband, wife))
    assert receipt(ward, code)["owner_name"] == "Lò Văn Ổn, Nguyễn Thị Đào"
    assert receipt(ward, code)["submitter_name"] == "Lò Văn Ổn"
    for words in ("on", "dao", "006085000333", "006187004512"):
        assert [hit.code for hit in ward.desks.lookup.search(ward.actor(), words).hits] == [code], words
    finish(ward, code)


# --- codes and procedures from elsewhere ---


def test_an_online_matter_keeps_the_code_of_the_national_portal(ward: Ward) -> None:
    filed = at(date(2026, 11, 17), time(22, 40))
    portal = Code("000.00.00.G22-261117-004211", Issuer.PORTAL)
    form = a_form(BIRTH, given_code=portal, channel=Channel.ONLINE_FULL, submitted_at=filed)
    noted = ward.desks.reception.note(ward.actor("thu"), form)
    assert (noted.state, noted.code) == ("submitted", "")
    accepted = ward.desks.reception.accept(ward.actor("thu"), noted.slip, form)
    assert (accepted.code, accepted.register) == (portal.text, "01/2026/1")
    assert dossier(ward, portal.text).submitted_at == filed
    assert receipt(ward, portal.text)["code"] == portal.text
    assert receipt(ward, portal.text)["code_official"] is True
    ward.hand_over(portal.text)
    finish(ward, portal.text)
    assert ward.receive().code == "000.00.00.H99-261118-0001", "our own numbers were not touched"
    assert [row.code for row in log(ward, WEDNESDAY).returned] == [portal.text]


def test_a_procedure_outside_the_catalogue_goes_the_whole_way(ward: Ward) -> None:
    outside = OutsideProcedure("Công nhận cây di sản", "7 working_day", "Công văn 12/UBND-VX", desk="van_hoa_xa_hoi")
    received = ward.receive(ReceptionForm((a_party(),), outside=outside, further_papers=("Đơn đề nghị", "Ảnh cây")))
    assert received.due_at == at(date(2026, 11, 30), FIVE)
    assert [paper.name for paper in dossier(ward, received.code).papers] == ["Đơn đề nghị", "Ảnh cây"]
    ward.hand_over(received.code, to="van_hoa_xa_hoi")
    finish(ward, received.code)
    (row,) = log(ward, WEDNESDAY).returned
    assert row.procedure == "Công nhận cây di sản"
    assert ward.one("SELECT count(*) FROM task WHERE closed_at IS NULL") == 1


# --- the day after the power cut ---


def test_a_day_without_power_is_entered_the_next_morning(ward: Ward) -> None:
    desks = ward.desks
    ward.clock.set(WEDNESDAY, time(8))
    before = ward.receive().code
    ward.clock.set(THURSDAY, time(8, 5))

    def then(login: str, hour: int, minute: int = 0, **more: Any) -> Any:
        happened_at: datetime = at(WEDNESDAY, time(hour, minute))
        return ward.actor(login, happened_at=happened_at, late_reason="mất điện", evidence="Sổ tay số 2", **more)

    binh, thang = desks.person("binh"), desks.person("thang")
    first = desks.reception.receive(then("thu", 9), a_form(fee=FeeAnswer("paid", book="AB 77"))).code
    second = desks.reception.receive(then("thu", 9, 30), a_form(BIRTH)).code
    batch = desks.handover.hand_over(then("thu", 10), [before, second], DESK).batch
    desks.handover.accept(then("thu", 10, 15, done_by=binh), batch)
    desks.handling.advance(then("thu", 14, done_by=binh), second)
    desks.handling.sign(then("thu", 15, done_by=thang), second, "thang")
    desks.handling.complete(then("thu", 15, 30), second, Outcome.GRANTED)
    desks.returning.give_back(then("tra", 16), second, Receiver("Nguyễn Thị Đào"))
    ward.clock.set(THURSDAY, time(9))
    today = ward.receive().code

    assert [code[-11:] for code in (before, first, second, today)] == [
        "261118-0001",
        "261118-0002",
        "261118-0003",
        "261119-0001",
    ]
    assert [dossier(ward, code).register.number for code in (before, first, second, today)] == [1, 2, 3, 4]
    yesterday = log(ward, WEDNESDAY)
    assert [(row.code, row.late_entry) for row in yesterday.received] == [
        (before, False),
        (first, True),
        (second, True),
    ]
    assert [(row.code, row.on_time) for row in yesterday.returned] == [(second, "on_time")]
    assert {row.recorded_after_close for row in yesterday.returned} == {at(THURSDAY, time(8, 5))}
    assert [(line.amount, line.late_entry) for line in yesterday.cash] == [(15_000, True)]
    assert [row.code for row in log(ward, THURSDAY).received] == [today]

    signed = next(
        event for event in desks.lookup.show(ward.actor(), second).events if event.kind == "signature_recorded"
    )
    assert (signed.done_by, signed.recorded_by) == ("thang", "thu")
    assert signed.payload.signature.at == at(WEDNESDAY, time(15))
    assert (signed.late_reason, signed.evidence) == ("mất điện", "Sổ tay số 2")
    assert dossier(ward, second).on_time == "on_time"
    assert receipt(ward, first)["received_at"].startswith("2026-11-18T09:00")


def test_what_the_dark_day_cannot_have_been_is_refused(ward: Ward) -> None:
    ward.clock.set(WEDNESDAY, time(14))
    code = ward.at_desk()
    ward.clock.set(THURSDAY, time(8))
    before_it_came = ward.actor("binh", happened_at=at(WEDNESDAY, time(13)), late_reason="mất điện")
    with pytest.raises(Refused) as caught:
        ward.desks.handling.advance(before_it_came, code)
    assert caught.value.code == "act.before_previous"
