"""What people are called, and what was typed as a reason or a procedure, stands literally wherever it comes up."""

import json
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date, time, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from tests.ui.rooms import MONDAY, Bench, a_window
from tests.ui.states import settle

from builders import DESK, SINGLE_STATUS, Ward, a_form, a_party, a_ward, quick_folder
from counter_app.domain.deadlines.changes import CalendarChange
from counter_app.domain.deadlines.special_days import CalendarDay, DayKind
from counter_app.domain.dossiers.values import Receiver
from counter_app.domain.errors import Refused
from counter_app.domain.people import Role
from counter_app.services.intake import OutsideProcedure, ReceptionForm
from counter_app.services.leader_rows import Number
from counter_app.ui.changes import Kind
from counter_app.ui.frame.person_menu import person_menu
from counter_app.ui.screens import SCREENS
from counter_app.ui.screens.calendar.screen import CalendarScreen
from counter_app.ui.screens.leader.log_lines import LogView
from counter_app.ui.screens.leader.screen import LeaderScreen
from counter_app.ui.screens.lookup.screen import LookupScreen
from counter_app.ui.screens.office.screen import OfficeScreen
from counter_app.ui.screens.receive.drafting import SEPARATOR
from counter_app.ui.screens.receive.screen import ReceiveScreen
from counter_app.ui.screens.reports.figures import Total
from counter_app.ui.screens.reports.screen import ReportsScreen
from counter_app.ui.theme.theme import Theme
from hostile import TEXTS
from ui.audits.every_text import lost, read_as_markup, shown_in

SAID = tuple(text for text in TEXTS if len(text) < 200)
RECEIVED, AT_DESK, READY, RETURNED = range(4)
FEWEST = 20  # of each fate; what no name may be is refused at the door


@dataclass
class Town:
    """A ward in which everybody is called something odd: code -> name, by how far the matter came."""

    ward: Ward
    fates: dict[int, dict[str, str]] = field(default_factory=dict)
    phones: dict[str, str] = field(default_factory=dict)
    outside: dict[str, str] = field(default_factory=dict)

    @property
    def names(self) -> dict[str, str]:
        return {code: name for fate in self.fates.values() for code, name in fate.items()}


@pytest.fixture(scope="module")
def town() -> Iterator[Town]:
    with a_ward(quick_folder(), MONDAY) as ward:
        made = Town(ward, {fate: {} for fate in range(4)})
        ward.clock.set(date(2026, 11, 23), time(8))
        for n, text in enumerate(SAID):
            try:
                code = lives(ward, n % 4, text, phone := f"09{n:08}")
            except Refused:
                continue
            made.fates[n % 4][code] = name = ward.one("SELECT submitter FROM dossier WHERE code = ?", code)
            made.phones[phone] = name
            if n % 4 == RECEIVED:
                made.outside[code] = ward.one("SELECT procedure_name FROM dossier WHERE code = ?", code)
        ward.clock.moment = MONDAY
        assert min(len(fate) for fate in made.fates.values()) > FEWEST
        yield made


def lives(ward: Ward, fate: int, text: str, phone: str) -> str:
    """Let somebody of this name hand something in, and bring it so far."""
    party = a_party(name=text, phone=phone, address=f"Tổ {text}"[:150])
    match fate:
        case 0:
            outside = OutsideProcedure(text, "5 working_day", f"Công văn {text}")
            return ward.receive(ReceptionForm((party,), outside=outside)).code
        case 1:
            code = ward.at_desk(a_form(SINGLE_STATUS, party))
            ward.desks.handling.ask_supplement(ward.actor("binh"), code, (f"Giấy {text}",), f"Vì {text}")
            return code
        case 2:
            return ward.ready(a_form(SINGLE_STATUS, party))
    code = ward.ready(a_form(SINGLE_STATUS, party))
    ward.desks.returning.give_back(ward.actor(), code, Receiver(text))
    return code


@pytest.fixture
def at(town: Town, theme: Theme, qtbot: QtBot) -> Callable[..., Bench]:
    def sit(screen: str, who: str = "hoa") -> Bench:
        bench = a_window(town.ward, SCREENS, who=who, keep=qtbot.addWidget)
        bench.window.activateWindow()
        bench.screen(screen)
        return bench

    return sit


def stands(bench: Bench, typed: set[str]) -> None:
    settle()
    assert not lost(bench.window, typed)
    assert not read_as_markup(bench.window)


def each(bench: Bench, place: str, names: dict[str, str]) -> None:
    """Look at one dossier after the other, and find its name."""
    gone = []
    for code, name in names.items():
        bench.room.go(place, code)
        QTest.qWait(1)
        settle()
        gone += lost(bench.window, {name})
        assert not read_as_markup(bench.window)
    assert not gone


