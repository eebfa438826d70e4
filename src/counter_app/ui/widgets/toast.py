"""A word about what was just done, and the way back, for eight seconds; longer while someone looks at it."""

from collections.abc import Callable, Sequence
from itertools import zip_longest

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt, QTimer
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QEnterEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from counter_app.ui.theme.focus import Ring, ringed
from counter_app.ui.theme.icons import paint_icon
from counter_app.ui.theme.paint import box, write
from counter_app.ui.theme.tokens import tokens_of
from counter_app.ui.theme.type import Type, px, width_of
from counter_app.ui.widgets.plain import Tone, label

SECONDS = 8
_TICK_MS = 200
_MOST_ACTS = 2
Act = tuple[str, Callable[[], object]]


class Toast(QWidget):
    """Lies over the foot of its host, one for a window: what is said last is shown. Never the only record of it."""

    def __init__(self, host: QWidget) -> None:
        super().__init__(host)
        self._host, self._icon, self._left_ms = host, "ok", 0
        self._words = label("", Type.BODY, Tone.ON_TOAST)
        row = QHBoxLayout(self)
        row.setContentsMargins(42, 0, 16, 0)
        row.setSpacing(16)
        row.addWidget(self._words, 1)
        self._ways = [_Way(self) for _ in range(_MOST_ACTS)]
        for way in self._ways:
            row.addWidget(way)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self._clock = QTimer(self)
        self._clock.setInterval(_TICK_MS)
        self._clock.timeout.connect(self._pass)
        self.hide()
        host.installEventFilter(self)

    def say(self, words: str, acts: Sequence[Act] = (), *, icon: str = "ok") -> None:
        """Come up with words and at most two ways on, say so to whoever listens, and start to count."""
        self.show_words(words, acts, icon=icon)
        self._left_ms = SECONDS * 1000
        self._place()
        self.show()
        self.raise_()
        said = QAccessibleAnnouncementEvent(self, words)
        said.setPoliteness(QAccessible.AnnouncementPoliteness.Polite)
        QAccessible.updateAccessibility(said)
        self._clock.start()

    def show_words(self, words: str, acts: Sequence[Act] = (), *, icon: str = "ok") -> None:
        """Hold words and ways without coming up; ``say`` is what a screen calls."""
        self._icon = icon
        self._words.setText(words)
        self.setAccessibleName(words)
        for way, act in zip_longest(self._ways, acts[:_MOST_ACTS]):
            way.lead(act)
        self.setFixedHeight(px(40))
        self.update()

    @property
    def seconds_left(self) -> int:
        """How long it will stay."""
        return -(-self._left_ms // 1000)

    @property
    def is_held(self) -> bool:
        """Whether someone looks at it: the pointer is over it, or the keyboard in it."""
        return self.underMouse() or any(way.hasFocus() for way in self._ways)

    def dismiss(self) -> None:
        """Go."""
        self._clock.stop()
        self.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Resize and self.isVisible():
            self._place()
        return False

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self.update()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.StyleChange:
            self.setFixedHeight(px(40))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, tokens = QPainter(self), tokens_of(self)
        box(painter, QRectF(self.rect()), fill=tokens.toast_ground, radius=6)
        side = px(18)
        area = QRect(14, (self.height() - side) // 2, side, side)
        paint_icon(painter, self._icon, area, tokens.toast_action)

    def _pass(self) -> None:
        if self.is_held:
            return
        self._left_ms -= _TICK_MS
        if self._left_ms <= 0:
            self.dismiss()

    def _place(self) -> None:
        width = min(max(self.sizeHint().width(), px(320)), self._host.width() - 32)
        self.setGeometry(QRect(QPoint(16, self._host.height() - self.height() - 16), self.size()))
        self.resize(width, self.height())


class _Way(QPushButton):
    """A way on or back, written on the toast's own ground."""

    def __init__(self, toast: Toast) -> None:
        super().__init__(toast)
        self._act: Act = ("", toast.dismiss)
        self.setAutoDefault(False)
        ringed(self, Ring.BUTTON)
        self.clicked.connect(self._go)
        self._dismiss = toast.dismiss

    def lead(self, act: Act | None) -> None:
        """Lead somewhere, or be absent."""
        self.setVisible(act is not None)
        if act is not None:
            self._act = act
            self.setAccessibleName(act[0])
            self.setFixedSize(width_of(act[0], Type.STRONG) + 2, px(24))
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        write(QPainter(self), self.rect(), self._act[0], Type.STRONG, tokens_of(self).toast_action, elide=False)

    def _go(self) -> None:
        self._dismiss()
        self._act[1]()
