"""A new slip: where to, which dossiers, and F9 sends them with their paper."""

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QWidget

from counter_app.services.work_rows import WorkRow
from counter_app.ui.models.rows import RowModel, RowState
from counter_app.ui.room import Room
from counter_app.ui.screens.handover.pane_frame import Notice, PaneFrame, direction
from counter_app.ui.screens.handover.pile import Pile, Target
from counter_app.ui.screens.handover.pile_model import GIVE_WAY, pile_columns
from counter_app.ui.screens.handover.shown import NAMED
from counter_app.ui.screens.shown import short_code
from counter_app.ui.theme.type import px
from counter_app.ui.widgets.banner import Weight
from counter_app.ui.widgets.field import ComboBox
from counter_app.ui.widgets.key_cap import KeyCap
from counter_app.ui.widgets.number_strip import Figure
from counter_app.ui.widgets.plain import Tone, label
from counter_app.ui.widgets.tabs import Tab, Tabs


class BuildPane(PaneFrame):
    """``changed`` tells that the pile is another one, ``sought`` carries a text no dossier here answers to;
    ``counted`` carries a dossier and whether its scan counted."""

    changed = Signal()
    sought = Signal(str)
    counted = Signal(object, bool)

    def __init__(self, room: Room) -> None:
        self.pile = Pile()
        self._glowing = 0
        self._told: Notice | None = None
        model = RowModel[WorkRow](
            pile_columns(room.words, self.pile), room.words, key=lambda row: row.number, state=self._state_of
        )  # fmt: skip
        super().__init__(room, model, GIVE_WAY, ("handover.back", "handover.all_here"), "handover.forward")
        self.segments.setMaximumHeight(0)
        self.target = ComboBox("", height=36)
        self.target.setMaximumWidth(px(420))
        self.tabs = Tabs("", [Tab(""), Tab("")])
        self._to = label("", tone=Tone.MUTED)
        self.put_on_top(self._aiming())
        self._connect()
        self.retranslate()

    def show_choice(self, rows: Sequence[WorkRow], targets: Sequence[Target]) -> None:
        """Show what can be sent; what was chosen stays chosen."""
        at = self.table.current_row
        self.pile.show(rows, targets)
        self._show_targets()
        self._show_rows()
        if 0 <= at < self.model.rowCount():
            self.table.select_row(at)

    def take_up(self, chosen: Sequence[int], to: str) -> None:
        """Go on with a pile that was kept; what is on it is shown once it has been read."""
        self.pile.chosen = list(chosen)
        self.pile.target = Target(to, "", frozenset()) if to else None

    def clear(self) -> None:
        """Begin with an empty pile."""
        self.pile.chosen, self.pile.target, self._told, self._glowing = [], None, None, 0
        self.scan.clear()
        self.model.tick_all(on=False)
        self.redraw()

    def _aiming(self) -> QWidget:
        """Where to, and beside or below it which dossiers are shown."""
        place = QWidget()
        self._aim_row = QBoxLayout(QBoxLayout.Direction.LeftToRight, place)
        self._aim_row.setContentsMargins(1, 0, 0, 12)
        self._aim_row.setSpacing(12)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(KeyCap("F3"))
        row.addWidget(self._to)
        row.addWidget(self.target, 1000)
        row.addStretch(1)
        self._aim_row.addLayout(row, 1)
        self._aim_row.addWidget(self.tabs)
        return place

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wide = self.width() > self.tabs.sizeHint().width() + px(400)
        self._aim_row.setDirection(direction(wide))

    # choosing

    def take(self, text: str) -> None:
        """Put the dossier of a scan or a typed code on the pile."""
        if not text:
            return
        found = self.pile.find(text)
        if len(found) > 1:
            said = self.room.words("handover.ambiguous_pile", text=text, n=len(found))
            self.tell(Notice(Weight.WARN, said))
        elif found:
            self.add(found[0])
        else:
            self.sought.emit(text)

    def add(self, row: WorkRow) -> None:
        """Put one dossier on the pile; one that is there already is only shown."""
        is_new = row.number not in self.pile.chosen
        self.scan.clear()
        self._glowing, self._told = row.number, None
        if is_new:
            self.pile.chosen.append(row.number)
        else:
            words = self.room.words
            self._told = Notice(Weight.WARN, words("handover.again_pile", dossier=short_code(row.handle)))
        self._show_rows()
        self.select(row.number)
        self.counted.emit(row, is_new)
        self.changed.emit()

    def choose_all(self) -> None:
        """Put everything that is shown on the pile."""
        self._told = None
        self.model.tick_all()

    def tell(self, notice: Notice) -> None:
        """Say something about the last scan, until the next one."""
        self._told = notice
        self.scan.selectAll()
        self.redraw()

    def aim(self, to: str) -> None:
        """Send the pile elsewhere."""
        self.pile.aim(to)
        self._told = None
        self._show_targets()
        self._show_rows()
        self.changed.emit()

    # what is shown

    def retranslate(self) -> None:
        """Put every text anew."""
        words = self.room.words
        self._told = None
        self.head.setText(words("handover.new_slip"))
        self._to.setText(words("handover.to"))
        self.target.setAccessibleName(words("handover.to_name"))
        self.tabs.setAccessibleName(words("handover.pile_tabs"))
        self.scan.setAccessibleName(words("handover.scan_pile_name"))
        self.scan.setPlaceholderText(words("handover.scan_hint"))
        self.table.setAccessibleName(words("handover.pile_name"))
        self.note.setText(words("handover.note_build"))
        self._show_targets()
        self.redraw()

    def redraw(self) -> None:
        """Show the pile as it is now."""
        words, pile = self.room.words, self.pile
        person = self.room.seat.person
        from_desk = next((row.holder_desk_name for row in pile.rows), "") or person.title
        self.below.setText(words("handover.from", desk=from_desk, who=person.name))
        self.tabs.show_tabs(
            [Tab(words("handover.pile_next"), len(pile.expected)), Tab(words("handover.pile_all"), len(pile.rows))]
        )
        self.figures.show_figures(
            (
                Figure(str(len(pile.chosen)), words("handover.figure_total"), Tone.ACCENT),
                Figure(str(len(pile.expected)), words("handover.figure_could")),
                Figure(str(len(pile.rows)), words("handover.figure_here"), Tone.MUTED),
            )
        )
        self.say(self._notice())

    def _notice(self) -> Notice | None:
        words, pile = self.room.words, self.pile
        if self._told is not None:
            return self._told
        if not pile.rows:
            return Notice(Weight.INFO, words("handover.nothing_to_send"))
        if strays := pile.strays:
            named = ", ".join(short_code(row.handle) for row in strays[:NAMED])
            return Notice(Weight.WARN, words("handover.strays", n=len(strays), named=named, to=self._target_name()))
        if not pile.expected and not pile.chosen:
            return Notice(Weight.INFO, words("handover.nothing_for_target", to=self._target_name()))
        return None

    def _target_name(self) -> str:
        return self.pile.target.name if self.pile.target else ""

    def _show_rows(self) -> None:
        chosen = list(self.pile.chosen)
        self._setting = True
        self.model.set_rows(self.pile.shown)
        self.model.tick_all(on=False)
        for number in chosen:
            index = self.model.index_of(number)
            if index.isValid():
                self.model.tick(index.row(), on=True)
        self._setting = False
        self.pile.chosen = chosen
        self.redraw()

    def _show_targets(self) -> None:
        with QSignalBlocker(self.target):
            self.target.clear()
            for target in self.pile.targets:
                said = f"{target.name} ({target.at})" if target.at else target.name
                self.target.addItem(said, target.to)
            if self.pile.target:
                self.target.setCurrentIndex(self.target.findData(self.pile.target.to))

    def _state_of(self, row: WorkRow) -> RowState:
        return RowState.SCANNED if row.number == self._glowing else RowState.REST

    # what happens

    _setting = False

    def _connect(self) -> None:
        self.entered.connect(self.take)
        self.target.activated.connect(lambda at: self.aim(str(self.target.itemData(at))))
        self.tabs.changed.connect(self._turn)
        self.table.spaced.connect(self._toggle)
        self.table.deleted.connect(self._put_down)
        self.model.ticks_changed.connect(self._ticked)

    def _turn(self, at: int) -> None:
        self.pile.everything = at == 1
        self._show_rows()

    def _toggle(self) -> None:
        if self.table.current_row >= 0:
            self._told = None
            self.model.tick(self.table.current_row)

    def _put_down(self) -> None:
        if self.table.current_row >= 0:
            self._told = None
            self.model.tick(self.table.current_row, on=False)

    def _ticked(self) -> None:
        if not self._setting:
            self.pile.keep_only(row.number for row in self.model.ticked)
            self.redraw()
            self.changed.emit()
