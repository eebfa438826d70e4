"""Whether a datum was compared with the decision: an icon with its words, never a colour alone."""

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from counter_app.ui.theme.icons import paint_icon
from counter_app.ui.theme.tokens import tokens_of
from counter_app.ui.theme.type import Type, px
from counter_app.ui.widgets.plain import Tone, label, tip
from counter_app.ui.words import Words

_LOOKS = {"confirmed": ("ok", Tone.OK), "unchecked": ("info", Tone.MUTED), "unsure": ("warning", Tone.WARN)}


class StateMark(QWidget):
    """Shows one of ``confirmed``, ``unchecked``, ``unsure``."""

    def __init__(self) -> None:
        super().__init__()
        self.state = "unchecked"
        self._words = label("", Type.META_STRONG)
        row = QHBoxLayout(self)
        row.setContentsMargins(px(20), 0, 0, 0)
        row.addWidget(self._words)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_state(self, state: str, words: Words) -> None:
        """Show how a datum stands."""
        self.state = state
        self._words.setText(words(f"catalogue.state_{state}"))
        self._words.set_tone(_LOOKS[state][1])
        tip(self, words(f"catalogue.state_{state}_tip"))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        icon, tone = _LOOKS[self.state]
        side = px(15)
        area = QRect(0, (self.height() - side) // 2, side, side)
        paint_icon(QPainter(self), icon, area, tone.of(tokens_of(self)))
