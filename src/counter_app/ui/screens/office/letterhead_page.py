"""Tiêu đề giấy tờ: every letterhead with the days it holds, the one in hand to be put right, and how it will print."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, time

from PySide6.QtWidgets import QFrame, QWidget

from counter_app.domain.errors import CounterError
from counter_app.domain.moments import ward_date
from counter_app.domain.office import Letterhead, UnitProfile
from counter_app.domain.people import Right
from counter_app.ui.changes import Kind
from counter_app.ui.dialogs.typed import read_moment
from counter_app.ui.models.rows import Cell, Column, RowModel
from counter_app.ui.room import Room
from counter_app.ui.screens.office.columns import Columns
from counter_app.ui.screens.office.form import Form
from counter_app.ui.screens.office.head_view import HeadView
from counter_app.ui.screens.office.page import ADD, MAIN, TURN, Page, PageAct
from counter_app.ui.theme.type import Type, px
from counter_app.ui.widgets.card import Card
from counter_app.ui.widgets.plain import Tone, label
from counter_app.ui.widgets.section import SectionHead
from counter_app.ui.widgets.table import RowHeight, Table

_ROWS = (("first", "symbol"), ("agency",), ("unit",), ("place",))
_FIELD_OF = {"letterhead.incomplete": "agency", "letterhead.symbol_unusable": "symbol"}
_NEW, _STROKE, _MOST = "new", "/", 5


@dataclass(frozen=True, slots=True)
class _Row:
    """A letterhead, or the one that is being added."""

    key: str
    head: Letterhead | None


class LetterheadPage(Page):
    """What is typed over a letterhead stays with its row until it is saved."""

    name = "letterheads"
    right = Right.MANAGE_OFFICE
    shown_acts = (MAIN, ADD, TURN)

    def __init__(self, room: Room) -> None:
        super().__init__(room)
        self._profile: UnitProfile | None = None
        self._adding = False
        self._key = ""
        self._typed: dict[str, dict[str, str]] = {}
        self.model: RowModel[_Row] = RowModel(_columns(room, self._is_unsaved), room.words, key=lambda row: row.key)
        self.table = Table(self.model, "", row_height=RowHeight.TWO_LINES)
        self.form = Form(room.words, "office.head", _ROWS)
        self._head, self._view_head = SectionHead(""), SectionHead("")
        self.view, self._view_note = HeadView(room), label("", Type.META, Tone.MUTED, wraps=True)
        self.view.follow(self._letterhead)
        self.lay_out(self._table_card(), Columns(self._form_card(), self._view_card(), shares=(11, 9)))
        self.table.current_changed.connect(self._turned)
        self.table.opened.connect(lambda _: self.form.entries["agency"].setFocus())
        self.form.edited.connect(self._edited)

    # what the screen asks

    @property
    def is_unsaved(self) -> bool:
        return any(self._typed.values())

    def acts(self) -> Mapping[str, PageAct]:
        nothing = "" if self._is_unsaved(self._key) else "office.nothing_typed"
        back = "" if self._adding or not nothing else nothing
        return {
            MAIN: PageAct("office.save", self.save, nothing),
            ADD: PageAct("office.add_head", self.add, "office.adding_already" if self._adding else ""),
            TURN: PageAct("office.take_back", self.give_up, back),
        }

    def refresh(self) -> None:
        self.room.background.run(self.room.desks.office.profile, self._read)

    def typed(self) -> Mapping[str, str]:
        return {f"{key}{_STROKE}{name}": text for key, row in self._typed.items() for name, text in row.items()}

    def type_in(self, typed: Mapping[str, str]) -> None:
        for place, text in typed.items():
            key, _, name = place.partition(_STROKE)
            if name in self.form.entries:
                self._typed.setdefault(key, {})[name] = text
        self._adding = bool(self._typed.get(_NEW))
        self._show()

    def put_away(self) -> None:
        self._typed, self._adding = {}, False
        self._show()

    def first_focus(self) -> QWidget:
        return self.table

    def retranslate(self) -> None:
        super().retranslate()
        words = self.room.words
        self.form.retranslate()
        self.table.setAccessibleName(words("office.letterheads"))
        self._head.set_words(words("office.head_new" if self._key == _NEW else "office.head_in_hand"))
        self._view_head.set_words(words("office.head_will_print"))
        self._view_note.setText(words("office.head_note"))
        self.view.retranslate(self._letterhead())
        self.table.viewport().update()

    # what a person does

    def add(self) -> None:
        """Begin a letterhead that holds from another day on, with the words of the last one."""
        self._adding = True
        self._show(_NEW)
        self.form.entries["first"].setFocus()

    def give_up(self) -> None:
        """Forget what was typed over the letterhead in hand, after one question."""
        words = self.room.words
        if self.room.asker.sure(words("office.give_up"), words("office.give_up_follows"), words("office.take_back")):
            self._typed.pop(self._key, None)
            self._adding = self._adding and self._key != _NEW
            self._show()

    def save(self) -> None:
        """Save the letterhead in hand; what is refused is said at its field and stays typed."""
        head, key = self._letterhead(), self._key
        if head is None:
            self.form.mark("first", self.room.words("office.head_day_unreadable"))
            return
        desk, actor, sent = self.room.desks.unit, self.room.seat.actor(), dict(self._typed.get(key, {}))
        self.room.background.run(
            lambda: desk.set_letterhead(actor, head), lambda _: self._saved(key, sent, head), self._refused
        )

    # what happens

    def _is_unsaved(self, key: str) -> bool:
        return bool(self._typed.get(key))

    def _read(self, profile: UnitProfile) -> None:
        self._profile = profile
        self._show()

    def _show(self, key: str = "") -> None:
        """Show the rows anew, with the one of ``key`` in hand, else the one that was."""
        heads = self._profile.letterheads if self._profile else ()
        rows = [_Row(head.valid_from.isoformat(), head) for head in reversed(heads)]
        rows = [*([_Row(_NEW, None)] if self._adding else []), *rows]
        wanted = key or self._key
        self.model.set_rows(rows)
        self.table.setFixedHeight(px(RowHeight.TWO_LINES) * min(max(1, len(rows)), _MOST) + px(34))
        at = self.model.index_of(wanted)
        self._key = ""
        if rows:
            self.table.select_row(at.row() if at.isValid() else 0)
        self.marked.emit()

    def _turned(self, at: int) -> None:
        if not 0 <= at < len(self.model.rows):
            return
        row = self.model.rows[at]
        self._key = row.key
        self.form.replace(self._stored(row), self._typed.get(row.key, {}))
        self.form.entries["first"].setReadOnly(row.head is not None)
        self.retranslate()
        self.view.ask_soon()
        self.judged.emit()

    def _stored(self, row: _Row) -> Mapping[str, str]:
        heads: Sequence[Letterhead] = self._profile.letterheads if self._profile else ()
        head = row.head or (heads[-1] if heads else None)
        if head is None:
            return {}
        first = f"{head.valid_from:%d/%m/%Y}" if row.head else ""
        return {"first": first, "agency": head.agency, "unit": head.unit, "symbol": head.symbol, "place": head.place}

    def _edited(self) -> None:
        if self._key:
            self._typed[self._key] = self.form.typed
        self.view.ask_soon()
        self.table.viewport().update()
        self.marked.emit()

    def _letterhead(self) -> Letterhead | None:
        said = self.form.values
        moment = read_moment(said["first"], ward_date(self.room.now()), time(12))
        if moment is None or not said["first"]:
            return None
        place = said["place"]
        return Letterhead(ward_date(moment), said["agency"], said["unit"], said["symbol"], place=place)

    def _saved(self, key: str, sent: Mapping[str, str], head: Letterhead) -> None:
        now, day = self._typed.pop(key, {}), head.valid_from.isoformat()
        since = {name: text for name, text in now.items() if sent.get(name) != text and name != "first"}
        if since:
            self._typed[day] = since
        self._adding = self._adding and key != _NEW
        self._key = day if self._key == key else self._key
        self.room.messages.done(self.room.words("office.head_saved", day=head.valid_from))
        self.room.changes.tell(Kind.OFFICE)

    def _refused(self, error: CounterError) -> None:
        if error.code in _FIELD_OF:
            name = _FIELD_OF[error.code]
            name = "unit" if name == "agency" and self.form.values["agency"] else name
            self.form.mark(name, self.room.words.say(error))
        else:
            self.room.messages.refused(error)

    # building

    def _table_card(self) -> QWidget:
        card = Card(margin=1, spacing=0)
        self.table.setFrameShape(QFrame.Shape.NoFrame)
        card.layout_.addWidget(self.table)
        return card

    def _form_card(self) -> QWidget:
        card = Card(spacing=12)
        card.layout_.addWidget(self._head)
        card.layout_.addWidget(self.form)
        card.layout_.addStretch(1)
        return card

    def _view_card(self) -> QWidget:
        card = Card(spacing=10)
        card.layout_.addWidget(self._view_head)
        card.layout_.addWidget(self.view)
        card.layout_.addWidget(self._view_note)
        card.layout_.addStretch(1)
        return card


def _columns(room: Room, unsaved: Callable[[str], bool]) -> tuple[Column[_Row], ...]:
    words = room.words

    def days(row: _Row) -> str:
        if row.head is None:
            return words("office.head_new")
        said = _span(row.head.valid_from, row.head.valid_to, room)
        return words("office.page_unsaved", page=said) if unsaved(row.key) else said

    return (
        Column(title="office.col_days", text=days, width=220),
        Column(title="office.col_head", text=lambda row: row.head.unit if row.head else "", cell=Cell.TWO_LINES,
               below=lambda row: row.head.agency if row.head else ""),
        Column(title="office.col_symbol", text=lambda row: row.head.symbol if row.head else "", cell=Cell.MUTED,
               width=110),
    )  # fmt: skip


def _span(first: date, last: date | None, room: Room) -> str:
    if last is None:
        return room.words("office.since", first=first)
    return room.words("office.from_to", first=first, last=last)
