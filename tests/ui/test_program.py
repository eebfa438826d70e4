"""The window's whole life on real folders, with its real background: opened, worked at, closed."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from counter_app.bootstrap import open_desks, window_house
from counter_app.config import first_run, preferences
from counter_app.config.first_run import FirstRunDraft
from counter_app.domain.deadlines.special_days import DayKind
from counter_app.printing import fonts
from counter_app.services.acting import Actor
from counter_app.services.ways_in import Wanted
from counter_app.services.wording import Language
from counter_app.ui.app import Program
from counter_app.ui.asking import Asking
from counter_app.ui.first_run.page import STEPS, FirstRun
from counter_app.ui.first_run.steps.unit import UnitStep

PATIENCE = 60_000


@pytest.fixture(autouse=True)
def own_preferences(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    file = tmp_path / "window.json"
    monkeypatch.setattr(preferences, "preferences_file", lambda: file)
    monkeypatch.setattr(first_run, "draft_file", lambda: tmp_path / "first-run.json")
    return file


@dataclass
class Run:
    """Starts programs and sees to it that each is closed."""

    qtbot: QtBot
    app: QApplication
    programs: list[Program]

    def __call__(self, wanted: Wanted) -> Program:
        program = Program(self.app, window_house(), wanted)
        self.programs.append(program)
        self.qtbot.addWidget(program.window)
        program.start()
        return program

    def opened(self, wanted: Wanted) -> Program:
        program = self(wanted)
        self.qtbot.waitUntil(lambda: program.counter is not None, timeout=PATIENCE)
        return program


@pytest.fixture
def run(qtbot: QtBot, qapp: QApplication) -> Iterator[Run]:
    made = Run(qtbot, qapp, [])
    yield made
    for program in made.programs:
        program.window.close()


def first_run_of(run: Run, program: Program) -> FirstRun:
    run.qtbot.waitUntil(lambda: isinstance(program.window.stack.currentWidget(), FirstRun))
    page = program.window.stack.currentWidget()
    assert isinstance(page, FirstRun)
    return page


def answered(folder: Path, **texts: str) -> None:
    """Leave a draft behind, as somebody who closed the window on the last page."""
    names = tuple(step.name for step in STEPS)
    unit = {"unit_name": "UBND phường Mẫu", "prefix": "000.00.01.H03", "admin_name": "Nông Thị Chủ", "login": "chu"}
    first_run.save(FirstRunDraft(names[-1], names[:-1], (), {**unit, "folder": str(folder), **texts}))


def test_an_empty_machine_is_led_through_and_its_unit_founded(run: Run, tmp_path: Path) -> None:
    answered(tmp_path / "ward", backup_place=str(tmp_path))
    program = run(Wanted(folder=tmp_path / "elsewhere"))
    page = first_run_of(run, program)
    assert not (tmp_path / "ward").exists()
    page.on()
    run.qtbot.waitUntil(lambda: program.counter is not None, timeout=PATIENCE)
    assert program.counter is not None
    assert program.counter.seat.person.name == "Nông Thị Chủ"
    assert program.window.windowTitle() == "UBND phường Mẫu"
    status = program.counter.desks.backups.status()
    assert status.place == str(tmp_path.resolve())
    assert not status.overdue
    assert first_run.load() == FirstRunDraft()
    assert program.preferences.folder == str(tmp_path / "ward")
    assert program.window.title_row.isVisible()


def test_a_back_up_place_that_is_gone_is_said_before_anything_is_made(run: Run, tmp_path: Path) -> None:
    answered(tmp_path / "ward", backup_place=str(tmp_path / "unplugged"))
    page = first_run_of(run, run(Wanted(folder=tmp_path / "ward")))
    page.on()
    run.qtbot.waitUntil(lambda: page.step.name == "place", timeout=PATIENCE)
    assert not (tmp_path / "ward" / "counter.db").exists()


@pytest.mark.parametrize(
    ("field", "text", "step"), [("prefix", "H", "unit"), ("login", "a b", "admin"), ("hours", "9-8", "calendar")]
)
def test_what_cannot_be_founded_is_said_at_its_page_and_nothing_is_made(
    run: Run, tmp_path: Path, field: str, text: str, step: str
) -> None:
    answered(tmp_path / "ward", **{field: text})
    page = first_run_of(run, run(Wanted(folder=tmp_path / "ward")))
    page.on()
    run.qtbot.waitUntil(lambda: page.step.name == step, timeout=PATIENCE)
    assert not (tmp_path / "ward" / "counter.db").exists()
    assert page.answers.text(field) == text


@pytest.mark.parametrize("may", [True, False])
def test_new_data_are_proposed_where_every_account_finds_them_if_that_can_be(
    run: Run, tmp_path: Path, may: bool
) -> None:
    shared, own = tmp_path / "shared", tmp_path / "own"
    house = window_house()
    look = house.look
    house = replace(
        house,
        default_folder=lambda: own,
        usual_folders=lambda: (shared, own),
        look=lambda folder: replace(look(folder), writable=may or folder != shared),
    )
    program = Program(run.app, house, Wanted())
    run.programs.append(program)
    run.qtbot.addWidget(program.window)
    program.start()
    assert first_run_of(run, program).tools.folder == (shared if may else own)


def test_a_folder_that_has_become_somebodys_is_said_at_its_page(run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "ward"
    answered(folder)
    page = first_run_of(run, run(Wanted(folder=folder)))
    (folder / "papers").mkdir(parents=True)
    page.on()
    run.qtbot.waitUntil(lambda: page.step.name == "place", timeout=PATIENCE)
    assert not (folder / "counter.db").exists()


def test_the_first_run_keeps_what_was_typed_when_the_language_changes(run: Run, tmp_path: Path) -> None:
    answered(tmp_path / "ward", unit_name="UBND phường <b>Mẫu</b>")
    program = run(Wanted(folder=tmp_path / "ward"))
    page = first_run_of(run, program)
    page.go("unit")
    program.words.speak(Language.EN)
    assert isinstance(page.step, UnitStep)
    assert page.step.asked["unit_name"].typed == "UBND phường <b>Mẫu</b>"
    assert "Go on" in [button.accessibleName() for button in page.findChildren(QPushButton)]


def test_closing_makes_the_days_back_up_and_gives_the_folder_free(run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "ward"
    window_house().demo(folder)
    program = run.opened(Wanted(folder=folder, login="lan"))
    with open_desks(folder) as desks:  # a command may run beside the window
        hoa = Actor(desks.person("hoa"))
        desks.office.set_day(hoa, date(2026, 12, 5), DayKind.WORK, "Làm bù")
        before = len(desks.backups.listed(hoa))
    program.window.close()
    with open_desks(folder) as desks:
        assert len(desks.backups.listed(hoa)) == before + 1
    again = run.opened(Wanted(folder=folder, login="lan"))
    assert again.counter is not None
    assert again.counter.seat.person.name == "Hoàng Thị Lan"


def test_what_papers_are_drawn_with_is_loaded_before_the_first_is_asked_for(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window_house().demo(tmp_path / "ward")
    loaded: list[str] = []
    monkeypatch.setattr(fonts, "register", lambda: loaded.append("fonts"))
    run.opened(Wanted(folder=tmp_path / "ward"))
    run.qtbot.waitUntil(lambda: loaded == ["fonts"], timeout=PATIENCE)


def test_sample_data_are_left_without_a_question(run: Run, tmp_path: Path) -> None:
    window_house().demo(tmp_path / "demo")
    program = run.opened(Wanted(folder=tmp_path / "demo"))
    assert program.counter is not None
    program.counter.commands.trigger("everywhere.demo_leave")
    assert not program.window.isVisible()
    assert program.goes_on_with == Wanted()
    assert not program.wants_demo_anew


def test_sample_data_are_made_anew_once_somebody_is_sure(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "demo"
    window_house().demo(folder)
    program = run.opened(Wanted(folder=folder))
    assert program.counter is not None
    left_behind = folder / "papers" / "left-behind"
    left_behind.touch()
    monkeypatch.setattr(Asking, "sure", lambda *asked: False)
    program.counter.commands.trigger("everywhere.demo_anew")
    assert program.window.isVisible()
    assert left_behind.exists()
    monkeypatch.setattr(Asking, "sure", lambda *asked: True)
    program.counter.commands.trigger("everywhere.demo_anew")
    assert program.goes_on_with == Wanted(folder=folder)
    again = Program(run.app, window_house(), program.goes_on_with, demo_anew=program.wants_demo_anew)
    run.programs.append(again)
    run.qtbot.addWidget(again.window)
    again.start()
    run.qtbot.waitUntil(lambda: again.counter is not None, timeout=PATIENCE)
    assert not left_behind.exists(), "these are the samples that were there before"
    assert (folder / "counter.db").exists()


def test_live_data_offer_no_way_to_be_made_anew(run: Run, tmp_path: Path) -> None:
    answered(tmp_path / "ward")
    program = run(Wanted(folder=tmp_path / "ward"))
    first_run_of(run, program).on()
    run.qtbot.waitUntil(lambda: program.counter is not None, timeout=PATIENCE)
    assert program.counter is not None
    assert [one.id for one in program.counter.commands.offered() if "demo" in one.id] == []


def test_a_second_window_on_a_folder_gives_way_to_the_first(run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "ward"
    window_house().demo(folder)
    first = run.opened(Wanted(folder=folder))
    second = run(Wanted(folder=folder))
    run.qtbot.waitUntil(lambda: not second.window.isVisible(), timeout=PATIENCE)
    assert second.counter is None
    assert first.window.isVisible()


def test_data_that_cannot_be_opened_are_told_in_one_sentence(run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "ward"
    folder.mkdir()
    (folder / "counter.db").write_bytes(b"no database at all" * 100)
    program = run(Wanted(folder=folder))
    run.qtbot.waitUntil(lambda: bool(program.window.messages.shown), timeout=PATIENCE)
    assert "Traceback" not in program.window.messages.shown
    assert (folder / "counter.db").read_bytes() == b"no database at all" * 100


def test_a_closed_window_leaves_nothing_behind_that_listens(run: Run, tmp_path: Path) -> None:
    program = run(Wanted(folder=tmp_path / "ward"))
    first_run_of(run, program)
    assert platform_says("Cancel") == "Hủy"
    program.window.close()
    assert platform_says("Cancel") == "Cancel"


def platform_says(text: str) -> str:
    return QCoreApplication.translate("QPlatformTheme", text)
