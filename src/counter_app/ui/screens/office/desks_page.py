"""Quầy và bộ phận: which desks the ward has, who sits at each, and what lies there."""

from collections.abc import Mapping, Sequence

from PySide6.QtWidgets import QFrame, QWidget

from counter_app.domain.moments import ward_date
from counter_app.domain.people import Desk, Person, Right
from counter_app.services.acting import Actor
from counter_app.services.organisation import DeskRow
from counter_app.ui.changes import Kind
from counter_app.ui.dialogs.act_fields import Answers, Day, Line, Several, Text
from counter_app.ui.models.rows import Cell, Column, RowModel
from counter_app.ui.room import Room
from counter_app.ui.screens.office.asking import ask_on
from counter_app.ui.screens.office.page import ADD, CHANGE, MAIN, SECOND, TURN, Page, PageAct
from counter_app.ui.widgets.card import Card
from counter_app.ui.widgets.table import RowHeight, Table

_NAME = ("name.empty", "name.too_long", "desk.exists")


class DesksPage(Page):
    """One row a desk, those of today first."""

    name = "desks"
    right = Right.MANAGE_OFFICE
    shown_acts = (MAIN, CHANGE, SECOND, TURN)

    def __init__(self, room: Room) -> None:
        super().__init__(room)
        self._staff: Sequence[Person] = ()
        self.model: RowModel[DeskRow] = RowModel(_columns(room), room.words, key=lambda row: row.desk.code)
        self.table = Table(self.model, "", row_height=RowHeight.TWO_LINES)
        self.table.setFrameShape(QFrame.Shape.NoFrame)
        card = Card(margin=1, spacing=0)
        card.layout_.addWidget(self.table)
        self.lay_out(card, scrolls=False)
        self.table.current_changed.connect(lambda _: self.judged.emit())
        self.table.opened.connect(lambda _: self.rename())

    # what the screen asks

    @property
    def present(self) -> DeskRow | None:
        """The desk in hand."""
        at = self.table.current_row
        return self.model.rows[at] if 0 <= at < len(self.model.rows) else None

    def acts(self) -> Mapping[str, PageAct]:
        row = self.present
        none = "" if row else "office.no_desk_chosen"
        closed = "" if row is None or row.desk.valid_to is None else "office.closed_already"
        add = PageAct("office.add_desk", self.add)
        seat = "" if self.room.seat.may(Right.MANAGE_PEOPLE) else "office.needs_people"
        return {
            MAIN: add,
            ADD: add,
            CHANGE: PageAct("office.rename_desk", self.rename, none),
            SECOND: PageAct("office.seats", self.seats, none or seat),
            TURN: PageAct("office.close_desk", self.close_desk, none or closed),
        }

    def refresh(self) -> None:
        desks, actor = self.room.desks, self.room.seat.actor()
        self.room.background.run(lambda: (desks.organisation.desks(actor), desks.office.staff()), self._read)

    def first_focus(self) -> QWidget:
        return self.table

    def retranslate(self) -> None:
        super().retranslate()
        self.table.setAccessibleName(self.room.words("office.desks"))
        self.table.viewport().update()

    # what a person does

    def add(self) -> None:
        """Ask for a new desk and its first day."""
        words, organisation = self.room.words, self.room.desks.organisation
        lines: list[Line] = [
            Text(name="name", words=words("office.desk_name"), hint=words("office.desk_name_hint"), must=True,
                 faults=_NAME),
            Day(name="first", words=words("office.first_day"), value=ward_date(self.room.now()), must=True),
        ]  # fmt: skip

        def do(actor: Actor, said: Answers) -> Desk:
            return organisation.add_desk(actor, said.text("name"), said.must_day("first"))

        ask_on(self, "add_desk", lines, do, self._done)

    def rename(self) -> None:
        """Ask how the desk in hand shall be called."""
        row, words, organisation = self.present, self.room.words, self.room.desks.organisation
        if row is None:
            return
        desk = row.desk
        lines = [Text(name="name", words=words("office.desk_name"), value=desk.name, must=True, faults=_NAME)]

        def do(actor: Actor, said: Answers) -> Desk:
            return organisation.rename_desk(actor, desk.code, said.text("name"))

        ask_on(self, "rename_desk", lines, do, self._done, about=desk.code)

    def seats(self) -> None:
        """Ask who sits at the desk in hand."""
        row, words, staff = self.present, self.room.words, self.room.desks.staff
        if row is None:
            return
        desk, sitting = row.desk, {one.login for one in row.people}
        choices = [(one.login, one.name) for one in self._staff]
        lines = [Several(name="people", words=words("office.who_sits"), choices=choices, ticked=sorted(sitting))]

        def do(actor: Actor, said: Answers) -> Desk:
            wanted = set(said.several("people"))
            for person in self._staff:
                seats = person.desks | {desk.code} if person.login in wanted else person.desks - {desk.code}
                if seats != person.desks:
                    staff.seat(actor, person.login, sorted(seats))
            return desk

        ask_on(self, "seats", lines, do, self._done, about=desk.name)

    def close_desk(self) -> None:
        """Ask after which day the desk in hand is no more."""
        row, words, organisation = self.present, self.room.words, self.room.desks.organisation
        if row is None:
            return
        desk = row.desk
        lines: list[Line] = [
            Day(name="last", words=words("office.last_day"), value=ward_date(self.room.now()), must=True,
                   faults=["desk.ends_before"])
        ]  # fmt: skip

        def do(actor: Actor, said: Answers) -> Desk:
            return organisation.close_desk(actor, desk.code, said.must_day("last"))

        ask_on(self, "close_desk", lines, do, self._done, about=desk.name, danger=True)

    # what happens

    def _read(self, found: tuple[Sequence[DeskRow], Sequence[Person]]) -> None:
        rows, self._staff = found
        self.table.show_rows(rows, or_first=True)
        self.judged.emit()

    def _done(self, desk: Desk) -> None:
        self.room.messages.done(self.room.words("office.desk_saved", name=desk.name))
        self.room.changes.tell(Kind.OFFICE)
        self.table.select_key(desk.code)


def _columns(room: Room) -> tuple[Column[DeskRow], ...]:
    words = room.words

    def days(row: DeskRow) -> str:
        if row.desk.valid_to is None:
            return words("office.since", first=row.desk.valid_from)
        return words("office.from_to", first=row.desk.valid_from, last=row.desk.valid_to)

    return (
        Column(title="office.col_desk", text=lambda row: row.desk.name, cell=Cell.TWO_LINES, width=250, below=days),
        Column(title="office.col_people", text=lambda row: ", ".join(one.name for one in row.people)
               or words("office.nobody_sits")),
        Column(title="office.col_lying", text=lambda row: str(row.dossiers), width=90, right=True),
    )  # fmt: skip
