"""One line of the form: what it asks, what is typed, and below it what is wrong with that."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QLineEdit, QPlainTextEdit, QSizePolicy, QVBoxLayout, QWidget

from counter_app.ui.theme.type import Type, px
from counter_app.ui.widgets.banner import Banner
from counter_app.ui.widgets.field import Field, FieldState
from counter_app.ui.widgets.plain import Tone, label

LABELS = 116  # the width of the column of labels
_NARROW = 330  # under this width the label stands above


class FormRow(QWidget):
    """A label beside an entry, and room for a quiet remark at its right."""

    def __init__(self, words: str, entry: QWidget, *, remark: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.entry = entry
        self._field = Field("", entry)
        self._label = label(words, Type.BODY, Tone.MUTED, wraps=True)
        self._label.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._label.setFixedWidth(px(LABELS))
        self._label.setMinimumHeight(self._label_height())
        self._remark = label("", Type.META)
        row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self._row = row
        row.addWidget(self._label, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._field, 1)
        if remark:
            row.addSpacing(10)
            row.addWidget(self._remark, 0, Qt.AlignmentFlag.AlignTop)
            self._remark.setFixedHeight(entry.sizeHint().height())
        self._remark.hide()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is little room the label stands above."""
        super().resizeEvent(event)
        narrow = self.width() < px(_NARROW)
        wanted = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        if self._row.direction() is not wanted:
            self._row.setDirection(wanted)
            self._label.setMinimumHeight(0 if narrow else self._label_height())

    def say(self, state: FieldState, words: str = "") -> None:
        """Show what is wrong with it; nothing for a rest."""
        self._field.set_state(state, words)

    def _label_height(self) -> int:
        """The label stands beside the first line of its entry."""
        return min(px(32), self.entry.sizeHint().height())

    @property
    def said(self) -> str:
        """What is said to be wrong."""
        return self.entry.accessibleDescription()

    def remark(self, words: str) -> None:
        """Say something quiet beside it."""
        self._remark.setText(words)
        self._remark.setVisible(bool(words))


def column(*widgets: QWidget, spacing: int = 8) -> QVBoxLayout:
    """Return a column without margins."""
    made = QVBoxLayout()
    made.setContentsMargins(0, 0, 0, 0)
    made.setSpacing(spacing)
    for widget in widgets:
        made.addWidget(widget)
    return made


def put_text(entry: QLineEdit | QPlainTextEdit, text: str) -> None:
    """Show a text unless it is there already: the caret of somebody typing stays where it is."""
    if isinstance(entry, QLineEdit):
        if entry.text() != text:
            entry.setText(text)
    elif entry.toPlainText() != text:
        entry.setPlainText(text)


def on_typed(entry: QLineEdit | QPlainTextEdit, told: Callable[[], object]) -> None:
    """Tell when a person or the program changes a text."""
    if isinstance(entry, QLineEdit):
        entry.textEdited.connect(lambda _: told())
    else:
        entry.textChanged.connect(told)


def fit(banner: Banner, width: int) -> None:
    """Give a banner the height its words take at a width, and no more: it stands among things that scroll."""
    banner.setFixedHeight(max(banner.minimumSizeHint().height(), banner.heightForWidth(max(160, width))))
