"""A dossier was scanned that is not where the eye is: found under another code, on another slip, or elsewhere."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from counter_app.services.counter_rows import Box
from counter_app.services.work_rows import WorkRow
from counter_app.ui.room import Room
from counter_app.ui.screens.handover.elsewhere import Sought, elsewhere_words, seek
from counter_app.ui.screens.handover.pane_frame import Notice
from counter_app.ui.screens.handover.slips_pane import SlipsPane
from counter_app.ui.screens.handover.stage import Stage
from counter_app.ui.widgets.banner import Weight


class Seeker(QObject):
    """``missed`` carries what was scanned in vain. ``open_slip(batch, number)`` shows another slip and marks there."""

    missed = Signal(str)

    def __init__(
        self, room: Room, slips: SlipsPane, stage: Stage, open_slip: Callable[[str, int], object], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._room, self._slips, self._stage, self._open = room, slips, stage, open_slip
        self.other = ""  # the slip that the notice leads to

    def seek(self, text: str) -> None:
        """Find out what a text means that nothing here answers to; the name of a slip opens it."""
        if text.upper().startswith("BG-"):
            self._open(text.upper(), 0)
            return
        desks, actor = self._room.desks, self._room.seat.actor()
        self._room.background.run(lambda: seek(desks, actor, text), self._sought)

    def _sought(self, sought: Sought) -> None:
        row, stage = sought.row, self._stage
        if row is not None and (self._is_on_pile(row) or self._is_on_slip(row) or self._is_coming(row)):
            return
        code = "handover.not_on_pile" if stage.building else "handover.not_on_slip"
        if row is not None and not stage.building and not stage.holds_slip:
            code = "handover.found"
        self._tell(elsewhere_words(sought, self._room.words, code), row.in_transit if row else "")
        self.missed.emit(row.handle if row else sought.text)

    def _is_on_pile(self, row: WorkRow) -> bool:
        if not self._stage.building:
            return False
        found = next((one for one in self._stage.build.pile.rows if one.number == row.number), None)
        if found is not None:
            self._stage.build.add(found)
        return found is not None

    def _is_on_slip(self, row: WorkRow) -> bool:
        slip = self._stage.slip
        if not self._stage.holds_slip or not slip.model.index_of(row.number).isValid():
            return False
        if slip.taking:
            slip.mark_here(row.number)
        else:
            slip.select(row.number)
        return True

    def _is_coming(self, row: WorkRow) -> bool:
        """A dossier that comes to us opens its slip, unless another one is being taken over."""
        if self._stage.building or self._stage.takes or row.in_transit not in self._slips.batches_in(Box.INCOMING):
            return False
        self._open(row.in_transit, row.number)
        return True

    def _tell(self, text: str, batch: str) -> None:
        words = self._room.words
        if self._stage.building:
            self._stage.build.tell(Notice(Weight.WARN, text))
        elif self._stage.holds_slip:
            self.other = batch
            self._stage.slip.tell(Notice(Weight.WARN, text, words("handover.open_other") if batch else ""))
        else:
            self._room.messages.warn(text)
