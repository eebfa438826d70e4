"""One slip line by line: whoever takes it over marks what came, everybody else sees how it stands."""

from collections.abc import Mapping

from PySide6.QtCore import QTimer, Signal

from counter_app.domain.moments import ward_date
from counter_app.services.counter_rows import BatchLineRow, BatchPage
from counter_app.ui.command_button import CommandButton
from counter_app.ui.models.rows import RowState
from counter_app.ui.room import Room
from counter_app.ui.screens.handover.pane_frame import Notice, PaneFrame
from counter_app.ui.screens.handover.reason_bar import ReasonBar
from counter_app.ui.screens.handover.shown import clock, route
from counter_app.ui.screens.handover.slip_model import GIVE_WAY, SlipModel
from counter_app.ui.screens.handover.slip_words import below_head, figures_of, is_nearly_done, note_of, notice_of
from counter_app.ui.screens.handover.tally import Mark, Standing, Tally
from counter_app.ui.screens.shown import short_code
from counter_app.ui.widgets.banner import Weight
from counter_app.ui.widgets.button_row import ButtonRow
from counter_app.ui.widgets.number_strip import Figure

FLASH_MS, FLASHES = 140, 4
_STATES = {
    Standing.HERE: RowState.SCANNED,
    Standing.ACCEPTED: RowState.SCANNED,
    Standing.WAITING: RowState.REST,
}


