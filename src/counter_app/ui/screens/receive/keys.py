"""What can be done here and by which key."""

from counter_app.domain.people import Right
from counter_app.ui.commands import Command
from counter_app.ui.screens.receive.procedure_box import FAVOURITES

SCOPE = "receive"


def commands() -> tuple[Command, ...]:
    """Return every command of the screen; the method of the screen that does it is called the same."""
    return (
        Command(SCOPE, "receive", "receive", "F9", Right.RECEIVE, main=True),
        Command(SCOPE, "again", "copy", "Ctrl+Return", Right.RECEIVE),
        Command(SCOPE, "search", "scan", "F2"),
        Command(SCOPE, "procedure", "procedure", "F3"),
        Command(SCOPE, "recent", "history", "F4"),
        Command(SCOPE, "all_papers", "", "F6"),
        Command(SCOPE, "missing", "", "F7", Right.RECEIVE),
        Command(SCOPE, "hold", "", "F8"),
        Command(SCOPE, "reprint", "printer", "F12", Right.PRINT),
        Command(SCOPE, "undo", "undo", "Shift+F9", Right.CANCEL),
        Command(SCOPE, "drafts", "pause", "Alt+Up"),
        Command(SCOPE, "see_open", "queue", "Ctrl+J", Right.OPEN),
        Command(SCOPE, "many", "copy", "Ctrl+M", Right.RECEIVE),
        Command(SCOPE, "late", "clock", "Ctrl+T"),
        Command(SCOPE, "given", "barcode", "Ctrl+U"),
        Command(SCOPE, "outside", "procedure", "Ctrl+O"),
        Command(SCOPE, "party", "people", "Ctrl+G"),
        Command(SCOPE, "edit", "edit", "Ctrl+I"),
        Command(SCOPE, "why", "help", "Shift+F1"),
        Command(SCOPE, "discard", "delete", ""),
        Command(SCOPE, "back", "", ""),
        *(Command(SCOPE, f"favourite_{at + 1}", "", f"Alt+{at + 1}") for at in range(FAVOURITES)),
    )
