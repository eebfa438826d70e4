"""Why something goes back: one line of text over the lines, with reasons heard every day at hand."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from counter_app.ui.theme.type import Type
from counter_app.ui.widgets.button import Button
from counter_app.ui.widgets.button_row import ButtonRow
from counter_app.ui.widgets.card import Card
from counter_app.ui.widgets.field import Field, FieldState, LineEdit
from counter_app.ui.widgets.plain import label
from counter_app.ui.words import Words

USUAL = ("unsigned", "incomplete", "illegible", "misdirected")
_ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter}


class ReasonBar(QWidget):
    """``given`` carries the reason on Enter, ``left`` that it was thought better of. Arrows go through the usual."""

    given = Signal(str)
    left = Signal()

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words
        self._asked, self._params = "", dict[str, object]()
        self._question = label("", Type.CONTROL, wraps=True)
        self.entry = LineEdit("")
        self._field = Field("", self.entry)
        self._usual = [Button("", height=32) for _ in USUAL]
        self.do_it = Button("", key="↵", height=32)
        self.leave_it = Button("", key="Esc", height=32)
        self._lay_out()
        self._connect()
        self.hide()

    def ask(self, question: str, **params: object) -> None:
        """Ask for the reason of what a code of the words names; what was typed before stays."""
        self._asked, self._params = question, params
        self.retranslate()
        self._field.set_state(FieldState.REST)
        self.show()
        self.entry.setFocus()
        self.entry.selectAll()

    def put_away(self) -> None:
        """Go, with what was typed."""
        self.entry.clear()
        self.hide()

    def retranslate(self) -> None:
        """Put every text anew."""
        said = self._words
        self._question.setText(said(self._asked, **self._params) if self._asked else "")
        self.entry.setAccessibleName(self._question.text() or said("handover.reason"))
        self.entry.setPlaceholderText(said("handover.reason_hint"))
        for button, usual in zip(self._usual, self._usual_words(), strict=True):
            button.set_words(usual)
        self.do_it.set_words(said("handover.reason_give"))
        self.leave_it.set_words(said("handover.reason_leave"))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is not self.entry or not isinstance(event, QKeyEvent) or event.type() is not QEvent.Type.KeyPress:
            return False
        if event.key() in _ENTER:
            self._give()
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.key() in {Qt.Key.Key_Down, Qt.Key.Key_Up}:
            self._turn(1 if event.key() == Qt.Key.Key_Down else -1)
        else:
            return False
        return True

    def _usual_words(self) -> list[str]:
        return [self._words(f"handover.reason_{name}") for name in USUAL]

    def _turn(self, step: int) -> None:
        """Go through the usual reasons; a reason in the person's own words is never written over."""
        usual, text = self._usual_words(), self.entry.text().strip()
        if text and text not in usual:
            return
        at = (usual.index(text) + step) % len(usual) if text else (0 if step > 0 else len(usual) - 1)
        self.entry.setText(usual[at])
        self.entry.selectAll()

    def _give(self) -> None:
        reason = self.entry.text().strip()
        if reason:
            self.given.emit(reason)
        else:
            self._field.set_state(FieldState.ERROR, self._words("handover.reason_wanted"))
            self.entry.setFocus()

    def _lay_out(self) -> None:
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 12)
        card = Card(margin=12, soft=True)
        whole.addWidget(card)
        card.layout_.addWidget(self._question)
        card.layout_.addWidget(self._field)
        row = QHBoxLayout()
        row.setSpacing(8)
        left = Qt.AlignmentFlag.AlignLeft
        row.addWidget(ButtonRow(self._usual, more=self._words("handover.more"), align=left), 1)
        row.addSpacing(16)
        row.addWidget(self.leave_it)
        row.addWidget(self.do_it)
        card.layout_.addLayout(row)

    def _connect(self) -> None:
        self.entry.installEventFilter(self)
        self.do_it.clicked.connect(self._give)
        self.leave_it.clicked.connect(self.left)
        for button in self._usual:
            button.clicked.connect(lambda _=False, button=button: self._take(button.words))

    def _take(self, reason: str) -> None:
        self.entry.setText(reason)
        self.entry.setFocus()
