"""The head of a paper as it will print: the upper part of a sheet, drawn by what draws all papers."""

from collections.abc import Callable
from typing import ClassVar

from PySide6.QtCore import QRect, QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from counter_app.domain.office import Letterhead
from counter_app.ui.background import Latest
from counter_app.ui.printing.pages import read
from counter_app.ui.room import Room
from counter_app.ui.theme.paint import box
from counter_app.ui.theme.tokens import tokens_of
from counter_app.ui.theme.type import px

_DPI, _WIDE, _SHARE = 192, 440, 0.165
_WHITE = QColor("white")


class HeadView(QWidget):
    """Shows a letterhead as it is typed, a moment after the last letter."""

    rest_ms: ClassVar[int] = 200

    def __init__(self, room: Room) -> None:
        super().__init__()
        self.room = room
        self._latest = Latest(room.background)
        self._head: Callable[[], Letterhead | None] = _nothing
        self._picture: QImage | None = None
        self._rest = QTimer(self, singleShot=True)
        self._rest.timeout.connect(self._ask)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def follow(self, head: Callable[[], Letterhead | None]) -> None:
        """Show from now on what ``head`` says, at each ``ask_soon``."""
        self._head = head

    def ask_soon(self) -> None:
        """Something was typed."""
        if self.rest_ms:
            self._rest.start(self.rest_ms)
        else:
            self._ask()

    def forget(self) -> None:
        """Show nothing."""
        self._latest.forget()
        self._rest.stop()
        self._picture = None
        self.update()

    def retranslate(self, head: Letterhead | None) -> None:
        """Say to whoever cannot see it what stands there."""
        words = self.room.words
        said = words("office.head_view", agency=head.agency, unit=head.unit, place=head.place) if head else ""
        self.setAccessibleName(said or words("office.head_view_empty"))

    def sizeHint(self) -> QSize:
        return QSize(px(_WIDE), self.heightForWidth(px(_WIDE)))

    def minimumSizeHint(self) -> QSize:
        return QSize(px(220), self.heightForWidth(px(220)))

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return int(width * _SHARE * 210 / 148)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, tokens = QPainter(self), tokens_of(self)
        high = self.heightForWidth(self.width())
        area = QRect(0, 0, self.width(), min(high, self.height()))
        painter.fillRect(area, _WHITE)
        if self._picture is not None:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            share = QRect(0, 0, self._picture.width(), int(self._picture.height() * _SHARE))
            scaled = self._picture.copy(share).scaledToWidth(
                int(self.width() * self.devicePixelRatioF()), Qt.TransformationMode.SmoothTransformation
            )
            scaled.setDevicePixelRatio(self.devicePixelRatioF())
            painter.setClipRect(area)
            painter.drawImage(0, 0, scaled)
        box(painter, QRectF(area), line=tokens.border, radius=2)

    def _ask(self) -> None:
        head = self._head()
        self.retranslate(head)
        if head is None:
            self.forget()
            return
        sheets, actor = self.room.desks.sheets, self.room.seat.actor()
        self._latest.run(lambda: _picture(sheets.specimen(actor, head)), self._show, lambda error: None)

    def _show(self, picture: QImage) -> None:
        self._picture = picture
        self.update()


def _picture(pdf: bytes) -> QImage:
    return read(pdf).image(0, _DPI)


def _nothing() -> Letterhead | None:
    return None
