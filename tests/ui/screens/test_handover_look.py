"""What the handover screen says: letters as typed, both languages, empty boxes, small windows, names for all."""

import tomllib
from itertools import product
from string import Formatter

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QApplication, QComboBox, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from builders import Ward
from counter_app.domain.people import RIGHTS, Right
from counter_app.resources import resource
from counter_app.services.wording import Language
from counter_app.ui.screens.handover.screen import HandoverScreen
from ui.rooms import a_window
from ui.screens.hands import ALT, CTRL, Hands, K
from ui.screens.slips import a_morning, received, sent

HOSTILE = "<b>Đậm</b> & <img src=x onerror=1> {0} %s"


def texts(language: Language) -> dict[str, str]:
    return tomllib.loads(resource(f"i18n/ui/handover.{language.value}.toml").read_text("utf-8"))


def gaps(text: str) -> set[str | None]:
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


def shown_texts(widget: QWidget) -> list[str]:
    labels = [one.text() for one in widget.findChildren(QLabel) if one.isVisible()]
    return labels + [one.text() for one in widget.findChildren(QAbstractButton) if one.isVisible()]


def test_both_languages_say_the_same_things_of_handing_over() -> None:
    vietnamese, english = texts(Language.VI), texts(Language.EN)
    assert list(vietnamese) == list(english)
    assert {code: gaps(text) for code, text in vietnamese.items()} == {code: gaps(t) for code, t in english.items()}


@pytest.mark.parametrize("language", list(Language))
def test_no_text_is_missing_whatever_is_shown(qtbot: QtBot, ward: Ward, language: Language) -> None:
    a_morning(ward)
    for who in ("binh", "hoa", "tra"):
        hands = Hands(qtbot, ward, who, language=language)
        for key in (K.Key_1, K.Key_2, K.Key_3):
            hands.press(key, held=ALT)
            assert [text for text in shown_texts(hands.screen) if text.startswith("handover.")] == []
        hands.press(K.Key_N, held=CTRL)
        assert [text for text in shown_texts(hands.screen) if text.startswith("handover.")] == []
        commands = hands.bench.room.commands
        mine = [one.id for one in commands.registered() if one.scope == "handover"]
        said = [commands.action(one).text() for one in mine] + [commands.why_not(one) for one in mine]
        assert [text for text in said if text.startswith("handover.")] == []


def test_names_are_letters_on_cards_lines_and_notices(qtbot: QtBot, ward: Ward) -> None:
    _, codes = sent(ward, 3, HOSTILE)
    hands = Hands(qtbot, ward)
    hands.scan(codes[1])
    hands.scan(codes[2])
    assert HOSTILE in hands.notice
    banner = hands.screen.stage.slip.banner.findChild(QLabel)
    assert banner is not None
    assert banner.textFormat() is Qt.TextFormat.PlainText
    model = hands.screen.stage.slip.model
    assert model.index(0, 2).data() == HOSTILE
    hands.press(K.Key_Down, K.Key_F8)
    hands.type("<i>hong</i> & {x}", K.Key_Return)
    tip = str(model.index(0, 6).data(Qt.ItemDataRole.ToolTipRole))
    assert "<i>" not in tip
    assert all(one.textFormat() is Qt.TextFormat.PlainText for one in hands.screen.findChildren(QLabel))


@pytest.mark.parametrize(("key", "code"), [(K.Key_1, "incoming"), (K.Key_2, "outgoing"), (K.Key_3, "settled")])
def test_an_empty_box_says_so_and_leads_to_a_new_slip(qtbot: QtBot, ward: Ward, key: Qt.Key, code: str) -> None:
    hands = Hands(qtbot, ward, "hoa")
    hands.press(key, held=ALT)
    assert texts(Language.VI)[f"nothing_{code}"] in shown_texts(hands.screen.stage.blank)
    assert hands.screen.stage.blank.action.isEnabled()
    assert hands.why_not("forward") == texts(Language.VI)["no_slip"]


def test_a_pile_of_nothing_says_so(qtbot: QtBot, ward: Ward) -> None:
    hands = Hands(qtbot, ward, "hoa")
    hands.press(K.Key_N, held=CTRL)
    assert hands.notice == texts(Language.VI)["nothing_to_send"]


@pytest.mark.parametrize("who", ["binh", "hoa"])
def test_everything_that_can_be_worked_has_a_name(qtbot: QtBot, ward: Ward, who: str) -> None:
    a_morning(ward)
    hands = Hands(qtbot, ward, who)
    assert nameless(hands) == []
    hands.press(K.Key_Down, K.Key_F8)
    assert nameless(hands) == []
    hands.press(K.Key_N, held=CTRL)
    assert nameless(hands) == []


def test_the_place_counts_slips_that_come_and_shows_to_whoever_takes_over(qtbot: QtBot, ward: Ward) -> None:
    sent(ward, 2)
    sent(ward, 1)
    counts = ward.desks.worklists.counts(ward.actor("binh"))
    assert HandoverScreen.count(counts) == 2
    bench = a_window(ward, (HandoverScreen,), who="chat", keep=qtbot.addWidget)
    assert bench.window.present() is None


def test_whoever_hands_over_sees_the_screen() -> None:
    assert all(HandoverScreen.right in rights for rights in RIGHTS.values() if Right.HAND_OVER in rights)


def nameless(hands: Hands) -> list[QWidget]:
    screen, worked = hands.screen, (QAbstractButton, QLineEdit, QComboBox, QAbstractItemView)
    reached = [one for one in screen.findChildren(QWidget) if one.focusPolicy() is not Qt.FocusPolicy.NoFocus]
    shown = [one for one in reached if one.isVisibleTo(screen)]
    return [one for one in shown if isinstance(one, worked) and not one.accessibleName()]


SIZES = ((1366, 768), (1366, 689), (1093, 551), (911, 459))


@pytest.mark.parametrize(("size", "language"), list(product(SIZES, Language)))
def test_nothing_sticks_out_of_a_small_window(
    qtbot: QtBot, ward: Ward, size: tuple[int, int], language: Language
) -> None:
    sent(ward, 12)
    received(ward, 3)
    hands = Hands(qtbot, ward, language=language, size=size)
    hands.press(K.Key_Down, K.Key_F8)
    assert stick_out(hands) == []
    hands.bench.counter.sit_down(ward.desks.person("hoa"))
    hands.press(K.Key_N, held=CTRL)
    assert stick_out(hands) == []
    assert (hands.bench.window.width(), hands.bench.window.height()) == size


def stick_out(hands: Hands) -> list[str]:
    """Return what reaches beyond the right edge of the screen, or is narrower than its words."""
    QApplication.processEvents()
    screen, found = hands.screen, []
    for one in screen.findChildren(QWidget):
        if one.isVisibleTo(screen) and isinstance(one, QAbstractButton | QLineEdit | QComboBox):
            right = one.mapTo(screen, one.rect().topRight()).x()
            if right >= screen.width() or (isinstance(one, QAbstractButton) and one.width() < one.sizeHint().width()):
                found.append(f"{one.accessibleName()} {right} {one.width()} < {one.sizeHint().width()}")
    return found
