"""The papers a procedure asks for: a list, and below it the whole of the one in hand."""

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from counter_app.domain.procedures.papers import RequiredPaper
from counter_app.services.catalogue_rows import ProcedureSheet
from counter_app.ui.models.rows import Cell, Column, RowModel
from counter_app.ui.room import Room
from counter_app.ui.screens.catalogue import shown as say
from counter_app.ui.theme.type import Type
from counter_app.ui.widgets.card import Card
from counter_app.ui.widgets.plain import Tone, label
from counter_app.ui.widgets.table import RowHeight, Table


class PapersTab(QWidget):
    """One row a paper; a paper with a condition is not asked of everybody."""

    def __init__(self, room: Room) -> None:
        super().__init__()
        self._room = room
        self.model: RowModel[RequiredPaper] = RowModel(self._columns(), room.words, key=lambda paper: paper.ordinal)
        self.table = Table(self.model, "", row_height=RowHeight.TWO_LINES)
        self.table.setFrameShape(QFrame.Shape.NoFrame)
        self._whole = Card(margin=12, spacing=2, soft=True)
        self.name, self.about = label("", Type.STRONG, wraps=True), label("", Type.BODY, Tone.MUTED, wraps=True)
        self._whole.layout_.addWidget(self.name)
        self._whole.layout_.addWidget(self.about)
        self._none = label("", Type.BODY, Tone.MUTED, wraps=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 12, 24, 12)
        column.setSpacing(10)
        column.addWidget(self.table, 1)
        column.addWidget(self._whole)
        column.addWidget(self._none)
        column.addStretch()
        self.table.current_changed.connect(self._show_whole)

    def show_sheet(self, sheet: ProcedureSheet) -> None:
        """Show the papers of a procedure, the first one in hand."""
        papers, words = sheet.version.papers, self._room.words
        self.table.setAccessibleName(words("catalogue.tab_papers"))
        self.model.set_rows(papers)
        self.table.setVisible(bool(papers))
        self._whole.setVisible(bool(papers))
        self._none.setVisible(not papers)
        self._none.setText(words("catalogue.no_papers"))
        if papers:
            self.table.select_row(0)
            self._show_whole(0)

    def _show_whole(self, at: int) -> None:
        if 0 <= at < len(self.model.rows):
            paper, words = self.model.rows[at], self._room.words
            self.name.setText(paper.name)
            self.about.setText(say.joined((say.asked_for(paper, words), self._copies(paper), say.beside(paper, words))))

    def _copies(self, paper: RequiredPaper) -> str:
        if paper.only_shown:
            return ""
        return self._room.words("catalogue.copies_said", originals=paper.originals, copies=paper.copies)

    def _columns(self) -> tuple[Column[RequiredPaper], ...]:
        words = self._room.words
        return (
            Column[RequiredPaper](
                title="catalogue.ordinal", width=44, cell=Cell.MUTED, text=lambda paper: str(paper.ordinal)
            ),
            Column[RequiredPaper](
                title="catalogue.paper",
                cell=Cell.TWO_LINES,
                text=lambda paper: paper.name,
                below=lambda paper: say.beside(paper, words),
                tip=lambda paper: "\n".join(part for part in (paper.name, say.beside(paper, words)) if part),
            ),
            Column[RequiredPaper](title="catalogue.asked", width=124, text=lambda paper: say.asked_for(paper, words)),
            Column[RequiredPaper](
                title="catalogue.originals", width=84, text=lambda paper: str(paper.originals or ""), right=True
            ),
            Column[RequiredPaper](
                title="catalogue.copies", width=84, text=lambda paper: str(paper.copies or ""), right=True
            ),
            Column[RequiredPaper](
                title="catalogue.state",
                width=124,
                cell=Cell.MUTED,
                text=lambda paper: words(f"catalogue.paper_{say.paper_state(paper)}"),
            ),
        )
