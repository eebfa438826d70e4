"""Small parts of the pane: a check with its mark, an entry under its label, words put anew on ready-made choices."""

from enum import Enum

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from counter_app.ui.theme.icons import paint_icon
from counter_app.ui.theme.paint import box
from counter_app.ui.theme.tokens import tokens_of
from counter_app.ui.theme.type import Type, px
from counter_app.ui.widgets.card import Card
from counter_app.ui.widgets.field import Field, LineEdit
from counter_app.ui.widgets.plain import label, without_mnemonic


class Mark(Enum):
    """How a check stands; each has its own shape beside its words."""

    OPEN = ("", "")
    DONE = ("check", "ok")
    TODO = ("warning", "warn")
    WRONG = ("error", "err")


class CheckCard(Card):
    """One of the three questions at the desk; ``controls`` takes what answers it."""

    def __init__(self) -> None:
        super().__init__(margin=13, spacing=3)
        self._question, self._answer = label("", Type.META), label("", Type.SECTION, wraps=True)
        self._remark = label("", Type.META, wraps=True)
        self._sign = _Sign()
        head = QHBoxLayout()
        head.setSpacing(6)
        head.addWidget(self._question)
        head.addStretch(1)
        head.addWidget(self._sign)
        self.controls = QVBoxLayout()
        self.controls.setSpacing(4)
        self.layout_.addLayout(head)
        self.layout_.addWidget(self._answer)
        self.layout_.addWidget(self._remark)
        self.layout_.addStretch(1)
        self.layout_.addLayout(self.controls)

    def say(self, mark: Mark, question: str, answer: str, remark: str = "") -> None:
        """Say how the question stands."""
        self._question.setText(question)
        self._answer.setText(answer)
        self._remark.setText(remark)
        self._remark.setVisible(bool(remark))
        self._sign.show_mark(mark)
        self.outline(mark.value[1] if mark in {Mark.TODO, Mark.WRONG} else "")
        self.setAccessibleName(f"{question}: {answer}. {remark}")


class _Sign(QWidget):
    """The mark of a check."""

    def __init__(self) -> None:
        super().__init__()
        self._mark = Mark.OPEN
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_mark(self, mark: Mark) -> None:
        self._mark = mark
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(px(16), px(16))

    def paintEvent(self, event: QPaintEvent) -> None:
        icon, notice = self._mark.value
        if icon:
            colour = getattr(tokens_of(self), notice).mark
            paint_icon(QPainter(self), icon, QRect(0, 0, px(16), px(16)), colour)


class Entry(QWidget):
    """One line under its label, whose words can be put anew."""

    def __init__(self) -> None:
        super().__init__()
        self.entry = LineEdit("")
        self.field = Field("", self.entry)
        self._words = label("", Type.META)
        self._words.setBuddy(self.entry)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3)
        column.addWidget(self._words)
        column.addWidget(self.field)

    def set_words(self, words: str) -> None:
        """Say what is asked for."""
        self._words.setText(words)
        self.entry.setAccessibleName(words)


class Dashed(QWidget):
    """A dashed frame: something that is done on paper."""

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = tokens_of(self)
        box(QPainter(self), self.rect(), line=tokens.btn, radius=6, dashed=True)


def rename(button: QAbstractButton, words: str) -> None:
    """Put other words on a box or a dot."""
    if button.accessibleName() != words:
        button.setText(without_mnemonic(words))
        button.setAccessibleName(words)
        button.updateGeometry()
        button.update()
