"""When the limit itself changes, or the days it is counted over: cases, another agency's receipt, the calendar."""

from typing import Any

from counter_app.domain.dossiers import events as e
from counter_app.domain.dossiers import requests as r
from counter_app.domain.dossiers.recounts import CompetentReceived, LimitChanged, Recounted
from counter_app.domain.dossiers.rules.guards import must_say, must_stand, promised
from counter_app.domain.dossiers.stages import Stage
from counter_app.domain.dossiers.state import Dossier
from counter_app.domain.errors import Refused

_AT_WORK = {Stage.ACCEPTED, Stage.IN_PROCESS}


def _change_limit(request: r.ChangeLimit, dossier: Dossier) -> tuple[e.Payload, ...]:
    must_stand(dossier, "change_limit", _AT_WORK)
    must_say(request.reason, "reason.missing")
    if request.case in dossier.procedure.cases:
        raise Refused("case.holds_already", case=request.case, dossier=dossier.handle)
    return (
        LimitChanged(
            procedure=request.procedure,
            due=request.due,
            due_before=promised(dossier),
            case=request.case,
            reason=request.reason,
            agreed=request.agreed,
        ),
    )


def _reach_competent(request: r.ReachCompetent, dossier: Dossier) -> tuple[e.Payload, ...]:
    must_stand(dossier, "reach_competent", _AT_WORK)
    if not dossier.competent:
        raise Refused("competent.ours", dossier=dossier.handle)
    if dossier.competent_at is not None:
        raise Refused("competent.has_it", dossier=dossier.handle, agency=dossier.competent, at=dossier.competent_at)
    return (CompetentReceived(due=request.due, due_before=promised(dossier)),)


def _recount(request: r.Recount, dossier: Dossier) -> tuple[e.Payload, ...]:
    must_stand(dossier, "recount", _AT_WORK)
    must_say(request.reason, "reason.missing")
    before = promised(dossier)
    if request.due.at == before and request.due.confirmed == dossier.calendar_confirmed:
        raise Refused("recount.nothing_changes", dossier=dossier.handle, due_at=before)
    return (Recounted(due=request.due, due_before=before, reason=request.reason),)


RULES: dict[type, Any] = {
    r.ChangeLimit: _change_limit,
    r.ReachCompetent: _reach_competent,
    r.Recount: _recount,
}
