"""Sao lưu: how the back-ups stand, those there are, one made or checked now, the second place, the unit's key."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QFrame, QWidget

from counter_app.domain.errors import CounterError
from counter_app.domain.people import Right
from counter_app.services.acting import Actor
from counter_app.services.backup_rows import BackupFile, BackupReport, BackupRow, BackupStatus, Comparison, KeySheet
from counter_app.services.printing_ports import PrintOrder
from counter_app.ui.changes import Kind
from counter_app.ui.dialogs.act_fields import Answers, Text
from counter_app.ui.models.rows import Cell, Column, RowModel
from counter_app.ui.printing.preview import PaperPreview, Shown
from counter_app.ui.room import Room
from counter_app.ui.screens.office.asking import ask_on
from counter_app.ui.screens.office.page import CHANGE, MAIN, SECOND, THIRD, TURN, Page, PageAct
from counter_app.ui.widgets.banner import Banner, Weight
from counter_app.ui.widgets.card import Card
from counter_app.ui.widgets.plain import label
from counter_app.ui.widgets.table import RowHeight, Table

_MEGABYTE = 1000 * 1000


@dataclass(frozen=True, slots=True)
class _Key:
    """A key that was just made, and its sheet: both are gone when the preview is closed."""

    sheet: KeySheet
    pdf: bytes


class BackupPage(Page):
    """Restoring is not done here: the folder must not be open meanwhile. What it would cost is told here."""

    name = "backups"
    right = Right.BACK_UP
    shown_acts = (MAIN, CHANGE, SECOND, TURN, THIRD)

    def __init__(self, room: Room) -> None:
        super().__init__(room)
        self._status: BackupStatus | None = None
        self._working = ""  # the code of the sentence that says what is being done
        self.last_shown: PaperPreview | None = None
        self.ask_folder = self._asked_folder
        self.state = Banner(Weight.INFO, "")
        self.told = label("", wraps=True, selectable=True)
        self._nothing = label("", wraps=True)
        self.model: RowModel[BackupFile] = RowModel(_columns(room), room.words, key=lambda row: row.file)
        self.table = Table(self.model, "", row_height=RowHeight.TWO_LINES)
        self.table.setFrameShape(QFrame.Shape.NoFrame)
        self._card = Card(margin=1, spacing=0)
        self._card.layout_.addWidget(self.table)
        self._told_card = Card(soft=True, margin=12)
        self._told_card.layout_.addWidget(self.told)
        self._told_card.hide()
        self.lay_out(self.state, self._told_card, self._nothing, self._card, scrolls=False)
        self.table.current_changed.connect(lambda _: self.judged.emit())
        self.table.opened.connect(lambda _: self.compare())

    # what the screen asks

    @property
    def present(self) -> BackupFile | None:
        """The back-up in hand."""
        at = self.table.current_row
        return self.model.rows[at] if 0 <= at < len(self.model.rows) else None

    def acts(self) -> Mapping[str, PageAct]:
        none = "" if self.present else "office.no_backup_chosen"
        manages = "" if self.room.seat.may(Right.MANAGE_OFFICE) else "office.needs_office"
        return {
            MAIN: PageAct("office.back_up_now", self.back_up, self._working),
            CHANGE: PageAct("office.verify", self.verify, self._working or none),
            SECOND: PageAct("office.compare", self.compare, none),
            TURN: PageAct("office.second_place", self.choose_place, manages),
            THIRD: PageAct("office.make_key", self.make_key, manages),
        }

    def refresh(self) -> None:
        backups, actor = self.room.desks.backups, self.room.seat.actor()
        self.room.background.run(lambda: (backups.status(), backups.listed(actor)), self._read)

    def put_away(self) -> None:
        self._tell("")

    def first_focus(self) -> QWidget:
        return self.main_button if self._card.isHidden() and self.main_button else self.table

    def retranslate(self) -> None:
        super().retranslate()
        self.table.setAccessibleName(self.room.words("office.backups"))
        self._nothing.setText(self.room.words("office.no_backups"))
        self._show_state()
        self.table.viewport().update()

    # what a person does

    def back_up(self) -> None:
        """Make a back-up now, beside the window."""
        backups, actor = self.room.desks.backups, self.room.seat.actor()
        self._begin("office.backing_up")
        self.room.background.aside(lambda: backups.create(actor), self._made, self._failed)

    def verify(self) -> None:
        """Check the back-up in hand by restoring it on trial; a sealed one asks for the key on its sheet."""
        row, words, backups = self.present, self.room.words, self.room.desks.backups
        if row is None:
            return
        if not (self._status and self._status.sealed):
            self._verify(row, None)
            return
        lines = [
            Text(
                name="key",
                words=words("office.key"),
                hint=words("office.key_hint"),
                faults=["backup.key_mistyped", "backup.key_needed", "backup.unreadable"],
            )
        ]

        def do(actor: Actor, said: Answers) -> BackupReport:
            return backups.verify(actor, Path(row.file), said.text("key") or None)

        ask_on(self, "verify", lines, do, self._verified, about=Path(row.file).name)

    def compare(self) -> None:
        """Say what restoring the back-up in hand would cost, and how it is done."""
        row, backups, actor = self.present, self.room.desks.backups, self.room.seat.actor()
        if row is not None:
            self.room.background.run(lambda: backups.compare(actor, Path(row.file)), partial(self._compared, row))

    def choose_place(self) -> None:
        """Choose the second place: another disk or a stick."""
        chosen = self.ask_folder()
        if chosen:
            backups, actor = self.room.desks.backups, self.room.seat.actor()
            self.room.background.run(lambda: backups.choose_place(actor, Path(chosen)), lambda _: self._placed(chosen))

    def make_key(self) -> None:
        """Make the unit's key after one question, and show its sheet to be printed, once."""
        words, desks, actor = self.room.words, self.room.desks, self.room.seat.actor()
        again = bool(self._status and self._status.sealed)
        question = "office.key_again" if again else "office.key_first"
        if not self.room.asker.sure(words(question), words(f"{question}_follows"), words("office.make_key")):
            return

        def make() -> _Key:
            sheet = desks.backups.make_key(actor, instead_of_the_old=again)
            return _Key(sheet, desks.sheets.key_sheet(actor, sheet))

        self.room.background.run(make, self._show_key)

    # what happens

    def _read(self, found: tuple[BackupStatus, Sequence[BackupFile]]) -> None:
        self._status, files = found
        self.table.show_rows(files, or_first=True)
        self._nothing.setVisible(not files)
        self._card.setVisible(bool(files))
        self._show_state()
        self.judged.emit()

    def _show_state(self) -> None:
        status, words = self._status, self.room.words
        if status is None:
            return
        said = [words("office.last_backup", at=status.last.made_at) if status.last else words("office.never_backed_up")]
        if status.last:
            said.append(words("office.changed_since" if status.changed else "office.all_in_it"))
        said.append(words("office.second_is", place=status.place) if status.place else words("office.no_second"))
        said.append(words("office.sealed" if status.sealed else "office.not_sealed"))
        bad = status.overdue or status.second_overdue
        doubtful = not status.place or not status.sealed or status.last is None
        self.state.say(Weight.ERR if bad else Weight.WARN if doubtful else Weight.OK, " ".join(said))

    def _begin(self, working: str) -> None:
        self._working = working
        self._tell(self.room.words(working))
        self.judged.emit()

    def _made(self, row: BackupRow) -> None:
        words = self.room.words
        self._working = ""
        self._tell(words("office.backup_made", file=row.file, dossiers=row.counts.dossiers, papers=row.papers))
        if row.problems:
            self._tell(words("office.backup_of_bad_data", file=row.file, count=row.problems))
        self.room.changes.tell(Kind.BACKUPS)

    def _failed(self, error: CounterError) -> None:
        self._working = ""
        self._tell("")
        self.room.messages.refused(error)
        self.judged.emit()

    def _verify(self, row: BackupFile, key: str | None) -> None:
        backups, actor = self.room.desks.backups, self.room.seat.actor()
        self._begin("office.verifying")
        self.room.background.aside(lambda: backups.verify(actor, Path(row.file), key), self._verified, self._failed)

    def _verified(self, report: BackupReport) -> None:
        self._working = ""
        facts = report.label.facts
        code = "office.verified_outside" if not report.full else "office.verified"
        code = code if report.ok else "office.verified_bad"
        counts = {"dossiers": facts.counts.dossiers, "events": facts.counts.events, "count": len(report.problems)}
        self._tell(self.room.words(code, unit=facts.unit, at=report.label.made_at, **counts))
        self.judged.emit()

    def _compared(self, row: BackupFile, found: Comparison) -> None:
        words = self.room.words
        facts, here = found.label.facts, found.here
        said = [
            words("office.compared", at=found.label.made_at, dossiers=facts.counts.dossiers, here=here.counts.dossiers),
            words("office.compared_lost", count=found.lost) if found.lost else words("office.compared_same"),
        ]
        if not found.same_unit:
            said.append(words("office.compared_other", unit=facts.unit))
        command = f'counter-app --as {self.room.seat.person.login} backup restore "{row.file}"'
        said.append(words("office.how_to_restore", command=command))
        self._tell("\n".join(said))

    def _placed(self, place: str) -> None:
        self.room.messages.done(self.room.words("office.place_chosen", place=place))
        self.room.changes.tell(Kind.BACKUPS)

    def _show_key(self, key: _Key) -> None:
        words, pc = self.room.words, self.room.pc
        title = words("office.key_sheet")
        order = PrintOrder(pc.preferred.printer, copies=2, title=title)
        shown = Shown(key.pdf, title, "khoa-sao-luu.pdf", order)
        self.last_shown = PaperPreview(shown, words, self.room.background, pc.printer, self.window())
        self.last_shown.finished.connect(self._forget_key)
        self.last_shown.open()
        self._tell(words("office.key_made"))
        self.room.changes.tell(Kind.BACKUPS)

    def _forget_key(self) -> None:
        self.last_shown = None

    def _tell(self, words: str) -> None:
        self.told.setText(words)
        self._told_card.setVisible(bool(words))

    def _asked_folder(self) -> str:
        place = self._status.place if self._status else ""
        return QFileDialog.getExistingDirectory(self, self.room.words("office.second_place"), place)


def _columns(room: Room) -> tuple[Column[BackupFile], ...]:
    words = room.words

    def where(row: BackupFile) -> str:
        return words("office.in_second" if row.second else "office.on_this_pc")

    return (
        Column(title="office.col_made", text=lambda row: words("office.moment", at=row.made_at), width=170),
        Column(title="office.col_file", text=lambda row: Path(row.file).name, cell=Cell.TWO_LINES,
               below=lambda row: str(Path(row.file).parent), tip=lambda row: row.file),
        Column(title="office.col_where", text=where, cell=Cell.MUTED, width=120),
        Column(title="office.col_how", text=lambda row: words("office.by_clock" if row.automatic else "office.by_hand"),
               cell=Cell.MUTED, width=110),
        Column(title="office.col_size", text=lambda row: _size(row.size, words.language), width=90, right=True),
    )  # fmt: skip


def _size(size: int, language: str) -> str:
    said = f"{size / _MEGABYTE:.1f} MB"
    return said if language == "en" else said.replace(".", ",")
