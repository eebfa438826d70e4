"""Ways through what a window shows: which parts are seen, which can be reached, and how a finding names them."""

import html
import re
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractItemView, QAbstractScrollArea, QWidget


@dataclass(frozen=True, slots=True)
class Finding:
    """What is wrong, and at which part."""

    check: str
    where: str
    what: str

    def __str__(self) -> str:
        return f"{self.check}: {self.where}: {self.what}"


def seen(top: QWidget) -> list[QWidget]:
    """Return the widget and every part of it that is shown, in the order they were made."""
    return [part for part in (top, *top.findChildren(QWidget)) if part.isVisible() and part.window() is top.window()]


def active(top: QWidget) -> list[QWidget]:
    """Return the parts that a keyboard can be on; what a list or box keeps for itself is none of them."""
    return [
        part for part in seen(top) if part.focusPolicy() & Qt.FocusPolicy.TabFocus and part.isEnabled() and is_own(part)
    ]


def is_own(part: QWidget) -> bool:
    """Say whether a part is no inner part of one of Qt's own."""
    if part.objectName().startswith("qt_") or part.focusProxy() is not None:
        return False
    above = part.parentWidget()
    while above is not None:
        if isinstance(above, QAbstractItemView):
            return False
        above = above.parentWidget()
    return True


def name_of(part: QWidget) -> str:
    """Return what an assistive tool calls a part."""
    found = QAccessible.queryAccessibleInterface(part)
    return found.text(QAccessible.Text.Name) if found else ""


def place_of(part: QWidget) -> str:
    """Return how a finding names a part: its kind and what it says."""
    said = name_of(part) or str(getattr(part, "text", str)() or "")
    return f"{type(part).__name__}({said[:60]!r})"


def area_of(part: QWidget) -> QRect:
    """Return where a part stands in its window."""
    return QRect(part.mapTo(part.window(), QPoint(0, 0)), part.size())


def scrolls(part: QWidget) -> bool:
    """Say whether something around the part can be scrolled until it is seen."""
    above = part.parentWidget()
    while above is not None:
        if isinstance(above, QAbstractScrollArea):
            return True
        above = above.parentWidget()
    return False


def plain(tip: str) -> str:
    """Return a tool tip as it is read."""
    return html.unescape(re.sub(r"<[^>]*>", "", tip.replace("<br>", "\n")))
