"""The queue in a window, worked from the keyboard."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import Qt

from builders import Ward, a_ward
from counter_app.ui.screens.queue.screen import QueueScreen
from counter_app.ui.screens.queue.work_list import WorkList
from ui.at_work import AtWork
from ui.rooms import MONDAY, Bench, a_window

Key = Qt.Key


@contextmanager
def a_queue_ward(folder: Path) -> Iterator[Ward]:
    with a_ward(folder, MONDAY) as ward:
        yield ward


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
