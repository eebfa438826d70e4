"""A bug is told once, its report names nobody, and what was being typed is saved first."""

import logging
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QGuiApplication
from pytestqt.exceptions import capture_exceptions
from pytestqt.qtbot import QtBot

from counter_app.domain.id_cards import read as read_card
from counter_app.domain.scans import scanned
from counter_app.services.wording import Language
from counter_app.ui.crash import FALLEN, Crash, CrashHandler, fallen
from counter_app.ui.crash_dialog import CrashDialog, last_run
from counter_app.ui.words import Words

CANARIES = ["Hoàng Thị Chim Yến", "079187654321", "0987654321", "99 ngõ Kim Tước", "chimyen"]


class Scene:
    """A handler whose doors are open, and what it told."""

    def __init__(self, data: Path, save_first: Callable[[], None] = lambda: None) -> None:
        self.told: list[Crash] = []
        self.handler = CrashHandler(data, save_first)
        self.handler.happened.connect(self.told.append)
        self.last = self.handler.install()


@pytest.fixture
def scene(qtbot: QtBot, tmp_path: Path) -> Iterator[Scene]:
    with capture_exceptions():
        found = Scene(tmp_path)
        yield found
        found.handler.uninstall()


def fail(words: str = "x") -> None:
    raise ValueError(f"no such thing: {words}")


def written(folder: Path) -> str:
    return "\n".join(path.read_text("utf-8") for path in folder.rglob("*") if path.is_file())


def raise_in_window(does: Callable[[], None]) -> None:
    try:
        does()
    except Exception as error:  # noqa: BLE001 - any bug will do
        sys.excepthook(type(error), error, error.__traceback__)


def test_a_bug_in_the_window_is_told_and_kept(qtbot: QtBot, scene: Scene, tmp_path: Path) -> None:
    raise_in_window(fail)
    (crash,) = scene.told
    assert "builtins.ValueError" in crash.report
    assert "test_crash.py" in crash.report
    assert "in fail" in crash.report
    assert crash.file is not None
    assert crash.file.read_text("utf-8") == crash.report
    assert crash.mark in crash.report


def test_a_bug_in_a_slot_that_qt_called_is_told(qtbot: QtBot, scene: Scene) -> None:
    QTimer.singleShot(0, fail)
    qtbot.waitUntil(lambda: len(scene.told) == 1)


def test_a_bug_on_another_thread_is_told_on_the_windows_own(qtbot: QtBot, scene: Scene) -> None:
    heard_on: list[int] = []
    scene.handler.happened.connect(lambda _: heard_on.append(threading.get_ident()), Qt.ConnectionType.DirectConnection)
    thread = threading.Thread(target=fail)
    thread.start()
    thread.join()
    qtbot.waitUntil(lambda: bool(scene.told))
    assert heard_on == [threading.get_ident()]


def test_the_same_bug_is_told_once_and_another_one_again(qtbot: QtBot, scene: Scene) -> None:
    def other() -> None:
        raise KeyError

    for _ in range(3):
        raise_in_window(fail)
    raise_in_window(other)
    assert len(scene.told) == 2
    assert len({crash.mark for crash in scene.told}) == 2


def test_the_work_is_saved_before_anything_is_told(qtbot: QtBot, tmp_path: Path) -> None:
    order: list[str] = []
    with capture_exceptions():
        scene = Scene(tmp_path, lambda: order.append("saved"))
        scene.handler.happened.connect(lambda _: order.append("told"))
        raise_in_window(fail)
        scene.handler.uninstall()
    assert order == ["saved", "told"]


def test_a_bug_while_saving_does_not_hide_the_first_one(qtbot: QtBot, tmp_path: Path) -> None:
    def broken() -> None:
        raise RuntimeError

    with capture_exceptions():
        scene = Scene(tmp_path, broken)
        raise_in_window(fail)
        scene.handler.uninstall()
    assert [crash.report.count("ValueError") for crash in scene.told] == [1]
    assert "RuntimeError" in written(tmp_path)


def bugs_about_a_person() -> list[Callable[[], None]]:
    name, number, phone, address, login = CANARIES

    def from_a_message() -> None:
        raise ValueError(f"{name} {number} {phone} at {address}")

    def from_a_key() -> None:
        raise KeyError({name: {"number": number, "login": login}})

    def with_a_cause() -> None:
        try:
            from_a_message()
        except ValueError as fault:
            raise OSError(5, address, f"/home/{login}/{name}.pdf") from fault

    def with_a_note() -> None:
        fault = TypeError(name)
        fault.add_note(f"while receiving {number}")
        raise fault

    def from_values() -> None:
        scan = scanned(f"{number}||{name}|05011987|Nữ|{address}|01062021")
        raise AssertionError(scan, read_card)

    def deep(level: int = 0) -> None:
        held = f"{name} {number}"
        if level == 30:
            raise RecursionError(held)
        deep(level + 1)

    def group() -> None:
        raise ExceptionGroup(name, [ValueError(number), TypeError(phone)])

    return [from_a_message, from_a_key, with_a_cause, with_a_note, from_values, deep, group]


def test_no_report_names_a_person(qtbot: QtBot, scene: Scene, tmp_path: Path) -> None:
    for does in bugs_about_a_person():
        raise_in_window(does)
    assert len(scene.told) == 7
    everything = written(tmp_path) + "".join(crash.report for crash in scene.told)
    assert "ValueError" in everything
    assert not [canary for canary in CANARIES if canary in everything]


