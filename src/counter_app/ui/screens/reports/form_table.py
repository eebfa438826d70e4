"""The form of the law as a table of numbers: the arrows go from number to number, Enter opens what one counts."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QFont, QFontMetrics, QPainter, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView

from counter_app.services.reports.report import PeriodReport, ReportForm
from counter_app.services.reports.table import FieldRow
from counter_app.ui.models.rows import Cell, Column, RowModel, RowRole
from counter_app.ui.screens.reports.shown import GROUPS, Parts, group_of, key_of, parts_of
from counter_app.ui.theme.paint import hairline
from counter_app.ui.theme.tokens import tokens_of
from counter_app.ui.theme.type import Type, font, px
from counter_app.ui.widgets.cells import FIRST_PAD, PAD, RIGHT_PAD
from counter_app.ui.widgets.table import RowHeight, Table
from counter_app.ui.words import Words

FIELD = 0
_NUMBERS, _LEAST_FIELD = (44, 66), 130
_FIRST_NUMBER = 3  # (3) is the first column of numbers; (1) and (2) are STT and the field
_PAD = 3


class FormModel(RowModel[FieldRow]):
    """The fields in the order of the form, the total last."""

    def __init__(self, form: ReportForm, words: Words) -> None:
        self.parts = parts_of(form)
        self.total = ""
        field = Column[FieldRow](title="reports.column_field", text=lambda row: row.name or self.total)
        super().__init__((field, *map(_number, self.parts)), words, key=lambda row: row.field)

    def is_total(self, row: FieldRow) -> bool:
        """Say whether a row is the last one."""
        return row is self.rows[-1]

    def _asked_by_painter(self, row: FieldRow, column: Column[FieldRow], role: int) -> object:
        if role == RowRole.CELL:
            if self.is_total(row):
                return Cell.STRONG
            return Cell.MUTED if self._shown(row, column) == "0" else Cell.PLAIN
        return super()._asked_by_painter(row, column, role)


def _number(parts: Parts) -> Column[FieldRow]:
    title = f"reports.column_{key_of(parts)}"
    return Column(title=title, width=_NUMBERS[1], text=lambda row: _grouped(row.sum(parts)), right=True)


def _grouped(number: int) -> str:
    return f"{number:,}".replace(",", ".")


class FormTable(Table):
    """One form. ``number_opened`` tells the row and the place of a number."""

    number_opened = Signal(object, object)  # FieldRow, Parts

    def __init__(self, form: ReportForm, words: Words) -> None:
        self.model_: FormModel = FormModel(form, words)
        super().__init__(self.model_, "", row_height=RowHeight.LOG)
        self._words = words
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        self.setHorizontalHeader(_FormHead(self, self.model_.parts, words))
        self._set_widths()
        self.opened.connect(self._open)

    def show_report(self, report: PeriodReport) -> None:
        """Show another report; the number in hand stays in hand."""
        at = self.currentIndex()
        self.model_.total = self._words("reports.total")
        self.model_.set_rows((*report.rows, report.total))
        first = next((row for row, field in enumerate(report.rows) if field.received_total), 0)
        row, column = (min(at.row(), len(report.rows)), at.column()) if at.isValid() else (first, FIELD + 1)
        self.setCurrentIndex(self.model_.index(row, column))

    def retranslate(self) -> None:
        """Put the texts anew that no model asks for."""
        self.model_.total = self._words("reports.total")
        self.setAccessibleName(self._words("reports.table"))
        self.horizontalHeader().updateGeometry()
        self.viewport().update()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The number in hand comes into view with the keyboard."""
        super().focusInEvent(event)
        self.scrollTo(self.currentIndex())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_out()

    def _set_widths(self) -> None:
        super()._set_widths()
        self._share_out()

    def _share_out(self) -> None:
        """Give numbers what the names of the fields leave, within reason."""
        count = len(self.model_.parts)
        least, most = (px(width) for width in _NUMBERS)
        room = (self.viewport().width() - px(_LEAST_FIELD) * 2) // count
        wide = min(most, max(least, room))
        for at in range(count):
            self.setColumnWidth(at + 1, wide)
        self.horizontalHeader().updateGeometry()

    def _open(self, at: int) -> None:
        place = self.currentIndex().column()
        if place > FIELD:
            row = self.model_.rows[at]
            self.number_opened.emit(row, self.model_.parts[place - 1])


