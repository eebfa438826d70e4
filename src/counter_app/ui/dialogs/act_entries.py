"""The controls of an act's form: one for each line, all of them asked, read and marked the same way."""

from abc import abstractmethod
from collections.abc import Callable
from datetime import date, time
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from counter_app.domain.moments import ward_date, ward_time
from counter_app.ui.dialogs import act_fields as f
from counter_app.ui.dialogs.typed import moment_text, read_amount, read_moment
from counter_app.ui.widgets.choice import CheckBox, RadioRow
from counter_app.ui.widgets.field import ComboBox, Field, FieldState, LineEdit, TextEdit
from counter_app.ui.widgets.plain import tip
from counter_app.ui.words import Words

SIDE_BY_SIDE = 3
_SHORT = 24


class Unreadable(ValueError):
    """What was typed is no answer; the code of the window's words says what would be."""


class Entry(QObject):
    """One line of the form. ``widget`` goes into the layout, ``focus`` takes the keyboard."""

    edited = Signal()

    def __init__(self, line: f.Line, entry: QWidget, focus: QWidget | None = None) -> None:
        super().__init__()
        self.line, self.focus = line, focus or entry
        self.widget = Field(line.words, entry)

    @abstractmethod
    def answer(self) -> object:
        """Return what was typed or chosen; raises Unreadable."""

    def touched(self) -> bool:
        """Say whether a person has put something in."""
        try:
            return self.answer() != self._at_first
        except Unreadable:
            return True

    def mark(self, words: str) -> None:
        """Say what is wrong with it; empty takes the mark away."""
        self.widget.set_state(FieldState.ERROR if words else FieldState.REST, words)

    def _ready(self, changed: Any) -> None:
        self._at_first = self.answer()
        changed.connect(self._edited)

    def _edited(self, *_: object) -> None:
        self.mark("")
        self.edited.emit()


class TextEntry(Entry):
    """One line of text."""

    def __init__(self, line: f.Text) -> None:
        self._edit = LineEdit(line.words, hint=line.hint)
        self._edit.setText(line.value)
        super().__init__(line, self._edit)
        self._ready(self._edit.textChanged)

    def answer(self) -> str:
        return self._edit.text().strip()


class LinesEntry(Entry):
    """A few lines of text."""

    def __init__(self, line: f.Lines) -> None:
        self._edit = TextEdit(line.words, hint=line.hint, height=58)
        self._edit.setPlainText(line.value)
        super().__init__(line, self._edit)
        self._ready(self._edit.textChanged)

    def answer(self) -> str:
        return self._edit.toPlainText().strip()


class AmountEntry(Entry):
    """A whole number."""

    def __init__(self, line: f.Amount) -> None:
        self._edit = LineEdit(line.words)
        self._edit.setText("" if line.value is None else f"{line.value:,}".replace(",", "."))
        super().__init__(line, self._edit)
        self._ready(self._edit.textChanged)

    def answer(self) -> int | None:
        text = self._edit.text().strip()
        found = read_amount(text)
        if text and found is None:
            raise Unreadable("act.amount_unreadable")
        return found


class MomentEntry(Entry):
    """A day with a time."""

    def __init__(self, line: f.Moment, hint: str, today: date) -> None:
        self._clock, self._today = line.clock, today
        self._edit = LineEdit(line.words, hint=hint, icon="calendar")
        self._edit.setText(moment_text(line.value) if line.value else "")
        super().__init__(line, self._edit)
        self._ready(self._edit.textChanged)

    def answer(self) -> object:
        text = self._edit.text().strip()
        found = read_moment(text, self._today, self._clock)
        if text and found is None:
            raise Unreadable("act.moment_unreadable")
        return found


