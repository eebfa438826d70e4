"""Rows of any kind in columns: what a list shows, how it sorts, which rows stand out, and more of them when asked."""

from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from enum import Enum, IntEnum
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from counter_app.ui.widgets.chip import Chip
from counter_app.ui.widgets.plain import tip_text
from counter_app.ui.words import Words

Row = TypeVar("Row")
Index = QModelIndex | QPersistentModelIndex
_FLAGS = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren
_TICKED_FLAGS = _FLAGS | Qt.ItemFlag.ItemIsUserCheckable
_Role = Qt.ItemDataRole


class Cell(Enum):
    """How a column is written."""

    PLAIN = "plain"
    MUTED = "muted"
    STRONG = "strong"
    CODE = "code"  # the day part muted, the running number strong
    CHIP = "chip"
    TICK = "tick"
    TWO_LINES = "two_lines"  # a name over a remark
    OK = "ok"  # with the icon of a thing done
    MARK = "mark"  # the mark of a chip and its words, without its ground


class RowState(Enum):
    """Why a row stands out."""

    REST = "rest"
    MISSING = "missing"
    SCANNED = "scanned"


class RowRole(IntEnum):
    """What a painter asks a model beyond Qt's own roles."""

    CELL = Qt.ItemDataRole.UserRole + 1
    CHIP = Qt.ItemDataRole.UserRole + 2
    BELOW = Qt.ItemDataRole.UserRole + 3
    STATE = Qt.ItemDataRole.UserRole + 4


def _nothing(row: Any) -> str:
    return ""


@dataclass(frozen=True, kw_only=True)  # no slots: on 3.11 they break Column[Row](…)
class Column(Generic[Row]):
    """One column. ``title`` is a code for ``Words``, empty for a column of ticks."""

    title: str
    text: Callable[[Row], str] = _nothing
    cell: Cell = Cell.PLAIN
    width: int = 0  # 0 takes what is left
    chip: Callable[[Row], Chip | None] | None = None
    below: Callable[[Row], str] = _nothing
    sort: Callable[[Row], Any] | None = None
    tip: Callable[[Row], str] | None = None  # the whole text when the cell shows a short one
    right: bool = False


