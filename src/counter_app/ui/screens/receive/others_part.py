"""For whom: for oneself, for another or an organisation, and who else is part of the matter."""

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from counter_app.domain.dossiers.parties import PartyKind
from counter_app.ui.screens.receive.choices import Choices
from counter_app.ui.screens.receive.form import Behalf, FormState, PartyEntry
from counter_app.ui.screens.receive.form_row import FormRow, column, on_typed, put_text
from counter_app.ui.screens.receive.party_editor import ADDED_ROLES, PartyEditor
from counter_app.ui.widgets.field import FieldState, LineEdit
from counter_app.ui.words import Words


class OthersPart(QWidget):
    """``turned`` tells that another choice opened or closed fields."""

    changed = Signal()
    turned = Signal()

    def __init__(self, words: Words) -> None:
        super().__init__()
        self.words = words
        self._owner: PartyEditor | None = None
        self._added: list[PartyEditor] = []
        said = [(one, words(f"receive.behalf_{one.value}")) for one in Behalf]
        self.behalf = Choices(words("receive.behalf"), said)
        self._authority = LineEdit(words("receive.authority"), hint=words("receive.authority_hint"))
        self._behalf_row = FormRow(words("receive.behalf"), self.behalf)
        self._authority_row = FormRow(words("receive.authority"), self._authority)
        self._owner_place, self._added_place = QVBoxLayout(), QVBoxLayout()
        whole = column(self._behalf_row)
        whole.addLayout(self._owner_place)
        whole.addWidget(self._authority_row)
        whole.addLayout(self._added_place)
        self.setLayout(whole)
        self.behalf.chosen.connect(self._chosen)
        on_typed(self._authority, self._authority_typed)

    @property
    def rows(self) -> dict[str, FormRow]:
        """Every field by its place."""
        found = {"behalf": self._behalf_row, "authority": self._authority_row}
        if self._owner is not None:
            found |= {f"owner.{key}": row for key, row in self._owner.rows.items()}
        for at, editor in enumerate(self._added):
            found |= {f"others.{at}.{key}": row for key, row in editor.rows.items()}
        return found

    def show_state(self, state: FormState) -> None:
        """Show for whom the matter is."""
        put_text(self._authority, state.authority)
        self.behalf.choose(state.behalf)
        self._show_owner(state.behalf, state.owner)
        while len(self._added) > len(state.others):
            _drop(self._added.pop())
        for at, party in enumerate(state.others):
            if at < len(self._added):
                self._added[at].show_party(party)
            else:
                self._add(party)
        somebody = not state.person.is_empty
        self._behalf_row.setVisible(somebody)
        self._authority_row.setVisible(somebody and state.behalf is not Behalf.SELF)

    def take(self, state: FormState) -> FormState:
        """Return the state with what is typed here."""
        return replace(
            state,
            behalf=Behalf(str(self.behalf.value)),
            owner=self._owner.party if self._owner else state.owner,
            authority=self._authority.text(),
            others=tuple(editor.party for editor in self._added),
        )

    def add(self) -> str:
        """Add somebody; return the place of their name."""
        self._add(PartyEntry(role=ADDED_ROLES[0]))
        self.changed.emit()
        return f"others.{len(self._added) - 1}.name"

    def waiting(self) -> str:
        """Return the place of a party that waits for somebody's card: the one in hand, else the first empty one."""
        named = [(f"others.{at}", editor) for at, editor in enumerate(self._added)]
        if self._owner is not None and self._owner.party.kind is PartyKind.PERSON:
            named.insert(0, ("owner", self._owner))
        empty = [(place, editor) for place, editor in named if editor.party.is_empty]
        in_hand = [place for place, editor in empty if editor.has_focus()]
        return (in_hand or [place for place, _ in empty] or [""])[0]

    def _authority_typed(self) -> None:
        self._authority_row.say(FieldState.REST)
        self.changed.emit()

    def _chosen(self, value: object) -> None:
        behalf = Behalf(str(value))
        self._show_owner(behalf, PartyEntry())
        self._authority_row.setVisible(behalf is not Behalf.SELF)
        self.changed.emit()
        self.turned.emit()

    def _show_owner(self, behalf: Behalf, owner: PartyEntry) -> None:
        kind = PartyKind.ORGANISATION if behalf is Behalf.ORGANISATION else PartyKind.PERSON
        fits = self._owner is not None and behalf is not Behalf.SELF and self._owner.party.kind is kind
        if self._owner is not None and not fits:
            _drop(self._owner)
            self._owner = None
        if behalf is Behalf.SELF:
            return
        if self._owner is None:
            self._owner = PartyEditor(self.words, replace(owner, kind=kind), added=False)
            self._owner.changed.connect(self.changed)
            self._owner_place.addWidget(self._owner)
        self._owner.show_party(replace(owner, kind=kind))

    def _add(self, party: PartyEntry) -> None:
        editor = PartyEditor(self.words, party, added=True)
        editor.changed.connect(self.changed)
        editor.removed.connect(lambda: self._remove(editor))
        self._added.append(editor)
        self._added_place.addWidget(editor)

    def _remove(self, editor: PartyEditor) -> None:
        self._added.remove(editor)
        _drop(editor)
        self.changed.emit()
        self.behalf.setFocus()


def _drop(widget: QWidget) -> None:
    widget.hide()
    widget.setParent(None)
    widget.deleteLater()
