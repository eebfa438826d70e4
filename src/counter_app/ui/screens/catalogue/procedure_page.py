"""One procedure: its head, three parts, and what is still to be compared with the decision."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from counter_app.services.catalogue_rows import ProcedureSheet
from counter_app.ui.command_button import CommandButton
from counter_app.ui.room import Room
from counter_app.ui.screens.catalogue import shown as say
from counter_app.ui.screens.catalogue.papers_tab import PapersTab
from counter_app.ui.screens.catalogue.process_tab import ProcessTab
from counter_app.ui.screens.catalogue.summary_tab import SummaryTab
from counter_app.ui.theme.icons import paint_icon
from counter_app.ui.theme.tokens import tokens_of
from counter_app.ui.theme.type import Type, px
from counter_app.ui.widgets.banner import Banner, Weight
from counter_app.ui.widgets.button import Kind
from counter_app.ui.widgets.card import hairline
from counter_app.ui.widgets.page_tabs import PageTabs
from counter_app.ui.widgets.plain import label
from counter_app.ui.widgets.scrolling import readable
from counter_app.ui.widgets.sideways import Sideways

TABS = ("summary", "papers", "process")
SUMMARY, PAPERS, PROCESS = range(3)
_EDGE = 24


class ProcedurePage(QWidget):
    """Shows the sheet it is handed."""

    def __init__(self, room: Room) -> None:
        super().__init__()
        self.room = room
        self._sheet: ProcedureSheet | None = None
        self.back = CommandButton(room.commands, "catalogue.back", kind=Kind.LINK)
        self.back.key = ""
        self._code = label("", Type.META, selectable=True)
        self._title = label("", Type.PAGE, wraps=True)
        self.tabs = PageTabs(len(TABS))
        self.over = Banner(Weight.WARN, "")
        self.summary, self.papers, self.process = SummaryTab(room), PapersTab(room), ProcessTab(room)
        self._scroll = readable(self.summary)
        self._stack = QStackedWidget()
        for part in (self._scroll, self.papers, self.process):
            self._stack.addWidget(part)
        self._toggles = (Sideways(self.process.kinds), Sideways(self.process.ways))
        self._foot = _Foot(room)
        self._lay_out()
        self.tabs.changed.connect(self._turn)

    @property
    def shown(self) -> ProcedureSheet | None:
        """The procedure that is shown."""
        return self._sheet

    @property
    def standing(self) -> str:
        """What is said of the comparing."""
        return self._foot.said

    def show_sheet(self, sheet: ProcedureSheet) -> None:
        """Show a procedure."""
        is_another = self._sheet is None or self._sheet.version.code != sheet.version.code
        self._sheet = sheet
        words, version = self.room.words, sheet.version
        self._code.setText(version.code)
        self._title.setText(version.short_name)
        self.over.setVisible(bool(sheet.over))
        if sheet.over:
            warned = sheet.over[0]
            self.over.say(Weight.WARN, words("catalogue.over", total=warned.total_minutes, room=warned.limit_minutes))
        self.summary.show_sheet(sheet)
        self.papers.show_sheet(sheet)
        self.process.show_sheet(sheet)
        self._foot.show_sheet(sheet)
        self._name_tabs()
        self._show_toggles()
        if is_another:
            self._scroll.verticalScrollBar().setValue(0)

    def focus_inside(self) -> None:
        """Put the keyboard where the part that is shown is read on."""
        if self.tabs.current == PAPERS and self.papers.table.isVisibleTo(self):
            self.papers.table.setFocus()
        elif self.tabs.current == PROCESS:
            self.process.inside.setFocus()
        else:
            self.tabs.focus()

    def retranslate(self) -> None:
        """Put every text anew."""
        words = self.room.words
        self.setAccessibleName(words("catalogue.page"))
        self.tabs.setAccessibleName(words("catalogue.tabs"))
        self._scroll.setAccessibleName(words("catalogue.tab_summary"))
        self._name_tabs()
        if self._sheet is not None:
            self.show_sheet(self._sheet)

    def _name_tabs(self) -> None:
        version = self._sheet.version if self._sheet else None
        counts = (None, len(version.papers) if version else None, len(version.full_process.steps) if version else None)
        for at, name in enumerate(TABS):
            self.tabs.say(at, self.room.words(f"catalogue.tab_{name}"), counts[at])

    def _turn(self, at: int) -> None:
        self._stack.setCurrentIndex(at)
        self._show_toggles()

    def _show_toggles(self) -> None:
        """How a process is shown is asked only beside one."""
        kinds, ways = self._toggles
        ways.setVisible(self.tabs.current == PROCESS)
        kinds.setVisible(self.tabs.current == PROCESS and self.process.has_short)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(_EDGE, 12, _EDGE, 0)
        head.setSpacing(14)
        head.addWidget(self.back)
        head.addWidget(self._title, 1)
        head.addWidget(self._code)
        tabs = QHBoxLayout()
        tabs.setContentsMargins(_EDGE, 4, _EDGE, 0)
        tabs.setSpacing(16)
        tabs.addWidget(self.tabs, 0, Qt.AlignmentFlag.AlignBottom)
        tabs.addStretch(1)
        for toggle in self._toggles:
            toggle.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
            tabs.addWidget(toggle)
        warned = QHBoxLayout()
        warned.setContentsMargins(_EDGE, 8, _EDGE, 0)
        warned.addWidget(self.over)
        self.over.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addLayout(tabs)
        column.addWidget(hairline())
        column.addLayout(warned)
        column.addWidget(self._stack, 1)
        column.addWidget(hairline())
        column.addWidget(self._foot)


class _Foot(QWidget):
    """What is still to be compared, and the one act that follows."""

    def __init__(self, room: Room) -> None:
        super().__init__()
        self._room = room
        self._icon = "info"
        self._words = label("", Type.BODY, wraps=True)
        self._act = CommandButton(room.commands, "catalogue.confirm", height=40)
        row = QHBoxLayout(self)
        row.setContentsMargins(_EDGE + px(28), 10, _EDGE, 12)
        row.setSpacing(16)
        row.addWidget(self._words, 1)
        row.addWidget(self._act)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)

    @property
    def said(self) -> str:
        return self._words.text()

    def show_sheet(self, sheet: ProcedureSheet) -> None:
        self._icon = "info" if sheet.unchecked else "ok"
        self._words.setText(say.standing(sheet, self._room.words))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens, side = tokens_of(self), px(18)
        colour = tokens.ok.mark if self._icon == "ok" else tokens.accent
        area = QRect(_EDGE, (self.height() - side) // 2, side, side)
        paint_icon(QPainter(self), self._icon, area, colour)
