"""Đơn vị: how the ward is called, where it is, and under which identifier it gives codes."""

from collections.abc import Mapping
from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSizePolicy, QWidget

from counter_app.domain.errors import CounterError, Refused
from counter_app.domain.moments import ward_date
from counter_app.domain.office import Letterhead, UnitProfile
from counter_app.domain.people import Right
from counter_app.services.unit_desk import UnitDetails
from counter_app.ui.changes import Kind
from counter_app.ui.room import Room
from counter_app.ui.screens.office.columns import Columns
from counter_app.ui.screens.office.form import Form
from counter_app.ui.screens.office.head_view import HeadView
from counter_app.ui.screens.office.page import MAIN, TURN, Page, PageAct
from counter_app.ui.theme.type import Type
from counter_app.ui.widgets.card import Card
from counter_app.ui.widgets.choice import CheckBox
from counter_app.ui.widgets.plain import Tone, label
from counter_app.ui.widgets.section import SectionHead

_ROWS = (("name",), ("prefix", "place"), ("province", "phone"), ("address",))
_FIELD_OF = {
    "name.empty": "name",
    "name.too_long": "name",
    "unit_prefix.unreadable": "prefix",
    "unit.codes_fixed": "prefix",
}
_ISSUES, _NO = "issues_codes", "0"


class UnitPage(Page):
    """One form beside the head of a paper. What is typed is shown at once and kept when it is saved."""

    name = "unit"
    right = Right.MANAGE_OFFICE
    shown_acts = (MAIN, TURN)

    def __init__(self, room: Room) -> None:
        super().__init__(room)
        self._profile: UnitProfile | None = None
        self._fixed = False
        self._taken_up: bool | None = None  # what a draft says of the codes, until the unit is read
        self.form = Form(room.words, "office.unit", _ROWS)
        self.issues = CheckBox("")
        self._note = label("", Type.META, wraps=True)
        self._head, self._view_head = SectionHead(""), SectionHead("")
        self.view, self._view_note = HeadView(room), label("", Type.META, Tone.MUTED, wraps=True)
        self.view.follow(self._letterhead)
        self.lay_out(Columns(self._form_card(), self._view_card(), shares=(11, 9)))
        self.form.edited.connect(self._edited)
        self.issues.toggled.connect(self._edited)

    # what the screen asks

    @property
    def is_unsaved(self) -> bool:
        return bool(self.form.typed) or self._issues_changed

    def acts(self) -> Mapping[str, PageAct]:
        nothing = "" if self.is_unsaved else "office.nothing_typed"
        return {
            MAIN: PageAct("office.save", self.save, nothing),
            TURN: PageAct("office.take_back", self.give_up, nothing),
        }

    def refresh(self) -> None:
        desks, actor = self.room.desks, self.room.seat.actor()
        self.room.background.run(lambda: (desks.office.profile(), desks.unit.codes_are_fixed(actor)), self._read)

    def typed(self) -> Mapping[str, str]:
        kept = dict(self.form.typed)
        if self._issues_changed:
            kept[_ISSUES] = "1" if self.issues.isChecked() else _NO
        return kept

    def type_in(self, typed: Mapping[str, str]) -> None:
        for name, text in typed.items():
            if name in self.form.entries:
                self.form.entries[name].setText(text)
        if _ISSUES in typed:
            self._taken_up = typed[_ISSUES] != _NO
            self.issues.setChecked(self._taken_up)

    def put_away(self) -> None:
        self.take_back()

    def first_focus(self) -> QWidget:
        return self.form.entries["name"]

    def retranslate(self) -> None:
        super().retranslate()
        words = self.room.words
        self.form.retranslate()
        self._head.set_words(words("office.unit_details"))
        self._view_head.set_words(words("office.head_preview"))
        self._view_note.setText(words("office.head_preview_note"))
        self.issues.setText(words("office.issues_codes"))
        self.issues.setAccessibleName(words("office.issues_codes"))
        self._note.setText(words("office.codes_fixed" if self._fixed else "office.codes_free"))
        self.view.retranslate(self._letterhead())

    # what a person does

    def save(self) -> None:
        """Save what was typed; what is refused is said at its field and stays typed."""
        if self._profile is None:
            return
        before, wanted = UnitDetails.of(self._profile), self._wanted()
        desk, actor, sent = self.room.desks.unit, self.room.seat.actor(), self.form.values
        self.room.background.run(
            lambda: desk.change(actor, wanted, before=before), partial(self._saved, sent), self._refused
        )

    def give_up(self) -> None:
        """Forget what was typed, after one question."""
        words = self.room.words
        if self.room.asker.sure(words("office.give_up"), words("office.give_up_follows"), words("office.take_back")):
            self.take_back()

    def take_back(self) -> None:
        """Forget what was typed."""
        self._taken_up = None
        self.form.take_back()
        if self._profile is not None:
            self.issues.setChecked(self._profile.issues_codes)
        self._edited()

    # what happens

    @property
    def _issues_changed(self) -> bool:
        return self._profile is not None and self.issues.isChecked() != self._profile.issues_codes

    def _wanted(self) -> UnitDetails:
        return UnitDetails(**self.form.values, issues_codes=self.issues.isChecked())

    def _letterhead(self) -> Letterhead | None:
        if self._profile is None:
            return None
        try:
            head = self._profile.letterhead(ward_date(self.room.now()))
        except Refused:
            return None
        return replace(head, place=head.place or self.form.values["place"])

    def _read(self, found: tuple[UnitProfile, bool]) -> None:
        keeps, was = self._issues_changed, self._profile
        self._profile, self._fixed = found
        details = UnitDetails.of(self._profile)
        self.form.show_stored({name: str(getattr(details, name)) for name in self.form.entries})
        if was is None or not keeps:
            self.issues.setChecked(details.issues_codes if self._taken_up is None else self._taken_up)
        self._taken_up = None
        self.form.entries["prefix"].setReadOnly(self._fixed)
        self._edited()
        self.retranslate()

    def _saved(self, sent: Mapping[str, str], details: UnitDetails) -> None:
        if self._profile is not None:
            self._profile = replace(self._profile, issues_codes=details.issues_codes)
        self.form.saved(sent, {name: str(getattr(details, name)) for name in self.form.entries})
        self.room.messages.done(self.room.words("office.saved"))
        self.room.changes.tell(Kind.OFFICE)

    def _refused(self, error: CounterError) -> None:
        if error.code in _FIELD_OF:
            self.form.mark(_FIELD_OF[error.code], self.room.words.say(error))
        else:
            self.room.messages.refused(error)
        if error.code == "unit.changed_meanwhile":
            self.refresh()

    def _edited(self) -> None:
        self.view.ask_soon()
        self.marked.emit()

    # building

    def _form_card(self) -> QWidget:
        card = Card(spacing=12)
        card.layout_.addWidget(self._head)
        card.layout_.addWidget(self.form)
        card.layout_.addWidget(self._note)
        card.layout_.addWidget(self.issues, 0, Qt.AlignmentFlag.AlignLeft)
        card.layout_.addStretch(1)
        return card

    def _view_card(self) -> QWidget:
        card = Card(spacing=10)
        card.layout_.addWidget(self._view_head)
        card.layout_.addWidget(self.view)
        card.layout_.addWidget(self._view_note)
        card.layout_.addStretch(1)
        card.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        return card
