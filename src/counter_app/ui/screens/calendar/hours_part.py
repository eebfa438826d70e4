"""When the counter is open, for good and for a time, and how the unit counts: read here, changed by a form."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QScrollArea, QVBoxLayout, QWidget

from counter_app.domain.deadlines.limits import SAME_DAY_CUTOFF
from counter_app.domain.people import Right
from counter_app.services.calendar_rows import PeriodRow, YearView
from counter_app.ui.command_button import CommandButton
from counter_app.ui.room import Room
from counter_app.ui.screens.calendar.shown import period_words, week_lines
from counter_app.ui.theme.type import Type
from counter_app.ui.widgets.button import Button, Kind
from counter_app.ui.widgets.plain import Label, Tone, label
from counter_app.ui.widgets.section import SectionHead


class HoursPart(QScrollArea):
    """Three short sections; ``period_dropped`` is what a person wants to take away."""

    period_dropped = Signal(object)  # PeriodRow

    def __init__(self, room: Room) -> None:
        super().__init__()
        self.room = room
        self._view: YearView | None = None
        self._change_hours = CommandButton(room.commands, "calendar.hours", kind=Kind.LINK)
        self._change_policies = CommandButton(room.commands, "calendar.policies", kind=Kind.LINK)
        self._week, self._times, self._counting = SectionHead(""), SectionHead(""), SectionHead("")
        self._week.add(self._change_hours)
        self._counting.add(self._change_policies)
        self._inside = QWidget()
        self._column = QVBoxLayout(self._inside)
        self._column.setContentsMargins(16, 12, 16, 12)
        self._column.setSpacing(8)
        self._drops, self._none = _Drops(), label("", Type.BODY, Tone.MUTED, wraps=True)
        self._drops.chosen.connect(self._drop)
        self._blocks = [_Block() for _ in range(3)]
        for head, block in zip((self._week, self._times, self._counting), self._blocks, strict=True):
            self._column.addWidget(head)
            self._column.addWidget(block)
            if head is self._times:
                self._column.addWidget(self._none)
                self._column.addWidget(self._drops)
            self._column.addSpacing(8)
        self._column.addStretch(1)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(self._inside)
        self.viewport().setAutoFillBackground(False)
        self._inside.setAutoFillBackground(False)

    def show_view(self, view: YearView | None) -> None:
        """Show the hours and ways of another reading."""
        self._view = view
        self.retranslate()

    def retranslate(self) -> None:
        """Put the texts anew."""
        words, view = self.room.words, self._view
        self._week.set_words(words("calendar.hours_head"))
        self._times.set_words(words("calendar.periods_head"))
        self._counting.set_words(words("calendar.policies_head"))
        self.setAccessibleName(words("calendar.tab_hours"))
        week, times, counting = self._blocks
        week.show_lines(week_lines(view.week, words) if view else [])
        periods = view.periods if view else ()
        lines = [line for one in periods for line in self._period(one)]
        times.show_lines(lines)
        self._none.setText(words("calendar.no_periods"))
        self._none.setVisible(not lines)
        may = self.room.seat.may(Right.CHANGE_CALENDAR)
        drops = [words("calendar.drop_period", period=period_words(one, words)) for one in periods] if may else []
        self._drops.show_words(drops)
        counting.show_lines(self._policies(view) if view else [])

    def _period(self, period: PeriodRow) -> list[tuple[str, str]]:
        words = self.room.words
        return [(period_words(period, words), ""), *week_lines(period.week, words)]

    def _policies(self, view: YearView) -> list[tuple[str, str]]:
        words = self.room.words
        return [
            (words("calendar.due_policy"), words.name("due_policy", view.due_policy)),
            (words("calendar.supplement_policy"), words.name("supplement_policy", view.supplement_policy)),
            (words("calendar.cutoff"), words("calendar.cutoff_words", cutoff=f"{SAME_DAY_CUTOFF:%H:%M}")),
        ]

    def _drop(self, at: int) -> None:
        if self._view is not None and at < len(self._view.periods):
            self.period_dropped.emit(self._view.periods[at])


class _Block(QWidget):
    """Lines of two columns: made once, shown and hidden as they are needed."""

    def __init__(self) -> None:
        super().__init__()
        self._lines = list[tuple[Label, Label]]()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(4)
        self._grid.setColumnStretch(0, 2)
        self._grid.setColumnStretch(1, 3)

    def show_lines(self, lines: Sequence[tuple[str, str]]) -> None:
        """Show other lines; one without a second text is the head of those that follow."""
        while len(self._lines) < len(lines):
            self._add_line()
        for at, (first, second) in enumerate(self._lines):
            head, said = lines[at] if at < len(lines) else ("", "")
            first.setText(head)
            second.setText(said)
            first.set_tone(Tone.MUTED if said else Tone.TEXT)
            first.setVisible(bool(head))
            second.setVisible(bool(said))

    def _add_line(self) -> None:
        at = len(self._lines)
        pair = (label("", Type.BODY, Tone.MUTED, wraps=True), label("", Type.BODY, wraps=True))
        self._lines.append(pair)
        for part in pair:
            part.setAlignment(Qt.AlignmentFlag.AlignTop)
        for column, part in enumerate(pair):
            self._grid.addWidget(part, at, column)


class _Drops(QWidget):
    """A link for each period that can be taken away."""

    chosen = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._links = list[Button]()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)

    def show_words(self, words: Sequence[str]) -> None:
        """Offer others."""
        while len(self._links) < len(words):
            link = Button("", Kind.LINK)
            link.clicked.connect(partial(self.chosen.emit, len(self._links)))
            self._links.append(link)
            self._column.addWidget(link)
        for at, link in enumerate(self._links):
            link.set_words(words[at] if at < len(words) else "")
            link.setVisible(at < len(words))
