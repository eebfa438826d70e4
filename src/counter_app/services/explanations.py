"""Why a dossier is due when it is: the lines of the last count, and every date that was ever given; also on paper."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from counter_app.domain.deadlines.due import Due, Line
from counter_app.domain.dossiers import events as e
from counter_app.domain.dossiers.acts import Act
from counter_app.domain.dossiers.state import Dossier
from counter_app.domain.errors import Refused
from counter_app.domain.moments import ward_date
from counter_app.services import paper_words as words
from counter_app.services.papers.explanation import ExplanationPaper, PromiseRow
from counter_app.services.ports import Unit
from counter_app.services.wording import Language, explain, name

_VI = Language.VI


@dataclass(frozen=True, slots=True)
class Promise:
    """One date that was given; ``what`` is the kind of the event that gave it."""

    due_at: datetime
    made_at: datetime
    made_by: str
    what: str
    reason: str


@dataclass(frozen=True, slots=True)
class Why:
    """Why a dossier is due when it is. ``counted_at`` is what the lines come to, which a later promise may overrule."""

    handle: str
    procedure_name: str
    due_at: datetime
    counted_at: datetime
    lines: tuple[Line, ...]
    confirmed: bool
    promises: tuple[Promise, ...]


def why(dossier: Dossier, journal: Sequence[e.Event], named: Mapping[str, str]) -> Why:
    """Return why; Refused where nothing was ever promised."""
    counts = [due for event in journal if (due := _counted(event.payload)) is not None]
    if dossier.due_at is None or not counts:
        raise Refused("dossier.not_accepted_yet", dossier=dossier.handle)
    last = counts[-1]
    return Why(
        handle=dossier.handle,
        procedure_name=dossier.procedure.name,
        due_at=dossier.due_at,
        counted_at=last.at,
        lines=last.lines,
        confirmed=last.confirmed,
        promises=tuple(_promises(journal, named)),
    )


def explanation(unit: Unit, handle: str, act: Act) -> tuple[int, ExplanationPaper]:
    """Return a dossier's number and the paper that explains its appointment, in the words of the ward."""
    dossier = unit.dossiers.find(handle)
    named = {person.login: person.name for person in unit.office.people()}
    told = why(dossier, unit.dossiers.journal(dossier.number), named)
    profile, submitter, owner = unit.office.profile(), dossier.submitter, dossier.owner
    paper = ExplanationPaper(
        letterhead=words.narrow_head(profile.letterhead(ward_date(act.happened_at)), profile),
        dated=ward_date(act.happened_at),
        code=told.handle,
        procedure_name=told.procedure_name,
        submitter_name=submitter.name,
        owner_name=owner.name if owner.name != submitter.name else "",
        limit_text=words.limit_words(dossier.procedure.limit),
        received_at=dossier.received_at or act.happened_at,
        due_at=told.due_at,
        counted_at=told.counted_at,
        lines=tuple(explain(told.lines, _VI)),
        confirmed=told.confirmed,
        promises=tuple(
            PromiseRow(
                due_at=one.due_at,
                made_at=one.made_at,
                made_by=one.made_by,
                why=name("event", one.what, _VI),
                reason=one.reason,
            )
            for one in told.promises
        ),
        printed_at=act.happened_at,
        printed_by=named.get(act.done_by, act.done_by),
        demo=profile.demo,
    )
    return dossier.number, paper


def _promises(journal: Sequence[e.Event], named: Mapping[str, str]) -> list[Promise]:
    """Return every date that was given to the citizen, a letter of apology's among them, in their order."""
    return [
        Promise(
            due_at=due_at,
            made_at=event.happened_at,
            made_by=named.get(event.done_by, event.done_by),
            what=event.kind,
            reason=str(getattr(event.payload, "reason", "")),
        )
        for event in journal
        if (due_at := _promised(event.payload)) is not None
    ]


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
