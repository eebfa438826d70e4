"""Who a result is given to: the card compared, a proxy with the paper, a receipt that was lost."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from builders import BIRTH, Ward, a_form, a_party, a_ward
from counter_app.domain.dossiers.parties import PartyRole
from counter_app.domain.dossiers.values import Receiver
from counter_app.services.wording import Language
from ui.rooms import MONDAY, Bench
from ui.screens.return_bench import (
    CARD,
    NAME,
    NUMBER,
    SOMEBODY_ELSE,
    a_result,
    press,
    received_by,
    scan,
    screen_of,
    shown,
    stage,
    type_in,
)


@pytest.fixture
def ward(tmp_path: Path) -> Iterator[Ward]:
    with a_ward(tmp_path / "ward", MONDAY - timedelta(days=4)) as ward:
        yield ward


def test_the_card_of_the_right_person_is_compared_by_its_number(ward: Ward, counter: Callable[..., Bench]) -> None:
    code = a_result(ward, id_number=NUMBER)
    bench = counter()
    scan(bench, code)
    scan(bench, CARD)
    assert "Khớp thẻ căn cước" in shown(bench.window)
    press(bench, Qt.Key.Key_F9)
    assert bench.answers.asked == []
    assert received_by(ward, code).id_number == NUMBER


def test_a_card_alone_finds_the_results_of_its_bearer(ward: Ward, counter: Callable[..., Bench]) -> None:
    a_result(ward, name="Ma Văn Ba", id_number="006095001338")
    code = a_result(ward, id_number=NUMBER)
    bench = counter()
    scan(bench, CARD)
    assert code in shown(screen_of(bench).pane)
    assert "Khớp thẻ căn cước" in shown(bench.window)


def test_where_the_dossier_holds_no_number_the_name_is_compared_and_the_number_written_down(
    ward: Ward, counter: Callable[..., Bench]
) -> None:
    code = a_result(ward)
    bench = counter()
    scan(bench, code)
    scan(bench, CARD)
    press(bench, Qt.Key.Key_F9)
    assert received_by(ward, code) == Receiver(NAME, NUMBER)


def test_the_card_of_somebody_else_is_said_and_asked_about(ward: Ward, counter: Callable[..., Bench]) -> None:
    code = a_result(ward, id_number=NUMBER)
    bench = counter()
    scan(bench, code)
    scan(bench, SOMEBODY_ELSE)
    assert "Thẻ của người khác" in shown(bench.window)
    press(bench, Qt.Key.Key_F9)
    assert len(bench.answers.asked) == 1
    assert stage(ward, code) == "result_ready"
    bench.answers.ready.append(True)
    press(bench, Qt.Key.Key_F9)
    assert stage(ward, code) == "returned"


def test_a_proxy_is_written_down_from_the_card_with_the_paper_that_authorises(
    ward: Ward, counter: Callable[..., Bench]
) -> None:
    code = a_result(ward, id_number=NUMBER)
    bench = counter()
    scan(bench, code)
    scan(bench, SOMEBODY_ELSE)
    press(bench, Qt.Key.Key_F6)
    type_in("12/GUQ")
    press(bench, Qt.Key.Key_F9)
    assert bench.answers.asked == []
    assert received_by(ward, code) == Receiver("Triệu Văn Sơn", "006095001338", True, "12/GUQ")


def test_a_proxy_without_the_paper_is_sent_to_that_field(ward: Ward, counter: Callable[..., Bench]) -> None:
    code = a_result(ward)
    bench = counter()
    scan(bench, code)
    press(bench, Qt.Key.Key_F6)
    type_in("Le Van Ba")
    press(bench, Qt.Key.Key_F9)
    assert stage(ward, code) == "result_ready"
    focus = QApplication.focusWidget()
    assert focus.accessibleName() == "Giấy ủy quyền"
    assert "giấy ủy quyền" in focus.accessibleDescription()


def test_a_number_that_is_too_short_is_said_at_its_field(ward: Ward, counter: Callable[..., Bench]) -> None:
    code = a_result(ward)
    bench = counter()
    scan(bench, code)
    press(bench, Qt.Key.Key_F6)
    for text in ("Le Van Ba", "123", "12/GUQ"):
        type_in(text)
        press(bench, Qt.Key.Key_Tab)
    press(bench, Qt.Key.Key_F9)
    assert stage(ward, code) == "result_ready"
    focus = QApplication.focusWidget()
    assert focus.accessibleName() == "Số giấy tờ tùy thân"
    assert focus.accessibleDescription()


def test_a_proxy_who_filed_it_is_known_already(ward: Ward, counter: Callable[..., Bench]) -> None:
    proxy = a_party(PartyRole.PROXY, "Lê Văn Ba", id_number="006095001338", authority="GUQ 5/2026")
    code = ward.ready(a_form(BIRTH, a_party(), proxy))
    bench = counter()
    scan(bench, code)
    press(bench, Qt.Key.Key_F9)
    assert received_by(ward, code) == Receiver("Lê Văn Ba", "006095001338", True, "GUQ 5/2026")


def test_what_was_typed_stays_while_another_dossier_is_looked_at(ward: Ward, counter: Callable[..., Bench]) -> None:
    code, other = a_result(ward), a_result(ward, name="Ma Văn Ba")
    bench = counter()
    scan(bench, code)
    press(bench, Qt.Key.Key_F6)
    type_in("Le Van Ba")
    scan(bench, other)
    scan(bench, code)
    screen_of(bench).refresh()
    bench.room.words.speak(Language.EN)
    assert screen_of(bench).pane.receiver.name.entry.text() == "Le Van Ba"


def test_a_lost_receipt_is_recorded_and_the_papers_are_asked_about(ward: Ward, counter: Callable[..., Bench]) -> None:
    code = a_result(ward, name="Hứa Thị Thủy")
    bench = counter()
    type_in("hua thuy")
    press(bench, Qt.Key.Key_Return)
    press(bench, Qt.Key.Key_F8)
    press(bench, Qt.Key.Key_F9)
    assert len(bench.answers.asked) == 1
    assert stage(ward, code) == "result_ready"
    screen_of(bench).pane.checks.seen.setFocus()
    press(bench, Qt.Key.Key_Space)
    press(bench, Qt.Key.Key_F9)
    assert len(bench.answers.asked) == 1
    assert received_by(ward, code).receipt_lost
