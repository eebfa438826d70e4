"""The icons: one outline set in one colour, found by meaning and tinted at the moment they are painted."""

from functools import cache

from PySide6.QtCore import QByteArray, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QGuiApplication, QIcon, QIconEngine, QPainter, QPalette, QPixmap
from PySide6.QtSvg import QSvgRenderer

from counter_app.resources import resource

_THIN_FROM = 19  # up to 18 px the stroke is a touch wider, so that it stays whole on a plain screen


def paint_icon(painter: QPainter, name: str, area: QRect | QRectF, colour: str | QColor) -> None:
    """Paint an icon into a square, sharp at every scale."""
    side = min(area.width(), area.height())
    _drawing(name, QColor(colour).name(), side < _THIN_FROM).render(painter, QRectF(area))


def icon(name: str) -> QIcon:
    """Return an icon for a control of Qt's own; it follows the palette, and pales when the control is off."""
    return QIcon(_Tinted(name))


def names() -> list[str]:
    """Return every meaning there is an icon for."""
    return sorted(path.stem for path in resource("icons").glob("*.svg"))


@cache
def _drawing(name: str, colour: str, is_small: bool) -> QSvgRenderer:
    source = _source(name).replace("currentColor", colour)
    width = "1.75" if is_small else "1.6"
    return QSvgRenderer(QByteArray(source.replace('stroke-width="2"', f'stroke-width="{width}"').encode()))


@cache
def _source(name: str) -> str:
    return resource(f"icons/{name}.svg").read_text("utf-8")


class _Tinted(QIconEngine):
    """Paints in the application's text colour, in its disabled one where the control is off."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._name = name

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        group = QPalette.ColorGroup.Disabled if mode is QIcon.Mode.Disabled else QPalette.ColorGroup.Active
        side = min(rect.width(), rect.height())
        area = QRectF(0, 0, side, side)
        area.moveCenter(QPointF(rect.center()) + QPointF(0.5, 0.5))
        paint_icon(painter, self._name, area, QGuiApplication.palette().color(group, QPalette.ColorRole.ButtonText))

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        made = QPixmap(size)
        made.fill(Qt.GlobalColor.transparent)
        painter = QPainter(made)
        self.paint(painter, QRect(0, 0, size.width(), size.height()), mode, state)
        painter.end()
        return made

    def clone(self) -> QIconEngine:
        return _Tinted(self._name)
