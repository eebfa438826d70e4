"""Ctrl+K: one box that finds commands of this screen and dossiers, by letters without accents."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    QTimer,
)
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QDialog,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from counter_app.domain.names import search_form
from counter_app.services.rows import Hits
from counter_app.ui.background import Latest
from counter_app.ui.command_button import shown_key
from counter_app.ui.room import Room
from counter_app.ui.theme.icons import paint_icon
from counter_app.ui.theme.paint import RIGHT, box, write
from counter_app.ui.theme.tokens import tokens_in
from counter_app.ui.theme.type import Type, px, width_of
from counter_app.ui.widgets.field import LineEdit
from counter_app.ui.widgets.key_cap import cap_size, paint_cap
from counter_app.ui.widgets.plain import label

WIDTH, ROW, DEBOUNCE = 680, 36, 120
SHORTEST = 2  # letters before dossiers are looked for
MOST = 12


@dataclass(frozen=True, slots=True)
class Entry:
    """One line: what it says, what stands quietly beside it, its key, and what it does. ``why_not``: it cannot now."""

    icon: str
    words: str
    remark: str
    key: str
    run: Callable[[], object]
    why_not: str = ""


class Palette(QDialog):
    """Up and Down move while the box keeps the keyboard; Enter runs the line in hand, Escape goes."""

    def __init__(self, room: Room, parent: QWidget, *, delay: int = DEBOUNCE) -> None:
        super().__init__(parent, Qt.WindowType.Popup | Qt.WindowType.FramelessWindowHint)
        self._room = room
        self._latest = Latest(room.background)
        words = room.words
        self.setWindowTitle(words("frame.palette"))
        self.box = LineEdit(words("frame.palette"), hint=words("frame.palette_hint"), icon="search", height=40)
        self.entries = _Entries(self)
        self.list = QListView()
        self.list.setModel(self.entries)
        self.list.setItemDelegate(_Painter(self.list))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setAccessibleName(words("frame.palette"))
        self.nothing = label(words("frame.palette_nothing"), Type.META)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 8, 8, 8)
        for widget in (self.box, self.list, self.nothing):
            layout.addWidget(widget)
        self._pause = QTimer(self, singleShot=True, interval=delay)
        self._pause.timeout.connect(self._look)
        self.box.textChanged.connect(self._typed)
        self.box.installEventFilter(self)
        self.list.clicked.connect(self._run)
        self._typed("")

    def open_over(self, window: QWidget) -> None:
        """Come up near the top of the window."""
        width = min(px(WIDTH), window.width() - 32)
        self.setFixedWidth(width)
        corner = window.mapToGlobal(window.rect().topLeft())
        self.move(corner.x() + (window.width() - width) // 2, corner.y() + 56)
        self.show()
        self.box.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            if event.key() in {Qt.Key.Key_Down, Qt.Key.Key_Up}:
                self._move(1 if event.key() == Qt.Key.Key_Down else -1)
                return True
            if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
                self._run(self.list.currentIndex())
                return True
        return super().eventFilter(watched, event)

    def _typed(self, text: str) -> None:
        self._show(self._commands(text))
        self._latest.forget()
        if len(text.strip()) >= SHORTEST:
            self._pause.start()
        else:
            self._pause.stop()

    def _commands(self, text: str) -> list[Entry]:
        asked = search_form(text)
        commands, found = self._room.commands, []
        for command in commands.offered():
            words = commands.action(command.id).text()
            if all(part in search_form(words) for part in asked.split()):
                run, key = partial(commands.trigger, command.id), shown_key(command.key)
                found.append(Entry(command.icon or "menu", words, "", key, run, commands.why_not(command.id)))
        return found[:MOST]

    def _look(self) -> None:
        text, desks, actor = self.box.text(), self._room.desks, self._room.seat.actor()
        self._latest.run(lambda: desks.lookup.search(actor, text, MOST), lambda hits: self._found(text, hits))

    def _found(self, text: str, hits: Hits) -> None:
        dossiers = [
            Entry(
                "paper",
                hit.submitter,
                f"{hit.code} · {hit.procedure_name}",
                "",
                partial(self._room.go, "lookup", hit.code),
            )
            for hit in hits.hits
        ]
        self._show([*dossiers, *self._commands(text)])

    def _show(self, entries: Sequence[Entry]) -> None:
        self.entries.replace(entries)
        self.list.setCurrentIndex(self.entries.index(0))
        self.list.setVisible(bool(entries))
        self.nothing.setVisible(not entries)
        self.list.setFixedHeight(px(ROW) * min(len(entries), MOST))
        self.adjustSize()

    def _move(self, step: int) -> None:
        row = self.list.currentIndex().row() + step
        self.list.setCurrentIndex(self.entries.index(max(0, min(row, self.entries.rowCount() - 1))))

    def _run(self, index: QModelIndex) -> None:
        if not index.isValid():
            return
        entry = self.entries.entries[index.row()]
        self.close()
        entry.run()


class _Entries(QAbstractListModel):
    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.entries: Sequence[Entry] = ()

    def replace(self, entries: Sequence[Entry]) -> None:
        self.beginResetModel()
        self.entries = entries
        self.endResetModel()

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex | None = None) -> int:
        return len(self.entries)

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        entry = self.entries[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return entry.words
            case Qt.ItemDataRole.AccessibleTextRole:
                return ", ".join(part for part in (entry.words, entry.remark, entry.why_not, entry.key) if part)
            case Qt.ItemDataRole.UserRole:
                return entry
        return None


class _Painter(QStyledItemDelegate):
    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(0, px(ROW))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        entry: Entry = index.data(Qt.ItemDataRole.UserRole)
        rect: QRect = option.rect
        tokens = tokens_in(option.palette)
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            box(painter, rect, fill=tokens.sel)
            box(painter, QRect(rect.left(), rect.top() + 9, 3, rect.height() - 18), fill=tokens.accent, radius=1.5)
        ink = tokens.muted if entry.why_not else tokens.text
        side = px(18)
        paint_icon(painter, entry.icon, QRect(rect.left() + 12, rect.center().y() - side // 2, side, side), ink)
        text = rect.adjusted(side + 24, 0, -12, 0)
        if entry.key:
            size = cap_size(entry.key)
            cap = QRect(
                text.right() - size.width(), rect.center().y() - size.height() // 2, size.width(), size.height()
            )
            paint_cap(painter, cap, entry.key, tokens)
            text.setRight(cap.left() - 12)
        write(painter, text, entry.words, Type.CONTROL, ink)
        beside = text.adjusted(min(width_of(entry.words, Type.CONTROL) + 16, text.width()), 0, 0, 0)
        write(painter, beside, entry.why_not or entry.remark, Type.META, tokens.muted, RIGHT)
        painter.restore()
