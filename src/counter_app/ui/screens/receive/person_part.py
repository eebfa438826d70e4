"""The one at the counter: read out large, what their card contradicts, and the fields that no card fills."""

from dataclasses import replace
from datetime import date, datetime
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from counter_app.ui.screens.receive.form import FormState, PersonEntry, Source
from counter_app.ui.screens.receive.form_row import FormRow, column, on_typed, put_text
from counter_app.ui.screens.receive.people import age_on, birth_shown, number_shown, typed_warnings
from counter_app.ui.screens.receive.warned import CardWarnings
from counter_app.ui.widgets.card import hairline
from counter_app.ui.widgets.chip import Chip, ChipKind
from counter_app.ui.widgets.field import FieldState, LineEdit
from counter_app.ui.widgets.person import PersonReadOut
from counter_app.ui.words import Words

BY_HAND = ("name", "id_number", "birth", "address")


class PersonPart(QWidget):
    """It keeps the person; whoever found one hands it in by ``show_state``."""

    changed = Signal()

    def __init__(self, words: Words) -> None:
        super().__init__()
        self.words = words
        self._person, self._today = PersonEntry(), date.min
        self._opened = False
        self.read_out, self.warnings = PersonReadOut(), CardWarnings(words)
        self._lines = {key: LineEdit(words(f"receive.person_{key}"), hint=words(f"receive.person_{key}_hint"))
                       for key in (*BY_HAND, "phone")}  # fmt: skip
        self.rows = {
            f"person.{key}": FormRow(line.accessibleName(), line, remark=key == "phone")
            for key, line in self._lines.items()
        }
        self._under = hairline()
        self.setLayout(column(self.read_out, self.warnings, self._under, *self.rows.values()))
        self.warnings.changed.connect(self.changed)
        for key, line in self._lines.items():
            on_typed(line, partial(self._typed, key))
        for key in ("id_number", "birth"):
            self._lines[key].editingFinished.connect(self._compare)

    def show_state(self, state: FormState, today: date) -> None:
        """Show the person."""
        person = state.person
        self._opened = self._opened and not person.is_empty and person.id_number == self._person.id_number
        self._person, self._today = person, today
        for key, line in self._lines.items():
            put_text(line, self._text(key))
        self._read_out()
        self.warnings.show_warnings(person.warnings, looked_at=person.looked_at)
        known = bool(person.phone_since and person.phone)
        day = date.fromisoformat(person.phone_since) if known else None
        self.rows["person.phone"].remark(self.words("receive.phone_since", day=day) if day else "")
        self._fold()

    def take(self, state: FormState) -> FormState:
        """Return the state with what is typed here."""
        person = replace(self._person, looked_at=self.warnings.looked_at, phone=self._lines["phone"].text())
        if self.is_open:
            person = self._with_typed(person)
        return replace(state, person=person)

    @property
    def is_open(self) -> bool:
        """Say whether the fields stand open: nobody's card filled them, or somebody puts them right."""
        person = self._person
        spoilt = person.source is Source.CARD and not person.name
        return not person.is_empty and (person.source is Source.TYPED or self._opened or spoilt)

    def open(self) -> None:
        """Open the fields that a card or an earlier dossier filled."""
        self._opened = True
        self._fold()

    def to_supply(self) -> QWidget | None:
        """Return the first field that a person must still fill in, if there is one."""
        wanted = [*(("name", "id_number") if self.is_open else ()), "phone"]
        return next((self._lines[key] for key in wanted if not self._lines[key].text().strip()), None)

    def _text(self, key: str) -> str:
        value = str(getattr(self._person, key))
        return birth_shown(value, self._today) if key == "birth" and value.count("-") == 2 else value

    def _with_typed(self, person: PersonEntry) -> PersonEntry:
        typed = {key: self._lines[key].text() for key in BY_HAND if self._lines[key].text() != self._text(key)}
        return replace(person, **typed)  # type: ignore[arg-type]

    def _typed(self, key: str) -> None:
        self.rows[f"person.{key}"].say(FieldState.REST)
        if self.is_open:
            self._person = self._with_typed(self._person)
            self._read_out()
        self.changed.emit()

    def _compare(self) -> None:
        """Tell at the field where a typed number contradicts a typed birth; it stops nobody."""
        person = self.take(FormState()).person
        if person.source is Source.CARD:
            return
        for warning in typed_warnings(person, self._today):
            row = self.rows["person.birth" if warning.about == "birth" else "person.id_number"]
            row.say(FieldState.WARNING, self.words.say(warning))

    def _read_out(self) -> None:
        words, person = self.words, self._person
        if person.is_empty:
            self.read_out.show_person(words("receive.nobody"), words("receive.nobody_hint"))
            return
        sex = words.name("sex", person.sex) if person.sex else ""
        facts = (sex[:1].upper() + sex[1:], self._born(person), number_shown(person.id_number))
        name = person.name or words("receive.nameless")
        said = "  ·  ".join(fact for fact in facts if fact)
        self.read_out.show_person(name, said, person.address, self._known(person))

    def _born(self, person: PersonEntry) -> str:
        if not person.birth:
            return ""
        day, age = birth_shown(person.birth, self._today), age_on(person.birth, self._today)
        return self.words("receive.born", day=day) if age is None else self.words("receive.born_age", day=day, age=age)

    def _known(self, person: PersonEntry) -> Chip | None:
        if person.source is Source.CARD:
            at = f"{datetime.fromisoformat(person.since):%H:%M}"
            return Chip(ChipKind.DONE, self.words("receive.from_card", at=at))
        if person.source is Source.KNOWN:
            return Chip(ChipKind.DONE, self.words("receive.from_dossier", day=date.fromisoformat(person.since)))
        return None

    def _fold(self) -> None:
        somebody = not self._person.is_empty
        for key in BY_HAND:
            self.rows[f"person.{key}"].setVisible(self.is_open)
        self.rows["person.phone"].setVisible(somebody)
        self._under.setVisible(somebody)
