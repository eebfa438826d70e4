"""What falls due this week, under the navigation: a bar a day, and the name of a day off."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from counter_app.domain.deadlines.due_states import DueKind
from counter_app.domain.moments import ward_date
from counter_app.services.work_rows import DayLoad
from counter_app.ui.room import Room
from counter_app.ui.theme.paint import box, write
from counter_app.ui.theme.tokens import Tokens, tokens_of
from counter_app.ui.theme.type import Type, px, width_of
from counter_app.ui.widgets.plain import Label, label, tip

_BAR, _LONGEST = 8, 72


class WeekStrip(QWidget):
    """Monday to Friday, and other days on which something is due."""

    def __init__(self, room: Room) -> None:
        super().__init__()
        self.room = room
        self._head: Label = label("", Type.HEAD)
        self._days: list[_Day] = []
        self._week: Sequence[DayLoad] = ()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(16, 12, 12, 0)
        self._column.setSpacing(4)
        self._column.addWidget(self._head)
        self._column.addSpacing(2)
        self._column.addStretch(1)
        self.retranslate()

    def show_week(self, week: Sequence[DayLoad]) -> None:
        """Show another week, or what it has become."""
        self._week = week
        while len(self._days) < len(week):
            day = _Day()
            self._days.append(day)
            self._column.insertWidget(self._column.count() - 1, day)
        most = max((load.due for load in week), default=0) or 1
        today, words = ward_date(self.room.now()), self.room.words
        for at, day in enumerate(self._days):
            day.setVisible(at < len(week))
            if at < len(week):
                load = week[at]
                name = f"{words(f'queue.weekday_{load.day.weekday()}')} {load.day.day}"
                day.show_load(name, load, load.due / most, is_today=load.day == today, said=self._said(name, load))

    def retranslate(self) -> None:
        """Put every text anew."""
        self._head.setText(self.room.words("queue.week"))
        self.show_week(self._week)

    def _said(self, name: str, load: DayLoad) -> str:
        words = self.room.words
        if load.off:
            return words("queue.week_off", day=name, off=load.off)
        return words("queue.week_due", day=name, n=load.due)


class _Day(QWidget):
    """One day of the strip."""

    def __init__(self) -> None:
        super().__init__()
        self._name, self._load, self._share, self._is_today = "", None, 0.0, False  # type: str, DayLoad | None, float, bool
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_load(self, name: str, load: DayLoad, share: float, *, is_today: bool, said: str) -> None:
        self._name, self._load, self._share, self._is_today = name, load, share, is_today
        self.setAccessibleName(said)
        tip(self, said)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(120, px(20))

    def minimumSizeHint(self) -> QSize:
        return QSize(60, px(20))

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._load is None:
            return
        painter, tokens = QPainter(self), tokens_of(self)
        left = max(px(48), width_of("T2 00", Type.HEAD) + 10)
        name = Type.HEAD if self._is_today else Type.META_STRONG
        colour = tokens.text if self._load.is_open else tokens.muted
        write(painter, QRect(0, 0, left, self.height()), self._name, name, colour)
        if self._load.off:
            write(painter, self.rect().adjusted(left, 0, 0, 0), self._load.off, Type.META, tokens.muted)
        if not self._load.due:
            return
        x = left if not self._load.off else self.width()
        wide = max(6.0, px(_LONGEST) * self._share)
        if not self._load.off:
            area = QRectF(x, (self.height() - _BAR) / 2, wide, _BAR)
            box(painter, area, fill=_mark(self._load.kind, tokens), radius=1)
            number = QRect(round(x + wide) + 8, 0, 40, self.height())
            write(painter, number, str(self._load.due), Type.HEAD, tokens.text, elide=False)


def _mark(kind: DueKind, tokens: Tokens) -> str:
    ink = {
        DueKind.OVERDUE: tokens.overdue,
        DueKind.TODAY: tokens.today,
        DueKind.NEAR: tokens.near,
    }.get(kind, tokens.on_time)
    return ink.mark
