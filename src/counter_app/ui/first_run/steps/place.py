"""Page 3: where the data are to be, and where back-ups go besides. Looked at as it is typed; nothing is made yet."""

from pathlib import Path

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from counter_app.domain.errors import CounterError
from counter_app.services.places import FolderLook
from counter_app.ui.background import Latest
from counter_app.ui.first_run.judging import Verdict, of_backup_place, of_data_folder
from counter_app.ui.first_run.step import Asked, Step, Tools
from counter_app.ui.theme.type import Type
from counter_app.ui.widgets.banner import Banner, Weight
from counter_app.ui.widgets.button import Button, Kind
from counter_app.ui.widgets.field import FieldState
from counter_app.ui.widgets.plain import label

_TYPING = 150  # milliseconds
_TO_BLAME = {"disk.full", "file.cannot_write", "file.no_folder"}


class PlaceStep(Step):
    """The data folder is needed, the second place is not: without one the page says what that means."""

    name = "place"

    open_asked = Signal(object)

    def __init__(self, tools: Tools) -> None:
        super().__init__(tools)
        self.folder = _FolderRow("folder", tools, str(tools.folder))
        self.backup = _FolderRow("backup_place", tools, "")
        self._usual_title = label("", Type.META)
        self.usual = [Button("", Kind.LINK, icon="storage") for _ in tools.house.usual_folders()]
        self._latest = Latest(tools.background)
        self._timer = QTimer(self, singleShot=True, interval=_TYPING)
        self._lay_out()
        self._timer.timeout.connect(self.look)
        for row in (self.folder, self.backup):
            row.asked.entry.textChanged.connect(self._typed)
        self.folder.acted.connect(self._act)
        for button, folder in zip(self.usual, tools.house.usual_folders(), strict=True):
            button.clicked.connect(lambda _=False, folder=folder: self.folder.asked.entry.setText(str(folder)))

    def enter(self) -> None:
        self.answers.put("folder", self.folder.asked.typed)
        self.look()

    def retranslate(self) -> None:
        super().retranslate()
        self.folder.retranslate()
        self.backup.retranslate()
        self._usual_title.setText(self.words("first_run.usual"))
        kinds = ("first_run.usual_all", "first_run.usual_own")
        for button, code, folder in zip(self.usual, kinds, self.tools.house.usual_folders(), strict=False):
            button.set_words(self.words(code, folder=folder))

    def summary(self) -> str:
        return ", ".join(part for name in ("folder", "backup_place") if (part := self.answers.text(name).strip()))

    def look(self) -> None:
        """Say what there is to know of both places."""
        folder, backup = self._paths()
        self._latest.run(lambda: self._looked(folder, backup), lambda both: self._told(*both))

    def leave(self) -> None:
        folder, backup = self._paths()

        def then(both: tuple[Verdict, Verdict]) -> None:
            self._told(*both)
            wrong = next((row for row, one in zip((self.folder, self.backup), both, strict=True) if one.stops), None)
            if wrong is None:
                self.finished.emit()
            else:
                wrong.asked.entry.setFocus()

        self._timer.stop()
        self._latest.run(lambda: self._looked(folder, backup), then)

    def refused(self, error: CounterError) -> bool:
        of_backups = error.code.startswith("backup.place")
        if not of_backups and not error.code.startswith("folder.") and error.code not in _TO_BLAME:
            return False
        (self.backup if of_backups else self.folder).tell(Verdict(Weight.ERR, self.words.say(error), stops=True))
        return True

    def first_focus(self) -> QWidget:
        return self.folder.asked.entry

    def _lay_out(self) -> None:
        self.column.addWidget(self.folder)
        usual = QHBoxLayout()
        usual.setSpacing(16)
        usual.addWidget(self._usual_title)
        links = QVBoxLayout()
        links.setSpacing(2)
        for button in self.usual:
            row = QHBoxLayout()
            row.addWidget(button)
            row.addStretch(1)
            links.addLayout(row)
        usual.addLayout(links, 1)
        self.column.addLayout(usual)
        self.column.addSpacing(8)
        self.column.addWidget(self.backup)
        self.column.addStretch(1)

    def _typed(self) -> None:
        self.changed.emit()
        self._timer.start()

    def _paths(self) -> tuple[str, str]:
        return self.folder.asked.typed.strip(), self.backup.asked.typed.strip()

    def _looked(self, folder: str, backup: str) -> tuple[Verdict, Verdict]:
        look, words = self.tools.house.look, self.words
        here = look(Path(folder)) if _is_whole(folder) else None
        there: FolderLook | None = look(Path(backup)) if _is_whole(backup) else None
        own = self.tools.house.usual_folders()[-1]
        return of_data_folder(folder, here, own, words), of_backup_place(backup, there, here, words)

    def _told(self, folder: Verdict, backup: Verdict) -> None:
        self.folder.tell(folder)
        self.backup.tell(backup)

    def _act(self) -> None:
        verdict = self.folder.verdict
        if verdict is not None and verdict.opens is not None:
            self.open_asked.emit(verdict.opens)
        elif verdict is not None and verdict.instead is not None:
            self.folder.asked.entry.setText(str(verdict.instead))


class _FolderRow(QWidget):
    """A folder to be typed or chosen, and below it what is to be known about it."""

    acted = Signal()

    def __init__(self, name: str, tools: Tools, default: str) -> None:
        super().__init__()
        self._name, self._tools = name, tools
        self.verdict: Verdict | None = None
        self.asked = Asked(name, tools.answers, default)
        self.choose = Button("", height=32)
        self._banner = Banner(Weight.INFO, "")
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.asked, 1)
        beside = QVBoxLayout()
        beside.addStretch(1)
        beside.addWidget(self.choose)
        row.addLayout(beside)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(row)
        column.addWidget(self._banner)
        self._banner.hide()
        self._banner.acted.connect(self.acted)
        self.choose.clicked.connect(self._choose)

    def retranslate(self) -> None:
        self.asked.call(self._tools.words)
        self.choose.set_words(self._tools.words("first_run.choose"))
        self.choose.setAccessibleName(self._tools.words(f"first_run.{self._name}_choose"))

    def tell(self, verdict: Verdict) -> None:
        """Say what is to be known about the folder."""
        self.verdict = verdict
        self.asked.say(FieldState.ERROR if verdict.stops else FieldState.REST)
        self._banner.say(verdict.weight, verdict.words, verdict.action)
        self._banner.setVisible(bool(verdict.words))

    def _choose(self) -> None:
        words = self._tools.words(f"first_run.{self._name}_choose")
        if chosen := self._tools.ask_folder(words, self.asked.typed):
            self.asked.entry.setText(chosen)


def _is_whole(text: str) -> bool:
    return bool(text) and Path(text).is_absolute()
