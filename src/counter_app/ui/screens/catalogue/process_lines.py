"""A text on as many lines as it needs: broken between words, and within one only where that word alone is too long."""

from functools import lru_cache

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter, QTextLayout, QTextOption

from counter_app.ui.theme.paint import LEFT, write
from counter_app.ui.theme.type import Type, factor, font, px

_PITCH = {Type.BODY: 17, Type.STRONG: 18, Type.HEAD: 16, Type.META: 16}


def lines_high(text: str, type_: Type, wide: int) -> int:
    """Return how high a text stands at a width."""
    return len(lines_of(text, type_, wide)) * px(_PITCH[type_])


def lines_of(text: str, type_: Type, wide: int) -> tuple[str, ...]:
    """Return the lines of a text at a width."""
    return _broken(" ".join(text.split()), type_, max(wide, px(24)), factor())


def write_lines(painter: QPainter, area: QRect, text: str, type_: Type, colour: str) -> None:
    """Write a text whole, from the top of an area that was measured for it."""
    pitch = px(_PITCH[type_])
    for at, line in enumerate(lines_of(text, type_, area.width())):
        spot = QRect(area.left(), area.top() + at * pitch - 2, area.width() + 4, pitch + 4)
        write(painter, spot, line, type_, colour, LEFT, elide=False)


@lru_cache(maxsize=512)
def _broken(text: str, type_: Type, wide: int, _factor: float) -> tuple[str, ...]:
    """Break a text; the reader's text size is part of the question, for the fonts follow it."""
    layout = QTextLayout(text, font(type_))
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    found, units = list[str](), text.encode("utf-16-le", "surrogatepass")  # Qt counts in units of two bytes
    layout.beginLayout()
    while (line := layout.createLine()).isValid():
        line.setLineWidth(wide)
        start = 2 * line.textStart()
        found.append(units[start : start + 2 * line.textLength()].decode("utf-16-le", "replace").strip())
    layout.endLayout()
    return tuple(found) if text else ()
