"""The calendar by command line: shown, changed, imported, confirmed, exported, and promises counted anew."""

from pathlib import Path

import pytest

from cli.conftest import Console

SINGLE_STATUS = "1.004873"
TET = """day,kind,name,hours
2028-01-24,off,Tết Nguyên đán,
2028-01-25,off,Tết Nguyên đán,
2028-02-05,work,Làm bù,07:30-11:30
"""


def kinds(console: Console, year: int) -> dict[str, str]:
    return {row["day"]: row["kind"] for row in console.ask("calendar", "show", str(year))["days"]}


def test_a_dry_run_shows_what_a_change_touches_and_changes_nothing(console: Console) -> None:
    code = console.receive(procedure=SINGLE_STATUS)["code"]
    found = console.ask("calendar", "set", "2026-11-25", "off", "--name", "Mất điện", "--dry-run")
    assert found["applied"] is False
    assert [(row["code"], row["move"]) for row in found["touched"]] == [(code, "later")]
    assert "2026-11-25" not in kinds(console, 2026)


def test_promises_stay_until_they_are_counted_anew(console: Console) -> None:
    code = console.receive(procedure=SINGLE_STATUS)["code"]
    due = console.ask("show", code)["due_at"]
    console.ask("calendar", "set", "2026-11-25", "off", "--name", "Mất điện toàn phường")
    assert console.ask("show", code)["due_at"] == due
    (row,) = console.ask("calendar", "outstanding")["touched"]
    assert (row["code"], row["due_before"]) == (code, due)
    done = console.ask("calendar", "recount", "--all", "--reason", "Mất điện toàn phường")
    assert done["codes"] == [code]
    shown = console.ask("show", code)
    assert shown["due_at"] == row["due_after"] > due
    assert [one["why"] for one in shown["appointments"]] == ["received", "recounted"]
    assert console.ask("calendar", "recount", code, "--reason", "Lần nữa")["codes"] == []


def test_an_earlier_date_is_counted_anew_only_when_asked_for(console: Console) -> None:
    code = console.receive(procedure=SINGLE_STATUS)["code"]
    console.ask("calendar", "set", "2026-11-24", "clear")
    assert console.ask("calendar", "recount", "--all", "--reason", "Bỏ ngày nghỉ")["codes"] == []
    assert console.ask("calendar", "recount", "--all", "--earlier", "--reason", "Bỏ ngày nghỉ")["codes"] == [code]


def test_a_recount_names_dossiers_or_all(console: Console) -> None:
    assert console.refused("calendar", "recount", "--reason", "x")["code"] == "usage.missing"


@pytest.mark.parametrize("separator", [",", ";"])
def test_a_table_is_imported_and_confirmed_by_somebody(console: Console, tmp_path: Path, separator: str) -> None:
    file = tmp_path / "lich.csv"
    table = TET if separator == "," else "\n".join(";".join(line.split(",")) for line in TET.splitlines())
    file.write_text(f"\ufeff{table}", "utf-8")
    console.ask("calendar", "import", file)
    shown = console.ask("calendar", "show", "2028")
    assert [(row["day"], row["kind"], row["hours"]) for row in shown["days"]] == [
        ("2028-01-24", "off", ""),
        ("2028-01-25", "off", ""),
        ("2028-02-05", "work", "07:30-11:30"),
    ]
    assert shown["confirmed"] is False
    assert console.ask("calendar", "confirm", "2028")["confirmed_years"] == [2028]
    assert console.ask("calendar", "show", "2028")["confirmed"] is True


def test_a_file_takes_a_confirmation_back(console: Console, tmp_path: Path) -> None:
    file = tmp_path / "2026.json"
    console.ask("calendar", "export", "2026", "--out", file)
    assert console.ask("calendar", "import", file)["doubted_years"] == [2026]
    assert console.ask("calendar", "show", "2026")["confirmed"] is False


def test_an_import_that_is_repeated_under_its_key_answers_the_same(console: Console, tmp_path: Path) -> None:
    file = tmp_path / "lich.csv"
    file.write_text(TET, "utf-8")
    first = console.ask("calendar", "import", file, "--key", "k1")
    assert first["changes"]
    assert console.ask("calendar", "import", file, "--key", "k1") == first


