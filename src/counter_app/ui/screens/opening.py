"""Where a dossier is looked at from a page of numbers."""

from counter_app.ui.commands import EVERYWHERE
from counter_app.ui.room import Room

_WHERE = ("lookup", "queue")
"""The places that show one dossier, best first."""


def open_dossier(room: Room, code: str) -> bool:
    """Go to the first place where this person may look at a dossier; False where there is none."""
    known = {command.name: command for command in room.commands.registered() if command.scope == EVERYWHERE}
    for place in _WHERE:
        command = known.get(f"go_{place}")
        if command is not None and (command.right is None or room.seat.may(command.right)):
            room.go(place, code)
            return True
    return False
