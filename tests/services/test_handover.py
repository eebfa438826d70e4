"""Between desks: what is sent, taken over, refused, left out and called back."""

from collections.abc import Callable

import pytest

from builders import BATCH, CERTIFIED_COPY, DESK, Ward, a_form
from counter_app.domain.dossiers.values import Issuer
from counter_app.domain.errors import Refused
from counter_app.domain.numbering import barcode
from counter_app.domain.numbering.barcode import BarcodeKind


def refused(act: Callable[[], object]) -> str:
    with pytest.raises(Refused) as caught:
        act()
    return caught.value.code


@pytest.fixture
def three(ward: Ward) -> tuple[str, ...]:
    """Three dossiers sent with one batch."""
    codes = tuple(ward.receive().code for _ in range(3))
    ward.desks.handover.hand_over(ward.actor(), codes, DESK)
    return codes


def stage(ward: Ward, code: str) -> str:
    return str(ward.one("SELECT stage FROM dossier WHERE code = ?", code))


def outcomes(ward: Ward, batch: str = BATCH) -> list[tuple[str, str, str]]:
    return ward.rows("SELECT outcome, reason, settled_by FROM batch_line WHERE batch = ? ORDER BY line", batch)


def test_a_batch_has_a_number_a_paper_and_a_round_of_its_day(ward: Ward) -> None:
    sent = [ward.desks.handover.hand_over(ward.actor(), [ward.receive().code], DESK) for _ in range(2)]
    ward.clock.forward(days=1)
    sent.append(ward.desks.handover.hand_over(ward.actor(), [ward.receive().code], DESK))
    assert [one.batch for one in sent] == ["BG-000001", "BG-000002", "BG-000003"]
    assert all(one.in_transit for one in sent)
    assert ward.rows("SELECT running, paper_number, round_of_day FROM batch ORDER BY running") == [
        (1, "0001/BG-TTPVHCC", 1),
        (2, "0002/BG-TTPVHCC", 2),
        (3, "0003/BG-TTPVHCC", 1),
    ]
    assert [row[0] for row in ward.rows("SELECT job FROM print_job WHERE form = 'handover'")] == [
        one.job for one in sent
    ]


def test_a_slip_says_which_desk_gives(ward: Ward) -> None:
    ward.desks.handover.hand_over(ward.actor(), [ward.receive().code], DESK)
    assert ward.one("SELECT from_desk FROM batch") == "mot_cua"


def test_a_short_matter_moved_to_the_full_process_is_given_by_the_counter(ward: Ward) -> None:
    code = ward.receive(a_form(CERTIFIED_COPY, pages=1, copies=1, short=True)).code
    ward.desks.handover.hand_over(ward.actor(), [code], DESK)
    assert ward.one("SELECT from_desk FROM batch") == "mot_cua"


def test_sent_dossiers_stay_where_they_are(ward: Ward, three: tuple[str, ...]) -> None:
    assert {stage(ward, code) for code in three} == {"accepted"}
    assert set(ward.rows("SELECT batch, holder FROM dossier")) == {(BATCH, "hoa")}


def test_the_whole_batch_is_taken_over_at_once(ward: Ward, three: tuple[str, ...]) -> None:
    taken = ward.desks.handover.accept(ward.actor("binh"), BATCH)
    assert (taken.accepted, taken.refused, taken.in_transit) == (three, (), False)
    assert set(ward.rows("SELECT stage, holder_desk, holder, batch FROM dossier")) == {
        ("in_process", DESK, "binh", None)
    }
    assert outcomes(ward) == [("accepted", "", "binh")] * 3


def test_part_of_a_batch_is_taken_over_and_the_rest_stays_on_its_way(ward: Ward, three: tuple[str, ...]) -> None:
    taken = ward.desks.handover.accept(ward.actor("binh"), BATCH, left_out={three[1]})
    assert (taken.accepted, taken.in_transit) == ((three[0], three[2]), True)
    assert stage(ward, three[1]) == "accepted"
    rest = ward.desks.handover.accept(ward.actor("binh"), BATCH)
    assert (rest.accepted, rest.in_transit) == ((three[1],), False)


def test_a_line_is_refused_with_its_reason_and_stays_with_its_sender(ward: Ward, three: tuple[str, ...]) -> None:
    taken = ward.desks.handover.accept(ward.actor("binh"), BATCH, refused={three[0]: "Thiếu giấy chứng sinh"})
    assert (taken.accepted, taken.refused, taken.in_transit) == (three[1:], three[:1], False)
    assert outcomes(ward)[0] == ("refused", "Thiếu giấy chứng sinh", "binh")
    assert ward.rows("SELECT stage, holder, batch FROM dossier WHERE code = ?", three[0]) == [("accepted", "hoa", None)]
    again = ward.desks.handover.hand_over(ward.actor(), three[:1], DESK)
    assert ward.desks.handover.accept(ward.actor("binh"), again.batch).accepted == three[:1]


def test_a_line_is_not_refused_without_a_reason(ward: Ward, three: tuple[str, ...]) -> None:
    code = refused(lambda: ward.desks.handover.accept(ward.actor("binh"), BATCH, refused={three[0]: " "}))
    assert code == "reason.missing"
    assert outcomes(ward) == [("", "", "")] * 3, "all or none"


