"""One day of the ward, played through the real services: what a newcomer sees first, and what a trainer shows."""

from pathlib import Path

from counter_app.services.demo import afternoon, morning
from counter_app.services.demo.stage import Stage
from counter_app.services.demo.telling import DemoDay
from counter_app.services.desks import Desks


def play_day(desks: Desks, out: Path, seed: int | None = None) -> DemoDay:
    """Play the last finished working day on a demo folder, draw its papers, and tell what happened.

    In a folder that holds dossiers already the work goes on: numbers continue, other people come unless a seed is
    given, and the papers go into a new subfolder of ``out``. Raises Refused for a folder of live data.
    """
    stage = Stage(desks, out, desks.upkeep.checks.audit_head().count if seed is None else seed)
    stage.tell("begins", unit=desks.office.profile().name, day=stage.day)
    brought = morning.received(stage)
    morning.certified_copies(stage)
    morning.refused(stage)
    morning.handed_over(stage, brought)
    afternoon.appraised(stage, brought)
    afternoon.finished(stage, brought)
    afternoon.given_back(stage, brought)
    afternoon.supplemented(stage, brought)
    afternoon.reviewed(stage)
    return stage.told()
