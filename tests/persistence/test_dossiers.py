"""Journals are only added to, by one writer at a time, and everything read of a dossier comes from them."""

import sqlite3
from contextlib import closing

import pytest

from builders import BIRTH, CODE, DESK, MORNING, Ward, a_form, a_party, an_act
from counter_app.domain.dossiers import requests as r
from counter_app.domain.dossiers.acts import perform
from counter_app.domain.dossiers.apply import replay
from counter_app.domain.dossiers.parties import PartyRole
from counter_app.domain.dossiers.values import Code, Issuer
from counter_app.domain.errors import Refused
from counter_app.domain.numbering import barcode
from counter_app.domain.numbering.barcode import BarcodeKind
from counter_app.persistence.unit import unit_of


@pytest.fixture
def code(ward: Ward) -> str:
    """One dossier, waiting to be taken over."""
    received = ward.receive(a_form(BIRTH, a_party(), a_party(PartyRole.SUBJECT, "Nguyễn An Nhiên")))
    ward.desks.handover.hand_over(ward.actor(), [received.code], DESK)
    return received.code


def test_a_dossier_loaded_is_its_journal_replayed(ward: Ward, code: str) -> None:
    with unit_of(ward.store) as unit:
        dossier = unit.dossiers.find(code)
        journal = unit.dossiers.journal(dossier.number)
    assert replay(journal) == dossier
    assert [event.kind for event in journal] == ["received", "handed_over"]


def test_a_dossier_is_found_by_any_of_its_handles(ward: Ward, code: str) -> None:
    ward.desks.corrections.adopt_code(ward.actor(), code, "H03.15-261118-0707", Issuer.PROVINCE)
    handles = [code, code.lower(), "H03.15-261118-0707", barcode.payload(BarcodeKind.DOSSIER, 1)]
    with unit_of(ward.store) as unit:
        assert {unit.dossiers.find(handle).number for handle in handles} == {1}


@pytest.mark.parametrize("handle", ["", "000.00.00.H99-261118-0002", "%", "1", "BG-000001"])
def test_what_names_no_dossier_is_unknown(ward: Ward, code: str, handle: str) -> None:
    with unit_of(ward.store) as unit, pytest.raises(Refused) as caught:
        unit.dossiers.find(handle)
    assert caught.value.code == "dossier.unknown"


def test_the_second_of_two_who_changed_the_same_dossier_is_told_so(ward: Ward, code: str) -> None:
    with unit_of(ward.store) as unit:
        mine = unit.dossiers.find(code)
    recalled = perform(mine, mine.number, r.Recall("BG-000001"), an_act())
    corrected = perform(mine, mine.number, r.Correct((("subject", "x"),), "Nhầm"), an_act())
    with unit_of(ward.store) as unit:
        unit.dossiers.save(*recalled)
    with pytest.raises(Refused) as caught, unit_of(ward.store) as unit:
        unit.dossiers.save(*corrected)
    assert caught.value.code == "dossier.changed_meanwhile"
    assert [row[0] for row in ward.rows("SELECT kind FROM event ORDER BY seq")] == [
        "received",
        "handed_over",
        "handover_recalled",
    ]


def test_a_form_opened_at_an_older_version_is_refused_by_name_of_who_was_faster(ward: Ward, code: str) -> None:
    opened = ward.desks.lookup.show(ward.actor(), code).dossier.version
    ward.desks.handover.accept(ward.actor("binh"), "BG-000001")
    with pytest.raises(Refused) as caught:
        ward.desks.handling.advance(ward.actor("binh"), code, expected=opened)
    assert caught.value.code == "dossier.changed_by"
    assert (caught.value.params["who"], caught.value.params["what"]) == ("binh", "taken_over")
    ward.desks.handling.advance(ward.actor("binh"), code, expected=opened + 1)


