"""The accessible tree of a window: what each part is, what it is called, where it is seen and how Tab comes to it.

A part that must be scrolled to is told with ``offscreen``; rows of a list that are scrolled away are left out, as a
list may hold a hundred thousand of them.
"""

import re
from dataclasses import dataclass, field
from typing import Any

from PySide6.QtCore import QObject, QPoint, QRect, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QApplication, QWidget

from counter_app.ui.theme.focus import FocusRing

_Role = QAccessible.Role
_TICKED = {_Role.CheckBox, _Role.RadioButton}
_CONTROLS = {
    *_TICKED,
    *(_Role.Button, _Role.ButtonMenu, _Role.EditableText, _Role.ComboBox, _Role.SpinBox, _Role.List, _Role.Table),
}
_WRITTEN_ON = {*_TICKED, _Role.Button, _Role.StaticText}
_CHOSEN = {_Role.ListItem, _Role.MenuItem, _Role.PageTab, _Role.Link}
_MOST_STOPS = 300
_HEAD = re.compile(r"(?<!^)(?=[A-Z])")


@dataclass(slots=True)
class Node:
    """One part. ``bounds`` is the part of the window it can be seen in."""

    role: str
    name: str
    text: str
    bounds: QRect
    interactive: bool
    enabled: bool
    shortcut: str | None
    widget: QObject | None
    offscreen: bool = False
    checked: bool | None = None
    focus: int | None = None
    children: list["Node"] = field(default_factory=list)

    def document(self, ratio: float) -> dict[str, Any]:
        """Return the node as JSON has it, in the window's own pixels."""
        more = {"checked": self.checked} if self.checked is not None else {}
        return {
            "role": self.role,
            "name": self.name,
            "text": self.text,
            "rect": _pixels(self.bounds, ratio),
            "interactive": self.interactive,
            "enabled": self.enabled,
            "focus": self.focus,
            "shortcut": self.shortcut,
            **more,
            **({"offscreen": True} if self.offscreen else {}),
            "children": [child.document(ratio) for child in self.children],
        }


def tree_of(window: QWidget) -> Node:
    """Return the tree of a window that is shown, with the order in which Tab goes through it."""
    root = QAccessible.queryAccessibleInterface(window)
    if root is None:
        raise LookupError(window)
    origin = root.rect().topLeft()
    made = _node(root, origin, QRect(QPoint(0, 0), window.size()))
    _number(made, stops(window))
    return made


def stops(window: QWidget) -> list[QWidget]:
    """Press Tab until the keyboard is back where it was; the first stop is where work begins."""
    found: list[QWidget] = []
    at = QApplication.focusWidget()
    while at is not None and at not in found and len(found) < _MOST_STOPS:
        found.append(at)
        QTest.keyClick(window.windowHandle(), Qt.Key.Key_Tab)
        QApplication.processEvents()
        at = QApplication.focusWidget()
    return found


def _node(part: QAccessibleInterface, origin: QPoint, seen: QRect) -> Node:
    widget = part.object()
    whole = part.rect().translated(-origin)
    bounds = whole.intersected(seen)
    state = part.state()
    made = Node(
        role=_HEAD.sub("_", part.role().name).lower(),
        name=part.text(QAccessible.Text.Name),
        text=_text(part, widget),
        bounds=bounds if bounds.isValid() else _edge(whole, seen),
        interactive=_is_interactive(part, widget),
        enabled=not state.disabled,
        shortcut=_shortcut(part),
        widget=widget,
        offscreen=not bounds.isValid() and whole.isValid(),
        checked=bool(state.checked) if part.role() in _TICKED else None,
    )
    made.children = _children(part, widget, origin, made.bounds)
    return made


def _children(part: QAccessibleInterface, widget: QObject | None, origin: QPoint, seen: QRect) -> list[Node]:
    found = []
    is_list = isinstance(widget, QAbstractItemView)
    for at in range(part.childCount()):
        child = part.child(at)
        if child.state().invisible or isinstance(child.object(), FocusRing):
            continue
        if is_list and not (place := child.rect().translated(-origin)).intersects(seen):
            if place.top() > seen.bottom():
                break
            continue
        found.append(_node(child, origin, seen))
    return found


def _number(root: Node, order: list[QWidget]) -> None:
    nodes = list(_all(root))
    for at, stop in enumerate(order):
        node = next((node for node in nodes if node.widget is stop), None)
        if node is None:
            raise LookupError(f"{stop} takes the keyboard and is in no tree")
        node.focus = at
        node.interactive = True


def _all(node: Node) -> list[Node]:
    return [node, *(below for child in node.children for below in _all(child))]


def _text(part: QAccessibleInterface, widget: QObject | None) -> str:
    """Return what stands there: what was typed or chosen, else what is written on it."""
    if typed := part.text(QAccessible.Text.Value):
        return typed
    if isinstance(widget, QWidget):
        written: object = getattr(widget, "text", str)() if part.role() in _WRITTEN_ON else ""
        return str(written).replace("&&", "&")
    return part.text(QAccessible.Text.Name)


def _is_interactive(part: QAccessibleInterface, widget: QObject | None) -> bool:
    """Rows of a table are reached through it; what a list offers to choose from is something to act on."""
    if isinstance(widget, QWidget):
        return part.role() in _CONTROLS and widget.focusPolicy() is not Qt.FocusPolicy.NoFocus
    return part.role() in _CHOSEN


def _shortcut(part: QAccessibleInterface) -> str | None:
    """Return the key: Qt's own, else the one that our buttons and places tell as their description."""
    said = part.text(QAccessible.Text.Accelerator) or part.text(QAccessible.Text.Description)
    keys = QKeySequence.fromString(said.replace(" ", "+").replace("↵", "Return").replace("←", "Left"))
    return keys.toString() or None


def _edge(whole: QRect, seen: QRect) -> QRect:
    """Return the place, without any extent, where a part comes into sight when it is scrolled to."""
    x = min(max(whole.left(), seen.left()), seen.left() + seen.width())
    y = min(max(whole.top(), seen.top()), seen.top() + seen.height())
    return QRect(x, y, 0, 0)


def _pixels(bounds: QRect, ratio: float) -> list[int]:
    left, top = round(bounds.left() * ratio), round(bounds.top() * ratio)
    right, bottom = round((bounds.left() + bounds.width()) * ratio), round((bounds.top() + bounds.height()) * ratio)
    return [left, top, right - left, bottom - top]
