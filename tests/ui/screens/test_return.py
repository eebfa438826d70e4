"""Giving results back by keyboard and scanner alone, read back through the desks."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from builders import BIRTH, SINGLE_STATUS, Ward, a_form, a_party, a_ward
from counter_app.domain.dossiers.parties import PartyRole
from counter_app.domain.dossiers.values import Receiver
from counter_app.domain.numbering.barcode import BarcodeKind, payload
from counter_app.domain.scans import scanned
from counter_app.services.counter_rows import ReturnView
from counter_app.services.lookup_rows import DossierPage
from counter_app.services.wording import Language
from counter_app.ui.dialogs.act_dialog import ActDialog
from counter_app.ui.screens.giving_back.screen import ReturnScreen
from ui.rooms import MONDAY, Bench, a_window

NUMBER = "006187000123"
NAME = "Nguyễn Thị Đào"
CARD = f"{NUMBER}||{NAME}|05011987|Nữ|Tổ 9, phường Đức Xuân|12032021"
SOMEBODY_ELSE = "006095001338||Triệu Văn Sơn|12041995|Nam|Tổ 2|12032021"


@pytest.fixture
def ward(tmp_path: Path) -> Iterator[Ward]:
    with a_ward(tmp_path / "ward", MONDAY - timedelta(days=4)) as ward:
        yield ward


@pytest.fixture
def counter(ward: Ward, qtbot: QtBot) -> Callable[..., Bench]:
    """Sit down at the returning screen on Monday morning."""

    def sit(**more: object) -> Bench:
        ward.clock.moment = MONDAY
        bench = a_window(ward, (ReturnScreen,), keep=qtbot.addWidget, **more)  # type: ignore[arg-type]
        bench.window.activateWindow()
        bench.screen("return")
        return bench

    return sit


def screen_of(bench: Bench) -> ReturnScreen:
    present = bench.window.present()
    assert isinstance(present, ReturnScreen)
    return present


def press(bench: Bench, key: Qt.Key, control: bool = False) -> None:
    """Press a key where the keyboard is."""
    if QApplication.activeWindow() is None:
        bench.window.activateWindow()
        QApplication.processEvents()
    held = Qt.KeyboardModifier.ControlModifier if control else Qt.KeyboardModifier.NoModifier
    QTest.keyClick(QApplication.focusWidget() or bench.window, key, held)
    QApplication.processEvents()


def type_in(text: str) -> None:
    """Type where the keyboard is; letters that Qt's test keyboard lacks are put in as an input method does."""
    focus = QApplication.focusWidget()
    if text.isascii():
        QTest.keyClicks(focus, text)
    else:
        focus.insert(text)  # type: ignore[union-attr]
        focus.textEdited.emit(focus.text())  # type: ignore[union-attr]


def scan(bench: Bench, text: str) -> None:
    screen_of(bench).scanned(scanned(text))
    QApplication.processEvents()


def shown(widget: QWidget) -> str:
    """Return all words a person can read."""
    return "\n".join(one.text() for one in widget.findChildren(QLabel) if one.isVisible())


def page(ward: Ward, code: str) -> DossierPage:
    return ward.desks.lookup.show(ward.actor(), code)


def stage(ward: Ward, code: str) -> str:
    return page(ward, code).dossier.stage.value


def received_by(ward: Ward, code: str) -> Receiver:
    event = next(event for event in reversed(page(ward, code).events) if event.kind == "returned")
    receiver = event.payload.receiver  # type: ignore[attr-defined]
    assert isinstance(receiver, Receiver)
    return receiver


def a_result(ward: Ward, **party: object) -> str:
    """Return a free matter whose result waits."""
    return ward.ready(a_form(BIRTH, a_party(**party)))  # type: ignore[arg-type]


def owing(ward: Ward, **party: object) -> str:
    """Return a matter of 15.000 đ whose result waits."""
    return ward.ready(a_form(SINGLE_STATUS, a_party(**party)))  # type: ignore[arg-type]


# the usual way


def test_a_scanned_receipt_and_one_key_give_a_result_back(ward: Ward, counter: Callable[..., Bench]) -> None:
    code = a_result(ward, id_number=NUMBER)
    bench = counter()
    scan(bench, code)
    press(bench, Qt.Key.Key_F9)
    assert stage(ward, code) == "returned"
    assert received_by(ward, code) == Receiver(NAME, NUMBER)
    assert NAME in bench.window.messages.said
    assert QApplication.focusWidget() is screen_of(bench).first_focus()


def test_the_barcode_of_a_receipt_opens_its_dossier_with_the_receipt_handed_in(
    ward: Ward, counter: Callable[..., Bench]
) -> None:
    code = a_result(ward)
    bench = counter()
    scan(bench, payload(BarcodeKind.DOSSIER, page(ward, code).dossier.number))
    assert code in shown(bench.window)
    assert "mã quét trùng hồ sơ" in shown(bench.window)


