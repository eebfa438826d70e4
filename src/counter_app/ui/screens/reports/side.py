"""The left column: which form, and the reports that were made, each with the checksum of its paper."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QSizePolicy, QVBoxLayout, QWidget

from counter_app.domain.moments import ward_time
from counter_app.services.reports.made import MadeReport
from counter_app.services.reports.report import ReportForm
from counter_app.services.reports.spans import Stretch
from counter_app.ui.models.rows import Cell, Column, RowModel
from counter_app.ui.room import Room
from counter_app.ui.screens.reports.shown import form_words, period_words
from counter_app.ui.theme.type import Type, px
from counter_app.ui.widgets.card import Card
from counter_app.ui.widgets.plain import Tone, label
from counter_app.ui.widgets.section import SectionHead
from counter_app.ui.widgets.table import RowHeight, Table

FORMS = tuple(ReportForm)
WIDE = 236
_SHORT_SUM, _LEAST = 8, 2
_MOST_OF_IT = 100  # of the room; what is left where the list is hidden lies below


class FormList(Card):
    """The forms of the law; the one in hand is the one that is shown."""

    chosen = Signal(object)  # ReportForm

    def __init__(self, room: Room) -> None:
        super().__init__(margin=0, spacing=4)
        self._words = words = room.words
        self.head = SectionHead("")
        column = Column[ReportForm](
            title="",
            cell=Cell.TWO_LINES,
            text=lambda form: form_words(form, words),
            below=lambda form: words(f"reports.form_{form.value}_for"),
        )
        self.model: RowModel[ReportForm] = RowModel((column,), words)
        self.model.set_rows(FORMS)
        self.table = Table(self.model, "", row_height=RowHeight.TWO_LINES)
        self.table.horizontalHeader().hide()
        self.table.setFrameShape(QFrame.Shape.NoFrame)
        self.table.setFixedHeight(px(RowHeight.TWO_LINES) * len(FORMS) + 2)
        _stack(self, self.head, self.table)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.table.current_changed.connect(self._chosen)

    def show_form(self, form: ReportForm) -> None:
        """Take a form in hand without telling it."""
        self.table.blockSignals(True)
        self.table.select_row(FORMS.index(form))
        self.table.blockSignals(False)

    def retranslate(self) -> None:
        """Put every text anew."""
        self.head.set_words(self._words("reports.forms"))
        self.table.setAccessibleName(self._words("reports.forms"))
        self.table.viewport().update()

    def _chosen(self, at: int) -> None:
        if at >= 0:
            self.chosen.emit(FORMS[at])


class MadeList(Card):
    """The papers that were made. Enter shows one again, as it was."""

    opened = Signal(int)  # the job

    def __init__(self, room: Room) -> None:
        super().__init__(margin=0, spacing=4)
        self._words = words = room.words
        self.head = SectionHead("")
        self.nothing = label("", Type.BODY, Tone.MUTED, wraps=True)
        self.checksum = label("", Type.META, wraps=True, selectable=True)
        column = Column[MadeReport](
            title="",
            cell=Cell.TWO_LINES,
            text=lambda made: period_words(Stretch(made.first, made.last), words),
            below=self._below,
        )
        self.model: RowModel[MadeReport] = RowModel((column,), words, key=lambda made: made.job)
        self.table = Table(self.model, "", row_height=RowHeight.TWO_LINES)
        self.table.horizontalHeader().hide()
        self.table.setFrameShape(QFrame.Shape.NoFrame)
        self.table.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)  # it takes what is left
        self.table.setMinimumHeight(px(RowHeight.TWO_LINES) * _LEAST)
        _stack(self, self.head, self.table, above=self.nothing, below=self.checksum)
        self.table.opened.connect(lambda at: self.opened.emit(self.model.rows[at].job))
        self.table.current_changed.connect(lambda at: self._say_checksum())

    def show_made(self, made: Sequence[MadeReport]) -> None:
        """Show what was made; the one in hand stays in hand."""
        self.table.show_rows(made)
        self.retranslate()

    def newest_of(self, form: ReportForm, found: Stretch) -> MadeReport | None:
        """Return the report of a period that was made last."""
        of_it = (
            made for made in self.model.rows if (made.form, made.first, made.last) == (form, found.first, found.last)
        )
        return next(of_it, None)

    def retranslate(self) -> None:
        """Put every text anew."""
        words, count = self._words, len(self.model.rows)
        self.head.set_words(words("reports.made"), str(count) if count else "")
        self.nothing.setText(words("reports.made_nothing"))
        self.nothing.setVisible(not count)
        self.table.setVisible(bool(count))
        self.table.setAccessibleName(words("reports.made"))
        self.table.viewport().update()
        self._say_checksum()

    def _say_checksum(self) -> None:
        at = self.table.current_row
        made = self.model.rows[at] if 0 <= at < len(self.model.rows) else None
        sums = " ".join(made.sha256[cut : cut + _SHORT_SUM] for cut in range(0, 64, _SHORT_SUM)) if made else ""
        self.checksum.setText(self._words("reports.checksum", sum=sums) if sums.strip() else "")
        self.checksum.setVisible(bool(sums.strip()))

    def _below(self, made: MadeReport) -> str:
        return self._words(
            "reports.made_line",
            form=made.form.value.upper(),
            at=f"{ward_time(made.made_at):%d/%m %H:%M}",
            name=made.made_by,
        )


def _stack(
    card: Card, head: SectionHead, table: Table, *, above: QWidget | None = None, below: QWidget | None = None
) -> None:
    top = QVBoxLayout()
    top.setContentsMargins(16, 10, 12, 4)
    top.setSpacing(6)
    top.addWidget(head)
    card.layout_.setContentsMargins(1, 1, 1, 2)
    card.layout_.addLayout(top)
    card.layout_.addWidget(table, _MOST_OF_IT)
    if above is not None:
        top.addWidget(above)
    if below is not None:
        foot = QVBoxLayout()
        foot.setContentsMargins(16, 2, 12, 8)
        foot.addWidget(below)
        card.layout_.addLayout(foot)
    card.layout_.addStretch(1)
