"""Nothing is cut: words fit their parts, parts their place, and a shortened text can be read in a tool tip."""

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QComboBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QStyle,
    QStyleOptionComboBox,
    QTableView,
    QWidget,
)

from counter_app.ui.models.rows import RowRole
from counter_app.ui.theme import paint
from counter_app.ui.theme.focus import FocusRing
from counter_app.ui.theme.type import Type, width_of
from counter_app.ui.widgets.cells import FIRST_PAD, PAD, RIGHT_PAD
from counter_app.ui.widgets.toast import Toast
from ui.audits.walking import Finding, area_of, is_own, place_of, plain, scrolls, seen

Findings = Iterator[Finding]
SAID = (
    Qt.ItemDataRole.DisplayRole,
    Qt.ItemDataRole.AccessibleTextRole,
    Qt.ItemDataRole.ToolTipRole,
    RowRole.BELOW,
)


def check(top: QWidget) -> Findings:
    """Find what is cut, lies outside its place or on top of another part."""
    parts = [part for part in seen(top) if not isinstance(part, FocusRing)]
    for part in parts:
        if isinstance(part, QHeaderView):
            yield from _header(part)
        elif is_own(part):
            yield from _fits(part)
            yield from _inside(part)
    yield from _overlaps([part for part in parts if is_own(part) and _is_leaf(part)])
    yield from _shortened(top, parts)


def _fits(part: QWidget) -> Findings:
    match part:
        case QAbstractButton():
            least = part.minimumSizeHint()
            if part.width() < least.width() or part.height() < least.height():
                yield _cut(part, part.size().toTuple(), least.toTuple())
        case QLabel() if part.text() and not part.toolTip():
            yield from _label(part)
        case QComboBox():
            option = QStyleOptionComboBox()
            part.initStyleOption(option)
            field = QStyle.SubControl.SC_ComboBoxEditField
            room = part.style().subControlRect(QStyle.ComplexControl.CC_ComboBox, option, field, part).width()
            wide = part.fontMetrics().horizontalAdvance(part.currentText())
            if wide > room and not part.toolTip():
                yield _cut(part, room, wide)
        case QLineEdit() if not part.text() and part.placeholderText() and not part.toolTip():
            margins = part.textMargins()
            room = part.width() - margins.left() - margins.right() - 6
            wide = part.fontMetrics().horizontalAdvance(part.placeholderText())
            if wide > room and "~" not in part.placeholderText():
                yield Finding("clip", place_of(part), f"its hint {part.placeholderText()!r} is cut: {wide} in {room}")


def _cut(part: QWidget, has: object, needs: object) -> Finding:
    return Finding("clip", place_of(part), f"has {has}, needs {needs}")


def _label(part: QLabel) -> Findings:
    metrics, room = QFontMetrics(part.font()), part.contentsRect()
    if part.wordWrap():
        needs = metrics.boundingRect(QRect(0, 0, room.width(), 10_000), Qt.TextFlag.TextWordWrap, part.text())
        if needs.height() > room.height() + 1 or needs.width() > room.width() + 1:
            yield _cut(part, room.size().toTuple(), needs.size().toTuple())
        return
    wide = max(metrics.horizontalAdvance(line) for line in part.text().split("\n"))
    if wide > room.width() or metrics.height() > part.height() + 2:
        yield _cut(part, room.size().toTuple(), (wide, metrics.height()))


def _header(head: QHeaderView) -> Findings:
    model = head.model()
    if model is None or head.orientation() is not Qt.Orientation.Horizontal:
        return
    for section in range(head.count()):
        if head.isSectionHidden(section):
            continue
        title = str(model.headerData(section, Qt.Orientation.Horizontal) or "")
        room = head.sectionSize(section) - (FIRST_PAD if section == 0 else PAD) - RIGHT_PAD
        tip = model.headerData(section, Qt.Orientation.Horizontal, Qt.ItemDataRole.ToolTipRole)
        if (wide := width_of(title, Type.HEAD)) > room and not tip:
            yield Finding("clip", f"column {title!r}", f"has {room}, needs {wide}")


def _inside(part: QWidget) -> Findings:
    """Nothing lies outside the window or its own parent, unless it can be scrolled to."""
    above = part.parentWidget()
    if above is None or part.isWindow() or scrolls(part):
        return
    area = area_of(part)
    if not part.window().rect().contains(area) and area.isValid():
        yield Finding(
            "clip", place_of(part), f"{area.getRect()} lies outside the window {part.window().size().toTuple()}"
        )
    elif not above.rect().adjusted(-1, -1, 1, 1).contains(part.geometry()) and part.geometry().isValid():
        yield Finding("clip", place_of(part), f"{part.geometry().getRect()} lies outside {place_of(above)}")


def _is_leaf(part: QWidget) -> bool:
    return isinstance(part, QAbstractButton | QLabel | QLineEdit | QComboBox | QAbstractItemView) and bool(
        part.width() and part.height()
    )


def _overlaps(leaves: list[QWidget]) -> Findings:
    by_parent: dict[int, list[QWidget]] = {}
    for leaf in leaves:
        if not isinstance(leaf.parentWidget(), Toast):
            by_parent.setdefault(id(leaf.parentWidget()), []).append(leaf)
    for siblings in by_parent.values():
        for at, one in enumerate(siblings):
            for other in siblings[at + 1 :]:
                common = one.geometry().intersected(other.geometry())
                if common.width() > 2 and common.height() > 2:
                    yield Finding("clip", place_of(one), f"lies over {place_of(other)} by {common.size().toTuple()}")


def _shortened(top: QWidget, parts: list[QWidget]) -> Findings:
    """Whatever was painted shorter than it is must be whole in a tool tip, or stand in a list that shows one."""
    tips = "\n".join(plain(part.toolTip()) for part in parts)
    rows = {text for part in parts if isinstance(part, QAbstractItemView) for text in _texts(part)}
    for text in sorted(cut_while_painting(top)):
        if text not in tips and text not in rows:
            yield Finding("clip", f"{text[:80]!r}", "is painted shortened, and no tool tip has it whole")


def _texts(view: QAbstractItemView) -> Iterator[str]:
    """Return every text of a list's cells, whole and in the parts a painter may write apart."""
    model = view.model()
    if model is None:
        return
    columns = range(model.columnCount() if isinstance(view, QTableView) else 1)
    if isinstance(view, QTableView):
        yield from (
            plain(str(model.headerData(column, Qt.Orientation.Horizontal, Qt.ItemDataRole.ToolTipRole) or ""))
            for column in columns
        )
    for row in range(model.rowCount()):
        for column in columns:
            index = model.index(row, column)
            for role in SAID:
                said = plain(str(index.data(role) or ""))
                yield said
                yield from (*said.split(", "), *said.split("\n"))
                head, dash, tail = said.rpartition("-")
                yield head + dash
                yield tail


def cut_while_painting(top: QWidget) -> set[str]:
    """Paint everything once, and return each text that did not fit where it was written."""
    cut: set[str] = set()
    with _overheard(cut):
        top.grab()
    return cut


@contextmanager
def _overheard(cut: set[str]) -> Iterator[None]:
    real = paint.metrics

    class Ears(QFontMetrics):
        def elidedText(self, text: str, mode: Qt.TextElideMode, width: int, flags: int = 0) -> str:
            shown = super().elidedText(text, mode, width, flags)
            if shown != text and text.strip():
                cut.add(text)
            return shown

    paint.metrics = lambda type_, *, bold=False: Ears(real(type_, bold=bold))  # type: ignore[assignment, misc]
    try:
        yield
    finally:
        paint.metrics = real
