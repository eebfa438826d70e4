"""Why a dossier is due when it is: the count line by line and every date that was given; F9 puts it on paper."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeySequence, QPainter, QPaintEvent, QShortcut
from PySide6.QtWidgets import QDialog, QGridLayout, QHBoxLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from counter_app.services.explanations import Promise, Why
from counter_app.services.wording import explain
from counter_app.ui.theme.tokens import tokens_of
from counter_app.ui.theme.type import Type, px
from counter_app.ui.widgets.button import Button, Kind
from counter_app.ui.widgets.plain import Tone, label
from counter_app.ui.widgets.scrolling import scrolling
from counter_app.ui.words import Words

_WIDTH, _EDGE = 560, 20


class WhyView(QDialog):
    """Nothing is written down by looking; ``print_wanted`` is for whoever orders the paper."""

    print_wanted = Signal()

    def __init__(self, why: Why, words: Words, *, may_print: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._why, self._words = why, words
        self.print = Button(words("lookup.why_print"), Kind.PRIMARY, key="F9", height=40)
        self.leave = Button(words("lookup.why_close"), key="Esc", height=40)
        self.print.setVisible(may_print)
        self.setWindowTitle(words("lookup.explain"))
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._lay_out()
        self.leave.clicked.connect(self.reject)
        self.print.clicked.connect(self._print)
        if may_print:
            main = QShortcut(QKeySequence("F9"), self)
            main.setAutoRepeat(False)
            main.activated.connect(self._print)
        (self.print if may_print else self.leave).setFocus()

    @property
    def said(self) -> list[str]:
        """Every line of the count, in words."""
        return explain(self._why.lines, self._words.language)

    @property
    def promised(self) -> list[str]:
        """Every date that was given, in words."""
        return [self._promise(one) for one in self._why.promises]

    def sizeHint(self) -> QSize:
        below = self.parentWidget()
        most = below.window().height() - 2 * _EDGE if below is not None else px(600)
        wanted = super().sizeHint().height() - self._scroll.sizeHint().height() + self._inside.heightForWidth(px(500))
        return QSize(px(_WIDTH), min(wanted + 2 * _EDGE, most))

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), QColor(tokens_of(self).base))

    def _print(self) -> None:
        self.accept()
        self.print_wanted.emit()

    def _promise(self, one: Promise) -> str:
        words = self._words
        why = words.name("event", one.what)
        told = words("lookup.why_promise", due_at=one.due_at, made_at=one.made_at, why=why, who=one.made_by)
        return f"{told} {words('lookup.why_reason', reason=one.reason)}" if one.reason else told

    def _remarks(self) -> list[str]:
        why, words = self._why, self._words
        later = [words("lookup.why_later", due_at=why.due_at)] if why.due_at != why.counted_at else []
        return later if why.confirmed else [*later, words("lookup.why_unconfirmed")]

    def _lay_out(self) -> None:
        words = self._words
        column = QVBoxLayout(self)
        column.setContentsMargins(_EDGE, _EDGE, _EDGE, _EDGE)
        column.setSpacing(10)
        column.addWidget(label(words("lookup.why_due", due_at=self._why.due_at), Type.SUBTITLE, wraps=True))
        about = f"{self._why.handle}  ·  {self._why.procedure_name}"
        column.addWidget(label(about, Type.META, wraps=True))
        column.addWidget(self._scrolling(), 1)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addStretch(1)
        row.addWidget(self.leave)
        row.addWidget(self.print)
        column.addLayout(row)

    def _scrolling(self) -> QScrollArea:
        words = self._words
        self._inside = QWidget()
        self._inside.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Ignored)  # its width says how high
        column = QVBoxLayout(self._inside)
        column.setContentsMargins(0, 0, 8, 0)
        column.setSpacing(8)
        column.addLayout(_numbered(self.said))
        for remark in self._remarks():
            column.addWidget(label(remark, Type.BODY, Tone.WARN, wraps=True))
        column.addSpacing(4)
        column.addWidget(label(words("lookup.why_promises"), Type.SECTION))
        column.addLayout(_numbered(self.promised))
        column.addStretch(1)
        self._scroll = scrolling(self._inside)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._scroll.setAccessibleName(words("lookup.explain"))
        return self._scroll


def _numbered(lines: list[str]) -> QGridLayout:
    grid = QGridLayout()
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(10)
    grid.setVerticalSpacing(4)
    grid.setColumnMinimumWidth(0, px(22))
    grid.setColumnStretch(1, 1)
    for at, line in enumerate(lines):
        grid.addWidget(label(f"{at + 1}.", Type.BODY, Tone.MUTED), at, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(label(line, Type.BODY, wraps=True, selectable=True), at, 1)
    return grid
