"""Papers and forms: what was handed in, the scans beside it, and what was printed. Files dropped here become scans."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from counter_app.domain.procedures.papers import DossierPaper, PaperState
from counter_app.services import shown as written
from counter_app.services.lookup_rows import OpenDossier
from counter_app.services.rows import JobRow
from counter_app.services.scan_rows import KeptScan
from counter_app.ui.command_button import CommandButton
from counter_app.ui.models.rows import Cell, Column, RowModel, RowState
from counter_app.ui.room import Room
from counter_app.ui.screens.lookup import page_words as say
from counter_app.ui.theme.type import Type, px
from counter_app.ui.widgets.button import Kind
from counter_app.ui.widgets.plain import Tone, label
from counter_app.ui.widgets.section import SectionHead
from counter_app.ui.widgets.table import RowHeight, Table

_HEAD = 30
_KILO = 1024


class PapersTab(QWidget):
    """``dropped`` tells the files; Enter on a scan opens it, on a print shows it."""

    dropped = Signal(object)  # list[Path]
    scan_opened = Signal()
    print_opened = Signal()
    chosen = Signal()

    def __init__(self, room: Room) -> None:
        super().__init__()
        self._room = room
        words = room.words
        self._papers: RowModel[DossierPaper] = RowModel(
            self._paper_columns(), words, key=lambda paper: paper.ordinal, state=_standing
        )
        self._scans: RowModel[KeptScan] = RowModel(self._scan_columns(), words, key=lambda scan: scan.position)
        self._prints: RowModel[JobRow] = RowModel(self._print_columns(), words, key=lambda job: job.job)
        self.tables = {
            "papers": Table(self._papers, "", row_height=RowHeight.CARD),
            "scans": Table(self._scans, "", row_height=RowHeight.CARD),
            "prints": Table(self._prints, "", row_height=RowHeight.CARD),
        }
        self._heads = {name: SectionHead("") for name in self.tables}
        self._none = {name: label("", Type.BODY, Tone.MUTED, wraps=True) for name in self.tables}
        self._heads["scans"].add(CommandButton(room.commands, "lookup.attach", kind=Kind.LINK))
        self._lay_out()
        self.tables["scans"].opened.connect(self.scan_opened)
        self.tables["prints"].opened.connect(self.print_opened)
        self.tables["scans"].current_changed.connect(lambda _: self.chosen.emit())
        self.tables["prints"].current_changed.connect(lambda _: self.chosen.emit())
        self.setAcceptDrops(True)

    @property
    def scan(self) -> KeptScan | None:
        """The scan in hand."""
        at = self.tables["scans"].current_row
        return self._scans.rows[at] if at >= 0 else None

    @property
    def job(self) -> JobRow | None:
        """The print in hand."""
        at = self.tables["prints"].current_row
        return self._prints.rows[at] if at >= 0 else None

    def show_dossier(self, shown: OpenDossier) -> None:
        """Show the papers of a dossier, the newest print first."""
        lists: tuple[tuple[str, Sequence[object]], ...] = (
            ("papers", shown.card.papers),
            ("scans", shown.scans),
            ("prints", tuple(reversed(shown.prints))),
        )
        self._papers.set_rows(shown.card.papers)
        self._scans.set_rows(shown.scans)
        self._prints.set_rows(reversed(shown.prints))
        for name, rows in lists:
            self.tables[name].setVisible(bool(rows))
            self.tables[name].setFixedHeight(px(_HEAD) + len(rows) * px(RowHeight.CARD) + 2)
            self._none[name].setVisible(not rows)
        self.chosen.emit()

    def retranslate(self) -> None:
        """Put every text anew."""
        words = self._room.words
        for name, table in self.tables.items():
            table.setAccessibleName(words(f"lookup.{name}"))
            self._heads[name].set_words(words(f"lookup.{name}"))
            self._none[name].setText(words(f"lookup.no_{name}", key="Ctrl+O"))
            table.viewport().update()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        files = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        if files:
            event.acceptProposedAction()
            self.dropped.emit(files)

    def _paper_columns(self) -> list[Column[DossierPaper]]:
        words = self._room.words
        return [
            Column(title="lookup.column_paper", text=lambda paper: paper.name),
            Column(
                title="lookup.column_state",
                text=lambda paper: say.paper_state(paper, words),
                cell=Cell.MUTED,
                width=200,
            ),
        ]

    def _scan_columns(self) -> list[Column[KeptScan]]:
        words = self._room.words
        return [
            Column(title="lookup.column_scan", text=lambda scan: scan.name),
            Column(
                title="lookup.column_size",
                text=lambda scan: words("lookup.kilobytes", n=max(1, scan.size // _KILO)),
                cell=Cell.MUTED,
                width=92,
            ),
            Column(
                title="lookup.column_added", text=lambda scan: written.moment(scan.added_at), cell=Cell.MUTED, width=140
            ),
        ]

    def _print_columns(self) -> list[Column[JobRow]]:
        return [
            Column(title="lookup.column_form", text=self._form),
            Column(title="lookup.column_by", text=lambda job: job.made_by, cell=Cell.MUTED, width=140),
            Column(title="lookup.column_made", text=_made, cell=Cell.MUTED, width=140),
        ]

    def _form(self, job: JobRow) -> str:
        form = self._room.words.name("form", job.form)
        return self._room.words("lookup.reprint_count", form=form, n=job.reprint) if job.reprint else form

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 16, 24, 12)
        column.setSpacing(8)
        for at, (name, table) in enumerate(self.tables.items()):
            if at:
                column.addSpacing(10)
            column.addWidget(self._heads[name])
            column.addWidget(self._none[name])
            column.addWidget(table)
        column.addStretch(1)


def _made(job: JobRow) -> str:
    return written.moment(job.made_at)


def _standing(paper: DossierPaper) -> RowState:
    return RowState.MISSING if paper.state is PaperState.MISSING else RowState.REST
