"""Look-up finds as a person types, opens with Enter, and every look at a dossier is written down once."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from builders import BIRTH, SINGLE_STATUS, Ward, a_form, a_party
from counter_app.domain.errors import Unavailable
from counter_app.domain.scans import scanned
from counter_app.services.lookup_rows import Node
from counter_app.services.wording import Language
from counter_app.ui.screens.lookup import screen as lookup_screen
from counter_app.ui.theme.theme import Look
from counter_app.ui.widgets.plain import Label
from ui.at_work import focused, settle
from ui.screens.lookup_bench import Key, LookupBench, a_late_one, looks, open_lookup

ALT, CTRL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier
HOSTILE = (
    "<b>Đào</b>",
    "<img src=x onerror=alert(1)>",
    "&amp; &lt;",
    "{x} {0} %s %1",
    "Ặ Ễ Ỗ Ự",
    "\u202eĐào",
    "a" * 190,
    "'; DROP TABLE dossiers; --",
    "N&N && Co",
    "漢字 العربية 🙂",
)


def at(ward: Ward, qtbot: QtBot, who: str = "hoa", **window: object) -> LookupBench:
    return open_lookup(ward, qtbot.addWidget, who, **window)


def named(ward: Ward, name: str, procedure: str = SINGLE_STATUS) -> str:
    return ward.receive(a_form(procedure, a_party(name=name, birth="1990", address="Tổ 5, phường Đức Xuân"))).code


# finding


def test_the_keyboard_begins_in_the_box_and_nothing_is_shown_before_something_is_asked(
    ward: Ward, qtbot: QtBot
) -> None:
    named(ward, "Nguyễn Thị Đào")
    bench = at(ward, qtbot)
    assert focused() is bench.screen.finder.box
    assert bench.rows == []
    assert "không cần dấu" in bench.said_of_hits
    assert looks(ward) == 0


def test_what_is_typed_is_found_without_accents_and_enter_opens_the_first(ward: Ward, qtbot: QtBot) -> None:
    older, newer = named(ward, "Nguyễn Thị Đào"), named(ward, "Nguyễn Thị Đạo")
    named(ward, "Trần Văn Bình")
    bench = at(ward, qtbot)
    bench.types("thi dao")
    assert bench.rows == [newer, older]
    assert looks(ward) == 0  # a list is no look
    bench.press(Key.Key_Return)
    assert bench.open_dossier.card.row.handle == newer
    assert looks(ward) == 1


@pytest.mark.parametrize(
    "typed", ["261123-0001", "006187004512", "0061870", "0912 345 678", "000.00.00.H99-261123-0001"]
)
def test_a_code_an_identity_number_and_a_telephone_find_too(ward: Ward, qtbot: QtBot, typed: str) -> None:
    code = ward.receive(a_form(SINGLE_STATUS, a_party(id_number="006187004512", phone="0912345678"))).code
    named(ward, "Trần Văn Bình")
    bench = at(ward, qtbot)
    bench.types(typed)
    assert bench.rows == [code]


def test_where_nothing_fits_what_was_perhaps_meant_is_offered(ward: Ward, qtbot: QtBot) -> None:
    code = named(ward, "Nguyễn Thị Đào")
    bench = at(ward, qtbot)
    bench.types("nguyem thi dao")
    assert "Ý bạn là" in bench.said_of_hits
    assert bench.rows == [code]
    bench.press(Key.Key_Return)
    assert bench.open_dossier.card.row.handle == code


def test_where_nothing_is_near_either_the_next_step_is_told(ward: Ward, qtbot: QtBot) -> None:
    named(ward, "Nguyễn Thị Đào")
    bench = at(ward, qtbot)
    bench.types("xyzxyz")
    assert bench.rows == []
    assert "Hãy thử ít chữ hơn" in bench.said_of_hits


def test_more_than_the_list_holds_asks_to_narrow_down_and_tells_how_many(
    ward: Ward, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("counter_app.ui.screens.lookup.reading.SHOWN", 2)
    monkeypatch.setattr("counter_app.ui.screens.lookup.finder.MANY", 3)
    for _ in range(4):
        named(ward, "Nguyễn Thị Đào")
    bench = at(ward, qtbot)
    bench.types("dao")
    assert len(bench.rows) == 2
    assert bench.said_of_hits.startswith("4 hồ sơ khớp. Hãy gõ thêm")


def test_filters_let_through_a_procedure_a_state_and_all_again(ward: Ward, qtbot: QtBot) -> None:
    single, birth = named(ward, "Nguyễn Thị Đào"), named(ward, "Nguyễn Thị Đào", BIRTH)
    ready = ward.ready(a_form(SINGLE_STATUS, a_party(name="Nguyễn Thị Đào")))
    bench = at(ward, qtbot)
    bench.types("dao")
    assert set(bench.rows) == {single, birth, ready}
    choose(bench, "procedure", "tình trạng hôn nhân")
    assert set(bench.rows) == {single, ready}
    choose(bench, "state", "Có kết quả")
    assert bench.rows == [ready]
    choose(bench, "time", "7 ngày")
    assert bench.rows == [ready]
    bench.command("clear")
    assert set(bench.rows) == {single, birth, ready}


def choose(bench: LookupBench, kind: str, said: str) -> None:
    """Open a filter from the keyboard and take the choice that says so."""
    bench.press(Key.Key_F, held=CTRL)
    while focused() is not bench.screen.finder.sieve.buttons[kind]:
        bench.press(Key.Key_Tab)
    bench.press(Key.Key_Space)
    menu = bench.screen.finder.sieve.menu
    assert menu is not None
    action = next(one for one in menu.actions() if said in one.text())
    menu.setActiveAction(action)
    menu.close()
    action.trigger()
    settle()


# opening


def test_arrows_in_the_list_open_what_they_rest_on_and_each_is_one_look(ward: Ward, qtbot: QtBot) -> None:
    older, newer = named(ward, "Nguyễn Thị Đào"), named(ward, "Nguyễn Thị Đạo")
    bench = at(ward, qtbot)
    bench.looks_up("dao")
    bench.press(Key.Key_Down)
    assert focused() is bench.screen.finder.list
    assert bench.open_dossier.card.row.handle == newer
    bench.press(Key.Key_Down)
    assert bench.open_dossier.card.row.handle == older
    assert looks(ward) == 2


def test_escape_goes_back_to_the_list_then_to_the_box_and_then_empties_it(ward: Ward, qtbot: QtBot) -> None:
    named(ward, "Nguyễn Thị Đào")
    bench = at(ward, qtbot)
    bench.looks_up("dao")
    bench.press(Key.Key_3, held=ALT)
    bench.press(Key.Key_Escape)
    assert focused() is bench.screen.finder.list
    bench.press(Key.Key_Escape)
    assert focused() is bench.screen.finder.box
    bench.press(Key.Key_Escape)
    assert bench.screen.finder.question == ""
    assert bench.rows == []


def test_a_handle_opens_its_dossier_and_an_unknown_one_is_told(ward: Ward, qtbot: QtBot) -> None:
    code = named(ward, "Nguyễn Thị Đào")
    bench = at(ward, qtbot)
    bench.screen.open_handle(code)
    assert bench.open_dossier.card.row.handle == code
    assert bench.rows == [code]
    bench.screen.open_handle("000.00.00.H99-261123-9999")
    settle()
    assert "000.00.00.H99-261123-9999" in bench.told
    assert bench.open_dossier.card.row.handle == code


def test_a_scan_of_a_receipt_opens_it_and_a_card_finds_its_person(ward: Ward, qtbot: QtBot) -> None:
    code = ward.receive(a_form(SINGLE_STATUS, a_party(id_number="006187004512"))).code
    bench = at(ward, qtbot)
    bench.screen.scanned(scanned(code))
    assert bench.open_dossier.card.row.handle == code
    bench.screen.put_away()
    card = "006187004512|095123456|Nguyễn Thị Đào|05011987|Nữ|Tổ 5|01012022"
    bench.screen.scanned(scanned(card))
    settle()
    assert bench.rows == [code]
    assert bench.screen.finder.question == "006187004512"


def test_f4_offers_what_was_seen_and_leaving_the_keyboard_forgets_it(ward: Ward, qtbot: QtBot) -> None:
    first, second = named(ward, "Nguyễn Thị Đào"), named(ward, "Trần Văn Bình")
    bench = at(ward, qtbot)
    assert "Bạn chưa xem" in bench.why_not("show_recent")
    bench.screen.open_handle(first)
    bench.screen.open_handle(second)
    assert [seen.handle for seen in bench.screen.recent.seen] == [second, first]
    bench.press(Key.Key_F4)
    menu = QApplication.activePopupWidget()
    assert menu is not None
    menu.close()
    bench.bench.counter.sit_down(ward.desks.person("thu"))
    settle()
    assert bench.screen.recent.seen == []
    assert bench.screen.page.shown is None
    assert bench.rows == []
    assert bench.screen.finder.question == ""


def test_reading_anew_looks_again_only_at_what_has_moved_on(ward: Ward, qtbot: QtBot) -> None:
    code = named(ward, "Nguyễn Thị Đào")
    bench = at(ward, qtbot)
    bench.looks_up("dao")
    bench.press(Key.Key_F5)
    assert looks(ward) == 1
    ward.hand_over(code)
    bench.press(Key.Key_F5)
    assert looks(ward) == 2
    assert bench.open_dossier.card.row.holder == "binh"


# the page


def test_numbers_are_shortened_until_they_are_revealed_which_is_logged(ward: Ward, qtbot: QtBot) -> None:
    a_late_one(ward)
    bench = at(ward, qtbot)
    bench.looks_up("dao")
    bench.press(Key.Key_1, held=ALT)
    assert any("0061…512" in text and "091…679" in text for text in bench.texts)
    assert not any("006187004512" in text or "0912 345" in text for text in bench.texts)
    assert looks(ward, "dossier.revealed") == 0
    bench.press(Key.Key_I, held=CTRL)
    assert any("006187004512" in text and "0912 345 679" in text for text in bench.texts)
    assert looks(ward, "dossier.revealed") == 1
    assert bench.text_of("reveal") == "Ẩn bớt số"
    bench.press(Key.Key_I, held=CTRL)
    assert not any("006187004512" in text for text in bench.texts)
    assert looks(ward, "dossier.revealed") == 1


def test_another_dossier_is_discreet_again(ward: Ward, qtbot: QtBot) -> None:
    code = a_late_one(ward)
    bench = at(ward, qtbot)
    bench.screen.open_handle(code)
    bench.command("reveal")
    bench.screen.open_handle(named(ward, "Trần Văn Bình"))
    bench.screen.open_handle(code)
    assert not any("006187004512" in text for text in bench.texts)


def test_the_history_tells_what_happened_what_is_now_and_what_is_ahead(ward: Ward, qtbot: QtBot) -> None:
    a_late_one(ward)
    bench = at(ward, qtbot)
    bench.looks_up("dao")
    bench.press(Key.Key_3, held=ALT)
    lines = bench.open_dossier.passages
    assert [line.what for line in lines[:5]] == ["received", "handed_over", "taken_over", "corrected", "step_ended"]
    assert [line.node for line in lines[5:]] == [Node.LATE, Node.AHEAD, Node.AHEAD]
    texts = "\n".join(bench.texts)
    assert "Bàn giao BG-000001 Trần Thị Hoa → Tư pháp - hộ tịch" in texts
    assert "Người nộp, điện thoại: 091…678 → 091…679\nLý do: Gõ nhầm số" in texts
    assert "dùng 31 phút, định mức 1 giờ" in texts
    assert "Quá định mức 56 phút" in texts


def test_the_citizen_is_told_one_sentence_and_f9_does_what_follows(ward: Ward, qtbot: QtBot) -> None:
    a_late_one(ward)
    bench = at(ward, qtbot)
    assert "Hãy mở một hồ sơ" in bench.why_not("follow")
    bench.looks_up("dao")
    assert any(text.startswith("Hồ sơ đã quá hạn 17:00 20/11/2026, đang ở bước “Ký duyệt”") for text in bench.texts)
    assert bench.text_of("follow") == "Lập văn bản xin lỗi"


@pytest.mark.parametrize("typed", HOSTILE)
def test_what_a_person_typed_is_letters_on_every_part_of_the_page(ward: Ward, qtbot: QtBot, typed: str) -> None:
    ward.receive(a_form(SINGLE_STATUS, a_party(name=typed, address=typed), subject=typed))
    bench = at(ward, qtbot)
    bench.screen.open_handle("000.00.00.H99-261123-0001")
    for tab in (0, 1, 2):
        bench.screen.page.tabs.choose(tab)
        settle()
        for found in bench.screen.findChildren(Label):
            assert found.textFormat() is Qt.TextFormat.PlainText
    bench.screen.page.tabs.choose(0)
    assert any(typed in text for text in bench.texts)
    model = bench.screen.finder.model
    assert model.data(model.index(0)) == typed
    assert "<img src" not in model.data(model.index(0), Qt.ItemDataRole.ToolTipRole)


def test_a_database_that_does_not_answer_is_told_and_what_was_found_stays(
    ward: Ward, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    code = named(ward, "Nguyễn Thị Đào")
    bench = at(ward, qtbot)
    bench.looks_up("dao")

    def locked(*_: object) -> None:
        raise Unavailable("store.busy")

    monkeypatch.setattr(type(ward.desks.lookup), "find", locked)
    bench.press(Key.Key_F5)
    assert bench.rows == [code]
    assert "Thử lại" in str([button.text() for button in bench.bench.window.findChildren(QPushButton)])


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("size", [(1366, 689), (1093, 551), (911, 459)])
def test_every_text_is_said_and_everything_with_the_keyboard_has_a_name(
    ward: Ward, qtbot: QtBot, language: Language, size: tuple[int, int]
) -> None:
    a_late_one(ward)
    bench = at(ward, qtbot, language=language, size=size, look=Look.DARK)
    bench.looks_up("dao")
    for tab in (0, 1, 2):
        bench.screen.page.tabs.choose(tab)
        said = [*bench.texts, bench.said_of_hits, bench.screen.finder.box.placeholderText()]
        assert not [text for text in said if text.startswith("lookup.") or "…}" in text]
        for widget in bench.screen.findChildren(QPushButton):
            if widget.isVisibleTo(bench.screen):
                assert widget.accessibleName()
    assert bench.bench.window.minimumSizeHint().width() <= size[0]


def test_the_other_language_is_spoken_without_reading_anew(ward: Ward, qtbot: QtBot) -> None:
    a_late_one(ward)
    bench = at(ward, qtbot)
    bench.looks_up("dao")
    bench.bench.room.words.speak(Language.EN)
    assert any(text.startswith("The dossier is past its appointment") for text in bench.texts)
    assert bench.screen.finder.question == "dao"
    assert looks(ward) == 1


def test_the_clerk_needs_two_keys_beside_the_words(ward: Ward, qtbot: QtBot) -> None:
    """From anywhere on the screen: F2, the words, Enter."""
    code = named(ward, "Nguyễn Thị Đào")
    bench = at(ward, qtbot)
    bench.screen.page.setFocus()
    bench.looks_up("dao")
    assert bench.open_dossier.card.row.handle == code
    assert lookup_screen.LookupScreen.digit == "5"
