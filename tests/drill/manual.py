"""The manual as a script: the commands of a section of ``docs/backup-and-restore.md``, typed as they stand there."""

import json
import os
import re
import shlex
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

MANUAL = Path(__file__).parents[2] / "docs" / "backup-and-restore.md"
PROGRAM = "counter-app"


def commands(section: str) -> list[str]:
    """Return the lines of a section that somebody types."""
    parts = re.split(r"^## (.*)$", MANUAL.read_text("utf-8"), flags=re.MULTILINE)
    words = dict(zip(parts[1::2], parts[2::2], strict=True))[section]
    return [line for line in words.splitlines() if line.startswith(f"{PROGRAM} ")]


@dataclass(slots=True)
class Machine:
    """A PC with the program: a home of its own, and how long its commands took."""

    home: Path
    took: dict[str, float] = field(default_factory=dict)

    def follow(self, section: str, words: Mapping[str, str | Path]) -> Iterator[Any]:
        """Type a section's commands, one's own words for the capitals; yield what each one answers."""
        for line in commands(section):
            typed = [_put(words, word) for word in shlex.split(line)[1:]]
            yield self.ask(*typed)

    def ask(self, *words: str) -> Any:
        """Run a command in a process of its own that must succeed, and return its document."""
        start = time.monotonic()
        done = subprocess.run(
            [sys.executable, "-m", "counter_app", "--json", *words], check=False, env=self._env(), **_SPOKEN
        )
        self.took[_name(words)] = time.monotonic() - start
        assert done.returncode == 0, f"{words}: {done.stdout} {done.stderr}"
        return json.loads(done.stdout)

    def _env(self) -> dict[str, str]:
        paths = {"HOME": self.home, "XDG_DATA_HOME": self.home / "share", "LOCALAPPDATA": self.home / "local"}
        return {**os.environ, **{name: str(path) for name, path in paths.items()}}


_SPOKEN: dict[str, Any] = {"capture_output": True, "encoding": "utf-8", "stdin": subprocess.DEVNULL}


def _put(words: Mapping[str, str | Path], word: str) -> str:
    for name, own in words.items():
        word = re.sub(rf"\b{name}\b", lambda found, own=own: str(own), word)
    assert not re.search(r"\b[A-Z]{4,}\b", word) or "AGE" in word or "/" in word, f"nobody said what {word} is"
    return word


def _name(words: tuple[str, ...]) -> str:
    """Return what a command is called: "backup restore", "verify"."""
    rest, names = list(words), []
    while rest and len(names) < 2:
        word = rest.pop(0)
        if word in {"--data", "--as"}:
            rest.pop(0)
        elif not word.startswith("-") and (not names or names == ["backup"]):
            names.append(word)
    return " ".join(names)
