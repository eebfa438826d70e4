"""Under the navigation: how much of the catalogue was compared with the decision, and neighbours of what is open."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QVBoxLayout, QWidget

from counter_app.services.catalogue_rows import CatalogueView, ProcedureRow
from counter_app.ui.room import Room
from counter_app.ui.theme.focus import Ring, ringed
from counter_app.ui.theme.paint import box, write
from counter_app.ui.theme.tokens import tokens_of
from counter_app.ui.theme.type import Type, px
from counter_app.ui.widgets.bar import Bar
from counter_app.ui.widgets.card import hairline
from counter_app.ui.widgets.plain import label, tip
from counter_app.ui.widgets.section import SectionHead

MOST = 9
_ROW, _ABOVE, _PROGRESS = 26, 136, 92


class CatalogueStrip(QWidget):
    """``chosen`` tells the code of the neighbour that is wanted."""

    chosen = Signal(str)

    def __init__(self, room: Room) -> None:
        super().__init__()
        self._room = room
        self._view: CatalogueView | None = None
        self._rows: Sequence[ProcedureRow] = ()
        self._code = ""
        self._progress, self._bar = SectionHead("", type_=Type.HEAD), Bar("")
        self._count = label("", Type.META, wraps=True)
        self._line = hairline()
        self._head = SectionHead("", type_=Type.HEAD)
        self._buttons = [_Neighbour() for _ in range(MOST)]
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 8, 8, 8)
        column.setSpacing(0)
        column.addWidget(self._line)
        column.addSpacing(10)
        column.addWidget(self._progress)
        column.addSpacing(2)
        column.addWidget(self._bar)
        column.addWidget(self._count)
        column.addSpacing(12)
        column.addWidget(self._head)
        column.addSpacing(4)
        for button in self._buttons:
            column.addWidget(button)
            button.clicked.connect(lambda _=False, button=button: self.chosen.emit(button.code))
        column.addStretch(1)
        self.retranslate()

    def show_view(self, view: CatalogueView) -> None:
        """Show how far the comparing has come."""
        self._view = view
        self.retranslate()

    def show_neighbours(self, rows: Sequence[ProcedureRow], code: str) -> None:
        """Show the procedures around the one that is open; none where none is."""
        self._rows, self._code = rows, code
        at = next((n for n, row in enumerate(rows) if row.code == code), 0)
        most = min(MOST, max(0, self.height() - px(_ABOVE)) // px(_ROW))
        first = max(0, min(at - most // 2, len(rows) - most))
        near = rows[first : first + most] if code else ()
        for n, button in enumerate(self._buttons):
            button.setVisible(n < len(near))
            if n < len(near):
                button.show_row(near[n], is_open=near[n].code == code)
        self._head.setVisible(bool(near))
        self._head.set_words(self._room.words("catalogue.neighbours"), str(len(rows)))

    def minimumSizeHint(self) -> QSize:
        """The navigation comes first; what does not fit below it is not shown."""
        return QSize(0, 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        for part in (self._line, self._progress, self._bar, self._count):
            part.setVisible(self.height() >= px(_PROGRESS))
        self.show_neighbours(self._rows, self._code)

    def retranslate(self) -> None:
        """Put every text anew."""
        words, view = self._room.words, self._view
        self.setAccessibleName(words("catalogue.neighbours"))
        whole = len(view.rows) if view else 0
        done = whole - view.unchecked if view else 0
        self._progress.set_words(words("catalogue.compared"))
        said = words("catalogue.compared_of", n=done, all=whole)
        self._count.setText(said)
        self._bar.show_use(said, done / whole if whole else 0.0)
        self.show_neighbours(self._rows, self._code)


class _Neighbour(QAbstractButton):
    """A procedure by its short name; the open one stands out."""

    def __init__(self) -> None:
        super().__init__()
        self.code, self._name, self._is_open = "", "", False
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        ringed(self, Ring.FIELD)

    def show_row(self, row: ProcedureRow, *, is_open: bool) -> None:
        self.code, self._name, self._is_open = row.code, row.short_name, is_open
        self.setAccessibleName(f"{row.short_name}, {row.code}")
        tip(self, f"{row.short_name}\n{row.code}")
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(120, px(_ROW))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, tokens = QPainter(self), tokens_of(self)
        if self._is_open:
            box(painter, self.rect(), fill=tokens.accent_soft)
        elif self.underMouse():
            painter.fillRect(self.rect(), QColor(tokens.soft))
        type_ = Type.HEAD if self._is_open else Type.META_STRONG
        area = QRect(8, 0, self.width() - 12, self.height())
        write(painter, area, self._name, type_, tokens.accent if self._is_open else tokens.text)
