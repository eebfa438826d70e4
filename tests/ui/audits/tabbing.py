"""The Tab key alone reaches everything, in the order the eye reads, and is caught nowhere."""

from collections.abc import Iterator
from itertools import pairwise

from PySide6.QtCore import QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from ui.audits.walking import Finding, active, area_of, place_of

MOST = 200


def rounds(window: QWidget) -> list[QWidget]:
    """Press Tab until the keyboard is back where it was; return the stops, the first of them where it began."""
    stops: list[QWidget] = []
    at = QApplication.focusWidget()
    while at is not None and at not in stops and len(stops) < MOST:
        stops.append(at)
        QTest.keyClick(window.windowHandle(), Qt.Key.Key_Tab)
        QApplication.processEvents()
        at = QApplication.focusWidget()
    return stops


def check(top: QWidget, stops: list[QWidget], begin: QWidget | None = None) -> Iterator[Finding]:
    """Find parts that Tab does not reach, ``begin`` when the keyboard was elsewhere at first, and leaps backwards."""
    if not stops:
        yield Finding("tab", place_of(top), "nothing has the keyboard")
        return
    if begin is not None and stops[0] is not begin:
        yield Finding("tab", place_of(stops[0]), f"has the keyboard first instead of {place_of(begin)}")
    if (now := QApplication.focusWidget()) is not stops[0] and len(stops) < MOST:
        yield Finding("tab", place_of(now or top), "does not let the keyboard go on to the first stop")
    for part in active(top):
        if part not in stops and not any(_chosen_with(part, stop) for stop in stops):
            yield Finding("tab", place_of(part), "is not reached")
    for before, after in pairwise(stops):
        if _backwards(before, after) and after is not _first_of_all(top):
            yield Finding("tab", place_of(after), f"comes after {place_of(before)}, which stands behind it")


def _first_of_all(top: QWidget) -> QWidget | None:
    """Return where Tab comes to after the last stop; it leaps there from the end."""
    reachable, at = active(top), top.nextInFocusChain()
    while at is not None and at is not top:
        if at in reachable:
            return at
        at = at.nextInFocusChain()
    return None


def _chosen_with(part: QWidget, stop: QWidget) -> bool:
    """Say whether both are of one group of which Tab reaches the chosen one and the arrows the others."""
    if not isinstance(part, QAbstractButton) or not isinstance(stop, QAbstractButton):
        return False
    if part.group() is not None:
        return part.group() is stop.group() and part.group().exclusive()
    return part.autoExclusive() and stop.autoExclusive() and part.parent() is stop.parent()


def _backwards(before: QWidget, after: QWidget) -> bool:
    """Say whether the eye meets the later stop first. The wrap from the last stop to the first is no leap."""
    one, other = _branches(before, after)
    if one is None or other is None:
        return False
    first, second = area_of(one), area_of(other)
    if _share_a_line(first, second):
        return second.right() <= first.left()
    return second.bottom() <= first.top() and not second.left() >= first.right()


def _share_a_line(one: QRect, other: QRect) -> bool:
    return min(one.bottom(), other.bottom()) - max(one.top(), other.top()) > min(one.height(), other.height()) // 2


def _branches(one: QWidget, other: QWidget) -> tuple[QWidget | None, QWidget | None]:
    """Return what the two stand in below the nearest place they share."""
    ones, others = _up(one), _up(other)
    shared = next((part for part in ones if part in others), None)
    if shared is None or shared in {one, other}:
        return None, None
    return ones[ones.index(shared) - 1], others[others.index(shared) - 1]


def _up(part: QWidget) -> list[QWidget]:
    found, above = [part], part.parentWidget()
    while above is not None:
        found.append(above)
        above = above.parentWidget()
    return found
