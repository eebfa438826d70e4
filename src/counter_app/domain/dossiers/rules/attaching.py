"""Scans are put beside a dossier at any time, also after its end: its result is scanned, too."""

from typing import Any

from counter_app.domain.dossiers import events as e
from counter_app.domain.dossiers import requests as r
from counter_app.domain.dossiers.stages import Stage
from counter_app.domain.dossiers.state import Dossier
from counter_app.domain.errors import Refused

MOST_SCANS = 200


def _attach(request: r.Attach, dossier: Dossier) -> tuple[e.Payload, ...]:
    if dossier.stage is Stage.CANCELLED:
        raise Refused("dossier.not_now", act="attach", stage=dossier.stage.value, dossier=dossier.handle)
    if not request.scans:
        raise Refused("scan.none")
    if len(dossier.scans) + len(request.scans) > MOST_SCANS:
        raise Refused("scan.too_many", dossier=dossier.handle, most=MOST_SCANS)
    known = {paper.ordinal for paper in dossier.papers}
    for scan in request.scans:
        if scan.paper is not None and scan.paper not in known:
            raise Refused("scan.no_such_paper", dossier=dossier.handle, paper=scan.paper)
    first = len(dossier.scans) + 1
    return tuple(e.Attached(position, scan) for position, scan in enumerate(request.scans, start=first))


RULES: dict[type, Any] = {r.Attach: _attach}
