"""The pages of the office at the left: arrows turn to one, Enter goes into it."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame

from counter_app.ui.models.rows import Cell, Column, RowModel
from counter_app.ui.theme.type import px
from counter_app.ui.widgets.table import RowHeight, Table
from counter_app.ui.words import Words

WIDE = 186


@dataclass(frozen=True, slots=True)
class PageRow:
    """One page, and whether something on it is not saved."""

    name: str
    unsaved: bool = False


class PageList(Table):
    """``turned`` tells the page in hand, ``entered`` that the keyboard wants to go there."""

    turned = Signal(str)
    entered = Signal()

    def __init__(self, words: Words) -> None:
        self._words = words
        column = Column[PageRow](title="", text=self._said, cell=Cell.PLAIN, tip=self._said)
        self.pages: RowModel[PageRow] = RowModel([column], words, key=lambda row: row.name)
        super().__init__(self.pages, "", row_height=RowHeight.CARD)
        self.horizontalHeader().hide()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFixedWidth(px(WIDE))
        self.current_changed.connect(self._turned)
        self.opened.connect(lambda _: self.entered.emit())

    @property
    def present(self) -> str:
        """The page in hand; empty while there is none."""
        at = self.current_row
        return self.pages.rows[at].name if 0 <= at < len(self.pages.rows) else ""

    def show_pages(self, rows: Sequence[PageRow]) -> None:
        """Show these pages; the one in hand stays, where it is still among them."""
        if [row.name for row in rows] == [row.name for row in self.pages.rows]:
            for row in rows:
                self.pages.replace(row)
            return
        present = self.present
        self.pages.set_rows(rows)
        at = self.pages.index_of(present)
        if rows:
            self.select_row(at.row() if at.isValid() else 0)

    def choose(self, name: str) -> None:
        """Turn to a page."""
        at = self.pages.index_of(name)
        if at.isValid():
            self.select_row(at.row())

    def retranslate(self) -> None:
        """Put every text anew."""
        self.setAccessibleName(self._words("office.pages"))
        self.setFixedWidth(px(WIDE))
        self.viewport().update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The right arrow goes into the page as Enter does."""
        if event.key() == Qt.Key.Key_Right:
            self.entered.emit()
        else:
            super().keyPressEvent(event)

    def _said(self, row: PageRow) -> str:
        name = self._words(f"office.{row.name}")
        return self._words("office.page_unsaved", page=name) if row.unsaved else name

    def _turned(self, at: int) -> None:
        if 0 <= at < len(self.pages.rows):
            self.turned.emit(self.pages.rows[at].name)