class SlipPane(PaneFrame):
    """``marked`` tells that something was said of a line; ``sought`` carries a text that no line answers to;
    ``counted`` carries a line and whether its scan counted."""

    model: SlipModel
    marked = Signal()
    sought = Signal(str)
    counted = Signal(object, bool)

    def __init__(self, room: Room) -> None:
        model = SlipModel(room.words, lambda: ward_date(room.now()))
        others = ("handover.back", "handover.all_here", "handover.give_back_line", "handover.reprint")
        super().__init__(room, model, GIVE_WAY, others, "handover.forward")
        self.taking = False
        self._told: Notice | None = None
        self.flashes, self._flashing = 0, 0
        self._flash = QTimer(self, interval=FLASH_MS)
        again = CommandButton(room.commands, "handover.reprint", height=40)
        recall = CommandButton(room.commands, "handover.back", height=40)
        self._look_buttons = ButtonRow([recall], again, more=room.words("handover.more"))
        self.put_in_foot(self._look_buttons)
        self.reason = ReasonBar(room.words)
        self.put_above_lines(self.reason)
        self._flash.timeout.connect(self._blink)
        self.entered.connect(self.take)
        self.table.spaced.connect(self._toggle)
        self.table.deleted.connect(lambda: room.commands.trigger("handover.give_back_line"))
        self.figure_opened.connect(lambda at: self.to_missing() if at == len(self.figures_said) - 1 else None)
        self.figures_said: tuple[Figure, ...] = ()
        self.retranslate()

    @property
    def tally(self) -> Tally | None:
        """The slip with its marks; None while none is shown."""
        return self.model.tally

    @property
    def current_line(self) -> BatchLineRow | None:
        """The line in hand."""
        at = self.table.current_row
        return self.model.rows[at] if 0 <= at < len(self.model.rows) else None

    def show_page(self, page: BatchPage, marks: Mapping[int, Mark], *, taking: bool) -> None:
        """Show a slip; the line in hand and what is being typed stay where it is the same slip."""
        same = self.tally is not None and self.tally.page.card.batch == page.card.batch
        kept = self.current_line if same else None
        if not same:
            self._told, self.model.glowing = None, 0
            self.scan.clear()
            self.reason.put_away()
        self.taking = taking and page.mine_to_accept
        self.model.show_tally(Tally(page, marks))
        if kept is not None:
            self.select(kept.number)
        self.redraw()

    def show_nothing(self) -> None:
        """Show no slip any more."""
        self._told = None
        self.scan.clear()
        self.reason.put_away()
        self.model.show_tally(None)

    # marking

    def take(self, text: str) -> None:
        """Mark the line that a scan or a typed code means; what no line answers to is sought elsewhere."""
        if not text or self.tally is None or not self.taking:
            return
        found = self.tally.find(text)
        if len(found) > 1:
            lines = ", ".join(str(one.line) for one in found)
            self.tell(Notice(Weight.WARN, self.room.words("handover.ambiguous", text=text, lines=lines)))
        elif found:
            self.mark_here(found[0].number)
        else:
            self.sought.emit(text)

    def mark_here(self, number: int) -> None:
        """Mark one line; one that is marked already lights up, and nothing is written twice."""
        tally = self.tally
        line = next((one for one in self.model.rows if one.number == number), None)
        if tally is None or line is None:
            return
        self.scan.clear()
        self.model.glowing = number
        standing = tally.standing(line)
        if standing is Standing.WAITING:
            self._told = None
            tally.mark(number, Mark(self.room.now()))
        else:
            self._say_again(line, standing)
        self.counted.emit(line, standing is Standing.WAITING)
        self._bring_into_view(number)
        self.marked.emit()

    def mark_the_rest(self) -> None:
        """Say that all are here that nothing was said of."""
        if self.tally is not None:
            self._told = None
            self.tally.mark_the_rest(self.room.now())
            self.marked.emit()

    def send_back(self, numbers: list[int], reason: str) -> None:
        """Say that lines go back, and why."""
        tally = self.tally
        for number in numbers:
            if tally is not None and tally.is_waiting(number):
                tally.mark(number, Mark(self.room.now(), reason))
        self._told = None
        self.marked.emit()

    @property
    def offers_other(self) -> bool:
        """Say whether the notice leads to another slip."""
        return self._told is not None and bool(self._told.action)

    def tell(self, notice: Notice) -> None:
        """Say something about the last scan, until the next one."""
        self._told = notice
        self.scan.selectAll()
        self.redraw()

    def to_missing(self) -> None:
        """Take the next line that is missing in hand."""
        missing = self.tally.missing if self.tally else ()
        at = self.current_line.line if self.current_line else 0
        target = next((line for line in missing if line.line > at), missing[0] if missing else None)
        if target is not None:
            self.select(target.number)
            self.table.setFocus()

    def _toggle(self) -> None:
        line, tally = self.current_line, self.tally
        if line is None or tally is None or not self.taking or not tally.is_waiting(line.number):
            return
        self._told = None
        if tally.standing(line) is Standing.WAITING:
            tally.mark(line.number, Mark(self.room.now()))
        else:
            tally.unmark(line.number)
        self.marked.emit()

    def _say_again(self, line: BatchLineRow, standing: Standing) -> None:
        mark = self.tally.marks.get(line.number) if self.tally else None
        at = mark.at if mark else line.settled_at
        said = self.room.words(f"handover.again_{standing.value}", dossier=short_code(line.code), at=clock(at))
        self._told = Notice(Weight.WARN, said)
        self.flashes, self._flashing = FLASHES, line.number
        self._flash.start()

    def _blink(self) -> None:
        """Let the row of a code that was scanned twice go dark and light."""
        self.flashes -= 1
        self.model.glowing = 0 if self.flashes % 2 else self._flashing
        if not self.flashes:
            self._flash.stop()
        self.model.redraw()

    def _bring_into_view(self, number: int) -> None:
        index = self.model.index_of(number)
        if index.isValid():
            self.table.scrollTo(index)

    # what is shown

    def retranslate(self) -> None:
        """Put every text anew."""
        words = self.room.words
        self._told = None
        self.scan.setAccessibleName(words("handover.scan_name"))
        self.scan.setPlaceholderText(words("handover.scan_hint"))
        self.table.setAccessibleName(words("handover.lines_name"))
        self.reason.retranslate()
        self.redraw()

    def redraw(self) -> None:
        """Show the marks as they are now."""
        tally, words = self.tally, self.room.words
        if tally is None:
            return
        self.model.names_missing = self.taking and is_nearly_done(tally)
        self.model.redraw()
        for widget in (self.scan, self.buttons):
            widget.setVisible(self.taking)
        self._look_buttons.setVisible(not self.taking)
        card = tally.page.card
        self.head.setText(f"{card.batch}  {route(card)}")
        taker = self.room.seat.person.name if self.taking else ""
        self.below.setText(below_head(card, words, ward_date(self.room.now()), taker))
        self.figures_said = figures_of(tally, words, taking=self.taking, red=self.model.names_missing)
        self.figures.show_figures(self.figures_said)
        said = ", ".join(f"{one.number} {one.words}" for one in self.figures_said)
        self.segments.show_states(said, [self._segment(tally.standing(line)) for line in tally.page.lines])
        self.say(self._told or notice_of(tally, words, taking=self.taking))
        self.note.setText(note_of(tally, words, taking=self.taking))

    def _segment(self, standing: Standing) -> RowState:
        if standing is Standing.WAITING and self.model.names_missing:
            return RowState.MISSING
        return _STATES.get(standing, RowState.MISSING)