def test_what_is_not_in_the_batch_is_neither_refused_nor_left_out(ward: Ward, three: tuple[str, ...]) -> None:
    other = ward.receive().code
    accept = ward.desks.handover.accept
    assert refused(lambda: accept(ward.actor("binh"), BATCH, refused={other: "x"})) == "dossier.not_in_batch"
    assert refused(lambda: accept(ward.actor("binh"), BATCH, left_out={other})) == "dossier.not_in_batch"
    assert stage(ward, three[0]) == "accepted"


def test_an_unknown_batch_is_unknown(ward: Ward) -> None:
    assert refused(lambda: ward.desks.handover.accept(ward.actor("binh"), "BG-000007")) == "batch.unknown"
    assert refused(lambda: ward.desks.handover.recall(ward.actor(), "BG-000007")) == "batch.unknown"


def test_a_settled_batch_is_settled(ward: Ward, three: tuple[str, ...]) -> None:
    ward.desks.handover.accept(ward.actor("binh"), BATCH)
    assert refused(lambda: ward.desks.handover.accept(ward.actor("binh"), BATCH)) == "batch.settled"
    assert refused(lambda: ward.desks.handover.recall(ward.actor(), BATCH)) == "batch.settled"


def test_a_batch_is_recalled_before_anybody_accepted(ward: Ward, three: tuple[str, ...]) -> None:
    back = ward.desks.handover.recall(ward.actor(), BATCH)
    assert (back.codes, back.in_transit) == (three, False)
    assert {row[0] for row in outcomes(ward)} == {"recalled"}
    assert refused(lambda: ward.desks.handover.accept(ward.actor("binh"), BATCH)) == "batch.settled"


def test_what_is_recalled_is_only_what_still_waits(ward: Ward, three: tuple[str, ...]) -> None:
    ward.desks.handover.accept(ward.actor("binh"), BATCH, left_out={three[2]})
    assert ward.desks.handover.recall(ward.actor(), BATCH).codes == (three[2],)
    assert [stage(ward, code) for code in three] == ["in_process", "in_process", "accepted"]


def test_nothing_is_no_batch(ward: Ward) -> None:
    assert refused(lambda: ward.desks.handover.hand_over(ward.actor(), [], DESK)) == "handover.nothing"


def test_a_dossier_is_in_a_batch_once(ward: Ward) -> None:
    code = ward.receive().code
    assert refused(lambda: ward.desks.handover.hand_over(ward.actor(), [code, code.lower()], DESK)) == "handover.twice"


def test_what_is_on_its_way_is_not_sent_again(ward: Ward, three: tuple[str, ...]) -> None:
    assert refused(lambda: ward.desks.handover.hand_over(ward.actor(), [three[0]], DESK)) == "dossier.in_transit"


@pytest.mark.parametrize(
    ("to", "code"), [("", "handover.nowhere"), ("sao_hoa", "handover.nowhere"), ("nghi", "person.inactive")]
)
def test_a_batch_goes_only_where_somebody_can_take_it(ward: Ward, to: str, code: str) -> None:
    sent = ward.receive().code
    assert refused(lambda: ward.desks.handover.hand_over(ward.actor(), [sent], to)) == code


def test_a_batch_may_go_to_a_person(ward: Ward) -> None:
    sent = ward.desks.handover.hand_over(ward.actor(), [ward.receive().code], "binh")
    assert sent.to == "binh"
    assert ward.rows("SELECT to_desk, to_person FROM batch") == [(DESK, "binh")]
    ward.desks.handover.accept(ward.actor("binh"), sent.batch)
    assert ward.rows("SELECT holder_desk, holder FROM dossier") == [(DESK, "binh")]


def test_a_batch_received_for_somebody_is_held_by_them(ward: Ward, three: tuple[str, ...]) -> None:
    ward.desks.handover.accept(ward.actor("thu", done_by=ward.desks.person("binh")), BATCH)
    assert {row[0] for row in ward.rows("SELECT holder FROM dossier")} == {"binh"}


def test_a_batch_goes_on_from_desk_to_desk(ward: Ward) -> None:
    code = ward.at_desk()
    batch = ward.desks.handover.hand_over(ward.actor("binh"), [code], "lanh_dao").batch
    assert ward.one("SELECT from_desk FROM batch WHERE batch = ?", batch) == DESK
    ward.desks.handover.accept(ward.actor("thang"), batch)
    assert ward.rows("SELECT step, step_role, holder FROM dossier") == [(3, "approver", "thang")]


@pytest.mark.parametrize("how", ["code", "small letters", "former code", "barcode"])
def test_a_line_is_named_by_whatever_names_its_dossier(ward: Ward, three: tuple[str, ...], how: str) -> None:
    ward.desks.corrections.adopt_code(ward.actor(), three[0], "H03.15-261118-0001", Issuer.PROVINCE)
    named = {
        "code": "H03.15-261118-0001",
        "small letters": "h03.15-261118-0001",
        "former code": three[0],
        "barcode": barcode.payload(BarcodeKind.DOSSIER, 1),
    }[how]
    taken = ward.desks.handover.accept(ward.actor("binh"), BATCH, refused={named: "Thiếu giấy"}, left_out={three[1]})
    assert taken.refused == ("H03.15-261118-0001",)
    assert (taken.accepted, taken.in_transit) == ((three[2],), True)


def test_a_line_nobody_knows_is_unknown(ward: Ward, three: tuple[str, ...]) -> None:
    accept = ward.desks.handover.accept
    assert refused(lambda: accept(ward.actor("binh"), BATCH, left_out={"không có"})) == "dossier.unknown"
