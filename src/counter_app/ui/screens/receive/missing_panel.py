"""Papers are missing: guide the citizen to complete them, or refuse the matter. It takes the place of the promise."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from counter_app.ui.screens.receive.choices import Choices
from counter_app.ui.screens.receive.form_row import FormRow, on_typed, put_text
from counter_app.ui.theme.type import Type, px
from counter_app.ui.widgets.button import Button
from counter_app.ui.widgets.card import Card
from counter_app.ui.widgets.field import FieldState, LineEdit
from counter_app.ui.widgets.plain import label
from counter_app.ui.words import Words

COMPLETE, REFUSE = "complete", "refuse"


class MissingPanel(Card):
    """What is missing, why, and which of the two slips. ``turned`` tells that the other slip was chosen."""

    turned = Signal()

    def __init__(self, words: Words, main: Button, back: Button) -> None:
        super().__init__(margin=14, spacing=8)
        self.words = words
        self._listed: tuple[str, ...] = ()
        self.kind = Choices(
            words("receive.missing_kind"), [(one, words(f"receive.missing_{one}")) for one in (COMPLETE, REFUSE)]
        )
        self._papers = self._row("missing_papers")
        self._reason = self._row("missing_reason")
        self.outline("warn")
        self._lay_out(main, back)
        self.kind.chosen.connect(lambda _: self._turn())

    @property
    def refuses(self) -> bool:
        """Say whether the matter is to be refused."""
        return self.kind.value == REFUSE

    @property
    def papers(self) -> tuple[str, ...]:
        """What is to be brought: the papers as listed, or as a person wrote them, one after a semicolon."""
        typed = _line(self._papers).text()
        if typed == "; ".join(self._listed):
            return self._listed
        return tuple(part.strip() for part in typed.split(";") if part.strip())

    @property
    def reason(self) -> str:
        """Why."""
        return _line(self._reason).text().strip()

    def ask(self, missing: Sequence[str]) -> None:
        """Begin with what the list says is missing."""
        self._listed = tuple(missing)
        self.kind.choose(COMPLETE)
        put_text(_line(self._papers), "; ".join(missing))
        put_text(_line(self._reason), self.words("receive.missing_usual"))
        for row in (self._papers, self._reason):
            row.say(FieldState.REST)
        self._turn()
        _line(self._reason if missing else self._papers).setFocus()

    def complain(self, words: str, *, papers: bool) -> None:
        """Say what is not filled in."""
        row = self._papers if papers else self._reason
        row.say(FieldState.ERROR, words)
        row.entry.setFocus()

    def _turn(self) -> None:
        self._papers.setVisible(not self.refuses)
        usual = self.words("receive.missing_usual")
        if self.refuses and _line(self._reason).text() == usual:
            _line(self._reason).clear()
        elif not self.refuses and not _line(self._reason).text():
            _line(self._reason).setText(usual)
        self.turned.emit()

    def _row(self, key: str) -> FormRow:
        said = self.words(f"receive.{key}")
        entry = LineEdit(said, hint=self.words(f"receive.{key}_hint"))
        row = FormRow(said, entry)
        on_typed(entry, lambda: row.say(FieldState.REST))
        return row

    def _lay_out(self, main: Button, back: Button) -> None:
        left = QVBoxLayout()
        left.setSpacing(8)
        left.addWidget(label(self.words("receive.missing_head"), Type.SECTION))
        left.addWidget(self.kind)
        left.addWidget(self._papers)
        left.addWidget(self._reason)
        left.addStretch(1)
        buttons = QVBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(main)
        buttons.addWidget(back)
        buttons.addStretch(1)
        side = QWidget()
        side.setLayout(buttons)
        side.setMinimumWidth(px(232))
        row = QHBoxLayout()
        row.setSpacing(24)
        row.addLayout(left, 1)
        row.addWidget(side, 0, Qt.AlignmentFlag.AlignTop)
        self.layout_.addLayout(row)


def _line(row: FormRow) -> LineEdit:
    assert isinstance(row.entry, LineEdit)  # noqa: S101 - both rows are made above
    return row.entry
