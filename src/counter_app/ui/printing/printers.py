"""The printers that Qt knows of on this machine; where the system can take a PDF as it is, it gets that instead."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPageSize, QPainter
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

from counter_app.domain.errors import Unavailable
from counter_app.services.printing_ports import Printer, PrintOrder, Sheet
from counter_app.ui.printing.pages import MM, Pages, read
from counter_app.ui.printing.sheets import PrintedSheet, paper_of, sheets

DPI = 300

_SHEET_OF = {QPageSize.PageSizeId.A4: Sheet.A4, QPageSize.PageSizeId.A5: Sheet.A5}


def _by_name(name: str) -> QPrinter:
    return QPrinter(QPrinterInfo.printerInfo(name), QPrinter.PrinterMode.HighResolution)


class QtPrinter:
    """Prints pages as pictures, which works with every driver; ``direct`` is asked first where it has the printer."""

    def __init__(
        self,
        direct: Printer | None = None,
        *,
        listed: Callable[[], list[str]] = QPrinterInfo.availablePrinterNames,
        usual: Callable[[], str] = QPrinterInfo.defaultPrinterName,
        opened: Callable[[str], QPrinter] = _by_name,
    ) -> None:
        self._direct, self._listed, self._usual, self._opened = direct, listed, usual, opened

    def names(self) -> tuple[str, ...]:
        """Return the printers of this machine, the usual one first."""
        usual = self._usual()
        return tuple(sorted(self._listed(), key=lambda name: (name != usual, name)))

    def print(self, pdf: bytes, order: PrintOrder) -> None:
        """Hand every sheet to the printer, or raise Unavailable."""
        pages = read(pdf)
        names = self.names()
        if not names:
            raise Unavailable("printer.none")
        if order.printer not in names:
            raise Unavailable("printer.absent", printer=order.printer)
        sheet = _settled(pages, order.sheet)
        if self._direct is not None and sheet in {Sheet.A4, Sheet.A5} and order.printer in self._direct.names():
            self._direct.print(pdf, replace(order, sheet=sheet))
        else:
            self._draw(pages, replace(order, sheet=sheet))

    def _draw(self, pages: Pages, order: PrintOrder) -> None:
        printer = self._opened(order.printer)
        printer.setDocName(order.title)
        printer.setResolution(DPI)
        printer.setFullPage(True)
        printer.setCopyCount(order.copies)
        printed = sheets(pages.sizes, order.sheet)
        printer.setPageLayout(printed[0].layout())
        painter = QPainter()
        if not printer.isValid() or not painter.begin(printer):
            raise Unavailable("printer.failed", printer=order.printer)
        try:
            whole = _fill(printer, painter, pages, printed)
        finally:
            painter.end()
        if not whole or printer.printerState() in {QPrinter.PrinterState.Error, QPrinter.PrinterState.Aborted}:
            raise Unavailable("printer.failed", printer=order.printer)


def _fill(printer: QPrinter, painter: QPainter, pages: Pages, printed: tuple[PrintedSheet, ...]) -> bool:
    """Draw all sheets; return whether the printer took every one."""
    for number, sheet in enumerate(printed):
        if number:
            printer.setPageLayout(sheet.layout())
            if not printer.newPage():
                printer.abort()
                return False
        dots = printer.resolution() / MM
        for placed in sheet.pages:
            at = placed.at
            target = QRectF(at.x() * dots, at.y() * dots, at.width() * dots, at.height() * dots)
            painter.drawImage(target, pages.image(placed.page, DPI))
    return True


def _settled(pages: Pages, sheet: Sheet) -> Sheet:
    """Name the paper where all pages are of one known size."""
    papers = {paper_of(size) for size in pages.sizes}
    if sheet is Sheet.OWN and len(papers) == 1:
        return _SHEET_OF.get(papers.pop() or QPageSize.PageSizeId.Custom, Sheet.OWN)
    return sheet
