"""Every letter a window shows or says, each row of its lists included, and which labels would read it as markup."""

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QLabel, QLineEdit, QPlainTextEdit, QTableView, QWidget

from counter_app.ui.models.rows import RowRole
from counter_app.ui.screens.receive.strip import StripList
from counter_app.ui.widgets.completion import Completion
from ui.audits.walking import name_of, plain, seen

_ROLES = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole, RowRole.BELOW)
_LONG_ENOUGH = 4


def shown_in(window: QWidget) -> set[str]:
    """Return every text of a window."""
    return {text for part in seen(window) for text in _of(part)}


def lost(window: QWidget, typed: set[str], least: int = _LONG_ENOUGH) -> list[str]:
    """Return what was typed and stands nowhere letter by letter, alone or, from ``least`` letters on, in a sentence."""
    shown = shown_in(window)
    whole = "\x00".join(shown)
    return [text for text in typed if text not in shown and not (len(text) >= least and text in whole)]


def read_as_markup(window: QWidget) -> list[str]:
    """Return the labels that would take markup in their text for markup."""
    found = [part for part in seen(window) if isinstance(part, QLabel) and part.text()]
    return [label.text() for label in found if label.textFormat() is not Qt.TextFormat.PlainText]


def _of(part: QWidget) -> Iterator[str]:
    yield name_of(part)
    yield part.accessibleName()
    yield part.accessibleDescription()
    yield plain(part.toolTip())
    match part:
        case QLabel():
            yield part.text()
        case QAbstractButton():
            yield part.text().replace("&&", "&")
        case QLineEdit():
            yield part.text()
        case QPlainTextEdit():
            yield part.toPlainText()
        case QAbstractItemView():
            yield from _cells(part)
        case StripList():
            yield from (text for item in part.items for text in (item.words, item.below))
        case Completion():
            yield from (text for _, words, remark in part.shown for text in (words, remark))


def _cells(view: QAbstractItemView) -> Iterator[str]:
    if (model := view.model()) is None:
        return
    for row in range(model.rowCount()):
        for column in range(model.columnCount() if isinstance(view, QTableView) else 1):
            index = model.index(row, column)
            yield from (str(index.data(role) or "") for role in _ROLES)
            yield plain(str(index.data(Qt.ItemDataRole.ToolTipRole) or ""))
