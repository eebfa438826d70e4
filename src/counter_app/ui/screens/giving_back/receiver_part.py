"""Who takes the result home: one of the dossier's own people, or somebody with the paper that authorises them."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QAbstractButton, QVBoxLayout, QWidget

from counter_app.domain.dossiers.parties import PartyKind
from counter_app.domain.errors import CounterError
from counter_app.ui.room import Room
from counter_app.ui.screens.giving_back.handing import Handing
from counter_app.ui.screens.giving_back.parts import Entry, rename
from counter_app.ui.screens.giving_back.shown import about, grouped
from counter_app.ui.theme.type import Type
from counter_app.ui.widgets.card import Card
from counter_app.ui.widgets.choice import RadioRow
from counter_app.ui.widgets.field import ComboBox, FieldState
from counter_app.ui.widgets.plain import label

_NAME_FAULTS = frozenset({"give_back.nobody", "name.empty", "name.too_long"})
_NUMBER_FAULTS = frozenset({"id_number.length", "id_number.unreadable"})
_PAPER_FAULTS = frozenset({"party.proxy_without_authority"})


class ReceiverPart(Card):
    """Shows a handing's receiver; ``edited`` tells that the clerk changed something."""

    edited = Signal()

    def __init__(self, room: Room) -> None:
        super().__init__(margin=13, spacing=6)
        self.room = room
        self.handing: Handing | None = None
        self.kind = RadioRow("", [(False, ""), (True, "")])
        self.who = ComboBox("")
        self._name, self._facts = label("", Type.SUBTITLE, wraps=True), label("", Type.META, wraps=True)
        self.own_number = Entry()
        self.name, self.number, self.paper = Entry(), Entry(), Entry()
        self._own, self._proxy = QWidget(), QWidget()
        self._lay_out()
        self._connect()

    def show_handing(self, handing: Handing) -> None:
        """Show who is to receive; what is being typed stays."""
        self.handing = handing
        owners = handing.owners
        self.kind.choose(handing.proxy or not owners)
        self._buttons()[0].setEnabled(bool(owners))
        self._own.setVisible(handing.party is not None)
        self._proxy.setVisible(handing.party is None)
        self._show_owners(handing)
        for entry, text in self._typed(handing):
            if entry.entry.text() != text:
                entry.entry.setText(text)

    def retranslate(self) -> None:
        """Put every text anew."""
        words = self.room.words
        self.kind.setAccessibleName(words("return.receiver"))
        for button, code in zip(self._buttons(), ("own", "proxy"), strict=True):
            rename(button, words(f"return.receiver_{code}"))
        self.who.setAccessibleName(words("return.receiver_who"))
        self.own_number.set_words(words("return.receiver_number"))
        self.name.set_words(words("return.receiver_name"))
        self.number.set_words(words("return.receiver_number"))
        self.paper.set_words(words("return.receiver_paper"))
        self.paper.entry.setPlaceholderText(words("return.receiver_paper_hint"))
        if self.handing is not None:
            self.show_handing(self.handing)

    def mark(self, error: CounterError) -> bool:
        """Say what was refused at the field it is about, and put the keyboard there."""
        in_hand = self.own_number if self.handing and self.handing.party else self.number
        for codes, entry in ((_NAME_FAULTS, self.name), (_NUMBER_FAULTS, in_hand), (_PAPER_FAULTS, self.paper)):
            if error.code in codes:
                self._wrong(entry, self.room.words.say(error))
                return True
        return False

    def wanting(self) -> bool:
        """Mark what a proxy must have and has not; says whether something is wanting."""
        handing = self.handing
        if handing is None or handing.party is not None:
            return False
        empty = [entry for entry, text in ((self.name, handing.name), (self.paper, handing.authority))
                 if not text.strip()]  # fmt: skip
        for entry in reversed(empty):
            self._wrong(entry, self.room.words("return.name_must" if entry is self.name else "return.paper_must"))
        return bool(empty)

    def unmark(self) -> None:
        """Take every mark away."""
        for entry in (self.own_number, self.name, self.number, self.paper):
            entry.field.set_state(FieldState.REST)

    def focus_proxy(self) -> None:
        """Put the keyboard where a proxy is written down."""
        (self.paper if self.handing and self.handing.name.strip() else self.name).entry.setFocus()

    # inside

    def _show_owners(self, handing: Handing) -> None:
        words, party = self.room.words, handing.party
        names = [
            words("return.receiver_as", name=one.name, role=words(f"return.role_{one.role}")) for one in handing.owners
        ]
        self.who.blockSignals(True)
        if [self.who.itemText(at) for at in range(self.who.count())] != names:
            self.who.clear()
            self.who.addItems(names)
        self.who.setCurrentIndex(handing.own)
        self.who.blockSignals(False)
        self.who.setVisible(len(names) > 1)
        if party is None:
            return
        organisation = party.kind is PartyKind.ORGANISATION
        number = words("return.tax_code", number=party.tax_code) if organisation else grouped(party.id_number)
        lines = ("  ·  ".join(one for one in (about(party, words), number) if one), party.address)
        self._name.setText(party.name)
        self._facts.setText("\n".join(line for line in lines if line))
        self._facts.setVisible(any(lines))
        self.own_number.setVisible(not organisation and not party.id_number)

    def _typed(self, handing: Handing) -> tuple[tuple[Entry, str], ...]:
        return (
            (self.own_number, handing.own_number),
            (self.name, handing.name),
            (self.number, handing.id_number),
            (self.paper, handing.authority),
        )

    def _edited(self) -> None:
        handing = self.handing
        if handing is None:
            return
        for name, entry in (("own_number", self.own_number), ("name", self.name), ("id_number", self.number),
                            ("authority", self.paper)):  # fmt: skip
            if getattr(handing, name) != entry.entry.text():
                setattr(handing, name, entry.entry.text())
                entry.field.set_state(FieldState.REST)
        self.edited.emit()

    def _chose_kind(self, proxy: object) -> None:
        if self.handing is not None:
            if proxy:
                self.handing.come_for_another()
            else:
                self.handing.proxy = False
            self.edited.emit()

    def _chose_who(self, at: int) -> None:
        if self.handing is not None and at >= 0:
            self.handing.own = at
            self.edited.emit()

    def _wrong(self, entry: Entry, words: str) -> None:
        entry.field.set_state(FieldState.ERROR, words)
        entry.entry.setFocus()

    def _buttons(self) -> list[QAbstractButton]:
        return self.kind.findChildren(QAbstractButton)

    def _lay_out(self) -> None:
        self.layout_.addWidget(self.kind)
        for page, widgets in (
            (self._own, (self.who, self._name, self._facts, self.own_number)),
            (self._proxy, (self.name, self.number, self.paper)),
        ):
            column = QVBoxLayout(page)
            column.setContentsMargins(0, 0, 0, 0)
            column.setSpacing(4)
            for widget in widgets:
                column.addWidget(widget)
            self.layout_.addWidget(page)
        self.layout_.addStretch(1)

    def _connect(self) -> None:
        self.kind.chosen.connect(self._chose_kind)
        self.who.currentIndexChanged.connect(self._chose_who)
        for entry in (self.own_number, self.name, self.number, self.paper):
            entry.entry.textEdited.connect(self._edited)
