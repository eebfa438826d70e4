"""A list under a search field. It never writes into the field while a person types: input methods trip over that."""

from collections.abc import Callable, Hashable, Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from counter_app.ui.theme.paint import RIGHT, box, write
from counter_app.ui.theme.tokens import tokens_of
from counter_app.ui.theme.type import Type, px, width_of

_ROW, _MOST = 32, 8
Suggestion = tuple[Hashable, str, str]  # what it stands for, its words, a quiet remark


class Completion(QWidget):
    """What was found for the text in a field: Up and Down move, Enter takes (``taken``), Escape closes."""

    taken = Signal(object)

    def __init__(self, field: QLineEdit, search: Callable[[str], Sequence[Suggestion]]) -> None:
        super().__init__(field.window())
        self._field, self._search = field, search
        self._found: Sequence[Suggestion] = ()
        self._at = 0
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(field.accessibleName())
        self.setMouseTracking(True)
        self.hide()
        field.textEdited.connect(self._look)
        field.installEventFilter(self)

    @property
    def shown(self) -> Sequence[Suggestion]:
        """What the list offers now."""
        return self._found if self.isVisible() else ()

    def offer(self, found: Sequence[Suggestion]) -> None:
        """Show what was found; nothing closes the list. For a search that answers later."""
        self._found, self._at = tuple(found[:_MOST]), 0
        if not self._found:
            self.hide()
            return
        window = self._field.window()
        if self.parentWidget() is not window:
            self.setParent(window)
        corner = self._field.mapTo(window, QPoint(0, self._field.height() + 4))
        self.setGeometry(QRect(corner, QSize(self._field.width(), 2 + len(self._found) * px(_ROW))))
        self.show()
        self.raise_()
        self.update()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.FocusOut:
            self.hide()
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress and self.isVisible():
            return self._steer(event.key())
        return False

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._move_to(int(event.position().y()) // px(_ROW))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._move_to(int(event.position().y()) // px(_ROW))
        self._take()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, tokens, high = QPainter(self), tokens_of(self), px(_ROW)
        box(painter, self.rect(), fill=tokens.base, line=tokens.border)
        for at, (_, words, remark) in enumerate(self._found):
            row = QRect(1, 1 + at * high, self.width() - 2, high)
            text, quiet = tokens.text, tokens.muted
            if at == self._at:
                painter.fillRect(row, QColor(tokens.sel))
                painter.fillRect(QRect(row.topLeft(), QSize(3, high)), QColor(tokens.accent))
                text = tokens.sel_text
                quiet = text if tokens.dark else quiet
            wide = width_of(remark, Type.META) + 12 if remark else 0
            write(painter, row.adjusted(12, 0, -12 - wide, 0), words, Type.BODY, text)
            write(painter, row.adjusted(12, 0, -12, 0), remark, Type.META, quiet, RIGHT)

    def _look(self, text: str) -> None:
        self.offer(self._search(text) if text.strip() else ())

    def _steer(self, key: int) -> bool:
        match key:
            case Qt.Key.Key_Down | Qt.Key.Key_Up:
                step = 1 if key == Qt.Key.Key_Down else -1
                self._move_to((self._at + step) % len(self._found))
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self._take()
            case Qt.Key.Key_Escape:
                self.hide()
            case _:
                return False
        return True

    def _move_to(self, at: int) -> None:
        if 0 <= at < len(self._found) and at != self._at:
            self._at = at
            self.update()

    def _take(self) -> None:
        what = self._found[self._at][0]
        self.hide()
        self.taken.emit(what)


def suggest(field: QLineEdit, search: Callable[[str], Sequence[Suggestion]]) -> Completion:
    """Give a field a list of what its text may mean."""
    return Completion(field, search)
