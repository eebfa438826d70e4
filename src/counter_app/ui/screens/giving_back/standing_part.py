"""A dossier whose result is not here: where it is, since when, who has it, when it is due; or that it was fetched."""

from PySide6.QtWidgets import QGridLayout

from counter_app.domain.deadlines.due_states import DueKind
from counter_app.domain.dossiers.stages import OPEN_STAGES, Stage
from counter_app.services.counter_rows import ReturnCard
from counter_app.services.work_rows import WorkRow
from counter_app.ui.room import Room
from counter_app.ui.theme.type import Type
from counter_app.ui.widgets.card import Card
from counter_app.ui.widgets.plain import Label, Tone, label
from counter_app.ui.words import Words

_LINES = 4


class StandingPart(Card):
    """The sentence to tell the citizen, and the facts behind it."""

    def __init__(self, room: Room) -> None:
        super().__init__(margin=16, spacing=12)
        self.room = room
        self._says = label("", Type.SECTION, wraps=True)
        self._hint = label("", Type.BODY, Tone.MUTED, wraps=True)
        self._facts: list[tuple[Label, Label]] = []
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(1, 1)
        for at in range(_LINES):
            self._facts.append((label("", Type.BODY, Tone.MUTED), label("", Type.CONTROL, wraps=True)))
            for column, widget in enumerate(self._facts[-1]):
                grid.addWidget(widget, at, column)
        self.layout_.addWidget(self._says)
        self.layout_.addLayout(grid)
        self.layout_.addWidget(self._hint)

    def show_card(self, card: ReturnCard) -> None:
        """Show where a dossier stands."""
        row, words = card.row, self.room.words
        late = row.due.kind is DueKind.OVERDUE
        self.outline("warn" if late else "")
        self._says.setText(sentence(row, words))
        facts = [
            (words("return.where"), place(row, words)),
            (words("return.who"), row.holder_name if not row.in_transit else ""),
            (words("return.since"), words("return.moment", at=row.step_since) if row.step_since else ""),
            (words("return.due"), words("return.moment", at=row.due_at) if row.due_at else ""),
        ]
        shown = [fact for fact in facts if fact[1]] if Stage(row.stage) in OPEN_STAGES else []
        for at, pair in enumerate(self._facts):
            for widget, text in zip(pair, shown[at] if at < len(shown) else ("", ""), strict=True):
                widget.setText(text)
                widget.setVisible(at < len(shown))
        hint = self._hint_code(card, late=late)
        self._hint.setText(words(f"return.{hint}") if hint else "")
        self._hint.setVisible(bool(hint))

    def _hint_code(self, card: ReturnCard, *, late: bool) -> str:
        if card.row.stage == Stage.RETURNED:
            return "returned_owing" if card.fee.outstanding else ""
        able = {option.act for option in card.acts if option.allowed}
        if late:
            return "late_apologise" if "apologise" in able else "late_ask"
        return ""


def sentence(row: WorkRow, words: Words) -> str:
    """Return what to tell the citizen."""
    stage = Stage(row.stage)
    if stage is Stage.RETURNED:
        return words("return.was_returned", at=row.returned_at)
    if stage not in OPEN_STAGES:
        return words("return.no_result", stage=row.stage)
    if row.paused_since:
        return words(f"return.waits_{row.stage}", at=row.paused_since)
    return words("return.late_sentence" if row.due.kind is DueKind.OVERDUE else "return.not_yet")


def place(row: WorkRow, words: Words) -> str:
    """Return the step and the desk, or the slip it is on its way with."""
    if row.in_transit:
        return words("return.on_its_way", batch=row.in_transit)
    return ", ".join(part for part in (row.step_name, row.holder_desk_name) if part)