class DayEntry(Entry):
    """A day."""

    def __init__(self, line: f.Day, hint: str, today: date) -> None:
        self._today = today
        self._edit = LineEdit(line.words, hint=hint, icon="calendar")
        self._edit.setText(f"{line.value:%d/%m/%Y}" if line.value else "")
        super().__init__(line, self._edit)
        self._ready(self._edit.textChanged)

    def answer(self) -> date | None:
        text = self._edit.text().strip()
        found = read_moment(text, self._today, time())
        if text and (found is None or ward_time(found).time() != time()):
            raise Unreadable("act.day_unreadable")
        return ward_date(found) if found else None


class RadioEntry(Entry):
    """One of a few, side by side."""

    def __init__(self, line: f.Choice) -> None:
        self._row = RadioRow(line.words, line.choices)
        if line.value is not None:
            self._row.choose(line.value)
        buttons = [button for button in self._row.findChildren(QWidget) if button.focusPolicy()]
        super().__init__(line, self._row, next((one for one in buttons if _is_on(one)), buttons[0]))
        self._ready(self._row.chosen)

    def answer(self) -> object:
        return self._row.value


class ListEntry(Entry):
    """One of many, in a list that opens."""

    def __init__(self, line: f.Choice) -> None:
        self._box = ComboBox(line.words)
        self._values = [value for value, _ in line.choices]
        for _, words in line.choices:
            self._box.addItem(words)
        self._box.setCurrentIndex(self._values.index(line.value) if line.value in self._values else -1)
        super().__init__(line, self._box)
        self._ready(self._box.currentIndexChanged)

    def answer(self) -> object:
        at = self._box.currentIndex()
        return self._values[at] if at >= 0 else None


class SeveralEntry(Entry):
    """Boxes to tick, one below the other, and a line for what is not among them."""

    def __init__(self, line: f.Several) -> None:
        box = QWidget()
        box.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        self._boxes = [(value, CheckBox(words)) for value, words in line.choices]
        for value, check in self._boxes:
            check.setChecked(value in line.ticked)
            check.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
            tip(check, check.accessibleName())
            column.addWidget(check)
        self._more = LineEdit(line.more or line.words, hint=line.more)
        self._more.setVisible(bool(line.more))
        column.addSpacing(6)
        column.addWidget(self._more)
        first: QWidget = self._boxes[0][1] if self._boxes else self._more
        super().__init__(line, box, first)
        self._ready(self._more.textChanged)
        for _, check in self._boxes:
            check.toggled.connect(self._edited)

    def answer(self) -> tuple[object, ...]:
        more = self._more.text().strip()
        return (*(value for value, check in self._boxes if check.isChecked()), *([more] if more else []))


class TickEntry(Entry):
    """One box."""

    def __init__(self, line: f.Tick) -> None:
        self._box = CheckBox(line.words)
        self._box.setChecked(line.value)
        super().__init__(f.Tick(name=line.name, words="", value=line.value), self._box)
        self._ready(self._box.toggled)

    def answer(self) -> bool:
        return self._box.isChecked()


def entry_of(line: f.Line, words: Words, today: date) -> Entry:
    """Return the control of a line."""
    if isinstance(line, f.Moment):
        return MomentEntry(line, words("act.moment_hint"), today)
    if isinstance(line, f.Day):
        return DayEntry(line, words("act.day_hint"), today)
    if isinstance(line, f.Choice):
        return _choice(line)
    make: dict[type, Callable[[Any], Entry]] = {
        f.Text: TextEntry,
        f.Lines: LinesEntry,
        f.Amount: AmountEntry,
        f.Several: SeveralEntry,
        f.Tick: TickEntry,
    }
    return make[type(line)](line)


def _choice(line: f.Choice) -> Entry:
    few = 0 < len(line.choices) <= SIDE_BY_SIDE and all(len(words) <= _SHORT for _, words in line.choices)
    if len(line.choices) == 1:
        line = f.Choice(name=line.name, words=line.words, must=line.must, faults=line.faults, choices=line.choices,
                        value=line.choices[0][0])  # fmt: skip
    return RadioEntry(line) if few and not line.in_a_list else ListEntry(line)


def _is_on(button: QWidget) -> bool:
    return bool(getattr(button, "isChecked", lambda: False)())