def test_the_control_finds_a_text_that_was_changed_and_a_label_that_reads_markup(
    town: Town, at: Callable[..., Bench]
) -> None:
    bench = at("leader", who="thang")
    assert lost(bench.window, {"<b>Nobody</b>"}) == ["<b>Nobody</b>"]
    screen = bench.window.present()
    assert isinstance(screen, LeaderScreen)
    heads = [part for part in screen.findChildren(type(screen.body.log.signed)) if part.isVisible() and part.text()]
    heads[0].setTextFormat(Qt.TextFormat.AutoText)
    assert read_as_markup(bench.window) == [heads[0].text()]


def test_people_found_at_the_receive_screen(town: Town, at: Callable[..., Bench]) -> None:
    bench = at("receive")
    screen = bench.window.present()
    assert isinstance(screen, ReceiveScreen)
    screen.be_quick()
    gone = []
    for phone, name in town.phones.items():
        bench.room.commands.trigger("receive.search")
        box = screen.sheet.body.search.field
        box.clear()
        QTest.keyClicks(box, phone)
        settle()
        gone += [name for text in [name] if text not in shown_in(bench.window)]
    assert not gone
    assert not read_as_markup(bench.window)


def test_the_person_taken_and_the_last_receipts(town: Town, at: Callable[..., Bench]) -> None:
    bench = at("receive")
    screen = bench.window.present()
    assert isinstance(screen, ReceiveScreen)
    screen.be_quick()
    gone = []
    for phone, name in list(town.phones.items())[::3]:
        bench.room.commands.trigger("receive.search")
        QTest.keyClicks(screen.sheet.body.search.field, phone)
        settle()
        QTest.keyClick(screen.sheet.body.search.field, Qt.Key.Key_Return)
        settle()
        gone += lost(bench.window, {name})
        bench.room.commands.trigger("receive.discard")
        settle()
    assert not gone
    recent = {item.words for item in screen.side.strip.recent.items}
    assert recent
    assert recent <= set(town.names.values())


def test_held_drafts(town: Town, at: Callable[..., Bench]) -> None:
    ward = town.ward
    kept = [
        ward.desks.drafts.save(ward.actor("thu"), "receive", f"{text}{SEPARATOR}{text}", json.dumps({"name": text}))
        for text in SAID[::4]
        if SEPARATOR not in text
    ]
    titles = {row.title.partition(SEPARATOR)[0].strip() for row in kept}
    ward.clock.forward(minutes=1)
    ward.desks.drafts.save(ward.actor("thu"), "receive", "Đang gõ", "{}")  # the newest is taken in hand at once
    bench = at("receive", who="thu")
    stands(bench, {title for title in titles if title})


def test_the_queue(town: Town, at: Callable[..., Bench]) -> None:
    bench = at("queue", who="binh")
    each(bench, "queue", town.fates[AT_DESK])


def test_the_queue_of_what_was_just_received_names_procedures_as_they_were_typed(
    town: Town, at: Callable[..., Bench]
) -> None:
    bench = at("queue")
    each(bench, "queue", {code: name for code, name in town.outside.items() if name})


def test_results_to_be_given_back(town: Town, at: Callable[..., Bench]) -> None:
    bench = at("return")
    each(bench, "return", town.fates[READY])


def test_slips_with_the_reasons_for_sending_back(town: Town, at: Callable[..., Bench]) -> None:
    ward = town.ward
    codes = list(town.fates[RECEIVED])
    slip = ward.desks.handover.hand_over(ward.actor(), codes, DESK).batch
    bench = at("handover")
    bench.room.go("handover", slip)
    stands(bench, set(town.fates[RECEIVED].values()))
    refused = {code: text for code, text in zip(codes, SAID, strict=False) if text.strip()}
    ward.desks.handover.accept(ward.actor("binh"), slip, refused=refused)
    reasons = {reason for (reason,) in ward.rows("SELECT reason FROM batch_line WHERE reason <> ''")}
    assert len(reasons) > FEWEST // 2
    bench.room.go("handover", slip)
    bench.screen("handover").refresh()
    stands(bench, reasons)


def test_hits_and_the_page_of_each_dossier(town: Town, at: Callable[..., Bench]) -> None:
    bench = at("lookup")
    screen = bench.window.present()
    assert isinstance(screen, LookupScreen)
    each(bench, "lookup", dict(list(town.names.items())[::2]))
    for code in list(town.fates[AT_DESK])[:15]:
        bench.room.go("lookup", code)
        for tab in range(3):
            screen.page.tabs.choose(tab)
            settle()
            assert not read_as_markup(bench.window)
        reason = town.ward.one("SELECT json_extract(data, '$.reason') FROM event WHERE kind = 'supplement_asked' AND "
                               "number = (SELECT number FROM dossier WHERE code = ?)", code)  # fmt: skip
        assert not lost(bench.window, {reason})


