"""What few matters need, opened by keys: a late entry, another system's code, a procedure not in the catalogue."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from counter_app.domain.deadlines.limits import Unit
from counter_app.domain.dossiers.values import Issuer
from counter_app.ui.screens.receive.form import CodeEntry, FormState, LateEntry, OutsideEntry
from counter_app.ui.screens.receive.form_row import FormRow, on_typed, put_text
from counter_app.ui.theme.type import Type
from counter_app.ui.widgets.button import Button, Kind
from counter_app.ui.widgets.card import hairline
from counter_app.ui.widgets.field import ComboBox, LineEdit
from counter_app.ui.widgets.plain import label
from counter_app.ui.words import Words

ISSUERS = (Issuer.PORTAL, Issuer.MINISTRY, Issuer.PROVINCE)
UNITS = tuple(unit for unit in Unit if unit is not Unit.UNTIL)


class Extra(QWidget):
    """A part with its own head and a cross to close it."""

    changed = Signal()
    closed = Signal()

    def __init__(self, words: Words, name: str) -> None:
        super().__init__()
        self.words, self.name = words, name
        self.rows: dict[str, FormRow] = {}
        self.combos: dict[str, ComboBox] = {}
        close = Button("", Kind.LINK, icon="close")
        close.name_only(words("receive.close_part", part=words(f"receive.{name}_head")))
        close.clicked.connect(self.closed)
        head = QHBoxLayout()
        head.addWidget(label(words(f"receive.{name}_head"), Type.HEAD), 1)
        head.addWidget(close)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 4)
        self._column.setSpacing(8)
        self._column.addWidget(hairline())
        self._column.addLayout(head)

    def add_text(self, key: str) -> LineEdit:
        """Add a line that is typed."""
        said = self.words(f"receive.{self.name}_{key}")
        entry = LineEdit(said, hint=self.words(f"receive.{self.name}_{key}_hint"))
        on_typed(entry, self.changed.emit)
        self.add(key, FormRow(said, entry))
        return entry

    def add_choice(self, key: str, choices: list[str]) -> ComboBox:
        """Add a line that is chosen."""
        said = self.words(f"receive.{self.name}_{key}")
        entry = ComboBox(said)
        entry.addItems(choices)
        entry.activated.connect(lambda _: self.changed.emit())
        self.combos[key] = entry
        self.add(key, FormRow(said, entry))
        return entry

    def add(self, key: str, row: FormRow) -> None:
        """Add a line."""
        self.rows[key] = row
        self._column.addWidget(row)

    def text(self, key: str) -> str:
        """Return what was typed in a line."""
        entry = self.rows[key].entry
        return entry.text() if isinstance(entry, LineEdit) else ""

    def put(self, key: str, text: str) -> None:
        """Show a text in a line."""
        entry = self.rows[key].entry
        if isinstance(entry, LineEdit):
            put_text(entry, text)

    def first(self) -> QWidget:
        """Return where one begins to type."""
        return next(iter(self.rows.values())).entry


class LatePart(Extra):
    """When it really happened, and why it is written down only now."""

    def __init__(self, words: Words) -> None:
        super().__init__(words, "late")
        for key in ("day", "clock", "reason"):
            self.add_text(key)

    def show_state(self, state: FormState) -> None:
        """Show what was typed."""
        late = state.late or LateEntry()
        for key in ("day", "clock", "reason"):
            self.put(key, getattr(late, key))

    def take(self, state: FormState) -> FormState:
        """Return the state with what is typed here."""
        return replace(state, late=LateEntry(self.text("day"), self.text("clock"), self.text("reason")))


class CodePart(Extra):
    """The code that another system gave."""

    def __init__(self, words: Words) -> None:
        super().__init__(words, "given")
        self.add_text("text")
        self.add_choice("issuer", [words(f"receive.issuer_{one.value}") for one in ISSUERS])

    def show_state(self, state: FormState) -> None:
        """Show what was typed."""
        given = state.given or CodeEntry()
        self.put("text", given.text)
        self.combos["issuer"].setCurrentIndex([one.value for one in ISSUERS].index(given.issuer))

    def take(self, state: FormState) -> FormState:
        """Return the state with what is typed here."""
        return replace(state, given=CodeEntry(self.text("text"), ISSUERS[self.combos["issuer"].currentIndex()].value))


class OutsidePart(Extra):
    """A procedure that the catalogue does not hold, with its limit and the law it stands in."""

    def __init__(self, words: Words) -> None:
        super().__init__(words, "outside")
        for key in ("name", "code", "amount"):
            self.add_text(key)
        self.add_choice("unit", [words(f"receive.unit_{unit.value}") for unit in UNITS])
        self.add_text("basis")

    def show_state(self, state: FormState) -> None:
        """Show what was typed."""
        outside = state.outside or OutsideEntry()
        for key in ("name", "code", "amount", "basis"):
            self.put(key, getattr(outside, key))
        self.combos["unit"].setCurrentIndex([unit.value for unit in UNITS].index(outside.unit))

    def take(self, state: FormState) -> FormState:
        """Return the state with what is typed here."""
        unit = UNITS[self.combos["unit"].currentIndex()].value
        typed = (self.text("name"), self.text("code"), self.text("amount"))
        return replace(state, outside=OutsideEntry(*typed, unit, self.text("basis")))


PARTS: dict[str, Callable[[Words], LatePart | CodePart | OutsidePart]] = {
    "late": LatePart,
    "given": CodePart,
    "outside": OutsidePart,
}
"""The parts by the field of the state they fill; None there means closed."""
