"""What needs to be known on a screen, in one line with the one action that helps."""

from enum import Enum

from PySide6.QtCore import QRect, QRectF, QSize, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from counter_app.ui.theme.icons import paint_icon
from counter_app.ui.theme.paint import box
from counter_app.ui.theme.tokens import Notice, Tokens, tokens_of
from counter_app.ui.theme.type import Type, px
from counter_app.ui.widgets.button import Button, Kind
from counter_app.ui.widgets.plain import label


class Weight(Enum):
    """How much it matters."""

    INFO = "info"
    OK = "ok"
    WARN = "warn"
    ERR = "err"

    def of(self, tokens: Tokens) -> Notice:
        found = getattr(tokens, self.value)
        assert isinstance(found, Notice)  # noqa: S101 - the four names above are Notices
        return found


_ICONS = {Weight.INFO: "info", Weight.OK: "ok", Weight.WARN: "warning", Weight.ERR: "error"}


class Banner(QWidget):
    """A line with its icon and at most one action (``acted``)."""

    acted = Signal()

    def __init__(
        self, weight: Weight, words: str, action: str = "", *, key: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._weight = weight
        self._words = label("", Type.BODY, wraps=True)
        self._action = Button(action, Kind.LINK, key=key)
        self._action.clicked.connect(self.acted)
        row = QHBoxLayout(self)
        row.setContentsMargins(22 + px(18), 7, 14, 7)
        row.setSpacing(12)
        row.addWidget(self._words, 1)
        row.addWidget(self._action)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self.say(weight, words, action)

    @property
    def words(self) -> str:
        """What it says."""
        return self._words.text()

    def say(self, weight: Weight, words: str, action: str = "") -> None:
        """Say something else."""
        self._weight = weight
        self._words.setText(words)
        self._action.set_words(action)
        self._action.setVisible(bool(action))
        self.setAccessibleName(words)
        self.update()

    def minimumSizeHint(self) -> QSize:
        return QSize(120, px(34))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, tokens = QPainter(self), tokens_of(self)
        notice = self._weight.of(tokens)
        box(painter, QRectF(self.rect()), fill=notice.ground, line=notice.line)
        side = px(18)
        top = (px(34) - side) // 2 if self.height() > px(44) else (self.height() - side) // 2
        paint_icon(painter, _ICONS[self._weight], QRect(12, top, side, side), notice.text)
