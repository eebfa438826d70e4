"""The first page on a machine without data: found the ward's unit, or look at sample data."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from counter_app.domain.errors import CounterError
from counter_app.domain.people import Person, Role, login_name
from counter_app.services.office import Founding
from counter_app.ui.theme.type import Type, px
from counter_app.ui.widgets.button import Button, Kind
from counter_app.ui.widgets.card import Card
from counter_app.ui.widgets.field import Field, FieldState, LineEdit
from counter_app.ui.widgets.plain import label
from counter_app.ui.words import Words

_WIDTH = 760
_LINES = (
    ("unit_name",),
    ("prefix",),
    ("province", "phone"),
    ("address",),
    ("admin_name", "admin_title"),
    ("login",),
)
_FIELD_OF = {
    "unit_prefix.unreadable": "prefix",
    "person.login_unusable": "login",
    "folder.cannot_make": "unit_name",
}


class Welcome(QWidget):
    """Two cards: the live unit to the left, sample data to the right. Nothing is made before a button is pressed."""

    founding_asked = Signal(object)  # Founding
    demo_asked = Signal()
    other_folder_asked = Signal()

    def __init__(self, words: Words, folder: Path) -> None:
        super().__init__()
        self._words, self._folder = words, folder
        self.fields: dict[str, Field] = {}
        self._build()
        words.changed.connect(self._rebuild)

    def typed(self, name: str) -> str:
        """Return what stands in a field."""
        entry = self.fields[name].entry
        return entry.text() if isinstance(entry, LineEdit) else ""

    def found(self) -> None:
        """Ask for the unit to be founded as typed, or say what is missing."""
        for name in ("unit_name", "prefix", "admin_name"):
            if not self.typed(name).strip():
                self._mark(name, self._words("welcome.needed"))
                return
        try:
            login = login_name(self.typed("login") or "admin")
        except CounterError as error:
            self._mark("login", self._words.say(error))
            return
        admin = Person(login, self.typed("admin_name").strip(), self.typed("admin_title").strip(), frozenset(Role))
        self.founding_asked.emit(
            Founding(
                unit_name=self.typed("unit_name"),
                prefix=self.typed("prefix"),
                people=(admin,),
                province=self.typed("province"),
                address=self.typed("address"),
                phone=self.typed("phone"),
            )
        )

    def refused(self, error: CounterError) -> None:
        """Say at its field why the unit could not be founded."""
        self._mark(_FIELD_OF.get(error.code, "unit_name"), self._words.say(error))

    def _mark(self, name: str, words: str) -> None:
        for other in self.fields.values():
            other.set_state(FieldState.REST)
        self.fields[name].set_state(FieldState.ERROR, words)
        self.fields[name].entry.setFocus()

    def _build(self) -> None:
        w = self._words
        column = QVBoxLayout()
        column.setSpacing(12)
        column.addWidget(label(w("welcome.title"), Type.PAGE))
        column.addWidget(label(w("welcome.lead", folder=self._folder), Type.BODY, wraps=True))
        cards = QHBoxLayout()
        cards.setSpacing(12)
        cards.addWidget(self._live_card(), 3)
        cards.addWidget(self._demo_card(), 2, Qt.AlignmentFlag.AlignTop)
        column.addLayout(cards)
        column.addStretch(1)
        page = QWidget()
        page.setMaximumWidth(px(_WIDTH))
        page.setLayout(column)
        middle = QWidget()
        row = QHBoxLayout(middle)
        row.setContentsMargins(24, 24, 24, 24)
        row.addStretch(1)
        row.addWidget(page, 100)
        row.addStretch(1)
        scroll = QScrollArea()
        scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # what stands in it takes the keyboard and brings it into view
        scroll.setWidget(middle)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scroll)

    def _live_card(self) -> Card:
        w, card = self._words, Card()
        card.layout_.addWidget(label(w("welcome.live"), Type.SECTION))
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        for line, names in enumerate(_LINES):
            for at, name in enumerate(names):
                field = Field(w(f"welcome.{name}"), LineEdit(w(f"welcome.{name}"), hint=_hint(w, name)))
                self.fields[name] = field
                grid.addWidget(field, line, at, 1, 3 - len(names))
        card.layout_.addLayout(grid)
        make = Button(w("welcome.make"), Kind.PRIMARY, key="F9", height=40)
        make.clicked.connect(self.found)
        QShortcut(QKeySequence("F9"), self).activated.connect(self.found)
        card.layout_.addWidget(make)
        return card

    def _demo_card(self) -> Card:
        w, card = self._words, Card(soft=True)
        card.layout_.addWidget(label(w("welcome.demo"), Type.SECTION))
        card.layout_.addWidget(label(w("welcome.demo_lead"), Type.BODY, wraps=True))
        look = Button(w("welcome.demo_button"), icon="eye")
        look.clicked.connect(self.demo_asked)
        card.layout_.addWidget(look)
        other = Button(w("welcome.other_folder"), Kind.LINK, icon="storage")
        other.clicked.connect(self.other_folder_asked)
        card.layout_.addWidget(other)
        return card

    def _rebuild(self) -> None:
        typed = {name: self.typed(name) for name in self.fields}
        if (laid_out := self.layout()) is not None:
            QWidget().setLayout(laid_out)
        for shortcut in self.findChildren(QShortcut):
            shortcut.deleteLater()
        self._build()
        for name, text in typed.items():
            entry = self.fields[name].entry
            if isinstance(entry, LineEdit):
                entry.setText(text)


def _hint(words: Words, name: str) -> str:
    hint = words(f"welcome.{name}_hint")
    return "" if hint.startswith("welcome.") else hint
