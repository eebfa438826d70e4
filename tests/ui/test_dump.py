"""A screen written down holds everything an assistive tool meets: names, places, the way of Tab, keys."""

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QImage
from tests.ui.rooms import MONDAY
from tests.ui.states import Wards, wards

from counter_app.bootstrap import window_house
from counter_app.domain.errors import Refused
from counter_app.ui.dump.pages import names, show
from counter_app.ui.dump.tree import Node, tree_of
from counter_app.ui.screens import SCREENS
from counter_app.ui.theme.theme import Theme
from counter_app.ui.tour.stage import SIZE, Stage, stage
from counter_app.ui.widgets.button import Button

KEYS = {"role", "name", "text", "rect", "interactive", "enabled", "focus", "shortcut", "children"}


@pytest.fixture(scope="module")
def both_wards() -> Iterator[Wards]:
    with wards() as made:
        yield made


@pytest.fixture
def on_stage(both_wards: Wards, tmp_path: Path, theme: Theme) -> Stage:
    return stage(both_wards.ward(empty=False).desks, tmp_path, SCREENS, MONDAY)


def every(node: Node) -> list[Node]:
    return [node, *(below for child in node.children for below in every(child))]


@pytest.mark.parametrize("name", names())
def test_a_screen_is_written_down_whole(name: str, on_stage: Stage) -> None:
    with on_stage.scene(MONDAY, "hoa") as actress:
        window = show(actress, name, window_house())
        tree = tree_of(window)
        area = window.rect()
        nodes = every(tree)
        assert sorted(node.focus for node in nodes if node.focus is not None) == list(
            range(sum(node.focus is not None for node in nodes))
        )
        assert any(node.focus == 0 for node in nodes), "nothing takes the keyboard"
        assert [node for node in nodes if node.interactive and not node.name.strip()] == []
        assert [node for node in nodes if node.bounds.isValid() and not area.contains(node.bounds)] == []
        assert [node for node in nodes if node.focus is not None and not node.enabled] == []
        shape = tree.document(1.0)
    assert set(shape) == KEYS
    assert shape["rect"] == [0, 0, area.width(), area.height()]


def test_the_first_stop_of_a_screen_is_where_work_begins(on_stage: Stage) -> None:
    with on_stage.scene(MONDAY, "hoa") as actress:
        screen = actress.goes("receive")
        begin = screen.first_focus()
        nodes = every(tree_of(actress.window))
        first = next(node for node in nodes if node.focus == 0)
        assert first.widget is (begin.focusProxy() or begin)


def test_keys_are_told_with_what_they_press(on_stage: Stage) -> None:
    with on_stage.scene(MONDAY, "hoa") as actress:
        nodes = every(tree_of(show(actress, "receive", window_house())))
    told = {node.shortcut: node.name for node in nodes if node.shortcut}
    assert told["F9"].startswith("Tiếp nhận")
    assert told["Ctrl+4"].startswith("Bàn giao")
    assert "Alt+1" in told
    assert [key for key in told if len(key) == 1] == []


def test_a_button_without_a_name_is_seen_as_one(on_stage: Stage) -> None:
    """The control: what the check above looks for is found where it is wrong."""
    with on_stage.scene(MONDAY, "hoa") as actress:
        window = show(actress, "help", window_house())
        nameless = Button("", parent=window)
        nameless.show()
        assert any(node.interactive and not node.name for node in every(tree_of(window)))


def run(*words: str | Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "counter_app", *map(str, words)]
    return subprocess.run(command, capture_output=True, text=True, check=False, timeout=120)


def test_a_larger_scale_shows_less_on_the_same_pixels(tmp_path: Path) -> None:
    out, png = tmp_path / "queue.json", tmp_path / "queue.png"
    said = run("--json", "--lang", "en", "ui-dump", "queue", "--out", out, "--png", png, "--scale", "1.5")
    assert said.returncode == 0, said.stderr
    told, found = json.loads(said.stdout), json.loads(out.read_text("utf-8"))
    assert told["file"] == str(out)
    assert found["screen"] == "queue"
    width, height = found["size"]
    assert abs(width - SIZE[0]) <= 2
    assert abs(height - SIZE[1]) <= 2
    picture = QImage(str(png))
    assert [picture.width(), picture.height()] == found["size"]
    assert found["tree"]["rect"][2] <= width


def test_an_unknown_screen_is_one_clear_sentence(tmp_path: Path) -> None:
    said = run("--lang", "en", "ui-dump", "garden", "--out", tmp_path / "x.json")
    assert said.returncode == 2
    assert said.stderr.count("\n") == 1
    assert "garden" in said.stderr
    assert "receive, queue" in said.stderr
    assert not (tmp_path / "x.json").exists()


def test_live_data_are_never_written_down(tmp_path: Path) -> None:
    data = tmp_path / "live"
    unit = ("--unit-name", "UBND phường Mẫu", "--unit-code", "000.00.01.H03")
    assert run("--data", data, "init", *unit, "--admin", "chu").returncode == 0
    said = run("--data", data, "--as", "chu", "--json", "ui-dump", "receive", "--out", tmp_path / "x.json")
    assert said.returncode == 1
    assert json.loads(said.stdout)["error"]["code"] == Refused("demo.live_folder").code
    assert not (tmp_path / "x.json").exists()
