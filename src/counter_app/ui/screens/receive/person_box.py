"""The F2 box: a card, twelve digits, a telephone or a name, and who of earlier dossiers is meant."""

from collections.abc import Sequence

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from counter_app.domain import names
from counter_app.services.counter_rows import KnownPerson
from counter_app.ui.screens.receive.people import birth_shown, number_shown
from counter_app.ui.widgets.completion import Suggestion, suggest
from counter_app.ui.widgets.field import LineEdit
from counter_app.ui.words import Words

DEBOUNCE_MS = 120
NEW = "new"


class PersonBox(QWidget):
    """``asked`` wants people for a text; ``known`` carries one that was picked, ``entered`` what was typed and sent."""

    asked = Signal(str)
    known = Signal(object)
    entered = Signal(str)

    def __init__(self, words: Words, debounce: int = DEBOUNCE_MS) -> None:
        super().__init__()
        self.words = words
        self._people: tuple[KnownPerson, ...] = ()
        self._for = ""
        self.field = LineEdit(
            words("receive.search"), hint=words("receive.search_hint"), key="F2", icon="scan", height=36
        )
        self._list = suggest(self.field, lambda text: ())
        self._list.taken.connect(self._taken)
        self.wait = QTimer(self, singleShot=True, interval=debounce)
        self.wait.timeout.connect(self._ask)
        self.field.textEdited.connect(lambda _: self.wait.start())
        self.field.returnPressed.connect(self._send)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.field)

    def offer(self, text: str, people: Sequence[KnownPerson]) -> None:
        """Show who may be meant, if the text is still the same."""
        if text != self.field.text() or not self.field.hasFocus():
            return
        self._people, self._for = tuple(people), text
        rows: list[Suggestion] = [(at, person.name, self._remark(person)) for at, person in enumerate(people)]
        typed = names.clean(text)
        if rows and not typed.replace(" ", "").isdigit():
            new: Suggestion = (NEW, self.words("receive.new_person", name=typed), "")
            rows = [*rows[:7], new]
        self._list.offer(rows)

    def clear(self) -> None:
        """Be empty, ready for the next one."""
        self.wait.stop()
        self.field.clear()
        self._list.hide()

    def _ask(self) -> None:
        text = self.field.text()
        if "|" in text or len(names.clean(text)) < 2:
            self._list.offer(())
            return
        self.asked.emit(text)

    def _send(self) -> None:
        text = self.field.text()
        if text.strip():
            self.entered.emit(text)

    def _taken(self, what: object) -> None:
        if what == NEW:
            self._send()
        elif isinstance(what, int):
            self.known.emit(self._people[what])

    def _remark(self, person: KnownPerson) -> str:
        born = birth_shown(person.birth, person.last_at.date()) if person.birth else ""
        parts = (born, number_shown(person.id_number), person.phone)
        return "  ·  ".join(part for part in parts if part)
