"""The first run is gone through with Enter alone, keeps every step, and makes nothing before its last page."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot
from tests.ui.first_runs import TODAY, Kept, a_look, answered, tools
from tests.ui.keyboard import Keyboard
from tests.ui.rooms import Slow

from counter_app.config.first_run import FirstRunDraft
from counter_app.domain.deadlines.special_days import DayKind
from counter_app.domain.errors import Refused, Unavailable
from counter_app.domain.people import Role
from counter_app.domain.scans import scanned
from counter_app.services.places import Place, PlaceKind
from counter_app.services.wording import Language
from counter_app.ui.first_run.founding import FoundingWay
from counter_app.ui.first_run.page import STEPS, FirstRun
from counter_app.ui.first_run.steps.admin import AdminStep
from counter_app.ui.first_run.steps.calendar import CalendarStep
from counter_app.ui.first_run.steps.language import LanguageStep
from counter_app.ui.first_run.steps.place import PlaceStep
from counter_app.ui.first_run.steps.printer import PrinterStep
from counter_app.ui.first_run.steps.scanner import ScannerStep
from counter_app.ui.first_run.steps.unit import UnitStep
from counter_app.ui.frame.main_window import MainWindow
from counter_app.ui.printing.pages import read
from counter_app.ui.theme.theme import Theme
from counter_app.ui.widgets.field import FieldState
from counter_app.ui.words import Words

K = Qt.Key
Begin = Callable[..., FirstRun]


@pytest.fixture
def begin(qtbot: QtBot, theme: Theme) -> Begin:
    def made(kept: Kept | None = None, **more: object) -> FirstRun:
        handed = tools(kept or Kept(), theme=theme, **more)
        window = MainWindow(handed.words)
        qtbot.addWidget(window)
        page = FirstRun(handed)
        window.put(page)
        window.show()
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        page.first_focus().setFocus()
        return page

    return made


def press(key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    at = QApplication.focusWidget()
    assert at is not None
    QTest.keyClick(at.window().windowHandle(), key, held)
    QApplication.processEvents()


def write(text: str) -> None:
    at = QApplication.focusWidget()
    assert at is not None
    window = at.window().windowHandle()
    assert window is not None
    Keyboard().types(window, text)


def test_a_unit_is_set_up_with_the_keyboard_alone(begin: Begin, qtbot: QtBot) -> None:
    kept = Kept()
    page = begin(kept)
    press(K.Key_Return)
    write("UBND xã Mẫu")
    press(K.Key_Tab)
    write("000.00.01.H03")
    press(K.Key_Return)
    assert page.step.name == "place"
    press(K.Key_Return)
    write("Nông Thị Chủ")
    press(K.Key_Return)
    for _ in range(4):
        press(K.Key_Return)
    assert page.step.name == "done"
    with qtbot.waitSignal(page.founding_asked):
        press(K.Key_Return)
    founding = page.answers.founding()
    assert (founding.unit_name, founding.prefix) == ("UBND xã Mẫu", "000.00.01.H03")
    assert founding.people[0].name == "Nông Thị Chủ"
    assert founding.people[0].roles == frozenset(Role)
    assert page.answers.folder == Path("/srv/counter_app")


def test_the_last_page_names_the_account_that_will_be_made(begin: Begin) -> None:
    page = begin(Kept(answered("done")))
    said = [one.text() for one in page.step.findChildren(QLabel)]
    assert said[said.index("Tên tài khoản") + 1] == page.answers.founding().people[0].login
    assert said[said.index("Người quản trị") + 1] == page.answers.founding().people[0].name


@pytest.mark.parametrize("step", [kind.name for kind in STEPS])
def test_whoever_closes_the_window_finds_the_page_they_left(begin: Begin, step: str) -> None:
    kept = Kept(answered(step))
    begin(kept)
    assert begin(kept).step.name == step


def test_every_answer_is_kept_as_it_is_typed(begin: Begin) -> None:
    kept = Kept(answered("unit", unit_name=""))
    begin(kept)
    write("UBND phường <i>Mẫu</i>")
    assert kept.draft.texts["unit_name"] == "UBND phường <i>Mẫu</i>"
    assert kept.draft.step == "unit"


def test_what_is_needed_is_asked_for_and_the_way_stays_closed(begin: Begin) -> None:
    page = begin(Kept(FirstRunDraft("unit", ("language",))))
    press(K.Key_Return)
    assert isinstance(page.step, UnitStep)
    assert page.step.asked["unit_name"].field.state is FieldState.ERROR
    page.go("admin")
    assert page.step.name == "unit"
    page.skip()
    assert page.step.name == "unit"


def test_only_what_can_wait_can_be_left_for_later() -> None:
    assert [kind.name for kind in STEPS if not kind.may_skip] == ["language", "unit", "place", "admin", "done"]


def test_alt_left_goes_back_and_nothing_typed_is_lost(begin: Begin) -> None:
    page = begin(Kept(answered("admin")))
    press(K.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert page.step.name == "place"
    press(K.Key_F9)
    assert isinstance(page.step, AdminStep)
    assert page.step.asked["admin_name"].typed == "Đàm Thu Trang"


def test_a_page_that_was_gone_through_is_gone_back_to_from_the_way(begin: Begin) -> None:
    page = begin(Kept(answered("admin")))
    page.track.setFocus()
    press(K.Key_Up)
    press(K.Key_Up)
    press(K.Key_Return)
    assert page.step.name == "unit"
    page.track.setFocus()
    QTest.mouseClick(page.track.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(100, page.track.pitch * 7))
    assert page.step.name == "unit"  # nobody has been there yet


def test_the_identifier_is_looked_at_before_going_on(begin: Begin) -> None:
    page = begin(Kept(answered("unit", prefix="H3")))
    press(K.Key_Return)
    assert isinstance(page.step, UnitStep)
    assert page.step.asked["prefix"].field.state is FieldState.ERROR
    assert QApplication.focusWidget() is page.step.asked["prefix"].entry


def test_a_folder_nobody_can_write_is_told_and_another_offered(begin: Begin) -> None:
    kept = Kept(answered("place", folder="/nowhere"), looks={"/nowhere": a_look(Path("/nowhere"), writable=False)})
    page = begin(kept)
    step = page.step
    assert isinstance(step, PlaceStep)
    press(K.Key_Return)
    assert page.step is step
    assert step.folder.verdict is not None
    assert step.folder.verdict.stops
    step.folder.acted.emit()
    assert step.folder.asked.typed == "/home/trang/counter_app"
    press(K.Key_Return)
    assert page.step.name == "admin"


NETWORK = Place("/share", PlaceKind.NETWORK, "cifs")


@pytest.mark.parametrize(
    ("folder", "known"),
    [("/share", {"place": NETWORK}), ("/there", {"holds_data": True}), ("only-a-name", {}), ("", {})],
)
def test_no_unit_is_set_up_where_it_could_not_live(begin: Begin, folder: str, known: dict[str, object]) -> None:
    page = begin(Kept(answered("place", folder=folder), looks={folder: a_look(Path(folder or "/"), **known)}))
    press(K.Key_Return)
    assert page.step.name == "place"


def test_data_that_are_there_already_are_offered_to_be_opened(begin: Begin, qtbot: QtBot) -> None:
    page = begin(Kept(answered("place", folder="/there"), looks={"/there": a_look(Path("/there"), holds_data=True)}))
    assert isinstance(page.step, PlaceStep)
    with qtbot.waitSignal(page.open_asked) as asked:
        page.step.folder.acted.emit()
    assert asked.args == [Path("/there")]


def test_data_elsewhere_on_the_machine_are_named_before_new_ones_are_made(begin: Begin, qtbot: QtBot) -> None:
    page = begin(holds_data=lambda folder: folder == Path("/srv/counter_app"))
    assert isinstance(page.step, LanguageStep)
    seen = [part.accessibleName() for part in page.step.findChildren(QWidget) if part.isVisible()]
    assert any("/srv/counter_app" in said for said in seen)


@pytest.mark.parametrize(
    ("place", "known", "stops"),
    [
        ("/srv/mot-cua/copy", {}, True),
        ("/media/gone", {"exists": False}, True),
        ("/media/full", {"writable": False}, True),
        ("/srv/other", {}, False),  # the same disk: a warning
        ("/media/usb", {}, False),
        ("", {}, False),
    ],
)
def test_the_second_place_is_judged_in_words(begin: Begin, place: str, known: dict[str, object], stops: bool) -> None:
    page = begin(Kept(answered("place", backup_place=place), looks={place: a_look(Path(place or "/"), **known)}))
    assert isinstance(page.step, PlaceStep)
    verdict = page.step.backup.verdict
    assert verdict is not None
    assert verdict.words
    assert verdict.stops is stops
    page.on()
    assert (page.step.name == "place") is stops


def test_a_chosen_folder_is_taken(begin: Begin) -> None:
    kept = Kept(answered("place"), chosen_folder="/srv/chosen")
    page = begin(kept)
    assert isinstance(page.step, PlaceStep)
    page.step.folder.choose.click()
    assert kept.draft.texts["folder"] == "/srv/chosen"


def test_a_day_is_changed_in_the_year_and_founded_with(begin: Begin) -> None:
    kept = Kept(answered("calendar"))
    page = begin(kept)
    step = page.step
    assert isinstance(step, CalendarStep)
    step.year.choose(date(2026, 12, 24))
    step.year.setFocus()
    press(K.Key_Return)
    assert QApplication.focusWidget() is step.kind
    press(K.Key_Down)
    step.naming.setFocus()
    step.naming.selectAll()
    write("Hội làng")
    press(K.Key_Return)
    assert page.step is step
    change = page.answers.founding().calendar
    assert [(one.day, one.kind, one.name) for one in change.enter] == [(date(2026, 12, 24), DayKind.OFF, "Hội làng")]
    assert "Hội làng" in step.year.words_of(date(2026, 12, 24))


def test_the_page_follows_the_day_the_keyboard_is_on(begin: Begin) -> None:
    page = begin(Kept(answered("calendar")))
    step = page.step
    assert isinstance(step, CalendarStep)
    page.window().resize(911, 459)
    QTest.qWait(50)
    for day in (date(2026, 12, 31), date(2026, 1, 1)):
        step.year.choose(day)
        at = step.year.viewport().mapTo(step.viewport(), step.year.cell(day).center())
        assert step.viewport().rect().contains(at)


def test_a_holiday_can_be_worked(begin: Begin) -> None:
    page = begin(Kept(answered("calendar")))
    step = page.step
    assert isinstance(step, CalendarStep)
    assert not page.answers.calendar().is_open(date(2026, 11, 24))
    step.year.choose(date(2026, 11, 24))
    step.kind.setCurrentIndex(0)
    step.kind.activated.emit(0)
    assert page.answers.calendar().is_open(date(2026, 11, 24))


def test_hours_that_cannot_be_read_are_said_and_kept(begin: Begin) -> None:
    page = begin(Kept(answered("calendar")))
    step = page.step
    assert isinstance(step, CalendarStep)
    step.card.first_hour.setFocus()
    step.card.first_hour.selectAll()
    write("25:00")
    page.on()
    assert page.step is step
    assert QApplication.focusWidget() is step.card.first_hour
    assert page.answers.text("hours").startswith("25:00")


def test_saturday_mornings_are_founded_with(begin: Begin) -> None:
    page = begin(Kept(answered("calendar")))
    assert isinstance(page.step, CalendarStep)
    page.step.card.saturday.click()
    assert page.answers.calendar().is_open(date(2026, 11, 28))
    assert not page.answers.calendar().is_open(date(2026, 11, 29))


def test_the_test_page_reaches_the_chosen_printer(begin: Begin) -> None:
    kept = Kept(answered("printer"))
    page = begin(kept)
    step = page.step
    assert isinstance(step, PrinterStep)
    step.printers.setCurrentIndex(1)
    step.test.click()
    [(pdf, order)] = kept.printer.printed
    assert order.printer == "HP LaserJet"
    assert len(read(pdf).sizes) == 1
    assert kept.preferences.printer == "HP LaserJet"


def test_a_printer_that_fails_stops_nobody(begin: Begin, monkeypatch: pytest.MonkeyPatch) -> None:
    kept = Kept(answered("printer"))
    page = begin(kept)

    def broken(pdf: bytes, order: object) -> None:
        raise Unavailable("printer.failed", printer="HP")

    monkeypatch.setattr(kept.printer, "print", broken)
    assert isinstance(page.step, PrinterStep)
    page.step.test.click()
    press(K.Key_F9)
    assert page.step.name == "scanner"


CARD = "006187004512|085012345|Nguyễn Thị Đào|12031987|Nữ|Số nhà 12, tổ dân phố 5|20052022"


@pytest.mark.parametrize(
    ("text", "typed_over", "reads"),
    [(CARD, False, True), (CARD, True, False), (CARD.replace("ễ", "?"), False, False), ("01000000001234", False, True)],
)
def test_a_scan_is_told_of_without_saying_whose_it_is(begin: Begin, text: str, typed_over: bool, reads: bool) -> None:
    kept = Kept(answered("scanner"))
    page = begin(kept)
    page.scanned(scanned(text, typed_over=typed_over))
    assert isinstance(page.step, ScannerStep)
    shown = " ".join(str(getattr(part, "text", str)()) for part in page.step.findChildren(QWidget))
    assert "Đào" not in shown
    assert "006187004512" not in shown
    assert bool(kept.draft.texts.get("scanner")) is reads


def test_what_is_chosen_on_the_first_page_holds_at_once(begin: Begin) -> None:
    kept = Kept()
    page = begin(kept)
    assert isinstance(page.step, LanguageStep)
    page.step.languages.chosen.emit(Language.EN)
    page.step.sizes.chosen.emit(1.15)
    assert page.words.language is Language.EN
    assert (kept.preferences.language, kept.preferences.text_size) == ("en", 1.15)


def test_a_refusal_leads_to_the_page_to_blame(begin: Begin) -> None:
    page = begin(Kept(answered()))
    assert page.refused(Refused("folder.exists", folder="/srv"))
    assert page.step.name == "place"
    assert not page.refused(Unavailable("database.busy"))


def test_today_is_where_the_year_begins(begin: Begin) -> None:
    page = begin(Kept(answered("calendar")))
    assert isinstance(page.step, CalendarStep)
    assert page.step.year.current == TODAY


def test_a_key_pressed_twice_founds_one_unit_and_makes_one_demo(qtbot: QtBot) -> None:
    founded, made, slow = list[Path](), list[Path](), Slow(lambda error: None)
    words = Words(Language.VI)
    window = MainWindow(words)
    qtbot.addWidget(window)

    def found(folder: Path, founding: object, database: str | None) -> None:
        founded.append(folder)
        raise Refused("folder.exists", folder=str(folder))

    kept = Kept(draft=answered())
    way = FoundingWay(window, slow, tools(kept, words, found=found, demo=made.append), Path("/srv/demo"))
    way.found()
    way.found()
    slow.let_all()
    assert founded == [Path("/srv/mot-cua")]
    with qtbot.waitSignal(way.opened):
        way.open_demo()
        way.open_demo()
        slow.let_all()
    assert made == [Path("/srv/demo")]


def test_a_page_that_was_left_meanwhile_takes_nobody_on(begin: Begin) -> None:
    page = begin(Kept(draft=answered("place")))
    before = page.step
    page.back()
    here = page.step
    before.finished.emit()
    assert page.step is here
