"""Page 9: everything that was answered, at a glance; from here the unit is founded, or sample data are looked at."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout

from counter_app.domain.errors import Refused
from counter_app.ui.first_run.answers import USUAL_LOGIN
from counter_app.ui.first_run.step import Step, Tools
from counter_app.ui.theme.type import Type
from counter_app.ui.widgets.button import Button
from counter_app.ui.widgets.card import Card
from counter_app.ui.widgets.plain import Tone, label

_LINES = (
    "unit_name",
    "prefix",
    "province",
    "phone",
    "address",
    "folder",
    "backup_place",
    "administrator",
    "login",
    "printer",
)


class DoneStep(Step):
    """The one page whose going on makes something."""

    name = "done"

    demo_asked = Signal()

    def __init__(self, tools: Tools) -> None:
        super().__init__(tools)
        self._card, self._demo_card = Card(), Card(soft=True)
        self._lines = {name: (label("", tone=Tone.MUTED), label("", wraps=True)) for name in (*_LINES, "days")}
        self._demo_lead, self.demo = label("", wraps=True), Button("", icon="eye")
        self._demo_title = label("", Type.SECTION)
        grid = QGridLayout()
        grid.setHorizontalSpacing(20)
        grid.setColumnStretch(1, 1)
        for row, (head, said) in enumerate(self._lines.values()):
            grid.addWidget(head, row, 0)
            grid.addWidget(said, row, 1)
        self._card.layout_.addLayout(grid)
        acts = QHBoxLayout()
        acts.addWidget(self.demo)
        acts.addStretch(1)
        self._demo_card.layout_.addWidget(self._demo_title)
        self._demo_card.layout_.addWidget(self._demo_lead)
        self._demo_card.layout_.addLayout(acts)
        self.column.addWidget(self._card)
        self.column.addWidget(self._demo_card)
        self.column.addStretch(1)
        self.demo.clicked.connect(self.demo_asked)

    def retranslate(self) -> None:
        super().retranslate()
        w = self.words
        for name, (head, said) in self._lines.items():
            head.setText(w(f"first_run.{name}"))
            said.setText(self._told(name) or w("first_run.nothing"))
        self._demo_title.setText(w("first_run.practise"))
        self._demo_lead.setText(w("first_run.practise_lead"))
        self.demo.set_words(w("first_run.demo_button"))

    def _told(self, name: str) -> str:
        if name == "login":
            return self.answers.text(name).strip() or USUAL_LOGIN
        if name == "administrator":
            return self.answers.text("admin_name").strip()
        if name != "days":
            return self.answers.text(name).strip()
        try:
            change = self.answers.calendar_change()
        except Refused:
            return ""
        changed = len(change.enter) + len(change.clear)
        return self.words("first_run.days_changed", n=changed) if changed else self.words("first_run.days_as_told")
