"""A scan on screen, drawn by the program itself: the system's own viewer never gets a file that somebody sent in."""

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt
from PySide6.QtGui import QImage, QImageReader, QKeySequence, QPixmap, QResizeEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from counter_app.domain.errors import CounterError
from counter_app.services.scan_rows import ScanContent
from counter_app.ui.printing.pages import Pages, read
from counter_app.ui.theme.type import Type
from counter_app.ui.widgets.button import Button
from counter_app.ui.widgets.plain import label
from counter_app.ui.words import Words

_EDGE = 12
_PDF = "application/pdf"
_DPI = 120
_MOST_PIXELS = 512  # megabytes that one picture may take while it is read


class ScanView(QDialog):
    """One scan, page by page, as large as the window lets it be."""

    def __init__(self, scan: ScanContent, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._scan, self._words = scan, words
        self._pdf: Pages | None = None
        self._count, self._at = 1, 0
        self._image = QImage()
        self.picture = label("", wraps=True)
        self.picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._place = label("", Type.META)
        self._previous = Button(words("lookup.scan_previous"), key="PgUp")
        self._next = Button(words("lookup.scan_next"), key="PgDown")
        self._close = Button(words("lookup.scan_close"), key="Esc")
        self.setWindowTitle(scan.row.name)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._lay_out()
        self._open()
        self._turn(0)

    @property
    def is_readable(self) -> bool:
        """Say whether a page could be drawn."""
        return not self._image.isNull()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._draw()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._draw()

    def _open(self) -> None:
        if self._scan.row.media_type != _PDF:
            self._count = max(1, self._reader().imageCount())
            return
        try:
            self._pdf = read(self._scan.content)
            self._count = len(self._pdf.sizes)
        except CounterError:
            self._count = 1

    def _turn(self, step: int) -> None:
        self._at = max(0, min(self._at + step, self._count - 1))
        self._image = self._page()
        self._place.setText(self._words("lookup.scan_page", page=self._at + 1, count=self._count))
        self._previous.setEnabled(self._at > 0)
        self._next.setEnabled(self._at < self._count - 1)
        self.picture.setAccessibleName(self._words("lookup.scan_picture", file=self._scan.row.name, page=self._at + 1))
        self._draw()

    def _page(self) -> QImage:
        if self._scan.row.media_type == _PDF:
            return self._pdf.image(self._at, _DPI) if self._pdf else QImage()
        reader = self._reader()
        if self._at:
            reader.jumpToImage(self._at)
        return reader.read()

    def _reader(self) -> QImageReader:
        self._buffer = QBuffer()
        self._buffer.setData(QByteArray(self._scan.content))
        self._buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        reader = QImageReader(self._buffer)
        reader.setAutoTransform(True)
        QImageReader.setAllocationLimit(_MOST_PIXELS)
        return reader

    def _draw(self) -> None:
        if self._image.isNull():
            self.picture.setText(self._words("lookup.scan_unreadable"))
            return
        room, ratio = self._view.viewport().size() - QSize(_EDGE, _EDGE), self.devicePixelRatioF()
        keep, smooth = Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
        picture = QPixmap.fromImage(self._image.scaled(room * ratio, keep, smooth))
        picture.setDevicePixelRatio(ratio)
        self.picture.setPixmap(picture)

    def _lay_out(self) -> None:
        self._view = QScrollArea()
        self._view.setWidget(self.picture)
        self._view.setWidgetResizable(True)
        row = QHBoxLayout()
        row.setSpacing(8)
        for part in (self._previous, self._next, self._place):
            row.addWidget(part)
        row.addStretch(1)
        row.addWidget(self._close)
        column = QVBoxLayout(self)
        column.addWidget(self._view, 1)
        column.addLayout(row)
        self.resize(760, 620)
        self._previous.clicked.connect(lambda: self._turn(-1))
        self._next.clicked.connect(lambda: self._turn(1))
        self._close.clicked.connect(self.reject)
        for key, step in (("PgUp", -1), ("PgDown", 1)):
            QShortcut(QKeySequence(key), self).activated.connect(lambda step=step: self._turn(step))
