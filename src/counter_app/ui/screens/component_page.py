"""Every part of the kit in every state, light beside dark: what the parts should look like, seen at a glance."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QBoxLayout, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from counter_app.ui.models.rows import Cell, Column, RowModel, RowState
from counter_app.ui.theme.focus import FocusRing
from counter_app.ui.theme.palette import palette_of
from counter_app.ui.theme.stylesheet import stylesheet
from counter_app.ui.theme.tokens import DARK, LIGHT, Tokens, keep_look
from counter_app.ui.theme.type import Type, px
from counter_app.ui.widgets.banner import Banner, Weight
from counter_app.ui.widgets.button import Button, Kind
from counter_app.ui.widgets.card import Card, Pane
from counter_app.ui.widgets.chip import Chip, ChipKind, ChipLabel
from counter_app.ui.widgets.choice import CheckBox, RadioRow
from counter_app.ui.widgets.field import Field, FieldState, LineEdit
from counter_app.ui.widgets.key_cap import KeyCap
from counter_app.ui.widgets.plain import Tone, label
from counter_app.ui.widgets.table import Table
from counter_app.ui.widgets.toast import Toast
from counter_app.ui.words import Words


@dataclass(frozen=True, slots=True)
class _Row:
    chip: Chip
    code: str
    person: str
    procedure: str
    step: str


class ComponentPage(QWidget):
    """The page itself; nobody's data, and nothing on it does anything."""

    def __init__(self, words: Words, looks: tuple[Tokens, ...] = (LIGHT, DARK), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self.halves = [Half(words, tokens) for tokens in looks]
        for half in self.halves:
            row.addWidget(half, 1)


class Half(Pane):
    """All parts in one look."""

    def __init__(self, words: Words, tokens: Tokens) -> None:
        super().__init__()
        self._words, self._tokens = words, tokens
        self._ringed: list[QWidget] = []
        keep_look(self, tokens)
        self.setPalette(palette_of(tokens))
        self.setStyleSheet(stylesheet(tokens))
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(20, 8, 20, 14)
        self._column.setSpacing(8)
        self._column.addWidget(label(words(f"kit.look.{tokens.name}"), Type.SCREEN))
        self._show_letters()
        self._show_chips()
        self._show_buttons()
        self._show_fields()
        self._show_rows()
        self._show_messages()
        self._column.addStretch(1)

    def showEvent(self, event: QShowEvent) -> None:
        """Put rings around the parts that stand for focus; the keyboard is elsewhere."""
        super().showEvent(event)
        while self._ringed:
            FocusRing().surround(self._ringed.pop())

    def _say(self, code: str) -> str:
        return self._words(f"kit.{code}")

    def _head(self, code: str) -> None:
        self._column.addSpacing(2)
        self._column.addWidget(label(self._say(f"head.{code}"), Type.HEAD))

    def _line(self, spacing: int = 10) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setSpacing(spacing)
        self._column.addLayout(line)
        return line

    def _show_letters(self) -> None:
        self._head("type")
        line = self._line(16)
        for type_ in (Type.DUE, Type.PAGE, Type.SCREEN, Type.SECTION, Type.BODY, Type.META):
            line.addWidget(label(self._say(f"type.{type_.name.lower()}"), type_, Tone.TEXT))
        line.addStretch()

    def _show_chips(self) -> None:
        self._head("due")
        small = [(kind, kind.value) for kind in ChipKind if kind is not ChipKind.DONE_LATE]
        large = [(ChipKind.ON_TIME, "on_time"), (ChipKind.TODAY, "today"), (ChipKind.OVERDUE, "overdue")]
        self._chips(small, large=False)
        self._chips([*large, (ChipKind.DONE, "early")], large=True)

    def _chips(self, kinds: Sequence[tuple[ChipKind, str]], *, large: bool) -> None:
        line = self._line(12 if large else 10)
        for kind, code in kinds:
            line.addWidget(ChipLabel(Chip(kind, self._say(f"chip.{code}")), large=large))
        line.addStretch()

    def _show_buttons(self) -> None:
        self._head("buttons")
        grid = QGridLayout()
        grid.setSpacing(10)
        self._column.addLayout(grid)
        for row, (code, kind, key) in enumerate((("receive", Kind.PRIMARY, "F9"), ("hold", Kind.PLAIN, "F8"))):
            made = [Button(self._say(f"button.{code}"), kind, key=key) for _ in range(5)]
            for column, button in enumerate(made):
                grid.addWidget(button, row, column)
            made[1].setAttribute(Qt.WidgetAttribute.WA_UnderMouse)
            made[2].setDown(True)
            self._ringed.append(made[3])
            made[4].setEnabled(False)

    def _show_fields(self) -> None:
        self._head("fields")
        line = self._line(8)
        texts = (
            ("phone", "0912 345 678"),
            ("id_number", "006187004"),
            ("birth", "12/03/1978"),
            ("old_id", "00618700451"),
        )
        fields = [self._field(code, text) for code, text in texts]
        fields[2].set_state(FieldState.WARNING, self._say("field.differs"))
        fields[3].set_state(FieldState.ERROR, self._say("field.length"))
        self._ringed.append(fields[1].entry)
        left = QVBoxLayout()
        left.setSpacing(4)
        pair = QHBoxLayout()
        pair.setSpacing(8)
        for field in fields[:2]:
            pair.addWidget(field, 1)
        left.addLayout(pair)
        left.addLayout(self._choices())
        line.addLayout(left, 2)
        for field in fields[2:]:
            line.addWidget(field, 1)

    def _field(self, code: str, text: str) -> Field:
        entry = LineEdit(self._say(f"field.{code}"))
        entry.setText(text)
        return Field("", entry)

    def _choices(self) -> QBoxLayout:
        line = QHBoxLayout()
        line.setSpacing(16)
        paid = CheckBox(self._say("choice.paid"))
        paid.setChecked(True)
        result = RadioRow(
            self._say("choice.result"),
            [("counter", self._say("choice.counter")), ("post", self._say("choice.post"))],
        )
        result.choose("counter")
        for widget in (paid, CheckBox(self._say("choice.free")), result):
            line.addWidget(widget)
        return line

    def _show_rows(self) -> None:
        self._head("rows")
        columns: list[Column[_Row]] = [
            Column[_Row](title="kit.column.due", cell=Cell.CHIP, chip=lambda row: row.chip, width=138),
            Column[_Row](title="kit.column.code", text=lambda row: row.code, cell=Cell.CODE, width=104),
            Column[_Row](title="kit.column.person", text=lambda row: row.person, width=140),
            Column[_Row](title="kit.column.procedure", text=lambda row: row.procedure),
            Column[_Row](title="kit.column.step", text=lambda row: row.step, cell=Cell.MUTED, width=92),
        ]
        model = RowModel(columns, self._words, state=_state)
        model.setParent(self)
        model.set_rows(self._rows())
        table = Table(model, self._say("head.rows"))
        table.hover(1)
        table.select_row(2)
        card = Card(margin=1, spacing=0)
        card.layout_.addWidget(table)
        card.setFixedHeight(px(30) + 4 * px(31) + 3)
        self._column.addWidget(card)

    def _rows(self) -> list[_Row]:
        on, near, today, late = ChipKind.ON_TIME, ChipKind.NEAR, ChipKind.TODAY, ChipKind.OVERDUE
        say = self._say
        written = (
            (on, "in_3_days", "261123-0012", "Hà Thị Quyên", "guardian", "check"),
            (near, "in_1_day", "261119-0018", "Hoàng Thị Lan", "correction", "check"),
            (today, "today", "261123-0011", "Lê Thị Ánh", "marriage", "check"),
            (late, "not_scanned", "261123-0009", "Hoàng Văn Nam", "rebirth", "handover"),
        )
        return [
            _Row(Chip(kind, say(f"chip.{chip}")), code, person, say(f"row.{what}"), say(f"row.{step}"))
            for kind, chip, code, person, what, step in written
        ]

    def _show_messages(self) -> None:
        grid = QGridLayout()
        grid.setSpacing(8)
        self._column.addSpacing(4)
        self._column.addLayout(grid)
        lines = ((Weight.INFO, "drop"), (Weight.WARN, "reprint"), (Weight.ERR, "replace"), (Weight.OK, ""))
        for at, (weight, action) in enumerate(lines):
            said = self._say(f"banner.{action}") if action else ""
            grid.addWidget(Banner(weight, self._say(f"banner.{weight.value}"), said), at // 2, at % 2)
        self._column.addSpacing(2)
        line = self._line(16)
        acts = [(self._say("toast.undo"), _nothing), (self._say("toast.reprint"), _nothing)]
        toast = Toast(self)
        toast.show_words(self._say("toast.received"), acts)
        toast.show()
        line.addWidget(toast, 1)
        keys = QHBoxLayout()
        keys.setSpacing(6)
        for key in ("F9", "Ctrl K", "↵", "Esc"):
            keys.addWidget(KeyCap(key))
        line.addLayout(keys)


def _state(row: _Row) -> RowState:
    return RowState.MISSING if row.chip.kind is ChipKind.OVERDUE else RowState.REST


def _nothing() -> None:
    """The page acts on nothing."""
