"""Drafts: kept as typed, seen by their owner alone, gone with the act they become."""

import json
from collections.abc import Iterator

import pytest
from sqlalchemy import text

from builders import BIRTH, Ward, a_form
from counter_app.domain.errors import CounterError, Refused
from counter_app.services import drafts as book
from counter_app.services import reception
from servers import ENGINES, ward_on

TYPED = json.dumps({"name": " Nguyễn  Thị\tĐào\n", "marks": "<b>\u202e", "none": None}, ensure_ascii=False)


@pytest.fixture(params=ENGINES)
def ward(request: pytest.FixtureRequest) -> Iterator[Ward]:
    """A founded ward on either engine."""
    with ward_on(request.param) as open_ward:
        yield open_ward


def save(ward: Ward, body: str = TYPED, *, by: str = "hoa", draft: str | None = None, title: str = "Đào") -> str:
    return ward.desks.drafts.save(ward.actor(by), "receive", title, body, draft=draft).id


def stored(ward: Ward) -> int:
    with ward.store.engine.connect() as connection:
        return int(connection.execute(text("SELECT count(*) FROM draft")).scalar_one())


def logged(ward: Ward) -> int:
    return ward.desks.upkeep.audit_head(ward.actor("quan")).count


def refusal(act: object) -> str:
    with pytest.raises(Refused) as caught:
        act()  # type: ignore[operator]
    return caught.value.code


def test_a_draft_comes_back_letter_for_letter(ward: Ward) -> None:
    draft = ward.desks.drafts.take(ward.actor(), save(ward))
    assert draft.body == TYPED
    assert (draft.owner, draft.row.screen, draft.row.title) == ("hoa", "receive", "Đào")
    assert draft.row.created_at == draft.row.changed_at == ward.clock()


def test_a_draft_saved_again_takes_its_own_place(ward: Ward) -> None:
    begun = ward.clock()
    draft = save(ward)
    ward.clock.forward(minutes=3)
    assert save(ward, '{"name": "Lan"}', draft=draft, title="Lan") == draft
    (row,) = ward.desks.drafts.mine(ward.actor())
    assert (row.title, row.created_at, row.changed_at) == ("Lan", begun, ward.clock())
    assert ward.desks.drafts.take(ward.actor(), draft).body == '{"name": "Lan"}'


def test_a_draft_may_bring_its_own_name_so_that_saving_again_makes_no_second_one(ward: Ward) -> None:
    assert save(ward, draft="9f1c-2") == save(ward, draft="9f1c-2") == "9f1c-2"
    assert stored(ward) == 1


def test_the_latest_change_stands_first(ward: Ward) -> None:
    drafts = []
    for _ in range(3):
        drafts.append(save(ward))
        ward.clock.forward(minutes=1)
    save(ward, draft=drafts[0])
    assert [row.id for row in ward.desks.drafts.mine(ward.actor())] == [drafts[0], drafts[2], drafts[1]]


def test_nobody_sees_changes_or_discards_somebody_elses_draft(ward: Ward) -> None:
    draft, other = save(ward), ward.actor("thu")
    assert ward.desks.drafts.mine(other) == ()
    assert refusal(lambda: ward.desks.drafts.take(other, draft)) == "draft.unknown"
    assert refusal(lambda: save(ward, by="thu", draft=draft)) == "draft.unknown"
    assert ward.desks.drafts.discard(other, draft) is False
    ward.desks.reception.receive(other, a_form(), draft=draft)
    assert ward.desks.drafts.take(ward.actor(), draft).body == TYPED


def test_a_draft_is_nobodys_act_and_stands_in_no_log(ward: Ward) -> None:
    before = logged(ward)
    draft = save(ward)
    save(ward, draft=draft)
    ward.desks.drafts.take(ward.actor(), draft)
    assert ward.desks.drafts.discard(ward.actor(), draft) is True
    assert ward.desks.drafts.discard(ward.actor(), draft) is False
    assert (logged(ward), stored(ward)) == (before, 0)


@pytest.mark.parametrize("act", ["receive", "note", "accept", "refuse"])
def test_a_draft_goes_with_the_act_it_becomes(ward: Ward, act: str) -> None:
    desk, hoa, form = ward.desks.reception, ward.actor(), a_form()
    slip = desk.note(hoa, form).slip
    draft = save(ward)
    acts = {
        "receive": lambda: desk.receive(hoa, form, draft=draft),
        "note": lambda: desk.note(hoa, form, draft=draft),
        "accept": lambda: desk.accept(hoa, slip, form, draft=draft),
        "refuse": lambda: desk.refuse(hoa, form, "Không thuộc thẩm quyền", draft=draft),
    }
    done = acts[act]()
    assert stored(ward) == 0
    assert acts[act]() == done, "the draft is the key of its act"
    assert refusal(lambda: save(ward, draft=draft)) == "draft.used_up", "a save that was late brings nothing back"


def test_a_draft_stays_where_its_act_is_refused(ward: Ward) -> None:
    draft = save(ward)
    with pytest.raises(CounterError):
        ward.desks.reception.receive(ward.actor(), a_form("9.999999"), draft=draft)
    assert ward.desks.drafts.take(ward.actor(), draft).body == TYPED


def test_a_draft_stays_where_its_act_fails_after_the_draft_was_removed(
    ward: Ward, monkeypatch: pytest.MonkeyPatch
) -> None:
    draft = save(ward)

    def fails(*_: object, **__: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(reception, "order_receipt", fails)
    with pytest.raises(ZeroDivisionError):
        ward.desks.reception.receive(ward.actor(), a_form(), draft=draft)
    assert stored(ward) == 1


def test_another_form_under_a_draft_that_was_received_is_refused(ward: Ward) -> None:
    draft = save(ward)
    ward.desks.reception.receive(ward.actor(), a_form(), draft=draft)
    assert refusal(lambda: ward.desks.reception.receive(ward.actor(), a_form(BIRTH), draft=draft)) == "key.reused"


@pytest.mark.parametrize("name", ["x" * 41, "../x", "a b", "á"])
def test_a_name_that_is_none_is_refused(ward: Ward, name: str) -> None:
    assert refusal(lambda: save(ward, draft=name)) == "draft.unknown"


@pytest.mark.parametrize(
    "body", ['{"a": ', "", "\x00", '{"a": "\ud800"}', "[" * 60_000], ids=["cut", "empty", "nul", "half", "deep"]
)
def test_what_is_no_json_is_refused_and_leaves_the_draft_as_it_was(ward: Ward, body: str) -> None:
    draft = save(ward)
    assert refusal(lambda: save(ward, body, draft=draft)) == "text.unusable"
    assert ward.desks.drafts.take(ward.actor(), draft).body == TYPED


def test_a_body_has_room_for_64_kilobytes_and_no_more(ward: Ward) -> None:
    fits = json.dumps("đ" * ((book.LARGEST_BODY - 2) // 2), ensure_ascii=False)
    assert len(fits.encode()) == book.LARGEST_BODY
    draft = save(ward, fits)
    assert refusal(lambda: save(ward, f"{fits} ", draft=draft)) == "draft.too_large"
    assert ward.desks.drafts.take(ward.actor(), draft).body == fits


def test_somebody_with_too_many_drafts_may_still_change_them(ward: Ward, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(book, "MOST_DRAFTS", 2)
    drafts = [save(ward), save(ward)]
    assert refusal(lambda: save(ward)) == "draft.too_many"
    save(ward, "1", draft=drafts[0])
    save(ward, by="thu")
