"""The line of the register that is signed on paper: which volume and number, when, how and by whom."""

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout

from counter_app.domain.moments import ward_time
from counter_app.services.counter_rows import ReturnCard
from counter_app.ui.room import Room
from counter_app.ui.screens.giving_back.parts import Dashed
from counter_app.ui.screens.giving_back.shown import method
from counter_app.ui.theme.type import Type
from counter_app.ui.widgets.card import Card
from counter_app.ui.widgets.plain import Tone, label

_EVERY = 20_000  # the time that is shown is never a minute old


class RegisterPart(Card):
    """No signature is drawn on screen: the citizen signs the register itself."""

    def __init__(self, room: Room) -> None:
        super().__init__(margin=13, spacing=0)
        self.room = room
        self._card: ReturnCard | None = None
        self._line_of = label("", Type.PAGE, wraps=True)
        self._where = label("", Type.META, wraps=True)
        self._facts = [(label("", Type.BODY, Tone.MUTED), label("", Type.CONTROL, wraps=True)) for _ in range(3)]
        self._lay_out()
        clock = QTimer(self, interval=_EVERY)
        clock.timeout.connect(self._say)
        clock.start()

    def show_card(self, card: ReturnCard) -> None:
        """Show the line of a dossier."""
        self._card = card
        self._say()

    def _say(self) -> None:
        card, words = self._card, self.room.words
        if card is None:
            return
        place = card.register
        said = words("return.line", volume=place.volume, number=place.number) if place else words("return.no_line")
        self._line_of.setText(said)
        self._where.setText(words("return.sign_here" if place else "return.sign_slip"))
        now = ward_time(self.room.now())
        how = ", ".join(one for one in (method(card, words), card.return_place) if one)
        values = (f"{now:%H:%M, %d/%m/%Y}", how, self.room.seat.person.name)
        for (name, value), code, text in zip(self._facts, ("when", "how", "by"), values, strict=True):
            name.setText(words(f"return.{code}"))
            value.setText(text)

    def _lay_out(self) -> None:
        frame = Dashed()
        inside = QVBoxLayout(frame)
        inside.setContentsMargins(16, 10, 16, 10)
        inside.setSpacing(4)
        inside.addWidget(self._line_of)
        inside.addWidget(self._where)
        inside.addStretch(1)
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(1, 1)
        for at, (name, value) in enumerate(self._facts):
            grid.addWidget(name, at, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(value, at, 1)
        grid.setRowStretch(len(self._facts), 1)
        row = QHBoxLayout()
        row.setSpacing(20)
        row.addWidget(frame, 1)
        row.addLayout(grid, 1)
        self.layout_.addLayout(row)
