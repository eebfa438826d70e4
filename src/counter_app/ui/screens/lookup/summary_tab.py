"""The summary: the facts of a dossier by name, and its steps with used against allowed time."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from counter_app.domain.dossiers.parties import Party
from counter_app.services.lookup_rows import OpenDossier
from counter_app.services.work_rows import StepCard, StepState
from counter_app.ui.room import Room
from counter_app.ui.screens.lookup import page_words as say
from counter_app.ui.screens.lookup.use_bar import UseBar
from counter_app.ui.theme.type import Type, px
from counter_app.ui.widgets.card import hairline
from counter_app.ui.widgets.plain import Tone, label
from counter_app.ui.widgets.section import SectionHead

_NAMES = 132


class SummaryTab(QWidget):
    """Made anew for each dossier: how many facts and steps there are differs."""

    def __init__(self, room: Room) -> None:
        super().__init__()
        self._room = room
        self._inside: QWidget | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(24, 16, 24, 12)
        self._column.setSpacing(14)

    def show_dossier(self, shown: OpenDossier, parties: Sequence[Party]) -> None:
        """Show a dossier, with the people as discreet as they come in."""
        if self._inside is not None:
            self._column.removeWidget(self._inside)
            self._inside.hide()
            self._inside.deleteLater()
        self._inside = QWidget()
        column = QVBoxLayout(self._inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        column.addLayout(self._facts(say.facts(shown, parties, self._room.words)))
        if shown.card.steps:
            column.addWidget(hairline())
            words = self._room.words
            column.addWidget(SectionHead(words("lookup.steps"), words("lookup.steps_remark")))
            for step in shown.card.steps:
                column.addWidget(_StepRow(step, self._room))
        column.addStretch(1)
        self._column.addWidget(self._inside, 1)

    def hold(self, first: QWidget) -> None:
        """Show something above the facts: where the page is low, it scrolls with them."""
        self._column.insertWidget(0, first)

    def _facts(self, facts: Sequence[say.Fact]) -> QGridLayout:
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(6)
        grid.setColumnMinimumWidth(0, px(_NAMES))
        grid.setColumnStretch(1, 1)
        for at, (name, value, tone) in enumerate(facts):
            grid.addWidget(label(name, Type.BODY, Tone.MUTED), at, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(label(value, Type.BODY, tone, wraps=True, selectable=True), at, 1)
        return grid


class _StepRow(QWidget):
    """One step: which, who takes or took it, and its time."""

    def __init__(self, step: StepCard, room: Room) -> None:
        super().__init__()
        here = step.state is StepState.CURRENT
        tone = Tone.ACCENT if here else Tone.MUTED if step.state is StepState.AHEAD else Tone.TEXT
        who = ", ".join(part for part in (step.who, step.desk_name) if part)
        number = label(str(step.position), Type.STRONG, tone)
        number.setFixedWidth(px(20))
        texts = QVBoxLayout()
        texts.setSpacing(0)
        texts.addWidget(label(step.name, Type.STRONG if here else Type.BODY, tone, wraps=True))
        texts.addWidget(label(who, Type.META, wraps=True))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(number, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(texts, 1)
        bar = UseBar()
        used = step.used_minutes if step.state is not StepState.AHEAD else None
        bar.show_use(used, step.ceiling_minutes, room.words)
        row.addWidget(bar, 0, Qt.AlignmentFlag.AlignTop)
        use = bar.accessibleName()
        self.setAccessibleName(room.words("lookup.step_line", n=step.position, name=step.name, who=who, use=use))
