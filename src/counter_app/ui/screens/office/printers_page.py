"""Máy in: which printer of this PC takes which paper, and a page to see whether it does."""

from collections.abc import Mapping, Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from counter_app.services.papers import NoticeSheet
from counter_app.services.printing_ports import PrintOrder
from counter_app.ui.printing.preview import PaperPreview, Shown
from counter_app.ui.room import Room
from counter_app.ui.screens.office.chooser import Chooser
from counter_app.ui.screens.office.page import MAIN, SECOND, Page, PageAct
from counter_app.ui.theme.type import Type, px
from counter_app.ui.widgets.card import Card
from counter_app.ui.widgets.choice import CheckBox
from counter_app.ui.widgets.plain import Tone, label
from counter_app.ui.widgets.section import SectionHead

_WIDE = 560


class PrintersPage(Page):
    """What is chosen holds at once, on this PC alone."""

    name = "printers"
    shown_acts = (MAIN, SECOND)

    def __init__(self, room: Room) -> None:
        super().__init__(room)
        self._found: Sequence[str] | None = None
        self.last_shown: PaperPreview | None = None
        self.usual, self.small = Chooser(), Chooser()
        self.two, self.at_once = CheckBox(""), CheckBox("")
        self._head, self._none = SectionHead(""), label("", Type.BODY, Tone.WARN, wraps=True)
        self._note = label("", Type.META, Tone.MUTED, wraps=True)
        self.lay_out(self._card())
        self.usual.chosen.connect(lambda name: self._prefer(printer=name))
        self.small.chosen.connect(lambda name: self._prefer(printer_a5=name))
        self.two.clicked.connect(lambda on: self._prefer(two_on_a4=on))
        self.at_once.clicked.connect(lambda on: self._prefer(print_at_once=on))

    # what the screen asks

    def acts(self) -> Mapping[str, PageAct]:
        return {
            MAIN: PageAct("office.try_a4", partial(self.try_out, NoticeSheet.A4)),
            SECOND: PageAct("office.try_a5", partial(self.try_out, NoticeSheet.A5)),
        }

    def refresh(self) -> None:
        self.room.background.aside(self.room.pc.printer.names, self._show)

    def first_focus(self) -> QWidget:
        return self.usual.box

    def retranslate(self) -> None:
        super().retranslate()
        words = self.room.words
        self._head.set_words(words("office.this_pc"))
        self._note.setText(words("office.printers_note"))
        self._none.setText(words("office.no_printers"))
        for box, code in ((self.two, "office.two_on_a4"), (self.at_once, "office.print_at_once")):
            box.setText(words(code))
            box.setAccessibleName(words(code))
        self._offer()

    # what a person does

    def try_out(self, sheet: NoticeSheet) -> None:
        """Print a test page, or show it where no printer is chosen."""
        sheets, actor = self.room.desks.sheets, self.room.seat.actor()
        self.room.background.run(lambda: sheets.test_page(actor, sheet), partial(self._print, sheet))

    # what happens

    def _show(self, found: Sequence[str]) -> None:
        self._found = found
        self._offer()

    def _offer(self) -> None:
        words, chosen, found = self.room.words, self.room.pc.preferred, self._found or ()
        self._none.setVisible(self._found is not None and not found)
        ask, same = [("", words("office.ask_each_time"))], [("", words("office.same_printer"))]
        self.usual.offer(words("office.printer_usual"), [*ask, *self._names(chosen.printer)], chosen.printer)
        self.small.offer(words("office.printer_a5"), [*same, *self._names(chosen.printer_a5)], chosen.printer_a5)
        self.two.setChecked(chosen.two_on_a4)
        self.at_once.setChecked(chosen.print_at_once)
        self.small.setEnabled(not chosen.two_on_a4)

    def _names(self, chosen: str) -> list[tuple[object, str]]:
        names: list[tuple[object, str]] = [(name, name) for name in self._found or ()]
        if chosen and chosen not in (self._found or ()):
            names.append((chosen, self.room.words("office.printer_gone", name=chosen)))
        return names

    def _prefer(self, **chosen: object) -> None:
        self.room.pc.prefer(**chosen)
        self._offer()
        self.room.messages.done(self.room.words("office.kept_on_pc"))

    def _print(self, sheet: NoticeSheet, pdf: bytes) -> None:
        words, chosen = self.room.words, self.room.pc.preferred
        title = words("office.test_page", size=sheet.value.upper())
        printer = (chosen.printer_a5 if sheet is NoticeSheet.A5 else "") or chosen.printer
        order = PrintOrder(printer, title=title)
        if not printer:
            shown = Shown(pdf, title, f"in-thu-{sheet.value}.pdf", order)
            self.last_shown = PaperPreview(shown, words, self.room.background, self.room.pc.printer, self.window())
            self.last_shown.finished.connect(self._put_away)
            self.last_shown.open()
            return
        done = partial(self.room.messages.done, words("office.test_sent", printer=printer))
        self.room.background.aside(lambda: self.room.pc.printer.print(pdf, order), lambda _: done())

    def _put_away(self) -> None:
        self.last_shown = None

    def _card(self) -> QWidget:
        card = Card(spacing=12)
        card.setMaximumWidth(px(_WIDE) * 3 // 2)
        card.layout_.addWidget(self._head)
        for part in (self._none, self.usual, self.small):
            card.layout_.addWidget(part)
        for box in (self.two, self.at_once):
            card.layout_.addWidget(box, 0, Qt.AlignmentFlag.AlignLeft)
        card.layout_.addWidget(self._note)
        return card