def test_nothing_is_in_hand_until_somebody_chooses_so_f9_gives_nothing_back(
    ward: Ward, counter: Callable[..., Bench]
) -> None:
    first, second = a_result(ward, name="Hà Thị Một"), a_result(ward, name="Hà Thị Hai")
    bench = counter()
    press(bench, Qt.Key.Key_F9)
    assert {stage(ward, first), stage(ward, second)} == {"result_ready"}
    scan(bench, first)
    press(bench, Qt.Key.Key_F9)
    press(bench, Qt.Key.Key_F9)
    assert (stage(ward, first), stage(ward, second)) == ("returned", "result_ready")
    assert "Hà Thị Hai" in [row.submitter for row in screen_of(bench).list.model.rows]


def test_the_list_is_walked_by_arrows_and_enter_opens(ward: Ward, counter: Callable[..., Bench]) -> None:
    code = a_result(ward, name="Hà Thị Một")
    bench = counter()
    press(bench, Qt.Key.Key_F, control=True)
    press(bench, Qt.Key.Key_Return)
    press(bench, Qt.Key.Key_Down)
    press(bench, Qt.Key.Key_Return)
    assert code in shown(screen_of(bench).pane)
    press(bench, Qt.Key.Key_F9)
    assert stage(ward, code) == "returned"


def test_a_code_or_name_typed_into_the_box_opens_the_one_that_fits(ward: Ward, counter: Callable[..., Bench]) -> None:
    code = a_result(ward, name="Hứa Thị Thủy")
    a_result(ward, name="Ma Văn Ba")
    bench = counter()
    type_in("hua thuy")
    press(bench, Qt.Key.Key_Return)
    assert code in shown(screen_of(bench).pane)
    assert "mã quét trùng hồ sơ" not in shown(bench.window)


# who


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


# the receipt


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


# the fee


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


# not here


def test_a_dossier_that_is_not_ready_says_where_it_is_and_who_has_it(ward: Ward, counter: Callable[..., Bench]) -> None:
    code = ward.at_desk(a_form(SINGLE_STATUS))
    bench = counter()
    scan(bench, code)
    said = shown(screen_of(bench).pane)
    assert "Lê Văn Bình" in said
    assert "chưa có kết quả" in said
    press(bench, Qt.Key.Key_F9)
    assert stage(ward, code) == "in_process"


def test_a_late_one_offers_the_apology(ward: Ward, counter: Callable[..., Bench]) -> None:
    code = ward.at_desk(a_form(SINGLE_STATUS))
    bench = counter()
    ward.clock.forward(days=4)
    scan(bench, code)
    assert "quá hạn" in shown(screen_of(bench).pane)
    press(bench, Qt.Key.Key_F7)
    dialog = next(one for one in bench.window.findChildren(ActDialog) if one.isVisible())
    type_in("01/12/2026 17:00")
    press(bench, Qt.Key.Key_Return)
    dialog.entries["reason"].focus.insertPlainText("Cho xac minh")  # type: ignore[attr-defined]
    dialog.submit()
    QApplication.processEvents()
    assert [event.kind for event in page(ward, code).events][-1] == "apologised"


def test_who_may_not_apologise_is_told_whom_to_ask(ward: Ward, counter: Callable[..., Bench]) -> None:
    code = ward.at_desk(a_form(SINGLE_STATUS))
    bench = counter(who="tra")
    ward.clock.forward(days=4)
    scan(bench, code)
    assert "hãy báo người đang giữ hồ sơ" in shown(screen_of(bench).pane)
    press(bench, Qt.Key.Key_F7)
    assert not [one for one in bench.window.findChildren(ActDialog) if one.isVisible()]


def test_an_unknown_code_is_refused_in_words(ward: Ward, counter: Callable[..., Bench]) -> None:
    bench = counter()
    scan(bench, "000.00.00.H99-261118-9999")
    assert "000.00.00.H99-261118-9999" in bench.window.messages.shown


# more of the same person


def test_another_result_of_the_same_person_is_one_key_away(ward: Ward, counter: Callable[..., Bench]) -> None:
    codes = [a_result(ward, id_number=NUMBER) for _ in range(2)]
    a_result(ward, name="Ma Văn Ba", id_number="006095001338")
    bench = counter()
    scan(bench, CARD)
    assert "còn 1 kết quả" in shown(bench.window)
    press(bench, Qt.Key.Key_F9)
    press(bench, Qt.Key.Key_Return, control=True)
    assert "Khớp thẻ căn cước" in shown(bench.window)
    press(bench, Qt.Key.Key_F9)
    assert {stage(ward, code) for code in codes} == {"returned"}


