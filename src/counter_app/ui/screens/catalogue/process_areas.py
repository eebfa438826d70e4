"""The parts of a process picture and where each stands."""

from dataclasses import dataclass, field

from PySide6.QtCore import QPointF, QRect

from counter_app.ui.screens.catalogue.process_shape import LaneSaid, StepSaid


@dataclass(frozen=True, slots=True)
class LaneArea:
    """A lane, and the parts of its head."""

    area: QRect
    said: LaneSaid
    icon: QRect
    name: QRect
    who: QRect


@dataclass(frozen=True, slots=True)
class StepArea:
    """A step: its box, its name, and the tag on its lower edge."""

    area: QRect
    said: StepSaid
    name: QRect
    tag: QRect
    tag_words: str


@dataclass(frozen=True, slots=True)
class Link:
    """A line through its points to an arrow at the last one, with a word beside it where there is one."""

    points: tuple[QPointF, ...]
    is_return: bool = False
    words: str = ""
    spot: QRect = field(default_factory=QRect)


@dataclass(frozen=True, slots=True)
class Drawing:
    """The whole picture at one width."""

    width: int
    height: int
    head: int
    lanes: tuple[LaneArea, ...] = ()
    steps: tuple[StepArea, ...] = ()
    start: QRect = field(default_factory=QRect)
    result: QRect = field(default_factory=QRect)
    question: QRect = field(default_factory=QRect)
    links: tuple[Link, ...] = ()
