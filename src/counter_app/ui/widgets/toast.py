"""A word about what was just done, and the way back, for eight seconds; longer while someone looks at it."""

from collections.abc import Callable, Sequence

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
Act = tuple[str, Callable[[], object]]


class Toast(QWidget):
    """Lies over the foot of its host. It is announced, and never the only record of what it says."""

    def __init__(self, host: QWidget, words: str, acts: Sequence[Act] = (), *, icon: str = "ok") -> None:
        super().__init__(host)
        self._host, self._icon, self._left_ms = host, icon, SECONDS * 1000
        self._words = label(words, Type.BODY, Tone.ON_TOAST)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(42, 0, 16, 0)
        self._row.setSpacing(16)
        self._row.addWidget(self._words, 1)
        for said, act in acts[:2]:
            self._row.addWidget(_ToastButton(said, act, self))
        self.setAccessibleName(words)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFixedHeight(px(40))
        self._clock = QTimer(self)
        self._clock.setInterval(_TICK_MS)
        self._clock.timeout.connect(self._pass)
        host.installEventFilter(self)

    def present(self) -> None:
        """Come up, say so to whoever listens, and start to count."""
        self._place()
        self.show()
        self.raise_()
        said = QAccessibleAnnouncementEvent(self, self._words.text())
        said.setPoliteness(QAccessible.AnnouncementPoliteness.Polite)
        QAccessible.updateAccessibility(said)
        self._clock.start()

    @property
    def seconds_left(self) -> int:
        """How long it will stay."""
        return -(-self._left_ms // 1000)

    @property
    def is_held(self) -> bool:
        """Whether someone looks at it: the pointer is over it, or the keyboard in it."""
        return self.underMouse() or any(button.hasFocus() for button in self.findChildren(_ToastButton))

    def dismiss(self) -> None:
        """Go."""
        self._clock.stop()
        self.hide()
        self.deleteLater()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Resize:
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


class _ToastButton(QPushButton):
    """A way back, written on the toast's own ground."""

    def __init__(self, words: str, act: Callable[[], object], toast: Toast) -> None:
        super().__init__(toast)
        self._words_shown = words
        self.setAutoDefault(False)
        self.setFlat(True)
        self.setAccessibleName(words)
        ringed(self, Ring.BUTTON)
        self.setFixedSize(width_of(words, Type.STRONG) + 2, px(24))
        self.clicked.connect(act)
        self.clicked.connect(toast.dismiss)

    def paintEvent(self, event: QPaintEvent) -> None:
        write(QPainter(self), self.rect(), self._words_shown, Type.STRONG, tokens_of(self).toast_action, elide=False)
