"""Every part that can be reached has a name of its own, made of words."""

from collections import Counter
from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from ui.audits.walking import Finding, active, name_of, place_of, seen


def check(top: QWidget) -> Iterator[Finding]:
    """Find parts without a name, with the name of their class, or called like the part beside them."""
    parts = active(top)
    for part in parts:
        if not (name := name_of(part)).strip():
            yield Finding("name", place_of(part), f"has none, in {place_of(part.parentWidget() or part)}")
        elif name == type(part).__name__:
            yield Finding("name", place_of(part), "is called like its class")
    yield from _twins(parts)
    for part in seen(top):
        if isinstance(part, QAbstractItemView) and not isinstance(part, QHeaderView):
            yield from _rows(part)
    if not top.window().windowTitle().strip():
        yield Finding("name", place_of(top.window()), "the window has no title")


def _twins(parts: list[QWidget]) -> Iterator[Finding]:
    known = Counter((_group(part), _role(part), name_of(part)) for part in parts)
    for (_, role, name), count in known.items():
        if count > 1 and name:
            yield Finding("name", f"{name!r}", f"{count} parts side by side are called so ({role})")


def _group(part: QWidget) -> int:
    """Return the named group a part stands in: two fields of one name are told apart by what stands around them."""
    above = part.parentWidget()
    while above is not None and not above.isWindow() and not above.accessibleName():
        above = above.parentWidget()
    return id(above)


def _role(part: QWidget) -> str:
    found = QAccessible.queryAccessibleInterface(part)
    return found.role().name if found else ""


def _rows(view: QAbstractItemView) -> Iterator[Finding]:
    model = view.model()
    if model is None or not model.rowCount():
        return
    columns = model.columnCount() if isinstance(view, QTableView) else 1
    for row in range(min(model.rowCount(), 40)):
        said = [
            model.index(row, column).data(Qt.ItemDataRole.AccessibleTextRole) or model.index(row, column).data()
            for column in range(columns)
        ]
        if not any(str(text or "").strip() for text in said):
            yield Finding("name", place_of(view), f"row {row} says nothing")
