"""Two charts, each a card that turns to its table and back."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QFrame, QSizePolicy, QStackedWidget, QWidget

from counter_app.services.leader_rows import LeaderDay, MonthPoint
from counter_app.services.leader_view import ON_TIME_TARGET
from counter_app.ui.models.rows import Column, RowModel
from counter_app.ui.room import Room
from counter_app.ui.screens.leader.charts import BarsChart, Legend, Pair, Point, TrendChart
from counter_app.ui.screens.leader.shown import per_mille, percent
from counter_app.ui.theme.type import px
from counter_app.ui.widgets.card import Card
from counter_app.ui.widgets.section import SectionHead
from counter_app.ui.widgets.table import RowHeight, Table

_HIGH = 154
TARGET = ON_TIME_TARGET // 10


@dataclass(frozen=True, slots=True)
class TableLine:
    """A line of a chart's table."""

    what: str
    first: str
    second: str


class ChartCard(Card):
    """A head, and below it the chart or its numbers."""

    def __init__(self, room: Room, titles: Sequence[str], chart: QWidget) -> None:
        super().__init__(margin=0, spacing=4)
        self.room, self.chart = room, chart
        self.head = SectionHead("")
        what, first, second = titles
        columns = (
            Column[TableLine](title=what, text=lambda line: line.what),
            Column[TableLine](title=first, width=84, text=lambda line: line.first, right=True),
            Column[TableLine](title=second, width=84, text=lambda line: line.second, right=True),
        )
        self.model: RowModel[TableLine] = RowModel(columns, room.words)
        self.table = Table(self.model, "", row_height=RowHeight.COMPACT)
        self.table.setFrameShape(QFrame.Shape.NoFrame)
        self._pages = QStackedWidget()
        self._pages.addWidget(chart)
        self._pages.addWidget(self.table)
        self.layout_.setContentsMargins(14, 8, 12, 4)
        self.layout_.addWidget(self.head)
        self.layout_.addWidget(self._pages, 1)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Expanding)
        self.setMinimumHeight(px(_HIGH))

    def sizeHint(self) -> QSize:
        return QSize(px(240), px(_HIGH))

    @property
    def is_table(self) -> bool:
        """Say whether the numbers are shown."""
        return self._pages.currentIndex() == 1

    def turn(self) -> None:
        """Show the numbers instead of the chart, or the chart again."""
        self._pages.setCurrentIndex(1 - self._pages.currentIndex())


class HoursCard(ChartCard):
    """What came and went in each hour of the day."""

    def __init__(self, room: Room) -> None:
        self._bars, self._legend = BarsChart(), Legend()
        super().__init__(room, ("leader.hour", "leader.series_received", "leader.series_returned"), self._bars)
        self.head.add(self._legend)

    def show_day(self, day: LeaderDay | None) -> None:
        """Show a day."""
        words, points = self.room.words, day.by_hour if day else ()
        lines = [TableLine(str(one.hour), str(one.received), str(one.returned)) for one in points]
        self.head.set_words(words("leader.by_hour"))
        self._legend.say(words("leader.received_short"), words("leader.returned_short"))
        self.table.setAccessibleName(words("leader.by_hour"))
        said = "; ".join(words("leader.hour_said", hour=one.hour, a=one.received, b=one.returned) for one in points)
        self._bars.show_pairs(
            [Pair(str(one.hour), one.received, one.returned) for one in points],
            words("leader.chart_said", chart=words("leader.by_hour"), said=said or words("leader.chart_nothing")),
        )
        self.model.set_rows(lines)


class MonthsCard(ChartCard):
    """How much was kept on time in each of twelve months."""

    def __init__(self, room: Room) -> None:
        self._trend = TrendChart()
        super().__init__(room, ("leader.month", "leader.series_on_time", "leader.series_solved"), self._trend)

    def show_months(self, months: Sequence[MonthPoint]) -> None:
        """Show twelve months."""
        words, language = self.room.words, self.room.words.language
        shares = [(point, per_mille(point.share)) for point in months]
        target = percent(TARGET, language)
        self.head.set_words(words("leader.by_month"))
        self.table.setAccessibleName(words("leader.by_month"))
        lines = [
            TableLine(
                f"{point.month:%m/%Y}",
                percent(share, language) if share is not None else words("leader.none"),
                f"{point.share.kept}/{point.share.out_of}",
            )
            for point, share in shares
        ]
        self.model.set_rows(reversed(lines))
        said = "; ".join(f"{line.what} {line.first}" for line in lines)
        last = shares[-1][1] if shares else None
        self._trend.show_points(
            [Point(str(point.month.month), share) for point, share in shares],
            (TARGET, words("leader.target", target=target)),
            percent(last, language).rstrip(" %") if last is not None else "",
            words("leader.chart_said", chart=words("leader.by_month"), said=said or words("leader.chart_nothing")),
        )
