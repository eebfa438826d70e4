"""The one question that may stop a clerk. A scanner types and ends with Enter, so Enter alone never says yes here.

Escape, Enter and closing the window all mean the harmless answer. The other answer takes a click, its own key, or
Tab to it and then Space; what a scanner sends meanwhile is swallowed.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QElapsedTimer, QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QDialog, QHBoxLayout, QVBoxLayout, QWidget

from counter_app.ui.theme.type import Type, px
from counter_app.ui.widgets.button import Button, Kind
from counter_app.ui.widgets.plain import Tone, label

BURST_MS = 60  # two keys closer than this were not typed by a person
_ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter}


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked, what will follow, and the words of both answers."""

    title: str
    consequences: Sequence[str]
    do_it: str
    leave_it: str
    key: str = "F9"
    danger: bool = True


class SafeConfirm(QDialog):
    """Asks one question; ``exec`` is true only for a deliberate yes."""

    def __init__(self, question: Question, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._key = QKeySequence(question.key)
        self._since_last = QElapsedTimer()
        self.setWindowTitle(question.title)
        self.setModal(True)
        self.setMinimumWidth(px(420))
        self.yes = Button(question.do_it, Kind.DANGER if question.danger else Kind.PRIMARY, key=question.key)
        self.no = Button(question.leave_it, key="Esc")
        self.yes.clicked.connect(self.accept)
        self.no.clicked.connect(self.reject)
        self._lay_out(question)
        for button in (self.yes, self.no):
            button.installEventFilter(self)
        self.no.setFocus()

    def ask(self) -> bool:
        """Ask, and return whether it shall be done."""
        return self.exec() == QDialog.DialogCode.Accepted

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take the harmless answer on Escape; the buttons have judged everything else."""
        if event.key() == Qt.Key.Key_Escape:
            self.reject()
        event.accept()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep a burst away from the buttons: a key pressed too soon after another is no person's."""
        if event.type() is not QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        if event.key() in {Qt.Key.Key_Tab, Qt.Key.Key_Backtab, Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Escape}:
            return False
        burst = self._is_burst()
        self._since_last.restart()
        if event.key() == Qt.Key.Key_Space:
            return burst
        if not burst and event.key() in _ENTER and watched is self.no:
            self.reject()
        elif not burst and self._is_key(event):
            self.accept()
        return True

    def _is_key(self, event: QKeyEvent) -> bool:
        return bool(self._key.toString()) and QKeySequence(event.keyCombination()) == self._key

    def _is_burst(self) -> bool:
        return self._since_last.isValid() and self._since_last.elapsed() < BURST_MS

    def _lay_out(self, question: Question) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 20, 20, 20)
        column.setSpacing(8)
        column.addWidget(label(question.title, Type.SUBTITLE, wraps=True))
        for line in question.consequences:
            column.addWidget(label(line, Type.BODY, Tone.MUTED, wraps=True))
        column.addSpacing(12)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addStretch()
        row.addWidget(self.no)
        row.addWidget(self.yes)
        column.addLayout(row)
        self.setTabOrder(self.no, self.yes)


def confirmed(question: Question, parent: QWidget | None = None) -> bool:
    """Ask a question over a window."""
    return SafeConfirm(question, parent or QApplication.activeWindow()).ask()
