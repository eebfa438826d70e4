"""The fee: what the rule needs to know, what comes of it, and what became of it at the counter."""

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from counter_app.domain.dossiers.values import FeeAccount
from counter_app.services.counter_rows import ProcedureChoice
from counter_app.ui.screens.receive.choices import Choices
from counter_app.ui.screens.receive.form import FeeEntry, FormState
from counter_app.ui.screens.receive.form_row import on_typed, put_text
from counter_app.ui.theme.type import Type, px
from counter_app.ui.widgets.counter import Counter
from counter_app.ui.widgets.field import FieldState, LineEdit, show_state
from counter_app.ui.widgets.plain import Tone, label
from counter_app.ui.words import Words

STATES = ("paid", "later", "waived")
MOST = 999  # pages or copies: more is a number that was meant for another field


class Quantities(QWidget):
    """Pages of one copy, and how many copies: shown where the fee goes by them."""

    changed = Signal()

    def __init__(self, words: Words) -> None:
        super().__init__()
        self.pages = Counter(words("receive.pages"), most=MOST, height=32)
        self.copies = Counter(words("receive.copies"), most=MOST, height=32)
        self._labels = {box: label(box.accessibleName(), tone=Tone.MUTED) for box in (self.copies, self.pages)}
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        for box, said in self._labels.items():
            said.setBuddy(box)
            box.setMinimumWidth(px(64))
            box.valueChanged.connect(lambda _: self.changed.emit())
            row.addWidget(said)
            row.addWidget(box)
            row.addSpacing(8)
        row.addStretch(1)
        self.hide()

    def need(self, choice: ProcedureChoice | None) -> None:
        """Show what the rule of a procedure needs."""
        for box, needed in (
            (self.copies, bool(choice and choice.needs_copies)),
            (self.pages, bool(choice and choice.needs_pages)),
        ):
            box.setVisible(needed)
            self._labels[box].setVisible(needed)
        self.setVisible(bool(choice and (choice.needs_copies or choice.needs_pages)))


class FeeRows(QWidget):
    """One line, and a second one for the book number or the basis of a waiver."""

    changed = Signal()

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words
        self._amount = label("", Type.STRONG)
        self.states = Choices(words("receive.fee"), [(one, words(f"receive.fee_{one}")) for one in STATES])
        self.basis = LineEdit(words("receive.basis"), hint=words("receive.basis_hint"))
        self.book = LineEdit(words("receive.book"), hint=words("receive.book_hint"))
        self._lay_out(words)
        self.states.chosen.connect(self._chosen)
        for entry in (self.basis, self.book):
            on_typed(entry, self._typed)

    def show_state(self, state: FormState) -> None:
        """Show what became of the fee."""
        self.states.choose(state.fee.state)
        put_text(self.basis, state.fee.basis)
        put_text(self.book, state.fee.book)
        self._fold()

    def take(self, state: FormState) -> FormState:
        """Return the state with what is typed here."""
        return replace(state, fee=FeeEntry(str(self.states.value), self.basis.text(), self.book.text()))

    def show_fee(self, fee: FeeAccount | None) -> None:
        """Show what is to be paid; None while it is not known."""
        due = 0 if fee is None or fee.waived else fee.due
        known = self._words("receive.money", amount=due) if due else self._words("receive.fee_none")
        self._amount.setText(self._words("receive.fee_unknown") if fee is None else known)
        self.states.setVisible(fee is not None and fee.due > 0)
        self._fold()

    def say_basis(self, words: str) -> None:
        """Ask for the basis of a waiver."""
        show_state(self.basis, FieldState.ERROR if words else FieldState.REST)
        self.basis.setAccessibleDescription(words)
        if words:
            self.basis.setFocus()

    def _lay_out(self, words: Words) -> None:
        line = QHBoxLayout()
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(label(words("receive.fee"), tone=Tone.MUTED))
        line.addSpacing(16)
        line.addWidget(self._amount)
        line.addStretch(1)
        line.addWidget(self.states)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(line)
        column.addWidget(self.basis)
        column.addWidget(self.book)

    def _typed(self) -> None:
        self.say_basis("")
        self.changed.emit()

    def _chosen(self) -> None:
        self._fold()
        if self.states.value == "waived":
            self.basis.setFocus()
        self.changed.emit()

    def _fold(self) -> None:
        asked = not self.states.isHidden()
        self.basis.setVisible(asked and self.states.value == "waived")
        self.book.setVisible(asked and self.states.value == "paid")
