"""Người thay: who acts for whom, from when to when, and by which decision."""

from collections.abc import Mapping, Sequence

from PySide6.QtWidgets import QFrame, QWidget

from counter_app.domain.moments import ward_date
from counter_app.domain.people import Person, Right
from counter_app.domain.stand_ins import StandIn
from counter_app.services.acting import Actor
from counter_app.ui.changes import Kind
from counter_app.ui.dialogs.act_fields import Answers, Choice, Day, Line, Text
from counter_app.ui.models.rows import Cell, Column, RowModel
from counter_app.ui.room import Room
from counter_app.ui.screens.office.asking import ask_on
from counter_app.ui.screens.office.page import ADD, MAIN, TURN, Page, PageAct
from counter_app.ui.widgets.card import Card
from counter_app.ui.widgets.chip import Chip, ChipKind
from counter_app.ui.widgets.plain import Tone, label
from counter_app.ui.widgets.table import RowHeight, Table

_DAYS = ("stand_in.ends_before", "stand_in.overlaps")


class StandInsPage(Page):
    """One row an absence, the latest first."""

    name = "stand_ins"
    right = Right.MANAGE_PEOPLE
    shown_acts = (MAIN, TURN)

    def __init__(self, room: Room) -> None:
        super().__init__(room)
        self._people: Mapping[str, Person] = {}
        self._nothing = label("", tone=Tone.MUTED, wraps=True)
        columns = _columns(self)
        self.model: RowModel[StandIn] = RowModel(columns, room.words, key=lambda one: (one.absent, one.first_day))
        self.table = Table(self.model, "", row_height=RowHeight.TWO_LINES)
        self.table.setFrameShape(QFrame.Shape.NoFrame)
        self._card = Card(margin=1, spacing=0)
        self._card.layout_.addWidget(self.table)
        self.lay_out(self._nothing, self._card, scrolls=False)
        self.table.current_changed.connect(lambda _: self.judged.emit())

    # what the screen asks

    @property
    def present(self) -> StandIn | None:
        """The absence in hand."""
        at = self.table.current_row
        return self.model.rows[at] if 0 <= at < len(self.model.rows) else None

    def acts(self) -> Mapping[str, PageAct]:
        one, today = self.present, ward_date(self.room.now())
        none = "" if one else "office.no_absence_chosen"
        over = "office.over_already" if one and one.last_day and one.last_day < today else ""
        add = PageAct("office.appoint", self.add)
        return {MAIN: add, ADD: add, TURN: PageAct("office.end_absence", self.end, none or over)}

    def refresh(self) -> None:
        desks, actor = self.room.desks, self.room.seat.actor()
        self.room.background.run(lambda: (desks.office.profile().stand_ins, desks.staff.people(actor)), self._read)

    def first_focus(self) -> QWidget:
        return self.main_button if self._card.isHidden() and self.main_button else self.table

    def retranslate(self) -> None:
        super().retranslate()
        self.table.setAccessibleName(self.room.words("office.stand_ins"))
        self._nothing.setText(self.room.words("office.no_absence"))
        self.table.viewport().update()

    def called(self, login: str) -> str:
        """Return the name of an officer."""
        return self._people[login].name if login in self._people else login

    def standing(self, one: StandIn) -> Chip:
        """Return whether an absence is still to come, holds now, or is over."""
        today, words = ward_date(self.room.now()), self.room.words
        if one.covers(today):
            return Chip(ChipKind.ON_TIME, words("office.holds_now"))
        return Chip(ChipKind.PAUSED, words("office.to_come" if one.first_day > today else "office.over"))

    # what a person does

    def add(self) -> None:
        """Ask who acts for whom, from when, and by which decision."""
        words, stand_ins = self.room.words, self.room.desks.stand_ins
        people = [(one.login, f"{one.name} · {one.title}" if one.title else one.name) for one in self._active]
        signers = [(one.login, words_) for one, (_, words_) in zip(self._active, people, strict=True)
                   if one.may(Right.SIGN)]  # fmt: skip
        lines: list[Line] = [
            Choice(name="absent", words=words("office.absent"), choices=signers or people, must=True, in_a_list=True),
            Choice(name="stand_in", words=words("office.stand_in"), choices=people, must=True, in_a_list=True,
                   faults=["stand_in.oneself", "person.inactive"]),
            Day(name="first", words=words("office.first_day"), value=ward_date(self.room.now()), must=True),
            Day(name="last", words=words("office.last_day_or_open"), faults=_DAYS),
            Text(name="basis", words=words("office.basis"), hint=words("office.basis_hint"), must=True,
                 faults=["stand_in.basis_missing"]),
        ]  # fmt: skip

        def do(actor: Actor, said: Answers) -> Sequence[StandIn]:
            return stand_ins.appoint(
                actor,
                StandIn(
                    absent=said.text("absent"),
                    stand_in=said.text("stand_in"),
                    first_day=said.must_day("first"),
                    basis=said.text("basis"),
                    last_day=said.day("last"),
                ),
            )

        ask_on(self, "appoint", lines, do, self._done)

    def end(self) -> None:
        """Ask after which day the absence in hand is over."""
        one, words, stand_ins = self.present, self.room.words, self.room.desks.stand_ins
        if one is None:
            return
        today = ward_date(self.room.now())
        lines = [Day(name="last", words=words("office.last_day"), value=today, must=True, faults=_DAYS)]

        def do(actor: Actor, said: Answers) -> Sequence[StandIn]:
            return stand_ins.end(actor, one.absent, one.first_day, said.must_day("last"))

        about = words("office.who_for_whom", stand_in=self.called(one.stand_in), absent=self.called(one.absent))
        ask_on(self, "end_absence", lines, do, self._done, about=about)

    # what happens

    @property
    def _active(self) -> list[Person]:
        return [one for one in self._people.values() if one.active]

    def _read(self, found: tuple[Sequence[StandIn], Sequence[Person]]) -> None:
        absences, people = found
        self._people = {one.login: one for one in people}
        self.model.set_rows(reversed(absences))
        self._nothing.setVisible(not absences)
        self._card.setVisible(bool(absences))
        if absences and self.table.current_row < 0:
            self.table.select_row(0)
        self.judged.emit()

    def _done(self, absences: Sequence[StandIn]) -> None:
        self.room.messages.done(self.room.words("office.saved"))
        self.room.changes.tell(Kind.OFFICE)


def _columns(page: StandInsPage) -> tuple[Column[StandIn], ...]:
    words = page.room.words

    def days(one: StandIn) -> str:
        if one.last_day is None:
            return words("office.since", first=one.first_day)
        return words("office.from_to", first=one.first_day, last=one.last_day)

    return (
        Column(title="office.col_who", text=lambda one: words("office.who_for_whom", stand_in=page.called(one.stand_in),
               absent=page.called(one.absent)), cell=Cell.TWO_LINES, below=lambda one: one.basis),
        Column(title="office.col_days", text=days, width=220),
        Column(title="office.col_standing", cell=Cell.CHIP, chip=page.standing, width=140),
    )  # fmt: skip
