"""The one window: the frame around the screens, furnished when the desks are open."""

from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QColor, QPainter, QPaintEvent, QRegion, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from counter_app.domain.deadlines.calendar import Closed
from counter_app.domain.moments import ward_date, ward_time
from counter_app.ui.frame.message_area import MessageArea
from counter_app.ui.frame.navigation import Navigation
from counter_app.ui.frame.status_line import StatusLine
from counter_app.ui.frame.title_row import TitleRow
from counter_app.ui.theme.tokens import tokens_of
from counter_app.ui.words import Words

if TYPE_CHECKING:  # no screen is made before the window was painted
    from counter_app.ui.screen import Screen

ROOMY, NARROW = 1366, 1160  # the width the screens were drawn at, and the one under which the navigation is icons alone
SMALLEST = (900, 440)
_FRAME = 3  # of amber, around sample data


class MainWindow(QWidget):
    """Title row, navigation with the screen's own strip, the screens, the message bar and the status line."""

    closing = Signal()
    pictured = Signal()  # once, when the window was painted for the first time

    def __init__(self, words: Words) -> None:
        super().__init__()
        self.words = words
        self._strips: dict[str, QWidget] = {}
        self._unit, self._demo, self._pictured = "", False, False
        self.title_row = TitleRow(words)
        self.navigation = Navigation()
        self.stack = QStackedWidget()
        self._ground = _Ground(self.stack)
        self.messages = MessageArea(words, self._ground)
        self.status = StatusLine(words)
        self._strip = QStackedWidget()
        self._lay_out()
        self._amber = _Amber(self)
        words.changed.connect(self.retranslate)
        words.changed.connect(lambda: QTimer.singleShot(0, self, self._tab_reads_downwards))
        self.setMinimumSize(*SMALLEST)
        self.resize(ROOMY, 768)
        self.retranslate()

    def add(self, screen: "Screen") -> None:
        """Take a screen in, with its strip."""
        strip = screen.strip() or QWidget()
        self._strips[screen.name] = strip
        self._strip.addWidget(strip)
        self.stack.addWidget(screen)
        self._tab_reads_downwards()

    def show_screen(self, screen: "Screen") -> None:
        """Show a screen that was taken in."""
        self._frame(shown=True)
        self.messages.clear()
        self.stack.setCurrentWidget(screen)
        self._strip.setCurrentWidget(self._strips[screen.name])
        self.navigation.choose(screen.name, silently=True)
        self._tab_reads_downwards()
        screen.enter()

    def put(self, widget: QWidget) -> None:
        """Show a page that is no screen and stands alone, such as the first run on an empty machine."""
        self._frame(shown=False)
        if self.stack.indexOf(widget) < 0:
            self.stack.addWidget(widget)
            self._tab_reads_downwards()
        self.stack.setCurrentWidget(widget)

    def present(self) -> "Screen | None":
        """Return the screen that is shown."""
        from counter_app.ui.screen import Screen

        widget = self.stack.currentWidget()
        return widget if isinstance(widget, Screen) else None

    def show_unit(self, name: str, *, demo: bool) -> None:
        """Say whose counter this is, and at every place that the data are samples where they are."""
        self._unit, self._demo = name, demo
        self.title_row.show_unit(name, self.words("frame.demo") if demo else "")
        self._amber.setVisible(demo)
        self.setWindowTitle(self.words("frame.demo_title", unit=name) if demo else name)
        self.status.show_open(self.words("frame.demo_foot" if demo else "frame.no_password"))

    def show_saved(self, now: datetime) -> None:
        """Say when the last act was saved."""
        self.status.show_saved(self.words("frame.saved", at=f"{ward_time(now):%H:%M:%S}"))

    def show_day(self, now: datetime, closed: Closed | None) -> None:
        """Say which day it is, and why nobody works on it where nobody does."""
        day = ward_date(now)
        named = self.words(f"frame.weekday_{day.weekday()}")
        said = self.words("frame.working_day")
        if closed is not None:
            said = closed.name or self.words("frame.weekly_rest")
        self.status.show_day(self.words("frame.day", weekday=named, day=day, said=said))

    def retranslate(self) -> None:
        """Put every text anew."""
        self.setWindowTitle(self.words("frame.title"))
        if self._unit:
            self.show_unit(self._unit, demo=self._demo)
        self.navigation.setAccessibleName(self.words("frame.navigation"))
        self.title_row.retranslate()
        self.status.retranslate()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._amber.go_around(self.rect())
        narrow = self.width() < NARROW
        if narrow != self.navigation.is_narrow or not self.isVisible():
            self.navigation.set_narrow(narrow)
            self.title_row.set_narrow(narrow)
            self.status.set_narrow(narrow)
            self._side.setFixedWidth(self.navigation.width() + 1)
            self._strip.setVisible(not narrow)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._pictured:
            self._pictured = True
            QTimer.singleShot(0, self.pictured.emit)

    def closeEvent(self, event: QCloseEvent) -> None:
        self.closing.emit()
        super().closeEvent(event)

    def _frame(self, *, shown: bool) -> None:
        for part in (self.title_row, self._side, self.status):
            part.setVisible(shown)
        self._amber.setVisible(shown and self._demo)

    def _tab_reads_downwards(self) -> None:
        """Parts that came later stand behind the foot of the window in Tab's way: bring the foot behind them."""
        foot = [*self.messages.bar.findChildren(QPushButton), *self.status.findChildren(QPushButton)]
        last = self._before(self)
        while last is not self and (last in foot or not _is_reached(last)):
            last = self._before(last)
        for part in foot:
            QWidget.setTabOrder(last, part)
            last = part

    def _before(self, part: QWidget) -> QWidget:
        return part.previousInFocusChain() or self

    def _lay_out(self) -> None:
        self._side = _Side()
        side = QVBoxLayout(self._side)
        side.setContentsMargins(0, 8, 1, 0)
        side.setSpacing(0)
        side.addWidget(self.navigation)
        side.addWidget(self._strip, 1)
        side.addStretch()
        content = QVBoxLayout()
        content.setSpacing(0)
        content.addWidget(self._ground, 1)
        content.addWidget(self.messages.bar)
        middle = QHBoxLayout()
        middle.setSpacing(0)
        middle.addWidget(self._side)
        middle.addLayout(content, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.title_row)
        whole.addLayout(middle, 1)
        whole.addWidget(self.status)


def _is_reached(part: QWidget) -> bool:
    return bool(part.focusPolicy() & Qt.FocusPolicy.TabFocus)


class _Amber(QWidget):
    """A frame around everything while the data are samples. Nothing of the window lies under it but its edge."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()

    def go_around(self, area: QRect) -> None:
        """Lie along the edges of an area, and nowhere else."""
        self.setGeometry(area)
        self.setMask(QRegion(area).subtracted(QRegion(area.adjusted(_FRAME, _FRAME, -_FRAME, -_FRAME))))
        self.raise_()

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), QColor(tokens_of(self).warn.mark))


class _Side(QWidget):
    """Grey like the frame, with one hairline towards the work."""

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(QRect(self.width() - 1, 0, 1, self.height()), QColor(tokens_of(self).line))


class _Ground(QWidget):
    """White is for work."""

    def __init__(self, inner: QWidget) -> None:
        super().__init__()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(inner)

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), QColor(tokens_of(self).base))
