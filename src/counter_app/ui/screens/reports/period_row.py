"""Which period is looked at: its name with the arrows around it, how long it is, and where its months end."""

from datetime import date, time

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from counter_app.domain.moments import ward_date
from counter_app.services.reports.spans import Span, Stretch
from counter_app.ui.dialogs.typed import read_moment
from counter_app.ui.room import Room
from counter_app.ui.screens.reports.shown import period_words
from counter_app.ui.theme.type import Type, px
from counter_app.ui.widgets.choice import CheckBox
from counter_app.ui.widgets.field import FieldState, LineEdit, show_state
from counter_app.ui.widgets.plain import label
from counter_app.ui.widgets.sideways import Sideways
from counter_app.ui.widgets.tabs import Tab, Tabs
from counter_app.ui.widgets.time_field import TimeField
from counter_app.ui.words import Words

SPANS: tuple[Span | None, ...] = (*Span, None)
"""The lengths a person may choose; None is any two days."""

_DATE = 104


class PeriodField(TimeField):
    """Home goes to the newest period that is over."""

    def show_period(self, found: Stretch, words: Words) -> None:
        """Show a period."""
        said = period_words(found, words)
        self.say(said, words("reports.period_shown", period=said), words("reports.period_keys"))


class PeriodRow(QWidget):
    """How long the period is; the two days of a stretch of one's own are typed."""

    span_chosen = Signal(object)  # Span | None
    cut_off_chosen = Signal(bool)
    days_typed = Signal(object)  # Stretch

    def __init__(self, room: Room) -> None:
        super().__init__()
        self.room = room
        self.spans = Tabs("", [Tab("")] * len(SPANS))
        self.cut_off = CheckBox("")
        self.first, self.last = LineEdit(""), LineEdit("")
        self._between = label("", Type.BODY)
        for entry in (self.first, self.last):
            entry.setFixedWidth(px(_DATE))
            entry.returnPressed.connect(self._typed)
            entry.editingFinished.connect(self._typed)
        row = QHBoxLayout(self)
        row.setContentsMargins(10, 0, 16, 2)
        row.setSpacing(10)
        row.addWidget(Sideways(self.spans), 1)
        row.addWidget(self.cut_off)
        for part in (self.first, self._between, self.last):
            row.addWidget(part)
        self.spans.changed.connect(lambda at: self.span_chosen.emit(SPANS[at]))
        self.cut_off.toggled.connect(self.cut_off_chosen)

    def show_choice(self, span: Span | None, found: Stretch, *, cut_off: bool) -> None:
        """Show what is chosen, without telling it."""
        for part in (self.spans, self.cut_off):
            part.blockSignals(True)
        self.spans.choose(SPANS.index(span))
        self.cut_off.setChecked(cut_off)
        for part in (self.spans, self.cut_off):
            part.blockSignals(False)
        self.cut_off.setVisible(span is not None)
        for day_part in (self.first, self._between, self.last):
            day_part.setVisible(span is None)
        for entry, day in ((self.first, found.first), (self.last, found.last)):
            if not entry.hasFocus() or not entry.isModified():
                entry.setText(f"{day:%d/%m/%Y}")
            show_state(entry, FieldState.REST)

    def retranslate(self) -> None:
        """Put every text anew."""
        words = self.room.words
        self.spans.setAccessibleName(words("reports.spans"))
        self.spans.show_tabs([Tab(words(f"reports.span_{span.value if span else 'days'}")) for span in SPANS])
        self.cut_off.setText(words("reports.cut_off"))
        self.cut_off.setAccessibleName(words("reports.cut_off"))
        self._between.setText("–")
        for entry, name in ((self.first, "first_day"), (self.last, "last_day")):
            entry.setAccessibleName(words(f"reports.{name}"))
            entry.setPlaceholderText(words("reports.day_hint"))

    def _typed(self) -> None:
        if not (self.first.isModified() or self.last.isModified()):
            return
        days = [self._day(entry) for entry in (self.first, self.last)]
        for entry, day in zip((self.first, self.last), days, strict=True):
            show_state(entry, FieldState.ERROR if day is None else FieldState.REST)
        first, last = days
        if first is not None and last is not None:
            for entry in (self.first, self.last):
                entry.setModified(False)
            self.days_typed.emit(Stretch(first, last))

    def _day(self, entry: LineEdit) -> date | None:
        found = read_moment(entry.text(), ward_date(self.room.now()), time(12))
        return ward_date(found) if found else None
