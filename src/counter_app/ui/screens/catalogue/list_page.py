"""All procedures: a box that finds without accents, the fields with their counts, and what fits both."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from counter_app.services.catalogue_rows import CatalogueView, FieldCount, ProcedureRow, Sieved
from counter_app.ui.models.rows import Cell, Column, RowModel
from counter_app.ui.room import Room
from counter_app.ui.screens.catalogue import shown as say
from counter_app.ui.theme.type import Type, px
from counter_app.ui.widgets.card import hairline
from counter_app.ui.widgets.field import LineEdit
from counter_app.ui.widgets.plain import Tone, label
from counter_app.ui.widgets.table import RowHeight, Table

ALL = ""
_FIELDS, _BOX, _LEAST_BOX, _NARROW, _NARROWER = 268, 420, 236, 760, 620
_LIMIT, _FEE, _OPEN, _STATE = range(1, 5)


class ListPage(QWidget):
    """Shows a view, and asks it anew at every letter. ``opened`` tells the row that is wanted."""

    opened = Signal(object)  # ProcedureRow

    def __init__(self, room: Room) -> None:
        super().__init__()
        self.room = room
        self._view: CatalogueView | None = None
        self.found = Sieved((), (), 0)
        self.title, self.about = label("", Type.SCREEN), label("", Type.META, wraps=True)
        self.box = LineEdit("", key="F2", icon="search", height=36)
        self.fields_model: RowModel[FieldCount] = RowModel(self._field_columns(), room.words, key=lambda one: one.code)
        self.fields = Table(self.fields_model, "", row_height=RowHeight.LOG)
        self.model: RowModel[ProcedureRow] = RowModel(self._columns(), room.words, key=lambda row: row.code)
        self.table = Table(self.model, "", row_height=RowHeight.TWO_LINES)
        self.count = label("", Type.META, wraps=True)
        self._none = label("", Type.BODY, Tone.MUTED, wraps=True)
        self._lay_out()
        self.box.textEdited.connect(self.sieve)
        self.box.installEventFilter(self)
        self.fields.installEventFilter(self)
        self.fields.current_changed.connect(self.sieve)
        self.fields.opened.connect(lambda _: self.table.setFocus())
        self.table.opened.connect(lambda at: self.opened.emit(self.model.rows[at]))

    @property
    def field(self) -> str:
        """The code of the chosen field, empty for all of them."""
        at = self.fields.current_row
        return self.fields_model.rows[at].code if 0 <= at < len(self.fields_model.rows) else ALL

    @property
    def current(self) -> ProcedureRow | None:
        """The procedure in hand."""
        at = self.table.current_row
        return self.model.rows[at] if 0 <= at < len(self.model.rows) else None

    def show_view(self, view: CatalogueView) -> None:
        """Show a catalogue; what is typed and chosen stays."""
        self._view = view
        self.sieve()

    def sieve(self) -> None:
        """Show what fits the box and the field; the procedure in hand stays in hand where it still fits."""
        if self._view is None:
            return
        code, before = self.field, self.current
        self.found = self._view.sieve(self.box.text(), code)
        self._show_fields(code)
        self.model.set_rows(self.found.rows)
        self.take(before.code if before else "")
        self._say()

    def take(self, code: str) -> None:
        """Take the row of a procedure in hand, the first one where it is not there."""
        at = max(0, self.model.index_of(code).row())
        if self.model.rows:
            self.table.select_row(at)

    def clear(self) -> bool:
        """Empty the box and go back to all fields; say whether there was anything to clear."""
        had = bool(self.box.text() or self.field)
        self.box.clear()
        if self.fields_model.rows:
            self.fields.select_row(0)
        self.sieve()
        return had

    def retranslate(self) -> None:
        """Put every text anew."""
        words = self.room.words
        self.title.setText(words("catalogue.title"))
        self.box.setAccessibleName(words("catalogue.box"))
        self.box.setPlaceholderText(words("catalogue.box_hint"))
        self.fields.setAccessibleName(words("catalogue.fields"))
        self.table.setAccessibleName(words("catalogue.procedures"))
        self.sieve()
        self._say()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """From the box, Down goes into the list and Enter opens; between fields and procedures, left and right."""
        if not isinstance(event, QKeyEvent) or event.type() is not QEvent.Type.KeyPress or event.modifiers():
            return False
        key = event.key()
        if watched is self.box and key in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.current is not None:
            self.opened.emit(self.current)
            return True
        wanted = Qt.Key.Key_Down if watched is self.box else Qt.Key.Key_Right
        if key == wanted and self.model.rows:
            self.table.setFocus()
            return True
        return False

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        room = self.width()
        self._left.setFixedWidth(
            px(_FIELDS) if room > px(_NARROW) + px(_FIELDS) else min(px(_FIELDS), room * 27 // 100)
        )
        self.table.setColumnHidden(_FEE, room < px(_NARROW) + px(_FIELDS) // 2)
        self.table.setColumnHidden(_OPEN, room < px(_NARROWER) + px(_FIELDS) // 2)

    def _show_fields(self, code: str) -> None:
        """Show the fields that hold something of what fits; the chosen one stays chosen, whatever it holds."""
        everything = FieldCount(ALL, self.room.words("catalogue.all_fields"), self.found.total)
        rows = [everything, *(one for one in self.found.fields if one.count or one.code == code)]
        if [row.code for row in self.fields_model.rows] == [row.code for row in rows]:
            for row in rows:
                self.fields_model.replace(row)
            return
        self.fields.blockSignals(True)
        self.fields_model.set_rows(rows)
        self.fields.select_row(max(0, self.fields_model.index_of(code).row()))
        self.fields.blockSignals(False)

    def _say(self) -> None:
        words, view = self.room.words, self._view
        if view is None:
            return
        self.about.setText(words("catalogue.about", n=len(view.rows), fields=len(view.fields), day=view.day))
        rows = len(self.found.rows)
        self.count.setText(words("catalogue.found_one" if rows == 1 else "catalogue.found", n=rows))
        self.table.setVisible(bool(rows))
        self._none.setVisible(not rows)
        self._none.setText(words("catalogue.none_here" if self.found.total else "catalogue.none", n=self.found.total))

    def _columns(self) -> tuple[Column[ProcedureRow], ...]:
        words = self.room.words
        return (
            Column[ProcedureRow](
                title="catalogue.procedure",
                cell=Cell.TWO_LINES,
                text=lambda row: row.short_name,
                below=lambda row: say.joined((row.code, row.field_name)),
                tip=lambda row: f"{row.name}\n{row.code}\n{row.field_name}",
            ),
            Column[ProcedureRow](
                title="catalogue.limit", width=148, text=lambda row: say.short_limit(row.limit, words)
            ),
            Column[ProcedureRow](
                title="catalogue.fee", width=148, text=lambda row: say.fee(row.fee, words, short=True)
            ),
            Column[ProcedureRow](
                title="catalogue.open", width=76, text=lambda row: str(row.open_dossiers or ""), right=True
            ),
            Column[ProcedureRow](
                title="catalogue.state", width=124, cell=Cell.MUTED, text=lambda row: say.row_state(row, words)
            ),
        )

    def _field_columns(self) -> tuple[Column[FieldCount], ...]:
        return (
            Column[FieldCount](title="catalogue.field", text=lambda one: one.name, tip=lambda one: one.name),
            Column[FieldCount](
                title="catalogue.field_count", width=52, cell=Cell.MUTED, text=lambda one: str(one.count), right=True
            ),
        )

    def _lay_out(self) -> None:
        titles = QVBoxLayout()
        titles.setSpacing(2)
        titles.addWidget(self.title)
        titles.addWidget(self.about)
        self.box.setMaximumWidth(px(_BOX))
        self.box.setMinimumWidth(px(_LEAST_BOX))
        head = QHBoxLayout()
        head.setContentsMargins(16, 12, 16, 10)
        head.setSpacing(24)
        head.addLayout(titles, 3)
        head.addWidget(self.box, 2)
        self._left = QWidget()
        left = QVBoxLayout(self._left)
        left.setContentsMargins(0, 0, 0, 0)
        left.addWidget(self.fields)
        right = QVBoxLayout()
        right.setSpacing(0)
        right.addWidget(self.table, 1)
        self._none.setContentsMargins(20, 20, 20, 20)
        self._none.setAlignment(Qt.AlignmentFlag.AlignTop)
        right.addWidget(self._none, 1)
        right.addWidget(hairline())
        self.count.setContentsMargins(16, 8, 16, 8)
        right.addWidget(self.count)
        for table in (self.fields, self.table):
            table.setFrameShape(QFrame.Shape.NoFrame)
        self.fields.horizontalHeader().setSectionsClickable(False)
        body = QHBoxLayout()
        body.setSpacing(0)
        body.addWidget(self._left)
        body.addWidget(hairline(upright=True))
        body.addLayout(right, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(head)
        whole.addWidget(hairline())
        whole.addLayout(body, 1)
