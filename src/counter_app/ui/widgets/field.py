"""What people type into: an entry, its label, and below it what is wrong with it. Nothing rewrites text in hand."""

from enum import StrEnum

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QPlainTextEdit, QSizePolicy, QVBoxLayout, QWidget

from counter_app.ui.theme.focus import Ring, ringed
from counter_app.ui.theme.icons import paint_icon
from counter_app.ui.theme.paint import RIGHT, write
from counter_app.ui.theme.tokens import tokens_of
from counter_app.ui.theme.type import Type, px, width_of
from counter_app.ui.widgets.key_cap import cap_size, paint_cap
from counter_app.ui.widgets.plain import Label, Tone, label


class FieldState(StrEnum):
    """Whether an entry can stay as it is."""

    REST = "rest"
    WARNING = "warning"
    ERROR = "error"


class LineEdit(QLineEdit):
    """One line; on request with a key cap, an icon on its left and a quiet remark on its right."""

    def __init__(
        self,
        name: str,
        *,
        hint: str = "",
        key: str = "",
        icon: str = "",
        height: int = 32,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.key, self.icon_name, self._height, self._remark = key, icon, height, ""
        self.setPlaceholderText(hint)
        _prepare(self, name)
        self._make_room()

    def set_remark(self, text: str) -> None:
        """Say something quiet at the right end, such as the code of what was chosen."""
        self._remark = text
        self._make_room()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), px(self._height))

    def minimumSizeHint(self) -> QSize:
        return QSize(super().minimumSizeHint().width(), px(self._height))

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        tokens = tokens_of(self)
        x = 7
        if self.key:
            cap = QRect(QPoint(x, 0), cap_size(self.key))
            cap.moveTop((self.height() - cap.height()) // 2)
            paint_cap(painter, cap, self.key, tokens)
            x = cap.right() + 9
        if self.icon_name:
            side = px(16)
            paint_icon(painter, self.icon_name, QRect(max(x, 9), (self.height() - side) // 2, side, side), tokens.muted)
        if self._remark:
            write(painter, self.rect().adjusted(0, 0, -11, 0), self._remark, Type.META, tokens.muted, RIGHT)

    def _make_room(self) -> None:
        left = cap_size(self.key).width() + 6 if self.key else 0
        left += px(16) + 8 if self.icon_name else 0
        right = width_of(self._remark, Type.META) + 8 if self._remark else 0
        self.setTextMargins(left, 0, right, 0)


class ComboBox(QComboBox):
    """One of many. The wheel does not change it in passing."""

    def __init__(self, name: str, *, height: int = 32, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._height = height
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(8)
        _prepare(self, name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), px(self._height))

    def minimumSizeHint(self) -> QSize:
        return QSize(super().minimumSizeHint().width(), px(self._height))

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Let the page scroll instead."""
        event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        tokens = tokens_of(self)
        side = px(14)
        area = QRect(self.width() - side - 9, (self.height() - side) // 2, side, side)
        paint_icon(QPainter(self), "chevron-down", area, tokens.muted if self.isEnabled() else tokens.disabled)


class TextEdit(QPlainTextEdit):
    """A few lines of plain text. Tab leaves it."""

    def __init__(self, name: str, *, hint: str = "", height: int = 64, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._height = height
        self.setPlaceholderText(hint)
        self.setTabChangesFocus(True)
        _prepare(self, name)

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), px(self._height))

    def minimumSizeHint(self) -> QSize:
        return QSize(80, px(self._height))


class Field(QWidget):
    """An entry with its label above it, or beside it where ``label_width`` is given, and its words below."""

    def __init__(self, words: str, entry: QWidget, *, label_width: int = 0, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.entry = entry
        self._below = _Below()
        column = QVBoxLayout()
        column.setSpacing(4)
        is_narrow = entry.sizePolicy().horizontalPolicy() is QSizePolicy.Policy.Fixed
        column.addWidget(entry, 0, Qt.AlignmentFlag.AlignLeft if is_narrow else Qt.AlignmentFlag(0))
        column.addWidget(self._below)
        column.addStretch(1)
        row = QHBoxLayout(self) if label_width else QVBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0 if label_width else 4)
        if words:
            head = label(words, Type.BODY if label_width else Type.META, Tone.MUTED)
            head.setBuddy(entry)
            if label_width:
                head.setFixedWidth(px(label_width))
                head.setFixedHeight(entry.sizeHint().height())
            row.addWidget(head, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(column, 1)

    @property
    def state(self) -> FieldState:
        """Whether the entry can stay as it is."""
        return FieldState(self.entry.property("state") or FieldState.REST)

    def set_state(self, state: FieldState, words: str = "") -> None:
        """Show what is wrong, in a colour and in words; ``REST`` takes both away."""
        show_state(self.entry, state)
        self._below.say(state, words)
        self.entry.setAccessibleDescription(words)


def show_state(entry: QWidget, state: FieldState) -> None:
    """Outline an entry by its state."""
    entry.setProperty("state", state.value)
    entry.style().unpolish(entry)
    entry.style().polish(entry)
    entry.update()


class _Below(QWidget):
    """The words under an entry, with the icon that says the same."""

    def __init__(self) -> None:
        super().__init__()
        self._state = FieldState.REST
        self._words: Label = label("", Type.META, wraps=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(px(18), 0, 0, 0)
        row.addWidget(self._words)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.hide()

    def say(self, state: FieldState, words: str) -> None:
        self._state = state
        self._words.setText(words)
        self._words.set_tone(Tone.ERR if state is FieldState.ERROR else Tone.WARN)
        self.setVisible(bool(words))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = tokens_of(self)
        wrong = self._state is FieldState.ERROR
        name, colour = ("field-error", tokens.err.text) if wrong else ("warning", tokens.warn.text)
        paint_icon(QPainter(self), name, QRect(0, (self.height() - px(14)) // 2, px(14), px(14)), colour)


def _prepare(entry: QWidget, name: str) -> None:
    entry.setAccessibleName(name)
    entry.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
    ringed(entry, Ring.FIELD)
