"""What goes over the counter: the result with its number, then the originals that the citizen once brought."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from counter_app.domain.dossiers.values import Outcome
from counter_app.domain.procedures.papers import PaperState
from counter_app.services.counter_rows import ReturnCard
from counter_app.ui.room import Room
from counter_app.ui.theme.type import Type
from counter_app.ui.widgets.card import Card, hairline
from counter_app.ui.widgets.plain import label


class HandedPart(Card):
    """The list is read, not ticked: what is not recorded is not asked."""

    def __init__(self, room: Room) -> None:
        super().__init__(margin=13, spacing=7)
        self.room = room
        self._result, self._rule = _Piece(Type.STRONG), hairline()
        self._head = label("", Type.META, wraps=True)
        self._papers, self._rows = QVBoxLayout(), list[_Piece]()
        self._papers.setSpacing(5)
        self.layout_.addWidget(self._result)
        self.layout_.addWidget(self._rule)
        self.layout_.addWidget(self._head)
        self.layout_.addLayout(self._papers)
        self.layout_.addStretch(1)

    def show_card(self, card: ReturnCard) -> None:
        """Show what belongs to a dossier."""
        words = self.room.words
        kind = "result_denied" if card.outcome == Outcome.DENIED else "result"
        code = f"return.{kind}_numbered" if card.document else f"return.{kind}"
        self._result.say(words(code, document=card.document), words("return.sets", n=max(1, card.sets)))
        originals = [paper for paper in card.papers if paper.state is PaperState.SUBMITTED and paper.originals]
        for widget in (self._rule, self._head):
            widget.setVisible(bool(originals))
        self._head.setText(words("return.originals"))
        while len(self._rows) < len(originals):
            self._rows.append(_Piece(Type.BODY))
            self._papers.addWidget(self._rows[-1])
        for at, row in enumerate(self._rows):
            row.setVisible(at < len(originals))
            if at < len(originals):
                row.say(originals[at].name, words("return.pieces", n=originals[at].originals))


class _Piece(QWidget):
    """One thing and how many of it."""

    def __init__(self, type_: Type) -> None:
        super().__init__()
        self._name, self._count = label("", type_, wraps=True), label("", Type.META)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(self._name, 1)
        row.addWidget(self._count, 0, Qt.AlignmentFlag.AlignTop)

    def say(self, name: str, count: str) -> None:
        self._name.setText(name)
        self._count.setText(count)
