"""The fee at the return: collected, waived, owed; and never taken twice."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from builders import Ward, a_ward
from counter_app.domain.dossiers.values import Receiver
from counter_app.ui.dialogs.act_dialog import ActDialog
from ui.rooms import MONDAY, Bench
from ui.screens.return_bench import (
    NAME,
    owing,
    page,
    press,
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


def test_a_fee_is_collected_and_the_result_given_back_with_one_key(ward: Ward, counter: Callable[..., Bench]) -> None:
    code = owing(ward)
    bench = counter()
    scan(bench, code)
    assert "15.000" in screen_of(bench).pane.foot.give.words
    press(bench, Qt.Key.Key_F9)
    dossier = page(ward, code).dossier
    assert (dossier.stage.value, dossier.fee.outstanding, dossier.fee.collected) == ("returned", 0, 15_000)
    assert bench.window.messages.shown == ""


def test_the_line_of_the_receipt_book_goes_with_the_money(ward: Ward, counter: Callable[..., Bench]) -> None:
    code = owing(ward)
    bench = counter()
    scan(bench, code)
    screen_of(bench).pane.checks.book.setFocus()
    type_in("0004512")
    press(bench, Qt.Key.Key_F9)
    collected = next(event for event in page(ward, code).events if event.kind == "fee_collected")
    assert collected.payload.book == "0004512"  # type: ignore[attr-defined]


def test_an_unpaid_fee_warns_and_holds_nothing_back(ward: Ward, counter: Callable[..., Bench]) -> None:
    code = owing(ward)
    bench = counter()
    scan(bench, code)
    screen_of(bench).pane.checks.collects.setFocus()
    press(bench, Qt.Key.Key_Space)
    assert "còn nợ" in screen_of(bench).pane.foot.give.words
    press(bench, Qt.Key.Key_F9)
    dossier = page(ward, code).dossier
    assert (dossier.stage.value, dossier.fee.outstanding) == ("returned", 15_000)
    assert "15.000" in bench.window.messages.shown


def test_a_debt_is_collected_after_the_return(ward: Ward, counter: Callable[..., Bench]) -> None:
    code = owing(ward)
    ward.desks.returning.give_back(ward.actor(), code, Receiver(NAME))
    bench = counter()
    scan(bench, code)
    press(bench, Qt.Key.Key_F9)
    assert page(ward, code).dossier.fee.outstanding == 0


def test_a_fee_is_waived_with_its_basis(ward: Ward, counter: Callable[..., Bench]) -> None:
    code = owing(ward)
    bench = counter()
    scan(bench, code)
    bench.counter.commands.trigger("return.waive")
    QApplication.processEvents()
    dialog = next(one for one in bench.window.findChildren(ActDialog) if one.isVisible())
    type_in("Ho ngheo")
    dialog.submit()
    QApplication.processEvents()
    fee = page(ward, code).dossier.fee
    assert (fee.waived, fee.basis) == (True, "Ho ngheo")
    assert "Được miễn" in shown(bench.window)
    press(bench, Qt.Key.Key_F9)
    assert stage(ward, code) == "returned"


def test_who_may_not_waive_is_not_offered_to(ward: Ward, counter: Callable[..., Bench]) -> None:
    code = owing(ward)
    bench = counter(who="tra")
    scan(bench, code)
    assert not screen_of(bench).pane.checks.waive.isVisible()
    press(bench, Qt.Key.Key_F9)
    assert stage(ward, code) == "returned"


def test_money_that_was_taken_stays_recorded_where_the_return_is_refused(
    ward: Ward, counter: Callable[..., Bench]
) -> None:
    code = owing(ward)
    bench = counter()
    scan(bench, code)
    press(bench, Qt.Key.Key_F6)
    for text in ("Le Van Ba", "123", "12/GUQ"):
        type_in(text)
        press(bench, Qt.Key.Key_Tab)
    press(bench, Qt.Key.Key_F9)
    dossier = page(ward, code).dossier
    assert (dossier.stage.value, dossier.fee.collected) == ("result_ready", 15_000)
    assert "Đã thu 15.000 đồng" in shown(bench.window)


def test_a_dossier_that_somebody_changed_meanwhile_is_not_given_back_unseen(
    ward: Ward, counter: Callable[..., Bench]
) -> None:
    code = owing(ward)
    bench = counter()
    scan(bench, code)
    ward.desks.returning.collect_fee(ward.actor(), code, 5_000)
    press(bench, Qt.Key.Key_F9)
    assert stage(ward, code) == "result_ready"
    assert bench.window.messages.shown
    assert "10.000" in screen_of(bench).pane.foot.give.words
