"""What the program is and stands on is found from the palette and from every F1 page; every screen has its help."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget
from pytestqt.qtbot import QtBot
from tests.ui.rooms import Bench, a_window

from builders import Ward
from counter_app.config.parts import parts
from counter_app.services.wording import Language
from counter_app.ui.frame.about_page import AboutPage
from counter_app.ui.frame.help_page import HelpPage
from counter_app.ui.frame.person_menu import person_menu
from counter_app.ui.screens import SCREENS
from counter_app.ui.widgets.button import Button
from counter_app.ui.words import Words


@pytest.fixture
def bench(ward: Ward, qtbot: QtBot) -> Bench:
    return a_window(ward, SCREENS, keep=qtbot.addWidget)


def about_page(bench: Bench) -> AboutPage:
    pages = [page for page in bench.window.findChildren(AboutPage) if page.isVisible()]
    assert len(pages) == 1
    return pages[0]


def test_the_about_page_shows_every_part_and_the_words_of_its_licence(bench: Bench) -> None:
    bench.room.commands.trigger("everywhere.about")
    page = about_page(bench)
    assert [row.name for row in page.model.rows] == [part.name for part in parts()]
    at = [row.name for row in page.model.rows].index("PySide6_Essentials")
    page.table.select_row(at)
    assert "LESSER GENERAL PUBLIC LICENSE" in page.text.toPlainText()
    assert page.text.isReadOnly()


def test_what_is_copied_for_a_helper_holds_nobodys_name(bench: Bench, ward: Ward) -> None:
    bench.room.commands.trigger("everywhere.about")
    about_page(bench).copy.click()
    copied = QGuiApplication.clipboard().text()
    assert "counter_app" in copied
    assert str(ward.folder) in copied
    assert not [person for person in ward.desks.office.staff() if person.name in copied]


def test_the_help_page_leads_to_it(bench: Bench) -> None:
    bench.counter.show_help()
    help_page = next(page for page in bench.window.findChildren(HelpPage) if page.isVisible())
    link = next(one for one in help_page.findChildren(Button) if one.words == bench.room.words("about.title"))
    link.click()
    QApplication.processEvents()
    assert not help_page.isVisible()
    assert about_page(bench).isVisible()


def test_the_menu_behind_the_persons_name_leads_to_it(bench: Bench) -> None:
    asked = list[str]()
    menu = person_menu(
        bench.window,
        bench.room.words,
        bench.room.theme,
        staff=(),
        present=bench.room.seat.person,
        sit_down=lambda person: None,
        prefer=lambda **chosen: None,
        about=lambda: asked.append("about"),
    )
    menu.actions()[-1].trigger()
    assert asked == ["about"]


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("screen", SCREENS, ids=lambda kind: kind.name)
def test_every_screen_has_its_help(screen: type[QWidget], language: Language) -> None:
    """A screen's help is ``help.<its name>`` in resources/i18n/ui: a paragraph a line."""
    name = str(getattr(screen, "name", ""))
    said = Words(language)(f"help.{name}")
    assert said != f"help.{name}"
    assert len(said.split("\n")) > 1


def test_a_page_that_is_longer_than_the_window_scrolls_with_the_arrows(ward: Ward, qtbot: QtBot) -> None:
    bench = a_window(ward, SCREENS, keep=qtbot.addWidget, size=(911, 459))
    bench.counter.show_help()
    page = next(page for page in bench.window.findChildren(HelpPage) if page.isVisible())
    assert page.height() < bench.window.height()
    bar = page.findChildren(QScrollArea)[0].verticalScrollBar()
    before = bar.value()
    QTest.keyClick(page, Qt.Key.Key_Down)
    assert bar.value() > before
    QTest.keyClick(page, Qt.Key.Key_PageUp)
    assert bar.value() == before
    QTest.keyClick(page, Qt.Key.Key_Escape)
    assert not page.isVisible()
