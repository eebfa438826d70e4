"""The three questions at the desk: is it the right person, is the slip back, is the money paid."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QBoxLayout, QWidget

from counter_app.domain.moments import ward_time
from counter_app.ui.command_button import CommandButton
from counter_app.ui.room import Room
from counter_app.ui.screens.giving_back.handing import Fit, Handing
from counter_app.ui.screens.giving_back.parts import CheckCard, Mark, rename
from counter_app.ui.screens.giving_back.shown import grouped
from counter_app.ui.theme.type import px
from counter_app.ui.widgets.button import Kind
from counter_app.ui.widgets.choice import CheckBox
from counter_app.ui.widgets.field import LineEdit

_SIDE_BY_SIDE = 480  # under this width the three stand below each other
_ROOMY = 600  # under this width what answers them does
_MARKS = {Fit.UNSEEN: Mark.TODO, Fit.OTHER: Mark.WRONG}


class Checks(QWidget):
    """Shows a handing; ``edited`` tells that the clerk answered something."""

    edited = Signal()

    def __init__(self, room: Room) -> None:
        super().__init__()
        self.room = room
        self.handing: Handing | None = None
        self._person, self._slip, self._fee = CheckCard(), CheckCard(), CheckCard()
        self.seen, self.back, self.lost = CheckBox(""), CheckBox(""), CheckBox("")
        self.collects, self.book = CheckBox(""), LineEdit("", height=28)
        self.waive = CommandButton(room.commands, "return.waive", kind=Kind.LINK)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._lay_out()
        self._connect()

    def show_handing(self, handing: Handing) -> None:
        """Show how the three questions stand."""
        self.handing = handing
        self._tick(self.seen, on=handing.seen)
        self._tick(self.back, on=handing.slip_back)
        self._tick(self.lost, on=handing.slip_lost)
        self._tick(self.collects, on=bool(handing.to_collect))
        if self.book.text() != handing.book:
            self.book.setText(handing.book)
        self._say_person(handing)
        self._say_slip(handing)
        self._say_fee(handing)

    def retranslate(self) -> None:
        """Put every text anew."""
        words = self.room.words
        rename(self.seen, words("return.seen"))
        rename(self.back, words("return.slip_is_back"))
        rename(self.lost, words("return.slip_is_lost"))
        rename(self.collects, words("return.collect_now"))
        self.book.setPlaceholderText(words("return.book"))
        self.book.setAccessibleName(words("return.book"))
        if self.handing is not None:
            self.show_handing(self.handing)

    def reflow(self, width: int) -> None:
        """Stand side by side where there is room."""
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        beside = width >= px(_SIDE_BY_SIDE)
        self._row.setDirection(across if beside else down)
        for answers in (self._slip_answers, self._fee_answers):
            answers.setDirection(across if width >= px(_ROOMY) or not beside else down)

    # what it says

    def _say_person(self, handing: Handing) -> None:
        words, fit, identity = self.room.words, handing.fit, handing.identity
        remark = words(f"return.person_{fit}_remark")
        if identity is not None and fit in {Fit.CARD, Fit.NAME}:
            clock = f"{ward_time(handing.card_at):%H:%M}" if handing.card_at else ""
            remark = words("return.person_scanned", clock=clock, number=grouped(identity.number))
        elif identity is not None and fit is Fit.OTHER:
            remark = words("return.person_other_remark", name=identity.name, number=grouped(identity.number))
        self._person.say(
            _MARKS.get(fit, Mark.DONE), words("return.check_person"), words(f"return.person_{fit}"), remark
        )
        self.seen.setVisible(fit in {Fit.UNSEEN, Fit.SEEN, Fit.OTHER})

    def _say_slip(self, handing: Handing) -> None:
        words = self.room.words
        state, mark = "open", Mark.TODO
        if handing.slip_lost:
            state = "lost"
            mark = Mark.TODO if handing.fit in {Fit.UNSEEN, Fit.OTHER} else Mark.DONE
        elif handing.slip_back:
            state, mark = "scanned" if handing.slip_scanned else "back", Mark.DONE
        elif handing.card.row.short:
            state, mark = "short", Mark.OPEN
        self._slip.say(
            mark, words("return.check_slip"), words(f"return.slip_{state}"), words(f"return.slip_{state}_remark")
        )

    def _say_fee(self, handing: Handing) -> None:
        words, fee = self.room.words, handing.card.fee
        mark, answer, remark = Mark.DONE, words("return.fee_none"), ""
        if fee.waived:
            answer, remark = words("return.fee_waived"), fee.basis
        elif handing.owed:
            kind = "now" if handing.to_collect else "later"
            mark, answer = Mark.TODO, words(f"return.fee_{kind}", amount=handing.owed)
            remark = "" if handing.to_collect else words("return.fee_later_remark")
        elif fee.collected:
            answer = words("return.fee_paid", amount=fee.collected)
        self._fee.say(mark, words("return.check_fee"), answer, remark)
        for widget in (self.collects, self.book):
            widget.setVisible(handing.may_collect)
        self.book.setEnabled(bool(handing.to_collect))
        waiver = handing.option("waive_fee")
        self.waive.setVisible(bool(handing.owed) and waiver is not None and waiver.allowed)

    def _tick(self, box: CheckBox, *, on: bool) -> None:
        box.blockSignals(True)
        box.setChecked(on)
        box.blockSignals(False)
        box.update()

    # what a person does

    def _edited(self) -> None:
        handing = self.handing
        if handing is None:
            return
        handing.seen = self.seen.isChecked()
        handing.collects = self.collects.isChecked()
        handing.book = self.book.text()
        self.edited.emit()

    def _slip_answered(self, box: CheckBox) -> None:
        """Back and lost exclude each other."""
        handing = self.handing
        if handing is not None:
            handing.slip_back = self.back.isChecked() and (box is self.back or not self.lost.isChecked())
            handing.slip_lost = self.lost.isChecked() and not handing.slip_back
            handing.slip_scanned = handing.slip_scanned and handing.slip_back
            self.edited.emit()

    def _lay_out(self) -> None:
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(12)
        for card in (self._person, self._slip, self._fee):
            self._row.addWidget(card, 1)
        self._person.controls.addWidget(self.seen)
        self._slip_answers, self._fee_answers = (QBoxLayout(QBoxLayout.Direction.LeftToRight) for _ in range(2))
        self._slip_answers.setSpacing(4)
        self._slip_answers.addWidget(self.back)
        self._slip_answers.addSpacing(8)
        self._slip_answers.addWidget(self.lost)
        self._slip_answers.addStretch(1)
        self._slip.controls.addLayout(self._slip_answers)
        self._fee_answers.setSpacing(4)
        self._fee_answers.addWidget(self.collects)
        self._fee_answers.addStretch(1)
        self._fee_answers.addWidget(self.waive)
        self._fee.controls.addWidget(self.book)
        self._fee.controls.addLayout(self._fee_answers)

    def _connect(self) -> None:
        self.seen.toggled.connect(self._edited)
        self.collects.toggled.connect(self._edited)
        self.book.textEdited.connect(self._edited)
        self.back.toggled.connect(lambda: self._slip_answered(self.back))
        self.lost.toggled.connect(lambda: self._slip_answered(self.lost))
