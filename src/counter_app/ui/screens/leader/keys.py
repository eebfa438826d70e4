"""The commands of the leader's page and their keys."""

from functools import partial
from typing import TYPE_CHECKING

from counter_app.domain.people import Right
from counter_app.services.leader_rows import Number
from counter_app.ui.commands import Command
from counter_app.ui.room import Room

if TYPE_CHECKING:
    from counter_app.ui.screens.leader.screen import LeaderScreen

STRIP = (
    Number.RECEIVED,
    Number.RETURNED,
    Number.MONTH_SOLVED,
    Number.OVERDUE,
    Number.DUE_TODAY,
    Number.TO_SIGN,
)
"""The numbers of the strip, from left to right: Alt+1 to Alt+6."""

LISTS = (*STRIP, Number.NOT_ACCEPTED, Number.UNCOLLECTED, Number.APOLOGIES_OWED)


def register(room: Room, screen: "LeaderScreen") -> None:
    """Add the commands of the page."""
    add, acts = room.commands.add, screen.acts

    def command(name: str, key: str = "", icon: str = "", *, right: Right | None = None, main: bool = False) -> Command:
        return Command(screen.name, name, icon, key, right, main)

    add(command("sign", "F9", main=True), acts.main)
    add(command("sign_day", "Ctrl+F9", "sign", right=Right.SIGN_LOG), acts.sign_day)
    add(command("print", "Ctrl+P", "printer", right=Right.PRINT), acts.print)
    add(command("export", "Ctrl+E", "excel", right=Right.READ_LOG), acts.export)
    add(command("earlier", "Alt+Left", "chevron-left"), partial(screen.move_days, -1))
    add(command("later", "Alt+Right", "chevron-right"), partial(screen.move_days, 1))
    add(command("today", "Alt+Home", "calendar"), screen.go_to_today)
    add(command("tables"), screen.turn_charts)
    add(command("report", right=Right.READ_REPORTS), screen.open_report)
    add(command("refresh", "F5", "refresh"), screen.refresh)
    for at, number in enumerate(LISTS, start=1):
        add(command(f"open_{number.value}", f"Alt+{at}"), partial(screen.open_number, number))
