"""The print room: draws what was ordered, keeps each paper with its hash, and prints again on demand."""

import hashlib
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Protocol

import msgspec

from counter_app.domain.dossiers.acts import Act
from counter_app.domain.errors import CounterError, Damaged, Refused
from counter_app.domain.moments import ward_date
from counter_app.domain.numbering.papers import PaperKind
from counter_app.domain.people import Right
from counter_app.services import numbering
from counter_app.services.acting import Actor
from counter_app.services.explanations import explanation
from counter_app.services.ledger import Ledger, needs
from counter_app.services.paper_orders import FORMS, handover, order, receipt_now, single_handover
from counter_app.services.ports import PaperStore, Renderer, Unit
from counter_app.services.rows import JobRow

LATELY = 2000
"""Jobs, some two weeks of a busy ward: who fetches no paper for longer than that waits for none."""


class JobQueries(Protocol):
    """What is read of the print queue."""

    def job(self, job: int) -> tuple[JobRow, str]:
        """Return a job and its frozen words as JSON; Refused when there is none."""
        ...

    def jobs(self, limit: int) -> tuple[JobRow, ...]:
        """Return the newest jobs, newest first."""
        ...

    def unrendered(self, lately: int | None = None) -> tuple[JobRow, ...]:
        """Return the jobs that have no file yet, oldest first: of the last so many alone, or of all the years."""
        ...


@dataclass(frozen=True, slots=True)
class PrintRoom:
    """Papers after their act was committed. A paper that cannot be drawn changes no dossier: its job waits."""

    ledger: Ledger
    queries: JobQueries
    render: Renderer
    store: PaperStore

    def draw(self, job: int, out: Path | None = None) -> JobRow:
        """Draw a job unless it is drawn, and write a copy to ``out``. Doing it again gives the same file.

        What another PC of the same register drew, or what this one lost, is drawn anew from the frozen words.

        Raises Unavailable when the disk fails, and Refused for an unknown job; the job stays.
        """
        row, data = self.queries.job(job)
        if row.file:
            pdf = self._kept_or_anew(row, data)
        else:
            pdf = self.render(row.form, data)
            row = self._keep(row, pdf)
        if out is not None:
            self.store.write_to(out, pdf)
        return row

    @needs(Right.PRINT)
    def paper(self, actor: Actor, job: int) -> tuple[JobRow, bytes]:
        """Return a job with its PDF, drawn now where it is not drawn yet."""
        row = self.draw(job)
        return row, self.store.read(row.file)

    @needs(Right.PRINT)
    def look(self, actor: Actor, job: int) -> tuple[JobRow, bytes]:
        """Return a job with its PDF as it will be; one that was not drawn yet goes on waiting."""
        row, data = self.queries.job(job)
        return row, self._kept_or_anew(row, data) if row.file else self.render(row.form, data)

    def try_to_draw(self, job: int | None, out: Path | None = None) -> CounterError | None:
        """Draw what an act ordered; return what went wrong instead of raising, for the act itself stands."""
        if job is None:
            return None
        try:
            self.draw(job, out)
        except CounterError as fault:
            return fault
        return None

    @needs(Right.PRINT)
    def jobs(self, actor: Actor, limit: int = 100) -> tuple[JobRow, ...]:
        """Return the newest jobs, newest first."""
        return self.queries.jobs(limit)

    @needs(Right.PRINT)
    def unprinted(self, actor: Actor, lately: int | None = None) -> tuple[JobRow, ...]:
        """Return what was ordered and never drawn, such as after a power cut; of the last so many jobs, or of all.

        The papers of some years are read through for the second, so no window waits for it.
        """
        return self.queries.unrendered(lately)

    @needs(Right.PRINT)
    def reprint(self, actor: Actor, job: int, *, key: str | None = None) -> JobRow:
        """Order the same paper again, marked with how often it was printed."""

        def work(unit: Unit, act: Act) -> JobRow:
            first = _first(unit, job)
            count = unit.jobs.reprints(first.job) + 1
            paper = msgspec.json.decode(unit.jobs.data(first.job), type=FORMS[first.form])
            again = replace(
                first,
                made_at=act.recorded_at,
                made_by=act.recorded_by,
                reprint_of=first.job,
                reprint=count,
                file="",
                sha256="",
                rendered_at=None,
            )
            data = msgspec.json.encode(replace(paper, reprint=count)).decode()
            unit.audit.add(act.recorded_by, "paper.reprinted", act.recorded_at, first.number)
            return unit.jobs.add(again, data)

        return self.ledger.write(actor, "reprint", job, key, JobRow, work)

    @needs(Right.PRINT)
    def print_form(self, actor: Actor, handle: str, form: str, *, key: str | None = None) -> JobRow:
        """Order a dossier's ``receipt``, ``single_handover`` or ``explanation``, or a batch's ``handover``, anew."""

        def work(unit: Unit, act: Act) -> JobRow:
            job = _FORMS_ON_DEMAND[form](unit, handle, act)
            row = unit.jobs.get(job)
            unit.audit.add(act.recorded_by, "paper.printed", act.recorded_at, row.number)
            return row

        if form not in _FORMS_ON_DEMAND:
            raise Refused("form.unknown", form=form)
        return self.ledger.write(actor, "print_form", (handle, form), key, JobRow, work)

    def _kept_or_anew(self, row: JobRow, data: str) -> bytes:
        """Return the paper. One that comes out otherwise than it was first drawn is shown, not put in its place."""
        try:
            return self.store.read(row.file)
        except Damaged:
            pdf = self.render(row.form, data)
        if hashlib.sha256(pdf).hexdigest() == row.sha256:
            self.store.keep(row.job, ward_date(row.made_at).year, pdf)
        return pdf

    def _keep(self, row: JobRow, pdf: bytes) -> JobRow:
        name = self.store.keep(row.job, ward_date(row.made_at).year, pdf)
        digest, now = hashlib.sha256(pdf).hexdigest(), self.ledger.now()
        with self.ledger.new_unit() as unit:
            unit.jobs.rendered(row.job, name, digest, now)
        return replace(row, file=name, sha256=digest, rendered_at=now)


def _first(unit: Unit, job: int) -> JobRow:
    row = unit.jobs.get(job)
    return unit.jobs.get(row.reprint_of) if row.reprint_of else row


def _receipt_again(unit: Unit, handle: str, act: Act) -> int:
    dossier = unit.dossiers.find(handle)
    return order(unit, receipt_now(unit, dossier), act, number=dossier.number)


def _single_handover(unit: Unit, handle: str, act: Act) -> int:
    dossier = unit.dossiers.find(handle)
    number = numbering.paper_number(unit, PaperKind.HANDOVER, act.happened_at)
    return order(unit, single_handover(unit, dossier, number, act), act, number=dossier.number)


def _batch_slip(unit: Unit, handle: str, act: Act) -> int:
    sent, lines = unit.batches.get(handle), unit.batches.lines(handle)
    dossiers = [unit.dossiers.load(line.number) for line in lines]
    return order(unit, handover(unit, sent, dossiers, lines), act, batch=sent.batch)


def _explanation(unit: Unit, handle: str, act: Act) -> int:
    number, paper = explanation(unit, handle, act)
    return order(unit, paper, act, number=number)


_FORMS_ON_DEMAND = {
    "receipt": _receipt_again,
    "single_handover": _single_handover,
    "handover": _batch_slip,
    "explanation": _explanation,
}
