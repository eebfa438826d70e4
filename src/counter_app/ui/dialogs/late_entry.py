"""The foldable part of an act's form: done earlier (nhập bù), or by somebody else whose act is written down here."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from counter_app.domain.moments import ward_date
from counter_app.domain.people import Person, Right
from counter_app.services.acting import Actor
from counter_app.ui.dialogs.act_entries import Entry, Unreadable, entry_of
from counter_app.ui.dialogs.act_fields import Choice, Line, Moment, Text
from counter_app.ui.room import Room
from counter_app.ui.theme.type import px
from counter_app.ui.widgets.button import Button, Kind

_FAULTS = {
    "act.in_the_future": "happened_at",
    "act.before_previous": "happened_at",
    "act.too_late": "happened_at",
    "act.late_without_reason": "late_reason",
    "right.missing": "done_by",
    "right.not_for_others": "done_by",
}


class LateEntry(QWidget):
    """Folded, the act is that of the person at the keyboard, now. ``unfolded`` tells that its lines are there."""

    unfolded = Signal()

    def __init__(self, room: Room) -> None:
        super().__init__()
        self._room = room
        self.entries: dict[str, Entry] = {}
        self._staff: dict[str, Person] = {}
        self.head = Button(room.words("act.late"), Kind.LINK, icon="history", opens=True)
        self.head.clicked.connect(self.unfold)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, px(2))
        self._column.setSpacing(10)
        self._column.addWidget(self.head)

    def unfold(self) -> None:
        """Show the lines, or hide them again while nothing stands in them."""
        if not self.entries:
            self._room.background.run(self._room.desks.office.staff, self._build)
        elif not self.touched():
            shown = next(iter(self.entries.values())).widget.isHidden()
            for entry in self.entries.values():
                entry.widget.setVisible(shown)
            self.unfolded.emit()

    def touched(self) -> bool:
        """Say whether something stands in its lines."""
        return any(entry.touched() for entry in self.entries.values())

    def actor(self) -> Actor | None:
        """Return who acts and when; None where a line cannot be read, which then says so."""
        me = self._room.seat.actor()
        if not self.touched():
            return me
        said: dict[str, object] = {}
        for name, entry in self.entries.items():
            try:
                said[name] = entry.answer()
                entry.mark("")
            except Unreadable as unreadable:
                self._wrong(entry, self._room.words(str(unreadable)))
                return None
        if said["happened_at"] and not said["late_reason"]:
            self._wrong(self.entries["late_reason"], self._room.words("act.must"))
            return None
        done_by = self._staff.get(str(said.pop("done_by", None)))
        return replace(me, done_by=done_by, **said)  # type: ignore[arg-type]  # the names of the lines are the fields

    def mark(self, code: str, words: str) -> bool:
        """Say what the desk refused, where it is about a line of this part."""
        entry = self.entries.get(_FAULTS.get(code, ""))
        if entry is None or not self.touched():
            return False
        self._wrong(entry, words)
        return True

    def _wrong(self, entry: Entry, words: str) -> None:
        entry.mark(words)
        entry.focus.setFocus()

    def _build(self, staff: Sequence[Person]) -> None:
        if self.entries:
            return
        self._staff = {person.login: person for person in staff}
        for line in self._lines(staff):
            entry = entry_of(line, self._room.words, ward_date(self._room.now()))
            self.entries[line.name] = entry
            self._column.addWidget(entry.widget)
            entry.widget.show()
        next(iter(self.entries.values())).focus.setFocus()
        self.unfolded.emit()

    def _lines(self, staff: Sequence[Person]) -> list[Line]:
        words, me = self._room.words, self._room.seat.person
        others = [(one.login, f"{one.name}, {one.title}" if one.title else one.name) for one in staff if one != me]
        lines: list[Line] = []
        if self._room.seat.may(Right.RECORD_FOR_OTHERS):
            myself = ("", words("act.myself", name=me.name))
            choices = [myself, *others]
            lines.append(Choice(name="done_by", words=words("act.done_by"), choices=choices, value="", in_a_list=True))
        lines.append(Moment(name="happened_at", words=words("act.happened_at"), clock=self._room.now().time()))
        lines.append(Text(name="late_reason", words=words("act.late_reason"), hint=words("act.late_reason_hint")))
        lines.append(Text(name="evidence", words=words("act.evidence"), hint=words("act.evidence_hint")))
        return lines
