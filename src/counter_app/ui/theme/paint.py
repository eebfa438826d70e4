"""Strokes that several widgets share: rounded boxes with a crisp line, text on a line, rings of focus."""

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from counter_app.ui.theme.type import Type, font, metrics, width_of

LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
CENTRE = Qt.AlignmentFlag.AlignCenter


def box(
    painter: QPainter,
    area: QRect | QRectF,
    *,
    fill: str | None = None,
    line: str | None = None,
    radius: float = 4,
    width: float = 1,
    dashed: bool = False,
) -> None:
    """Paint a rounded box whose line lies wholly inside its area."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(QColor(fill) if fill else Qt.BrushStyle.NoBrush)
    half = width / 2 if line else 0
    painter.setPen(
        QPen(QColor(line), width, Qt.PenStyle.DashLine if dashed else Qt.PenStyle.SolidLine)
        if line
        else QPen(Qt.PenStyle.NoPen)
    )
    painter.drawRoundedRect(QRectF(area).adjusted(half, half, -half, -half), radius - half / 2, radius - half / 2)


def hairline(painter: QPainter, x1: float, x2: float, y: float, colour: str) -> None:
    """Paint a horizontal line one pixel high."""
    painter.fillRect(QRectF(x1, y, x2 - x1, 1), QColor(colour))


def write(
    painter: QPainter,
    area: QRect,
    text: str,
    type_: Type,
    colour: str,
    align: Qt.AlignmentFlag = LEFT,
    *,
    bold: bool = False,
    elide: bool = True,
) -> None:
    """Write one line of text, shortened at its end where it does not fit. Markup in it is letters."""
    painter.setFont(font(type_, bold=bold))
    painter.setPen(QColor(colour))
    if elide and width_of(text, type_, bold=bold) > area.width():
        text = metrics(type_, bold=bold).elidedText(text, Qt.TextElideMode.ElideRight, area.width())
    painter.drawText(area, int(align | Qt.TextFlag.TextSingleLine), text)


def round_pen(colour: str, width: float) -> QPen:
    """Return the pen ticks are drawn with."""
    return QPen(QColor(colour), width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)
