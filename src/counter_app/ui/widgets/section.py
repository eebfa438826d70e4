"""The head of a part: its name, a quiet remark beside it, and what can be done with the whole of it."""

from PySide6.QtWidgets import QHBoxLayout, QWidget

from counter_app.ui.theme.type import Type
from counter_app.ui.widgets.plain import Tone, label


class SectionHead(QWidget):
    """A name in one of the sizes of heads; ``add`` puts a link or a button at its right end."""

    def __init__(
        self, words: str, remark: str = "", *, type_: Type = Type.SECTION, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._name = label(words, type_, Tone.MUTED if type_ is Type.HEAD else Tone.TEXT)
        self._remark = label(remark, Type.META)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(10)
        self._row.addWidget(self._name)
        self._row.addWidget(self._remark)
        self._row.addStretch()
        self._remark.setVisible(bool(remark))

    def set_words(self, words: str, remark: str = "") -> None:
        """Say something else."""
        self._name.setText(words)
        self._remark.setText(remark)
        self._remark.setVisible(bool(remark))

    def add(self, widget: QWidget) -> None:
        """Put something at the right end."""
        self._row.addWidget(widget)
