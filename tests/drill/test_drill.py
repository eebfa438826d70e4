"""The drill: everything is lost, and somebody with the manual, the stick and the key's sheet brings it back.

Every command is a line of ``docs/backup-and-restore.md`` in a process of its own. The large one, ``-m drill``, takes a
demo folder of 100,000 dossiers: its own, or the one that ``COUNTER_APP_DRILL_DATA`` names.
"""

import os
import re
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from counter_app.cli.app import COMMANDS
from drill.manual import Machine, commands

WHO = {"ADMIN": "hoa", "CLERK": "hoa"}
LATER = 3  # dossiers received after the back-up, whose papers the data do not know
RECEIVE = ("--as", "hoa", "receive", "--procedure", "1.001193", "--applicant", "Lường Thị Đào")


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Machine]:
    """The office's PC."""
    yield Machine(tmp_path / "office")
    shutil.rmtree(tmp_path, ignore_errors=True)  # a drill of 100,000 dossiers leaves some gigabytes


def data_of(machine: Machine) -> Path:
    """Return where a PC keeps its data when nobody says where."""
    return machine.home / "share" / "counter_app"


def drilled(office: Machine, stick: Path) -> Machine:
    """Lose the office's PC and bring everything back on a new one; return that."""
    place = stick / "place"
    place.mkdir(parents=True)
    sheet = next(office.follow("Once", {**WHO, "PLACE": place}))
    office.ask("--as", "hoa", "backup", "place", str(place))
    made, checked = list(office.follow("Every day", {**WHO, "FILE": stick / "a.zip"}))[-2:]
    assert (made["sealed"], made["sha256"]) == (True, checked["sha256"])
    lost = [office.ask(*RECEIVE) for _ in range(LATER)]
    shutil.rmtree(office.home)
    key = stick / "key.txt"
    key.write_text(sheet["identity"].lower(), "utf-8")
    words = {**WHO, "FILE": stick / "a.zip", "KEYFILE": key, "DRILL": stick / "drill", "NAME": "Lường Thị Đào"}
    _rehearsed(Machine(stick / "other"), words, made, sheet)
    return _brought_back(Machine(stick / "new"), words, made, lost)


def _rehearsed(other: Machine, words: dict[str, Any], made: Any, sheet: Any) -> None:
    restored, verified, found = other.follow("Twice a year: the rehearsal", words)
    assert (restored["dossiers"], restored["events"]) == (made["dossiers"], made["events"])
    assert (restored["fingerprint"], restored["sha256"]) == (sheet["fingerprint"], made["sha256"])
    assert (verified["ok"], verified["dossiers"]) == (True, made["dossiers"])
    assert found["count"] > 0
    shutil.rmtree(words["DRILL"])


def _brought_back(new: Machine, words: dict[str, Any], made: Any, lost: list[Any]) -> Machine:
    last = lost[-1]
    line = int(last["register"].rpartition("/")[2]) if isinstance(last["register"], str) else last["register"]
    told = {**words, "CODE": last["code"], "LINE": line, "NUMBER": int(last["paper_number"].partition("/")[0])}
    restored, _, verified, status = new.follow("The PC is gone", told)
    assert (restored["dossiers"], restored["safety"]) == (made["dossiers"], None)
    assert len(restored["waiting"]) > 40, "no number is given out before the last ones are told"
    assert (verified["ok"], verified["dossiers"]) == (True, made["dossiers"])
    assert status["numbers_waiting"] is not None
    received = new.ask(*RECEIVE)
    prefix, _, number = last["code"].rpartition("-")
    assert received["code"] == f"{prefix}-{int(number) + 1:04d}", "behind every number on paper"
    assert new.ask("--as", "hoa", "verify")["ok"] is True
    return new


def test_every_command_of_the_manual_is_one_of_the_programs() -> None:
    sections = ["Once", "Every day", "Twice a year: the rehearsal", "The PC is gone"]
    typed = [line for section in (*sections, "The data here are wrong, or nothing opens") for line in commands(section)]
    assert len(typed) == 14
    for line in typed:
        found = re.search(r"backup (\w+)", line)
        assert found is None or found[1] in COMMANDS["backup"], line


def test_a_small_ward_is_brought_back_by_the_manual_alone(office: Machine, tmp_path: Path) -> None:
    office.ask("init", "--demo")
    office.ask(*RECEIVE)
    drilled(office, tmp_path / "stick")


@pytest.mark.drill
def test_a_ward_of_100_000_dossiers_is_brought_back_by_the_manual_alone(office: Machine, tmp_path: Path) -> None:
    filled = os.environ.get("COUNTER_APP_DRILL_DATA")
    if filled:
        shutil.copytree(filled, data_of(office))
    else:
        office.ask("init", "--demo")
        span = ("--from", "2023-07-01", "--to", "2026-11-20")
        office.ask("demo", "fill", "--dossiers", "100000", *span)
    office.ask(*RECEIVE)
    new = drilled(office, tmp_path / "stick")
    for name, machine in (("office", office), ("new PC", new)):
        for command, seconds in machine.took.items():
            sys.stdout.write(f"{name:8} {command:16} {seconds:7.1f} s\n")
    sys.stdout.write(f"all on the new PC {sum(new.took.values()):.1f} s\n")
