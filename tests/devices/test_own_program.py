"""The program asks itself, in a process of its own."""

import sys
from pathlib import Path

import pytest

from counter_app.devices.own_program import ask_own_program
from counter_app.domain.errors import Unavailable


def test_an_answer_is_the_commands_own_document() -> None:
    document = ask_own_program(["due", "--limit", "1 working_day", "--received", "2026-11-23T09:00:00+07:00"])
    assert document["due_at"] == "2026-11-25T17:00:00+07:00"


def test_a_failure_is_a_document_too(tmp_path: Path) -> None:
    document = ask_own_program(["--data", str(tmp_path / "nowhere"), "--as", "hoa", "backup", "auto"])
    assert document["error"]["code"] == "folder.missing"


@pytest.mark.parametrize("program", ["/nowhere/at-all", "/bin/echo"])
def test_a_program_that_cannot_be_asked_is_told(monkeypatch: pytest.MonkeyPatch, program: str) -> None:
    monkeypatch.setattr(sys, "executable", program)
    with pytest.raises(Unavailable) as caught:
        ask_own_program(["jobs"])
    assert caught.value.code == "program.cannot_start"
