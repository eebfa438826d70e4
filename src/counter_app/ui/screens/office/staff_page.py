"""Người dùng và vai trò: who has an account, what each is trusted with, and what that lets them do, in words."""

from collections.abc import Mapping, Sequence

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from counter_app.domain import names
from counter_app.domain.people import RIGHTS, Desk, Person, Right, Role
from counter_app.services.acting import Actor
from counter_app.ui.changes import Kind
from counter_app.ui.dialogs.act_fields import Answers, Line, Several, Text
from counter_app.ui.models.rows import Cell, Column, RowModel
from counter_app.ui.room import Room
from counter_app.ui.screens.office.asking import ask_on
from counter_app.ui.screens.office.columns import Columns
from counter_app.ui.screens.office.page import ADD, CHANGE, MAIN, SECOND, TURN, Page, PageAct
from counter_app.ui.theme.type import Type
from counter_app.ui.widgets.card import Card
from counter_app.ui.widgets.plain import Tone, label
from counter_app.ui.widgets.scrolling import scrolling
from counter_app.ui.widgets.section import SectionHead
from counter_app.ui.widgets.table import RowHeight, Table

_NAME = ("name.empty", "name.too_long")


class StaffPage(Page):
    """A table of accounts; beside it, what the one in hand may do."""

    name = "staff"
    right = Right.MANAGE_PEOPLE
    shown_acts = (MAIN, CHANGE, SECOND, TURN)

    def __init__(self, room: Room) -> None:
        super().__init__(room)
        self._desks: Sequence[Desk] = ()
        self.model: RowModel[Person] = RowModel(_columns(room), room.words, key=lambda one: one.login)
        self.table = Table(self.model, "", row_height=RowHeight.TWO_LINES)
        self._may_head = SectionHead("")
        self._may = label("", wraps=True)
        self._may_not = label("", Type.META, Tone.MUTED, wraps=True)
        self.lay_out(Columns(self._table_card(), self._may_card(), shares=(3, 2), side_by_side=820), scrolls=False)
        self.table.current_changed.connect(self._turned)
        self.table.opened.connect(lambda _: self.rename())

    # what the screen asks

    @property
    def present(self) -> Person | None:
        """The person in hand."""
        at = self.table.current_row
        return self.model.rows[at] if 0 <= at < len(self.model.rows) else None

    def acts(self) -> Mapping[str, PageAct]:
        person = self.present
        nobody = "" if person else "office.nobody_chosen"
        turn = "office.let_in" if person and not person.active else "office.disable"
        add = PageAct("office.add_person", self.add)
        return {
            MAIN: add,
            ADD: add,
            CHANGE: PageAct("office.rename", self.rename, nobody),
            SECOND: PageAct("office.roles", self.roles, nobody),
            TURN: PageAct(turn, self.turn, nobody),
        }

    def refresh(self) -> None:
        desks, actor = self.room.desks, self.room.seat.actor()
        self.room.background.run(lambda: (desks.staff.people(actor), desks.staff.desks(actor)), self._read)

    def first_focus(self) -> QWidget:
        return self.table

    def retranslate(self) -> None:
        super().retranslate()
        self.table.setAccessibleName(self.room.words("office.staff"))
        self._show_rights()
        self.table.viewport().update()

    # what a person does

    def add(self) -> None:
        """Ask for somebody new."""
        words, staff = self.room.words, self.room.desks.staff
        lines = [
            Text(name="name", words=words("office.person_name"), must=True, faults=_NAME),
            Text(name="title", words=words("office.person_title"), hint=words("office.person_title_hint")),
            Text(name="login", words=words("office.login"), hint=words("office.login_hint"), must=True,
                 faults=["person.exists", "person.login_unusable"]),
            self._roles_line(frozenset()),
            self._desks_line(frozenset()),
        ]  # fmt: skip

        def do(actor: Actor, said: Answers) -> Person:
            roles, desks = [Role(one) for one in said.several("roles")], said.several("desks")
            return staff.add_person(
                actor, said.text("login"), said.text("name"), roles, title=said.text("title"), desks=desks
            )

        ask_on(self, "add_person", lines, do, self._done)

    def rename(self) -> None:
        """Correct the name and title of the person in hand."""
        person, words, staff = self.present, self.room.words, self.room.desks.staff
        if person is None:
            return
        lines = [
            Text(name="name", words=words("office.person_name"), value=person.name, must=True, faults=_NAME),
            Text(name="title", words=words("office.person_title"), value=person.title),
        ]

        def do(actor: Actor, said: Answers) -> Person:
            return staff.rename(actor, person.login, said.text("name"), said.text("title"))

        ask_on(self, "rename", lines, do, self._done, about=person.login)

    def roles(self) -> None:
        """Ask what the person in hand is trusted with, and where they sit."""
        person, desks = self.present, self.room.desks
        if person is None:
            return

        def do(actor: Actor, said: Answers) -> Person:
            wanted, seats = {Role(one) for one in said.several("roles")}, set(said.several("desks"))
            if wanted != person.roles:
                desks.staff.set_roles(actor, person.login, sorted(wanted))
            if seats != person.desks:
                desks.staff.seat(actor, person.login, sorted(seats))
            return desks.person(person.login)

        lines = [self._roles_line(person.roles), self._desks_line(person.desks)]
        ask_on(self, "roles", lines, do, self._done, about=person.name)

    def turn(self) -> None:
        """Disable the person in hand, or let them back in."""
        person, staff = self.present, self.room.desks.staff
        if person is None:
            return
        name = "disable" if person.active else "let_in"

        def do(actor: Actor, said: Answers) -> Person:
            return (staff.disable if person.active else staff.enable)(actor, person.login)

        ask_on(self, name, [], do, self._done, about=person.name, danger=person.active)

    # what happens

    def _read(self, found: tuple[Sequence[Person], Sequence[Desk]]) -> None:
        people, self._desks = found
        self.table.show_rows(sorted(people, key=lambda one: (not one.active, names.sort_key(one.name))), or_first=True)
        self._turned()

    def _turned(self, *_: object) -> None:
        self._show_rights()
        self.judged.emit()

    def _done(self, person: Person) -> None:
        self.room.messages.done(self.room.words("office.person_saved", name=person.name))
        self.room.changes.tell(Kind.OFFICE)
        self.table.select_key(person.login)

    def _roles_line(self, ticked: frozenset[Role]) -> Line:
        words = self.room.words
        choices = [(role.value, words(f"office.role_{role.value}")) for role in Role]
        return Several(name="roles", words=words("office.roles_held"), choices=choices, must=True,
                       ticked=[role.value for role in ticked], faults=["person.last_admin"])  # fmt: skip

    def _desks_line(self, ticked: frozenset[str]) -> Line:
        choices = [(desk.code, desk.name) for desk in self._desks]
        return Several(name="desks", words=self.room.words("office.sits_at"), choices=choices, ticked=sorted(ticked))

    def _show_rights(self) -> None:
        words, person = self.room.words, self.present
        self._may_head.set_words(words("office.may_head"), person.name if person else "")
        if person is None:
            self._may.setText(words("office.nobody_chosen"))
            self._may_not.setText("")
            return
        if not person.active:
            self._may.setText(words("office.may_nothing"))
            self._may_not.setText("")
            return
        told = []
        for role in sorted(person.roles, key=list(Role).index):
            rights = ", ".join(words.name("right", right.value) for right in Right if right in RIGHTS[role])
            told.append(words("office.may_line", role=words(f"office.role_{role.value}"), rights=rights))
        self._may.setText("\n\n".join(told) or words("office.may_nothing_yet"))
        lacking = [words.name("right", right.value) for right in Right if not person.may(right)]
        self._may_not.setText(words("office.may_not", rights=", ".join(lacking)) if lacking else "")

    # building

    def _table_card(self) -> QWidget:
        card = Card(margin=0, spacing=0)
        self.table.setFrameShape(QFrame.Shape.NoFrame)
        card.layout_.setContentsMargins(1, 1, 1, 1)
        card.layout_.addWidget(self.table)
        return card

    def _may_card(self) -> QWidget:
        card, inside = Card(margin=0, spacing=8), QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(self._may)
        column.addWidget(self._may_not)
        column.addStretch(1)
        card.layout_.setContentsMargins(16, 12, 8, 12)
        card.layout_.addWidget(self._may_head)
        card.layout_.addWidget(scrolling(inside), 1)
        return card


def _columns(room: Room) -> tuple[Column[Person], ...]:
    words = room.words

    def roles(person: Person) -> str:
        if not person.active:
            return words("office.disabled_mark")
        return ", ".join(words.name("role", role.value) for role in sorted(person.roles, key=list(Role).index))

    return (
        Column(title="office.col_name", text=lambda one: one.name, cell=Cell.TWO_LINES, width=210,
               below=lambda one: one.title),
        Column(title="office.col_login", text=lambda one: one.login, cell=Cell.MUTED, width=90),
        Column(title="office.col_roles", text=roles),
    )  # fmt: skip
