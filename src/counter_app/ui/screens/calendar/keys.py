"""The commands of the calendar's page and their keys."""

from functools import partial
from typing import TYPE_CHECKING

from counter_app.domain.people import Right
from counter_app.ui.commands import Command
from counter_app.ui.room import Room

if TYPE_CHECKING:
    from counter_app.ui.screens.calendar.screen import CalendarScreen

PARTS = ("days", "hours", "outstanding")
"""What stands beside the year: Alt+1 to Alt+3."""


def register(room: Room, screen: "CalendarScreen") -> None:
    """Add the commands of the page."""
    add, acts, change = room.commands.add, screen.acts, Right.CHANGE_CALENDAR

    def command(name: str, key: str = "", icon: str = "", *, right: Right | None = None, main: bool = False) -> Command:
        return Command(screen.name, name, icon, key, right, main)

    add(command("main", "F9", main=True), acts.main)
    add(command("change_day", "Ctrl+D", "edit", right=change), acts.change_days)
    add(command("confirm", "Ctrl+Return", "check", right=change), acts.confirm)
    add(command("hours", "Ctrl+H", "clock", right=change), acts.change_hours)
    add(command("policies", "Ctrl+M", right=change), acts.change_policies)
    add(command("import", "Ctrl+O", "upload", right=change), acts.take_in)
    add(command("export", "Ctrl+E", "download", right=Right.READ_CATALOGUE), acts.export)
    add(command("search", "Ctrl+G", "search", right=Right.RECOUNT), screen.search)
    add(command("recount", "", "refresh", right=Right.RECOUNT), acts.recount)
    add(command("earlier", "Alt+Left", "chevron-left"), partial(screen.move_years, -1))
    add(command("later", "Alt+Right", "chevron-right"), partial(screen.move_years, 1))
    add(command("today", "Alt+Home", "calendar"), screen.go_to_today)
    add(command("refresh", "F5", "refresh"), screen.refresh)
    for at, part in enumerate(PARTS):
        add(command(f"see_{part}", f"Alt+{at + 1}"), partial(screen.see, at))
