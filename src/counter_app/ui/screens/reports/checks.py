"""What must agree in a form, said in words, and the dossiers that explain what the period took over."""

from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from counter_app.services.reports.report import PeriodReport
from counter_app.services.reports.table import CarryLine, Check, CheckKind, FieldRow
from counter_app.ui.models.rows import Cell, Column, RowModel
from counter_app.ui.room import Room
from counter_app.ui.screens.shown import short_code
from counter_app.ui.theme.type import Type, px
from counter_app.ui.widgets.chip import Chip, ChipKind
from counter_app.ui.widgets.plain import Tone, label
from counter_app.ui.widgets.section import SectionHead
from counter_app.ui.widgets.table import RowHeight, Table
from counter_app.ui.words import Words

_CHECKS = len(CheckKind)


@dataclass(frozen=True, slots=True)
class CheckLine:
    """One check as it is read: whether it comes out, and where it does not."""

    mark: Chip
    said: str


def check_lines(report: PeriodReport, words: Words) -> tuple[CheckLine, ...]:
    """Return the checks of a report in words."""
    rows = {row.field: row for row in report.rows}
    return tuple(CheckLine(_mark(check, words), _said(check, rows, words)) for check in report.checks)


def _mark(check: Check, words: Words) -> Chip:
    if check.ok:
        return Chip(ChipKind.DONE, words("reports.check_ok"))
    return Chip(ChipKind.OVERDUE, words("reports.check_wrong"))


def _said(check: Check, rows: dict[str, FieldRow], words: Words) -> str:
    if check.ok:
        return words(f"reports.check_{check.kind.value}")
    return words(
        f"reports.check_{check.kind.value}_wrong",
        where="; ".join(_where(check, one, rows, words) for one in check.fields),
    )


def _where(check: Check, field: str, rows: dict[str, FieldRow], words: Words) -> str:
    if check.kind is CheckKind.TOTALS:
        return words(f"reports.column_{field}")
    row = rows[field]
    if check.kind is CheckKind.CARRY_OVER:
        return row.name
    sums = {"received": row.received_total, "solved": row.solved_total, "open": row.open_total}
    return words("reports.unbalanced", field=row.name, **sums)


def notes(report: PeriodReport, words: Words) -> list[str]:
    """Return what must be known to read the numbers: what the citizen took back, what waits."""
    said = [words("reports.note_withdrawn", n=report.withdrawn)] if report.withdrawn else []
    return [*said, *([words("reports.note_paused", n=report.paused)] if report.paused else [])]


class Checks(QWidget):
    """The checks above, below them the dossiers between two periods. Enter opens one."""

    opened = Signal(str)

    def __init__(self, room: Room) -> None:
        super().__init__()
        self._words = room.words
        self._report: PeriodReport | None = None
        words = room.words
        self.model: RowModel[CheckLine] = RowModel(
            (
                Column(title="reports.column_result", cell=Cell.MARK, width=118, chip=lambda line: line.mark),
                Column(title="reports.column_check", text=lambda line: line.said),
            ),
            words,
        )
        self.table = Table(self.model, "", row_height=RowHeight.CARD)
        self.notes = label("", Type.BODY, Tone.MUTED, wraps=True)
        self.carry_head = SectionHead("")
        self.carry_said = label("", Type.BODY, Tone.MUTED, wraps=True)
        self.carried: RowModel[CarryLine] = RowModel(
            (
                Column(title="reports.column_code", cell=Cell.CODE, width=128, text=lambda line: short_code(line.code)),
                Column(title="reports.column_carry", text=lambda line: words(f"reports.carry_{line.kind.value}")),
                Column(
                    title="reports.column_left", cell=Cell.MUTED, width=190, text=lambda line: self._field(line.left)
                ),
                Column(
                    title="reports.column_joined",
                    cell=Cell.MUTED,
                    width=190,
                    text=lambda line: self._field(line.joined),
                ),
            ),
            words,
            key=lambda line: (line.kind, line.code),
        )
        self.carry_table = Table(self.carried, "", row_height=RowHeight.LOG)
        self._lay_out()
        self.carry_table.opened.connect(lambda at: self.opened.emit(self.carried.rows[at].code))

    def show_report(self, report: PeriodReport | None) -> None:
        """Show the checks of another report."""
        self._report = report
        self.carried.set_rows(report.carried if report else ())
        self.retranslate()

    def retranslate(self) -> None:
        """Put every text anew."""
        words, report = self._words, self._report
        self.table.setAccessibleName(words("reports.view_checks"))
        self.carry_table.setAccessibleName(words("reports.carry"))
        self.carry_head.set_words(words("reports.carry"), str(len(self.carried.rows)) if self.carried.rows else "")
        self.carry_table.setVisible(bool(self.carried.rows))
        if report is None:
            self.model.set_rows(())
            for part in (self.notes, self.carry_said):
                part.setText("")
            return
        self.model.set_rows(check_lines(report, words))
        said = notes(report, words)
        self.notes.setText("\n".join(said))
        self.notes.setVisible(bool(said))
        left = sum(1 for life in report.found if life.field_before)
        told = {"left": left, "taken": report.total.carried}
        self.carry_said.setText(words("reports.carry_lines" if report.carried else "reports.carry_none", **told))

    def _field(self, code: str) -> str:
        rows = self._report.rows if self._report else ()
        return next((row.name for row in rows if row.field == code), code)

    def _lay_out(self) -> None:
        for table in (self.table, self.carry_table):
            table.setFrameShape(QFrame.Shape.NoFrame)
        self.table.horizontalHeader().hide()
        self.table.setFixedHeight(px(RowHeight.CARD) * _CHECKS + 2)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 2, 0, 0)
        whole.setSpacing(6)
        whole.addWidget(self.table)
        whole.addLayout(_padded(self.notes))
        whole.addLayout(_padded(self.carry_head, above=6))
        whole.addLayout(_padded(self.carry_said))
        whole.addWidget(self.carry_table, 1)
        whole.addStretch(0)


def _padded(part: QWidget, above: int = 0) -> QVBoxLayout:
    layout = QVBoxLayout()
    layout.setContentsMargins(16, above, 16, 2)
    layout.addWidget(part)
    return layout
