"""The document that every act on a dossier answers with, and the rows of lists."""

from collections.abc import Iterable, Sequence
from typing import Any

from counter_app.cli.frame import AtDesk
from counter_app.cli.output import Answer
from counter_app.domain.deadlines.due import Line
from counter_app.domain.deadlines.verdicts import Verdict
from counter_app.domain.id_cards import CardWarning
from counter_app.services.rows import Done, DossierRow
from counter_app.services.wording import Language, Sayable, explain_line


def told(
    desk: AtDesk,
    done: Done,
    code: str,
    *,
    warnings: Sequence[Sayable | CardWarning] = (),
    more: dict[str, Any] | None = None,
    said: Sequence[str] = (),
) -> Answer:
    """Return the answer to an act: the dossier as it now stands, and the sentence ``code`` about it."""
    document = {**document_of(done, desk.frame.lang), **(more or {})}
    sentences = [desk.tell(code, **document), *(f"  {line['text']}" for line in document["explanation"]), *said]
    return Answer(document, sentences, (*done.warnings, *warnings))


def document_of(done: Done, lang: Language) -> dict[str, Any]:
    """Return the dossier as it now stands. ``fee`` is what is due, ``on_time`` whether its result was not late."""
    return {
        "code": done.code or None,
        "slip_no": done.slip or None,
        "state": done.state,
        "procedure": done.procedure,
        "procedure_name": done.procedure_name,
        "received_at": done.received_at,
        "due_at": done.due_at,
        "explanation": explanation(done.explanation, lang),
        "step": done.step,
        "step_name": done.step_name or None,
        "holder": done.holder or done.holder_desk or None,
        "holder_desk": done.holder_desk or None,
        "fee": done.fee,
        "fee_owed": done.fee_owed,
        "signed_by": done.signed_by or None,
        "completed_at": done.completed_at,
        "returned_at": done.returned_at,
        "on_time": on_time(done.on_time),
        "verdict": done.on_time,
        "register": done.register or None,
        "paper_number": done.paper_number or None,
        "changes": done.changes,
        "job": done.job,
        "version": done.version,
    }


def on_time(verdict: Verdict | None) -> bool | None:
    """Return whether a result was early or on time; nothing where there is none yet."""
    return None if verdict is None else verdict is not Verdict.LATE


def explanation(lines: Iterable[Line], lang: Language) -> list[dict[str, Any]]:
    """Return why a dossier is due when it is, line by line."""
    return [{"kind": line.kind, "at": line.at, "text": explain_line(line, lang)} for line in lines]


def hit(row: DossierRow) -> dict[str, Any]:
    """Return a dossier in a list."""
    return {
        "code": row.code,
        "applicant": row.submitter,
        "owner": row.owner,
        "procedure": row.procedure_code,
        "procedure_name": row.procedure_name,
        "state": row.stage,
        "received_at": row.received_at,
        "due_at": row.due_at,
        "holder": row.holder or row.holder_desk or None,
    }
