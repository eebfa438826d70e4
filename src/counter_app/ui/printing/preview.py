"""A paper on screen before it is printed: exactly the pages that the printer gets, the mark of sample data included."""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from PySide6.QtCore import QSizeF, Qt
from PySide6.QtGui import QAction, QKeySequence, QPageSize, QPixmap, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from counter_app.domain.errors import CounterError
from counter_app.services.printing_ports import MOST_COPIES, Printer, PrintOrder, Sheet
from counter_app.ui.background import Runner
from counter_app.ui.printing.pages import MM, read
from counter_app.ui.printing.save_as import save_as, with_suffix
from counter_app.ui.printing.sheets import paper_of
from counter_app.ui.words import Words

_EDGE = 12
_SIZE_WORDS = {QPageSize.PageSizeId.A4: "preview.size_a4", QPageSize.PageSizeId.A5: "preview.size_a5"}

AskPath = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class Shown:
    """A paper to look at. ``title`` and ``file_name`` name the paper, never the person."""

    pdf: bytes
    title: str
    file_name: str = "giay-to.pdf"
    order: PrintOrder = field(default_factory=lambda: PrintOrder(""))


class PaperPreview(QDialog):
    """Shows pages, prints them beside the window, and saves them. Whatever fails is told here and changes nothing."""

    def __init__(
        self,
        shown: Shown,
        words: Words,
        runner: Runner,
        printer: Printer,
        parent: QWidget | None = None,
        *,
        ask_path: AskPath | None = None,
    ) -> None:
        super().__init__(parent)
        self._shown, self._words, self._runner, self._printer = shown, words, runner, printer
        self._pages = read(shown.pdf)
        self._ask_path = ask_path or self._asked_path
        self.page, self.fits = 0, True
        self._build_fields()
        self._build_actions()
        self._lay_out()
        self._connect()
        self.retranslate()
        self._runner.aside(self._printer.names, self._fill_printers, self._failed)

    # what it is made of

    def _build_fields(self) -> None:
        self.picture = QLabel()
        self.picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.view = QScrollArea()
        self.view.setWidget(self.picture)
        self.view.setWidgetResizable(True)
        self.view.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.place, self.size_words, self.message = _plain(), _plain(), _plain()
        self.message.setWordWrap(True)
        self.printers, self.copies, self.sheet = QComboBox(), QSpinBox(), QComboBox()
        self.copies.setRange(1, MOST_COPIES)
        self.copies.setValue(self._shown.order.copies)
        for sheet in Sheet:
            self.sheet.addItem("", sheet)
        self.sheet.setCurrentIndex(self.sheet.findData(self._shown.order.sheet))
        self.labels = {"printer": QLabel(), "copies": QLabel(), "sheet": QLabel()}
        for name, buddy in (("printer", self.printers), ("copies", self.copies), ("sheet", self.sheet)):
            self.labels[name].setBuddy(buddy)
        names = ("previous", "next", "fit", "whole", "save", "print", "close")
        self.buttons = {name: QPushButton() for name in names}
        for button in self.buttons.values():
            button.setAutoDefault(False)

    def _build_actions(self) -> None:
        self._action("previous", partial(self.turn_to, -1), "PgUp")
        self._action("next", partial(self.turn_to, 1), "PgDown")
        self._action("fit", partial(self.zoom, fits=True), "Ctrl+0")
        self._action("whole", partial(self.zoom, fits=False), "Ctrl+1")
        self._action("save", self.save, "Ctrl+S")
        self._action("print", self.print, "F9", "Ctrl+P")
        self._action("close", self.reject)

    def _lay_out(self) -> None:
        above, below = QHBoxLayout(), QHBoxLayout()
        for widget in (*(self.buttons[name] for name in ("previous", "next")), self.place, self.size_words):
            above.addWidget(widget)
        above.addStretch()
        for name in ("fit", "whole"):
            above.addWidget(self.buttons[name])
        for name, box in (("printer", self.printers), ("copies", self.copies), ("sheet", self.sheet)):
            below.addWidget(self.labels[name])
            below.addWidget(box, 1 if box is self.printers else 0)
        for name in ("save", "print", "close"):
            below.addWidget(self.buttons[name])
        layout = QVBoxLayout(self)
        layout.addLayout(above)
        layout.addWidget(self.view, 1)
        layout.addWidget(self.message)
        layout.addLayout(below)
        self.message.hide()
        self.resize(820, 640)
        self.buttons["print"].setFocus()

    def _connect(self) -> None:
        self._words.changed.connect(self.retranslate)

    def _action(self, name: str, does: Callable[[], object], *keys: str) -> None:
        action = QAction(self)
        action.setShortcuts([QKeySequence(key) for key in keys])
        action.triggered.connect(lambda _checked=False: does())
        self.buttons[name].clicked.connect(lambda _checked=False: action.trigger())
        self.addAction(action)

    def retranslate(self) -> None:
        """Say everything in the window's language."""
        words = self._words
        self.setWindowTitle(words("preview.title", paper=self._shown.title))
        for name, button in self.buttons.items():
            button.setText(words(f"preview.{name}"))
        for name, label in self.labels.items():
            label.setText(words(f"preview.{name}"))
        for row, sheet in enumerate(Sheet):
            self.sheet.setItemText(row, words(f"preview.sheet_{sheet}"))
        self.printers.setPlaceholderText(words("preview.no_printer"))
        self._draw()

    # looking

    def turn_to(self, step: int) -> None:
        """Go so many pages on, or back."""
        self.page = max(0, min(self.page + step, len(self._pages.sizes) - 1))
        self._draw()

    def zoom(self, *, fits: bool) -> None:
        """Show the page whole, or as large as on paper."""
        self.fits = fits
        self._draw()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A page that fits stays fitting."""
        super().resizeEvent(event)
        if self.fits:
            self._draw()

    def showEvent(self, event: QShowEvent) -> None:
        """The room for the page is known once the dialog is shown."""
        super().showEvent(event)
        self._draw()

    def _draw(self) -> None:
        count, size = len(self._pages.sizes), self._pages.sizes[self.page]
        ratio = self.devicePixelRatioF()
        picture = QPixmap.fromImage(self._pages.image(self.page, self._dpi(size) * ratio))
        picture.setDevicePixelRatio(ratio)
        self.picture.setPixmap(picture)
        self.picture.setAccessibleName(self._words("preview.page_image", page=self.page + 1, count=count))
        self.place.setText(self._words("preview.page", page=self.page + 1, count=count))
        named = _SIZE_WORDS.get(paper_of(size) or QPageSize.PageSizeId.Custom, "preview.size_other")
        self.size_words.setText(self._words(named, width=round(size.width()), height=round(size.height())))
        self.buttons["previous"].setEnabled(self.page > 0)
        self.buttons["next"].setEnabled(self.page < count - 1)

    def _dpi(self, size: QSizeF) -> float:
        if not self.fits:
            return float(self.logicalDpiX())
        room = self.view.viewport().size()
        across, down = room.width() - _EDGE, room.height() - _EDGE
        return max(20.0, min(across / size.width(), down / size.height()) * MM)

    # printing and saving

    def order(self) -> PrintOrder:
        """Return what is chosen."""
        return PrintOrder(self.printers.currentText(), self.copies.value(), self.sheet.currentData(), self._shown.title)

    def print(self) -> None:
        """Send the paper to the chosen printer; the window stays usable meanwhile."""
        order = self.order()
        self._say(self._words("preview.printing", printer=order.printer))
        self.buttons["print"].setEnabled(False)
        work = partial(self._printer.print, self._shown.pdf, order)
        self._runner.aside(work, lambda _: self._sent(order), self._failed)

    def save(self) -> None:
        """Ask where, and write the file beside the window."""
        chosen = self._ask_path(self._shown.file_name)
        if chosen:
            path = with_suffix(chosen)
            self._runner.aside(partial(save_as, path, self._shown.pdf), lambda _: self._saved(path), self._failed)

    def _fill_printers(self, names: tuple[str, ...]) -> None:
        self.printers.addItems(names)
        wished = self.printers.findText(self._shown.order.printer)
        self.printers.setCurrentIndex(max(wished, 0) if names else -1)

    def _sent(self, order: PrintOrder) -> None:
        self.buttons["print"].setEnabled(True)
        self._say(self._words("preview.printed", printer=order.printer))

    def _saved(self, path: Path) -> None:
        self._say(self._words("preview.saved", file=str(path)))

    def _failed(self, fault: CounterError) -> None:
        self.buttons["print"].setEnabled(True)
        self._say(self._words.say(fault))

    def _say(self, words: str) -> None:
        self.message.setText(words)
        self.message.setAccessibleName(words)
        self.message.setVisible(bool(words))

    def _asked_path(self, name: str) -> str:
        kinds = self._words("preview.pdf_files")
        return QFileDialog.getSaveFileName(self, self._words("preview.save_title"), name, kinds)[0]


def _plain() -> QLabel:
    label = QLabel()
    label.setTextFormat(Qt.TextFormat.PlainText)
    return label
