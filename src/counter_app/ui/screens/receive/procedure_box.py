"""What the citizen wants: a few letters of a procedure, or one of the usual ones by its number."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from counter_app.services.counter_rows import ProcedureChoice
from counter_app.ui.screens.receive.choosing import found
from counter_app.ui.theme.type import Type, px
from counter_app.ui.widgets.button import Button
from counter_app.ui.widgets.completion import Suggestion, suggest
from counter_app.ui.widgets.field import FieldState, LineEdit, show_state
from counter_app.ui.widgets.plain import label, tip
from counter_app.ui.words import Words

FAVOURITES = 9
_WIDE = 560
_CHIP_LETTERS = 18


class ProcedureBox(QWidget):
    """The F3 field and the chips beside it. ``chosen`` carries the code."""

    chosen = Signal(str)

    def __init__(self, words: Words, favourite: Callable[[int], None]) -> None:
        super().__init__()
        self.words = words
        self._choices: tuple[ProcedureChoice, ...] = ()
        self._favourites: tuple[str, ...] = ()
        self._now: ProcedureChoice | None = None
        self._outside = ""
        name = words("receive.procedure")
        self.field = LineEdit(name, hint=words("receive.procedure_hint"), key="F3", height=36)
        self.field.setMaximumWidth(px(_WIDE))
        self._list = suggest(self.field, self._found)
        self._list.taken.connect(lambda code: self.chosen.emit(str(code)))
        self.field.editingFinished.connect(self._put_back)
        self.chips = [Button("", key=str(at + 1), height=28) for at in range(FAVOURITES)]
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(self.field, 10)
        row.addSpacing(6)
        self._often = label(words("receive.often"), Type.META)
        row.addWidget(self._often)
        self._chips = _Chips(self.chips)
        row.addWidget(self._chips, 11)
        for at, chip in enumerate(self.chips):
            chip.clicked.connect(lambda _=False, at=at: favourite(at))

    def offer(self, choices: Sequence[ProcedureChoice], favourites: Sequence[str]) -> None:
        """Show what may be received today."""
        self._choices, self._favourites = tuple(choices), tuple(favourites)
        named = [self.known(code) for code in self._favourites]
        shown = [choice for choice in named if choice is not None]
        self._chips.name_them([short_chip(choice.short_name) for choice in shown], [one.short_name for one in shown])
        self._often.setVisible(bool(shown))

    def known(self, code: str) -> ProcedureChoice | None:
        """Return a procedure by its code."""
        return next((choice for choice in self._choices if choice.code == code), None)

    def favourite(self, at: int) -> str:
        """Return the code of the n-th usual procedure; empty where there is none."""
        return self._favourites[at] if at < len(self._favourites) else ""

    def show_choice(self, choice: ProcedureChoice | None, outside: str = "") -> None:
        """Show what was chosen, or the free name of a procedure outside the catalogue."""
        self._now, self._outside = choice, outside
        show_state(self.field, FieldState.REST)
        self._put_back()

    def open(self) -> None:
        """Put the keyboard here, everything selected, and show the usual ones."""
        self.field.setFocus()
        self.field.selectAll()
        usual = [choice for code in self._favourites if (choice := self.known(code))]
        self._list.offer([self._suggestion(choice) for choice in usual or self._choices])

    def say(self, words: str) -> None:
        """Say what is wrong with the choice."""
        show_state(self.field, FieldState.ERROR)
        self.field.setAccessibleDescription(words)
        self.field.setFocus()

    def _found(self, text: str) -> list[Suggestion]:
        return [self._suggestion(choice) for choice in found(self._choices, text)]

    def _suggestion(self, choice: ProcedureChoice) -> Suggestion:
        return choice.code, choice.short_name, self._remark(choice)

    def _remark(self, choice: ProcedureChoice) -> str:
        return self.words("receive.procedure_remark", which=choice.code, limit=limit_words(self.words, choice.limit))

    def _put_back(self) -> None:
        """What was typed to search is not what was chosen."""
        if self._list.isVisible() and self.field.hasFocus():
            return
        shown = self._outside or (self._now.short_name if self._now else "")
        if self.field.text() != shown:
            self.field.setText(shown)
            self.field.setCursorPosition(0)
        self.field.set_remark(self._remark(self._now) if self._now and not self._outside else "")


class _Chips(QWidget):
    """The usual procedures; those that find no room are left to their keys and to F3."""

    def __init__(self, chips: Sequence[Button]) -> None:
        super().__init__()
        self._chips = chips
        self._count = 0
        for chip in chips:
            chip.setParent(self)
            chip.hide()

    def name_them(self, names: Sequence[str], whole: Sequence[str]) -> None:
        """Put names on the chips."""
        self._count = len(names)
        for chip, name, full in zip(self._chips, names, whole, strict=False):
            chip.set_words(name)
            tip(chip, full)
            chip.setAccessibleName(full)
            chip.setAccessibleDescription(f"Alt+{chip.key}")
        self._arrange()

    def resizeEvent(self, event: object) -> None:
        self._arrange()

    def _arrange(self) -> None:
        x = 0
        for at, chip in enumerate(self._chips):
            size = chip.sizeHint()
            fits = at < self._count and x + size.width() <= self.width()
            chip.setVisible(fits)
            if fits:
                chip.setGeometry(x, (self.height() - size.height()) // 2, size.width(), size.height())
            x = x + size.width() + 6 if fits else self.width() + 1


_LEFT_OUT = ("Thủ tục ", "Đăng ký ", "Cấp bản sao ", "Cấp ")


def short_chip(name: str) -> str:
    """Return what is left of a name without the words that most begin with, on a chip's length."""
    for start in _LEFT_OUT:
        if name.startswith(start) and len(name) > len(start):
            name = name[len(start) :]
    name = name[0].upper() + name[1:]
    words = name.split()
    shown = ""
    for word in words:
        if shown and len(shown) + 1 + len(word) > _CHIP_LETTERS:
            return f"{shown}…"
        shown = f"{shown} {word}".strip()
    return shown


def limit_words(words: Words, limit: str) -> str:
    """Return a limit in few words; of a same-day one the cut-off is left to the explanation."""
    if limit.split(" ")[1:2] == ["same_day"]:
        return words("receive.limit_same_day")
    return words("receive.limit_only", limit=limit)
