"""What can be done with the dossiers in hand: which acts are possible, how each is asked for, what is said after."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint

from counter_app.domain.errors import CounterError
from counter_app.domain.moments import ward_date
from counter_app.domain.people import Person
from counter_app.services.acting import Actor
from counter_app.services.desks import Desks
from counter_app.services.rows import Done
from counter_app.services.work_rows import ActOption, DossierCard, WorkRow
from counter_app.ui.changes import Kind
from counter_app.ui.dialogs.act_dialog import CHANGED, ask
from counter_app.ui.dialogs.act_fields import Answers
from counter_app.ui.room import Room
from counter_app.ui.screens.queue.carrying import Carried, Undo, carry_out, for_each
from counter_app.ui.screens.queue.deeds import DEEDS, Asking, Deed
from counter_app.ui.screens.queue.jobs import ACTS, AT_ONCE, FOR_MANY, Job, job_of
from counter_app.ui.screens.queue.shown import role_word

if TYPE_CHECKING:
    from counter_app.ui.screens.queue.screen import QueueScreen

_FORMS = {
    Job.SIGN: "sign",
    Job.COMPLETE: "complete",
    Job.RESUME: "resume",
    Job.SETTLE_PAYMENT: "settle_payment",
    Job.STOP_NOTICE: "stop",
}
_BACK = ("send_back", "ask_supplement")


class Acts(QObject):
    """The commands of the queue that change something."""

    def __init__(self, room: Room, screen: "QueueScreen") -> None:
        super().__init__(screen)
        self.room, self.screen = room, screen
        self._job, self._rows = Job.NOTHING, list[WorkRow]()
        self._under_way = False  # a key pressed twice does nothing twice

    # what is possible

    def judge(self, rows: Sequence[WorkRow], card: DossierCard | None) -> None:
        """Say what F9 would do with these dossiers, and which acts the one in hand allows."""
        self._rows = list(rows)
        jobs = {job_of(row, self.room.seat.person, _card_of(row, card)) for row in rows}
        self._job = jobs.pop() if len(jobs) == 1 else Job.NOTHING
        self._judge_forward(several=bool(jobs), card=card)
        for name in DEEDS:
            self._allow(name, _option(card, name))
        self._allow("recall", _option(card, "recall"))
        self._judge_back(card)
        in_hand = "" if rows else "queue.nothing_chosen"
        for name in ("more", "open", "copy", "history"):
            self.room.commands.allow(f"queue.{name}", in_hand)

    def _judge_forward(self, *, several: bool, card: DossierCard | None) -> None:
        many, job = len(self._rows) > 1, self._job
        option = None if many or job is Job.NOTHING else _option(card, ACTS[job])
        why, params = "", dict[str, object]()
        if not self._rows:
            why = "queue.nothing_chosen"
        elif several:
            why = "queue.different_jobs"
        elif many and job not in FOR_MANY:
            why = "queue.one_by_one"
        elif job is Job.NOTHING:
            why, params = self._why_nothing(card)
        elif option is not None and not option.allowed:
            why, params = option.code, dict(option.params)
        text, told = self._called(job, many=many, card=card)
        for name in ("forward", "forward_next"):
            self.room.commands.allow(f"queue.{name}", why, **params)
        self.room.commands.retitle("queue.forward", text, **told)

    def _called(self, job: Job, *, many: bool, card: DossierCard | None) -> tuple[str, dict[str, object]]:
        if job is Job.NOTHING:
            return "queue.forward", {}
        if many:
            return (f"queue.jobs_{job}" if job in FOR_MANY else "queue.forward"), {"n": len(self._rows)}
        words, row = self.room.words, self._rows[0]
        desk = next((step.desk_name for step in card.steps if step.desk == row.next_desk), "") if card else ""
        if job is Job.HAND_OVER and desk:
            return "queue.job_hand_over_to", {"desk": desk}
        step = role_word(row.next_role, "", words)
        if job is Job.ADVANCE and step:
            return "queue.job_advance_to", {"step": step}
        return f"queue.job_{job}", {}

    def _why_nothing(self, card: DossierCard | None) -> tuple[str, dict[str, object]]:
        row = self._rows[0]
        if row.in_transit:
            return "queue.on_its_way", {"batch": row.in_transit}
        return "queue.nothing_to_do", {"stage": row.stage}

    def _judge_back(self, card: DossierCard | None) -> None:
        options = [_option(card, act) for act in _BACK]
        open_ones = [act for act, option in zip(_BACK, options, strict=True) if option and option.allowed]
        self.room.commands.retitle("queue.back", f"queue.{open_ones[0]}_short" if len(open_ones) == 1 else "queue.back")
        if open_ones:
            self.room.commands.allow("queue.back")
        else:
            self._allow("back", options[-1])

    def _allow(self, name: str, option: ActOption | None) -> None:
        if option is None:
            in_hand = self.screen.card is not None
            self.room.commands.allow(f"queue.{name}", "queue.not_on_its_way" if in_hand else "queue.nothing_chosen")
        elif option.allowed:
            self.room.commands.allow(f"queue.{name}")
        else:
            self.room.commands.allow(f"queue.{name}", option.code, **option.params)

    # what a person does

    def forward(self, *, open_next: bool = False) -> None:
        """Do the main job of the ticked dossiers, or of the one in hand."""
        job, rows = self._job, list(self._rows)
        if self._under_way:
            return
        if job is Job.GIVE_BACK:
            self.room.go("return", rows[0].handle)
        elif job in AT_ONCE:
            desks, actor = self.room.desks, self.room.seat.actor()
            back = self.room.words("queue.taken_back")
            self._run(lambda: carry_out(desks, actor, job, rows, back), job.value, open_next=open_next)
        elif job in _FORMS:
            self._ask(DEEDS[_FORMS[job]], rows, open_next=open_next)

    def ask(self, name: str) -> None:
        """Show the form of an act for the dossier in hand."""
        row = self.screen.present
        if row is not None:
            self._ask(DEEDS[name], [row], open_next=False)

    def back(self) -> None:
        """Send the dossier in hand back or ask for papers; where both are possible, ask which."""
        open_ones = [name for name in _BACK if not self.room.commands.why_not(f"queue.{name}")]
        if len(open_ones) == 1:
            self.ask(open_ones[0])
        else:
            button = self.screen.pane.back
            menu = self.screen.pane.menu_of(_BACK)
            menu.popup(button.mapToGlobal(QPoint(0, -menu.sizeHint().height())))

    def recall(self) -> None:
        """Take a slip back that the other side has not accepted."""
        row = self.screen.present
        if row is not None:
            desks, actor = self.room.desks, self.room.seat.actor()

            def work() -> Carried:
                desks.handover.recall(actor, row.in_transit)
                return Carried(done=[row])

            self._run(work, "recall", open_next=False)

    # asking

    def _ask(self, deed: Deed, rows: list[WorkRow], *, open_next: bool) -> None:
        office, today = self.room.desks.office, ward_date(self.room.now())
        self.room.background.run(
            lambda: (office.staff(), office.signers(today)),
            lambda people: self._show_form(deed, rows, *people, open_next=open_next),
        )

    def _show_form(
        self, deed: Deed, rows: list[WorkRow], staff: Sequence[Person], signers: Sequence[Person], *, open_next: bool
    ) -> None:
        words, desks = self.room.words, self.room.desks
        one = rows[0] if len(rows) == 1 else None
        asking = Asking(words, staff, self.room.seat.person, self.screen.card if one else None, signers)
        about = (
            f"{one.handle} · {one.submitter} · {one.procedure_name}" if one else words("queue.about_many", n=len(rows))
        )

        def act(actor: Actor, said: Answers) -> Carried:
            if one is None:
                return for_each(rows, lambda row: deed.do(desks, actor, row, said))
            done = deed.do(desks, actor, one, said)
            jobs = [done.job] if done.job else []
            return Carried([one], jobs=jobs, undo=_undo(deed, desks, one, done), warnings=list(done.warnings))

        ask(
            self.room,
            deed.form(asking, about or words("queue.about_many", n=len(rows))),
            act,
            then=lambda carried: self._carried(deed.name, carried, open_next=open_next),
            see=(lambda: self.screen.see(one.handle)) if one else None,
            parent=self.screen.window(),
        )

    # after

    def _run(self, work: Callable[[], Carried], what: str, *, open_next: bool) -> None:
        self._under_way = True
        self.room.background.run(work, partial(self._carried, what, open_next=open_next), self._refused)

    def _refused(self, error: CounterError) -> None:
        self._under_way = False
        self.room.messages.refused(error)

    def _carried(self, what: str, carried: Carried, *, open_next: bool = False) -> None:
        words = self.room.words
        self._under_way = False
        for job in carried.jobs:
            self.room.papers.print(job)
        if carried.done:
            self.screen.took_place(open_next=open_next)
        said = ""
        if carried.done:
            one = carried.done[0].handle if len(carried.done) == 1 else ""
            said = words(f"queue.done_{what}", dossier=one) if one else words(f"queue.many_{what}", n=len(carried.done))
        if carried.failed:
            self._tell_failures(said, carried)
        elif carried.warnings:
            self.room.messages.warn(" ".join([said, *dict.fromkeys(words.say(one) for one in carried.warnings)]))
        else:
            undo = [(words("frame.undo"), partial(self._undo, carried))] if carried.undo else []
            self.room.messages.done(said, *undo)

    def _tell_failures(self, said: str, carried: Carried) -> None:
        words, (row, error) = self.room.words, carried.failed[0]
        left = words("queue.left_over", n=len(carried.failed)) if len(carried.failed) > 1 else ""
        text = " ".join(part for part in (said, left, words.say(error)) if part)
        see = (words("act.see"), lambda: self.screen.see(row.handle))
        self.room.messages.warn(text, see if error.code == CHANGED or carried.done else None)

    def _undo(self, carried: Carried) -> None:
        actor = self.room.seat.actor()

        def work() -> None:
            for way in carried.undo:
                way(actor)

        self.room.background.run(work, lambda _: self._undone(carried), self._not_undone)

    def _undone(self, carried: Carried) -> None:
        self.room.changes.tell(Kind.DOSSIERS, Kind.BATCHES)
        self.room.messages.done(self.room.words("queue.undone", n=len(carried.done)))

    def _not_undone(self, error: CounterError) -> None:
        self.room.changes.tell(Kind.DOSSIERS, Kind.BATCHES)
        self.room.messages.refused(error)


def _undo(deed: Deed, desks: Desks, row: WorkRow, done: Done) -> list[Undo]:
    """Return the way back of an act that has one: giving the dossier to whoever had it before."""
    if deed.name != "reassign":
        return []
    before = row.holder or row.holder_desk
    return [lambda who: desks.handling.reassign(who, row.handle, before, expected=done.version)]


def _option(card: DossierCard | None, act: str) -> ActOption | None:
    return next((option for option in card.acts if option.act == act), None) if card else None


def _card_of(row: WorkRow, card: DossierCard | None) -> DossierCard | None:
    return card if card and card.row.number == row.number else None
