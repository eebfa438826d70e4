"""At the returning desk: the result goes home, the fee is settled, many at once are all done or none."""

from collections.abc import Callable

import pytest

from builders import BIRTH, CERTIFIED_COPY, Ward, a_form, a_party, copies
from counter_app.domain.dossiers.parties import PartyRole
from counter_app.domain.dossiers.values import Receiver
from counter_app.domain.errors import CounterError, Refused
from counter_app.services.intake import FeeAnswer

DAO = Receiver("Nguyễn Thị Đào", id_number="006187004512")


def refused(act: Callable[[], object]) -> str:
    with pytest.raises(CounterError) as caught:
        act()
    return caught.value.code


@pytest.fixture
def ready(ward: Ward) -> str:
    """A dossier whose result waits at the counter, its fee not yet paid."""
    return ward.ready()


@pytest.fixture
def morning(ward: Ward) -> tuple[str, ...]:
    """Three certified copies, received and not yet signed."""
    return tuple(done.code for done in ward.desks.reception.receive_many(ward.actor(), [copies(2, 1)] * 3))


def test_the_result_goes_home_with_who_showed_up(ward: Ward, ready: str) -> None:
    done = ward.desks.returning.give_back(ward.actor("tra"), ready, DAO)
    assert (done.state, done.returned_at) == ("returned", ward.clock())
    assert [warning.code for warning in done.warnings] == ["fee.outstanding"]
    event = ward.desks.lookup.show(ward.actor(), ready).events[-1]
    assert (event.done_by, event.payload.receiver) == ("tra", DAO)


@pytest.mark.parametrize(
    ("receiver", "code"),
    [
        (Receiver(""), "name.empty"),
        (Receiver("Đào", id_number="123"), "id_number.length"),
        (Receiver("Hà Thị Ủy", proxy=True), "party.proxy_without_authority"),
    ],
)
def test_a_receiver_is_checked_like_anybody(ward: Ward, ready: str, receiver: Receiver, code: str) -> None:
    assert refused(lambda: ward.desks.returning.give_back(ward.actor(), ready, receiver)) == code


def test_nothing_is_handed_out_before_its_result(ward: Ward) -> None:
    code = ward.at_desk()
    assert refused(lambda: ward.desks.returning.give_back(ward.actor(), code, DAO)) == "dossier.not_ready"


def test_nothing_is_handed_out_twice(ward: Ward, ready: str) -> None:
    ward.desks.returning.give_back(ward.actor(), ready, DAO)
    assert refused(lambda: ward.desks.returning.give_back(ward.actor(), ready, DAO)) == "dossier.not_now"


def test_a_fee_is_paid_in_parts_never_beyond(ward: Ward, ready: str) -> None:
    returning, me = ward.desks.returning, ward.actor()
    assert returning.collect_fee(me, ready, 5_000, " AB  12 ").fee_owed == 10_000
    assert refused(lambda: returning.collect_fee(me, ready, 10_001)) == "fee.more_than_owed"
    assert returning.collect_fee(me, ready, 10_000).fee_owed == 0
    assert ward.rows("SELECT amount, book FROM cash") == [(5_000, "AB 12"), (10_000, "")]


def test_a_fee_is_waived_with_its_basis(ward: Ward, ready: str) -> None:
    assert refused(lambda: ward.desks.returning.waive_fee(ward.actor(), ready, " ")) == "fee.waiver_without_basis"
    done = ward.desks.returning.waive_fee(ward.actor("thang"), ready, "Hộ nghèo")
    assert (done.fee, done.fee_owed) == (0, 0)


def test_what_was_paid_already_is_not_waived(ward: Ward) -> None:
    code = ward.receive(a_form(fee=FeeAnswer("paid"))).code
    assert refused(lambda: ward.desks.returning.waive_fee(ward.actor(), code, "Hộ nghèo")) == "fee.nothing_owed"


def test_many_short_matters_are_signed_completed_and_handed_back_in_one_act(
    ward: Ward, morning: tuple[str, ...]
) -> None:
    done = ward.desks.returning.finish_many(ward.actor(), morning, "thang")
    assert [one.state for one in done] == ["returned"] * 3
    kinds = ward.rows("SELECT number, group_concat(kind, ' ') FROM (SELECT * FROM event ORDER BY seq) GROUP BY number")
    assert kinds == [(n, "received signature_recorded completed returned") for n in (1, 2, 3)]
    assert ward.rows("SELECT action, count(*) FROM audit WHERE event_seq GROUP BY action ORDER BY 1") == [
        ("dossier.completed", 3),
        ("dossier.received", 3),
        ("dossier.returned", 3),
        ("dossier.signature_recorded", 3),
    ]


@pytest.mark.parametrize("odd", ["full", "unknown", "twice", "cancelled"])
def test_one_that_does_not_fit_stops_the_whole_act(ward: Ward, morning: tuple[str, ...], odd: str) -> None:
    others = {
        "full": lambda: ward.receive(a_form(BIRTH)).code,
        "unknown": lambda: "000.00.00.H99-261118-0099",
        "twice": lambda: morning[0],
        "cancelled": lambda: ward.desks.reception.cancel(ward.actor(), ward.receive(copies(1, 1)).code, "Nhầm").code,
    }
    codes = [*morning, others[odd]()]
    events = ward.one("SELECT count(*) FROM event")
    with pytest.raises(Refused):
        ward.desks.returning.finish_many(ward.actor(), codes, "thang")
    assert ward.one("SELECT count(*) FROM event") == events


def test_many_are_signed_only_by_a_leader(ward: Ward, morning: tuple[str, ...]) -> None:
    assert refused(lambda: ward.desks.returning.finish_many(ward.actor(), morning, "vui")) == "right.missing"


def test_a_proxy_who_brought_a_short_matter_takes_it_home_as_a_proxy(ward: Ward) -> None:
    proxy = a_party(PartyRole.PROXY, "Hà Thị Ủy", authority="Giấy uỷ quyền 3/2026", id_number="006187004512")
    form = a_form(CERTIFIED_COPY, a_party(), proxy, pages=1, copies=1, short=True)
    code = ward.receive(form).code
    ward.desks.returning.finish_many(ward.actor(), [code], "thang")
    receiver = ward.desks.lookup.show(ward.actor(), code).dossier.receiver
    assert receiver is not None
    assert (receiver.name, receiver.proxy, receiver.authority) == ("Hà Thị Ủy", True, "Giấy uỷ quyền 3/2026")
