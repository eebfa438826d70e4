"""How pages come to lie on sheets of paper: as they are, shrunk to the sheet, or two A5 beside each other on one A4."""

from dataclasses import dataclass

from PySide6.QtCore import QMarginsF, QPointF, QRectF, QSizeF
from PySide6.QtGui import QPageLayout, QPageSize

from counter_app.services.printing_ports import Sheet

_A4, _A5 = QSizeF(210, 297), QSizeF(148, 210)
_SIZES = {Sheet.A4: _A4, Sheet.TWO_ON_A4: _A4, Sheet.A5: _A5}
_PAGE_SIZES = ((_A4, QPageSize.PageSizeId.A4), (_A5, QPageSize.PageSizeId.A5))
_TOLERANCE = 2.0  # millimetres: sizes in points are rounded


@dataclass(frozen=True, slots=True)
class Placed:
    """A page and where on the sheet it lies, in millimetres."""

    page: int
    at: QRectF


@dataclass(frozen=True, slots=True)
class PrintedSheet:
    """One side of paper."""

    size: QSizeF
    pages: tuple[Placed, ...]

    def layout(self) -> QPageLayout:
        """Return what a printer must be told: its margins are ours, drawn into the page."""
        wide = self.size.width() > self.size.height()
        upright = self.size.transposed() if wide else self.size
        known = paper_of(upright)
        page = QPageSize(known) if known is not None else QPageSize(upright, QPageSize.Unit.Millimeter)
        way = QPageLayout.Orientation.Landscape if wide else QPageLayout.Orientation.Portrait
        return QPageLayout(page, way, QMarginsF(), QPageLayout.Unit.Millimeter)


def paper_of(size: QSizeF) -> QPageSize.PageSizeId | None:
    """Return the paper of that size, either way up, or None for another."""
    for known, page in _PAGE_SIZES:
        if _alike(size, known) or _alike(size.transposed(), known):
            return page
    return None


def sheets(sizes: tuple[QSizeF, ...], sheet: Sheet) -> tuple[PrintedSheet, ...]:
    """Lay the pages of a paper on sheets, in their order."""
    if sheet is Sheet.OWN:
        return tuple(PrintedSheet(size, (Placed(page, QRectF(QPointF(), size)),)) for page, size in enumerate(sizes))
    if sheet is Sheet.TWO_ON_A4 and all(paper_of(size) is QPageSize.PageSizeId.A5 for size in sizes):
        return tuple(_two(sizes, first) for first in range(0, len(sizes), 2))
    return tuple(_one(size, page, _SIZES[sheet]) for page, size in enumerate(sizes))


def _one(size: QSizeF, page: int, paper: QSizeF) -> PrintedSheet:
    """A page too large is shrunk, a small one keeps its size; it lies at the top, in the middle."""
    under = paper.transposed() if size.width() > size.height() else paper
    fits = (
        size if _alike(size, under) else size * min(1.0, under.width() / size.width(), under.height() / size.height())
    )
    left = (under.width() - fits.width()) / 2
    return PrintedSheet(under, (Placed(page, QRectF(QPointF(left, 0), fits)),))


def _two(sizes: tuple[QSizeF, ...], first: int) -> PrintedSheet:
    """Upright pages lie side by side, lying ones one above the other."""
    wide = sizes[first].width() > sizes[first].height()
    under = _A4 if wide else _A4.transposed()
    second = QPointF(0, under.height() / 2) if wide else QPointF(under.width() / 2, 0)
    places = (QPointF(), second)
    pair = range(first, min(first + 2, len(sizes)))
    return PrintedSheet(under, tuple(Placed(page, QRectF(places[page - first], sizes[page])) for page in pair))


def _alike(one: QSizeF, other: QSizeF) -> bool:
    return abs(one.width() - other.width()) < _TOLERANCE and abs(one.height() - other.height()) < _TOLERANCE
