"""What the screen writes. Each act carries the key of the form it comes from, so that no act is done twice."""

from collections.abc import Callable, Sequence

from counter_app.domain.errors import CounterError
from counter_app.services.acting import Actor
from counter_app.services.intake import ReceptionForm
from counter_app.services.print_room import LATELY
from counter_app.services.rows import Done, JobRow
from counter_app.ui.changes import Kind
from counter_app.ui.room import Room

Then = Callable[[Done], object]
Failed = Callable[[CounterError], object]


class ReceiveActs:
    """One act at a time: ``busy`` while one is under way."""

    def __init__(self, room: Room) -> None:
        self._room = room
        self.busy = False
        self.last_job: int | None = None

    def receive(self, actor: Actor, form: ReceptionForm, draft: str, then: Then, failed: Failed) -> None:
        """Accept a dossier and print what was ordered."""
        desk = self._room.desks.reception
        self._write(lambda: desk.receive(actor, form, draft=draft), lambda done: self._received(done, then), failed)

    def receive_many(
        self,
        actor: Actor,
        forms: Sequence[ReceptionForm],
        draft: str,
        then: Callable[[tuple[Done, ...]], object],
        failed: Failed,
    ) -> None:
        """Accept many dossiers in one act; the draft they come from is thrown away after it."""
        desks = self._room.desks

        def work() -> tuple[Done, ...]:
            found = desks.reception.receive_many(actor, forms, key=draft)
            desks.drafts.discard(actor, draft)
            return found

        def told(found: tuple[Done, ...]) -> None:
            self._changed()
            then(found)

        self._write(work, told, failed)

    def ask_completion(
        self,
        actor: Actor,
        form: ReceptionForm,
        why: tuple[tuple[str, ...], str],
        draft: str,
        then: Then,
        failed: Failed,
    ) -> None:
        """Note the matter under a slip, and ask for what is missing; doing it again finds the same slip."""
        desk, (missing, reason) = self._room.desks.reception, why

        def work() -> Done:
            noted = desk.note(actor, form, draft=draft)
            return desk.ask_completion(actor, noted.slip, missing, reason, key=draft)

        self._write(work, lambda done: self._told(done, then), failed)

    def refuse(self, actor: Actor, form: ReceptionForm, reason: str, draft: str, then: Then, failed: Failed) -> None:
        """Refuse the matter at the counter."""
        desk = self._room.desks.reception
        self._write(lambda: desk.refuse(actor, form, reason, draft=draft), lambda done: self._told(done, then), failed)

    def cancel(self, done: Done, reason: str, then: Then) -> None:
        """Void what was just received; its number stays on record."""
        desk, actor = self._room.desks.reception, self._room.seat.actor()
        self._write(
            lambda: desk.cancel(actor, done.code, reason, expected=done.version),
            lambda voided: self._told(voided, then),
            None,
        )

    def reprint(self, job: int) -> None:
        """Order the same paper again and print it; one that still waits is shown instead."""
        room, actor, prints = self._room, self._room.seat.actor(), self._room.desks.print_room

        def again() -> JobRow | None:
            waits = any(row.job == job for row in prints.unprinted(actor, LATELY))
            return None if waits else prints.reprint(actor, job)

        def told(row: JobRow | None) -> None:
            if row is None:
                room.papers.show_waiting(job)
            else:
                room.papers.print(row.job, asked=True)
                room.changes.tell(Kind.PRINTS)

        room.background.run(again, told)

    def _received(self, done: Done, then: Then) -> None:
        if done.job is not None:
            self.last_job = done.job
            self._room.papers.print(done.job)
        self._told(done, then)

    def _told(self, done: Done, then: Then) -> None:
        then(done)
        self._changed()

    def _changed(self) -> None:
        self._room.changes.tell(Kind.DOSSIERS, Kind.DRAFTS, Kind.PRINTS)

    def _write(self, work: Callable[[], object], then: Callable[..., object], failed: Failed | None) -> None:
        if self.busy:
            return
        self.busy = True

        def ended(found: object) -> None:
            self.busy = False
            then(found)

        def refused(error: CounterError) -> None:
            self.busy = False
            self._room.messages.refused(error)
            if failed is not None:
                failed(error)

        self._room.background.run(work, ended, refused)
