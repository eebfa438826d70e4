"""What the citizen at the counter is told about a dossier, in one sentence, and the one act that follows."""

from counter_app.domain.deadlines.due_states import DueKind
from counter_app.domain.dossiers.stages import Stage
from counter_app.domain.dossiers.state import Dossier
from counter_app.services.lookup_rows import Answer, Follow
from counter_app.services.work_rows import DossierCard


def answer(dossier: Dossier, card: DossierCard) -> Answer:
    """Return what is said now."""
    match dossier.stage:
        case Stage.ACCEPTED | Stage.IN_PROCESS:
            return _at_work(dossier, card)
        case Stage.AWAITING_SUPPLEMENT:
            told = {"missing": "; ".join(dossier.missing), "close_on": dossier.supplement_close_on}
            return Answer("awaiting_supplement", told, Follow.TAKE_SUPPLEMENT)
        case Stage.AWAITING_PAYMENT:
            return Answer("awaiting_payment", {}, Follow.SETTLE_PAYMENT)
        case Stage.RESULT_READY:
            owed = dossier.fee.outstanding
            code = "ready_owing" if owed else "ready"
            return Answer(code, {"at": dossier.completed_at, "owed": owed}, Follow.GIVE_BACK)
        case Stage.RETURNED:
            receiver = dossier.receiver.name if dossier.receiver else ""
            return Answer("returned", {"at": dossier.returned_at, "receiver": receiver}, Follow.NOTHING)
    return Answer(dossier.stage.value, {"reason": dossier.reason}, Follow.NOTHING)


def _at_work(dossier: Dossier, card: DossierCard) -> Answer:
    row = card.row
    told = {"step": row.step_name, "where": row.holder_desk_name, "due_at": row.due_at}
    if row.due.kind is not DueKind.OVERDUE:
        return Answer("in_transit" if row.in_transit else "at_work", told, Follow.RECEIPT)
    if dossier.apologies:
        return Answer("late_told", told, Follow.NOTHING)
    return Answer("late", told, Follow.APOLOGISE)
