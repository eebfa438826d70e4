"""Which job comes next for a dossier: what F9 does, and how it is called."""

from enum import StrEnum

from counter_app.domain.dossiers.stages import Stage
from counter_app.domain.people import Person, Role
from counter_app.services.work_rows import DossierCard, WorkRow


class Job(StrEnum):
    """The main job of a dossier as it stands."""

    ACCEPT = "accept"
    HAND_OVER = "hand_over"
    SIGN = "sign"
    SUBMIT = "submit"  # to be signed
    ADVANCE = "advance"
    COMPLETE = "complete"
    RESUME = "resume"
    SETTLE_PAYMENT = "settle_payment"
    STOP_NOTICE = "stop_notice"
    GIVE_BACK = "give_back"
    NOTHING = "nothing"


ACTS: dict[Job, str] = {
    Job.ACCEPT: "take_over",
    Job.HAND_OVER: "hand_over",
    Job.SIGN: "sign",
    Job.SUBMIT: "advance",
    Job.ADVANCE: "advance",
    Job.COMPLETE: "complete",
    Job.RESUME: "resume",
    Job.SETTLE_PAYMENT: "settle_payment",
    Job.STOP_NOTICE: "stop",
    Job.GIVE_BACK: "give_back",
}
"""The act of a dossier's card that says whether the job may be done."""

AT_ONCE = frozenset({Job.ACCEPT, Job.HAND_OVER, Job.SUBMIT, Job.ADVANCE})
"""What F9 does without asking anything; the others show their form first."""

FOR_MANY = AT_ONCE | {Job.SIGN, Job.COMPLETE}
"""What can be done to many ticked dossiers in one go."""

_WAITING = {
    Stage.AWAITING_SUPPLEMENT: Job.RESUME,
    Stage.AWAITING_PAYMENT: Job.SETTLE_PAYMENT,
    Stage.WITHDRAWN: Job.STOP_NOTICE,
    Stage.RESULT_READY: Job.GIVE_BACK,
}


def job_of(row: WorkRow, person: Person, card: DossierCard | None = None) -> Job:
    """Return the main job; the card, where it is known, tells that a short matter is signed already."""
    if row.in_transit:
        return Job.ACCEPT if not person.desks or row.to_desk in person.desks else Job.NOTHING
    stage = Stage(row.stage)
    if stage is Stage.ACCEPTED and not row.short:
        return Job.HAND_OVER
    if stage in {Stage.ACCEPTED, Stage.IN_PROCESS}:
        return _at_work(row, card)
    return _WAITING.get(stage, Job.NOTHING)


def _at_work(row: WorkRow, card: DossierCard | None) -> Job:
    last = row.step is not None and row.step == row.step_count - 1
    if row.step_role == Role.APPROVER and not (last and _is_signed(card)):
        return Job.SIGN
    if last:
        return Job.COMPLETE
    return Job.SUBMIT if row.next_role == Role.APPROVER else Job.ADVANCE


def _is_signed(card: DossierCard | None) -> bool:
    return card is not None and card.act("sign").code == "step.signed_already"
