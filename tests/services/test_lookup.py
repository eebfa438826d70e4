"""Looking up: one dossier whole, its course with its times, numbers shortened until they are asked for in the log."""

from datetime import date, time

import pytest

from builders import DESK, SINGLE_STATUS, Ward, a_form, a_party, an_organisation
from counter_app.domain.dossiers.parties import PartyRole
from counter_app.domain.dossiers.values import Issuer, Receiver
from counter_app.domain.errors import Forbidden, Refused
from counter_app.services.lookup_rows import Follow, Node, OpenDossier, Passage, Told


def opened(ward: Ward, code: str, who: str = "hoa") -> OpenDossier:
    return ward.desks.lookup.open(ward.actor(who), code)


def past(shown: OpenDossier, what: str) -> Passage:
    return next(line for line in shown.passages if line.what == what)


def told(line: Passage, code: str) -> Told:
    return next(one for one in line.told if one.code == code)


def log(ward: Ward, after: int) -> list[tuple[str, str, int]]:
    return ward.rows("SELECT who, action, number FROM audit WHERE seq > ?", after)


def logged(ward: Ward) -> int:
    return int(ward.one("SELECT max(seq) FROM audit"))


def test_looking_and_revealing_are_logged_and_finding_is_not(ward: Ward) -> None:
    code, before = ward.receive().code, logged(ward)
    ward.desks.lookup.find(ward.actor("binh"), "dao")
    opened(ward, code, "binh")
    ward.desks.lookup.reveal(ward.actor("thu"), code)
    assert log(ward, before) == [("binh", "dossier.opened", 1), ("thu", "dossier.revealed", 1)]


def test_what_is_opened_holds_no_number_that_identifies_a_person(ward: Ward) -> None:
    parties = (
        a_party(id_number="006187004512", phone="0912345678"),
        an_organisation(PartyRole.CO_OWNER, tax_code="4600123456"),
        an_organisation(PartyRole.SUBJECT, name="Hộ Nguyễn Thị Đào", tax_code="006187004512"),
    )
    code = ward.receive(a_form(SINGLE_STATUS, *parties)).code
    ward.desks.corrections.correct(ward.actor(), code, (("phone", "0987654321"),), "Gõ nhầm")
    shown = str(opened(ward, code))
    assert "0061…512" in shown
    assert "4600123456" in shown  # an organisation's tax code is public
    for number in ("006187004512", "0912345678", "0987654321"):
        assert number not in shown
    assert ward.desks.lookup.reveal(ward.actor(), code)[0].id_number == "006187004512"


def test_nobody_without_the_right_finds_opens_or_reveals(ward: Ward) -> None:
    code, quan = ward.receive().code, ward.actor("quan")
    desk = ward.desks.lookup
    for act in (lambda: desk.find(quan, "dao"), lambda: desk.open(quan, code), lambda: desk.reveal(quan, code)):
        with pytest.raises(Forbidden):
            act()
    assert ward.one("SELECT count(*) FROM audit WHERE action = 'dossier.revealed'") == 0


def test_a_dossier_that_nobody_knows_is_refused_and_nothing_is_logged(ward: Ward) -> None:
    before = logged(ward)
    for act in (ward.desks.lookup.open, ward.desks.lookup.reveal):
        with pytest.raises(Refused) as refused:
            act(ward.actor(), "000.00.00.H99-261118-9999")
        assert refused.value.code == "dossier.unknown"
    assert logged(ward) == before


def test_each_stay_on_a_step_is_measured_where_it_began(ward: Ward) -> None:
    ward.clock.set(date(2026, 11, 18), time(8))
    code = ward.receive().code
    ward.clock.set(date(2026, 11, 18), time(8, 20))
    batch = ward.desks.handover.hand_over(ward.actor(), [code], DESK).batch
    ward.clock.set(date(2026, 11, 18), time(8, 30))
    ward.desks.handover.accept(ward.actor("binh"), batch)
    ward.clock.set(date(2026, 11, 18), time(14))
    shown = opened(ward, code)
    assert past(shown, "received").used_minutes == 30
    assert past(shown, "handed_over").used_minutes is None
    assert past(shown, "handed_over").to == "Tư pháp - hộ tịch"
    assert past(shown, "taken_over").used_minutes is None  # it still runs, and is told where it stands now
    now = next(line for line in shown.passages if line.node is Node.NOW)
    assert (now.used_minutes, now.who) == (3 * 60 + 60, "Lê Văn Bình")
    assert [line.node for line in shown.passages[-3:]] == [Node.AHEAD] * 3


def test_a_step_that_is_done_twice_is_measured_each_time(ward: Ward) -> None:
    code = ward.at_desk()
    ward.clock.forward(minutes=40)
    ward.desks.handling.advance(ward.actor("binh"), code)
    ward.clock.forward(minutes=10)
    ward.desks.handling.send_back(ward.actor("thang"), code, "B2", "Thiếu căn cứ")
    ward.clock.forward(minutes=25)
    ward.desks.handling.advance(ward.actor("binh"), code)
    lines = opened(ward, code).passages
    stays = [(line.what, line.used_minutes) for line in lines if line.what and line.used_minutes is not None]
    assert stays == [("received", 0), ("taken_over", 40), ("step_ended", 10), ("sent_back", 25)]


