"""No printer was chosen on this PC: nobody is held up, nothing is lost, and the papers are there when asked for."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from builders import a_ward
from counter_app.config.preferences import Preferences
from counter_app.domain.errors import Unavailable
from counter_app.services.desks import Desks
from counter_app.services.printing_ports import PrintOrder
from counter_app.ui.background import Inline
from counter_app.ui.changes import Changes
from counter_app.ui.frame.main_window import MainWindow
from counter_app.ui.papers import PrintDesk, PrintTools
from counter_app.ui.printing.preview import PaperPreview
from counter_app.ui.room import Seat
from counter_app.ui.screens.receive.screen import ReceiveScreen
from counter_app.ui.words import Words
from ui.at_work import settle
from ui.rooms import MONDAY, Bench, a_window
from ui.screens.receive_bench import DAO, TU, Clerk, before, clerk_at

K = Qt.Key
SHIFT = Qt.KeyboardModifier.ShiftModifier


@dataclass
class OnePrinter:
    """A printer that keeps what it was sent, unless it is out of order."""

    sent: list[tuple[bytes, str]] = field(default_factory=list)
    broken: bool = False

    def names(self) -> tuple[str, ...]:
        return ("quay",)

    def print(self, pdf: bytes, order: PrintOrder) -> None:
        if self.broken:
            raise Unavailable("printer.failed", printer=order.printer)
        self.sent.append((pdf, order.printer))


@dataclass
class Counter:
    """A clerk at the receive screen with the window's own print desk."""

    clerk: Clerk
    printer: OnePrinter
    preferred: list[Preferences]
    desk: list[PrintDesk]

    @property
    def bench(self) -> Bench:
        return self.clerk.bench

    @property
    def waiting(self) -> list[int]:
        return [row.job for row in self.clerk.ward.desks.print_room.unprinted(self.clerk.ward.actor())]

    def receives(self, card: str) -> None:
        """The shortest way there is: a card, F6, F9."""
        self.clerk.scan(card)
        self.clerk.press(K.Key_F6, K.Key_F9)
        settle()

    @property
    def preview(self) -> PaperPreview | None:
        found = QApplication.activeModalWidget()
        return found if isinstance(found, PaperPreview) else None

    def in_preview(self, *keys: K) -> None:
        for key in keys:
            assert self.preview is not None
            QTest.keyClick(self.preview, key)
            settle()
        if self.preview is None:
            self.bench.window.activateWindow()  # as every system does when a dialog closes, but for one without screen
            settle()


@pytest.fixture
def open_counter(tmp_path: Path, qtbot: QtBot) -> Iterator[Callable[..., Counter]]:
    with a_ward(tmp_path, MONDAY) as ward:
        before(ward)
        for row in ward.desks.print_room.unprinted(ward.actor()):
            ward.desks.print_room.draw(row.job)

        def opened(preferences: Preferences = Preferences()) -> Counter:  # noqa: B008 - frozen
            printer, preferred, desks = OnePrinter(), [preferences], []

            def papers(of: Desks, seat: Seat, changes: Changes) -> PrintDesk:
                window = seat.parent().parent()
                assert isinstance(window, MainWindow)
                tools = PrintTools(
                    window=window,
                    background=Inline(window.messages.refused),
                    words=Words(),
                    messages=window.messages,
                    printer=printer,
                    preferences=lambda: preferred[-1],
                    prefer=lambda **chosen: preferred.append(replace(preferred[-1], **chosen)),
                )
                desks.append(PrintDesk(of, seat, changes, tools))
                return desks[-1]

            bench = a_window(ward, (ReceiveScreen,), keep=qtbot.addWidget, papers=papers)
            clerk = clerk_at(bench)
            clerk.choose("xac nhan tinh trang hon nhan")
            return Counter(clerk, printer, preferred, desks)

        yield opened


def test_two_citizens_are_served_without_a_key_for_the_paper(open_counter: Callable[..., Counter]) -> None:
    counter = open_counter()
    for card, name in ((DAO, "Nguyễn Thị Đào"), (TU, "Lương Văn Tú")):
        counter.receives(card)
        assert counter.preview is None
        assert counter.clerk.last().parties[0].name == name
    assert counter.clerk.received() == 8
    assert counter.clerk.commands == 4, "F6 and F9, twice"
    assert len(counter.waiting) == 2
    assert counter.printer.sent == []


def test_that_no_printer_is_chosen_is_said_once(open_counter: Callable[..., Counter]) -> None:
    counter = open_counter()
    messages = counter.bench.window.messages
    counter.receives(DAO)
    assert messages.shown.startswith("Chưa chọn máy in trên máy này")
    assert messages.said.endswith("giấy chờ in.")
    messages.clear()
    counter.receives(TU)
    assert messages.shown == ""


