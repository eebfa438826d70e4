"""The acts of the returning desk: give back, collect, waive, apologise, print; what is asked before, said after."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from counter_app.domain.deadlines.due_states import DueKind
from counter_app.domain.errors import CounterError
from counter_app.services.acting import Actor
from counter_app.services.desks import Desks
from counter_app.services.rows import Done, JobRow
from counter_app.ui.changes import Kind
from counter_app.ui.dialogs.act_dialog import ask
from counter_app.ui.dialogs.act_fields import ActForm, Answers, Line, Lines, Moment, Text
from counter_app.ui.room import Room
from counter_app.ui.screens.giving_back.handing import Handing
from counter_app.ui.screens.giving_back.order import Given, order

if TYPE_CHECKING:
    from counter_app.ui.screens.giving_back.screen import ReturnScreen

_REASON = ("reason.missing",)


class Giving(QObject):
    """The commands of the returning screen that change something."""

    def __init__(self, room: Room, screen: "ReturnScreen") -> None:
        super().__init__(screen)
        self.room, self.screen = room, screen
        self._busy = False
        self._titles: dict[str, tuple[str, dict[str, object]]] = {}

    # what is possible

    def judge(self) -> None:
        """Say what each key would do with the dossier in hand, and why not."""
        handing, allow = self.screen.handing, self.room.commands.allow
        nothing = "" if handing else "return.nothing_chosen"
        ready = handing is not None and handing.card.ready
        self._judge_main(handing)
        for name in ("by_proxy", "slip_lost"):
            allow(f"return.{name}", "" if ready else nothing or "return.not_here")
        self._allow("give_late", handing, "give_back")
        self._allow("waive", handing, "waive_fee")
        allow("return.print", nothing)
        self._judge_reappoint(handing)
        allow("return.next_of_person", "" if self.screen.others else "return.no_more")

    def _judge_main(self, handing: Handing | None) -> None:
        text, params = "return.give", dict[str, object]()
        if handing is not None and handing.returned and handing.may_collect:
            text, params = "return.collect", {"amount": handing.owed}
            self.room.commands.allow("return.give")
        else:
            if handing is not None and handing.card.ready and handing.to_collect:
                text, params = "return.give_collect", {"amount": handing.to_collect}
            elif handing is not None and handing.card.ready and handing.owed:
                text, params = "return.give_owing", {"amount": handing.owed}
            self._allow("give", handing, "give_back")
        self._title("give", text, **params)

    def _judge_reappoint(self, handing: Handing | None) -> None:
        late = handing is not None and handing.card.row.due.kind is DueKind.OVERDUE
        apology = handing.option("apologise") if handing else None
        extends = not late and bool(apology and apology.allowed)
        self._title("reappoint", "return.extend" if extends else "return.apologise")
        self._allow("reappoint", handing, "extend" if extends else "apologise")

    def _title(self, name: str, text: str, **params: object) -> None:
        if self._titles.get(name) != (text, params):
            self._titles[name] = text, params
            self.room.commands.retitle(f"return.{name}", text, **params)

    def _allow(self, name: str, handing: Handing | None, act: str) -> None:
        option = handing.option(act) if handing else None
        if option is None:
            self.room.commands.allow(f"return.{name}", "return.nothing_chosen")
        elif option.allowed:
            self.room.commands.allow(f"return.{name}")
        else:
            self.room.commands.allow(f"return.{name}", option.code, **option.params)

    # what a person does

    def give(self) -> None:
        """Hand the result over, with the money where it is taken now; ask once where something speaks against it."""
        handing = self.screen.handing
        if handing is None or self._busy:
            return
        if handing.returned:
            self._collect(handing)
            return
        if self.screen.pane.receiver.wanting() or not self._is_sure(handing):
            return
        self._busy = True
        desks, actor, work = self.room.desks, self.room.seat.actor(), order(handing)
        self.room.background.run(lambda: work(desks, actor), lambda given: self._gave(handing, given), self._refused)

    def give_late(self) -> None:
        """Hand the result over as it was done earlier, or by somebody else."""
        handing, words = self.screen.handing, self.room.words
        if handing is None or self.screen.pane.receiver.wanting():
            return
        form = ActForm(
            title=words("return.give_late"),
            act=words("return.give"),
            about=self._about(handing),
            consequence=words("return.give_follows", name=handing.receiver().name),
        )
        desks, work = self.room.desks, order(handing)
        ask(
            self.room,
            form,
            lambda actor, said: work(desks, actor),
            then=lambda given: self._gave(handing, given),
            see=lambda: self.screen.open_handle(handing.card.row.handle),
            parent=self.screen.window(),
        )

    def waive(self) -> None:
        """Ask for no fee, with the basis in law."""
        words = self.room.words
        basis = Text(
            name="basis",
            words=words("return.ask_basis"),
            hint=words("return.ask_basis_hint"),
            must=True,
            faults=("fee.waiver_without_basis", *_REASON),
        )
        self._ask(
            "waive",
            [basis],
            lambda desks, actor, code, said: desks.returning.waive_fee(actor, code, said.text("basis")),
        )

    def reappoint(self) -> None:
        """Apologise and tell a new date where the promise is broken; else extend it ahead of time."""
        words, handing = self.room.words, self.screen.handing
        late = handing is not None and handing.card.row.due.kind is DueKind.OVERDUE
        faults = ("apologise.date_past",) if late else ("extend.not_later",)
        lines: list[Line] = [
            Moment(name="date", words=words("return.ask_date"), must=True, faults=faults),
            Lines(name="reason", words=words("return.ask_reason"), must=True, faults=_REASON),
        ]
        if late:
            self._ask(
                "apologise",
                lines,
                lambda desks, actor, code, said: desks.handling.apologise(
                    actor, code, said.must_moment("date"), said.text("reason")
                ),
            )
        else:
            lines.append(Text(name="basis", words=words("return.ask_basis_extend")))
            self._ask(
                "extend",
                lines,
                lambda desks, actor, code, said: desks.handling.extend(
                    actor, code, said.must_moment("date"), said.text("reason"), said.text("basis")
                ),
            )

    def print(self) -> None:
        """Print the receipt again, for whoever lost it; the paper is shown first."""
        handing, desks, actor = self.screen.handing, self.room.desks, self.room.seat.actor()
        if handing is not None:
            handle = handing.card.row.handle
            self.room.background.run(lambda: desks.print_room.print_form(actor, handle, "receipt"), self._ordered)

    # inside

    def _collect(self, handing: Handing) -> None:
        desks, actor, code, amount = self.room.desks, self.room.seat.actor(), handing.card.row.handle, handing.owed
        self.room.background.run(
            lambda: desks.returning.collect_fee(actor, code, amount, handing.book), lambda done: self._collected(amount)
        )

    def _is_sure(self, handing: Handing) -> bool:
        doubt, words = handing.doubts(), self.room.words
        name = handing.receiver().name
        return not doubt or self.room.asker.sure(
            words(f"return.sure_{doubt}", name=name),
            words(f"return.sure_{doubt}_follows", name=name),
            words("return.sure_do", name=name),
        )

    def _ask(self, act: str, lines: Sequence[Line], do: Callable[[Desks, Actor, str, Answers], Done]) -> None:
        handing, words, desks = self.screen.handing, self.room.words, self.room.desks
        if handing is None:
            return
        code = handing.card.row.handle
        form = ActForm(
            title=words(f"return.{act}"),
            act=words(f"return.{act}_do"),
            about=self._about(handing),
            consequence=words(f"return.{act}_follows"),
            lines=lines,
        )
        ask(
            self.room,
            form,
            lambda actor, said: do(desks, actor, code, said),
            then=lambda done: self._did(act, done),
            see=lambda: self.screen.open_handle(code),
            parent=self.screen.window(),
        )

    def _about(self, handing: Handing) -> str:
        row = handing.card.row
        return f"{row.handle} · {row.submitter} · {row.procedure_name}"

    # after

    def _gave(self, handing: Handing, given: Given) -> None:
        self._busy = False
        words, name = self.room.words, handing.receiver().name
        code = "return.gave_collected" if given.collected else "return.gave"
        said = words(code, dossier=given.done.code, name=name, amount=given.collected)
        self.screen.gave(handing)
        rest = [(words("return.next_of_person"), self.screen.open_next)] if self.screen.others else []
        self.room.messages.done(said, *rest)
        if given.done.warnings:
            self.room.messages.warn(" ".join(words.say(warning) for warning in given.done.warnings))

    def _refused(self, error: CounterError) -> None:
        self._busy = False
        self.room.changes.tell(Kind.DOSSIERS)
        if not self.screen.pane.receiver.mark(error):
            self.room.messages.refused(error)

    def _did(self, act: str, done: Done) -> None:
        self.room.changes.tell(Kind.DOSSIERS)
        words = self.room.words
        said = words(f"return.{act}_done", dossier=done.code)
        if done.warnings:
            self.room.messages.warn(" ".join([said, *(words.say(warning) for warning in done.warnings)]))
        else:
            self.room.messages.done(said)

    def _collected(self, amount: int) -> None:
        self.room.changes.tell(Kind.DOSSIERS)
        self.room.messages.done(self.room.words("return.collected", amount=amount))

    def _ordered(self, job: JobRow) -> None:
        self.room.changes.tell(Kind.PRINTS)
        self.room.papers.print(job.job, preview=True)