def test_without_the_care_the_canaries_would_sing(tmp_path: Path) -> None:
    try:
        fail(CANARIES[0])
    except ValueError:
        log = logging.Logger("careless")  # noqa: LOG001 - a log of its own, as a careless program would write
        log.addHandler(logging.FileHandler(tmp_path / "log", encoding="utf-8"))
        log.exception("bug")
        log.handlers[0].close()
    assert CANARIES[0] in written(tmp_path)


def test_no_more_than_twenty_reports_are_kept(qtbot: QtBot, scene: Scene, tmp_path: Path) -> None:
    kinds = [type(f"Fault{number}", (Exception,), {}) for number in range(25)]
    for kind in kinds:
        scene.handler.caught(kind())
    assert len(list((tmp_path / "logs" / "crashes").iterdir())) == 20


def test_a_folder_that_cannot_be_written_still_lets_the_bug_be_told(qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "logs").write_text("a file in the way")
    with capture_exceptions():
        scene = Scene(tmp_path)
        raise_in_window(fail)
        scene.handler.uninstall()
    assert scene.told[0].file is None


def test_the_hooks_of_before_are_back_afterwards(qtbot: QtBot, tmp_path: Path) -> None:
    before = sys.excepthook, threading.excepthook
    Scene(tmp_path).handler.uninstall()
    assert (sys.excepthook, threading.excepthook) == before


# when the interpreter itself falls over


def run(logs: Path, last: str) -> subprocess.CompletedProcess[bytes]:
    script = (
        "import sys\nfrom pathlib import Path\nfrom PySide6.QtWidgets import QApplication\n"
        "from counter_app.ui.crash import CrashHandler\n"
        "app = QApplication([])\nhandler = CrashHandler(Path(sys.argv[1]), lambda: None)\nhandler.install()\n"
        f"{last}\nhandler.uninstall()\n"
    )
    return subprocess.run(
        [sys.executable, "-c", script, str(logs)], capture_output=True, check=False, timeout=60, env={**os.environ}
    )


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX signals")
def test_the_next_start_knows_that_the_last_run_fell_over(qtbot: QtBot, tmp_path: Path) -> None:
    done = run(tmp_path, "import faulthandler; faulthandler._sigsegv()")
    assert done.returncode == -signal.SIGSEGV
    with capture_exceptions():
        scene = Scene(tmp_path)
        scene.handler.uninstall()
    assert "Segmentation fault" in scene.last
    assert str(Path(sys.prefix)) not in scene.last
    with capture_exceptions():
        again = Scene(tmp_path)
        again.handler.uninstall()
    assert again.last == ""


def test_a_run_that_ended_in_peace_leaves_nothing(tmp_path: Path) -> None:
    assert run(tmp_path, "pass").returncode == 0
    assert not (tmp_path / "logs" / FALLEN).exists()


def test_a_kill_from_outside_is_no_bug(qtbot: QtBot, tmp_path: Path) -> None:
    run(tmp_path, "import os, signal; os.kill(os.getpid(), signal.SIGKILL)")
    with capture_exceptions():
        scene = Scene(tmp_path)
        scene.handler.uninstall()
    assert scene.last == ""


def test_what_faulthandler_wrote_loses_its_paths(tmp_path: Path) -> None:
    (tmp_path / FALLEN).write_text(
        "Fatal Python error: Segmentation fault: held by chimyen\n\nThread 0x1 (most recent call first):\n"
        '  File "/home/chimyen/app/counter_app/ui/x.py", line 7 in draw\n'
        '  File "C:\\Users\\chimyen\\counter_app\\ui\\y.py", line 8 in run\n'
        '  File "/usr/lib/python3.11/threading.py", line 9 in run\n'
    )
    said = fallen(tmp_path / FALLEN)
    assert "chimyen" not in said
    assert "counter_app/ui/x.py:7 in draw" in said
    assert "counter_app/ui/y.py:8 in run" in said
    assert "threading.py:9 in run" in said


# what the clerk reads


@pytest.mark.parametrize("language", Language)
def test_the_clerk_reads_that_the_work_is_safe(qtbot: QtBot, language: Language) -> None:
    dialog = CrashDialog(Words(language), Crash("A1B2C3D4", "report <b>", None))
    qtbot.addWidget(dialog)
    assert "A1B2C3D4" in dialog.said.text()
    assert dialog.said.textFormat() is Qt.TextFormat.PlainText
    assert dialog.report.toPlainText() == "report <b>"
    dialog.copy.click()
    assert QGuiApplication.clipboard().text() == "report <b>"


def test_the_report_is_saved_where_the_clerk_says(qtbot: QtBot, tmp_path: Path) -> None:
    crash = Crash("A1", "report", None)
    dialog = CrashDialog(Words(), crash, ask_path=lambda _: str(tmp_path / "r.txt"))
    qtbot.addWidget(dialog)
    dialog.save.click()
    assert (tmp_path / "r.txt").read_text("utf-8") == "report"
    lost = CrashDialog(Words(), crash, ask_path=lambda _: str(tmp_path / "no" / "r.txt"))
    qtbot.addWidget(lost)
    lost.save.click()
    assert "hãy tạo thư mục" in lost.said.text()


def test_the_last_run_is_told_in_words_of_its_own(qtbot: QtBot) -> None:
    dialog = CrashDialog(Words(), last_run("Segmentation fault"), told="crash.last_time")
    qtbot.addWidget(dialog)
    assert "Lần trước" in dialog.said.text()
    assert dialog.report.toPlainText() == "Segmentation fault"
