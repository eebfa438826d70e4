"""A page for trying a printer out: a frame that shows what is cut off, and every letter Vietnamese has marks for."""

from datetime import date

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPageLayout, QPageSize, QPainter, QPdfWriter, QPen

from counter_app.ui.theme.type import FAMILY

_DPI = 300
_EDGE = 8  # millimetres that every laser printer leaves free
_LETTERS = "ĂÂĐÊÔƠƯ ăâđêôơư  ẮẰẲẴẶ ẤẦẨẪẬ ẾỀỂỄỆ ỐỒỔỖỘ ỚỜỞỠỢ ỨỪỬỮỰ  ắằẳẵặ ấầẩẫậ ếềểễệ ốồổỗộ ớờởỡợ ứừửữự ỳỷỹỵ"


def test_sheet(unit: str, line: str, today: date) -> bytes:
    """Return an A5 page as PDF: the unit's name, what to look for, the letters, and a scale of greys."""
    kept = QBuffer()
    kept.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(kept)
    writer.setResolution(_DPI)
    writer.setPageLayout(
        QPageLayout(QPageSize(QPageSize.PageSizeId.A5), QPageLayout.Orientation.Portrait, QMarginsF(0, 0, 0, 0))
    )
    painter = QPainter(writer)
    _draw(painter, writer.width(), writer.height(), (unit or "counter_app", line, f"{today:%d/%m/%Y}", _LETTERS))
    painter.end()
    return bytes(kept.data().data())


def _draw(painter: QPainter, width: int, height: int, texts: tuple[str, ...]) -> None:
    unit = _DPI / 25.4
    edge = _EDGE * unit
    painter.setPen(QPen(QColor(0, 0, 0), 0.3 * unit))
    painter.drawRect(QRectF(edge, edge, width - 2 * edge, height - 2 * edge))
    y = edge + 8 * unit
    for text, points in zip(texts, (15, 11, 11, 13), strict=True):
        face = QFont(FAMILY)
        face.setPointSizeF(points)
        painter.setFont(face)
        area = QRectF(edge + 6 * unit, y, width - 2 * edge - 12 * unit, height)
        flags = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignHCenter)
        painter.drawText(area, flags, text)
        y += painter.boundingRect(area, flags, text).height() + 5 * unit
    for at, grey in enumerate((0, 60, 120, 180, 220)):
        painter.fillRect(QRectF(edge + (6 + 20 * at) * unit, y, 18 * unit, 8 * unit), QColor(grey, grey, grey))
