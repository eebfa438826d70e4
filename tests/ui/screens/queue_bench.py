"""The queue in a window, worked from the keyboard."""

from PySide6.QtCore import Qt

from builders import Ward
from counter_app.ui.screens.queue.screen import QueueScreen
from counter_app.ui.screens.queue.work_list import WorkList
from ui.at_work import AtWork
from ui.rooms import Bench, a_window

Key = Qt.Key


class QueueBench(AtWork):
    """What a person sees and presses."""

    def __init__(self, bench: Bench) -> None:
        super().__init__(bench, "queue")
        screen = bench.window.present()
        assert isinstance(screen, QueueScreen)
        self.screen = screen

    @property
    def worklist(self) -> WorkList:
        return self.screen.list

    @property
    def rows(self) -> list[str]:
        return [row.handle for row in self.worklist.model.rows]

    @property
    def main_job(self) -> str:
        return self.text_of("forward")


def open_queue(ward: Ward, who: str, keep: object, **window: object) -> QueueBench:
    """Sit somebody down at the queue of a ward; a row at rest is read at once."""
    QueueScreen.rest_ms = 0
    WorkList.typing_ms = 0
    return QueueBench(a_window(ward, (QueueScreen,), who=who, keep=keep, **window))  # type: ignore[arg-type]
