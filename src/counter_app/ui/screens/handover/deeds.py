"""The commands of the screen; their order is that of the palette and the key sheet."""

from collections.abc import Callable
from functools import partial
from typing import Protocol

from counter_app.domain.people import Right
from counter_app.services.counter_rows import Box
from counter_app.ui.commands import Command
from counter_app.ui.room import Room
from counter_app.ui.screens.handover.slips_pane import BOXES
from counter_app.ui.screens.handover.stage import Stage

SCOPE = "handover"


class Doer(Protocol):
    """What the commands are carried out by; its stage is made after them, for its buttons show them."""

    room: Room
    stage: Stage

    def begin(self) -> None: ...

    def aim(self) -> None: ...

    def view(self, box: Box) -> None: ...

    def refresh(self) -> None: ...


def register(doer: Doer) -> None:
    """Make every command known."""

    def add(name: str, run: Callable[[], object], key: str = "", icon: str = "", right: Right | None = None) -> None:
        doer.room.commands.add(Command(SCOPE, name, icon, key, right, main=name == "forward"), run)

    def on_stage(act: Callable[[Stage], object]) -> Callable[[], object]:
        return lambda: act(doer.stage)

    add("forward", on_stage(Stage.forward), "F9")
    add("back", on_stage(Stage.back), "F7")
    add("all_here", on_stage(Stage.all_here), "F6")
    add("give_back_line", on_stage(Stage.give_back_line), "F8")
    add("recall", on_stage(Stage.recall), icon="undo", right=Right.HAND_OVER)
    add("scan", on_stage(Stage.to_scan_box), "F2", "scan")
    add("reprint", on_stage(Stage.reprint), "F12", "printer", Right.PRINT)
    add("new", doer.begin, "Ctrl+N", "plus", Right.HAND_OVER)
    add("target", doer.aim, "F3", right=Right.HAND_OVER)
    for at, box in enumerate(BOXES, start=1):
        add(f"view_{box.value}", partial(doer.view, box), f"Alt+{at}")
    add("refresh", doer.refresh, "F5", "refresh")