def test_the_leaders_lists_and_log(town: Town, at: Callable[..., Bench]) -> None:
    bench = at("leader", who="thang")
    screen = bench.window.present()
    assert isinstance(screen, LeaderScreen)
    screen.open_number(Number.RECEIVED)
    stands(bench, set(town.names.values()))
    screen.open_number(Number.RETURNED)
    screen.body.log.tabs.choose(list(LogView).index(LogView.RETURNED))
    stands(bench, set(town.fates[RETURNED].values()))


def test_the_dossiers_behind_a_report(town: Town, at: Callable[..., Bench]) -> None:
    bench = at("reports", who="thang")
    screen = bench.window.present()
    assert isinstance(screen, ReportsScreen)
    bench.room.go("reports", "2026-11")
    QTest.qWait(200)
    screen.open_total(Total.RECEIVED)
    stands(bench, {name for name in town.outside.values() if name})
    screen.show_view(2)
    screen.body.on_time.groups.choose(1)
    settle()
    assert not read_as_markup(bench.window)


def test_what_the_palette_finds(town: Town, at: Callable[..., Bench]) -> None:
    bench = at("queue")
    bench.counter.show_palette()
    settle()
    entry = QApplication.focusWidget()
    assert entry is not None
    gone = []
    for phone, name in list(town.phones.items())[::8]:
        entry.clear()  # type: ignore[attr-defined]
        QTest.keyClicks(entry, phone)
        QTest.qWait(250)
        gone += lost(entry.window(), {name})
    assert not gone


# who works here, days off, decisions: typed by those who look after the office


@pytest.fixture
def office(theme: Theme, qtbot: QtBot) -> Iterator[tuple[Ward, Callable[[str], Bench]]]:
    """A ward of its own, for its staff and its calendar are changed."""
    with a_ward(quick_folder(), MONDAY) as ward:

        def sit(screen: str) -> Bench:
            bench = a_window(ward, SCREENS, who="quan", keep=qtbot.addWidget)
            bench.window.activateWindow()
            bench.screen(screen)
            return bench

        yield ward, sit


def test_the_staff_and_the_menu_to_change_places(office: tuple[Ward, Callable[[str], Bench]]) -> None:
    ward, sit = office
    for n, text in enumerate(SAID):
        with suppress(Refused):
            ward.desks.staff.add_person(ward.actor("quan"), f"nguoi{n}", text, [Role.SPECIALIST], title=text)
    called = {person.name for person in ward.desks.office.staff()}
    assert len(called) > 4 * FEWEST
    bench = sit("office")
    screen = bench.window.present()
    assert isinstance(screen, OfficeScreen)
    screen.list.choose("staff")
    stands(bench, called)
    menu = person_menu(
        bench.window,
        bench.room.words,
        bench.room.theme,
        staff=ward.desks.office.staff(),
        present=bench.room.seat.person,
        sit_down=lambda person: None,
        prefer=lambda **chosen: None,
        about=lambda: None,
    )
    offered = "\x00".join(action.text().replace("&&", "&") for action in menu.actions())
    assert not [name for name in called if name not in offered]


def test_names_of_days_off(office: tuple[Ward, Callable[[str], Bench]]) -> None:
    ward, sit = office
    kept = {}
    for n, text in enumerate(SAID[::4]):
        day = date(2026, 12, 1) + timedelta(days=n)
        with suppress(Refused):
            entry = CalendarDay(day, DayKind.OFF, text)
            ward.desks.calendar.apply(ward.actor("quan"), CalendarChange(enter=(entry,)))
            kept[day] = ward.desks.calendar.year(ward.actor("quan"), 2026)
    assert len(kept) > FEWEST
    bench = sit("calendar")
    screen = bench.window.present()
    assert isinstance(screen, CalendarScreen)
    QTest.qWait(200)
    settle()
    entered = {day.name for year in ward.desks.calendar.entered(ward.actor("quan"), (2026,)) for day in year.days}
    stands(bench, {name for name in entered if name})


def test_numbers_of_decisions(office: tuple[Ward, Callable[[str], Bench]]) -> None:
    ward, sit = office
    bench = sit("catalogue")
    gone = []
    for text in SAID[::6]:
        try:
            done = ward.desks.catalogue.confirm(ward.actor("quan"), SINGLE_STATUS, text)
        except Refused:
            continue
        bench.room.changes.tell(Kind.CATALOGUE)
        bench.room.go("catalogue", SINGLE_STATUS)
        settle()
        gone += lost(bench.window, {done.decision}, least=1)
        assert not read_as_markup(bench.window)
    assert not gone
