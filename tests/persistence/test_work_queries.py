"""The work lists read the same on both engines, and count what they show."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, time

import pytest

from builders import DESK, Ward, a_form, a_party, a_ward, copies, quick_folder
from counter_app.domain.dossiers.parties import PartyRole
from counter_app.domain.errors import Refused
from counter_app.domain.numbering import barcode
from counter_app.domain.numbering.barcode import BarcodeKind
from counter_app.persistence.work_queries import SqlWorkQueries
from counter_app.services.counter_rows import Box, ReturnView
from counter_app.services.demo.fill import fill
from counter_app.services.intake import OutsideProcedure
from counter_app.services.work_rows import View
from servers import a_shared_ward

SERVER = pytest.param("postgresql", marks=pytest.mark.postgres)
LOGINS = ("hoa", "binh", "thang", "vui", "chat")


@contextmanager
def ward_on(engine: str) -> Iterator[Ward]:
    folder = quick_folder()
    try:
        with a_ward(folder) if engine == "sqlite" else a_shared_ward(folder) as ward:
            yield ward
    finally:
        shutil.rmtree(folder)


@pytest.fixture(params=["sqlite", SERVER])
def ward(request: pytest.FixtureRequest) -> Iterator[Ward]:
    """A founded ward on either engine."""
    with ward_on(request.param) as open_ward:
        yield open_ward


def queries(ward: Ward) -> SqlWorkQueries:
    return SqlWorkQueries(ward.store)


def a_lived_in(ward: Ward) -> None:
    """Some weeks of work, and slips on their way in all directions."""
    fill(ward.desks, 60, date(2026, 11, 2), date(2026, 11, 18), 11)
    ward.clock.set(date(2026, 11, 18), time(16, 30))
    sent = [ward.receive(a_form("", outside=OutsideProcedure("Việc lạ", "3 working_day", "QĐ", desk=DESK))).code]
    sent += [ward.receive(a_form("1.004873", a_party(), a_party(PartyRole.CO_OWNER, "Lò Văn Páo"))).code]
    batch = ward.desks.handover.hand_over(ward.actor(), sent, DESK).batch
    ward.desks.handover.accept(ward.actor("binh"), batch, left_out={sent[0]})
    ward.desks.handover.hand_over(ward.actor(), [ward.receive(copies(2, 1)).code], "vui")
    ward.ready()


def test_every_count_is_the_number_of_rows_shown(ward: Ward) -> None:
    a_lived_in(ward)
    desk = ward.desks.worklists
    for login in LOGINS:
        actor = ward.actor(login)
        counts = desk.counts(actor)
        for view in View:
            page = desk.queue(actor, view, limit=1000)
            assert counts.views[view] == page.total == len(page.rows), (login, view)
        assert counts.incoming_batches == len(desk.batches(actor, Box.INCOMING))
        assert counts.outgoing_batches == len(desk.batches(actor, Box.OUTGOING))
    hoa, counts = ward.actor(), desk.counts(ward.actor())
    assert counts.ready == desk.results(hoa).total > 0
    assert counts.uncollected == desk.results(hoa, ReturnView.UNCOLLECTED).total
    assert counts.returned_today == desk.results(hoa, ReturnView.RETURNED_TODAY).total
    assert counts.received_today == desk.reception_board(hoa).received_today > 0


def test_no_dossier_at_work_is_in_nobodys_list(ward: Ward) -> None:
    a_lived_in(ward)
    everything = {line.number for line in queries(ward).lines(None, "")}
    served = frozenset({"mot_cua", DESK, "lanh_dao", "van_thu"})
    others = {line.holder_desk for line in queries(ward).lines(None, "")} - served
    by_desk = {line.number for desk in served | others for line in queries(ward).lines(frozenset({desk}), "")}
    assert by_desk == everything
    assert queries(ward).lines(frozenset(), "nobody") == ()


@pytest.mark.postgres
def test_both_engines_show_the_same_lists() -> None:
    with ward_on("sqlite") as one, ward_on("postgresql") as other:
        for ward in (one, other):
            a_lived_in(ward)
        for login in LOGINS:
            for view in View:
                assert one.desks.worklists.queue(one.actor(login), view) == other.desks.worklists.queue(
                    other.actor(login), view
                )
            assert one.desks.worklists.counts(one.actor(login)) == other.desks.worklists.counts(other.actor(login))
            for box in Box:
                assert one.desks.worklists.batches(one.actor(login), box) == other.desks.worklists.batches(
                    other.actor(login), box
                )
        for text in ("nguyen", "09", "th d"):
            assert one.desks.worklists.known_person(one.actor(), text) == other.desks.worklists.known_person(
                other.actor(), text
            )
        assert one.desks.worklists.procedures(one.actor()) == other.desks.worklists.procedures(other.actor())
        assert one.desks.worklists.reception_board(one.actor()) == other.desks.worklists.reception_board(other.actor())
        for kind in ReturnView:
            assert one.desks.worklists.results(one.actor(), kind) == other.desks.worklists.results(other.actor(), kind)
        handle = one.desks.worklists.queue(one.actor("chat"), View.ALL).rows[0].handle
        assert one.desks.worklists.dossier_card(one.actor(), handle) == other.desks.worklists.dossier_card(
            other.actor(), handle
        )


def test_a_person_is_found_among_the_open_dossiers_only(ward: Ward) -> None:
    party = a_party(id_number="006187004512")
    first, second = ward.receive(a_form("1.004873", party)), ward.receive(a_form("1.001193", party))
    assert queries(ward).of_person("006187004512", "") == (first.number, second.number)
    ward.desks.reception.cancel(ward.actor(), first.code, "Nhập nhầm")
    assert queries(ward).of_person("006187004512", "") == queries(ward).of_person("", "dao") == (second.number,)
    assert queries(ward).of_person("00618700451", "") == ()


def test_a_slip_is_known_by_its_barcode_and_a_dossiers_barcode_is_no_slip(ward: Ward) -> None:
    batch = ward.desks.handover.hand_over(ward.actor(), [ward.receive().code], DESK).batch
    assert queries(ward).batch(barcode.payload(BarcodeKind.HANDOVER, 1))[0].batch == batch
    with pytest.raises(Refused, match=r"batch\.unknown"):
        queries(ward).batch(barcode.payload(BarcodeKind.DOSSIER, 1))


def test_hostile_text_finds_nothing_and_breaks_nothing(ward: Ward) -> None:
    ward.receive()
    for text in ("'; DROP TABLE dossier; --", "%", "_" * 500, "\x00\ud800", "đ" * 300, '"dao" OR "x"*', "0 OR 1=1"):
        assert ward.desks.worklists.known_person(ward.actor(), text) == ()
        assert ward.desks.worklists.open_dossiers_of(ward.actor(), name=text, id_number="") == ()
        assert ward.desks.worklists.open_dossiers_of(ward.actor(), id_number=text) == ()
        assert ward.desks.worklists.queue(ward.actor(), View.ALL, filter_text=text).rows in ((), ward_rows(ward))


def ward_rows(ward: Ward) -> object:
    """What a filter without a single word leaves: everything."""
    return ward.desks.worklists.queue(ward.actor(), View.ALL).rows