def test_a_namesake_is_not_taken_for_the_same_person(ward: Ward, counter: Callable[..., Bench]) -> None:
    code = a_result(ward)
    a_result(ward)
    bench = counter()
    scan(bench, code)
    assert "kết quả khác đang chờ" not in shown(bench.window)


# the rest of the screen


def test_results_nobody_fetches_have_a_view(ward: Ward, counter: Callable[..., Bench]) -> None:
    a_result(ward, name="Hà Thị Một")
    bench = counter()
    ward.clock.forward(days=9)
    screen_of(bench).refresh()
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier)
    assert screen_of(bench).list.view is ReturnView.UNCOLLECTED
    assert [row.submitter for row in screen_of(bench).list.model.rows] == ["Hà Thị Một"]


def test_an_empty_list_says_why_and_offers_what_helps(ward: Ward, counter: Callable[..., Bench]) -> None:
    bench = counter()
    assert "Không còn kết quả nào chờ trả." in shown(bench.window)
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_3, Qt.KeyboardModifier.AltModifier)
    assert "Hôm nay chưa trả kết quả nào." in shown(bench.window)
    assert screen_of(bench).list.help.isVisible()


def test_whoever_sits_down_next_sees_nothing_of_the_last(ward: Ward, counter: Callable[..., Bench]) -> None:
    code = a_result(ward, name="Hà Thị Một")
    bench = counter()
    scan(bench, code)
    press(bench, Qt.Key.Key_F6)
    type_in("Le Van Ba")
    bench.counter.sit_down(ward.desks.person("tra"))
    QApplication.processEvents()
    assert code not in shown(screen_of(bench).pane)
    scan(bench, code)
    assert not screen_of(bench).handing.proxy  # type: ignore[union-attr]


def test_the_receipt_is_printed_again_after_it_was_shown(ward: Ward, counter: Callable[..., Bench]) -> None:
    code = a_result(ward)
    bench = counter()
    scan(bench, code)
    press(bench, Qt.Key.Key_P, control=True)
    assert [preview for _, preview in bench.room.papers.jobs] == [True]  # type: ignore[attr-defined]


def test_an_earlier_return_is_recorded_with_its_time_and_reason(ward: Ward, counter: Callable[..., Bench]) -> None:
    code = a_result(ward)
    bench = counter()
    scan(bench, code)
    bench.counter.commands.trigger("return.give_late")
    QApplication.processEvents()
    dialog = next(one for one in bench.window.findChildren(ActDialog) if one.isVisible())
    assert dialog.late is not None
    dialog.late.unfold()
    for name, text in (("happened_at", "23/11/2026 08:00"), ("late_reason", "Mat dien")):
        dialog.late.entries[name].focus.setText(text)  # type: ignore[attr-defined]
    dialog.submit()
    QApplication.processEvents()
    event = page(ward, code).events[-1]
    assert (event.kind, event.happened_at.astimezone(MONDAY.tzinfo).hour) == ("returned", 8)


@pytest.mark.parametrize("language", list(Language))
def test_hostile_words_are_shown_letter_by_letter(
    ward: Ward, counter: Callable[..., Bench], language: Language
) -> None:
    name = "<b>Đặng</b> {x} %s & <img src=x> 'O\"Neil"
    code = ward.ready(a_form(BIRTH, a_party(name=name, address="<i>Tổ</i> {0}")))
    bench = counter(language=language)
    scan(bench, code)
    said = shown(screen_of(bench).pane)
    assert name in said
    assert "<i>Tổ</i> {0}" in said
    press(bench, Qt.Key.Key_F9)
    assert name in bench.window.messages.said


@pytest.mark.parametrize("language", list(Language))
def test_every_text_is_said_in_the_language_of_the_day(
    ward: Ward, counter: Callable[..., Bench], language: Language
) -> None:
    code = owing(ward, id_number=NUMBER)
    bench = counter(language=language)
    scan(bench, code)
    for widget in bench.window.findChildren(QWidget):
        assert not widget.accessibleName().startswith("return."), widget
    assert "return." not in shown(bench.window)


def test_all_that_can_be_worked_has_a_name(ward: Ward, counter: Callable[..., Bench]) -> None:
    code = owing(ward)
    bench = counter()
    scan(bench, code)
    press(bench, Qt.Key.Key_F6)
    screen = screen_of(bench)
    workable = [
        one for one in screen.findChildren(QWidget) if one.isVisible() and one.focusPolicy() & Qt.FocusPolicy.TabFocus
    ]
    assert len(workable) > 10
    assert [one for one in workable if not one.accessibleName()] == []