def test_what_is_exported_is_read_back_the_same(console: Console, tmp_path: Path) -> None:
    console.ask("calendar", "set", "2026-12-24", "half", "--name", "Nghỉ chiều", "--hours", "07:30-11:00")
    before = console.ask("calendar", "show", "2026")["days"]
    file = tmp_path / "lich.json"
    assert len(console.ask("calendar", "export", "--out", file)["years"]) == 5
    assert console.ask("calendar", "import", file)["changes"] == []
    assert console.ask("calendar", "show", "2026")["days"] == before


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("{", "calendar.unreadable"),
        ('{"years": []}', "calendar.empty_file"),
        ("day,kind,name\n2028-01-24,holiday,Tết\n", "calendar.unreadable"),
        ("day,kind\n2028-01-24,off\n", "calendar.unreadable"),
        ("day,kind,name\n2028-01-24,off,A\n2028-01-24,work,B\n", "calendar.day_twice"),
        ("day,kind,name,hours\n2028-01-24,half,A,8 giờ\n", "hours.unreadable"),
    ],
)
def test_a_file_that_is_no_calendar_changes_nothing(console: Console, tmp_path: Path, text: str, code: str) -> None:
    file, before = tmp_path / "x", kinds(console, 2028)
    file.write_text(text, "utf-8")
    assert console.refused("calendar", "import", file)["code"] == code
    assert kinds(console, 2028) == before


def test_a_file_that_is_not_there_is_unavailable(console: Console) -> None:
    said = console.run("--json", "calendar", "import", "/nowhere/lich.json")
    assert (said.exit_code, said.error["code"]) == (3, "calendar.cannot_read")


def test_a_year_may_be_looked_at_before_anybody_enters_it(console: Console, tmp_path: Path) -> None:
    file = tmp_path / "2029.json"
    proposed = console.ask("calendar", "propose", "2029", "--out", file)
    assert "2029-11-24" in {row["day"] for row in proposed["days"]}
    assert console.ask("calendar", "import", file)["changes"] == []
    assert console.ask("calendar", "show", "2029")["confirmed"] is False


def test_hours_are_set_by_weekday_and_for_a_season(console: Console) -> None:
    console.ask("calendar", "hours", "--set", "sat=07:30-11:30")
    assert console.ask("calendar", "show", "2026")["week"][5] == "07:30-11:30"
    console.ask("calendar", "hours", "--set", "mon-fri=07:00-15:00", "--from", "2027-06-01", "--to", "2027-08-31")
    (season,) = console.ask("calendar", "show", "2027")["periods"]
    assert (season["valid_from"], season["week"][0], season["week"][5]) == ("2027-06-01", "07:00-15:00", "07:30-11:30")
    console.ask("calendar", "hours", "--set", "sat=closed")
    assert console.ask("calendar", "show", "2026")["week"][5] == ""
    assert console.refused("calendar", "hours", "--set", "tet=07:30-11:30")["code"] == "usage.bad_pair"
    assert console.refused("calendar", "hours", "--set", "mon=closed", "--to", "2027-01-01")["code"] == "usage.needs"


def test_the_unit_chooses_how_it_counts(console: Console) -> None:
    chosen = console.ask("calendar", "policy", "--due", "session_end", "--supplement", "deduct")
    assert (chosen["due_policy"], chosen["supplement_policy"]) == ("session_end", "deduct")
    assert console.receive(procedure=SINGLE_STATUS)["due_at"] == "2026-11-27T11:30:00+07:00"


def test_a_case_another_agency_and_duties_by_command(console: Console) -> None:
    done = console.receive("--competent", "UBND xã Cẩm Giàng", "--case", "1", procedure=SINGLE_STATUS)
    shown = console.ask("show", done["code"])
    assert (shown["competent"], shown["cases"]) == ("UBND xã Cẩm Giàng", ["Phải gửi văn bản xác minh"])
    assert shown["clocks"]["legal"]["due_at"] == done["due_at"]
    moved = console.at("2026-11-25T09:00").ask("competent", done["code"])
    assert moved["due_at"] == "2026-12-15T17:00:00+07:00"
    later = console.at("2026-11-25T09:00")
    assert later.refused("case", done["code"], "--case", "1", "--reason", "x")["code"] == "case.holds_already"
    assert console.ask("duties") == {"to_close": [], "to_answer": [], "warnings": []}


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_people_read_what_a_change_touches(console: Console, lang: str) -> None:
    code = console.receive(procedure=SINGLE_STATUS)["code"]
    said = console.run("--lang", lang, "calendar", "set", "2026-11-25", "off", "--name", "Lụt", "--dry-run")
    assert said.exit_code == 0
    assert f"{code}  17:00 27/11/2026 → 17:00 30/11/2026" in said.out
