"""What every page of the first run is: a title, a sentence why, what is asked, and what was answered in a few words."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import ClassVar

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from counter_app.config.preferences import Preferences
from counter_app.domain.errors import CounterError
from counter_app.domain.scans import Scan
from counter_app.ui.background import Runner
from counter_app.ui.first_run.answers import Answers
from counter_app.ui.house import WindowHouse
from counter_app.ui.theme.theme import Theme
from counter_app.ui.theme.tokens import tokens_of
from counter_app.ui.theme.type import Type
from counter_app.ui.widgets.field import Field, FieldState, LineEdit
from counter_app.ui.widgets.plain import Tone, label
from counter_app.ui.words import Words


@dataclass(frozen=True, slots=True)
class Tools:
    """What the pages are handed. ``folder`` is where the data go unless somebody wants them elsewhere."""

    words: Words
    theme: Theme
    background: Runner
    house: WindowHouse
    answers: Answers
    folder: Path
    today: date
    preferences: Callable[[], Preferences]
    prefer: Callable[..., None]
    ask_folder: Callable[[str, str], str]


class Step(QScrollArea):
    """A page. ``changed`` tells that its few words at the left are others; ``finished`` that it can be left."""

    name: ClassVar[str]
    may_skip: ClassVar[bool] = False

    changed = Signal()
    finished = Signal()

    def __init__(self, tools: Tools) -> None:
        super().__init__()
        self.tools, self.words, self.answers = tools, tools.words, tools.answers
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # what stands in it takes the keyboard and brings it into view
        self.page = _Ground()
        self.column = QVBoxLayout(self.page)
        self.column.setContentsMargins(32, 14, 32, 8)
        self.column.setSpacing(10)
        self._title = label("", Type.PERSON, wraps=True)
        self._lead = label("", Type.BODY, Tone.MUTED, wraps=True)
        head = QVBoxLayout()
        head.setSpacing(2)
        head.addWidget(self._title)
        head.addWidget(self._lead)
        self.column.addLayout(head)
        self.setWidget(self.page)

    def enter(self) -> None:
        """Become the present page."""

    def leave(self) -> None:
        """Look at what was typed; ``finished`` when the next page may come."""
        self.finished.emit()

    def retranslate(self) -> None:
        """Put every text anew."""
        self._title.setText(self.words(f"first_run.{self.name}_title", **self.title_params()))
        self._lead.setText(self.words(f"first_run.{self.name}_lead"))

    def title_params(self) -> dict[str, object]:
        """Return what the title tells."""
        return {}

    def summary(self) -> str:
        """Return what was answered, for the line under the page's name."""
        return ""

    def first_focus(self) -> QWidget:
        """Return where the keyboard goes first; the page itself where Enter should simply go on."""
        return self

    def scanned(self, scan: Scan) -> None:
        """Most pages have no use for a scan, and none is typed into a field."""

    def refused(self, error: CounterError) -> bool:
        """Say at its field why the unit could not be founded; False where no field of this page is to blame."""
        return False


class Asked(QWidget):
    """An entry with its label above it, remembered as it is typed."""

    def __init__(self, name: str, answers: Answers, default: str = "") -> None:
        super().__init__()
        self.name, self._answers = name, answers
        self.entry = LineEdit("")
        self.field = Field("", self.entry)
        self._label = label("", Type.META)
        self._label.setBuddy(self.entry)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self._label)
        column.addWidget(self.field)
        self.entry.setText(answers.text(name, default))
        self.entry.textChanged.connect(self._typed)

    @property
    def typed(self) -> str:
        """What stands there."""
        return self.entry.text()

    def call(self, words: Words) -> None:
        """Say what it asks, and give an example."""
        said = words(f"first_run.{self.name}")
        self._label.setText(said)
        self.entry.setAccessibleName(said)
        hint = words(f"first_run.{self.name}_hint")
        self.entry.setPlaceholderText("" if hint.startswith("first_run.") else hint)

    def say(self, state: FieldState = FieldState.REST, words: str = "") -> None:
        """Show what is wrong with it; nothing for a rest."""
        self.field.set_state(state, words)

    def is_given(self, words: Words) -> bool:
        """Say whether something stands there, and ask for it where nothing does."""
        if self.typed.strip():
            return True
        self.say(FieldState.ERROR, words("first_run.needed"))
        self.entry.setFocus()
        return False

    def _typed(self, text: str) -> None:
        self._answers.put(self.name, text)
        self.say()


class _Ground(QWidget):
    """White is for work. As high as its texts run at the width there is: what they take when narrow counts nothing."""

    def minimumSizeHint(self) -> QSize:
        return QSize(super().minimumSizeHint().width(), 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), tokens_of(self).base)
