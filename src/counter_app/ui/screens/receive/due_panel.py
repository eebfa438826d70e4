"""When to come back, and why then: the centre of the screen for the citizen. Beside it, what happens next."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from counter_app.domain.moments import ward_time
from counter_app.services.counter_rows import Preview
from counter_app.services.wording import explain
from counter_app.ui.screens.receive.days import counted_days, tiles
from counter_app.ui.screens.receive.procedure_box import limit_words
from counter_app.ui.theme.type import Type, px
from counter_app.ui.widgets.button import Button, Kind
from counter_app.ui.widgets.card import Card
from counter_app.ui.widgets.choice import CheckBox
from counter_app.ui.widgets.day_tiles import DayTiles
from counter_app.ui.widgets.plain import Tone, label
from counter_app.ui.words import Words

_TILES_FROM = 860  # the width from which the days find room


class DuePanel(Card):
    """The promise, its days, and the buttons of the screen."""

    changed = Signal()

    def __init__(self, words: Words, main: Button, others: Sequence[Button]) -> None:
        super().__init__(margin=16, spacing=4, soft=True)
        self.words = words
        self._preview: Preview | None = None
        self._open, self._low = False, False
        self._head = label(words("receive.due"), Type.HEAD, Tone.ACCENT)
        self._date = label("", Type.DUE)
        self._why = Button(words("receive.why"), Kind.LINK)
        self._why.setCheckable(True)
        self._lines = label("", Type.META, wraps=True)
        self._doubt = label("", Type.META_STRONG, Tone.WARN, wraps=True)
        self._tiles = DayTiles("")
        self._limit = label("", Type.META, wraps=True)
        self.short = CheckBox(words("receive.short"))
        self.receipt = CheckBox(words("receive.with_receipt"))
        self._note = label("", Type.META, wraps=True)
        self._note.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._lay_out(main, others)
        self._why.toggled.connect(self._explain)
        for tick in (self.short, self.receipt):
            tick.toggled.connect(lambda _: self.changed.emit())
        self.show_preview(None)

    def show_preview(self, preview: Preview | None) -> None:
        """Show what receiving now would promise; None while no procedure is chosen."""
        self._preview = preview
        self._date.setText(self._appointment(preview) if preview else self.words("receive.due_unknown"))
        self._why.setVisible(preview is not None)
        self._limit.setText(self._limit_words(preview) if preview else "")
        self._doubt.setText("" if preview is None or preview.confirmed else self.words("receive.unconfirmed"))
        self._doubt.setVisible(bool(self._doubt.text()))
        self._show_days(preview)
        self._explain()

    def offer_short(self, can: bool, *, short: bool, receipt: bool) -> None:
        """Show what can be chosen of a same-day matter."""
        for tick, value in ((self.short, short), (self.receipt, receipt)):
            tick.blockSignals(True)
            tick.setChecked(value)
            tick.blockSignals(False)
        self._can_be_short = can
        self._fold()

    def note(self, words: str) -> None:
        """Say under the buttons what else can be done."""
        self._note.setText(words)
        self._fold()

    def be_low(self, low: bool) -> None:
        """Take as little height as it can: the window is low."""
        if low != self._low:
            self._low = low
            self.layout_.setContentsMargins(*((12, 8, 12, 8) if low else (16, 14, 16, 14)))
            self._fold()

    def explain_more(self) -> None:
        """Show every line of the count, or be brief again."""
        self._why.toggle()

    def explanation(self) -> list[str]:
        """Return every line of the count in words."""
        return explain(self._preview.explanation, self.words.language) if self._preview else []

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fold()

    def minimumSizeHint(self) -> QSize:
        return QSize(300, super().minimumSizeHint().height())

    def _explain(self) -> None:
        said = self.explanation()
        self._lines.setText("\n".join(said) if self._why.isChecked() else self._briefly(said))
        self._fold()

    def _briefly(self, said: Sequence[str]) -> str:
        """Return the lines that are not obvious from the tiles: how it began, and what was skipped."""
        if self._preview is None:
            return ""
        kinds = [str(line.kind) for line in self._preview.explanation]
        kept = [line for kind, line in zip(kinds, said, strict=True) if kind not in {"counted", "due", "counts_from"}]
        return " ".join(kept)

    def _appointment(self, preview: Preview) -> str:
        due = ward_time(preview.due_at)
        weekday = self.words(f"receive.weekday_{due.weekday()}")
        return self.words("receive.due_at", clock=f"{due:%H:%M}", weekday=weekday, day=due.date())

    def _limit_words(self, preview: Preview) -> str:
        return self.words(
            "receive.limit",
            limit=limit_words(self.words, preview.limit),
            steps=len(preview.steps),
            minutes=preview.total_minutes,
        )

    def _show_days(self, preview: Preview | None) -> None:
        if preview is None or not preview.explanation or preview.explanation[0].at is None:
            self._tiles.show_days("", ())
            return
        days = counted_days(preview.explanation[0].at, preview.due_at, preview.explanation)
        self._tiles.show_days(" ".join(self.explanation()), tiles(days, self.words))

    def _lay_out(self, main: Button, others: Sequence[Button]) -> None:
        left = QVBoxLayout()
        left.setSpacing(4)
        for widget in (self._head, self._date):
            left.addWidget(widget)
        left.addWidget(self._why, 0, Qt.AlignmentFlag.AlignLeft)
        left.addWidget(self._lines)
        left.addWidget(self._doubt)
        left.addStretch(1)
        middle = QVBoxLayout()
        middle.setSpacing(8)
        middle.addWidget(self._tiles)
        middle.addWidget(self._limit)
        ticks = QHBoxLayout()
        ticks.setSpacing(16)
        ticks.addWidget(self.receipt)
        ticks.addWidget(self.short)
        ticks.addStretch(1)
        middle.addLayout(ticks)
        middle.addStretch(1)
        self._middle = QWidget()
        self._middle.setLayout(middle)
        middle.setContentsMargins(0, 0, 0, 0)
        self._can_be_short = False
        row = QHBoxLayout()
        row.setSpacing(24)
        row.addLayout(left, 5)
        row.addWidget(self._middle, 5)
        row.addWidget(self._buttons(main, others))
        self.layout_.addLayout(row)

    def _buttons(self, main: Button, others: Sequence[Button]) -> QWidget:
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(8)
        grid.addWidget(main, 0, 0, 1, len(others))
        for at, button in enumerate(others):
            grid.addWidget(button, 1, at)
        grid.addWidget(self._note, 2, 0, 1, len(others))
        grid.setRowStretch(3, 1)
        made = QWidget()
        made.setLayout(grid)
        made.setMinimumWidth(px(232))
        return made

    def _fold(self) -> None:
        roomy = not self._low
        wide = self.width() >= px(_TILES_FROM)
        self._middle.setVisible(wide)
        self._tiles.setVisible(roomy)
        self._limit.setVisible(roomy and bool(self._limit.text()))
        self._lines.setVisible(bool(self._lines.text()) and (roomy or self._why.isChecked()))
        self._head.setVisible(roomy)
        self._note.setVisible(roomy and bool(self._note.text()))
        self.short.setVisible(self._can_be_short)
