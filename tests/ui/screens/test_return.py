"""Giving results back by keyboard and scanner alone, read back through the desks."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any, ClassVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from builders import BIRTH, SINGLE_STATUS, Ward, a_form, a_party, a_ward
from counter_app.domain.dossiers.values import Receiver
from counter_app.domain.numbering.barcode import BarcodeKind, payload
from counter_app.services.counter_rows import ReturnView
from counter_app.services.wording import Language
from counter_app.ui.background import Inline
from counter_app.ui.dialogs.act_dialog import ActDialog
from ui.rooms import MONDAY, Bench
from ui.screens.return_bench import (
    CARD,
    NAME,
    NUMBER,
    a_result,
    owing,
    page,
    press,
    received_by,
    scan,
    screen_of,
    shown,
    stage,
    type_in,
)


class Late(Inline):
    """A runner whose answers come when the test says so, as they do where desk calls have a thread of their own."""

    waiting: ClassVar[list[Callable[[], None]]] = []

    def run(self, work: Any, then: Any = None, failed: Any = None) -> None:
        run = super().run
        self.waiting.append(lambda: run(work, then, failed))

    @classmethod
    def all_answers(cls) -> None:
        while cls.waiting:
            cls.waiting.pop(0)()
        QApplication.processEvents()


@pytest.fixture
def ward(tmp_path: Path) -> Iterator[Ward]:
    with a_ward(tmp_path / "ward", MONDAY - timedelta(days=4)) as ward:
        yield ward


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


def test_what_fits_is_opened_when_the_answer_comes_later_than_the_question(
    ward: Ward, counter: Callable[..., Bench]
) -> None:
    code = a_result(ward, name="Hứa Thị Thủy")
    a_result(ward, name="Ma Văn Ba")
    bench = counter(runner=Late)
    Late.all_answers()
    type_in("hua thuy")
    press(bench, Qt.Key.Key_Return)
    Late.all_answers()
    assert code in shown(screen_of(bench).pane)
    press(bench, Qt.Key.Key_F9)
    Late.all_answers()
    assert stage(ward, code) == "returned"


def test_enter_in_the_filter_goes_on_to_the_one_that_fits(ward: Ward, counter: Callable[..., Bench]) -> None:
    code = a_result(ward, name="Hứa Thị Thủy")
    a_result(ward, name="Ma Văn Ba")
    bench = counter(runner=Late)
    Late.all_answers()
    press(bench, Qt.Key.Key_F, control=True)
    type_in("thuy")
    press(bench, Qt.Key.Key_Return)
    Late.all_answers()
    assert code in shown(screen_of(bench).pane)


def test_enter_in_the_filter_leaves_the_choice_among_several_to_the_person(
    ward: Ward, counter: Callable[..., Bench]
) -> None:
    codes = [a_result(ward, name=name) for name in ("Hứa Thị Thủy", "Ma Thị Thủy")]
    bench = counter(runner=Late)
    Late.all_answers()
    press(bench, Qt.Key.Key_F, control=True)
    type_in("thuy")
    press(bench, Qt.Key.Key_Return)
    Late.all_answers()
    assert QApplication.focusWidget() is screen_of(bench).list.table
    assert not any(code in shown(screen_of(bench).pane) for code in codes)


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
