"""The catalogue by command line: what was compared with the decision, and taken back."""

from dataclasses import replace

from cli.conftest import BIRTH, Console

DECISION = "1186/QĐ-UBND"


def test_a_check_is_recorded_and_shown_with_its_decision(console: Console) -> None:
    done = console.ask("catalogue", "confirm", BIRTH, "--decision", DECISION, "--dated", "2023-05-12")
    assert (done["code"], done["decision"], done["dated"]) == (BIRTH, DECISION, "2023-05-12")
    assert (done["unchecked"], done["taken_back"]) == ([], False)
    shown = console.ask("catalogue", "show", BIRTH)
    assert (shown["unchecked"], shown["confidence"]["limit"]) == ([], "confirmed")
    (check,) = shown["checks"]
    assert (check["decision"], check["dated"], check["by"]) == (DECISION, "2023-05-12", "hoa")


def test_parts_are_checked_by_themselves_and_what_is_left_is_told(console: Console) -> None:
    parts = ["--only", "limit", "--only", "fee"]
    said = console.run("catalogue", "confirm", BIRTH, "--decision", DECISION, *parts)
    assert "Chưa đối chiếu với quyết định: thông tin chung, thành phần hồ sơ." in said.out
    assert console.ask("catalogue", "show", BIRTH)["unchecked"] == ["entry", "papers"]


def test_a_check_made_by_mistake_is_taken_back(console: Console) -> None:
    console.ask("catalogue", "confirm", BIRTH, "--decision", DECISION)
    done = console.ask("catalogue", "confirm", BIRTH, "--take-back")
    assert (done["taken_back"], done["decision"]) == (True, DECISION)
    assert console.ask("catalogue", "show", BIRTH)["checks"] == []


def test_a_check_repeated_under_its_key_answers_the_same(console: Console) -> None:
    line = ("catalogue", "confirm", BIRTH, "--decision", DECISION, "--key", "k")
    assert console.ask(*line) == console.ask(*line)
    assert len(console.ask("catalogue", "show", BIRTH)["checks"]) == 1


def test_a_check_without_its_decision_is_no_command(console: Console) -> None:
    assert console.refused("catalogue", "confirm", BIRTH)["code"] == "usage.missing"
    both = console.refused("catalogue", "confirm", BIRTH, "--take-back", "--decision", DECISION)
    assert both["code"] == "usage.together"


def test_whoever_only_reads_the_catalogue_confirms_nothing(console: Console) -> None:
    line = ("--as", "binh", "catalogue", "confirm", BIRTH, "--decision", DECISION)
    assert replace(console).run("--json", *line).exit_code == 4
    assert console.ask("catalogue", "show", BIRTH)["checks"] == []
