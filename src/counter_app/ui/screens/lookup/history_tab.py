"""The history: one node for each thing that happened, the step in hand, and hollow ones for what is still ahead."""

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import QPointF, QRect, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from counter_app.services.lookup_rows import Node, Passage
from counter_app.ui.room import Room
from counter_app.ui.screens.lookup import course_words as say
from counter_app.ui.screens.lookup.use_bar import UseBar
from counter_app.ui.theme.paint import write
from counter_app.ui.theme.tokens import tokens_of
from counter_app.ui.theme.type import Type, px, width_of
from counter_app.ui.widgets.plain import Tone, label, tip

PITCH, RAIL, TIME = 64, 32, 118
NODE, LINE = 11, 2
NARROW = 640
_FIRST = 9  # from the top of a line to the middle of its node


class HistoryTab(QWidget):
    """Read with the arrows like any long page; every line is told whole to whoever cannot see it."""

    def __init__(self, room: Room) -> None:
        super().__init__()
        self._room = room
        self._rows: list[PassageRow] = []
        self._heads = [label("", Type.HEAD) for _ in range(3)]
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(24, 12, 24, 12)
        self._column.setSpacing(0)
        self._column.addLayout(self._head())
        self._lines = QVBoxLayout()
        self._lines.setSpacing(0)
        self._column.addLayout(self._lines)
        self._column.addStretch(1)

    def show_course(self, lines: Sequence[Passage]) -> None:
        """Show the course of a dossier."""
        for row in self._rows:
            row.hide()
            self._lines.removeWidget(row)
            row.deleteLater()
        self._rows = []
        for at, line in enumerate(lines):
            after = lines[at + 1].node if at + 1 < len(lines) else None
            row = PassageRow(line, self._room, is_first=at == 0, after=after)
            self._rows.append(row)
            self._lines.addWidget(row)
        self._arrange()

    @property
    def here(self) -> QWidget | None:
        """The line of the step in hand, else the last one."""
        now = [row for row in self._rows if row.node in {Node.NOW, Node.LATE}]
        return next(iter([*now, *self._rows[-1:]]), None)

    def retranslate(self) -> None:
        """Name the columns."""
        for head, column in zip(self._heads, ("time", "event", "use"), strict=True):
            head.setText(self._room.words(f"lookup.column_{column}"))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        narrow = self.width() < px(NARROW)
        self._heads[0].setFixedWidth(px(TIME) if not narrow else px(TIME) // 2)
        self._heads[2].setVisible(not narrow)
        for row in self._rows:
            row.set_narrow(narrow)

    def _head(self) -> QHBoxLayout:
        head = QHBoxLayout()
        head.setContentsMargins(px(RAIL), 0, 0, 12)
        head.setSpacing(0)
        head.addWidget(self._heads[0])
        head.addWidget(self._heads[1], 1)
        self._heads[2].setFixedWidth(UseBar().sizeHint().width())
        head.addWidget(self._heads[2])
        return head


class PassageRow(QWidget):
    """One line: node and time are painted, the words are labels that wrap."""

    def __init__(self, line: Passage, room: Room, *, is_first: bool, after: Node | None) -> None:
        super().__init__()
        self._line, self._is_first, self._after = line, is_first, after
        self._narrow = False
        words = room.words
        self._day, self._clock = _when(line, room.now(), words("lookup.now"))
        self._title = TitleLine(say.title(line, words), say.actor(line, words), _tone(line.node))
        told = say.details(line, words)
        timing, late = say.timing(line, words), say.late_entry(line, words)
        self._bar = UseBar()
        if line.used_minutes is None:
            self._bar.hide()
        else:
            self._bar.show_use(line.used_minutes, line.norm_minutes, words)
        texts = QVBoxLayout()
        texts.setContentsMargins(0, 0, 0, 12)
        texts.setSpacing(2)
        texts.addWidget(self._title)
        is_late = line.node is Node.LATE
        for text, tone in ((timing, Tone.ERR if is_late else Tone.MUTED), (told, Tone.MUTED), (late, Tone.WARN)):
            if text:
                texts.addWidget(label(text, Type.BODY, tone, wraps=True, selectable=True))
        texts.addStretch(1)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(px(RAIL) + px(TIME), 0, 0, 0)
        self._row.setSpacing(16)
        self._row.addLayout(texts, 1)
        self._row.addWidget(self._bar, 0, Qt.AlignmentFlag.AlignTop)
        self.setMinimumHeight(px(PITCH))
        self.setAccessibleName(" ".join(filter(None, (self._day, self._clock, self._title.accessibleName()))))
        self.setAccessibleDescription(" ".join(filter(None, (timing, told, late))))

    @property
    def node(self) -> Node:
        """How the line is marked."""
        return self._line.node

    def set_narrow(self, narrow: bool) -> None:
        """Put the clock under the day, and make the bar short."""
        self._narrow = narrow
        self._row.setContentsMargins(px(RAIL) + (px(TIME) // 2 if narrow else px(TIME)), 0, 0, 0)
        self._bar.set_narrow(narrow)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, tokens = QPainter(self), tokens_of(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        middle = QPointF(NODE, px(_FIRST))
        self._paint_rail(painter, middle)
        late = self._line.node is Node.LATE
        solid = QColor(tokens.err.mark if late else tokens.accent)
        painter.setPen(QPen(QColor(tokens.border) if self._line.node is Node.AHEAD else solid, 1.5))
        painter.setBrush(QColor(tokens.base) if self._line.node is not Node.PAST else solid)
        here = self._line.node in {Node.NOW, Node.LATE}
        radius = NODE / 2 + (2 if here else 0)
        painter.drawEllipse(middle, radius, radius)
        if here:
            painter.setBrush(solid)
            painter.drawEllipse(middle, 3.5, 3.5)
        self._paint_time(painter)

    def _paint_rail(self, painter: QPainter, middle: QPointF) -> None:
        tokens = tokens_of(self)
        done = QPen(QColor(tokens.accent), LINE)
        coming = QPen(QColor(tokens.border), LINE, Qt.PenStyle.CustomDashLine)
        coming.setDashPattern([1.5, 2])
        if not self._is_first:
            painter.setPen(coming if self._line.node is Node.AHEAD else done)
            painter.drawLine(QPointF(middle.x(), 0), middle)
        if self._after is not None:
            painter.setPen(coming if self._after is Node.AHEAD else done)
            painter.drawLine(middle, QPointF(middle.x(), self.height()))

    def _paint_time(self, painter: QPainter) -> None:
        tokens, line = tokens_of(self), px(18)
        colour = tokens.err.text if self._line.node is Node.LATE else tokens.text
        write(painter, QRect(px(RAIL), 0, px(TIME), line), self._day, Type.STRONG, colour)
        left = px(RAIL) if self._narrow else px(RAIL) + width_of(self._day, Type.STRONG) + 10
        top = line if self._narrow else 0
        write(painter, QRect(left, top, px(TIME), line), self._clock, Type.BODY, tokens.muted)


class TitleLine(QWidget):
    """What happened and who did it: on one line where both fit, else on two."""

    def __init__(self, title: str, actor: str, tone: Tone) -> None:
        super().__init__()
        self._texts, self._tone = (title, actor), tone
        self.setAccessibleName(" ".join(part for part in (title, actor) if part))
        tip(self, self.accessibleName())
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return px(20) if self._fits(width) else px(40)

    def sizeHint(self) -> QSize:
        return QSize(120, self.heightForWidth(self.width()))

    def minimumSizeHint(self) -> QSize:
        return QSize(60, px(20))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, tokens = QPainter(self), tokens_of(self)
        title, actor = self._texts
        line = px(20)
        write(painter, QRect(0, 0, self.width(), line), title, Type.SECTION, self._tone.of(tokens))
        one = self._fits(self.width())
        left, top = (width_of(title, Type.SECTION) + 12, 0) if one else (0, line)
        write(painter, QRect(left, top, self.width() - left, line), actor, Type.BODY, tokens.muted)

    def _fits(self, width: int) -> bool:
        title, actor = self._texts
        return not actor or width_of(title, Type.SECTION) + 12 + width_of(actor, Type.BODY) <= width


def _when(line: Passage, now: datetime, here: str) -> tuple[str, str]:
    if line.at is not None:
        return say.day_of(line.at, now), say.clock_of(line.at)
    return (here, "") if line.node is not Node.AHEAD else ("", "")


def _tone(node: Node) -> Tone:
    return {Node.AHEAD: Tone.MUTED, Node.LATE: Tone.ERR}.get(node, Tone.TEXT)
