"""One step of a process in full: what is done, by whom, for how long at most, and what it leaves on paper."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from counter_app.ui.room import Room
from counter_app.ui.screens.catalogue.process_shape import StepSaid
from counter_app.ui.screens.catalogue.shown import capital
from counter_app.ui.theme.type import Type
from counter_app.ui.widgets.card import Card
from counter_app.ui.widgets.plain import Tone, label
from counter_app.ui.widgets.scrolling import scrolling

_FACTS = ("step_name", "step_role", "step_desk", "step_who", "step_time", "step_papers")


class StepPane(Card):
    """Shows a step; it scrolls where the place is low."""

    def __init__(self, room: Room) -> None:
        super().__init__(margin=0, spacing=0)
        self._room = room
        self._title = label("", Type.SUBTITLE)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(16, 14, 16, 14)
        column.setSpacing(2)
        column.addWidget(self._title)
        self._facts = {}
        for name in _FACTS:
            column.addSpacing(10)
            called, value = label("", Type.META), label("", Type.BODY, Tone.TEXT, wraps=True)
            column.addWidget(called)
            column.addWidget(value)
            self._facts[name] = (called, value)
        column.addStretch(1)
        self._scroll = scrolling(inside)
        self.layout_.addWidget(self._scroll)

    def show_step(self, step: StepSaid) -> None:
        """Show another step."""
        words = self._room.words
        self._title.setText(words("catalogue.step", step=step.code))
        values = {
            "step_name": step.name,
            "step_role": capital(step.role),
            "step_desk": step.desk,
            "step_who": step.who,
            "step_time": capital(words("catalogue.at_most", hours=step.hours)),
            "step_papers": "\n".join(map(capital, step.papers)) or words("catalogue.no_paper"),
        }
        for name, (called, value) in self._facts.items():
            called.setText(words(f"catalogue.{name}"))
            value.setText(values[name])
            called.setVisible(bool(values[name]))
            value.setVisible(bool(values[name]))
