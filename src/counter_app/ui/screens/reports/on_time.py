"""What was kept on time: our way beside that of Quyết định 766/QĐ-TTg, what makes the difference, and by whom."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QSizePolicy, QVBoxLayout, QWidget

from counter_app.services.leader_view import ON_TIME_TARGET, is_below_target
from counter_app.services.reports.report import PeriodReport
from counter_app.services.reports.shares import Difference, GroupedBy, Share, ShareRow, Shares
from counter_app.ui.models.rows import Cell, Column, RowModel
from counter_app.ui.room import Room
from counter_app.ui.screens.reports.shown import share_words
from counter_app.ui.screens.shown import short_code
from counter_app.ui.theme.type import Type, px
from counter_app.ui.widgets.bar import Bar
from counter_app.ui.widgets.card import Card
from counter_app.ui.widgets.plain import Tone, label
from counter_app.ui.widgets.section import SectionHead
from counter_app.ui.widgets.sideways import Sideways
from counter_app.ui.widgets.table import RowHeight, Table
from counter_app.ui.widgets.tabs import Tab, Tabs

GROUPS = tuple(GroupedBy)
_TWO_COLUMNS, _WHOLE_LIST, _LOW = 760, 560, 120
PROCEDURE = 1  # of the dossiers between the two ways
_WHOLE = 10_000
_NOTHING = Shares(Share(0, 0), Share(0, 0), (), ())
NAME, SOLVED, EARLY, ON_TIME, LATE, SHARE = range(6)


class WayCard(Card):
    """One way of counting: the share, so many out of so many, and what it counts."""

    def __init__(self) -> None:
        super().__init__(margin=14, spacing=2)
        self.name, self.share = label("", Type.META), label("", Type.COUNTER)
        self.counted, self.bar = label("", Type.BODY, wraps=True), Bar("")
        for part in (self.name, self.share, self.bar, self.counted):
            self.layout_.addWidget(part)
        self.layout_.addStretch(1)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)

    def show_way(self, name: str, share: Share, shown: str, counted: str) -> None:
        """Show a way."""
        self.name.setText(name)
        self.share.setText(shown)
        self.share.set_tone(Tone.TEXT)
        self.counted.setText(counted)
        self.bar.show_use(f"{name}: {shown}", share.kept / share.out_of if share.out_of else 0.0)


class OnTime(QWidget):
    """Two ways, the dossiers between them, and the shares by field, procedure, desk or person."""

    opened = Signal(str)
    row_opened = Signal(object)  # ShareRow

    def __init__(self, room: Room) -> None:
        super().__init__()
        self._words = words = room.words
        self._report: PeriodReport | None = None
        self.ours, self.way_766 = WayCard(), WayCard()
        self.between = SectionHead("")
        self.nothing = label("", Type.BODY, Tone.MUTED, wraps=True)
        self.differences: RowModel[Difference] = RowModel(
            (
                Column(title="reports.column_code", cell=Cell.CODE, width=112, text=lambda one: short_code(one.code)),
                Column(title="reports.column_procedure", cell=Cell.MUTED, width=180, text=lambda one: one.procedure),
                Column(title="reports.column_why", text=lambda one: words(f"reports.difference_{one.kind.value}")),
            ),
            words,
            key=lambda one: one.code,
        )
        self.table = Table(self.differences, "", row_height=RowHeight.LOG)
        self.groups = Tabs("", [Tab("")] * len(GROUPS))
        self.shares: RowModel[ShareRow] = RowModel(self._share_columns(), words, key=lambda row: (row.by, row.key))
        self.share_table = Table(self.shares, "", row_height=RowHeight.LOG)
        self._lay_out()
        self.groups.changed.connect(lambda at: self._show_group())
        self.table.opened.connect(lambda at: self.opened.emit(self.differences.rows[at].code))
        self.share_table.opened.connect(lambda at: self.row_opened.emit(self.shares.rows[at]))

    @property
    def group(self) -> GroupedBy:
        """By what the shares are told apart now."""
        return GROUPS[max(0, self.groups.current)]

    def show_report(self, report: PeriodReport | None) -> None:
        """Show the shares of another report."""
        self._report = report
        self.differences.set_rows(report.shares.differences if report else ())
        self._show_group()
        self.retranslate()

    def retranslate(self) -> None:
        """Put every text anew."""
        words, report = self._words, self._report
        self.table.setAccessibleName(words("reports.between"))
        self.share_table.setAccessibleName(words("reports.shares"))
        self.groups.setAccessibleName(words("reports.shares"))
        self.groups.show_tabs([Tab(words(f"reports.by_{group.value}")) for group in GROUPS])
        self._show_ways(report.shares if report else _NOTHING)
        count = len(self.differences.rows)
        self.between.set_words(words("reports.between"), words("reports.behind_count", n=count) if count else "")
        self.nothing.setText(words("reports.between_nothing"))
        self.nothing.setVisible(not count)
        self.table.setVisible(bool(count))
        self.share_table.viewport().update()
        self.table.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        two = self.width() >= px(_TWO_COLUMNS)
        self._parts.setDirection(QBoxLayout.Direction.LeftToRight if two else QBoxLayout.Direction.TopToBottom)
        part = self.width() // 2 if two else self.width()
        self.table.setColumnHidden(PROCEDURE, part < px(_WHOLE_LIST))
        for column in (EARLY, ON_TIME):
            self.share_table.setColumnHidden(column, part < px(_WHOLE_LIST))

    def _show_ways(self, found: Shares) -> None:
        words = self._words
        for card, way, name in ((self.ours, found.ours, "ours"), (self.way_766, found.way_766, "way_766")):
            counted = words(f"reports.{name}_counted", kept=way.kept, out_of=way.out_of)
            card.show_way(words(f"reports.{name}"), way, share_words(way, words.language), counted)
        if is_below_target(found.ours):
            self.ours.share.set_tone(Tone.WARN)
        target = share_words(Share(ON_TIME_TARGET, _WHOLE), words.language)
        self.ours.name.setText(words("reports.ours_target", target=target))

    def _show_group(self) -> None:
        self.shares.set_rows(self._report.shares.by(self.group) if self._report else ())

    def _share_columns(self) -> tuple[Column[ShareRow], ...]:
        def number(name: str, width: int = 76) -> Column[ShareRow]:
            return Column(title=f"reports.{name}", width=width, right=True, text=lambda row: str(_counts(row)[name]))

        return (
            Column(title="reports.column_name", text=lambda row: row.name),
            number("column_solved_short", 92),
            *(number(f"column_{verdict}") for verdict in ("early", "on_time", "late")),
            Column(
                title="reports.column_share",
                width=84,
                right=True,
                text=lambda row: share_words(row.share, self._words.language),
            ),
        )

    def _lay_out(self) -> None:
        for table in (self.table, self.share_table):
            table.setFrameShape(QFrame.Shape.NoFrame)
        ways = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        ways.setContentsMargins(14, 4, 14, 4)
        ways.setSpacing(12)
        ways.addWidget(self.ours, 1)
        ways.addWidget(self.way_766, 1)
        self._parts = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._parts.setSpacing(0)
        self._parts.addWidget(self._part(self.between, self.nothing, self.table), 1)
        self._parts.addWidget(self._part(Sideways(self.groups), self.share_table), 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(4)
        whole.addLayout(ways)
        whole.addLayout(self._parts, 1)

    def _part(self, head: QWidget, *below: QWidget) -> QWidget:
        part = QWidget()
        part.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Expanding)
        part.setMinimumHeight(px(_LOW))
        column = QVBoxLayout(part)
        column.setContentsMargins(0, 6, 0, 0)
        column.setSpacing(4)
        for at, widget in enumerate((head, *below)):
            if isinstance(widget, Table):
                column.addWidget(widget, 1)
                continue
            row = QVBoxLayout()
            row.setContentsMargins(16 if at or widget is self.between else 8, 0, 16, 0)
            row.addWidget(widget)
            column.addLayout(row)
        column.addStretch(0)
        return part


def _counts(row: ShareRow) -> dict[str, int]:
    return {
        "column_solved_short": row.share.out_of,
        "column_early": row.early,
        "column_on_time": row.on_time,
        "column_late": row.late,
    }
