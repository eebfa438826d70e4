"""``show`` and ``search``: everything of one dossier, and the one search box."""

from time import perf_counter
from typing import Any

import click

from counter_app.cli.acting import reading
from counter_app.cli.commands.attaching import scan_row
from counter_app.cli.dossiers import hit, on_time
from counter_app.cli.frame import AtDesk
from counter_app.cli.output import Answer
from counter_app.cli.tree import Command
from counter_app.cli.values import Whole
from counter_app.domain.deadlines.targets import Clocks, Hand
from counter_app.domain.dossiers.events import Event
from counter_app.domain.dossiers.state import Dossier
from counter_app.domain.procedures.papers import DossierPaper
from counter_app.services.lookup_rows import DossierPage
from counter_app.services.rows import JobRow
from counter_app.services.wording import Language, left_words


@click.command("show", cls=Command)
@click.argument("code")
@reading
def show(desk: AtDesk, *, code: str) -> Answer:
    """Show everything of one dossier. The look is logged."""
    page = desk.desks.lookup.show(desk.actor, code)
    document = {
        **_dossier(page.dossier),
        "clocks": _clocks(desk.desks.limits.clocks(desk.actor, code), desk.frame.lang),
        "events": [_event(event) for event in page.events],
        "papers": [_paper(paper) for paper in page.dossier.papers],
        "prints": [print_row(job) for job in page.prints],
        "attachments": [scan_row(scan) for scan in page.scans],
    }
    return Answer(document, _sentences(desk, page))


@click.command("search", cls=Command)
@click.argument("text", nargs=-1, required=True)
@click.option("--limit", type=Whole(least=1, most=10_000), default=50)
@reading
def search(desk: AtDesk, *, text: tuple[str, ...], limit: int) -> Answer:
    """Find dossiers by code or part of it, by a name without accents, a telephone, an identity or tax number."""
    began = perf_counter()
    found = desk.desks.lookup.search(desk.actor, " ".join(text), limit)
    elapsed = round((perf_counter() - began) * 1000, 1)
    rows = [hit(row) for row in found.hits]
    said = [desk.tell("search.hit", **row) for row in rows]
    document = {"count": found.count, "hits": rows, "elapsed_ms": elapsed}
    return Answer(document, [desk.tell("search.found", count=found.count), *said])


def _clocks(clocks: Clocks | None, lang: Language) -> dict[str, Any] | None:
    """Return the legal limit and the ward's own target; minutes are working time, below zero once it is over."""
    if clocks is None:
        return None
    hands = {"legal": _hand(clocks.legal, lang), "target": _hand(clocks.target, lang)}
    return {**hands, "target_is_shorter": clocks.shorter, "stands_still": clocks.stands_still}


def _hand(hand: Hand, lang: Language) -> dict[str, Any]:
    left = hand.left
    return {"due_at": hand.due_at, "left_minutes": left.minutes, "late": left.late, "text": left_words(left, lang)}


def print_row(job: JobRow) -> dict[str, Any]:
    """Return a paper and its job."""
    return {
        "job": job.job,
        "form": job.form,
        "file": job.file or None,
        "sha256": job.sha256 or None,
        "reprint": job.reprint,
        "reprint_of": job.reprint_of or None,
        "batch": job.batch or None,
        "made_at": job.made_at,
        "made_by": job.made_by,
        "rendered_at": job.rendered_at,
    }


def _dossier(dossier: Dossier) -> dict[str, Any]:
    return {
        "code": dossier.code.text if dossier.code else None,
        "code_issuer": dossier.code.issuer if dossier.code else None,
        "former_codes": [code.text for code in dossier.former_codes],
        "slip_no": dossier.slip or None,
        "state": dossier.stage,
        "national_code": dossier.stage.national_code,
        "applicant": dossier.submitter.name,
        "owner": dossier.owner.name,
        "parties": dossier.parties,
        "procedure": dossier.procedure.code,
        "procedure_name": dossier.procedure.name,
        "procedure_version": dossier.procedure.version,
        "field": dossier.procedure.field_code,
        "desk": dossier.procedure.desk,
        "limit": dossier.procedure.limit,
        "limit_basis": dossier.procedure.limit_basis or None,
        "cases": dossier.procedure.cases,
        "competent": dossier.competent or None,
        "competent_at": dossier.competent_at,
        "channel": dossier.channel,
        "subject": dossier.subject,
        "sets": dossier.sets,
        "short": dossier.short,
        "submitted_at": dossier.submitted_at,
        "received_at": dossier.received_at,
        "due_at": dossier.due_at,
        "appointments": dossier.appointments,
        "calendar_confirmed": dossier.calendar_confirmed,
        "step": dossier.step.position if dossier.step else None,
        "step_name": dossier.step.name if dossier.step else None,
        "holder": dossier.holder.person or dossier.holder.desk or None,
        "holder_desk": dossier.holder.desk or None,
        "in_transit": dossier.transit is not None,
        "batch": dossier.transit.batch if dossier.transit else None,
        "missing": dossier.missing,
        "fee": 0 if dossier.fee.waived else dossier.fee.due,
        "fee_collected": dossier.fee.collected,
        "fee_owed": dossier.fee.outstanding,
        "signed_by": dossier.signature.login if dossier.signature else None,
        "outcome": dossier.outcome,
        "document": dossier.document or None,
        "completed_at": dossier.completed_at,
        "returned_at": dossier.returned_at,
        "receiver": dossier.receiver,
        "on_time": on_time(dossier.on_time),
        "verdict": dossier.on_time,
        "register": f"{dossier.register.volume}/{dossier.register.number}" if dossier.register else None,
        "paper_number": dossier.paper_number or None,
        "return_method": dossier.return_method,
        "return_place": dossier.return_place or None,
        "extra": dict(dossier.extra),
        "version": dossier.version,
    }


def _event(event: Event) -> dict[str, Any]:
    return {
        "seq": event.seq,
        "kind": event.kind,
        "happened_at": event.happened_at,
        "recorded_at": event.recorded_at,
        "done_by": event.done_by,
        "recorded_by": event.recorded_by,
        "evidence": event.evidence,
        "late_reason": event.late_reason,
        "schema": event.schema,
        "data": event.payload,
    }


def _paper(paper: DossierPaper) -> dict[str, Any]:
    return {
        "ordinal": paper.ordinal,
        "name": paper.name,
        "state": paper.state,
        "originals": paper.originals,
        "copies": paper.copies,
        "certified_copies": paper.certified_copies,
        "source": paper.source,
        "note": paper.note,
    }


def _sentences(desk: AtDesk, page: DossierPage) -> list[str]:
    dossier = page.dossier
    head = desk.tell(
        "show.head",
        code=dossier.handle,
        state=dossier.stage,
        applicant=dossier.submitter.name,
        procedure=dossier.procedure.short_name,
    )
    due = [desk.tell("show.due", due_at=dossier.due_at)] if dossier.due_at else []
    lines = [
        desk.tell("show.event", seq=event.seq, at=event.happened_at, kind=event.kind, who=event.done_by)
        for event in page.events
    ]
    scans = [desk.tell("show.scan", position=scan.position, name=scan.name, at=scan.added_at) for scan in page.scans]
    return [head, *due, *lines, *scans]
