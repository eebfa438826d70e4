"""What the clerk reads when the program failed: that the work is safe, and what she can hand to whoever helps."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QVBoxLayout,
    QWidget,
)

from counter_app.domain.errors import CounterError
from counter_app.ui.crash import Crash
from counter_app.ui.printing.save_as import save_as
from counter_app.ui.widgets.button import Button
from counter_app.ui.widgets.field import TextEdit
from counter_app.ui.widgets.plain import label
from counter_app.ui.words import Words


class CrashDialog(QDialog):
    """Apologises once for a bug. The report can be read, copied and saved; nothing is ever sent."""

    def __init__(
        self,
        words: Words,
        crash: Crash,
        parent: QWidget | None = None,
        *,
        told: str = "crash.now",
        ask_path: Callable[[str], str] | None = None,
    ) -> None:
        super().__init__(parent)
        self._words, self._crash = words, crash
        self._ask_path = ask_path or self._asked_path
        self.said = label(words(told, mark=crash.mark), wraps=True)
        self.report = TextEdit(words("crash.report"), height=160)
        self.report.setPlainText(crash.report)
        self.report.setReadOnly(True)
        self.copy, self.save, self.go_on = (Button(words(f"crash.{name}")) for name in ("copy", "save", "go_on"))
        buttons = QHBoxLayout()
        buttons.addStretch()
        for button in (self.copy, self.save, self.go_on):
            buttons.addWidget(button)
        layout = QVBoxLayout(self)
        for part in (self.said, self.report):
            layout.addWidget(part)
        layout.addLayout(buttons)
        self.setWindowTitle(words("crash.title"))
        self.copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(crash.report))
        self.save.clicked.connect(self._save)
        self.go_on.clicked.connect(self.accept)
        self.resize(560, 320)
        self.go_on.setFocus()

    def _save(self) -> None:
        chosen = self._ask_path(f"counter_app-{self._crash.mark}.txt")
        if not chosen:
            return
        try:
            save_as(Path(chosen), self._crash.report.encode())
        except CounterError as fault:
            self.said.setText(self._words.say(fault))

    def _asked_path(self, name: str) -> str:
        return QFileDialog.getSaveFileName(self, self._words("crash.save_title"), name)[0]


def last_run(said: str) -> Crash:
    """Return how the last run fell over, to be shown like any other."""
    return Crash("", said, None)
