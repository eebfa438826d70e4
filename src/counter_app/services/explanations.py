"""The explanation of an appointment on paper: the lines of the last count, and every date that was ever given."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from counter_app.domain.deadlines.due import Due
from counter_app.domain.dossiers import events as e
from counter_app.domain.dossiers.acts import Act
from counter_app.domain.errors import Refused
from counter_app.domain.moments import ward_date
from counter_app.services import paper_words as words
from counter_app.services.papers.explanation import ExplanationPaper, PromiseRow
from counter_app.services.ports import Unit
from counter_app.services.wording import Language, explain, name

_VI = Language.VI


def explanation(unit: Unit, handle: str, act: Act) -> tuple[int, ExplanationPaper]:
    """Return a dossier's number and its paper; Refused where nothing was ever promised."""
    dossier = unit.dossiers.find(handle)
    journal = unit.dossiers.journal(dossier.number)
    counts = [due for event in journal if (due := _counted(event.payload)) is not None]
    if dossier.received_at is None or dossier.due_at is None or not counts:
        raise Refused("dossier.not_accepted_yet", dossier=dossier.handle)
    profile, last = unit.office.profile(), counts[-1]
    submitter, owner = dossier.submitter, dossier.owner
    named = {person.login: person.name for person in unit.office.people()}
    paper = ExplanationPaper(
        letterhead=words.narrow_head(profile.letterhead(ward_date(act.happened_at)), profile),
        dated=ward_date(act.happened_at),
        code=dossier.handle,
        procedure_name=dossier.procedure.name,
        submitter_name=submitter.name,
        owner_name=owner.name if owner.name != submitter.name else "",
        limit_text=words.limit_words(dossier.procedure.limit),
        received_at=dossier.received_at,
        due_at=dossier.due_at,
        counted_at=last.at,
        lines=tuple(explain(last.lines, _VI)),
        confirmed=last.confirmed,
        promises=promises(journal, named),
        printed_at=act.happened_at,
        printed_by=named.get(act.done_by, act.done_by),
        demo=profile.demo,
    )
    return dossier.number, paper


def promises(journal: Sequence[e.Event], named: Mapping[str, str]) -> tuple[PromiseRow, ...]:
    """Return every date that was given to the citizen, a letter of apology's among them, in their order."""
    return tuple(
        PromiseRow(
            due_at=due_at,
            made_at=event.happened_at,
            made_by=named.get(event.done_by, event.done_by),
            why=name("event", event.kind, _VI),
            reason=str(getattr(event.payload, "reason", "")),
        )
        for event in journal
        if (due_at := _promised(event.payload)) is not None
    )


def _counted(payload: e.Payload) -> Due | None:
    found = getattr(payload, "due", None)
    return found if isinstance(found, Due) else None


def _promised(payload: e.Payload) -> datetime | None:
    if isinstance(payload, e.Extended):
        return payload.due_at
    if isinstance(payload, e.Apologised):
        return payload.new_date
    counted = _counted(payload)
    return counted.at if counted else None
