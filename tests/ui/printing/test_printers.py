"""What comes out of a printer: measured on the PDF that Qt's own printer makes."""

from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import QSizeF
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication

from counter_app.domain.errors import Unavailable
from counter_app.services.printing_ports import PrintOrder, Sheet
from counter_app.ui.printing.pages import read
from counter_app.ui.printing.printers import QtPrinter
from counter_app.ui.printing.sheets import sheets
from ui.papers import a_pdf


class Direct:
    """The system's queue, as far as this test needs it."""

    def __init__(self, *names: str) -> None:
        self._names, self.orders = names, []

    def names(self) -> tuple[str, ...]:
        return self._names

    def print(self, pdf: bytes, order: PrintOrder) -> None:
        self.orders.append(order)


def printing_to(path: Path, direct: Direct | None = None) -> QtPrinter:
    """Return the printers of a machine with one, whose paper is a PDF."""

    def opened(name: str) -> QPrinter:
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(path))
        return printer

    return QtPrinter(direct, listed=lambda: ["kho", "quay"], usual=lambda: "quay", opened=opened)


def paper(path: Path) -> list[tuple[float, float]]:
    with pypdfium2.PdfDocument(path.read_bytes()) as document:
        return [tuple(round(side * 25.4 / 72) for side in page.get_size()) for page in document]  # type: ignore[misc]


def dark(path: Path, page: int, x: float, y: float) -> bool:
    """Say whether the page is black at a place given in millimetres."""
    image = read(path.read_bytes()).image(page, 150)
    dots = 150 / 25.4
    return image.pixelColor(round(x * dots), round(y * dots)).lightness() < 100


@pytest.mark.parametrize(
    ("pages", "sheet", "papers"),
    [
        (("a5", "a5"), Sheet.OWN, [(148, 210)] * 2),
        (("a4",), Sheet.OWN, [(210, 297)]),
        (("a5 lying",), Sheet.OWN, [(210, 148)]),
        (("a5", "a4"), Sheet.OWN, [(148, 210), (210, 297)]),
        (("a5", "a5"), Sheet.A4, [(210, 297)] * 2),
        (("a4",), Sheet.A5, [(148, 210)]),
        (("a5", "a5"), Sheet.TWO_ON_A4, [(297, 210)]),
        (("a5", "a5", "a5"), Sheet.TWO_ON_A4, [(297, 210)] * 2),
        (("a5 lying", "a5 lying"), Sheet.TWO_ON_A4, [(210, 297)]),
        (("a4",), Sheet.TWO_ON_A4, [(210, 297)]),
    ],
)
def test_the_paper_is_the_one_that_was_asked_for(
    qapp: QApplication, tmp_path: Path, pages: tuple[str, ...], sheet: Sheet, papers: list[tuple[int, int]]
) -> None:
    out = tmp_path / "out.pdf"
    printing_to(out).print(a_pdf(*pages), PrintOrder("quay", sheet=sheet))
    assert paper(out) == papers


def test_two_a5_lie_side_by_side_each_in_its_own_size(qapp: QApplication, tmp_path: Path) -> None:
    out = tmp_path / "out.pdf"
    printing_to(out).print(a_pdf("a5", "a5"), PrintOrder("quay", sheet=Sheet.TWO_ON_A4))
    for middle in (74, 148.5 + 74):
        assert dark(out, 0, middle, 105)
        assert dark(out, 0, middle + 6, 105)  # the square is 14 mm wide
        assert not dark(out, 0, middle + 9, 105)
    assert not dark(out, 0, 148.5, 105)


def test_a_page_keeps_its_size_and_its_place(qapp: QApplication, tmp_path: Path) -> None:
    out = tmp_path / "out.pdf"
    printing_to(out).print(a_pdf("a5"), PrintOrder("quay"))
    assert dark(out, 0, 74, 105)
    assert dark(out, 0, 74 + 6, 105)
    assert not dark(out, 0, 74 + 9, 105)


def test_a_small_page_is_never_blown_up() -> None:
    (sheet,) = sheets((QSizeF(148, 210),), Sheet.A4)
    assert sheet.pages[0].at.size() == QSizeF(148, 210)
    assert sheet.pages[0].at.x() == 31


def test_the_usual_printer_comes_first(tmp_path: Path) -> None:
    assert printing_to(tmp_path / "x").names() == ("quay", "kho")


def test_a_queue_that_takes_pdf_gets_it_with_the_paper_named(qapp: QApplication, tmp_path: Path) -> None:
    direct = Direct("quay")
    printing_to(tmp_path / "out.pdf", direct).print(a_pdf("a5"), PrintOrder("quay", copies=2))
    assert direct.orders == [PrintOrder("quay", copies=2, sheet=Sheet.A5)]
    assert not (tmp_path / "out.pdf").exists()


@pytest.mark.parametrize("order", [PrintOrder("kho"), PrintOrder("quay", sheet=Sheet.TWO_ON_A4)])
def test_what_the_queue_cannot_do_is_drawn_here(qapp: QApplication, tmp_path: Path, order: PrintOrder) -> None:
    direct = Direct("quay")
    printing_to(tmp_path / "out.pdf", direct).print(a_pdf("a5", "a5"), order)
    assert not direct.orders
    assert (tmp_path / "out.pdf").exists()


def code_of(printer: QtPrinter, pdf: bytes, order: PrintOrder) -> str:
    with pytest.raises(Unavailable) as told:
        printer.print(pdf, order)
    return told.value.code


def test_failures_are_told_apart(qapp: QApplication, tmp_path: Path) -> None:
    works, pdf = printing_to(tmp_path / "out.pdf"), a_pdf("a5")
    assert code_of(works, pdf, PrintOrder("gone")) == "printer.absent"
    assert code_of(QtPrinter(listed=list, usual=str), pdf, PrintOrder("quay")) == "printer.none"
    assert code_of(works, b"", PrintOrder("quay")) == "paper.unreadable"
    assert code_of(works, b"%PDF-1.4 torn", PrintOrder("quay")) == "paper.unreadable"
    assert not (tmp_path / "out.pdf").exists()


@pytest.mark.qt_log_ignore("QPainter::begin")
def test_a_printer_that_cannot_begin_has_failed(qapp: QApplication, tmp_path: Path) -> None:
    assert code_of(printing_to(tmp_path / "no" / "out.pdf"), a_pdf("a5"), PrintOrder("quay")) == "printer.failed"


class StopsAfterOne(QPrinter):
    """A printer that takes one sheet."""

    def newPage(self) -> bool:
        return False


def test_a_printer_that_stops_half_way_has_failed(qapp: QApplication, tmp_path: Path) -> None:
    def opened(name: str) -> QPrinter:
        printer = StopsAfterOne()
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(tmp_path / "out.pdf"))
        return printer

    printer = QtPrinter(listed=lambda: ["quay"], usual=str, opened=opened)
    assert code_of(printer, a_pdf("a5", "a5"), PrintOrder("quay")) == "printer.failed"
