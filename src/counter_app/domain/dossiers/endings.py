"""How a dossier's life is judged: when it ended, with which verdict, and whether an open one is late.

The end is the result, else the stop notice; the clock of a paused dossier stands where the pause began.
"""

from datetime import datetime

from counter_app.domain.deadlines.verdicts import Verdict, is_late, verdict
from counter_app.domain.dossiers.stages import Stage
from counter_app.domain.dossiers.state import Dossier
from counter_app.domain.dossiers.values import StopCause

_RESULT = frozenset({Stage.RESULT_READY, Stage.RETURNED})


def solved_at(dossier: Dossier) -> datetime | None:
    """Return when the matter ended; None while it is open, and of a number that counts nowhere."""
    if dossier.stage in _RESULT:
        return dossier.completed_at
    return dossier.ended_at if dossier.stage is Stage.STOPPED else None


def ending(dossier: Dossier) -> Verdict | None:
    """Return the verdict on a matter that ended; a stopped one is judged where its clock came to stand."""
    ended = solved_at(dossier)
    if ended is None or dossier.due_at is None:
        return None
    return verdict(dossier.due_at, _clock_at(dossier, ended))


def is_open(dossier: Dossier) -> bool:
    """Say whether it was received and has not ended; a cancelled number is not open."""
    return dossier.received_at is not None and dossier.stage is not Stage.CANCELLED and solved_at(dossier) is None


def is_open_and_late(dossier: Dossier, moment: datetime) -> bool:
    """Say whether an open matter is past its appointment; one that waits for papers is if it was when it paused."""
    if not is_open(dossier) or dossier.due_at is None:
        return False
    return is_late(dossier.due_at, _clock_at(dossier, moment))


def was_withdrawn(dossier: Dossier) -> bool:
    """Say whether the citizen took the matter back, be the stop notice issued or not."""
    return dossier.stage is Stage.WITHDRAWN or dossier.stop_cause is StopCause.WITHDRAWAL


def _clock_at(dossier: Dossier, moment: datetime) -> datetime:
    """Return the moment at which the dossier's clock stands: a pause that was never lifted stopped it."""
    if dossier.stage in _RESULT:
        return moment
    return min((pause.since for pause in dossier.pauses if pause.until is None), default=moment)
