"""How many keys a clerk presses for a matter: the budget of the counter, counted at the window, without a mouse."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from builders import BIRTH, CERTIFIED_COPY, SINGLE_STATUS
from counter_app.domain.procedures.papers import PaperState
from ui.screens.receive_bench import DAO, TU, Clerk, a_clerk

K = Qt.Key


@pytest.fixture
def clerk(tmp_path: Path, qtbot: QtBot) -> Iterator[Clerk]:
    with a_clerk(tmp_path, qtbot.addWidget) as one:
        one.choose("xac nhan tinh trang hon nhan")
        yield one
        assert one.presses.clicks == 0


def test_r0_same_procedure_card_and_papers(clerk: Clerk) -> None:
    clerk.scan(DAO)
    clerk.press(K.Key_F6, K.Key_F9)
    dossier = clerk.last()
    assert (dossier.parties[0].name, dossier.procedure.code) == ("Nguyễn Thị Đào", SINGLE_STATUS)
    assert clerk.commands <= 2


def test_r1_copies_are_typed_where_the_keyboard_is(clerk: Clerk) -> None:
    clerk.choose("chung thuc ban sao tu ban chinh")
    clerk.scan(DAO)
    clerk.type("3")
    clerk.press(K.Key_F6, K.Key_F9)
    dossier = clerk.last()
    assert (dossier.procedure.code, dossier.fee.copies, dossier.fee.due) == (CERTIFIED_COPY, 3, 6_000)
    assert (clerk.commands, clerk.data) == (2, 1)


def test_r2_another_usual_procedure(clerk: Clerk) -> None:
    clerk.alt(K.Key_2)
    clerk.scan(DAO)
    clerk.press(K.Key_F6, K.Key_F9)
    assert clerk.last().procedure.code == CERTIFIED_COPY
    assert clerk.commands <= 4


def test_r3_a_procedure_by_its_initials(clerk: Clerk) -> None:
    clerk.press(K.Key_F3)
    clerk.type("k s")
    clerk.press(K.Key_Return)
    clerk.scan(DAO)
    clerk.press(K.Key_F6, K.Key_F9)
    assert clerk.last().procedure.code == BIRTH
    assert clerk.commands <= 4


def test_r4_the_telephone_of_somebody_new(clerk: Clerk) -> None:
    clerk.scan(DAO)
    clerk.type("0987654321")
    clerk.press(K.Key_F6, K.Key_F9)
    assert clerk.last().parties[0].phone == "0987654321"
    assert (clerk.commands, clerk.data) == (2, 10)


def test_r5_a_second_matter_of_the_same_person(clerk: Clerk) -> None:
    clerk.scan(DAO)
    clerk.press(K.Key_F6)
    clerk.start()
    clerk.control(K.Key_Return)
    clerk.alt(K.Key_3)
    clerk.press(K.Key_F6, K.Key_F9)
    dossier = clerk.last()
    assert (dossier.parties[0].name, dossier.procedure.code) == ("Nguyễn Thị Đào", BIRTH)
    assert clerk.received() == 8
    assert clerk.commands <= 6


@pytest.mark.parametrize("typed", ["006190007654", "be thi ngan", "ngan be"])
def test_r6_a_known_person_without_a_card(clerk: Clerk, typed: str) -> None:
    clerk.type(typed)
    clerk.press(K.Key_Return, K.Key_F6, K.Key_F9)
    party = clerk.last().parties[0]
    assert (party.name, party.id_number, party.phone) == ("Bế Thị Ngân", "006190007654", "0912345678")
    assert clerk.commands <= 3


def test_r7_a_missing_paper_makes_a_slip_before_acceptance(clerk: Clerk) -> None:
    clerk.scan(DAO)
    clerk.press(K.Key_F6, K.Key_Space, K.Key_F7, K.Key_F9)
    assert clerk.commands <= 4 + 1
    assert clerk.received() == 6
    slip = clerk.ward.one("SELECT slip FROM dossier ORDER BY number DESC LIMIT 1")
    dossier = clerk.dossier(slip)
    assert dossier.stage == "submitted"
    assert {paper.state for paper in dossier.papers} >= {PaperState.MISSING}


def test_r8_interrupted_and_taken_up_again(clerk: Clerk) -> None:
    clerk.scan(DAO)
    clerk.press(K.Key_F6)
    clerk.start()
    clerk.press(K.Key_F8)
    before = clerk.commands
    clerk.scan(TU)
    clerk.press(K.Key_F6, K.Key_F9)
    assert clerk.last().parties[0].name == "Lương Văn Tú"
    clerk.start()
    clerk.alt(K.Key_Up)
    clerk.press(K.Key_Return, K.Key_F9)
    assert clerk.last().parties[0].name == "Nguyễn Thị Đào"
    assert clerk.commands + before <= 5


def test_the_last_slip_again_is_one_key(clerk: Clerk) -> None:
    clerk.scan(DAO)
    clerk.press(K.Key_F6, K.Key_F9)
    clerk.start()
    clerk.press(K.Key_F12)
    assert clerk.commands == 1
    reprints = [job for job in clerk.ward.desks.print_room.jobs(clerk.ward.actor()) if job.reprint_of]
    assert len(reprints) == 1
