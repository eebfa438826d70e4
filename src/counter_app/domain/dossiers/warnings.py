"""What the counter says beside a request that it grants: the law allows it once, earlier, or with a basis."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import singledispatch
from typing import Any

from counter_app.domain.deadlines.due import Due
from counter_app.domain.deadlines.verdicts import is_late
from counter_app.domain.dossiers import requests as r
from counter_app.domain.dossiers.state import Dossier
from counter_app.domain.moments import ward_date
from counter_app.domain.people import Role
from counter_app.domain.procedures.papers import DossierPaper, PaperState


@dataclass(frozen=True, slots=True)
class Warn:
    """A sentence to show, as a value: its code and parameters."""

    code: str
    params: dict[str, str | int] = field(default_factory=dict)


def warnings(dossier: Dossier | None, request: r.Request, at: datetime) -> tuple[Warn, ...]:
    """Return what should be said about ``request`` made at that moment. Never refuses."""
    return tuple(_said(request, dossier, at))


@singledispatch
def _said(request: object, dossier: Any, at: datetime) -> list[Warn]:
    return []


@_said.register
def _(request: r.Extend, dossier: Dossier, at: datetime) -> list[Warn]:
    said = []
    if dossier.extension_count:
        said.append(Warn("extend.again", {"count": dossier.extension_count + 1}))
    if dossier.due_at and ward_date(at) > ward_date(dossier.due_at) - timedelta(days=1):
        said.append(Warn("extend.late"))
    if said and not request.basis:
        said.append(Warn("basis.wanted"))
    return said


@_said.register
def _(request: r.AskSupplement, dossier: Dossier, at: datetime) -> list[Warn]:
    said = []
    if dossier.supplement_count:
        said.append(Warn("supplement.again", {"count": dossier.supplement_count + 1}))
    if request.ask_by and ward_date(at) > request.ask_by:
        said.append(Warn("supplement.late", {"ask_by": request.ask_by.isoformat()}))
    if said and not request.basis:
        said.append(Warn("basis.wanted"))
    return said


@_said.register
def _(request: r.AskCompletion, dossier: Dossier, at: datetime) -> list[Warn]:
    asked_before = [Warn("completion.again")] if dossier.missing else []
    return [*asked_before, *_answered(request.answer_by, dossier, at)]


@_said.register
def _(request: r.RefuseMatter, dossier: Dossier, at: datetime) -> list[Warn]:
    return _answered(request.answer_by, dossier, at)


def _answered(answer_by: datetime | None, dossier: Dossier | None, at: datetime) -> list[Warn]:
    """Say that whoever filed online waited too long; to ask for papers was an answer."""
    if answer_by is None or not is_late(answer_by, at) or (dossier is not None and dossier.missing):
        return []
    return [Warn("online.answered_late", {"answer_by": answer_by.isoformat()})]


@_said.register
def _(request: r.GiveBack, dossier: Dossier, at: datetime) -> list[Warn]:
    owed = dossier.fee.outstanding
    return [Warn("fee.outstanding", {"amount": owed})] if owed else []


@_said.register
def _(request: r.Receive, dossier: Dossier | None, at: datetime) -> list[Warn]:
    return [*_answered(request.answer_by, dossier, at), *_about(request.due, request.matter.papers)]


@_said.register
def _(request: r.ChangeProcedure, dossier: Dossier, at: datetime) -> list[Warn]:
    said = _about(request.due, request.papers)
    too_much = dossier.fee.collected - request.fee.due
    return [*said, Warn("fee.overpaid", {"amount": too_much})] if too_much > 0 else said


def _about(due: Due, papers: tuple[DossierPaper, ...]) -> list[Warn]:
    said = [] if due.confirmed else [Warn("calendar.unconfirmed")]
    if all(paper.state == PaperState.NOT_APPLICABLE for paper in papers):
        said.append(Warn("papers.none"))
    missing = [paper.name for paper in papers if paper.state == PaperState.MISSING]
    if missing:
        said.append(Warn("papers.missing", {"count": len(missing), "names": "; ".join(missing)}))
    return said


@_said.register
def _(request: r.Advance, dossier: Dossier, at: datetime) -> list[Warn]:
    unsigned = dossier.step is not None and dossier.step.role == Role.APPROVER and dossier.signature is None
    return [Warn("step.signature_not_recorded")] if unsigned else []


@_said.register
def _(request: r.Complete, dossier: Dossier, at: datetime) -> list[Warn]:
    unsigned = dossier.signature is None
    return [Warn("complete.signature_not_recorded")] if unsigned else []
