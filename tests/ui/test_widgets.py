"""The parts behave: they say their name, show their state, and give way where there is little room."""

from collections.abc import Callable, Iterator
from typing import Protocol

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QAccessible, QImage, QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from counter_app.resources import resource
from counter_app.ui.theme import icons
from counter_app.ui.theme.focus import FocusFollower, FocusRing
from counter_app.ui.theme.theme import Look, Theme
from counter_app.ui.theme.tokens import LIGHT
from counter_app.ui.widgets.button import Button, Kind
from counter_app.ui.widgets.button_row import ButtonRow
from counter_app.ui.widgets.chip import Chip, ChipKind, ChipLabel, chip_size
from counter_app.ui.widgets.choice import RadioRow
from counter_app.ui.widgets.completion import suggest
from counter_app.ui.widgets.counter import Counter
from counter_app.ui.widgets.day_tiles import Day, DayKind, DayTiles
from counter_app.ui.widgets.field import ComboBox, Field, FieldState, LineEdit, TextEdit
from counter_app.ui.widgets.tabs import Tab, Tabs
from counter_app.ui.widgets.toast import SECONDS, Toast


class Show(Protocol):
    def __call__(self, *widgets: QWidget, width: int = 400) -> QWidget: ...


@pytest.fixture
def shown(qtbot: QtBot) -> Iterator[Show]:
    """Put widgets on a ground of their own and show it."""
    grounds = []

    def show(*widgets: QWidget, width: int = 400) -> QWidget:
        ground = QWidget()
        grounds.append(ground)  # whoever lets go of the ground loses what stands on it
        layout = QVBoxLayout(ground)
        layout.setContentsMargins(10, 10, 10, 10)
        for widget in widgets:
            layout.addWidget(widget)
        ground.resize(width, 120)
        with qtbot.waitExposed(ground):
            ground.show()
        return ground

    yield show
    for ground in grounds:
        if isValid(ground):
            ground.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)  # by Qt, before Python lets go of the parts


def picture(widget: QWidget) -> QImage:
    return widget.grab().toImage()


# buttons


@pytest.mark.parametrize("kind", Kind)
def test_a_button_says_its_words_and_its_key(qtbot: QtBot, kind: Kind) -> None:
    button = Button("Tiếp nhận", kind, key="F9")
    qtbot.addWidget(button)
    found = QAccessible.queryAccessibleInterface(button)
    assert found.text(QAccessible.Text.Name) == "Tiếp nhận"
    assert found.text(QAccessible.Text.Description) == "F9"
    assert not button.autoDefault()


def test_each_state_of_a_button_looks_different(shown: Show) -> None:
    button = Button("Tạm giữ", key="F8")
    shown(button)
    rest = picture(button)
    button.setAttribute(Qt.WidgetAttribute.WA_UnderMouse)
    hover = picture(button)
    button.setDown(True)
    pressed = picture(button)
    button.setDown(False)
    button.setAttribute(Qt.WidgetAttribute.WA_UnderMouse, on=False)
    button.setEnabled(False)
    off = picture(button)
    pictures = [rest, hover, pressed, off]
    assert all(one != other for at, one in enumerate(pictures) for other in pictures[at + 1 :])


def test_a_button_of_an_icon_alone_has_a_name_and_a_tip(qtbot: QtBot) -> None:
    button = Button("", icon="copy", key="Ctrl+C")
    button.name_only("Chép mã")
    qtbot.addWidget(button)
    assert button.accessibleName() == "Chép mã"
    assert "Ctrl+C" in button.toolTip()


def test_a_ring_of_two_pixels_lies_two_pixels_away_from_what_has_the_keyboard(shown: Show) -> None:
    button = Button("Tạm giữ")
    ground = shown(button)
    button.setFocus()
    ring = ground.findChild(FocusRing)
    assert ring is not None
    corner = button.mapTo(ground, QPoint(0, 0))
    assert ring.geometry() == button.rect().translated(corner).adjusted(-4, -4, 4, 4)
    seen = picture(ground)
    middle = corner.y() + button.height() // 2
    colours = [seen.pixelColor(corner.x() + x, middle).name() for x in (-4, -3, -2, -1)]
    assert colours == [LIGHT.accent.lower()] * 2 + [LIGHT.window.lower()] * 2


def test_the_ring_follows_and_goes(shown: Show) -> None:
    first, second = LineEdit("một"), LineEdit("hai")
    ground = shown(first, second)
    first.setFocus()
    second.setFocus()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    rings = ground.findChildren(FocusRing)
    assert [ring.geometry().center() for ring in rings] == [second.geometry().center()]
    second.move(second.x(), second.y() + 5)
    assert rings[0].geometry().center() == second.geometry().center()
    second.hide()  # the keyboard goes back to the first
    visible = [ring for ring in ground.findChildren(FocusRing) if ring.isVisible()]
    assert [ring.geometry().center() for ring in visible] == [first.geometry().center()]


