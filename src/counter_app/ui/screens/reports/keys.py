"""The commands of the report screen and their keys."""

from functools import partial
from typing import TYPE_CHECKING

from counter_app.domain.people import Right
from counter_app.ui.commands import Command
from counter_app.ui.room import Room

if TYPE_CHECKING:
    from counter_app.ui.screens.reports.screen import ReportsScreen

VIEWS = ("form", "checks", "on_time", "behind")
"""The parts of a report, from left to right: Alt+1 to Alt+4."""

FORM, CHECKS, ON_TIME, BEHIND = range(len(VIEWS))


def register(room: Room, screen: "ReportsScreen") -> None:
    """Add the commands of the page."""
    add, acts = room.commands.add, screen.acts

    def command(name: str, key: str = "", icon: str = "", *, right: Right | None = None, main: bool = False) -> Command:
        return Command(screen.name, name, icon, key, right, main)

    add(command("make", "F9", main=True, right=Right.PRINT), acts.make)
    add(command("print", "Ctrl+P", "printer", right=Right.PRINT), acts.print)
    add(command("export", "Ctrl+E", "excel"), acts.export)
    add(command("earlier", "Alt+Left", "chevron-left"), partial(screen.go, -1))
    add(command("later", "Alt+Right", "chevron-right"), partial(screen.go, 1))
    add(command("newest", "Alt+Home", "calendar"), screen.go_to_newest)
    add(command("refresh", "F5", "refresh"), screen.refresh)
    for at, view in enumerate(VIEWS):
        add(command(f"show_{view}", f"Alt+{at + 1}"), partial(screen.show_view, at))