class RowModel(QAbstractTableModel, Generic[Row]):
    """The rows of one list. It asks for more by ``more_wanted``; whoever reads answers with ``extend``."""

    more_wanted = Signal()
    ticks_changed = Signal()

    def __init__(
        self,
        columns: Sequence[Column[Row]],
        words: Words,
        *,
        key: Callable[[Row], Hashable] = id,
        state: Callable[[Row], RowState] = lambda row: RowState.REST,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.columns, self._words, self._key, self._state = tuple(columns), words, key, state
        self._rows: list[Row] = []
        self._ticked: set[Hashable] = set()
        self._complete = True
        words.changed.connect(self._say_titles)

    # rows

    @property
    def rows(self) -> Sequence[Row]:
        """The rows as they are shown."""
        return self._rows

    def row_at(self, index: Index) -> Row:
        """Return the row an index points into."""
        return self._rows[index.row()]

    def set_rows(self, rows: Iterable[Row], *, complete: bool = True) -> None:
        """Show other rows; ticks stay with the rows that are still there."""
        self.beginResetModel()
        self._rows = list(rows)
        self._complete = complete
        self._ticked &= {self._key(row) for row in self._rows}
        self.endResetModel()
        self.ticks_changed.emit()

    def extend(self, rows: Iterable[Row], *, complete: bool) -> None:
        """Add a page at the end; ``complete`` when it was the last."""
        added = list(rows)
        self._complete = complete
        if added:
            self.beginInsertRows(QModelIndex(), len(self._rows), len(self._rows) + len(added) - 1)
            self._rows.extend(added)
            self.endInsertRows()

    def replace(self, row: Row) -> None:
        """Show a row anew in the place of the one with its key."""
        for at, old in enumerate(self._rows):
            if self._key(old) == self._key(row):
                self._rows[at] = row
                self._redraw(at)

    def key_at(self, at: int) -> Hashable:
        """Return the key of a row."""
        return self._key(self._rows[at])

    def index_of(self, key: Hashable) -> QModelIndex:
        """Return where the row of a key stands; an invalid index where it does not."""
        for at, row in enumerate(self._rows):
            if self._key(row) == key:
                return self.index(at, 0)
        return QModelIndex()

    # ticks

    @property
    def ticked(self) -> list[Row]:
        """The ticked rows, in the order they are shown."""
        return [row for row in self._rows if self._key(row) in self._ticked]

    def tick(self, at: int, on: bool | None = None) -> None:
        """Tick a row, or turn its tick around."""
        key = self._key(self._rows[at])
        wanted = key not in self._ticked if on is None else on
        (self._ticked.add if wanted else self._ticked.discard)(key)
        self._redraw(at)
        self.ticks_changed.emit()

    def tick_all(self, on: bool = True) -> None:
        """Tick every row that is shown, or none."""
        self.tick_those(self._rows if on else ())

    def tick_those(self, rows: Iterable[Row]) -> None:
        """Tick these rows, and no others."""
        self._ticked = {self._key(row) for row in rows}
        if self._rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._rows) - 1, len(self.columns) - 1))
        self.ticks_changed.emit()

    @property
    def has_ticks(self) -> bool:
        """Whether rows of this list can be ticked."""
        return any(column.cell is Cell.TICK for column in self.columns)

    # what Qt asks

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = _Role.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= len(self._rows):
            return None
        row, column = self._rows[index.row()], self.columns[index.column()]
        match role:
            case _Role.DisplayRole:
                return self._shown(row, column)
            case _Role.ToolTipRole:
                return tip_text(column.tip(row)) if column.tip else None
            case _Role.AccessibleTextRole:
                return self._read_aloud(row, column)
            case _Role.CheckStateRole if column.cell is Cell.TICK:
                return Qt.CheckState.Checked if self._key(row) in self._ticked else Qt.CheckState.Unchecked
            case _Role.TextAlignmentRole if column.right:
                return int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        return self._asked_by_painter(row, column, role)

    def _asked_by_painter(self, row: Row, column: Column[Row], role: int) -> object:
        match role:
            case RowRole.CELL:
                return column.cell
            case RowRole.CHIP:
                return column.chip(row) if column.chip else None
            case RowRole.BELOW:
                return column.below(row)
            case RowRole.STATE:
                return self._state(row)
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _Role.DisplayRole) -> Any:
        if orientation is not Qt.Orientation.Horizontal or section >= len(self.columns):
            return None
        column = self.columns[section]
        if role == _Role.DisplayRole:
            return self._words(column.title) if column.title else ""
        if role == _Role.ToolTipRole and column.title:  # a narrow column cuts it
            return tip_text(self._words(column.title))
        if role == _Role.TextAlignmentRole and column.right:
            return int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        return None

    def setData(self, index: Index, value: Any, role: int = _Role.EditRole) -> bool:
        if role != _Role.CheckStateRole or self.columns[index.column()].cell is not Cell.TICK:
            return False
        self.tick(index.row(), Qt.CheckState(value) is Qt.CheckState.Checked)
        return True

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        return _TICKED_FLAGS if self.columns[index.column()].cell is Cell.TICK else _FLAGS

    def canFetchMore(self, parent: Index) -> bool:
        return not parent.isValid() and not self._complete

    def fetchMore(self, parent: Index) -> None:
        self.more_wanted.emit()

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        key = self.columns[column].sort if 0 <= column < len(self.columns) else None
        if key is None:
            return
        self.layoutAboutToBeChanged.emit()
        self._rows.sort(key=key, reverse=order is Qt.SortOrder.DescendingOrder)
        self.layoutChanged.emit()

    def _shown(self, row: Row, column: Column[Row]) -> str:
        if column.chip and (chip := column.chip(row)):
            return chip.words
        return column.text(row)

    def _read_aloud(self, row: Row, column: Column[Row]) -> str:
        below = column.below(row)
        return f"{self._shown(row, column)}, {below}" if below else self._shown(row, column)

    def _redraw(self, at: int) -> None:
        self.dataChanged.emit(self.index(at, 0), self.index(at, len(self.columns) - 1))

    def _say_titles(self) -> None:
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(self.columns) - 1)
