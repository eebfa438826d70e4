"""One small form for every act: what it asks, what follows from it, and one key that does it.

A screen says what is asked as values and hands in the desk call; the dialog reads, marks what is missing, asks the
desk beside the window, keeps what was typed when the desk refuses, and closes when the act is done::

    form = ActForm(
        title=words("queue.ask_supplement"),
        act=words("queue.ask_supplement_do"),
        about=row.handle,
        consequence=words("queue.ask_supplement_follows"),
        lines=[
            Several(name="missing", words=words("queue.missing"), choices=papers, must=True),
            Lines(name="reason", words=words("queue.reason"), must=True, faults=["reason.missing"]),
        ],
    )
    ask(room, form, lambda actor, said: desk.ask_supplement(actor, code, said.several("missing"), said.text("reason")),
        then=self._done)

F9 does it, Escape leaves: without a question while nothing was typed. Enter goes on to the next line, for a scanner
ends with Enter. An act that may be recorded later or for somebody else gets the foldable part of ``late_entry``.
"""

from collections.abc import Callable
from typing import Any, TypeVar

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QColor, QKeyEvent, QKeySequence, QPainter, QPaintEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import QApplication, QDialog, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from counter_app.domain.errors import CounterError
from counter_app.domain.moments import ward_date
from counter_app.services.acting import Actor
from counter_app.ui.dialogs.act_entries import Entry, Unreadable, entry_of
from counter_app.ui.dialogs.act_fields import ActForm, Answers
from counter_app.ui.dialogs.late_entry import LateEntry
from counter_app.ui.room import Room
from counter_app.ui.theme.tokens import tokens_of
from counter_app.ui.theme.type import Type, px
from counter_app.ui.widgets.banner import Banner, Weight
from counter_app.ui.widgets.button import Button, Kind
from counter_app.ui.widgets.plain import Tone, label

T = TypeVar("T")
Do = Callable[[Actor, Answers], T]

CHANGED = "dossier.changed_by"
_WIDTH, _MARGIN = 480, 20


