"""A command line to type at, over folders made for the test; the house is the real one."""

import json
import shutil
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import pytest

from counter_app import bootstrap, cli
from counter_app.cli.house import House

MONDAY = "2026-11-23T09:41"
BIRTH = "1.001193"
COPIES = "2.000815"


@dataclass(frozen=True, slots=True)
class Said:
    """What a command left behind: its exit code and both streams."""

    exit_code: int
    out: str
    err: str

    @property
    def document(self) -> Any:
        """The one JSON document on stdout."""
        return json.loads(self.out)

    @property
    def error(self) -> dict[str, str]:
        """The failure, which stands alone."""
        assert list(self.document) == ["error"], self.document
        error: dict[str, str] = self.document["error"]
        assert list(error) == ["kind", "code", "message"]
        return error


@dataclass(slots=True)
class Console:
    """Types lines at a data folder, at a fixed time where one is set."""

    capture: pytest.CaptureFixture[str]
    data: Path
    now: str | None = MONDAY
    house: House = field(default_factory=bootstrap.house)

    def run(self, *words: str | Path) -> Said:
        """Run a line as it is typed, with the folder and the time before it."""
        frame = ["--data", str(self.data), *(["--now", self.now] if self.now else [])]
        return self.bare(*frame, *words)

    def bare(self, *words: str | Path) -> Said:
        """Run a line and nothing else."""
        self.capture.readouterr()
        exit_code = cli.main(self.house, [str(word) for word in words])
        streams = self.capture.readouterr()
        return Said(exit_code, streams.out, streams.err)

    def ask(self, *words: str | Path) -> Any:
        """Run a line that must succeed, and return its document."""
        said = self.run("--json", *words)
        assert said.exit_code == 0, said
        return said.document

    def refused(self, *words: str | Path) -> dict[str, str]:
        """Run a line that must fail, and return its error."""
        said = self.run("--json", *words)
        assert said.exit_code != 0, said
        return said.error

    def receive(self, *more: str | Path, procedure: str = BIRTH, applicant: str = "Lường Thị Đào") -> Any:
        """Receive a dossier."""
        return self.ask("receive", "--procedure", procedure, "--applicant", applicant, *more)

    def at(self, now: str) -> "Console":
        """Return the same console at another time."""
        return replace(self, now=now)

    def finish(self, code: str, steps: Sequence[str] = ("advance", "advance")) -> Any:
        """Take a received dossier through the full process to its result."""
        desk = self.ask("show", code)["desk"]
        batch = self.ask("handover", code, "--to", desk)["batch"]
        self.ask("accept", batch)
        for step in steps:
            self.ask(step, code)
        return self.ask("complete", code, "--outcome", "granted")


@pytest.fixture(scope="session")
def demo_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A demo folder that nobody has used yet."""
    folder = tmp_path_factory.mktemp("demo") / "data"
    assert cli.main(bootstrap.house(), ["--data", str(folder), "--json", "init", "--demo"]) == 0
    return folder


@pytest.fixture(scope="session")
def live_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A live folder that nobody has used yet."""
    folder = tmp_path_factory.mktemp("live") / "data"
    unit = ["--unit-name", "UBND phường Mẫu", "--unit-code", "000.00.01.H03"]
    assert cli.main(bootstrap.house(), ["--data", str(folder), "--json", "init", *unit, "--admin", "chu"]) == 0
    return folder


@pytest.fixture
def console(capsys: pytest.CaptureFixture[str], demo_template: Path, tmp_path: Path) -> Console:
    """A console on a demo folder of its own, on a Monday morning."""
    return Console(capsys, Path(shutil.copytree(demo_template, tmp_path / "data")))


@pytest.fixture
def live(capsys: pytest.CaptureFixture[str], live_template: Path, tmp_path: Path) -> Console:
    """A console on a live folder of its own, by the machine's clock."""
    return Console(capsys, Path(shutil.copytree(live_template, tmp_path / "live")), now=None)
