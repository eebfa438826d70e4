"""Many certified copies in one act: a line for each person, received together."""

from dataclasses import replace

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from counter_app.ui.screens.receive.fee_rows import MOST
from counter_app.ui.screens.receive.form import CopyRow, FormState
from counter_app.ui.screens.receive.form_row import on_typed
from counter_app.ui.screens.receive.people import number_shown
from counter_app.ui.theme.type import Type, px
from counter_app.ui.widgets.button import Button, Kind
from counter_app.ui.widgets.card import Card
from counter_app.ui.widgets.choice import CheckBox
from counter_app.ui.widgets.counter import Counter
from counter_app.ui.widgets.field import LineEdit
from counter_app.ui.widgets.plain import label
from counter_app.ui.words import Words

_ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter}


class ManyPage(Card):
    """The lines. Enter goes from the name to the copies and on to a new line; a scanned card takes a line."""

    changed = Signal()
    closed = Signal()

    def __init__(self, words: Words, all_present: Button) -> None:
        super().__init__(margin=0, spacing=0)
        self.words = words
        self.lines: list[CopyLine] = []
        self._total = label("", Type.STRONG)
        self.complete = CheckBox(words("receive.many_complete"))
        self.complete.toggled.connect(lambda _: self.changed.emit())
        self.paid = CheckBox(words("receive.many_paid"))
        self.paid.toggled.connect(lambda _: self.changed.emit())
        self._lay_out(all_present)

    def show_rows(self, state: FormState) -> None:
        """Show lines, and an empty one at the end."""
        rows = (*state.many, CopyRow())
        while len(self.lines) > len(rows):
            self._drop(self.lines[-1])
        for at, row in enumerate(rows):
            if at == len(self.lines):
                self._add(row)
            elif self.lines[at].row != row:
                self.lines[at].show_row(row)
        for tick, value in ((self.complete, bool(state.papers)), (self.paid, state.fee.state == "paid")):
            tick.blockSignals(True)
            tick.setChecked(value)
            tick.blockSignals(False)

    def take(self, state: FormState) -> FormState:
        """Return the state with the lines that name somebody."""
        fee = replace(state.fee, state="paid" if self.paid.isChecked() else "later")
        return replace(state, many=tuple(line.row for line in self.lines if line.row.name.strip()), fee=fee)

    def take_person(self, row: CopyRow) -> None:
        """Give somebody a line, and put the keyboard in their copies."""
        line = next((line for line in self.lines if not line.row.name.strip()), None) or self._add(CopyRow())
        line.show_row(row)
        self._keep_an_empty_one()
        self.changed.emit()
        self._go(line.copies)

    def begin(self) -> None:
        """Put the keyboard in the first empty line."""
        self._keep_an_empty_one()
        self._go(self.lines[-1].name)

    def show_total(self, words: str) -> None:
        """Say how many there are and what they cost."""
        self._total.setText(words)

    def _add(self, row: CopyRow) -> "CopyLine":
        line = CopyLine(self.words, len(self.lines) + 1)
        line.show_row(row)
        line.changed.connect(self._changed)
        line.done.connect(lambda: self._next(line))
        line.dropped.connect(lambda: self._drop_one(line))
        self.lines.append(line)
        self._column.insertWidget(len(self.lines) - 1, line)
        return line

    def _changed(self) -> None:
        self._keep_an_empty_one()
        self.changed.emit()

    def _next(self, line: "CopyLine") -> None:
        at = self.lines.index(line) + 1
        self._keep_an_empty_one()
        self._go(self.lines[min(at, len(self.lines) - 1)].name)

    def _keep_an_empty_one(self) -> None:
        if not self.lines or self.lines[-1].row.name.strip():
            self._add(CopyRow())

    def _drop_one(self, line: "CopyLine") -> None:
        self._drop(line)
        self._keep_an_empty_one()
        for at, one in enumerate(self.lines):
            one.renumber(at + 1)
        self._go(self.lines[-1].name)
        self.changed.emit()

    def _drop(self, line: "CopyLine") -> None:
        self.lines.remove(line)
        line.hide()
        line.setParent(None)
        line.deleteLater()

    def _go(self, entry: QWidget) -> None:
        entry.setFocus()
        if isinstance(entry, Counter):
            entry.selectAll()
        self._column.activate()
        self._scroll.ensureWidgetVisible(entry)

    def _lay_out(self, all_present: Button) -> None:
        close = Button(self.words("receive.many_close"), Kind.LINK, key="Esc")
        close.clicked.connect(self.closed)
        head = QHBoxLayout()
        head.setContentsMargins(16, 12, 16, 8)
        head.setSpacing(16)
        head.addWidget(label(self.words("receive.many_head"), Type.SECTION))
        head.addWidget(self._total)
        head.addStretch(1)
        head.addWidget(close)
        head.addWidget(all_present)
        lines = QWidget()
        self._column = QVBoxLayout(lines)
        self._column.setContentsMargins(16, 4, 16, 4)
        self._column.setSpacing(6)
        self._column.addStretch(1)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setWidget(lines)
        lines.setAutoFillBackground(False)
        self._scroll.viewport().setAutoFillBackground(False)
        foot = QHBoxLayout()
        foot.setContentsMargins(16, 8, 16, 12)
        foot.setSpacing(20)
        foot.addWidget(self.complete)
        foot.addWidget(self.paid)
        foot.addStretch(1)
        self.layout_.setContentsMargins(1, 1, 1, 1)
        self.layout_.addLayout(head)
        self.layout_.addWidget(self._scroll, 1)
        self.layout_.addLayout(foot)


