"""Giao diện: in which language, colours and size this PC shows the window, and whether it makes sounds."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from counter_app.config.preferences import TEXT_SIZES
from counter_app.services.wording import Language
from counter_app.ui.room import Room
from counter_app.ui.screens.office.chooser import Chooser
from counter_app.ui.screens.office.page import Page
from counter_app.ui.theme.theme import Look
from counter_app.ui.theme.type import px
from counter_app.ui.widgets.card import Card
from counter_app.ui.widgets.choice import CheckBox
from counter_app.ui.widgets.section import SectionHead

_LANGUAGES = ((Language.VI, "Tiếng Việt"), (Language.EN, "English"))
_WIDE = 560


class LooksPage(Page):
    """What is chosen is seen at once and kept for this account of this PC."""

    name = "looks"
    shown_acts = ()

    def __init__(self, room: Room) -> None:
        super().__init__(room)
        self.language, self.look, self.text_size = Chooser(), Chooser(), Chooser()
        self.sounds = CheckBox("")
        self._head = SectionHead("")
        self.lay_out(self._card())
        self.language.chosen.connect(self._speak)
        self.look.chosen.connect(self._wear)
        self.text_size.chosen.connect(self._scale)
        self.sounds.clicked.connect(lambda on: self.room.pc.prefer(sounds=on))
        room.theme.changed.connect(self.retranslate)

    def refresh(self) -> None:
        self.retranslate()

    def first_focus(self) -> QWidget:
        return self.language.box

    def retranslate(self) -> None:
        super().retranslate()
        words, theme = self.room.words, self.room.theme
        self._head.set_words(words("office.this_pc"))
        self.language.offer(words("frame.language"), _LANGUAGES, words.language)
        looks = [(look, words(f"frame.look_{look.value}")) for look in Look]
        self.look.offer(words("frame.looks"), looks, theme.look)
        sizes = [(size, f"{round(size * 100)} %") for size in TEXT_SIZES]
        self.text_size.offer(words("frame.text_size"), sizes, theme.text_factor)
        self.sounds.setText(words("office.sounds"))
        self.sounds.setAccessibleName(words("office.sounds"))
        self.sounds.setChecked(self.room.pc.preferred.sounds)

    def _speak(self, language: object) -> None:
        chosen = Language(str(language))
        self.room.pc.prefer(language=chosen.value)
        self.room.words.speak(chosen)

    def _wear(self, look: object) -> None:
        chosen = Look(str(look))
        self.room.pc.prefer(looks=chosen.value)
        self.room.theme.choose(chosen)

    def _scale(self, size: object) -> None:
        chosen = float(str(size))
        self.room.pc.prefer(text_size=chosen)
        self.room.theme.scale(chosen)

    def _card(self) -> QWidget:
        card = Card(spacing=12)
        card.setMaximumWidth(px(_WIDE))
        card.layout_.addWidget(self._head)
        for part in (self.language, self.look, self.text_size):
            card.layout_.addWidget(part)
        card.layout_.addWidget(self.sounds, 0, Qt.AlignmentFlag.AlignLeft)
        return card
