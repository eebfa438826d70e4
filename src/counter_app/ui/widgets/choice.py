"""Yes or no, and one of a few: boxes and dots of 16 px with their words beside them."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QButtonGroup, QCheckBox, QHBoxLayout, QRadioButton, QSizePolicy, QWidget

from counter_app.ui.theme.focus import Ring, ringed
from counter_app.ui.theme.paint import box, round_pen, write
from counter_app.ui.theme.tokens import Tokens, tokens_of
from counter_app.ui.theme.type import Type, px, width_of
from counter_app.ui.widgets.plain import without_mnemonic

_SIDE, _GAP = 16, 8


class CheckBox(QCheckBox):
    """A box to tick."""

    def __init__(self, words: str, parent: QWidget | None = None) -> None:
        super().__init__(without_mnemonic(words), parent)
        _prepare(self, words)

    def sizeHint(self) -> QSize:
        return _size(self.accessibleName())

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        tokens = tokens_of(self)
        paint_box(painter, _mark_area(self), tokens, ticked=self.isChecked(), off=not self.isEnabled())
        _write_words(painter, self, tokens)


class RadioButton(QRadioButton):
    """One of a few; see ``RadioRow`` for the few."""

    def __init__(self, words: str, parent: QWidget | None = None) -> None:
        super().__init__(without_mnemonic(words), parent)
        _prepare(self, words)

    def sizeHint(self) -> QSize:
        return _size(self.accessibleName())

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        tokens = tokens_of(self)
        paint_dot(painter, _mark_area(self), tokens, chosen=self.isChecked(), off=not self.isEnabled())
        _write_words(painter, self, tokens)


class RadioRow(QWidget):
    """One of a few values, side by side: ``chosen`` tells the value. Arrows move, Tab leaves."""

    chosen = Signal(object)

    def __init__(self, name: str, choices: Sequence[tuple[object, str]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self._values = [value for value, _ in choices]
        self._group = QButtonGroup(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(20)
        for at, (_, words) in enumerate(choices):
            button = RadioButton(words)
            self._group.addButton(button, at)
            row.addWidget(button)
        row.addStretch()
        self._group.idClicked.connect(lambda at: self.chosen.emit(self._values[at]))

    @property
    def value(self) -> object | None:
        """The chosen value, None while nothing is."""
        at = self._group.checkedId()
        return self._values[at] if at >= 0 else None

    def choose(self, value: object) -> None:
        """Choose without telling: what a person does is told, what a program does it knows."""
        self._group.button(self._values.index(value)).setChecked(True)


def paint_box(painter: QPainter, area: QRectF, tokens: Tokens, *, ticked: bool, off: bool = False) -> None:
    """Paint a box, ticked or not; tables paint their ticks with it too."""
    solid = tokens.disabled if off else tokens.accent
    if not ticked:
        box(painter, area, fill=tokens.window if off else tokens.base, line=tokens.line if off else tokens.border,
            radius=3, width=1.4)  # fmt: skip
        return
    box(painter, area, fill=solid, radius=3)
    painter.setPen(round_pen(tokens.accent_text, 2))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    unit = area.width() / 16
    x, y = area.x(), area.y()
    points = [(3.9, 8.4), (6.7, 11.1), (12.1, 5.3)]
    painter.drawPolyline([QPointF(x + px_ * unit, y + py * unit) for px_, py in points])


def paint_dot(painter: QPainter, area: QRectF, tokens: Tokens, *, chosen: bool, off: bool = False) -> None:
    """Paint a dot, chosen or not."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    colour = tokens.disabled if off else tokens.accent if chosen else tokens.border
    width = 1.8 if chosen else 1.4
    painter.setPen(QPen(QColor(colour), width))
    painter.setBrush(QColor(tokens.base))
    painter.drawEllipse(area.adjusted(width / 2, width / 2, -width / 2, -width / 2))
    if chosen:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colour))
        painter.drawEllipse(area.center(), area.width() / 4, area.width() / 4)


def _prepare(button: QCheckBox | QRadioButton, words: str) -> None:
    button.setAccessibleName(words)
    button.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
    button.setAttribute(Qt.WidgetAttribute.WA_Hover)
    ringed(button, Ring.BUTTON)


def _size(words: str) -> QSize:
    beside = _GAP + width_of(words, Type.BODY) + 2 if words else 0
    return QSize(px(_SIDE) + beside, px(24))


def _mark_area(button: QWidget) -> QRectF:
    side = px(_SIDE)
    return QRectF(0, (button.height() - side) // 2, side, side)


def _write_words(painter: QPainter, button: QWidget, tokens: Tokens) -> None:
    colour = tokens.text if button.isEnabled() else tokens.disabled
    write(painter, button.rect().adjusted(px(_SIDE) + _GAP, 0, 0, 0), button.accessibleName(), Type.BODY, colour)