def test_an_application_has_one_ring_however_often_it_is_dressed(qapp: QApplication) -> None:
    Theme(Look.LIGHT).apply(qapp)
    assert len(qapp.findChildren(FocusFollower)) == 1


def test_a_window_may_go_while_a_ring_is_up(shown: Show) -> None:
    button = Button("Tạm giữ")
    ground = shown(button)
    button.setFocus()
    assert ground.findChild(FocusRing)
    ground.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


# rows of buttons


@pytest.fixture
def row(qtbot: QtBot) -> ButtonRow:
    others = [Button("Tạm giữ", key="F8"), Button("Thiếu giấy", key="F7"), Button("In lại", key="F12")]
    made = ButtonRow(others, Button("Tiếp nhận", Kind.PRIMARY, key="F9"), more="Việc khác")
    qtbot.addWidget(made)
    made.show()
    return made


def test_a_row_with_room_shows_every_button(row: ButtonRow) -> None:
    row.resize(row.sizeHint())
    assert row.folded == []
    assert all(button.isVisible() for button in row.findChildren(Button) if button.words)


def test_a_narrow_row_folds_from_the_end_and_keeps_the_main_job(row: ButtonRow) -> None:
    row.resize(row.sizeHint().width() - 40, 40)
    visible = [button.words or button.accessibleName() for button in row.findChildren(Button) if button.isVisible()]
    assert "Tiếp nhận" in visible
    assert "Tạm giữ" in visible
    assert "Việc khác" in visible
    assert "In lại" not in visible
    row.resize(row.minimumSizeHint())
    assert all(row.rect().contains(button.geometry()) for button in row.findChildren(Button) if button.isVisible())


# time


def test_a_chip_is_as_wide_as_its_words(shown: Show) -> None:
    assert abs(chip_size(Chip(ChipKind.ON_TIME, "Còn 4 ngày")).width() - 97) <= 1
    assert abs(chip_size(Chip(ChipKind.TODAY, "Hôm nay 16:30")).width() - 119) <= 2
    chip = ChipLabel(Chip(ChipKind.ON_TIME, "Còn 4 ngày"))
    shown(chip)
    assert chip.size() == chip_size(chip.chip)


def test_every_state_is_drawn_differently_without_its_colour(qtbot: QtBot) -> None:
    pictures = []
    for kind in ChipKind:
        chip = ChipLabel(Chip(kind, "x"), large=True)
        qtbot.addWidget(chip)
        mono = picture(chip).convertToFormat(QImage.Format.Format_Grayscale8)
        pictures.append(mono)
    assert all(one != other for at, one in enumerate(pictures) for other in pictures[at + 1 :])


def test_many_days_keep_the_first_and_the_last(qtbot: QtBot) -> None:
    days = [Day("T2", str(number), "", DayKind.COUNTED) for number in range(15)]
    tiles = DayTiles("15 ngày", days)
    qtbot.addWidget(tiles)
    tiles.resize(6 * 78, 72)
    numbers = [day.number if day else "…" for day in tiles._fitting()]
    assert numbers == ["0", "1", "2", "3", "…", "14"]


# fields


