"""The questions that many rules ask first, and how they refuse."""

from collections.abc import Container
from datetime import datetime

from counter_app.domain.dossiers.stages import Stage
from counter_app.domain.dossiers.state import Dossier
from counter_app.domain.dossiers.values import StepPlace
from counter_app.domain.errors import Refused


def must_stand(dossier: Dossier, act: str, allowed: Container[Stage]) -> None:
    """Refuse ``act`` unless the dossier is in one of the stages."""
    if dossier.stage not in allowed:
        raise Refused("dossier.not_now", act=act, stage=dossier.stage.value, dossier=dossier.handle)


def must_not_be_on_its_way(dossier: Dossier) -> None:
    """Refuse while a handover waits for the other side."""
    if dossier.transit:
        raise Refused("dossier.in_transit", dossier=dossier.handle, batch=dossier.transit.batch)


def must_be_on_its_way(dossier: Dossier, batch: str) -> None:
    """Refuse unless the dossier was sent with this batch and waits to be taken over."""
    if dossier.transit is None or dossier.transit.batch != batch:
        raise Refused("dossier.not_in_batch", dossier=dossier.handle, batch=batch)


def must_say(text: str, code: str) -> str:
    """Return the text, or refuse with ``code`` when nothing was said."""
    if not text.strip():
        raise Refused(code)
    return text


def standing_step(dossier: Dossier) -> StepPlace:
    """Return the step the dossier stands on; a dossier at work always has one."""
    if dossier.step is None:
        raise Refused("dossier.no_step", dossier=dossier.handle)
    return dossier.step


def promised(dossier: Dossier) -> datetime:
    """Return the appointment that holds; a dossier that was accepted always has one."""
    if dossier.due_at is None:
        raise Refused("dossier.not_accepted_yet", dossier=dossier.handle)
    return dossier.due_at
