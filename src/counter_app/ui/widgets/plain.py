"""The one place where a text becomes something shown: what a person typed is letters, never markup."""

import html
from enum import Enum

from PySide6.QtCore import QEvent, QPoint, QSize, Qt
from PySide6.QtGui import QAction, QColor, QPalette, QShowEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QToolTip, QWidget

from counter_app.ui.theme.tokens import Tokens, tokens_of
from counter_app.ui.theme.type import Type, font


class Tone(Enum):
    """What colour a text is read in."""

    TEXT = "text"
    MUTED = "muted"
    ACCENT = "accent"
    ON_ACCENT = "accent_text"
    ON_TOAST = "toast_text"
    OK = "ok"
    WARN = "warn"
    ERR = "err"

    def of(self, tokens: Tokens) -> str:
        found = getattr(tokens, self.value)
        return found if isinstance(found, str) else str(found.text)


_MUTED = {Type.META, Type.META_STRONG, Type.HEAD}


class Label(QLabel):
    """A text in one role. ``setText`` is safe with whatever a person typed."""

    def __init__(self, text: str, type_: Type, tone: Tone) -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self._type, self._tone = type_, tone
        self.setText(text)
        self._dress()

    def set_tone(self, tone: Tone) -> None:
        """Read it in another colour from now on."""
        self._tone = tone
        self._dress()

    def minimumSizeHint(self) -> QSize:
        """Let a text that wraps be as narrow as its place; its height follows from that."""
        found = super().minimumSizeHint()
        return QSize(0, self.fontMetrics().height()) if self.wordWrap() else found

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in {QEvent.Type.StyleChange, QEvent.Type.PaletteChange}:
            self._dress()

    def showEvent(self, event: QShowEvent) -> None:
        """By now it stands in its place, which may have a look of its own."""
        super().showEvent(event)
        self._dress()

    def _dress(self) -> None:
        if self.font() != (wanted := font(self._type)):
            self.setFont(wanted)
        colour = QColor(self._tone.of(tokens_of(self)))
        palette = self.palette()
        if palette.color(QPalette.ColorGroup.Active, QPalette.ColorRole.WindowText) != colour:
            own = QPalette()
            own.setColor(QPalette.ColorGroup.Active, QPalette.ColorRole.WindowText, colour)
            own.setColor(QPalette.ColorGroup.Inactive, QPalette.ColorRole.WindowText, colour)
            self.setPalette(own)


def label(
    text: str, type_: Type = Type.BODY, tone: Tone | None = None, *, wraps: bool = False, selectable: bool = False
) -> Label:
    """Return a label. Small texts are muted unless told otherwise; a wrapped one gives way in width."""
    made = Label(text, type_, tone or (Tone.MUTED if type_ in _MUTED else Tone.TEXT))
    if wraps:
        made.setWordWrap(True)
        made.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
    if selectable:
        made.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return made


def tip(widget: QWidget | QAction, text: str) -> None:
    """Give a widget, or an entry of a menu, its tool tip."""
    widget.setToolTip(tip_text(text))


def tip_text(text: str) -> str:
    """Return a text that Qt, which guesses at markup in a tool tip, shows letter by letter."""
    return f"<qt>{html.escape(text).replace(chr(10), '<br>')}</qt>" if text else ""


def show_tip(at: QPoint, over: QWidget, text: str) -> None:
    """Show a tool tip now; an empty text takes away the one that is shown."""
    QToolTip.showText(at, tip_text(text), over)


def without_mnemonic(text: str) -> str:
    """Return a text for a control of Qt's own, where an ampersand would otherwise vanish into a shortcut."""
    return text.replace("&", "&&")
