"""Buttons: one solid block per screen, outlines for the rest, and words that act like a link."""

from enum import Enum

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from counter_app.ui.theme.focus import Ring, ringed
from counter_app.ui.theme.icons import paint_icon
from counter_app.ui.theme.paint import box, write
from counter_app.ui.theme.tokens import Tokens, tokens_of
from counter_app.ui.theme.type import Type, px, width_of
from counter_app.ui.widgets.key_cap import cap_size, paint_cap
from counter_app.ui.widgets.plain import tip, without_mnemonic

_ICON, _CHEVRON, _GAP = 16, 14, 10


class Kind(Enum):
    """What a button is for: the screen's one main job, another act, a quiet link, an act that cannot be taken back."""

    PRIMARY = "primary"
    PLAIN = "plain"
    LINK = "link"
    DANGER = "danger"


class Button(QPushButton):
    """A button with its key on it. Never answers Enter for a dialog: scanners end with Enter."""

    def __init__(
        self,
        words: str,
        kind: Kind = Kind.PLAIN,
        *,
        key: str = "",
        icon: str = "",
        height: int = 36,
        opens: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.kind, self.key, self.icon_name, self._height, self._opens = kind, key, icon, height, opens
        self.setAutoDefault(False)
        self.setCursor(Qt.CursorShape.PointingHandCursor if kind is Kind.LINK else Qt.CursorShape.ArrowCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        ringed(self, Ring.BUTTON)
        self.set_words(words)

    @property
    def words(self) -> str:
        """What it says."""
        return self._words

    def set_words(self, words: str) -> None:
        """Say something else: the main button names exactly what it is about to do."""
        self._words = words
        self.setText(without_mnemonic(words))
        self.setAccessibleName(words)
        self.setAccessibleDescription(self.key)
        self.updateGeometry()

    def name_only(self, name: str) -> None:
        """Be a button of an icon alone; its name goes to the tool tip and to whoever cannot see it."""
        self.set_words("")
        self.setAccessibleName(name)
        tip(self, f"{name} ({self.key})" if self.key else name)

    def sizeHint(self) -> QSize:
        pad = 0 if self.kind is Kind.LINK else 24
        parts = self._parts()
        width = sum(w for _, w in parts) + _GAP * max(0, len(parts) - 1) + pad
        return QSize(max(width, px(self._height) if pad else 0), self._height_now())

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        tokens = tokens_of(self)
        ink = self._paint_ground(painter, tokens)
        parts = self._parts()
        total = sum(w for _, w in parts) + _GAP * max(0, len(parts) - 1)
        x = 0 if self.kind is Kind.LINK else max(8, (self.width() - total) // 2)
        for what, width in parts:
            self._paint_part(painter, what, QRect(x, 0, min(width, self.width() - x), self.height()), ink, tokens)
            x += width + _GAP

    def _height_now(self) -> int:
        return px(20 if self.kind is Kind.LINK else self._height)

    def _parts(self) -> list[tuple[str, int]]:
        """What stands on it from left to right, and how wide each is."""
        parts = []
        if self.key and self._words:
            parts.append(("key", cap_size(self.key).width()))
        if self.icon_name:
            parts.append(("icon", px(_ICON)))
        if self._words:
            parts.append(("words", width_of(self._words, self._type()) + 1))
        if self._opens:
            parts.append(("chevron", px(_CHEVRON)))
        return parts

    def _type(self) -> Type:
        return Type.STRONG if self.kind in {Kind.PRIMARY, Kind.DANGER} else Type.CONTROL

    def _paint_ground(self, painter: QPainter, tokens: Tokens) -> str:
        """Paint what the words stand on, and return the colour they are written in."""
        area = QRectF(self.rect())
        pressed, hovered = self.isDown() or self.isChecked(), self.underMouse()
        if self.kind is Kind.LINK:
            if not self.isEnabled():
                return tokens.disabled
            return tokens.accent_pressed if pressed else tokens.accent_hover if hovered else tokens.accent
        if not self.isEnabled():
            box(painter, area, fill=tokens.window, line=tokens.line)
            return tokens.disabled
        if self.kind is Kind.PRIMARY:
            fill = tokens.accent_pressed if pressed else tokens.accent_hover if hovered else tokens.accent
            box(painter, area, fill=fill)
            return tokens.accent_text
        danger = self.kind is Kind.DANGER
        fill = tokens.soft if pressed else tokens.alt if hovered else tokens.base
        if danger and (pressed or hovered):
            fill = tokens.err.ground
        line = tokens.err.mark if danger else tokens.border if pressed or hovered else tokens.btn
        box(painter, area, fill=fill, line=line)
        return tokens.err.text if danger else tokens.text

    def _paint_part(self, painter: QPainter, what: str, area: QRect, ink: str, tokens: Tokens) -> None:
        match what:
            case "key":
                size = cap_size(self.key)
                area = QRect(area.x(), (self.height() - size.height()) // 2, size.width(), size.height())
                solid = self.kind is Kind.PRIMARY and self.isEnabled()
                paint_cap(painter, area, self.key, tokens, on_accent=solid, off=not self.isEnabled())
            case "words":
                write(painter, area, self._words, self._type(), ink)
            case "icon" | "chevron":
                side = area.width()
                name = self.icon_name if what == "icon" else "chevron-down"
                paint_icon(painter, name, QRect(area.x(), (self.height() - side) // 2, side, side), ink)
