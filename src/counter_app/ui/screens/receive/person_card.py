"""Who, for whom, where to and what for: the left card. What few matters need opens at its foot."""

from dataclasses import replace
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from counter_app.ui.screens.receive.choices import Choices
from counter_app.ui.screens.receive.extras import PARTS, CodePart, LatePart, OutsidePart
from counter_app.ui.screens.receive.form import FormState
from counter_app.ui.screens.receive.form_row import FormRow, column, on_typed, put_text
from counter_app.ui.screens.receive.others_part import OthersPart
from counter_app.ui.screens.receive.person_part import BY_HAND, PersonPart
from counter_app.ui.widgets.card import Card
from counter_app.ui.widgets.field import FieldState, LineEdit, TextEdit
from counter_app.ui.widgets.scrolling import scrolling
from counter_app.ui.words import Words

RETURNS = ("counter", "post", "online")


class PersonCard(Card):
    """Every field has a place, such as ``person.phone``: a refusal finds it by that."""

    changed = Signal()

    def __init__(self, words: Words) -> None:
        super().__init__(margin=0, spacing=0)
        self.words = words
        self.person, self.others = PersonPart(words), OthersPart(words)
        self._parts: dict[str, LatePart | CodePart | OutsidePart] = {}
        self.returns = Choices(words("receive.returns"), [(one, words(f"receive.return_{one}")) for one in RETURNS])
        self._place = LineEdit(words("receive.return_place"), hint=words("receive.return_place_hint"))
        self._subject = LineEdit(words("receive.subject"), hint=words("receive.subject_hint"))
        self._note = TextEdit(words("receive.note"), hint=words("receive.note_hint"))
        entries = (("returns", self.returns), ("return_place", self._place), ("subject", self._subject))
        self._rows = {name: FormRow(words(f"receive.{name}"), entry) for name, entry in entries}
        self._rows["note"] = FormRow(words("receive.note"), self._note)
        self._foot = column()
        self._lay_out()
        self._connect()

    @property
    def warnings(self) -> QWidget:
        """The tick that somebody looked at a card that contradicts itself."""
        return self.person.warnings.tick

    def show_state(self, state: FormState, today: date) -> None:
        """Show everything typed about people."""
        self.person.show_state(state, today)
        self.others.show_state(state)
        put_text(self._subject, state.subject)
        put_text(self._place, state.return_place)
        put_text(self._note, state.note)
        self.returns.choose(state.return_method)
        for name in PARTS:
            self._show_part(name, state)
        for row in self._rows.values():
            row.setVisible(not state.person.is_empty)
        self._fold()

    def take(self, state: FormState) -> FormState:
        """Return the state with what is typed here."""
        state = replace(
            self.others.take(self.person.take(state)),
            subject=self._subject.text(),
            note=self._note.toPlainText(),
            return_method=str(self.returns.value),
            return_place=self._place.text(),
        )
        for name in PARTS:
            part = self._parts.get(name)
            state = part.take(state) if part is not None else replace(state, **{name: None})  # type: ignore[arg-type]
        return state

    def edit_by_hand(self) -> None:
        """Open the fields of the person, as for somebody without a card."""
        self.person.open()
        self.reach("person.name")

    def add_party(self) -> None:
        """Add somebody, and go there."""
        self.reach(self.others.add())

    def toggle_part(self, name: str) -> None:
        """Open a part and go there, or close it."""
        if name in self._parts:
            self._close_part(name)
        else:
            self._open_part(name)
            first = self._parts[name].first()
            first.setFocus()
            self._scroll_to(first)
        self.changed.emit()

    def waiting_party(self) -> str:
        """Return the place of a party that waits for somebody's card."""
        return self.others.waiting()

    @property
    def by_hand(self) -> bool:
        """Say whether the person is being typed in, line by line."""
        return self.person.is_open

    def to_supply(self) -> QWidget | None:
        """Return the first field that a person must still fill in, if there is one."""
        return self.person.to_supply()

    def mark(self, place: str, state: FieldState, words: str) -> bool:
        """Show what is wrong with a field and go there; say whether the field is here."""
        row = self._places().get(place)
        if row is None:
            return False
        row.say(state, words)
        self.reach(place)
        return True

    def calm(self) -> None:
        """Take every word about a field away."""
        for row in self._places().values():
            row.say(FieldState.REST)

    def reach(self, place: str) -> None:
        """Put the keyboard in a field and bring it into view."""
        if place.removeprefix("person.") in BY_HAND and not self.person.is_open:
            self.person.open()
        if row := self._places().get(place):
            row.entry.setFocus()
            self._scroll_to(row)

    def _places(self) -> dict[str, FormRow]:
        found = self.person.rows | self.others.rows | self._rows
        for name, part in self._parts.items():
            found |= {f"{name}.{key}": row for key, row in part.rows.items()}
        return found

    def _connect(self) -> None:
        for part in (self.person, self.others):
            part.changed.connect(self.changed)
        self.others.turned.connect(lambda: self.reach("owner.name"))
        self.returns.chosen.connect(self._sent_elsewhere)
        for entry in (self._place, self._subject, self._note):
            on_typed(entry, self.changed.emit)

    def _lay_out(self) -> None:
        self._inner = QWidget()
        whole = column(self.person, self.others, *self._rows.values())
        whole.setContentsMargins(16, 14, 16, 14)
        whole.addLayout(self._foot)
        whole.addStretch(1)
        self._inner.setLayout(whole)
        self._scroll = scrolling(self._inner)
        self.layout_.setContentsMargins(1, 1, 1, 1)
        self.layout_.addWidget(self._scroll)

    def _sent_elsewhere(self, method: object) -> None:
        self._fold()
        self.changed.emit()
        if method != "counter":
            self.reach("return_place")

    def _fold(self) -> None:
        asked = not self._rows["returns"].isHidden() and self.returns.value != "counter"
        self._rows["return_place"].setVisible(asked)

    def _show_part(self, name: str, state: FormState) -> None:
        wanted = getattr(state, name) is not None
        if wanted and name not in self._parts:
            self._open_part(name)
        elif not wanted and name in self._parts:
            self._close_part(name)
        if wanted:
            self._parts[name].show_state(state)

    def _open_part(self, name: str) -> None:
        part = PARTS[name](self.words)
        part.show_state(FormState())
        part.changed.connect(self.changed)
        part.closed.connect(lambda: self.toggle_part(name))
        self._parts[name] = part
        self._foot.addWidget(part)

    def _close_part(self, name: str) -> None:
        part = self._parts.pop(name)
        part.hide()
        part.setParent(None)
        part.deleteLater()

    def _scroll_to(self, widget: QWidget) -> None:
        if (layout := self._inner.layout()) is not None:
            layout.activate()
        self._scroll.ensureWidgetVisible(widget, 0, 24)
