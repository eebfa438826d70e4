"""Two programs on one folder: they take turns, and whoever waits too long is told why."""

import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from cli.conftest import BIRTH, Console

LINE = ("--json", "receive", "--procedure", BIRTH, "--applicant", "Lường Thị Đào")
HOLDER = """
import sqlite3, sys, time
held = sqlite3.connect(sys.argv[1], isolation_level=None)
held.execute("BEGIN EXCLUSIVE")
print("held", flush=True)
time.sleep(float(sys.argv[2]))
"""


def start(data: Path, *words: str) -> subprocess.Popen[str]:
    line = [sys.executable, "-m", "counter_app", "--data", str(data), *words]
    return subprocess.Popen(line, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, encoding="utf-8")


def hold(database: Path, seconds: float) -> subprocess.Popen[str]:
    """Let another program keep the file for itself for a while."""
    line = [sys.executable, "-c", HOLDER, str(database), str(seconds)]
    holder = subprocess.Popen(line, stdout=subprocess.PIPE, text=True)
    assert holder.stdout is not None
    assert holder.stdout.readline() == "held\n"
    return holder


def end(process: subprocess.Popen[str]) -> tuple[int, str, str]:
    out, err = process.communicate(timeout=60)
    return process.returncode, out, err


def test_four_programs_receive_beside_each_other(console: Console) -> None:
    programs = [start(console.data, *LINE) for _ in range(4)]
    assert [end(program)[0] for program in programs] == [0, 0, 0, 0]
    report = console.ask("verify")
    assert (report["ok"], report["dossiers"]) == (True, 4)


def test_a_check_and_a_counter_work_beside_each_other(console: Console) -> None:
    checking, receiving = start(console.data, "--json", "verify"), start(console.data, *LINE)
    assert (end(checking)[0], end(receiving)[0]) == (0, 0)


def test_a_file_that_is_held_for_three_seconds_is_waited_for(console: Console) -> None:
    holder = hold(console.data / "counter.db", 3)
    code, _, err = end(start(console.data, *LINE))
    end(holder)
    assert code == 0, err


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_a_file_that_is_held_for_thirty_is_told_in_one_sentence(console: Console, lang: str) -> None:
    holder = hold(console.data / "counter.db", 30)
    code, out, err = end(start(console.data, "--lang", lang, *LINE[1:]))
    assert holder.poll() is None, "it was told while the other still held on"
    holder.kill()
    end(holder)
    assert (code, out) == (3, "")
    assert err.count("\n") == 1
    assert ("vi-rút" if lang == "vi" else "virus") in err
    with closing(sqlite3.connect(console.data / "counter.db")) as connection:
        assert connection.execute("SELECT count(*) FROM dossier").fetchone() == (0,)
    assert console.receive()["code"]
