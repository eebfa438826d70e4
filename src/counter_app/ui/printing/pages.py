"""The pages of a PDF as pictures, for the screen and for the printer."""

from dataclasses import dataclass
from threading import Lock

import pypdfium2
from PySide6.QtCore import QSizeF
from PySide6.QtGui import QImage

from counter_app.domain.errors import Unavailable

POINTS = 72
MM = 25.4

_ONE_AT_A_TIME = Lock()  # PDFium serves one thread at a time; the preview draws while a printer is fed


@dataclass(frozen=True, slots=True)
class Pages:
    """A PDF that can be read. ``sizes`` are the pages in millimetres."""

    pdf: bytes
    sizes: tuple[QSizeF, ...]

    def image(self, page: int, dpi: float) -> QImage:
        """Return a page drawn on white."""
        with _ONE_AT_A_TIME, pypdfium2.PdfDocument(self.pdf) as document:
            drawn = document[page].render(scale=dpi / POINTS, prefer_bgrx=True)
            shared = QImage(drawn.buffer, drawn.width, drawn.height, drawn.stride, QImage.Format.Format_RGB32)
            return shared.copy()


def read(pdf: bytes) -> Pages:
    """Open a PDF, or raise Unavailable where it is none."""
    try:
        with _ONE_AT_A_TIME, pypdfium2.PdfDocument(pdf) as document:
            points = [document.get_page_size(page) for page in range(len(document))]
    except pypdfium2.PdfiumError as fault:
        raise Unavailable("paper.unreadable") from fault
    if not points:
        raise Unavailable("paper.unreadable")
    return Pages(pdf, tuple(QSizeF(width, height) * (MM / POINTS) for width, height in points))
