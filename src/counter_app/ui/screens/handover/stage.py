"""The right side as a whole: a slip, a new one, or the word that there is none; and what the commands mean there."""

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from counter_app.services.counter_rows import BatchPage, Box
from counter_app.ui.room import Room
from counter_app.ui.screens.handover.blank import Blank
from counter_app.ui.screens.handover.build_pane import BuildPane
from counter_app.ui.screens.handover.reads import Choice
from counter_app.ui.screens.handover.sending import Sending
from counter_app.ui.screens.handover.slip_pane import SlipPane
from counter_app.ui.screens.handover.taking import ALL, BACK, FORWARD, LINE, RECALL, REPRINT, Taking
from counter_app.ui.screens.handover.tally import Mark


class Stage(QStackedWidget):
    """One of three panes. ``left`` tells that the new slip shall be dropped."""

    left = Signal()

    def __init__(self, room: Room) -> None:
        super().__init__()
        self._room = room
        self.blank, self.slip, self.build = Blank(room), SlipPane(room), BuildPane(room)
        for pane in (self.blank, self.slip, self.build):
            self.addWidget(pane)
        self.taking = Taking(room, self.slip, self)
        self.sending = Sending(room, self.build, self.taking.recall_batch, self)
        self.judge()

    @property
    def building(self) -> bool:
        """Say whether a new slip is in hand."""
        return self.currentWidget() is self.build

    @property
    def holds_slip(self) -> bool:
        """Say whether a slip is shown."""
        return self.currentWidget() is self.slip and self.slip.tally is not None

    @property
    def takes(self) -> bool:
        """Say whether a slip is shown that this person may take over."""
        return self.holds_slip and self.slip.taking

    @property
    def pane(self) -> SlipPane | BuildPane:
        """The pane whose scan box is meant."""
        return self.build if self.building else self.slip

    def first_focus(self) -> QWidget | None:
        """Return where work goes on; None where there is nothing to work on."""
        if self.building:
            return self.build.scan
        if self.holds_slip:
            return self.slip.scan if self.slip.taking else self.slip.table
        return None

    def show_page(self, page: BatchPage, box: Box, marks: Mapping[int, Mark]) -> None:
        """Show a slip, to take over where it came to this person."""
        taking = page.mine_to_accept and (box is Box.INCOMING or not page.mine_to_recall)
        self.slip.show_page(page, marks, taking=taking)
        self.setCurrentWidget(self.slip)
        self.judge()

    def show_build(self) -> None:
        """Show the pile."""
        self.setCurrentWidget(self.build)
        self.judge()

    def show_choice(self, choice: Choice) -> None:
        """Show what the pile can be made of."""
        self.build.show_choice(choice.rows, choice.targets)
        self.judge()

    def show_blank(self, box: Box) -> None:
        """Say that a box is empty."""
        self.slip.show_nothing()
        self.blank.show_box(box)
        self.setCurrentWidget(self.blank)
        self.judge()

    def clear(self) -> None:
        """Show nothing of anybody."""
        self.build.clear()
        self.build.show_choice((), ())
        self.show_blank(Box.INCOMING)

    def retranslate(self) -> None:
        """Put every text anew."""
        for part in (self.blank, self.slip, self.build):
            part.retranslate()
        self.judge()

    def judge(self) -> None:
        """Let the commands say what they would do here, or why they cannot."""
        if self.building:
            self.sending.judge()
        elif self.holds_slip:
            self.taking.judge()
        else:
            commands = self._room.commands
            commands.retitle(FORWARD, "handover.forward")
            commands.retitle(BACK, "handover.back")
            for command in (FORWARD, BACK, ALL, LINE, RECALL, REPRINT):
                commands.allow(command, "handover.no_slip")

    # commands

    def forward(self) -> None:
        """Do the main job of what is shown."""
        (self.sending if self.building else self.taking).forward()

    def back(self) -> None:
        """Give back or recall the slip, or drop the new one."""
        if self.building:
            self.left.emit()
        else:
            self.taking.back()

    def all_here(self) -> None:
        """Say that everything is here, or choose everything."""
        if self.building:
            self.build.choose_all()
        else:
            self.slip.mark_the_rest()

    def give_back_line(self) -> None:
        """Give the line in hand back."""
        self.taking.give_back_line()

    def recall(self) -> None:
        """Take the slip in hand back."""
        self.taking.recall()

    def reprint(self) -> None:
        """Print the slip in hand as it stands."""
        self.taking.reprint()

    def to_scan_box(self) -> None:
        """Put the keyboard into the scan box."""
        self.pane.scan.setFocus()
