"""What stands around every page of the first run: the head, the keys at the foot, the ground of the way."""

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from counter_app.ui.theme.icons import paint_icon
from counter_app.ui.theme.paint import box
from counter_app.ui.theme.tokens import tokens_of
from counter_app.ui.theme.type import Type, px
from counter_app.ui.widgets.button import Button, Kind
from counter_app.ui.widgets.plain import label


class Head(QWidget):
    """What this is, for which unit, and that it can be left at any time."""

    def __init__(self) -> None:
        super().__init__()
        self._title, self._unit, self._remark = label("", Type.STRONG), label("", Type.META), label("", Type.META)
        names = QVBoxLayout()
        names.setContentsMargins(0, 4, 0, 4)
        names.setSpacing(0)
        names.addWidget(self._title)
        names.addWidget(self._unit)
        self._row = QHBoxLayout(self)
        self._row.addLayout(names)
        self._row.addStretch(1)
        self._row.addWidget(self._remark)

    def say(self, title: str, unit: str, remark: str) -> None:
        """Put the texts anew; the remark gives way where it is narrow."""
        self._title.setText(title)
        self._unit.setText(unit)
        self._unit.setVisible(bool(unit))
        self._remark.setText(remark)
        self._row.setContentsMargins(20 + px(24), 0, 16, 0)
        self.setMinimumHeight(px(44))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._remark.setVisible(self.width() >= self._remark.sizeHint().width() + px(420))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, tokens = QPainter(self), tokens_of(self)
        painter.fillRect(self.rect(), QColor(tokens.window))
        painter.fillRect(QRect(0, self.height() - 1, self.width(), 1), QColor(tokens.line))
        mark = QRect(12, (self.height() - px(24)) // 2, px(24), px(24))
        box(painter, mark, fill=tokens.accent, radius=5)
        paint_icon(painter, "ward", mark.adjusted(px(4), px(4), -px(4), -px(4)), tokens.accent_text)


class Foot(QWidget):
    """Where one stands, and the three keys of every page."""

    def __init__(self) -> None:
        super().__init__()
        self._at = label("", Type.META)
        self.skip = Button("", Kind.LINK)
        self.back = Button("", key="Alt ←", height=40)
        self.on = Button("", Kind.PRIMARY, key="↵", height=40)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 11, 16, 11)
        row.setSpacing(8)
        row.addWidget(self._at)
        row.addStretch(1)
        row.addWidget(self.skip)
        row.addSpacing(8)
        row.addWidget(self.back)
        row.addWidget(self.on)

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), px(64))

    def say(self, at: str, skip: str, back: str) -> None:
        """Put the texts anew."""
        self._at.setText(at)
        self.skip.set_words(skip)
        self.back.set_words(back)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, tokens = QPainter(self), tokens_of(self)
        painter.fillRect(self.rect(), QColor(tokens.window))
        painter.fillRect(QRect(0, 0, self.width(), 1), QColor(tokens.line))


class Side(QWidget):
    """Grey like the frame, with one hairline towards the page."""

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, tokens = QPainter(self), tokens_of(self)
        painter.fillRect(self.rect(), QColor(tokens.window))
        painter.fillRect(QRect(self.width() - 1, 0, 1, self.height()), QColor(tokens.line))
