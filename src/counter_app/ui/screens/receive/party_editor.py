"""Somebody beside the one at the counter: the owner, a co-owner, the child, an organisation."""

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from counter_app.domain.dossiers.parties import PartyKind, PartyRole
from counter_app.ui.screens.receive.form import PartyEntry
from counter_app.ui.screens.receive.form_row import FormRow, on_typed, put_text
from counter_app.ui.theme.type import Type
from counter_app.ui.widgets.button import Button, Kind
from counter_app.ui.widgets.field import ComboBox, LineEdit
from counter_app.ui.widgets.plain import label
from counter_app.ui.words import Words

ADDED_ROLES = (PartyRole.CO_OWNER, PartyRole.SUBJECT)
_PERSON = ("name", "id_number", "birth", "phone", "address")
_ORGANISATION = ("name", "tax_code", "phone", "address")


class PartyEditor(QWidget):
    """The fields of one party. ``removed`` where it may be taken away; its role can be chosen where it was added."""

    changed = Signal()
    removed = Signal()

    def __init__(self, words: Words, party: PartyEntry, *, added: bool) -> None:
        super().__init__()
        self._party = party
        keys = _ORGANISATION if party.kind is PartyKind.ORGANISATION else _PERSON
        self.rows = {key: self._row(words, key) for key in keys}
        self._role = ComboBox(words("receive.party_role")) if added else None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 4)
        column.setSpacing(8)
        if self._role is not None:
            column.addLayout(self._head(words, self._role))
        else:
            named = "receive.organisation" if party.kind is PartyKind.ORGANISATION else "receive.owner"
            column.addWidget(label(words(named), Type.HEAD))
        for row in self.rows.values():
            column.addWidget(row)
        self.show_party(party)

    @property
    def party(self) -> PartyEntry:
        """What was typed."""
        typed = {key: _text(row) for key, row in self.rows.items()}
        role = ADDED_ROLES[self._role.currentIndex()] if self._role is not None else self._party.role
        return replace(self._party, role=role, **typed)  # type: ignore[arg-type]

    def show_party(self, party: PartyEntry) -> None:
        """Show a party."""
        self._party = party
        for key, row in self.rows.items():
            put_text(row.entry, str(getattr(party, key)))  # type: ignore[arg-type]
        if self._role is not None and party.role in ADDED_ROLES:
            self._role.setCurrentIndex(ADDED_ROLES.index(party.role))

    def has_focus(self) -> bool:
        """Say whether the keyboard is in one of its fields."""
        return any(row.entry.hasFocus() for row in self.rows.values())

    def _row(self, words: Words, key: str) -> FormRow:
        said = words(f"receive.party_{key}")
        entry = LineEdit(said)
        on_typed(entry, self.changed.emit)
        return FormRow(said, entry)

    def _head(self, words: Words, role: ComboBox) -> QHBoxLayout:
        for one in ADDED_ROLES:
            role.addItem(words(f"receive.role_{one.value}"))
        role.activated.connect(lambda _: self.changed.emit())
        remove = Button("", Kind.PLAIN, icon="close", height=32)
        remove.name_only(words("receive.remove_party"))
        remove.clicked.connect(self.removed)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(role, 1)
        row.addWidget(remove)
        return row


def _text(row: FormRow) -> str:
    entry = row.entry
    assert isinstance(entry, LineEdit)  # noqa: S101 - every row here is made above
    return entry.text()
