"""What this program is, what it stands on, and the licences of all of it; nothing of it is looked up elsewhere."""

import platform
from pathlib import Path

from PySide6.QtCore import qVersion
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from counter_app.config.parts import Part, parts, version
from counter_app.ui.models.rows import Cell, Column, RowModel
from counter_app.ui.theme.type import Type, px
from counter_app.ui.widgets.button import Button
from counter_app.ui.widgets.field import TextEdit
from counter_app.ui.widgets.plain import label
from counter_app.ui.widgets.table import RowHeight, Table
from counter_app.ui.words import Words

WIDTH, HEIGHT = 900, 600


class AboutPage(QDialog):
    """Version, data folder, and every part with the text of its licence beside it."""

    def __init__(self, words: Words, folder: Path | str, parent: QWidget) -> None:
        super().__init__(parent)
        self._words, self._folder = words, folder
        self.setWindowTitle(words("about.title"))
        self.resize(min(px(WIDTH), parent.width() - 32), min(px(HEIGHT), parent.height() - 32))
        columns = (
            Column[Part](title="about.part", text=lambda row: row.name),
            Column[Part](title="about.version", text=lambda row: row.version, cell=Cell.MUTED, width=84),
            Column[Part](
                title="about.licence",
                text=lambda row: row.licence,
                cell=Cell.MUTED,
                width=190,
                tip=lambda row: row.licence,
            ),
        )
        self.model = RowModel[Part](columns, words, key=lambda row: row.name, parent=self)
        self.table = Table(self.model, words("about.parts"), row_height=RowHeight.COMPACT)
        self.text = TextEdit(words("about.text"))
        self.text.setReadOnly(True)
        self.copy, self.close_button = Button(words("about.copy"), icon="copy"), Button(words("frame.close"), key="Esc")
        self._lay_out()
        self.table.current_changed.connect(self._show)
        self.copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(self.facts()))
        self.close_button.clicked.connect(self.accept)
        self.model.set_rows(parts())
        self.table.select_row(0)
        self.table.setFocus()

    def facts(self) -> str:
        """Return what whoever helps wants to know: no name, no dossier."""
        lines = [
            f"counter_app {version()}",
            f"Python {platform.python_version()}, Qt {qVersion()}, {platform.system()} {platform.release()}",
            self._words("about.folder", folder=self._folder),
        ]
        return "\n".join(lines)

    def _show(self, at: int) -> None:
        rows = self.model.rows
        if 0 <= at < len(rows):
            self.text.setPlainText(rows[at].text() or self._words("about.no_text", licence=rows[at].licence))

    def _lay_out(self) -> None:
        w = self._words
        sides = QHBoxLayout()
        sides.setSpacing(12)
        sides.addWidget(self.table, 1)
        sides.addWidget(self.text, 1)
        self.text.setMaximumHeight(16_777_215)
        self.text.setSizePolicy(self.table.sizePolicy())
        buttons = QHBoxLayout()
        buttons.addWidget(self.copy)
        buttons.addStretch(1)
        buttons.addWidget(self.close_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 20)
        layout.setSpacing(8)
        layout.addWidget(label(w("about.name", version=version()), Type.SCREEN))
        layout.addWidget(label(w("about.what"), wraps=True))
        layout.addWidget(label(w("about.folder", folder=self._folder), Type.META, wraps=True, selectable=True))
        layout.addWidget(label(w("about.qt"), Type.META, wraps=True))
        layout.addLayout(sides, 1)
        layout.addLayout(buttons)
