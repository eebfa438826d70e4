"""What a leader does here: records what was signed, signs the day off, prints its log and takes it away."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog

from counter_app.domain.errors import CounterError
from counter_app.domain.moments import ward_date
from counter_app.domain.people import Person, Right
from counter_app.services.leader_rows import LeaderRow
from counter_app.services.rows import SignOff
from counter_app.services.work_rows import WorkRow
from counter_app.ui.changes import Kind
from counter_app.ui.dialogs.act_dialog import ask
from counter_app.ui.room import Room
from counter_app.ui.screens.queue.carrying import Carried, for_each
from counter_app.ui.screens.queue.deeds import DEEDS, Asking

if TYPE_CHECKING:
    from counter_app.ui.screens.leader.screen import LeaderScreen

_SUFFIX = ".xlsx"


class Acts(QObject):
    """The commands of the page that do something."""

    def __init__(self, room: Room, screen: "LeaderScreen") -> None:
        super().__init__(screen)
        self.room, self.screen = room, screen
        self.ask_path: Callable[[str], str] = self._asked_path
        self._under_way = False  # a key pressed twice does nothing twice

    # what is possible

    def judge(self, ticked: Sequence[LeaderRow]) -> None:
        """Say what F9 does: records the ticked signatures, else signs the day off."""
        commands, day = self.room.commands, self._why_no_day()
        commands.allow("leader.sign_day", day)
        for name in ("print", "export"):
            commands.allow(f"leader.{name}", "" if self.screen.page else "leader.nothing_read")
        if ticked:
            commands.retitle("leader.sign", "leader.sign_n", n=len(ticked))
            commands.allow("leader.sign", "" if self.room.seat.may(Right.RECORD_SIGNATURE) else "leader.no_signing")
        elif self.may_sign_day:
            commands.retitle("leader.sign", "leader.sign_day")
            commands.allow("leader.sign")
        else:
            commands.retitle("leader.sign", "leader.sign")
            commands.allow("leader.sign", "leader.nothing_ticked")

    @property
    def may_sign_day(self) -> bool:
        """Say whether this person can sign the day that is shown."""
        return self.room.seat.may(Right.SIGN_LOG) and not self._why_no_day()

    def _why_no_day(self) -> str:
        if self.screen.page is None:
            return "leader.nothing_read"
        return "leader.signed_already" if self.screen.page.log.signed else ""

    # what a person does

    def main(self) -> None:
        """Do what F9 says."""
        if self.screen.sign_card.ticked:
            self._sign(self.screen.sign_card.ticked)
        else:
            self.sign_day()

    def sign_day(self) -> None:
        """Sign the day off after one question: a day is signed once."""
        page, words = self.screen.page, self.room.words
        if page is None or self._under_way:
            return
        day, desk, actor = page.day.day, self.room.desks.daily_log, self.room.seat.actor()
        if self.room.asker.sure(
            words("leader.sign_day_sure", day=day), words("leader.sign_day_follows"), words("leader.sign_day")
        ):
            self._under_way = True
            self.room.background.run(lambda: desk.sign_off(actor, day), self._day_signed, self._refused)

    def print(self) -> None:
        """Show the log on paper: the sheet that was signed, unless something was entered since."""
        page = self.screen.page
        if page is None:
            return
        signed = page.log.signed
        if signed is not None and signed.job and not page.log.corrections:
            self.room.papers.print(signed.job, preview=True)
            return
        day, desk, actor = page.day.day, self.room.desks.daily_log, self.room.seat.actor()
        self.room.background.run(lambda: desk.order(actor, day), self._ordered)

    def export(self) -> None:
        """Write the log as a spreadsheet where the person says."""
        page = self.screen.page
        if page is None:
            return
        day = page.day.day
        chosen = self.ask_path(self.room.words("leader.file", day=f"{day:%Y-%m-%d}") + _SUFFIX)
        if chosen:
            path = Path(chosen)
            path = path if path.suffix.lower() == _SUFFIX else path.with_name(path.name + _SUFFIX)
            desk, actor = self.room.desks.daily_log, self.room.seat.actor()
            self.room.background.run(lambda: desk.export(actor, day, path), self._exported)

    # signing

    def _sign(self, rows: Sequence[LeaderRow]) -> None:
        desks, actor, today = self.room.desks, self.room.seat.actor(), ward_date(self.room.now())
        numbers = [row.number for row in rows]
        self.room.background.run(
            lambda: (desks.worklists.rows(actor, numbers), desks.office.signers(today)),
            lambda read: self._show_form(*read),
        )

    def _show_form(self, rows: Sequence[WorkRow], signers: Sequence[Person]) -> None:
        words, desks, deed = self.room.words, self.room.desks, DEEDS["sign"]
        one = rows[0] if len(rows) == 1 else None
        about = (
            f"{one.handle} · {one.submitter} · {one.procedure_name}" if one else words("leader.about_many", n=len(rows))
        )
        ask(
            self.room,
            deed.form(Asking(words, (), self.room.seat.person, signers=signers), about),
            lambda actor, said: for_each(rows, lambda row: deed.do(desks, actor, row, said)),
            then=self._signed,
            parent=self.screen.window(),
        )

    def _signed(self, carried: Carried) -> None:
        words, done = self.room.words, len(carried.done)
        self.screen.sign_card.untick()
        self.room.changes.tell(Kind.DOSSIERS)
        said = words("leader.done_sign", n=done) if done else ""
        if carried.failed:
            row, error = carried.failed[0]
            left = words("leader.left_over", n=len(carried.failed), dossier=row.handle)
            self.room.messages.warn(" ".join(part for part in (said, left, words.say(error)) if part))
        elif carried.warnings:
            self.room.messages.warn(" ".join([said, *dict.fromkeys(words.say(one) for one in carried.warnings)]))
        else:
            self.room.messages.done(said)
        self.screen.sign_card.focus_rows()

    # after

    def _day_signed(self, signed: SignOff) -> None:
        self._under_way = False
        self.room.changes.tell(Kind.DOSSIERS, Kind.PRINTS)
        self.room.messages.done(self.room.words("leader.done_sign_day"))
        if signed.job:
            self.room.papers.print(signed.job)

    def _refused(self, error: CounterError) -> None:
        self._under_way = False
        self.room.messages.refused(error)

    def _ordered(self, job: int) -> None:
        self.room.changes.tell(Kind.PRINTS)
        self.room.papers.print(job, preview=True)

    def _exported(self, path: Path) -> None:
        self.room.messages.done(self.room.words("leader.exported", file=str(path)))

    def _asked_path(self, name: str) -> str:
        words = self.room.words
        found = QFileDialog.getSaveFileName(
            self.screen, words("leader.export_title"), name, words("leader.export_kinds")
        )
        return found[0]
