"""Small parts of the pane: the step in hand with its bar, facts by name, and what happened last."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSizePolicy, QWidget

from counter_app.ui.theme.paint import write
from counter_app.ui.theme.tokens import tokens_of
from counter_app.ui.theme.type import Type, px, width_of
from counter_app.ui.widgets.bar import Bar
from counter_app.ui.widgets.card import Card
from counter_app.ui.widgets.plain import Label, Tone, label, tip


@dataclass(frozen=True, slots=True)
class StepWords:
    """What the card of a step says. ``share`` is the used part of the norm, None where there is no norm."""

    title: str
    code: str
    who: str
    used: str
    norm: str
    share: float | None


class StepPart(Card):
    """The step in hand: which, who has it, since when, and how much of its time is used."""

    def __init__(self) -> None:
        super().__init__(margin=13, spacing=4, soft=True)
        self._title, self._code = label("", Type.STRONG, wraps=True), label("", Type.META)
        self._who = label("", Type.META, wraps=True)
        self._bar = Bar("")
        self._used, self._norm = label("", Type.META_STRONG, Tone.TEXT, wraps=True), label("", Type.META)
        self.layout_.addLayout(_ends(self._title, self._code))
        self.layout_.addWidget(self._who)
        self.layout_.addWidget(self._bar)
        self.layout_.addLayout(_ends(self._used, self._norm))

    def show_step(self, said: StepWords) -> None:
        """Show a step."""
        for part, text in ((self._title, said.title), (self._code, said.code), (self._who, said.who),
                           (self._used, said.used), (self._norm, said.norm)):  # fmt: skip
            part.setText(text)
        self._used.set_tone(Tone.ERR if said.share is not None and said.share > 1 else Tone.TEXT)
        self._bar.show_use(f"{said.used}, {said.norm}", said.share or 0.0)
        for widget in (self._bar, self._used, self._norm):
            widget.setVisible(said.share is not None)


class Facts(QWidget):
    """Names and values below each other; what needs attention is toned."""

    def __init__(self) -> None:
        super().__init__()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(8)
        self._grid.setVerticalSpacing(6)
        self._grid.setColumnStretch(1, 1)
        self._lines: list[tuple[Label, Label]] = []

    def show_facts(self, facts: Sequence[tuple[str, str, Tone]]) -> None:
        """Show facts; those with no value are left out."""
        wanted = [fact for fact in facts if fact[1]]
        while len(self._lines) < len(wanted):
            at = len(self._lines)
            pair = label("", Type.BODY, Tone.MUTED), label("", Type.BODY, wraps=True)
            pair[0].setMinimumWidth(px(96))
            self._grid.addWidget(pair[0], at, 0, Qt.AlignmentFlag.AlignTop)
            self._grid.addWidget(pair[1], at, 1)
            self._lines.append(pair)
        for at, (name, value) in enumerate(self._lines):
            shown = at < len(wanted)
            name.setVisible(shown)
            value.setVisible(shown)
            if shown:
                name.setText(wanted[at][0])
                value.setText(wanted[at][1])
                value.set_tone(wanted[at][2])


class MovedLine(QWidget):
    """One thing that happened: when, who, what; what does not fit is in the tool tip."""

    def __init__(self) -> None:
        super().__init__()
        self._when = self._who = self._what = ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def say(self, when: str, who: str, what: str) -> None:
        """Say another one."""
        self._when, self._who, self._what = when, who, what
        self.setAccessibleName(f"{when} {who} {what}")
        tip(self, f"{who}: {what}")
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(120, px(22))

    def minimumSizeHint(self) -> QSize:
        return QSize(60, px(22))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, tokens = QPainter(self), tokens_of(self)
        left = width_of("00/00", Type.META) + 10
        write(painter, self.rect(), self._when, Type.META, tokens.muted, elide=False)
        name = QRect(left, 0, min(width_of(self._who, Type.META_STRONG) + 1, self.width() - left), self.height())
        write(painter, name, self._who, Type.META_STRONG, tokens.text)
        rest = QRect(name.right() + 7, 0, self.width() - name.right() - 7, self.height())
        write(painter, rest, self._what, Type.META, tokens.muted)


def _ends(left: QWidget, right: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(8)
    row.addWidget(left, 1)
    row.addWidget(right, 0, Qt.AlignmentFlag.AlignTop)
    return row
