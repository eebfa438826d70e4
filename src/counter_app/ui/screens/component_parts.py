"""The rest of the kit on one page: days, steps, figures, slips and views, in whatever look is on."""

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from counter_app.ui.models.rows import RowState
from counter_app.ui.theme.type import Type
from counter_app.ui.widgets.bar import Bar
from counter_app.ui.widgets.button import Button, Kind
from counter_app.ui.widgets.button_row import ButtonRow
from counter_app.ui.widgets.card import Card, Pane
from counter_app.ui.widgets.chip import Chip, ChipKind, ChipLabel
from counter_app.ui.widgets.counter import Counter
from counter_app.ui.widgets.day_tiles import Day, DayKind, DayTiles
from counter_app.ui.widgets.field import Field
from counter_app.ui.widgets.number_strip import Figure, NumberStrip
from counter_app.ui.widgets.plain import Tone, label
from counter_app.ui.widgets.section import SectionHead
from counter_app.ui.widgets.segments import Segments
from counter_app.ui.widgets.step_track import StepTrack
from counter_app.ui.widgets.tabs import Tab, Tabs
from counter_app.ui.words import Words


class ComponentParts(Pane):
    """Nobody's data, and nothing on it does anything."""

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._words = words
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(20, 14, 20, 14)
        self._column.setSpacing(10)
        self._column.addWidget(label(self._say("title"), Type.SCREEN))
        self._show_time()
        self._show_counts()
        self._show_acts()
        self._column.addStretch(1)

    def _say(self, code: str, **params: object) -> str:
        return self._words(f"kit.{code}", **params)

    def _add(self, *widgets: QWidget) -> None:
        for widget in widgets:
            self._column.addWidget(widget)

    def _show_time(self) -> None:
        card = Card(soft=True)
        card.layout_.addWidget(label(self._say("type.due"), Type.DUE))
        card.layout_.addWidget(DayTiles(self._say("head.days"), self._days()))
        steps = [self._say(f"step.{step}") for step in ("receive", "check", "sign", "stamp", "return")]
        head = SectionHead(self._say("head.days"))
        head.add(ChipLabel(Chip(ChipKind.DONE_LATE, self._say("chip.done_late"))))
        self._add(
            head,
            card,
            StepTrack(self._say("step.check"), steps, 1),
            SectionHead(self._say("step.used"), self._say("step.norm"), type_=Type.HEAD),
            Bar(self._say("step.used"), 0.26),
            Bar(self._say("chip.overdue"), 3.4),
        )

    def _days(self) -> Sequence[Day]:
        monday, tuesday, wednesday, thursday, friday = (
            self._say(f"day.{day}") for day in ("monday", "tuesday", "wednesday", "thursday", "friday")
        )
        return [
            Day(monday, "23", self._say("day.received"), DayKind.RECEIVED),
            Day(tuesday, "24", self._say("day.holiday"), DayKind.OFF),
            Day(wednesday, "25", self._say("day.counted", n=1), DayKind.COUNTED),
            Day(thursday, "26", self._say("day.counted", n=2), DayKind.COUNTED),
            Day(friday, "27", self._say("day.counted", n=3), DayKind.DUE),
        ]

    def _show_counts(self) -> None:
        on_slip, scanned, missing = (self._say(f"count.{count}") for count in ("on_slip", "scanned", "missing"))
        figures = [Figure("12", on_slip), Figure("11", scanned, Tone.ACCENT), Figure("1", missing, Tone.ERR)]
        states = [RowState.SCANNED] * 6 + [RowState.MISSING] + [RowState.SCANNED] * 5
        views = [
            Tab(self._say("count.mine"), 17),
            Tab(self._say("count.waiting"), 3),
            Tab(self._say("count.overdue"), 2, ChipKind.OVERDUE),
        ]
        card = Card()
        card.layout_.addWidget(NumberStrip(figures))
        self._add(
            SectionHead(self._say("head.counts")),
            Tabs(self._say("head.counts"), views),
            NumberStrip(figures, inline=True),
            Segments(f"{scanned} 11, {missing} 1", states),
            card,
        )

    def _show_acts(self) -> None:
        others = [
            Button(self._say("button.hold"), key="F8"),
            Button(self._say("button.columns"), icon="columns", opens=True),
            Button(self._say("button.why"), Kind.LINK),
            Button(self._say("button.delete"), Kind.DANGER),
        ]
        copies = self._say("field.copies")
        primary = Button(self._say("button.receive"), Kind.PRIMARY, key="F9", height=40)
        self._add(Field(copies, Counter(copies), label_width=116), ButtonRow(others, primary, more=self._say("more")))
