"""The commands of the returning screen, each with its key."""

from functools import partial
from typing import TYPE_CHECKING

from counter_app.domain.people import Right
from counter_app.services.counter_rows import ReturnView
from counter_app.ui.commands import Command
from counter_app.ui.room import Room
from counter_app.ui.screens.giving_back.result_list import VIEWS
from counter_app.ui.widgets.field import LineEdit

if TYPE_CHECKING:
    from counter_app.ui.screens.giving_back.screen import ReturnScreen


def register(room: Room, screen: "ReturnScreen") -> None:
    """Register what can be done on the screen."""
    add, giving = room.commands.add, screen.giving

    def command(name: str, key: str = "", icon: str = "", *, main: bool = False, right: Right | None = None) -> Command:
        return Command(screen.name, name, icon, key, right, main)

    add(command("give", "F9", main=True), giving.give)
    add(command("box", "F2", "scan"), lambda: _into(screen.pane.box))
    add(command("print", "Ctrl+P", "printer", right=Right.PRINT), giving.print)
    add(command("by_proxy", "F6", "people"), screen.by_proxy)
    add(command("reappoint", "F7"), giving.reappoint)
    add(command("slip_lost", "F8"), screen.slip_lost)
    add(command("give_late"), giving.give_late)
    add(command("waive"), giving.waive)
    add(command("next_of_person", "Ctrl+Return"), screen.open_next)
    add(command("filter", "Ctrl+F", "filter"), lambda: _into(screen.list.filter))
    add(command("refresh", "F5", "refresh"), screen.refresh)
    for at, view in enumerate(VIEWS, start=1):
        add(command(f"go_{view.value}", f"Alt+{at}"), partial(_turn, screen, view))


def _into(box: LineEdit) -> None:
    box.setFocus()
    box.selectAll()


def _turn(screen: "ReturnScreen", view: ReturnView) -> None:
    screen.list.choose(view)
    screen.list.focus_widget().setFocus()