@pytest.mark.parametrize(
    "act",
    [
        "advance",
        "stop",
        "complete",
        "correct",
        "give_back",
        "cancel",
        "extend",
        "reassign",
        "collect_fee",
        "waive_fee",
        "adopt_code",
        "accept",
        "ask_completion",
        "refuse_noted",
    ],
)
def test_every_act_with_a_form_takes_the_version_it_was_opened_at(ward: Ward, code: str, act: str) -> None:
    desks, me = ward.desks, ward.actor()
    calls = {
        "advance": lambda: desks.handling.advance(me, code, expected=1),
        "stop": lambda: desks.handling.stop(me, code, "x", expected=1),
        "complete": lambda: desks.handling.complete(me, code, "granted", expected=1),
        "correct": lambda: desks.corrections.correct(me, code, (("subject", "x"),), "x", expected=1),
        "give_back": lambda: desks.returning.give_back(me, code, None, expected=1),
        "cancel": lambda: desks.reception.cancel(me, code, "x", expected=1),
        "extend": lambda: desks.handling.extend(me, code, MORNING, "x", expected=1),
        "collect_fee": lambda: desks.returning.collect_fee(me, code, 1, expected=1),
        "waive_fee": lambda: desks.returning.waive_fee(me, code, "x", expected=1),
        "adopt_code": lambda: desks.corrections.adopt_code(me, code, CODE.text, CODE.issuer, expected=1),
        "accept": lambda: desks.reception.accept(me, code, a_form(), expected=1),
        "ask_completion": lambda: desks.reception.ask_completion(me, code, ("x",), "x", expected=1),
        "refuse_noted": lambda: desks.reception.refuse_noted(me, code, "x", expected=1),
        "reassign": lambda: desks.handling.reassign(me, code, "binh", expected=1),
    }
    with pytest.raises(Refused) as caught:
        calls[act]()
    assert caught.value.code == "dossier.changed_by"


def test_a_code_two_systems_gave_is_taken_once(ward: Ward, code: str) -> None:
    portal = Code("H03.15-261118-0707", Issuer.PORTAL)
    ward.receive(a_form(given_code=portal))
    with pytest.raises(Refused) as caught:
        ward.receive(a_form(given_code=portal))
    assert (caught.value.code, caught.value.params["code"]) == ("code.taken", portal.text)
    with pytest.raises(Refused):
        ward.desks.corrections.adopt_code(ward.actor(), code, portal.text, Issuer.PORTAL)
    assert ward.one("SELECT count(*) FROM dossier") == 2


def test_a_former_code_is_given_to_no_other_dossier(ward: Ward, code: str) -> None:
    other = ward.receive().code
    ward.desks.corrections.adopt_code(ward.actor(), code, "H03.15-261118-0707", Issuer.PROVINCE)
    ward.desks.corrections.adopt_code(ward.actor(), code, "H03.15-261118-0808", Issuer.PROVINCE)
    with pytest.raises(Refused) as caught:
        ward.desks.corrections.adopt_code(ward.actor(), other, "H03.15-261118-0707", Issuer.PROVINCE)
    assert caught.value.code == "code.taken"


def test_a_foreign_code_of_our_own_series_does_not_stop_our_numbering(ward: Ward) -> None:
    """A code typed in must never make a later receipt of our own impossible."""
    ward.receive(a_form(given_code=Code("000.00.00.H99-261118-0002", Issuer.PORTAL)))
    assert [ward.receive().code[-4:] for _ in range(3)] == ["0001", "0003", "0004"]
    assert ward.desks.upkeep.verify(ward.actor()).problems == ()


def test_parties_of_a_corrected_dossier_are_replaced_and_not_added(ward: Ward, code: str) -> None:
    ward.desks.corrections.correct(ward.actor(), code, (("owner.name", "Nguyễn Thị Mận"),), "Nhầm")
    assert ward.rows("SELECT ordinal, role, name FROM party ORDER BY ordinal") == [
        (1, "owner", "Nguyễn Thị Mận"),
        (2, "subject", "Nguyễn An Nhiên"),
    ]


def test_markup_quotes_and_marks_in_a_name_are_kept_letter_for_letter(ward: Ward) -> None:
    name = "Robert'); DROP TABLE dossier;-- <b>&amp;</b> =1+1 \u202eăn\u200d"
    code = ward.receive(a_form("1.004873", a_party(name=name))).code
    assert ward.desks.lookup.show(ward.actor(), code).dossier.owner.name == name
    assert ward.one("SELECT owner FROM dossier WHERE code = ?", code) == name


def test_money_taken_stands_in_the_cash_book_with_who_took_it(ward: Ward, code: str) -> None:
    ward.receive()
    ward.desks.returning.collect_fee(
        ward.actor("thu", done_by=ward.desks.person("hoa")), "000.00.00.H99-261118-0002", 15_000, "AB 12"
    )
    assert ward.rows("SELECT number, amount, book, taken_by FROM cash") == [(2, 15_000, "AB 12", "hoa")]


def test_moments_are_stored_in_utc(ward: Ward, code: str) -> None:
    with closing(sqlite3.connect(ward.database)) as connection:
        stored = connection.execute("SELECT happened_at FROM event").fetchone()[0]
    assert stored == "2026-11-18 01:30:00.000000"
