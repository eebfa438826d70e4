"""What a request leads to: events, or a refusal in the clerk's words. Pure; nothing is stored here."""

from functools import singledispatch

from counter_app.domain.dossiers.events import Payload
from counter_app.domain.dossiers.requests import Request
from counter_app.domain.dossiers.rules import attaching, closing, matters, passing, pausing, putting_right, recounting
from counter_app.domain.dossiers.state import Dossier
from counter_app.domain.errors import Refused

Payloads = tuple[Payload, ...]


def decide(dossier: Dossier | None, request: Request) -> Payloads:
    """Return the events that ``request`` leads to on ``dossier``; None stands for a matter not yet noted.

    Raises Refused when a rule says no. Nothing else is raised for any combination of state and request.
    """
    if isinstance(request, matters.BEGINNINGS):
        return matters.begin(dossier, request)
    if dossier is None:
        raise Refused("dossier.unknown", dossier="")
    return _decide(request, dossier)


@singledispatch
def _decide(request: Request, dossier: Dossier) -> Payloads:
    raise TypeError(f"no rule for {type(request).__name__}")


for _desk in (matters, passing, pausing, closing, putting_right, recounting, attaching):
    for _request, _rule in _desk.RULES.items():
        _decide.register(_request, _rule)