class CopyLine(QWidget):
    """One person: their name, how many copies, of how many pages."""

    changed = Signal()
    done = Signal()
    dropped = Signal()

    def __init__(self, words: Words, number: int) -> None:
        super().__init__()
        self._row = CopyRow()
        self._number = label(str(number), Type.META)
        self._number.setFixedWidth(px(24))
        self.name = LineEdit(words("receive.many_name"), hint=words("receive.many_name_hint"))
        self.copies = Counter(words("receive.copies"), most=MOST, height=32)
        self.pages = Counter(words("receive.pages"), most=MOST, height=32)
        self._drop = Button("", Kind.LINK, icon="close")
        self._drop.name_only(words("receive.many_drop"))
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(8)
        grid.setColumnStretch(1, 1)
        said = (label(words("receive.copies"), Type.META), label(words("receive.pages"), Type.META))
        for at, widget in enumerate((self._number, self.name, said[0], self.copies, said[1], self.pages, self._drop)):
            grid.addWidget(widget, 0, at)
        on_typed(self.name, self.changed.emit)
        for box in (self.copies, self.pages):
            box.setMinimumWidth(px(64))
            box.valueChanged.connect(lambda _: self.changed.emit())
        for entry in (self.name, self.copies, self.pages):
            entry.installEventFilter(self)
        self._drop.clicked.connect(self.dropped)

    @property
    def row(self) -> CopyRow:
        """What was typed; a name changed by hand keeps no number of somebody else's card."""
        typed = self.name.text()
        kept = self._row if typed == self._row.name else CopyRow()
        return replace(kept, name=typed, copies=self.copies.value(), pages=self.pages.value())

    def show_row(self, row: CopyRow) -> None:
        """Show a line."""
        self._row = row
        self.name.setText(row.name)
        self.name.set_remark(number_shown(row.id_number))
        for box, value in ((self.copies, row.copies), (self.pages, row.pages)):
            box.blockSignals(True)
            box.setValue(value)
            box.blockSignals(False)

    def renumber(self, number: int) -> None:
        """Stand in another place."""
        self._number.setText(str(number))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter goes on: from the name to the copies, from a count to the next line."""
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress and event.key() in _ENTER:
            if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                return False
            if watched is self.name:
                self.copies.setFocus()
                self.copies.selectAll()
            else:
                self.done.emit()
            return True
        return False
