"""Page 1: the language, how large and how light; and the two ways past setting up."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from counter_app.config.preferences import TEXT_SIZES
from counter_app.services.wording import Language
from counter_app.ui.first_run.step import Step, Tools
from counter_app.ui.theme.theme import Look
from counter_app.ui.theme.type import Type
from counter_app.ui.widgets.banner import Banner, Weight
from counter_app.ui.widgets.button import Button, Kind
from counter_app.ui.widgets.card import Card
from counter_app.ui.widgets.choice import RadioRow
from counter_app.ui.widgets.field import ComboBox
from counter_app.ui.widgets.plain import Tone, label

LANGUAGES = {Language.VI: "Tiếng Việt", Language.EN: "English"}


class LanguageStep(Step):
    """What is chosen here holds at once."""

    name = "language"

    demo_asked = Signal()
    open_asked = Signal(object)

    def __init__(self, tools: Tools) -> None:
        super().__init__(tools)
        self._found = next((one for one in tools.house.usual_folders() if tools.house.holds_data(one)), None)
        self.languages = RadioRow("", list(LANGUAGES.items()))
        self.sizes = RadioRow("", [(size, f"{round(size * 100)} %") for size in TEXT_SIZES])
        self.looks = ComboBox("")
        self._labels = [label("", tone=Tone.MUTED) for _ in range(3)]
        self._known = Banner(Weight.WARN, "")
        self._card = Card(soft=True)
        self._card_title, self._card_lead = label("", Type.SECTION), label("", wraps=True)
        self.demo, self.other = Button("", icon="eye"), Button("", Kind.LINK, icon="storage")
        self._lay_out()
        self._choose_present()
        self.languages.chosen.connect(self._speak)
        self.sizes.chosen.connect(self._scale)
        self.looks.activated.connect(self._look)
        self.demo.clicked.connect(self.demo_asked)
        self.other.clicked.connect(self._other)
        self._known.acted.connect(lambda: self.open_asked.emit(self._found))

    def retranslate(self) -> None:
        super().retranslate()
        w = self.words
        parts = ((self.languages, "language"), (self.sizes, "text_size"), (self.looks, "looks"))
        for head, (part, name) in zip(self._labels, parts, strict=True):
            head.setText(w(f"frame.{name}"))
            part.setAccessibleName(w(f"frame.{name}"))
        self.looks.clear()
        for look in Look:
            self.looks.addItem(w(f"frame.look_{look.value}"), look)
        self.looks.setCurrentIndex(list(Look).index(self.tools.theme.look))
        self._card_title.setText(w("first_run.demo"))
        self._card_lead.setText(w("first_run.demo_lead"))
        self.demo.set_words(w("first_run.demo_button"))
        self.other.set_words(w("first_run.other_folder"))
        self._known.say(Weight.WARN, w("first_run.known", folder=self._found), w("first_run.open"))
        self._known.setVisible(self._found is not None)

    def summary(self) -> str:
        return LANGUAGES[self.words.language]

    def first_focus(self) -> QWidget:
        return next((one for one in self.languages.findChildren(QWidget) if one.property("checked")), self.languages)

    def _lay_out(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(20)
        grid.setVerticalSpacing(12)
        for row, (head, part) in enumerate(zip(self._labels, (self.languages, self.sizes, self.looks), strict=True)):
            grid.addWidget(head, row, 0)
            grid.addWidget(part, row, 1)
        grid.setColumnStretch(1, 1)
        self.looks.setMaximumWidth(260)
        acts = QHBoxLayout()
        acts.setSpacing(16)
        acts.addWidget(self.demo)
        acts.addWidget(self.other)
        acts.addStretch(1)
        self._card.layout_.addWidget(self._card_title)
        self._card.layout_.addWidget(self._card_lead)
        self._card.layout_.addLayout(acts)
        self.column.addWidget(self._known)
        self.column.addLayout(grid)
        self.column.addSpacing(8)
        self.column.addWidget(self._card)
        self.column.addStretch(1)

    def _choose_present(self) -> None:
        self.languages.choose(self.words.language)
        self.sizes.choose(min(TEXT_SIZES, key=lambda size: abs(size - self.tools.theme.text_factor)))

    def _speak(self, language: object) -> None:
        chosen = Language(str(language))
        self.tools.prefer(language=chosen.value)
        self.words.speak(chosen)
        self.changed.emit()

    def _scale(self, size: object) -> None:
        factor = float(str(size))
        self.tools.theme.scale(factor)
        self.tools.prefer(text_size=factor)

    def _look(self, at: int) -> None:
        look = list(Look)[at]
        self.tools.theme.choose(look)
        self.tools.prefer(looks=look.value)

    def _other(self) -> None:
        chosen = self.tools.ask_folder(self.words("first_run.choose_data"), str(self.tools.folder))
        if chosen:
            self.open_asked.emit(chosen)