class _FormHead(QHeaderView):
    """Three storeys as the circular draws them: the group, the column, the number under it."""

    def __init__(self, table: Table, parts: Sequence[Parts], words: Words) -> None:
        super().__init__(Qt.Orientation.Horizontal, table)
        self._parts, self._words = tuple(parts), words
        self.setHighlightSections(False)
        self.setMinimumSectionSize(24)

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), px(22) + self._words_high() + px(18))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.StyleChange:
            self.updateGeometry()

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        tokens = tokens_of(self)
        painter.save()
        painter.setClipRect(rect)  # the name of a group is written by each of its columns, in its own part
        painter.fillRect(rect, QColor(tokens.alt))
        hairline(painter, rect.left(), rect.right() + 1, rect.bottom(), tokens.line)
        painter.setPen(QColor(tokens.muted))
        if section == FIELD:
            self._write(
                painter, rect.adjusted(FIRST_PAD, 0, -RIGHT_PAD, 0), self._title(section), Qt.AlignmentFlag.AlignLeft
            )
        else:
            self._number(painter, rect, section)
        painter.restore()

    def _number(self, painter: QPainter, rect: QRect, section: int) -> None:
        tokens, right = tokens_of(self), Qt.AlignmentFlag.AlignRight
        upper, lower = px(22), px(18)
        inner = rect.adjusted(_PAD, upper, -RIGHT_PAD, -lower)
        self._write(painter, inner, self._title(section), right)
        foot = QRect(rect.left(), rect.bottom() - lower, rect.width() - RIGHT_PAD, lower)
        painter.setFont(font(Type.META))
        painter.drawText(foot, int(right | Qt.AlignmentFlag.AlignVCenter), f"({section - 1 + _FIRST_NUMBER})")
        first, last = self._group_at(section)
        left = self.sectionViewportPosition(first)
        wide = sum(self.sectionSize(at) for at in range(first, last + 1))
        whole = QRect(left + PAD // 2, rect.top(), wide - PAD, upper)
        painter.setFont(font(Type.HEAD))
        painter.setPen(QColor(tokens.text))
        name = self._words(f"reports.group_{key_of(GROUPS[group_of(self._parts[section - 1])])}")
        shown = QFontMetrics(painter.font()).elidedText(name, Qt.TextElideMode.ElideRight, whole.width())
        painter.drawText(whole, int(Qt.AlignmentFlag.AlignCenter), shown)
        hairline(painter, rect.left(), rect.right() + 1, rect.top() + upper - 1, tokens.line)
        if section == first:
            painter.fillRect(rect.left(), rect.top(), 1, rect.height(), QColor(tokens.line))

    def _write(self, painter: QPainter, area: QRect, text: str, way: Qt.AlignmentFlag) -> None:
        painter.setFont(self._font())
        flags = int(way | Qt.AlignmentFlag.AlignVCenter) | int(Qt.TextFlag.TextWordWrap)
        painter.drawText(area, flags, text)

    def _font(self) -> QFont:
        return font(Type.META)

    def _title(self, section: int) -> str:
        return str(self.model().headerData(section, self.orientation()) or "")

    def _group_at(self, section: int) -> tuple[int, int]:
        group = group_of(self._parts[section - 1])
        places = [at + 1 for at, parts in enumerate(self._parts) if group_of(parts) == group]
        return places[0], places[-1]

    def _words_high(self) -> int:
        """Return how high the tallest title stands in the width its column has."""
        metrics = QFontMetrics(self._font())
        flags = int(Qt.TextFlag.TextWordWrap)
        highs = [
            metrics.boundingRect(
                QRect(0, 0, self.sectionSize(at) - _PAD - RIGHT_PAD, 400), flags, self._title(at)
            ).height()
            for at in range(1, len(self._parts) + 1)
        ]
        return max(highs, default=px(16)) + 2
