"""A paper on screen before it is printed: exactly the pages that the printer gets, the mark of sample data included."""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from PySide6.QtCore import QSizeF, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence, QPageSize, QPixmap, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QFileDialog,
    QHBoxLayout,
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
from counter_app.ui.theme.type import Type
from counter_app.ui.widgets.button import Button, Kind
from counter_app.ui.widgets.choice import CheckBox
from counter_app.ui.widgets.plain import label
from counter_app.ui.words import Words

_EDGE = 12
_SHORTEST_BOX = 9  # letters: the row still fits a screen at 150 %
_SIZE_WORDS = {QPageSize.PageSizeId.A4: "preview.size_a4", QPageSize.PageSizeId.A5: "preview.size_a5"}

_KEYS = {
    "previous": ("PgUp",),
    "next": ("PgDown",),
    "fit": ("Ctrl+0",),
    "whole": ("Ctrl+1",),
    "save": ("Ctrl+S",),
    "print": ("F9", "Ctrl+P"),
    "close": ("Esc",),
}

AskPath = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class Shown:
    """A paper to look at. ``title`` and ``file_name`` name the paper, never the person."""

    pdf: bytes
    title: str
    file_name: str = "giay-to.pdf"
    order: PrintOrder = field(default_factory=lambda: PrintOrder(""))


class PaperPreview(QDialog):
    """Shows pages, prints them beside the window, and saves them. Whatever fails is told here and changes nothing.

    ``taken`` tells that the paper was printed or saved; ``remembered`` which printer is to be used from now on, which
    is offered where ``may_remember``.
    """

    taken = Signal()
    remembered = Signal(str)

    def __init__(
        self,
        shown: Shown,
        words: Words,
        runner: Runner,
        printer: Printer,
        parent: QWidget | None = None,
        *,
        ask_path: AskPath | None = None,
        may_remember: bool = False,
    ) -> None:
        super().__init__(parent)
        self._shown, self._words, self._runner, self._printer = shown, words, runner, printer
        self._pages = read(shown.pdf)
        self._ask_path = ask_path or self._asked_path
        self.page, self.fits, self.was_taken = 0, True, False
        self._is_closed, self._sent_off = False, 0  # it is held until what it sent off has been answered
        self.remember = CheckBox("", self)
        self.remember.setVisible(may_remember)
        self._build_fields()
        self._build_actions()
        self._lay_out()
        self._connect()
        self.retranslate()
        self._runner.aside(self._printer.names, self._fill_printers, self._failed)

    # what it is made of

    def _build_fields(self) -> None:
        self.picture = label("")
        self.picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.view = QScrollArea()
        self.view.setWidget(self.picture)
        self.view.setWidgetResizable(True)
        self.view.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.place, self.size_words, self.message = label(""), label("", Type.META), label("", wraps=True)
        self.printers, self.copies, self.sheet = QComboBox(), QSpinBox(), QComboBox()
        for box in (self.printers, self.sheet):
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            box.setMinimumContentsLength(_SHORTEST_BOX)
        self.copies.setRange(1, MOST_COPIES)
        self.copies.setValue(self._shown.order.copies)
        for sheet in Sheet:
            self.sheet.addItem("", sheet)
        self.sheet.setCurrentIndex(self.sheet.findData(self._shown.order.sheet))
        self.labels = {name: label("") for name in ("printer", "copies", "sheet")}
        for name, buddy in (("printer", self.printers), ("copies", self.copies), ("sheet", self.sheet)):
            self.labels[name].setBuddy(buddy)
        self.buttons = {
            name: Button("", Kind.PRIMARY if name == "print" else Kind.PLAIN, key=keys[0])
            for name, keys in _KEYS.items()
        }

    def _build_actions(self) -> None:
        self._action("previous", partial(self.turn_to, -1))
        self._action("next", partial(self.turn_to, 1))
        self._action("fit", partial(self.zoom, fits=True))
        self._action("whole", partial(self.zoom, fits=False))
        self._action("save", self.save)
        self._action("print", self.print)
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
        layout.addWidget(self.remember)
        layout.addLayout(below)
        self.message.hide()
        self.resize(820, 640)
        self.buttons["print"].setFocus()

    def _connect(self) -> None:
        self._words.changed.connect(self.retranslate)
        self.finished.connect(self._close)

    def _action(self, name: str, does: Callable[[], object]) -> None:
        action = QAction(self)
        action.setShortcuts([QKeySequence(key) for key in _KEYS[name]])
        action.triggered.connect(lambda _checked=False: does())
        self.buttons[name].clicked.connect(lambda _checked=False: action.trigger())
        self.addAction(action)

    def retranslate(self) -> None:
        """Say everything in the window's language."""
        words = self._words
        self.setWindowTitle(words("preview.title", paper=self._shown.title))
        for name, button in self.buttons.items():
            button.set_words(words(f"preview.{name}"))
        for name, beside in self.labels.items():
            beside.setText(words(f"preview.{name}"))
        for row, sheet in enumerate(Sheet):
            self.sheet.setItemText(row, words(f"preview.sheet_{sheet}"))
        self.remember.setText(words("preview.remember"))
        self.remember.setAccessibleName(words("preview.remember"))
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
        self._sent_off += 1
        self._runner.aside(work, lambda _: self._sent(order), self._not_done)

    def save(self) -> None:
        """Ask where, and write the file beside the window."""
        chosen = self._ask_path(self._shown.file_name)
        if chosen:
            path = with_suffix(chosen)
            self._sent_off += 1
            self._runner.aside(partial(save_as, path, self._shown.pdf), lambda _: self._saved(path), self._not_done)

    def _fill_printers(self, names: tuple[str, ...]) -> None:
        self.printers.addItems(names)
        wished = self.printers.findText(self._shown.order.printer)
        self.printers.setCurrentIndex(max(wished, 0) if names else -1)

    def _sent(self, order: PrintOrder) -> None:
        self._may_print_again()
        self._say(self._words("preview.printed", printer=order.printer))
        if self.remember.isChecked():
            self.remembered.emit(order.printer)
        self._take()

    def _saved(self, path: Path) -> None:
        self._say(self._words("preview.saved", file=str(path)))
        self._take()

    def _take(self) -> None:
        self.was_taken = True
        self.taken.emit()
        self._answered()

    def _not_done(self, fault: CounterError) -> None:
        self._failed(fault)
        self._answered()

    def _answered(self) -> None:
        self._sent_off -= 1
        self._let_go()

    def _close(self) -> None:
        self._is_closed = True
        self._let_go()

    def _let_go(self) -> None:
        """Hold the paper no longer, once the dialog is closed and nothing is under way."""
        if self._is_closed and not self._sent_off:
            self.deleteLater()

    def _failed(self, fault: CounterError) -> None:
        self._may_print_again()
        self._say(self._words.say(fault))

    def _may_print_again(self) -> None:
        """The button lost the focus when it was switched off; what was chosen meanwhile keeps it."""
        waiting = not self.buttons["print"].isEnabled()
        self.buttons["print"].setEnabled(True)
        if waiting and self.focusWidget() in {None, self.buttons["close"]}:
            self.buttons["print"].setFocus()

    def _say(self, words: str) -> None:
        self.message.setText(words)
        self.message.setAccessibleName(words)
        self.message.setVisible(bool(words))
        if (layout := self.layout()) is not None:
            layout.activate()  # the message took room from the page
        self._draw()

    def _asked_path(self, name: str) -> str:
        kinds = self._words("preview.pdf_files")
        return QFileDialog.getSaveFileName(self, self._words("preview.save_title"), name, kinds)[0]