@pytest.mark.parametrize(("state", "mark"), [(FieldState.WARNING, LIGHT.warn.mark), (FieldState.ERROR, LIGHT.err.mark)])
def test_a_wrong_entry_is_outlined_and_told_in_words(shown: Show, state: FieldState, mark: str) -> None:
    field = Field("Số định danh", LineEdit("Số định danh"))
    shown(field)
    field.set_state(state, "phải đủ 12 số, có 11")
    entry = field.entry
    assert picture(entry).pixelColor(entry.width() // 2, 0).name() == mark.lower()
    assert entry.accessibleDescription() == "phải đủ 12 số, có 11"
    field.set_state(FieldState.REST)
    assert picture(entry).pixelColor(entry.width() // 2, 0).name() == LIGHT.border.lower()
    assert entry.accessibleDescription() == ""
    assert field.state is FieldState.REST


def keys(widget: QWidget, typed: str) -> None:
    for letter in typed:
        key = Qt.Key.Key_Backspace if letter == "⌫" else Qt.Key.Key_A
        text = "" if letter == "⌫" else letter
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QApplication.sendEvent(widget, QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, text))


def test_an_input_method_that_types_backspaces_writes_the_right_word(shown: Show) -> None:
    entry = LineEdit("Tên", key="F2", icon="scan")
    shown(entry)
    offered = suggest(entry, lambda text: [(1, "việt nam", "")])
    entry.setFocus()
    keys(entry, "vie⌫ê" + "⌫ệt")
    assert entry.text() == "việt"
    assert offered.shown


def test_a_list_of_suggestions_never_writes_into_the_field(qtbot: QtBot, shown: Show) -> None:
    entry = LineEdit("Tên")
    shown(entry, width=500)
    offered = suggest(entry, lambda text: [(1, "Nguyễn Thị Đào", "1987"), (2, "Nguyễn Thị Đạo", "1990")])
    entry.setFocus()
    keys(entry, "nguye")
    qtbot.keyClick(entry, Qt.Key.Key_Down)
    with qtbot.waitSignal(offered.taken) as taken:
        qtbot.keyClick(entry, Qt.Key.Key_Return)
    assert taken.args == [2]
    assert entry.text() == "nguye"
    assert not offered.shown


@pytest.mark.parametrize("entry", [LineEdit, TextEdit, ComboBox, Counter])
def test_every_entry_has_a_name_and_can_be_reached_by_tab(qtbot: QtBot, entry: Callable[[str], QWidget]) -> None:
    made = entry("x")
    qtbot.addWidget(made)
    assert made.accessibleName() == "x"
    assert made.focusPolicy() & Qt.FocusPolicy.TabFocus


def test_a_text_of_several_lines_is_no_trap_for_tab(qtbot: QtBot) -> None:
    assert TextEdit("Ghi chú").tabChangesFocus()


def test_a_counter_shows_its_number(shown: Show) -> None:
    counter = Counter("Số bản")
    shown(counter)
    one = picture(counter)
    counter.setValue(8)
    assert picture(counter) != one
    inner = counter.findChild(QLineEdit)
    assert inner is not None
    assert inner.width() >= counter.fontMetrics().horizontalAdvance("88")


def test_radio_buttons_tell_the_value(qtbot: QtBot, shown: Show) -> None:
    row = RadioRow("Nhận kết quả", [("counter", "Tại quầy"), ("post", "Bưu điện")])
    shown(row)
    assert row.value is None
    row.choose("counter")
    assert row.value == "counter"
    with qtbot.waitSignal(row.chosen) as chosen:
        qtbot.mouseClick(row._group.button(1), Qt.MouseButton.LeftButton, pos=QPoint(8, 12))
    assert chosen.args == ["post"]


def test_tabs_tell_the_view_that_is_on(qtbot: QtBot, shown: Show) -> None:
    tabs = Tabs("Danh sách", [Tab("Của tôi", 17), Tab("Quá hạn", 2, ChipKind.OVERDUE)])
    shown(tabs)
    with qtbot.waitSignal(tabs.changed) as changed:
        tabs.choose(1)
    assert changed.args == [1]
    assert tabs.current == 1
    tabs.show_tabs([Tab("Của tôi", 18), Tab("Quá hạn", 3)])
    assert [button.accessibleName() for button in tabs._group.buttons()] == ["Của tôi, 18", "Quá hạn, 3"]


# toasts


def test_a_toast_goes_after_its_time_but_not_while_it_is_looked_at(shown: Show) -> None:
    ground = shown(QWidget(), width=700)
    undone = []
    toast = Toast(ground)
    toast.say("Đã tiếp nhận", [("Hoàn tác", lambda: undone.append(True))])
    button = next(child for child in toast.findChildren(QWidget) if child.accessibleName() == "Hoàn tác")
    button.setFocus()
    for _ in range(100):
        toast._pass()
    assert toast.seconds_left == SECONDS
    button.clearFocus()
    for _ in range(39):
        toast._pass()
    assert toast.isVisible()
    toast._pass()
    assert not toast.isVisible()
    assert undone == []


def test_a_toast_undoes_once(qtbot: QtBot, shown: Show) -> None:
    ground = shown(QWidget(), width=700)
    undone = []
    toast = Toast(ground)
    toast.say("Đã tiếp nhận", [("Hoàn tác", lambda: undone.append(True))])
    button = next(child for child in toast.findChildren(QWidget) if child.accessibleName() == "Hoàn tác")
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert undone == [True]
    assert not toast.isVisible()


# icons


@pytest.mark.parametrize("name", icons.names())
def test_an_icon_paints_something_and_pales_when_off(name: str) -> None:
    made = icons.icon(name)
    on, off = (made.pixmap(18, 18, mode).toImage() for mode in (made.Mode.Normal, made.Mode.Disabled))
    blank = QImage(on.size(), on.format())
    blank.fill(0)
    assert on != blank
    assert on != off


def test_every_icon_is_of_one_colour_and_free_of_anything_that_runs() -> None:
    for path in resource("icons").glob("*.svg"):
        source = path.read_text("utf-8")
        assert 'stroke="currentColor"' in source, path.name
        assert not [word for word in ("<script", "href", "style", "#", "<image") if word in source], path.name
