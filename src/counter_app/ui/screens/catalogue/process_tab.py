"""The process of a procedure: its picture or its table, the step in hand in full, and its hours against the limit."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from counter_app.domain.procedures.process import ProcessKind
from counter_app.services.catalogue_rows import ProcedureSheet
from counter_app.ui.models.rows import Cell, Column, RowModel
from counter_app.ui.room import Room
from counter_app.ui.screens.catalogue import shown as say
from counter_app.ui.screens.catalogue.hours_bar import HoursBar
from counter_app.ui.screens.catalogue.process_picture import ProcessPicture
from counter_app.ui.screens.catalogue.process_shape import Shape, StepSaid, shape_of
from counter_app.ui.screens.catalogue.step_pane import StepPane
from counter_app.ui.theme.type import Type, px
from counter_app.ui.widgets.plain import Tone, label
from counter_app.ui.widgets.table import RowHeight, Table
from counter_app.ui.widgets.tabs import Tab, Tabs

KINDS = (ProcessKind.FULL, ProcessKind.SHORT)
PICTURE, TABLE = range(2)
_PANE, _WIDE, _LOW = 240, 1100, 300


class ProcessTab(QWidget):
    """Read only: steps are data of the catalogue. ``ways`` and ``kinds`` stand in the head of the page."""

    def __init__(self, room: Room) -> None:
        super().__init__()
        self._room = room
        self._sheet: ProcedureSheet | None = None
        self.shape, self.has_short = Shape(), False
        self.kinds = Tabs("", [Tab("")] * len(KINDS))
        self.ways = Tabs("", [Tab(""), Tab("")])
        self.picture = ProcessPicture(room.words)
        self.model: RowModel[StepSaid] = RowModel(self._columns(), room.words, key=lambda step: step.code)
        self.table = Table(self.model, "", row_height=RowHeight.TWO_LINES)
        self.pane = StepPane(room)
        self.bar = HoursBar()
        self._total, self._against = label("", Type.STRONG), label("", Type.META)
        self._lay_out()
        self.kinds.changed.connect(lambda _: self._show())
        self.ways.changed.connect(self._stack.setCurrentIndex)
        self.picture.chosen.connect(self._take)
        self.bar.chosen.connect(self._take)
        self.table.current_changed.connect(self._take)

    @property
    def is_table(self) -> bool:
        """Say whether the table is shown instead of the picture."""
        return self._stack.currentIndex() == TABLE

    @property
    def inside(self) -> QWidget:
        """Where the keyboard reads the steps."""
        return self.table if self.is_table else self.picture

    @property
    def totals(self) -> str:
        """What is said of the hours."""
        return f"{self._total.text()} {self._against.text()}"

    def turn(self) -> None:
        """Show the table instead of the picture, or the picture again."""
        had = self.inside.hasFocus()
        self.ways.choose(1 - self.ways.current)
        if had:
            self.inside.setFocus()

    def show_sheet(self, sheet: ProcedureSheet) -> None:
        """Show the process of a procedure; the short one only where it has one and was looked at."""
        self._sheet = sheet
        has_short = sheet.version.short_process is not None
        self.has_short = has_short
        if not has_short and self.kinds.current:
            self.kinds.choose(0)
        self._say_tabs()
        self._show()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.pane.setVisible(self.width() >= px(_WIDE))
        for part in (self._total, self._against, self.bar):  # where the place is low, the steps come first
            part.setVisible(self.height() >= px(_LOW))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The picture takes the height there is."""
        if event.type() is QEvent.Type.Resize:
            self.picture.use_height(self._scroll.viewport().height())
        return False

    def _show(self) -> None:
        sheet, words = self._sheet, self._room.words
        if sheet is None:
            return
        version = sheet.version
        short = version.short_process if KINDS[self.kinds.current] is ProcessKind.SHORT else None
        process = short or version.full_process
        self.shape = shape_of(sheet, process, words)
        self.picture.show_shape(self.shape)
        self.model.set_rows(self.shape.steps)
        self._say_totals(sheet, process.total_minutes)
        self._take(0)

    def _say_totals(self, sheet: ProcedureSheet, total: int) -> None:
        words, room = self._room.words, sheet.room_minutes
        over = room is not None and total > room
        if room is None:
            self._total.setText(words("catalogue.total", total=total))
        else:
            self._total.setText(words("catalogue.total_over" if over else "catalogue.total_of", total=total, room=room))
        self._total.set_tone(Tone.ERR if over else Tone.TEXT)
        self._against.setText(words("catalogue.against", limit=say.short_limit(sheet.version.limit, words)))
        self.bar.show_steps(self.shape.steps, room if over else None, self.totals)

    def _take(self, at: int) -> None:
        """Let picture, table, bar and pane hold the same step."""
        if not 0 <= at < len(self.shape.steps):
            return
        self.picture.choose(at)
        self.bar.choose(at)
        self.pane.show_step(self.shape.steps[at])
        if self.table.current_row != at:
            self.table.select_row(at)
        self._bring_into_sight(at)

    def _bring_into_sight(self, at: int) -> None:
        """Scroll to the whole of a step; at both ends with the citizen, where the place is high enough."""
        steps = self.picture.drawing.steps
        if not steps:
            return
        area = steps[at].area
        if at in {0, len(steps) - 1}:
            end = self.picture.drawing.start if at == 0 else self.picture.drawing.result
            self._scroll.ensureVisible(end.center().x(), 0)
        middle, beside, above = area.center(), area.width() // 2 + 16, area.height() // 2 + 16
        self._scroll.ensureVisible(middle.x(), middle.y(), beside, above)

    def _say_tabs(self) -> None:
        words = self._room.words
        self.kinds.setAccessibleName(words("catalogue.kinds"))
        self.kinds.show_tabs([Tab(words(f"catalogue.kind_{kind.value}")) for kind in KINDS])
        self.ways.setAccessibleName(words("catalogue.ways"))
        self.ways.show_tabs([Tab(words("catalogue.way_picture")), Tab(words("catalogue.way_table"))])
        self.table.setAccessibleName(words("catalogue.steps"))
        self._scroll.setAccessibleName(words("catalogue.way_picture"))

    def _columns(self) -> tuple[Column[StepSaid], ...]:
        return (
            Column[StepSaid](title="catalogue.ordinal", width=52, text=lambda step: step.code),
            Column[StepSaid](
                title="catalogue.step_name", cell=Cell.TWO_LINES, text=lambda step: step.name, below=_papers
            ),
            Column[StepSaid](
                title="catalogue.step_role",
                width=190,
                cell=Cell.TWO_LINES,
                text=lambda step: step.desk,
                below=lambda step: say.capital(step.role),
            ),
            Column[StepSaid](title="catalogue.step_time", width=150, text=lambda step: step.hours, right=True),
        )

    def _lay_out(self) -> None:
        self._scroll = QScrollArea()
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setWidgetResizable(True)
        self._scroll.setWidget(self.picture)
        self.picture.setAutoFillBackground(False)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.viewport().setAutoFillBackground(False)
        self._scroll.viewport().installEventFilter(self)
        self.table.setFrameShape(QFrame.Shape.NoFrame)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._scroll)
        self._stack.addWidget(self.table)
        self.pane.setFixedWidth(px(_PANE))
        middle = QHBoxLayout()
        middle.setSpacing(12)
        middle.addWidget(self._stack, 1)
        middle.addWidget(self.pane)
        sums = QVBoxLayout()
        sums.setSpacing(0)
        sums.addWidget(self._total)
        sums.addWidget(self._against)
        below = QHBoxLayout()
        below.setSpacing(16)
        below.addLayout(sums)
        below.addWidget(self.bar, 1, Qt.AlignmentFlag.AlignVCenter)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 10, 24, 4)
        column.setSpacing(6)
        column.addLayout(middle, 1)
        column.addLayout(below)


def _papers(step: StepSaid) -> str:
    return "; ".join(step.papers)
