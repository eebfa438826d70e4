"""The office in a window, and what its tests press."""

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from builders import Ward
from counter_app.ui.dialogs.act_dialog import ActDialog
from counter_app.ui.screens.leader.screen import LeaderScreen
from counter_app.ui.screens.office.head_view import HeadView
from counter_app.ui.screens.office.page import Page
from counter_app.ui.screens.office.screen import OfficeScreen
from counter_app.ui.widgets.plain import Label
from counter_app.ui.widgets.table import Table
from ui.at_work import AtWork, focused, settle
from ui.rooms import a_window

K = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier


class Office(AtWork):
    """What somebody sees and presses in the office."""

    def __init__(self, qtbot: QtBot, ward: Ward, who: str = "quan", **window: object) -> None:
        HeadView.rest_ms = 0
        screens = (LeaderScreen, OfficeScreen)
        bench = a_window(ward, screens, who=who, keep=qtbot.addWidget, **window)  # type: ignore[arg-type]
        super().__init__(bench, "office")
        screen = bench.window.present()
        assert isinstance(screen, OfficeScreen)
        self.screen = screen

    @property
    def listed(self) -> list[str]:
        """The pages that are offered."""
        return [row.name for row in self.screen.list.pages.rows]

    @property
    def page(self) -> Page:
        page = self.screen.page
        assert page is not None
        return page

    def open(self, name: str) -> Page:
        """Go down the list to a page, and into it, by keys alone."""
        self.screen.list.setFocus()
        self.press(K.Key_Home)
        while self.screen.list.present != name:
            before = self.screen.list.present
            self.press(K.Key_Down)
            assert self.screen.list.present != before, f"{name} is not offered"
        self.press(K.Key_Return)
        return self.page

    def retype(self, text: str) -> None:
        """Put another text into the field that has the keyboard."""
        entry = focused()
        assert isinstance(entry, QLineEdit)
        entry.selectAll()
        if text:
            entry.insert(text)
        else:
            entry.del_()
        settle()

    @property
    def asked(self) -> ActDialog | None:
        """The form that stands over the window, where one does."""
        found = [one for one in self.bench.window.findChildren(ActDialog) if one.isVisible()]
        return found[-1] if found else None

    @property
    def texts(self) -> str:
        return "\n".join(texts(self.bench.window))


def texts(widget: QWidget) -> Iterator[str]:
    """Yield every text a widget shows, tables included."""
    for label in widget.findChildren(Label):
        if label.isVisible():
            yield label.text()
    for table in widget.findChildren(Table):
        if table.isVisible():
            model = table.model()
            for row in range(model.rowCount()):
                for column in range(model.columnCount()):
                    yield str(model.index(row, column).data(Qt.ItemDataRole.AccessibleTextRole))


@contextmanager
def someone_else(office: Office, login: str) -> Iterator[None]:
    """Let somebody else sit down for a while."""
    counter, before = office.bench.counter, office.bench.room.seat.person
    counter.sit_down(office.ward.desks.person(login))
    settle()
    yield
    counter.sit_down(office.ward.desks.person(before.login))
    settle()
