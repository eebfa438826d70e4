"""dev.py, as far as it decides something without touching the system."""

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).parents[2]
LISTING = """
# What the system must have.
an-entry-before-any-group

# [run]
python3-venv

# [test] read the papers back
poppler-utils
# a remark
libglib2.0-0 | libglib2.0-0t64
"""


@pytest.fixture(scope="module")
def dev() -> ModuleType:
    spec = importlib.util.spec_from_file_location("dev", ROOT / "dev.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_running_wants_only_what_running_needs(dev: ModuleType) -> None:
    assert dev.wanted(LISTING, ("run",)) == [["python3-venv"]]


def test_testing_wants_both_groups_and_keeps_alternatives_in_order(dev: ModuleType) -> None:
    everything = [["python3-venv"], ["poppler-utils"], ["libglib2.0-0", "libglib2.0-0t64"]]
    assert dev.wanted(LISTING, ("run", "test")) == everything


def test_any_of_the_alternatives_will_do(dev: ModuleType) -> None:
    packages = [["poppler-utils"], ["libglib2.0-0", "libglib2.0-0t64"]]
    assert dev.missing(packages, {"libglib2.0-0t64"}) == [["poppler-utils"]]
    assert dev.missing(packages, {"poppler-utils", "libglib2.0-0"}) == []


def test_the_shipped_listing_can_be_read(dev: ModuleType) -> None:
    listing = dev.DEBIAN_PACKAGES.read_text("utf-8")
    assert ["python3-venv"] in dev.wanted(listing, ("run",))
    assert ["poppler-utils"] in dev.wanted(listing, ("test",))


def test_without_rights_the_exact_line_is_named_and_the_code_is_2(
    dev: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(dev.os, "geteuid", lambda: 1000, raising=False)
    monkeypatch.setattr(dev.shutil, "which", lambda name, path=None: None)
    monkeypatch.setattr(dev, "known_to_apt", lambda name: name != "libglib2.0-0")

    with pytest.raises(SystemExit) as ended:
        dev.install([["poppler-utils"], ["libglib2.0-0", "libglib2.0-0t64"]])

    assert ended.value.code == 2
    assert "apt-get install --no-install-recommends poppler-utils libglib2.0-0t64\n" in capsys.readouterr().err


def test_the_stamp_follows_each_source_and_the_place(dev: ModuleType, tmp_path: Path) -> None:
    lock, project = tmp_path / "lock", tmp_path / "project"
    lock.write_text("a", "utf-8")
    project.write_text("bc", "utf-8")
    first = dev.stamp(tmp_path / "here", lock, project)

    assert dev.stamp(tmp_path / "here", lock, project) == first
    assert dev.stamp(tmp_path / "there", lock, project) != first
    project.write_text("bd", "utf-8")
    assert dev.stamp(tmp_path / "here", lock, project) != first
    lock.write_text("ab", "utf-8")
    project.write_text("c", "utf-8")
    assert dev.stamp(tmp_path / "here", lock, project) != first


def test_an_unknown_command_is_answered_with_the_usage(dev: ModuleType, capsys: pytest.CaptureFixture[str]) -> None:
    assert dev.main(["fly"]) == 2
    assert "python3 dev.py test" in capsys.readouterr().out


@pytest.mark.parametrize("group", ["run", "test"])
def test_a_lock_is_hashed_and_names_no_index(dev: ModuleType, group: str) -> None:
    text = dev.LOCKS[group].read_text("utf-8")
    assert all(line.endswith("\\") for line in _pins(text))
    assert text.count("--hash=sha256:") > len(_pins(text))
    assert "://" not in text
    assert "index-url" not in text


def test_testing_locks_all_that_running_locks(dev: ModuleType) -> None:
    run, test = (set(_pins(dev.LOCKS[group].read_text("utf-8"))) for group in ("run", "test"))
    assert run < test
    assert not [pin for pin in run if pin.startswith(("pytest", "ruff", "mypy"))]


def _pins(lock: str) -> list[str]:
    return [line for line in lock.splitlines() if "==" in line and not line.startswith((" ", "#"))]
