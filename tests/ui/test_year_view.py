"""The year at a glance: each kind of day looks different, the keyboard walks over all of them, picks are kept."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from counter_app.services.calendar_rows import DayCell, DayStatus
from counter_app.services.calendar_years import days_of
from counter_app.ui.theme.theme import Look, Theme
from counter_app.ui.widgets.year_days import DayLook, Grid
from counter_app.ui.widgets.year_legend import YearLegend
from counter_app.ui.widgets.year_view import YearView
from counter_app.ui.words import Words
from counter_app.ui.year_words import year_days, year_legend, year_names

K = Qt.Key
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
TODAY, CULTURE_DAY = date(2026, 11, 23), date(2026, 11, 24)


def rows(year: int, *special: DayCell) -> list[DayCell]:
    known = {one.day: one for one in special}
    return [
        known.get(day, DayCell(day, DayStatus.REST if day.weekday() > 4 else DayStatus.OPEN)) for day in days_of(year)
    ]


@pytest.fixture
def view(qtbot: QtBot, words: Words) -> YearView:
    made = YearView("Năm 2026")
    qtbot.addWidget(made)
    made.resize(720, 480)
    off = DayCell(CULTURE_DAY, DayStatus.OFF, "Ngày Văn hóa Việt Nam", due=3)
    made.show_year(2026, year_days(rows(2026, off), words), year_names(words))
    made.show_today(TODAY)
    made.choose(TODAY)
    made.show()
    made.setFocus()
    return made


def press(view: YearView, key: K, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> date:
    QTest.keyClick(view, key, held)
    return view.current


@pytest.mark.parametrize(
    ("key", "held", "leads_to"),
    [
        (K.Key_Right, None, date(2026, 11, 24)),
        (K.Key_Left, None, date(2026, 11, 22)),
        (K.Key_Up, None, date(2026, 11, 16)),
        (K.Key_Down, None, date(2026, 11, 30)),
        (K.Key_Home, None, date(2026, 11, 1)),
        (K.Key_End, None, date(2026, 11, 30)),
        (K.Key_Home, CTRL, date(2026, 1, 1)),
        (K.Key_End, CTRL, date(2026, 12, 31)),
        (K.Key_PageUp, None, date(2026, 10, 23)),
        (K.Key_PageDown, None, date(2026, 12, 23)),
    ],
)
def test_each_key_leads_to_its_day(view: YearView, key: K, held: Qt.KeyboardModifier | None, leads_to: date) -> None:
    told = list[date]()
    view.current_changed.connect(told.append)
    assert press(view, key, held or Qt.KeyboardModifier.NoModifier) == leads_to
    assert told == [leads_to]


@pytest.mark.parametrize(
    ("begin", "key", "held", "wanted"),
    [
        (date(2026, 12, 31), K.Key_Right, None, date(2027, 1, 1)),
        (date(2026, 1, 4), K.Key_Up, None, date(2025, 12, 28)),
        (TODAY, K.Key_PageDown, CTRL, date(2027, 11, 23)),
        (date(2026, 1, 31), K.Key_PageUp, None, date(2025, 12, 31)),
    ],
)
def test_over_an_end_of_the_year_another_is_asked_for(
    view: YearView, begin: date, key: K, held: Qt.KeyboardModifier | None, wanted: date
) -> None:
    asked = list[date]()
    view.year_wanted.connect(asked.append)
    view.choose(begin)
    assert press(view, key, held or Qt.KeyboardModifier.NoModifier) == begin, "nothing is shown of another year yet"
    assert asked == [wanted]


def test_a_month_on_from_the_31st_is_its_last_day(view: YearView) -> None:
    view.choose(date(2026, 1, 31))
    assert press(view, K.Key_PageDown) == date(2026, 2, 28)


def test_the_day_the_keyboard_is_on_is_read_aloud_in_words(view: YearView) -> None:
    press(view, K.Key_Right)
    assert view.accessibleName() == ("Năm 2026: Thứ Ba 24/11/2026, ngày nghỉ: Ngày Văn hóa Việt Nam, 3 hồ sơ đến hạn")


def test_space_picks_and_puts_back_and_shift_picks_along_the_way(view: YearView) -> None:
    press(view, K.Key_Space)
    assert list(view.picked) == [TODAY]
    press(view, K.Key_Space)
    assert not view.picked
    press(view, K.Key_Right, SHIFT)
    press(view, K.Key_Right, SHIFT)
    assert list(view.picked) == [TODAY, CULTURE_DAY, date(2026, 11, 25)]


def test_enter_and_a_double_click_open_the_day(view: YearView) -> None:
    opened = list[date]()
    view.activated.connect(opened.append)
    press(view, K.Key_Return)
    QTest.mouseDClick(view.viewport(), Qt.MouseButton.LeftButton, pos=view.cell(CULTURE_DAY).center())
    assert opened == [TODAY, CULTURE_DAY]


def test_a_click_goes_to_the_day_under_the_pointer(view: YearView) -> None:
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=view.cell(date(2026, 2, 16)).center())
    assert view.current == date(2026, 2, 16)


def test_a_year_keeps_day_and_picks_when_it_is_shown_anew(view: YearView, words: Words) -> None:
    press(view, K.Key_Space)
    view.show_year(2026, year_days(rows(2026), words), year_names(words))
    assert (view.current, view.picked) == (TODAY, (TODAY,))
    view.show_year(2027, year_days(rows(2027), words), year_names(words))
    assert (view.current, view.picked) == (date(2027, 11, 23), ())


@pytest.mark.parametrize("look", [Look.LIGHT, Look.DARK, Look.CONTRAST])
def test_no_two_kinds_of_day_look_alike_without_their_colours(
    look: Look, theme: Theme, qtbot: QtBot, words: Words
) -> None:
    """The week-end is told by its column; every other kind by a form of its own."""
    theme.choose(look)
    seen = dict[str, DayLook]()
    for kind in (DayLook.OPEN, DayLook.OFF, DayLook.WORK, DayLook.HALF):
        view = YearView("")
        qtbot.addWidget(view)
        view.resize(720, 480)
        one = DayCell(CULTURE_DAY, DayStatus(kind.value))
        view.show_year(2026, year_days(rows(2026, one), words), year_names(words))
        view.show()
        seen[outline(view.viewport().grab(view.cell(CULTURE_DAY)).toImage())] = kind
    assert len(seen) == 4


def outline(picture: QImage) -> str:
    """Return where a picture is dark and where light, whatever its colours."""
    grey = picture.convertToFormat(QImage.Format.Format_Grayscale8)
    ground = grey.pixelColor(0, 0).lightness()
    return "".join(
        "#" if abs(grey.pixelColor(x, y).lightness() - ground) > 60 else "."
        for y in range(grey.height())
        for x in range(grey.width())
    )


@pytest.mark.parametrize("width", [160, 400, 560, 720, 1100])
def test_no_two_days_stand_in_one_place_however_wide_the_year_is(width: int) -> None:
    grid = Grid.within(2028, width, 0)
    days = list(days_of(2028))
    assert len({grid.cell(day).topLeft().toTuple() for day in days}) == len(days) == 366
    assert all(grid.cell(day).bottom() < grid.height for day in days)
    assert all(grid.day_at(grid.cell(day).center()) == day for day in (days[0], days[59], days[-1]))


def test_the_day_stays_in_sight_where_the_year_is_longer_than_its_place(view: YearView) -> None:
    view.resize(400, 200)
    for key in (K.Key_Home, K.Key_End):
        press(view, key, CTRL)
        assert view.viewport().rect().contains(view.cell(view.current))


def test_the_legend_says_every_look(qtbot: QtBot, words: Words) -> None:
    legend = YearLegend()
    qtbot.addWidget(legend)
    legend.show_words(year_legend(words))
    assert legend.accessibleName() == "Nghỉ lễ, Tết, Làm bù, Làm nửa ngày, Nghỉ hằng tuần, Hôm nay"
    assert legend.heightForWidth(120) > legend.heightForWidth(900), "it goes on in a further line"