def test_a_step_longer_than_it_may_be_is_late(ward: Ward) -> None:
    code = ward.at_desk()
    ward.clock.forward(days=9)
    late = next(line for line in opened(ward, code).passages if line.node is Node.LATE)
    assert late.is_over


def test_the_time_a_citizen_takes_to_come_is_nobodys_use(ward: Ward) -> None:
    code = ward.ready()
    ward.clock.forward(days=30)
    now = next(line for line in opened(ward, code).passages if line.node is Node.NOW)
    assert now.used_minutes is None


def test_what_was_returned_or_ended_has_nothing_ahead(ward: Ward) -> None:
    returned, void = ward.ready(), ward.receive().code
    ward.desks.returning.collect_fee(ward.actor(), returned, 15_000, "0001")
    ward.desks.returning.give_back(ward.actor(), returned, Receiver("Nguyễn Thị Đào"))
    ward.desks.reception.cancel(ward.actor(), void, "Nhập nhầm")
    for code in (returned, void):
        assert {line.node for line in opened(ward, code).passages} == {Node.PAST}


def test_a_late_entry_for_somebody_else_tells_who_did_it_who_wrote_it_down_and_why(ward: Ward) -> None:
    code = ward.at_desk()
    then = ward.clock.moment
    ward.clock.forward(hours=2)
    actor = ward.actor("hoa", done_by=ward.desks.person("binh"), happened_at=then, late_reason="Mất điện")
    ward.desks.handling.advance(actor, code)
    line = past(opened(ward, code), "step_ended")
    assert (line.who, line.by, line.late_reason) == ("Lê Văn Bình", "Trần Thị Hoa", "Mất điện")
    assert (line.at, line.recorded_at) == (then, ward.clock.moment)


def test_corrections_and_code_changes_tell_before_and_after(ward: Ward) -> None:
    code = ward.receive(a_form(SINGLE_STATUS, a_party(phone="0912345678"), subject="Cũ")).code
    ward.desks.corrections.correct(ward.actor(), code, (("subject", "Mới"), ("phone", "0987654321")), "Gõ nhầm")
    official = "000.00.00.G22-261118-0042"
    ward.desks.corrections.adopt_code(ward.actor(), code, official, Issuer.PORTAL)
    shown = opened(ward, code)
    changes = [one.params for one in past(shown, "corrected").told if one.code == "change"]
    assert changes == [
        {"role": "", "field": "subject", "before": "Cũ", "after": "Mới"},
        {"role": "submitter", "field": "phone", "before": "091…678", "after": "098…321"},
    ]
    assert told(past(shown, "corrected"), "reason").params == {"reason": "Gõ nhầm"}
    assert told(past(shown, "code_adopted"), "code").params == {"before": code, "after": official}
    assert shown.former_codes == (code,)


@pytest.mark.parametrize(
    ("stage", "code", "follow"),
    [
        ("fresh", "at_work", Follow.RECEIPT),
        ("moving", "in_transit", Follow.RECEIPT),
        ("late", "late", Follow.APOLOGISE),
        ("told", "late_told", Follow.NOTHING),
        ("supplement", "awaiting_supplement", Follow.TAKE_SUPPLEMENT),
        ("payment", "awaiting_payment", Follow.SETTLE_PAYMENT),
        ("owing", "ready_owing", Follow.GIVE_BACK),
        ("ready", "ready", Follow.GIVE_BACK),
        ("withdrawn", "withdrawn", Follow.NOTHING),
        ("void", "cancelled", Follow.NOTHING),
    ],
)
def test_each_standing_has_one_answer_and_one_act_that_follows(
    ward: Ward, stage: str, code: str, follow: Follow
) -> None:
    answer = opened(ward, brought(ward, stage)).answer
    assert (answer.code, answer.follow) == (code, follow)


def brought(ward: Ward, stage: str) -> str:
    """Bring a dossier to where it stands so."""
    handling, binh = ward.desks.handling, ward.actor("binh")
    code = ward.ready() if stage in {"owing", "ready"} else ward.receive().code
    if stage in {"late", "told", "supplement", "payment", "withdrawn"}:
        ward.hand_over(code)
    match stage:
        case "moving":
            ward.desks.handover.hand_over(ward.actor(), [code], DESK)
        case "late" | "told":
            ward.clock.forward(days=9)
            if stage == "told":
                handling.apologise(binh, code, ward.clock.moment.replace(day=30), "Quá tải")
        case "supplement":
            handling.ask_supplement(binh, code, ("Tờ khai",), "Thiếu chữ ký")
        case "payment":
            handling.wait_for_payment(binh, code)
        case "ready":
            ward.desks.returning.collect_fee(ward.actor(), code, 15_000, "0001")
        case "withdrawn":
            handling.withdraw(ward.actor(), code, "Tự nguyện")
        case "void":
            ward.desks.reception.cancel(ward.actor(), code, "Nhập nhầm")
    return code