class ActDialog(QDialog):
    """See ``ask``, which makes one and shows it."""

    def __init__(
        self,
        room: Room,
        form: ActForm,
        do: Do[Any],
        then: Callable[[Any], object],
        *,
        see: Callable[[], object] | None = None,
        late: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent or QApplication.activeWindow())
        self.room, self.form = room, form
        self._do, self._then, self._see = do, then, see
        self.entries: dict[str, Entry] = {}
        for line in form.lines:
            self.entries[line.name] = entry_of(line, room.words, ward_date(room.now()))
        self.late = LateEntry(room) if late else None
        self.banner = Banner(Weight.WARN, "")
        self.do_it = Button(form.act, Kind.DANGER if form.danger else Kind.PRIMARY, key="F9", height=40)
        self.leave = Button(room.words("act.leave"), key="Esc", height=40)
        self.setWindowTitle(form.title)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._lay_out()
        self._connect()

    # what a person does

    def submit(self) -> None:
        """Read the form and carry the act out; what is missing or refused is said at its line."""
        if not self.do_it.isEnabled():
            return
        self.banner.hide()
        answers = self._read()
        actor = self.late.actor() if self.late else self.room.seat.actor()
        if answers is None or actor is None:
            return
        self.do_it.setEnabled(False)
        self.room.background.run(lambda: self._do(actor, answers), self._done, self._failed)

    def reject(self) -> None:
        """Leave; what was typed is given up only on purpose."""
        if self._is_touched() and not self.room.asker.sure(
            self.room.words("act.give_up"), self.room.words("act.give_up_follows"), self.room.words("act.give_up_do")
        ):
            return
        super().reject()

    def done(self, result: int) -> None:
        """Close, and hand the keyboard back to the window underneath."""
        super().done(result)
        if (below := self.parentWidget()) is not None:
            below.activateWindow()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes on to the next line; it never does anything."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.focusNextChild()
            event.accept()
        elif event.key() == Qt.Key.Key_Escape:
            self.reject()
        else:
            super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        first = next(iter(self.entries.values()), None)
        (first.focus if first else self.do_it).setFocus()

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), QColor(tokens_of(self).base))

    def sizeHint(self) -> QSize:
        most = (self.parentWidget() or self).window().height() - 2 * _MARGIN if self.parentWidget() else px(720)
        return QSize(px(_WIDTH), min(super().sizeHint().height(), max(px(200), most)))

    # what happens

    def _read(self) -> Answers | None:
        answers, wrong = Answers(), list[Entry]()
        for name, entry in self.entries.items():
            try:
                answers[name] = entry.answer()
                entry.mark("")
            except Unreadable as unreadable:
                entry.mark(self.room.words(str(unreadable)))
                wrong.append(entry)
        for name in self.form.missing(answers):
            if self.entries[name] not in wrong:
                self.entries[name].mark(self.room.words("act.must"))
                wrong.append(self.entries[name])
        if wrong:
            next(entry for entry in self.entries.values() if entry in wrong).focus.setFocus()
        return None if wrong else answers

    def _done(self, result: object) -> None:
        super().accept()
        self._then(result)

    def _failed(self, error: CounterError) -> None:
        self.do_it.setEnabled(True)
        words = self.room.words.say(error)
        if self.late and self.late.mark(error.code, words):
            return
        if name := self.form.line_of(error):
            self.entries[name].mark(words)
            self.entries[name].focus.setFocus()
            return
        moved_on = error.code == CHANGED and self._see is not None
        self.banner.say(Weight.WARN, words, self.room.words("act.see") if moved_on else "")
        self.banner.show()
        self._fit()

    def _see_it(self) -> None:
        super().reject()
        if self._see is not None:
            self._see()

    def _is_touched(self) -> bool:
        return any(entry.touched() for entry in self.entries.values()) or bool(self.late and self.late.touched())

    def _fit(self) -> None:
        self._scroll.updateGeometry()
        self.resize(self.width(), max(self.height(), self.sizeHint().height()))

    # layout

    def _lay_out(self) -> None:
        self.setMinimumWidth(px(_WIDTH))
        column = QVBoxLayout(self)
        column.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
        column.setSpacing(12)
        column.addLayout(self._head())
        self.banner.hide()
        column.addWidget(self.banner)
        self._scroll = _Scroll(self._body())
        column.addWidget(self._scroll, 1)
        if self.form.consequence:
            column.addWidget(label(self.form.consequence, Type.BODY, Tone.MUTED, wraps=True))
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addStretch()
        row.addWidget(self.leave)
        row.addWidget(self.do_it)
        column.addLayout(row)

    def _head(self) -> QVBoxLayout:
        head = QVBoxLayout()
        head.setSpacing(2)
        head.addWidget(label(self.form.title, Type.SUBTITLE, wraps=True))
        if self.form.about:
            head.addWidget(label(self.form.about, Type.META, wraps=True))
        return head

    def _body(self) -> QWidget:
        self._inside = QWidget()
        column = QVBoxLayout(self._inside)
        column.setContentsMargins(4, 4, 4, 4)  # the focus ring lies outside its control
        column.setSpacing(12)
        for entry in self.entries.values():
            column.addWidget(entry.widget)
        if self.late:
            column.addWidget(self.late)
        column.addStretch(1)
        return self._inside

    def _connect(self) -> None:
        self.do_it.clicked.connect(self.submit)
        self.leave.clicked.connect(self.reject)
        self.banner.acted.connect(self._see_it)
        main = QShortcut(QKeySequence("F9"), self)
        main.setAutoRepeat(False)
        main.activated.connect(self.submit)
        if self.late:
            self.late.unfolded.connect(lambda: QTimer.singleShot(0, self, self._fit))


class _Scroll(QScrollArea):
    """Takes the height its content wants, and scrolls only where the window is too low."""

    def __init__(self, inside: QWidget) -> None:
        super().__init__()
        self._inside = inside
        self.setWidget(inside)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setAutoFillBackground(False)
        inside.setAutoFillBackground(False)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def sizeHint(self) -> QSize:
        wide = max(px(_WIDTH) - 2 * _MARGIN, self._inside.minimumSizeHint().width())
        return QSize(wide, max(self._inside.heightForWidth(wide), self._inside.sizeHint().height()) + 2)


def ask(
    room: Room,
    form: ActForm,
    do: Do[T],
    *,
    then: Callable[[T], object],
    see: Callable[[], object] | None = None,
    late: bool = True,
    parent: QWidget | None = None,
) -> ActDialog:
    """Show the form of an act. ``do`` is the desk call, ``then`` gets its answer.

    ``see`` shows a dossier that somebody else has changed meanwhile. ``late`` offers to record the act for somebody
    else or for an earlier moment.
    """
    dialog = ActDialog(room, form, do, then, see=see, late=late, parent=parent)
    dialog.open()
    return dialog
