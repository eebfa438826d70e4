"""Every act is written once: whole, or not at all, and asked twice it answers the same."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from builders import BATCH, BIRTH, DESK, Ward, a_form, a_party, copies
from counter_app.domain.dossiers.parties import PartyRole
from counter_app.domain.dossiers.values import Outcome, Receiver
from counter_app.domain.errors import Refused
from counter_app.services import reception

WRITTEN = ("dossier", "event", "audit", "counter", "print_job", "idempotency_key", "batch", "party", "cash", "task")


def state(ward: Ward) -> dict[str, list[tuple[Any, ...]]]:
    return {table: ward.rows(f"SELECT * FROM {table} ORDER BY rowid") for table in WRITTEN}


def refused(act: Callable[[], object]) -> str:
    with pytest.raises(Refused) as caught:
        act()
    return caught.value.code


def test_the_same_key_gets_the_same_answer_and_writes_nothing(ward: Ward) -> None:
    first = ward.receive(key="k1")
    before = state(ward)
    ward.clock.forward(days=3)
    assert ward.receive(key="k1") == first
    assert state(ward) == before


def test_another_request_under_the_same_key_is_refused_and_writes_nothing(ward: Ward) -> None:
    ward.receive(key="k1")
    before = state(ward)
    assert refused(lambda: ward.receive(a_form(BIRTH), key="k1")) == "key.reused"
    assert refused(lambda: ward.receive(a_form(sets=2), key="k1")) == "key.reused"
    assert state(ward) == before


def test_somebody_elses_request_under_the_same_key_is_another_request(ward: Ward) -> None:
    ward.receive(key="k1")
    form = a_form()
    assert refused(lambda: ward.desks.reception.receive(ward.actor("thu"), form, key="k1")) == "key.reused"
    late = ward.actor(happened_at=ward.clock() - timedelta(hours=1), late_reason="mất điện")
    assert refused(lambda: ward.desks.reception.receive(late, form, key="k1")) == "key.reused"
    for_other = ward.actor(done_by=ward.desks.person("thu"))
    assert refused(lambda: ward.desks.reception.receive(for_other, form, key="k1")) == "key.reused"


def test_the_same_key_under_another_command_is_another_key(ward: Ward) -> None:
    code = ward.receive(key="k1").code
    batch = ward.desks.handover.hand_over(ward.actor(), [code], DESK, key="k1")
    taken = ward.desks.handover.accept(ward.actor("binh"), batch.batch, key="k1")
    assert taken.accepted == (code,)
    assert ward.one("SELECT count(*) FROM idempotency_key WHERE key = 'k1'") == 3


def test_without_a_key_every_call_is_a_new_act(ward: Ward) -> None:
    assert ward.receive().code != ward.receive().code
    assert ward.one("SELECT count(*) FROM idempotency_key") == 2


def test_a_refused_act_does_not_use_up_its_key(ward: Ward) -> None:
    code = ward.receive().code
    handling = ward.desks.handling
    assert refused(lambda: handling.advance(ward.actor("binh"), code, key="k1")) == "dossier.hand_over_first"
    ward.hand_over(code)
    assert handling.advance(ward.actor("binh"), code, key="k1").step == 3


@pytest.mark.parametrize(
    "name", ["receive_many", "hand_over", "accept", "finish_many", "correct", "add_person", "reprint"]
)
def test_every_kind_of_answer_is_given_again_letter_for_letter(ward: Ward, name: str) -> None:
    desks, me = ward.desks, ward.actor()
    waiting = ward.receive().code
    desks.handover.hand_over(me, [ward.receive().code], DESK)
    short = desks.reception.receive_many(me, [copies(2, 1), copies(3, 2)])
    calls: dict[str, Callable[[], object]] = {
        "receive_many": lambda: desks.reception.receive_many(me, [a_form(), a_form(BIRTH)], key="k"),
        "hand_over": lambda: desks.handover.hand_over(me, [waiting], DESK, key="k"),
        "accept": lambda: desks.handover.accept(ward.actor("binh"), BATCH, key="k"),
        "finish_many": lambda: desks.returning.finish_many(me, [one.code for one in short], "thang", key="k"),
        "correct": lambda: desks.corrections.correct(me, waiting, (("subject", "x"),), "Nhầm", key="k"),
        "add_person": lambda: desks.staff.add_person(ward.actor("quan"), "lan", "Vi Thị Lan", ["qms"], key="k"),
        "reprint": lambda: desks.print_room.reprint(me, 1, key="k"),
    }
    first = calls[name]()
    before = state(ward)
    assert calls[name]() == first
    assert state(ward) == before


def test_an_act_that_fails_halfway_leaves_nothing(ward: Ward) -> None:
    fine, proxy = copies(2, 1), a_party(PartyRole.PROXY, "Hà Thị Ủy")
    without_paper = replace(fine, parties=(a_party(), proxy))
    before = state(ward)
    code = refused(lambda: ward.desks.reception.receive_many(ward.actor(), [fine, fine, without_paper], key="k"))
    assert code == "party.proxy_without_authority"
    assert state(ward) == before
    assert ward.desks.reception.receive_many(ward.actor(), [fine], key="k")[0].code[-4:] == "0001"


def test_a_bug_halfway_leaves_nothing(ward: Ward, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object, **__: object) -> int:
        raise ZeroDivisionError

    before = state(ward)
    with monkeypatch.context() as patch:
        patch.setattr(reception, "order_receipt", broken)
        with pytest.raises(ZeroDivisionError):
            ward.receive(key="k")
    assert state(ward) == before
    assert ward.receive(key="k").code[-4:] == "0001"


def test_every_event_has_exactly_one_row_in_the_log(ward: Ward) -> None:
    ward.desks.returning.give_back(ward.actor(), ward.ready(), Receiver("Nguyễn Thị Đào"))
    events = ward.rows("SELECT number, seq, 'dossier.' || kind, recorded_by FROM event ORDER BY 1, 2")
    logged = ward.rows("SELECT number, event_seq, action, who FROM audit WHERE event_seq > 0 ORDER BY 1, 2")
    assert events == logged
    assert len(events) == 8


def test_the_log_holds_no_word_of_what_a_citizen_told(ward: Ward) -> None:
    code = ward.receive(a_form("1.004873", a_party(phone="0912345678", id_number="006187004512"))).code
    ward.desks.lookup.show(ward.actor(), code)
    ward.desks.corrections.correct(ward.actor(), code, (("owner", "Nguyễn Thị Mận"),), "Nhầm")
    log = "\n".join(row[0] for row in ward.rows("SELECT action || ' ' || data FROM audit"))
    for secret in ("Đào", "Mận", "0912345678", "006187004512"):
        assert secret not in log


def test_a_look_is_logged_and_changes_nothing_else(ward: Ward) -> None:
    code = ward.receive().code
    before = state(ward)
    ward.desks.lookup.show(ward.actor("chat"), code)
    after = state(ward)
    assert after.pop("audit")[: len(before["audit"])] == before.pop("audit")
    assert after == before
    assert ward.rows("SELECT who, action, number FROM audit ORDER BY seq DESC LIMIT 1") == [
        ("chat", "dossier.opened", 1)
    ]


def test_a_look_at_nothing_is_refused_and_not_logged(ward: Ward) -> None:
    before = state(ward)
    assert refused(lambda: ward.desks.lookup.show(ward.actor(), "000.00.00.H99-261118-0009")) == "dossier.unknown"
    assert state(ward) == before


def test_what_was_committed_is_there_for_another_program_at_once(ward: Ward) -> None:
    code = ward.ready()
    assert ward.one("SELECT stage FROM dossier WHERE code = ?", code) == "result_ready"
    done = ward.desks.lookup.show(ward.actor(), code)
    assert done.dossier.outcome is Outcome.GRANTED
