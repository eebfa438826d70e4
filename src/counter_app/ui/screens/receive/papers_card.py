"""What was brought: the list of papers, what the fee goes by, and the fee."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout

from counter_app.domain.dossiers.values import FeeAccount
from counter_app.domain.procedures.papers import RequiredPaper
from counter_app.services.counter_rows import ProcedureChoice
from counter_app.ui.screens.receive import paper_rows
from counter_app.ui.screens.receive.fee_rows import FeeRows, Quantities
from counter_app.ui.screens.receive.form import FormState
from counter_app.ui.screens.receive.paper_list import PaperList
from counter_app.ui.theme.type import Type
from counter_app.ui.widgets.button import Button, Kind
from counter_app.ui.widgets.card import Card, hairline
from counter_app.ui.widgets.field import LineEdit
from counter_app.ui.widgets.plain import Tone, label
from counter_app.ui.words import Words


class PapersCard(Card):
    """The right card."""

    changed = Signal()

    def __init__(self, words: Words, all_present: Button) -> None:
        super().__init__(margin=0, spacing=0)
        self.words = words
        self._required: tuple[RequiredPaper, ...] = ()
        self._known_for: str | None = ""
        self._once_known: list[Callable[[], object]] = []
        self._count = label("", Type.HEAD, Tone.OK)
        self.list = PaperList(words, words("receive.papers"))
        self.quantities = Quantities(words)
        self.fee = FeeRows(words)
        self.further = LineEdit(words("receive.further"), hint=words("receive.further_hint"), icon="plus")
        self._more = Button(words("receive.more_papers"), Kind.LINK, icon="plus")
        self._empty = label(words("receive.no_papers"), Type.BODY, Tone.MUTED, wraps=True)
        self._lay_out(all_present)
        self.further.hide()
        self._more.clicked.connect(self.ask_further)
        self.further.returnPressed.connect(self._add_further)
        self.further.editingFinished.connect(self._add_further)
        self.list.changed.connect(self._told)
        for part in (self.quantities, self.fee):
            part.changed.connect(self.changed)
        self._fold()

    def show_state(self, state: FormState, choice: ProcedureChoice | None) -> None:
        """Show what was brought; of another procedure nothing is shown until its papers are known."""
        if _wanted(state) != self._known_for:
            self._known_for, self._required = None, ()
            self._once_known.clear()
        self.list.show_papers(paper_rows.rows_of(self._required, state.papers, state.further))
        for box, value in ((self.quantities.pages, state.pages), (self.quantities.copies, state.copies)):
            box.blockSignals(True)
            box.setValue(value)
            box.blockSignals(False)
        self.quantities.need(choice)
        self.fee.show_state(state)
        self._fold()

    def take(self, state: FormState) -> FormState:
        """Return the state with what was ticked and counted here."""
        rows = self.list.papers
        if not self.is_waiting:
            state = replace(state, papers=paper_rows.brought(rows), further=paper_rows.further(rows))
        state = replace(state, pages=self.quantities.pages.value(), copies=self.quantities.copies.value())
        return self.fee.take(state)

    @property
    def is_waiting(self) -> bool:
        """Say whether the papers of the chosen procedure are still on their way."""
        return self._known_for is None

    def once_known(self, act: Callable[[], object]) -> None:
        """Do something as soon as the papers are known; another procedure means it is not wanted any more."""
        self._once_known.append(act)

    def ask_for(self, required: Sequence[RequiredPaper], state: FormState) -> None:
        """Show the papers that a procedure asks for; what was ticked of them stays."""
        if tuple(required) != self._required or self.is_waiting:
            self._required, self._known_for = tuple(required), _wanted(state)
            self.list.show_papers(paper_rows.rows_of(self._required, state.papers, state.further))
            self._fold()
        acts, self._once_known = self._once_known, []
        for act in acts:
            act()

    def show_fee(self, fee: FeeAccount | None) -> None:
        """Show what is to be paid."""
        self.fee.show_fee(fee)

    def all_present(self) -> None:
        """Tick what everybody must bring, and put the keyboard in the list, where one tick can be taken back."""
        if self.is_waiting:
            self.once_known(self.all_present)
            return
        self.list.show_papers(paper_rows.all_present(self.list.papers))
        if self.list.papers:
            self.list.select_row(0)
            self.list.setFocus()
        self._told()

    def missing(self) -> list[str]:
        """Return the mandatory papers that are not there."""
        return paper_rows.missing(self.list.papers)

    def ask_further(self) -> None:
        """Ask for the name of a paper beyond the list."""
        self.further.show()
        self.further.setFocus()

    def _add_further(self) -> None:
        name = self.further.text().strip()
        self.further.clear()
        if name:
            beyond = [*paper_rows.further(self.list.papers), name]
            rows = paper_rows.rows_of(self._required, paper_rows.brought(self.list.papers), beyond)
            self.list.show_papers(rows)
            self.list.select_row(len(rows) - 1)
            self._told()
        else:
            self.further.hide()

    def _told(self) -> None:
        self._fold()
        self.changed.emit()

    def _fold(self) -> None:
        there, asked = paper_rows.counted(self.list.papers)
        said = self.words("receive.papers_count", there=there, asked=asked) if asked else ""
        self._count.setText(said + (" ✓" if asked and there == asked else ""))
        self._count.set_tone(Tone.OK if there == asked else Tone.MUTED)
        self._empty.setVisible(not self.list.papers)
        self.list.setVisible(bool(self.list.papers))

    def _lay_out(self, all_present: Button) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(16, 10, 16, 6)
        head.setSpacing(10)
        head.addWidget(label(self.words("receive.papers"), Type.SECTION))
        head.addWidget(self._count)
        head.addStretch(1)
        head.addWidget(all_present)
        foot = QHBoxLayout()
        foot.setContentsMargins(16, 4, 16, 6)
        foot.setSpacing(12)
        foot.addWidget(self._more)
        foot.addWidget(self.further, 1)
        foot.addStretch(1)
        empty = QHBoxLayout()
        empty.setContentsMargins(16, 8, 16, 8)
        empty.addWidget(self._empty)
        fee = QHBoxLayout()
        fee.setContentsMargins(16, 8, 16, 10)
        fee.addWidget(self.fee)
        quantities = QHBoxLayout()
        quantities.setContentsMargins(16, 0, 16, 6)
        quantities.addWidget(self.quantities)
        column = self.layout_
        column.setContentsMargins(1, 1, 1, 1)
        column.addLayout(head)
        column.addLayout(quantities)
        column.addWidget(self.list, 1)
        column.addLayout(empty)
        column.addLayout(foot)
        column.addStretch(0)
        column.addWidget(hairline())
        column.addLayout(fee)


def _wanted(state: FormState) -> str:
    return "outside" if state.outside else state.procedure
