"""What the ward has compared with the decision that publishes its procedures, datum by datum.

A version is stored once and never changed, so a check stands beside it; together they say how far a datum is trusted.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum

from counter_app.domain import names
from counter_app.domain.errors import Refused
from counter_app.domain.procedures.confidence import Confidence
from counter_app.domain.procedures.versions import Confidences, ProcedureVersion

LONGEST_DECISION = 120


class Datum(StrEnum):
    """A part of a procedure that is trusted, or not yet, by itself."""

    ENTRY = "entry"
    LIMIT = "limit"
    FEE = "fee"
    PAPERS = "papers"


_ORDER = (Confidence.LOW, Confidence.MEDIUM, Confidence.HIGH, Confidence.CONFIRMED)


@dataclass(frozen=True, slots=True)
class CatalogueCheck:
    """Somebody compared these data with a decision and found them as published."""

    data: tuple[Datum, ...]
    decision: str
    dated: date | None
    at: datetime
    by: str


def data_of(version: ProcedureVersion) -> tuple[Datum, ...]:
    """Return what there is to be checked of a procedure: the papers only where it asks for some."""
    return tuple(datum for datum in Datum if datum is not Datum.PAPERS or version.papers)


def confidence_in(version: ProcedureVersion, datum: Datum) -> Confidence:
    """Return how far a datum can be trusted; papers together are worth what the least sure of them is."""
    match datum:
        case Datum.ENTRY:
            return version.confidence.entry
        case Datum.LIMIT:
            return version.confidence.limit
        case Datum.FEE:
            return version.confidence.fee
        case Datum.PAPERS:
            return min((paper.confidence for paper in version.papers), key=_ORDER.index, default=Confidence.CONFIRMED)


def unchecked(version: ProcedureVersion) -> tuple[Datum, ...]:
    """Return the data that staff must still compare with the decision."""
    return tuple(datum for datum in data_of(version) if confidence_in(version, datum).needs_check)


def as_checked(version: ProcedureVersion, checks: Iterable[CatalogueCheck]) -> ProcedureVersion:
    """Return the version with what was checked marked as confirmed."""
    done = {datum for check in checks for datum in check.data}
    if not done:
        return version

    def now(datum: Datum, before: Confidence) -> Confidence:
        return Confidence.CONFIRMED if datum in done else before

    found = version.confidence
    return replace(
        version,
        confidence=Confidences(
            entry=now(Datum.ENTRY, found.entry), limit=now(Datum.LIMIT, found.limit), fee=now(Datum.FEE, found.fee)
        ),
        papers=tuple(replace(paper, confidence=now(Datum.PAPERS, paper.confidence)) for paper in version.papers),
    )


def decision_text(text: str) -> str:
    """Return the number of a decision, or raise Refused: without it nobody could look the check up again."""
    found = names.clean(text)
    if not found:
        raise Refused("catalogue.no_decision")
    if len(found) > LONGEST_DECISION:
        raise Refused("catalogue.decision_too_long", most=LONGEST_DECISION)
    return found


def must_be_checkable(version: ProcedureVersion, data: Iterable[Datum], dated: date | None, today: date) -> None:
    """Refuse a check of nothing, of what the procedure has not, or against a decision that is not yet made."""
    wanted = set(data)
    if not wanted:
        raise Refused("catalogue.nothing_chosen")
    if wanted - set(data_of(version)):
        raise Refused("catalogue.no_papers", procedure=version.code)
    if dated is not None and dated > today:
        raise Refused("catalogue.decision_ahead", dated=dated)
