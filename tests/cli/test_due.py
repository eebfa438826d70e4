"""The time-limit engine by command line: no folder needed."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from cli.conftest import BIRTH, Console


@pytest.fixture
def outside(console: Console, tmp_path: Path) -> Console:
    """A console without a data folder."""
    return replace(console, data=tmp_path / "nowhere", now=None)


def due(console: Console, *words: str) -> Any:
    return console.ask("due", *words)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (["--limit", "5 working_day"], "2026-12-01T17:00:00+07:00"),
        (["--limit", "1 same_day"], "2026-11-23T17:00:00+07:00"),
        (["--limit", "8 working_hour"], "2026-11-25T09:41:00+07:00"),
        (["--limit", "48 clock_hour"], "2026-11-25T09:41:00+07:00"),
        (["--limit", "1 month"], "2026-12-23T17:00:00+07:00"),
        (["--limit", "until 11-30"], "2026-11-30T17:00:00+07:00"),
        (["--procedure", "1.004873"], "2026-11-27T17:00:00+07:00"),
        (["--limit", "5 working_day", "--policy", "same_clock"], "2026-12-01T09:41:00+07:00"),
        (["--limit", "5 working_day", "--policy", "session_end"], "2026-12-01T11:30:00+07:00"),
        (["--limit", "5 working_day", "--hours", "08:00-12:00,13:30-16:30"], "2026-12-01T16:30:00+07:00"),
        (["--limit", "5 working_day", "--saturday", "07:30-11:30"], "2026-11-30T17:00:00+07:00"),
        (["--limit", "5 working_day", "--pause", "2026-11-25T09:00/2026-11-27T09:00"], "2026-12-03T17:00:00+07:00"),
    ],
)
def test_a_due_date_is_counted(outside: Console, words: list[str], expected: str) -> None:
    found = due(outside, *words, "--received", "2026-11-23T09:41")
    assert found["due_at"] == expected
    assert found["calendar_confirmed"] is True
    assert found["calendar"] == "shipped"
    assert found["explanation"][-1]["kind"] == "due"


def test_a_wait_for_papers_starts_the_count_anew_or_is_deducted(outside: Console) -> None:
    words = [
        "--limit",
        "3 working_day",
        "--received",
        "2026-11-16T09:00",
        "--pause",
        "2026-11-17T09:00/2026-11-20T09:00",
    ]
    anew = due(outside, *words, "--supplement", "restart")
    assert anew["due_at"] == "2026-11-26T17:00:00+07:00"
    assert "restarted" in {line["kind"] for line in anew["explanation"]}
    assert due(outside, *words, "--supplement", "deduct") == due(outside, *words)
    assert due(outside, *words)["due_at"] < anew["due_at"]


def test_cases_and_the_wards_own_target_are_counted_too(outside: Console) -> None:
    found = due(outside, "--procedure", "1.004859", "--case", "Cần xác minh", "--received", "2026-11-16T09:00")
    assert (found["limit"], found["cases"], found["due_at"]) == (
        "6 working_day",
        ["Cần xác minh"],
        "2026-11-25T17:00:00+07:00",
    )
    ends = [step["due_at"] for step in found["target"]["steps"]]
    assert ends == sorted(ends)
    assert ends[-1] == found["target"]["due_at"]
    assert found["target"]["minutes"] == sum(step["ceiling_minutes"] for step in found["target"]["steps"])


def test_limits_of_two_units_are_counted_in_turn(outside: Console) -> None:
    found = due(outside, "--limit", "1 same_day + 2 working_day", "--received", "2026-11-23T09:00")
    assert found["due_at"] == "2026-11-26T17:00:00+07:00"
    assert [line["kind"] for line in found["explanation"]].count("due") == 1


def test_the_answer_tells_everything_it_was_counted_by(outside: Console) -> None:
    found = due(outside, "--limit", "5 working_day", "--received", "2027-12-28T09:00")
    assert found["unconfirmed_years"] == [2027, 2028]
    assert (found["policy"], found["supplement"], found["target"]) == ("end_of_day", "deduct", None)
    line = ["due", "--limit", "1 week", "--case", "1", "--received", "2026-11-23T09:41"]
    assert outside.refused(*line)["code"] == "usage.needs"


def test_a_year_that_nobody_confirmed_says_so(outside: Console) -> None:
    assert due(outside, "--limit", "5 working_day", "--received", "2031-11-24T09:00")["calendar_confirmed"] is False


def test_a_folder_that_is_named_lends_its_calendar(console: Console) -> None:
    console.ask("calendar", "set", "2026-11-25", "off", "--name", "Mất điện toàn phường")
    found = due(console, "--limit", "1 working_day", "--received", "2026-11-23T09:41")
    assert found["due_at"] == "2026-11-26T17:00:00+07:00"
    assert found["calendar"] == "folder"
    assert due(console, "--procedure", BIRTH, "--received", "2026-11-23T16:00")["due_at"] == "2026-11-26T17:00:00+07:00"


def test_people_read_the_explanation(outside: Console) -> None:
    said = outside.run("--lang", "en", "due", "--limit", "1 working_day", "--received", "2026-11-23T09:41")
    assert said.out.splitlines()[0] == "Received at 09:41 23/11/2026; time limit 1 working day."
    assert said.out.splitlines()[-1] == "Due: 17:00 25/11/2026."


def test_a_limit_and_a_procedure_are_one_too_many(outside: Console) -> None:
    line = ["due", "--received", "2026-11-23T09:41", "--limit", "1 week", "--procedure", BIRTH]
    assert outside.refused(*line)["code"] == "usage.together"
    unknown = ["due", "--received", "2026-11-23T09:41", "--procedure", "9.999999"]
    assert outside.refused(*unknown)["code"] == "procedure.unknown"
