"""Who: read out large so that clerk and citizen can both check it, then what a card cannot tell."""

from dataclasses import replace
from datetime import date, datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from counter_app.domain.dossiers.parties import PartyKind
from counter_app.ui.screens.receive.choices import Choices
from counter_app.ui.screens.receive.extras import PARTS, CodePart, LatePart, OutsidePart
from counter_app.ui.screens.receive.form import Behalf, FormState, PartyEntry, PersonEntry, Source
from counter_app.ui.screens.receive.form_row import FormRow, on_typed, put_text
from counter_app.ui.screens.receive.party_editor import ADDED_ROLES, PartyEditor
from counter_app.ui.screens.receive.people import age_on, birth_shown, number_shown, typed_warnings
from counter_app.ui.screens.receive.warned import CardWarnings
from counter_app.ui.widgets.card import Card, hairline
from counter_app.ui.widgets.chip import Chip, ChipKind
from counter_app.ui.widgets.field import FieldState, LineEdit, TextEdit
from counter_app.ui.widgets.person import PersonReadOut
from counter_app.ui.words import Words

_BY_HAND = ("name", "id_number", "birth", "address")
RETURNS = ("counter", "post", "online")


class PersonCard(Card):
    """The left card. It keeps the person; whoever found one hands it in by ``show_state``."""

    changed = Signal()

    def __init__(self, words: Words) -> None:
        super().__init__(margin=0, spacing=0)
        self.words = words
        self._person, self._today = PersonEntry(), date.today()  # noqa: DTZ011 - replaced before anything is shown
        self._by_hand = False
        self.read_out = PersonReadOut()
        self.warnings = CardWarnings(words)
        self.rows: dict[str, FormRow] = {}
        self._parties: list[PartyEditor] = []
        self._owner: PartyEditor | None = None
        self._parts: dict[str, LatePart | CodePart | OutsidePart] = {}
        self._make_fields()
        self._lay_out()
        self.warnings.changed.connect(self.changed)

    # what is shown

    def show_state(self, state: FormState, today: date) -> None:
        """Show the person and everything typed about them."""
        self._person, self._today = state.person, today
        self._by_hand = self._by_hand and not state.person.is_empty
        self._show_person()
        for key in (*_BY_HAND, "phone"):
            put_text(self._entry(f"person.{key}"), _typed_value(state.person, key, today))
        put_text(self._entry("authority"), state.authority)
        put_text(self._entry("subject"), state.subject)
        put_text(self._entry("return_place"), state.return_place)
        put_text(self.note, state.note)
        self.behalf.choose(state.behalf)
        self.returns.choose(state.return_method)
        self._show_owner(state.behalf, state.owner)
        self._show_others(state.others)
        for name in PARTS:
            self._show_part(name, state)
        self._fold()

    def take(self, state: FormState) -> FormState:
        """Return the state with what is typed here."""
        person = replace(self._person, looked_at=self.warnings.looked_at, phone=self._entry("person.phone").text())
        if self._hand_is_open():
            person = replace(person, **{key: self._entry(f"person.{key}").text() for key in _BY_HAND})  # type: ignore[arg-type]
        state = replace(
            state,
            person=person,
            behalf=Behalf(str(self.behalf.value)),
            owner=self._owner.party if self._owner else state.owner,
            authority=self._entry("authority").text(),
            others=tuple(editor.party for editor in self._parties),
            subject=self._entry("subject").text(),
            note=self.note.toPlainText(),
            return_method=str(self.returns.value),
            return_place=self._entry("return_place").text(),
        )
        for name in PARTS:
            part = self._parts.get(name)
            state = part.take(state) if part is not None else replace(state, **{name: None})  # type: ignore[arg-type]
        return state

    # what is opened

    def edit_by_hand(self) -> None:
        """Open the fields of the person, as for somebody without a card."""
        self._by_hand = True
        for key in _BY_HAND:
            put_text(self._entry(f"person.{key}"), _typed_value(self._person, key, self._today))
        self._fold()
        self.reach(f"person.{self._first_open()}")

    def add_party(self) -> None:
        """Add somebody, and go there."""
        self._add_editor(PartyEntry(role=ADDED_ROLES[0]))
        self.changed.emit()
        self.reach(f"others.{len(self._parties) - 1}.name")

    def toggle_part(self, name: str) -> None:
        """Open a part and go there, or close it."""
        if name in self._parts:
            self._close_part(name)
        else:
            self._open_part(name)
            self._scroll_to(self._parts[name].first())
            self._parts[name].first().setFocus()
        self.changed.emit()

    def waiting_party(self) -> str:
        """Return the place of a party that waits for somebody's card: the one in hand, else the first empty one."""
        named = [(f"others.{at}", editor) for at, editor in enumerate(self._parties)]
        if self._owner is not None and self._owner.party.kind is PartyKind.PERSON:
            named.insert(0, ("owner", self._owner))
        empty = [(place, editor) for place, editor in named if editor.party.is_empty]
        held = [place for place, editor in empty if editor.has_focus()]
        return (held or [place for place, _ in empty] or [""])[0]

    def to_supply(self) -> QWidget | None:
        """Return the first field that a person must still fill in, if there is one."""
        if self._person.is_empty:
            return None
        if self._hand_is_open() and (place := self._first_open()):
            return self._entry(f"person.{place}")
        phone = self._entry("person.phone")
        return phone if not phone.text().strip() else None

    def say(self, place: str, state: FieldState, words: str) -> bool:
        """Show what is wrong with a field and go there; say whether the field is here."""
        row = self._row(place)
        if row is None:
            return False
        row.say(state, words)
        self.reach(place)
        return True

    def calm(self) -> None:
        """Take every word about a field away."""
        for place in self._places():
            if row := self._row(place):
                row.say(FieldState.REST)

    def reach(self, place: str) -> None:
        """Put the keyboard in a field and bring it into view."""
        if place.startswith("person.") and place.split(".")[1] in _BY_HAND and not self._hand_is_open():
            self._by_hand = True
            self._fold()
        if row := self._row(place):
            row.entry.setFocus()
            self._scroll_to(row)

    # how it is made

    def _make_fields(self) -> None:
        for key in (*_BY_HAND, "phone"):
            self._add_line(f"person.{key}", f"receive.person_{key}")
        for key in ("authority", "subject", "return_place"):
            self._add_line(key, f"receive.{key}")
        words = self.words
        self.behalf = Choices(words("receive.behalf"), [(one, words(f"receive.behalf_{one.value}")) for one in Behalf])
        self.returns = Choices(words("receive.returns"), [(one, words(f"receive.return_{one}")) for one in RETURNS])
        self.note = TextEdit(words("receive.note"), hint=words("receive.note_hint"))
        on_typed(self.note, self.changed.emit)
        self.behalf.chosen.connect(self._behalf_chosen)
        self.returns.chosen.connect(lambda _: (self._fold(), self.changed.emit()))
        self.rows["behalf"] = FormRow(words("receive.behalf"), self.behalf)
        self.rows["returns"] = FormRow(words("receive.returns"), self.returns)
        self.rows["note"] = FormRow(words("receive.note"), self.note)
        for key in ("id_number", "birth", "phone"):
            self._entry(f"person.{key}").editingFinished.connect(self._left_person)

    def _add_line(self, place: str, code: str) -> None:
        entry = LineEdit(self.words(code), hint=self.words(f"{code}_hint"))
        on_typed(entry, self._typed)
        self.rows[place] = FormRow(self.words(code), entry, remark=place == "person.phone")

    def _lay_out(self) -> None:
        inner = QWidget()
        self._column = QVBoxLayout(inner)
        self._column.setContentsMargins(16, 14, 16, 14)
        self._column.setSpacing(8)
        self._column.addWidget(self.read_out)
        self._column.addWidget(self.warnings)
        self._line_under = hairline()
        self._column.addWidget(self._line_under)
        for key in _BY_HAND:
            self._column.addWidget(self.rows[f"person.{key}"])
        for place in ("person.phone", "behalf"):
            self._column.addWidget(self.rows[place])
        self._owner_place = QVBoxLayout()
        self._owner_place.setSpacing(8)
        self._column.addLayout(self._owner_place)
        for place in ("authority",):
            self._column.addWidget(self.rows[place])
        self._others_place = QVBoxLayout()
        self._others_place.setSpacing(8)
        self._column.addLayout(self._others_place)
        for place in ("returns", "return_place", "subject", "note"):
            self._column.addWidget(self.rows[place])
        self._parts_place = QVBoxLayout()
        self._parts_place.setSpacing(8)
        self._column.addLayout(self._parts_place)
        self._column.addStretch(1)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setWidget(inner)
        inner.setAutoFillBackground(False)
        self._scroll.viewport().setAutoFillBackground(False)
        self.layout_.setContentsMargins(1, 1, 1, 1)
        self.layout_.addWidget(self._scroll)

    def _typed(self) -> None:
        sender = self.sender()
        if isinstance(sender, LineEdit):
            for row in self.rows.values():
                if row.entry is sender and row.said:
                    row.say(FieldState.REST)
        if self._hand_is_open():
            typed = {key: self._entry(f"person.{key}").text() for key in _BY_HAND}
            self._person = replace(self._person, **typed)  # type: ignore[arg-type]
            self._read_out()
        self.changed.emit()

    def _behalf_chosen(self, value: object) -> None:
        behalf = Behalf(str(value))
        self._show_owner(behalf, PartyEntry())
        self._fold()
        self.changed.emit()
        if self._owner is not None:
            self.reach("owner.name")

    def _left_person(self) -> None:
        """Tell at the field what a number contradicts; it does not stop anybody."""
        person = self.take(FormState()).person
        if person.source is Source.CARD:
            return
        for warning in typed_warnings(person, self._today):
            row = self.rows.get("person.birth" if warning.about == "birth" else "person.id_number")
            if row is not None and row.isVisible():
                row.say(FieldState.WARNING, self.words.say(warning))

    def _show_person(self) -> None:
        person = self._person
        self._read_out()
        self.warnings.show_warnings(person.warnings, looked_at=person.looked_at)
        since = person.phone_since
        phone = self.rows["person.phone"]
        known = bool(since) and bool(person.phone)
        phone.remark(self.words("receive.phone_since", day=date.fromisoformat(since)) if known else "")

    def _read_out(self) -> None:
        words, person, today = self.words, self._person, self._today
        if person.is_empty:
            self.read_out.show_person(words("receive.nobody"), words("receive.nobody_hint"))
            return
        born = birth_shown(person.birth, today) if person.birth else ""
        age = age_on(person.birth, today)
        facts = (
            _capital(words.name("sex", person.sex)) if person.sex else "",
            words("receive.born_age", day=born, age=age)
            if age is not None
            else words("receive.born", day=born)
            if born
            else "",
            number_shown(person.id_number),
        )
        self.read_out.show_person(
            person.name or words("receive.nameless"),
            "  ·  ".join(fact for fact in facts if fact),
            person.address,
            self._known(person),
        )

    def _known(self, person: PersonEntry) -> Chip | None:
        words = self.words
        if person.source is Source.CARD:
            return Chip(ChipKind.DONE, words("receive.from_card", at=f"{datetime.fromisoformat(person.since):%H:%M}"))
        if person.source is Source.KNOWN:
            return Chip(ChipKind.DONE, words("receive.from_dossier", day=date.fromisoformat(person.since)))
        return None

    # folding

    def _hand_is_open(self) -> bool:
        person = self._person
        spoilt = person.source is Source.CARD and not person.name
        return not person.is_empty and (person.source is Source.TYPED or self._by_hand or spoilt)

    def _first_open(self) -> str:
        return next((key for key in ("name", "id_number") if not self._entry(f"person.{key}").text().strip()), "")

    def _fold(self) -> None:
        """Show what this matter needs: the fields of the person only where no card tells them."""
        somebody, hand = not self._person.is_empty, self._hand_is_open()
        for key in _BY_HAND:
            self.rows[f"person.{key}"].setVisible(hand)
        for place in ("person.phone", "behalf"):
            self.rows[place].setVisible(somebody)
        self._line_under.setVisible(somebody)
        self.rows["authority"].setVisible(somebody and self.behalf.value is not Behalf.SELF)
        for place in ("returns", "subject", "note"):
            self.rows[place].setVisible(somebody)
        self.rows["return_place"].setVisible(somebody and self.returns.value != "counter")

    def _show_owner(self, behalf: Behalf, owner: PartyEntry) -> None:
        if behalf is Behalf.SELF:
            if self._owner is not None:
                self._drop(self._owner)
            self._owner = None
            return
        kind = PartyKind.ORGANISATION if behalf is Behalf.ORGANISATION else PartyKind.PERSON
        if self._owner is not None and self._owner.party.kind is kind:
            self._owner.show_party(replace(owner, kind=kind))
            return
        if self._owner is not None:
            self._drop(self._owner)
        self._owner = PartyEditor(self.words, replace(owner, kind=kind), added=False)
        self._owner.changed.connect(self.changed)
        self._owner_place.addWidget(self._owner)

    def _show_others(self, others: tuple[PartyEntry, ...]) -> None:
        while len(self._parties) > len(others):
            self._drop(self._parties.pop())
        for at, party in enumerate(others):
            if at < len(self._parties):
                self._parties[at].show_party(party)
            else:
                self._add_editor(party)

    def _add_editor(self, party: PartyEntry) -> None:
        editor = PartyEditor(self.words, party, added=True)
        editor.changed.connect(self.changed)
        editor.removed.connect(lambda: self._remove(editor))
        self._parties.append(editor)
        self._others_place.addWidget(editor)

    def _remove(self, editor: PartyEditor) -> None:
        self._parties.remove(editor)
        self._drop(editor)
        self._entry("subject").setFocus()
        self.changed.emit()

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
        part.changed.connect(self.changed)
        part.closed.connect(lambda: self.toggle_part(name))
        self._parts[name] = part
        self._parts_place.addWidget(part)

    def _close_part(self, name: str) -> None:
        self._drop(self._parts.pop(name))

    def _drop(self, widget: QWidget) -> None:
        widget.hide()
        widget.setParent(None)
        widget.deleteLater()

    # places

    def _entry(self, place: str) -> LineEdit:
        entry = self.rows[place].entry
        assert isinstance(entry, LineEdit)  # noqa: S101 - every named line is one
        return entry

    def _row(self, place: str) -> FormRow | None:
        if place in self.rows:
            return self.rows[place]
        head, _, key = place.partition(".")
        if head == "owner" and self._owner is not None:
            return self._owner.rows.get(key)
        if head == "others":
            at, _, key = key.partition(".")
            return self._parties[int(at)].rows.get(key) if int(at) < len(self._parties) else None
        return self._parts[head].rows.get(key) if head in self._parts else None

    def _places(self) -> list[str]:
        found = list(self.rows)
        found += [f"owner.{key}" for key in (self._owner.rows if self._owner else ())]
        found += [f"others.{at}.{key}" for at, editor in enumerate(self._parties) for key in editor.rows]
        return found + [f"{name}.{key}" for name, part in self._parts.items() for key in part.rows]

    def _scroll_to(self, widget: QWidget) -> None:
        self._scroll.widget().layout().activate()
        self._scroll.ensureWidgetVisible(widget, 0, 24)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _typed_value(person: PersonEntry, key: str, today: date) -> str:
    value = str(getattr(person, key))
    return birth_shown(value, today) if key == "birth" and value.count("-") == 2 else value
