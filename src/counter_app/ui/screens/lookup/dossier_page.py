"""The right of look-up: one dossier with its summary, its papers and its history, and what the citizen is told."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from counter_app.domain.dossiers.parties import Party
from counter_app.services.lookup_rows import Follow, OpenDossier
from counter_app.ui.command_button import CommandButton
from counter_app.ui.room import Room
from counter_app.ui.screens.lookup import page_words as say
from counter_app.ui.screens.lookup.history_tab import HistoryTab
from counter_app.ui.screens.lookup.papers_tab import PapersTab
from counter_app.ui.screens.lookup.shown import chip_of
from counter_app.ui.screens.lookup.summary_tab import SummaryTab
from counter_app.ui.theme.icons import paint_icon
from counter_app.ui.theme.tokens import tokens_of
from counter_app.ui.theme.type import Type, px, width_of
from counter_app.ui.widgets.button import Button, Kind
from counter_app.ui.widgets.card import Card, hairline
from counter_app.ui.widgets.chip import Chip, ChipKind, ChipLabel
from counter_app.ui.widgets.page_tabs import PageTabs
from counter_app.ui.widgets.plain import Tone, label, tip, without_mnemonic
from counter_app.ui.widgets.scrolling import readable

TABS = ("summary", "papers", "history")
SUMMARY, PAPERS, HISTORY = range(3)
MENU = (
    "reprint",
    "preview",
    "explain",
    "",
    "correct",
    "change_procedure",
    "adopt_code",
    "",
    "attach",
    "copy",
    "",
    "cancel",
)
_EDGE, _GAP = 24, 8
LOW = 520  # a page lower than this keeps what the citizen is told for the summary


class DossierPage(QWidget):
    """Shows what it is handed. ``turned`` tells that another part is shown."""

    turned = Signal()

    def __init__(self, room: Room) -> None:
        super().__init__()
        self.room = room
        self._shown: OpenDossier | None = None
        self._parties: Sequence[Party] = ()
        commands = room.commands
        self._code, self._copy = label("", Type.META, selectable=True), Button("", Kind.LINK, icon="copy")
        self._title = label("", Type.PAGE, wraps=True)
        self._person = label("", wraps=True, selectable=True)
        self._reveal = CommandButton(commands, "lookup.reveal", kind=Kind.LINK)
        self._reveal.key = ""
        self._appointed, self._chip = label("", Type.META), ChipLabel(Chip(ChipKind.PAUSED, ""), large=True)
        self._why = CommandButton(commands, "lookup.explain", kind=Kind.LINK)
        self._why.icon_name = ""
        self.tabs = PageTabs(len(TABS))
        self.more = Button("", icon="more", key="Ctrl .", height=32)
        self._buttons = [CommandButton(commands, f"lookup.{name}", height=32) for name in ("reprint", "preview")]
        self.summary, self.papers, self.history = SummaryTab(room), PapersTab(room), HistoryTab(room)
        self._stack = QStackedWidget()
        self._scrolls = [self._scrolling(part) for part in (self.summary, self.papers, self.history)]
        self._answer = _AnswerCard(room)
        self._none = label("", Type.BODY, Tone.MUTED, wraps=True)
        self._lay_out()
        self.tabs.changed.connect(self._turn)
        self._copy.clicked.connect(lambda: commands.trigger("lookup.copy"))
        self.more.clicked.connect(self.open_menu)
        self.show_dossier(None, ())

    @property
    def shown(self) -> OpenDossier | None:
        """The dossier that is shown."""
        return self._shown

    def show_dossier(self, shown: OpenDossier | None, parties: Sequence[Party]) -> None:
        """Show a dossier with the people as discreet as they come in; none where none is open."""
        self._shown, self._parties = shown, parties
        self._body.setVisible(shown is not None)
        self._none.setVisible(shown is None)
        if shown is None:
            return
        self._show_head(shown)
        self.summary.show_dossier(shown, parties)
        self.papers.show_dossier(shown)
        self.history.show_course(shown.passages)
        self._answer.show_answer(shown)
        self._name_tabs()
        self._fit_answer()
        self._fit_buttons()
        QTimer.singleShot(0, self, self._show_now)

    def focus_inside(self) -> None:
        """Put the keyboard where the page is read on."""
        self.tabs.focus()

    def open_menu(self) -> None:
        """Show every other act; those that are not possible say why in their tool tip."""
        self.menu().popup(self.more.mapToGlobal(QPoint(0, self.more.height() + 2)))

    def menu(self) -> QMenu:
        """Return a menu of the other acts."""
        menu = QMenu(self)
        menu.setToolTipsVisible(True)
        for name in MENU:
            if not name:
                menu.addSeparator()
                continue
            action = self.room.commands.action(f"lookup.{name}")
            entry = menu.addAction(without_mnemonic(action.text()))
            entry.setEnabled(action.isEnabled())
            tip(entry, str(action.property("why_not") or ""))
            entry.triggered.connect(lambda _=False, name=name: self.room.commands.trigger(f"lookup.{name}"))
        return menu

    def retranslate(self) -> None:
        """Put every text anew."""
        words = self.room.words
        self.setAccessibleName(words("lookup.page"))
        self._copy.name_only(words("lookup.copy"))
        self.more.name_only(words("lookup.more"))
        self.tabs.setAccessibleName(words("lookup.tabs"))
        self._none.setText(words("lookup.none_open"))
        for scroll, name in zip(self._scrolls, TABS, strict=True):
            scroll.setAccessibleName(words(f"lookup.tab_{name}"))
        self.papers.retranslate()
        self.history.retranslate()
        self._answer.retranslate()
        self._name_tabs()
        if self._shown is not None:
            self.show_dossier(self._shown, self._parties)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_answer()
        self._fit_buttons()

    def _show_head(self, shown: OpenDossier) -> None:
        words, row = self.room.words, shown.card.row
        self._code.setText(row.handle)
        self._code.setAccessibleName(f"{words('lookup.code')} {row.handle}")
        self._title.setText(row.procedure_name)
        self._person.setText(say.person(self._parties, words))
        self._person.setMaximumWidth(width_of(self._person.text()) + 4)  # so that what reveals it stands beside it
        self._chip.set_chip(chip_of(row.due, row.stage, words))
        self._appointed.setText(words("lookup.appointed", at=row.due_at) if row.due_at else "")
        self._why.setVisible(row.due_at is not None)

    def _name_tabs(self) -> None:
        counts: list[int | None] = [None, None, None]
        if self._shown is not None:
            shown = self._shown
            counts = [None, len(shown.card.papers) + len(shown.scans) + len(shown.prints), len(shown.passages)]
        for at, name in enumerate(TABS):
            self.tabs.say(at, self.room.words(f"lookup.tab_{name}"), counts[at])

    def _turn(self, at: int) -> None:
        self._stack.setCurrentIndex(at)
        self._fit_answer()
        self.turned.emit()
        self._fit_buttons()

    def _fit_answer(self) -> None:
        roomy = self.height() >= px(LOW)
        if roomy is not (self._answer.parentWidget() is self._body):
            self._below.addWidget(self._answer) if roomy else self.summary.hold(self._answer)
        self._answer.setVisible(not roomy or self.tabs.current != PAPERS)

    def _fit_buttons(self) -> None:
        """What does not fit beside the tabs is found behind "…", where every act stands."""
        room = self.width() - 2 * _EDGE - self.tabs.wide - self.more.sizeHint().width() - 2 * _GAP
        for button in self._buttons:
            room -= button.sizeHint().width() + _GAP
            button.setVisible(room >= 0)

    def _show_now(self) -> None:
        """Where the history is long, how it stands now is what is looked for."""
        if (here := self.history.here) is not None:
            self._scrolls[HISTORY].ensureWidgetVisible(here, 0, 0)

    def _scrolling(self, part: QWidget) -> QScrollArea:
        scroll = readable(part)
        self._stack.addWidget(scroll)
        return scroll

    def _lay_out(self) -> None:
        self._body = QWidget()
        column = QVBoxLayout(self._body)
        column.setContentsMargins(0, 14, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._head())
        tabs = QHBoxLayout()
        tabs.setContentsMargins(24, 8, 24, 0)
        tabs.setSpacing(_GAP)
        tabs.addWidget(self.tabs, 0, Qt.AlignmentFlag.AlignBottom)
        tabs.addStretch(1)
        for button in (*self._buttons, self.more):
            tabs.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(tabs)
        column.addWidget(hairline())
        column.addWidget(self._stack, 1)
        self._below = QVBoxLayout()
        self._below.setContentsMargins(_EDGE, 4, _EDGE, 16)
        self._below.addWidget(self._answer)
        column.addLayout(self._below)
        self._none.setContentsMargins(24, 20, 24, 20)
        self._none.setAlignment(Qt.AlignmentFlag.AlignTop)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._body)
        whole.addWidget(self._none)

    def _head(self) -> QVBoxLayout:
        code = QHBoxLayout()
        code.setSpacing(8)
        code.addWidget(self._code)
        code.addWidget(self._copy)
        code.addStretch(1)
        person = QHBoxLayout()
        person.setSpacing(12)
        person.addWidget(self._person, 1000)
        person.addWidget(self._reveal, 0, Qt.AlignmentFlag.AlignTop)
        person.addStretch(1)
        left = QVBoxLayout()
        left.setSpacing(3)
        left.addLayout(code)
        left.addWidget(self._title)
        right = QVBoxLayout()
        right.setSpacing(4)
        right.addWidget(self._chip, 0, Qt.AlignmentFlag.AlignRight)
        right.addWidget(self._appointed, 0, Qt.AlignmentFlag.AlignRight)
        right.addWidget(self._why, 0, Qt.AlignmentFlag.AlignRight)
        right.addStretch(1)
        above = QHBoxLayout()
        above.setSpacing(16)
        above.addLayout(left, 1)
        above.addLayout(right)
        head = QVBoxLayout()
        head.setContentsMargins(_EDGE, 0, _EDGE, 0)
        head.setSpacing(3)
        head.addLayout(above)
        head.addLayout(person)
        return head


class _AnswerCard(Card):
    """The sentence for the citizen, and the one act that follows."""

    def __init__(self, room: Room) -> None:
        super().__init__(margin=14, spacing=0, soft=True)
        self._room = room
        self._shown: OpenDossier | None = None
        self._head, self._words = label("", Type.STRONG), label("", wraps=True, selectable=True)
        self._act = CommandButton(room.commands, "lookup.follow")
        texts = QVBoxLayout()
        texts.setSpacing(3)
        texts.addWidget(self._head)
        texts.addWidget(self._words)
        row = QHBoxLayout()
        row.setContentsMargins(px(28), 0, 0, 0)
        row.setSpacing(16)
        row.addLayout(texts, 1)
        row.addWidget(self._act, 0, Qt.AlignmentFlag.AlignVCenter)
        self.layout_.addLayout(row)

    def show_answer(self, shown: OpenDossier) -> None:
        """Show what is said of a dossier."""
        self._shown = shown
        self._words.setText(say.answer(shown.answer, self._room.words))
        self._act.setVisible(shown.answer.follow is not Follow.NOTHING)

    def retranslate(self) -> None:
        """Put every text anew."""
        self._head.setText(self._room.words("lookup.answer"))
        if self._shown is not None:
            self.show_answer(self._shown)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        paint_icon(QPainter(self), "answer", QRect(14, 14, px(18), px(18)), tokens_of(self).accent)