def test_f12_shows_the_last_paper_itself_and_not_a_reprint(open_counter: Callable[..., Counter]) -> None:
    counter = open_counter()
    counter.receives(DAO)
    (job,) = counter.waiting
    counter.clerk.press(K.Key_F12)
    settle()
    assert counter.preview is not None
    assert f"({job})" in counter.preview.windowTitle()
    counter.in_preview(K.Key_Escape)
    assert counter.waiting == [job], "who only looked has not printed"
    counter.clerk.press(K.Key_F12)
    settle()
    counter.in_preview(K.Key_F9)
    assert counter.waiting == []
    kept = counter.clerk.ward.desks.print_room.paper(counter.clerk.ward.actor(), job)[1]
    assert counter.printer.sent == [(kept, "quay")], "what was printed is what is kept"
    counter.in_preview(K.Key_Escape)
    assert counter.preview is None
    assert not [row for row in counter.clerk.ward.desks.print_room.jobs(counter.clerk.ward.actor()) if row.reprint_of]


def test_a_reprint_that_was_asked_for_is_shown_at_once(open_counter: Callable[..., Counter]) -> None:
    counter = open_counter()
    counter.receives(DAO)
    (job,) = counter.waiting
    counter.clerk.ward.desks.print_room.draw(job)
    counter.clerk.press(K.Key_F12)
    settle()
    (again,) = counter.waiting
    assert again > job
    assert counter.preview is not None
    assert f"({again})" in counter.preview.windowTitle()
    counter.in_preview(K.Key_Escape)


def test_what_waits_is_printed_one_after_the_other_newest_first(open_counter: Callable[..., Counter]) -> None:
    counter = open_counter()
    counter.receives(DAO)
    counter.receives(TU)
    first, second = counter.waiting
    counter.clerk.press(K.Key_F12, held=SHIFT)
    settle()
    for job in (second, first):
        assert counter.preview is not None
        assert f"({job})" in counter.preview.windowTitle()
        counter.in_preview(K.Key_F9, K.Key_Escape)
    assert counter.preview is None
    assert counter.waiting == []
    counter.clerk.press(K.Key_F12, held=SHIFT)
    settle()
    assert counter.clerk.said == "Không có giấy nào chờ in."


def test_a_printer_that_fails_leaves_the_paper_waiting(open_counter: Callable[..., Counter]) -> None:
    counter = open_counter()
    counter.receives(DAO)
    counter.printer.broken = True
    counter.clerk.press(K.Key_F12, held=SHIFT)
    settle()
    counter.in_preview(K.Key_F9, K.Key_Escape)
    assert counter.preview is None
    assert len(counter.waiting) == 1


def test_a_printer_is_remembered_where_it_is_ticked_and_prints_at_once_from_then_on(
    open_counter: Callable[..., Counter],
) -> None:
    counter = open_counter()
    counter.receives(DAO)
    counter.clerk.press(K.Key_F12)
    settle()
    assert counter.preview is not None
    counter.preview.remember.setFocus()
    QTest.keyClick(counter.preview.remember, K.Key_Space)
    counter.in_preview(K.Key_F9, K.Key_Escape)
    assert (counter.preferred[-1].printer, counter.preferred[-1].print_at_once) == ("quay", True)
    counter.receives(TU)
    assert counter.preview is None
    assert len(counter.printer.sent) == 2
    assert counter.waiting == []
    assert counter.bench.window.messages.said.endswith("đang in.")


def test_where_a_printer_is_chosen_what_waited_goes_to_it_at_once(open_counter: Callable[..., Counter]) -> None:
    counter = open_counter()
    counter.receives(DAO)
    counter.receives(TU)
    counter.preferred.append(replace(counter.preferred[-1], printer="quay"))
    counter.clerk.press(K.Key_F12, held=SHIFT)
    settle()
    assert counter.preview is None
    assert len(counter.printer.sent) == 2
    assert counter.waiting == []


def test_who_wants_to_see_each_paper_first_still_may(open_counter: Callable[..., Counter]) -> None:
    counter = open_counter(Preferences(printer="quay", print_at_once=False))
    counter.receives(DAO)
    assert counter.preview is not None
    assert counter.preview.remember.isHidden()
    counter.in_preview(K.Key_Escape)


def test_a_paper_is_saved_under_a_name_people_read_with_its_day(
    open_counter: Callable[..., Counter], monkeypatch: pytest.MonkeyPatch
) -> None:
    offered: list[str] = []

    def nowhere(_: PaperPreview, name: str) -> str:
        offered.append(name)
        return ""

    monkeypatch.setattr(PaperPreview, "_asked_path", nowhere)
    counter = open_counter()
    counter.receives(DAO)
    counter.clerk.press(K.Key_F12)
    settle()
    assert counter.preview is not None
    QTest.keyClick(counter.preview, K.Key_S, Qt.KeyboardModifier.ControlModifier)
    counter.in_preview(K.Key_Escape)
    assert offered == [f"giay-tiep-nhan-ho-so-va-hen-tra-ket-qua-2026-11-23-{counter.waiting[-1]}.pdf"]
