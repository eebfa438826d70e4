"""The facts beside the year: days off and make-up days in words, and the hours due dates are counted with."""

from collections.abc import Sequence
from datetime import timedelta

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from counter_app.services.calendar_rows import DayCell, DayStatus
from counter_app.ui.first_run.answers import HOURS, Answers
from counter_app.ui.theme.type import Type, px
from counter_app.ui.widgets.card import Card
from counter_app.ui.widgets.choice import CheckBox
from counter_app.ui.widgets.field import FieldState, LineEdit, show_state
from counter_app.ui.widgets.plain import Label, Tone, label, without_mnemonic
from counter_app.ui.widgets.section import SectionHead
from counter_app.ui.words import Words

_SATURDAY = 5


class CalendarCard(Card):
    """``changed`` tells that the hours are others."""

    changed = Signal()

    def __init__(self, words: Words, answers: Answers) -> None:
        super().__init__(spacing=6)
        self._words, self._answers = words, answers
        self._off_head, self._work_head, self._hours_head = SectionHead(""), SectionHead(""), SectionHead("")
        self._off, self._work = _Lines(), _Lines()
        self._sessions = [label("", tone=Tone.MUTED), label("", tone=Tone.MUTED)]
        self.hours = [LineEdit("", hint="00:00") for _ in range(4)]
        self.saturday = CheckBox("")
        self._told = label("", Type.META, Tone.ERR, wraps=True)
        self._after = label("", Type.META, wraps=True)
        self._lay_out()
        self._put_hours()
        self.saturday.setChecked(bool(answers.text("saturday")))
        for entry in self.hours:
            entry.textEdited.connect(self._typed)
        self.saturday.toggled.connect(self._typed)

    @property
    def first_hour(self) -> LineEdit:
        """Where the counter's opening is typed."""
        return self.hours[0]

    def retranslate(self) -> None:
        """Put every text anew."""
        w = self._words
        self._work_head.set_words(w("first_run.make_up"))
        self._hours_head.set_words(w("first_run.hours"))
        for at, head in enumerate(self._sessions):
            session = w(f"first_run.session_{at}")
            head.setText(session)
            self.hours[2 * at].setAccessibleName(w("first_run.session_from", session=session))
            self.hours[2 * at + 1].setAccessibleName(w("first_run.session_to", session=session))
        self.saturday.setText(without_mnemonic(w("first_run.saturday")))
        self.saturday.setAccessibleName(w("first_run.saturday"))
        self._after.setText(w("first_run.after_three"))

    def show_days(self, cells: Sequence[DayCell]) -> None:
        """Say in words what the year shows."""
        off = [one for one in cells if one.status is DayStatus.OFF]
        other = [one for one in cells if one.status in {DayStatus.WORK, DayStatus.HALF}]
        weekdays = sum(1 for one in off if one.day.weekday() < _SATURDAY)
        self._off_head.set_words(self._words("first_run.days_off"), self._words("first_run.weekdays_off", n=weekdays))
        self._off.show_lines([(_span(run), run[0].name) for run in _runs(off)])
        self._work.show_lines([(_span(run), run[0].name) for run in _runs(other)])
        self._work_head.setVisible(bool(other))

    def say_hours(self, words: str) -> None:
        """Say what is wrong with the hours; nothing where they can be read."""
        self._told.setText(words)
        self._told.setVisible(bool(words))
        for entry in self.hours:
            show_state(entry, FieldState.ERROR if words else FieldState.REST)

    def _lay_out(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(8)
        for at, head in enumerate(self._sessions):
            between = label("–", tone=Tone.MUTED)
            grid.addWidget(head, at, 0)
            grid.addWidget(self.hours[2 * at], at, 1)
            grid.addWidget(between, at, 2)
            grid.addWidget(self.hours[2 * at + 1], at, 3)
        for part in (self._off_head, self._off, self._work_head, self._work, self._hours_head):
            self.layout_.addWidget(part)
        self.layout_.addLayout(grid)
        self.layout_.addWidget(self._told)
        self.layout_.addWidget(self.saturday)
        self.layout_.addWidget(self._after)
        self._told.hide()

    def _put_hours(self) -> None:
        parts = self._answers.text("hours", HOURS).replace(",", "-").split("-")
        for entry, text in zip(self.hours, parts, strict=False):
            entry.setText(text)

    def _typed(self) -> None:
        texts = [entry.text().strip() for entry in self.hours]
        sessions = [f"{start}-{end}" for start, end in (texts[:2], texts[2:]) if start or end]
        self._answers.put("hours", ",".join(sessions))
        self._answers.put("saturday", sessions[0] if sessions and self.saturday.isChecked() else "")
        self.changed.emit()


class _Lines(QWidget):
    """Dates and what they are, as many lines as there are; a line that is not needed is put away, never thrown away."""

    def __init__(self) -> None:
        super().__init__()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(4)
        self._grid.setColumnStretch(1, 1)
        self._labels: list[tuple[Label, Label]] = []

    def show_lines(self, lines: Sequence[tuple[str, str]]) -> None:
        while len(self._labels) < len(lines):
            pair = (label("", Type.META_STRONG, Tone.TEXT), label("", Type.META, wraps=True))
            self._grid.addWidget(pair[0], len(self._labels), 0, Qt.AlignmentFlag.AlignTop)
            self._grid.addWidget(pair[1], len(self._labels), 1)
            pair[0].setMinimumWidth(px(78))
            self._labels.append(pair)
        for at, pair in enumerate(self._labels):
            for part, text in zip(pair, lines[at] if at < len(lines) else ("", ""), strict=True):
                part.setText(text)
                part.setVisible(at < len(lines))


def _runs(cells: Sequence[DayCell]) -> list[list[DayCell]]:
    """Gather days that follow each other under one name."""
    runs: list[list[DayCell]] = []
    for one in cells:
        last = runs[-1][-1] if runs else None
        if last is not None and one.day - last.day == timedelta(days=1) and one.name == last.name:
            runs[-1].append(one)
        else:
            runs.append([one])
    return runs


def _span(run: Sequence[DayCell]) -> str:
    first, last = run[0].day, run[-1].day
    if first == last:
        return f"{first:%d/%m}"
    return f"{first:%d}–{last:%d/%m}" if first.month == last.month else f"{first:%d/%m}–{last:%d/%m}"
