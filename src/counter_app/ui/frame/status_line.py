"""The line at the bottom: when something was saved last, what day it is, and what the keys are."""

from PySide6.QtCore import QRect, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from counter_app.ui.frame.quiet import Quiet
from counter_app.ui.theme.icons import paint_icon
from counter_app.ui.theme.tokens import tokens_of
from counter_app.ui.theme.type import Type, px
from counter_app.ui.widgets.plain import Tone, label
from counter_app.ui.words import Words

HEIGHT = 24


class StatusLine(QWidget):
    """Quiet facts; what needs an act stands in the message bar instead."""

    help_asked = Signal()
    keys_asked = Signal()

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words
        self.setFixedHeight(px(HEIGHT))
        self._saved, self._open, self._day = _Fact("ok"), _Fact("lock"), label("", Type.META)
        self._help, self._keys = Quiet(), Quiet()
        self._help.clicked.connect(self.help_asked)
        self._keys.clicked.connect(self.keys_asked)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 0, 12, 0)
        row.setSpacing(18)
        for part in (self._saved, self._open):
            row.addWidget(part)
        row.addStretch(1)
        for widget in (self._day, self._help, self._keys):
            row.addWidget(widget)
        self.retranslate()

    def show_saved(self, text: str) -> None:
        """Say when the last act was saved."""
        self._saved.say(text)

    def show_open(self, text: str) -> None:
        """Say that no password protects these data, while that is so."""
        self._open.say(text, Tone.WARN)

    def show_day(self, text: str) -> None:
        """Say which day it is and whether the ward works."""
        self._day.setText(text)

    def set_narrow(self, narrow: bool) -> None:
        """Leave out what can be found elsewhere."""
        self._keys.setVisible(not narrow)
        self._open.setVisible(not narrow and self._open.says_something)

    def retranslate(self) -> None:
        """Put every text anew."""
        self._help.set_words(self._words("frame.help_key"))
        self._keys.set_words(self._words("frame.keys_key"))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(QRect(0, 0, self.width(), 1), QColor(tokens_of(self).line))


class _Fact(QWidget):
    """An icon and a few words; nothing while there is nothing to say."""

    def __init__(self, icon: str) -> None:
        super().__init__()
        self._icon = icon
        self._label = label("", Type.META)
        row = QHBoxLayout(self)
        row.setContentsMargins(px(20), 0, 0, 0)
        row.addWidget(self._label)
        self.hide()

    def say(self, text: str, tone: Tone = Tone.MUTED) -> None:
        self._label.setText(text)
        self._label.set_tone(tone)
        self.setVisible(bool(text))

    @property
    def says_something(self) -> bool:
        return bool(self._label.text())

    def paintEvent(self, event: QPaintEvent) -> None:
        side = px(14)
        paint_icon(QPainter(self), self._icon, QRect(0, (self.height() - side) // 2, side, side), tokens_of(self).muted)
