"""``report`` and ``log --xlsx``: the figures of a period and of a day, as data, on paper and in spreadsheets."""

from pathlib import Path

import openpyxl
import pytest

from cli.conftest import COPIES, Console
from printing import reading

PERIOD = ("--from", "2026-11-01", "--to", "2026-11-30")
LATER = "2026-11-27T08:00"


@pytest.fixture
def lived(console: Console) -> Console:
    """A console on Friday, after a week with one dossier solved, one late and one waiting."""
    done = console.receive()["code"]
    console.finish(done)
    console.receive(procedure=COPIES, applicant="Ma Văn Trễ")
    console.receive("--channel", "online_full", procedure="1.004873", applicant="Vi Thị Mai")
    return console.at(LATER)


def test_the_report_has_rows_totals_and_checks_that_hold(lived: Console) -> None:
    found = lived.ask("report", "07a", *PERIOD)
    assert {"rows", "totals", "checks", "carried", "on_time", "way_766", "shares", "warnings"} <= set(found)
    assert (found["form"], found["from"], found["to"]) == ("07a", "2026-11-01", "2026-11-30")
    totals = found["totals"]
    assert (totals["received_total"], totals["online_full"], totals["counter"]) == (3, 1, 2)
    assert (totals["solved_total"], totals["open_total"], totals["overdue"]) == (1, 2, 1)
    assert sum(row["received_total"] for row in found["rows"]) == 3
    assert [check["ok"] for check in found["checks"]] == [True, True, True]
    assert (found["on_time"]["kept"], found["on_time"]["percent"]) == (1, 100.0)
    assert (found["way_766"]["kept"], found["way_766"]["out_of"]) == (2, 3)


def test_a_form_that_is_not_the_periods_own_is_made_with_a_word_about_it(lived: Console) -> None:
    assert lived.ask("report", "07a", *PERIOD)["warnings"] == []
    (warning,) = lived.ask("report", "ii06a", *PERIOD)["warnings"]
    assert (warning["code"], warning["form"]) == ("report.other_form", "07a")
    assert lived.ask("report", "ii06a", "--from", "2026-07-01", "--to", "2026-07-31")["warnings"] == []


def test_paper_and_spreadsheet_hold_the_same_rows_as_the_data(lived: Console, tmp_path: Path) -> None:
    pdf, xlsx = tmp_path / "r.pdf", tmp_path / "r.xlsx"
    found = lived.ask("report", "07a", *PERIOD, "--pdf", pdf, "--xlsx", xlsx)
    assert (found["pdf"], found["xlsx"]) == (str(pdf), str(xlsx))
    page = openpyxl.load_workbook(xlsx).worksheets[0]
    names = [row["field"] for row in found["rows"]]
    assert [row[1] for row in page.iter_rows(min_row=2, values_only=True)] == [*names, "TỔNG CỘNG"]
    said = reading.solid(reading.text(pdf.read_bytes()))
    assert all(reading.solid(name) in said for name in names)


def test_a_period_that_is_backwards_is_refused(lived: Console) -> None:
    error = lived.refused("report", "07a", "--from", "2026-11-30", "--to", "2026-11-01")
    assert (error["kind"], error["code"]) == ("refused", "report.period_backwards")
    assert lived.refused("report", "07a", "--from", "2026-12-01", "--to", "2026-12-31")["code"] == "report.period_ahead"
    assert lived.refused("report", "07a", "--from", "2026-11-30")["kind"] == "usage"


def test_the_days_log_as_a_spreadsheet_holds_every_row(lived: Console, tmp_path: Path) -> None:
    xlsx = tmp_path / "log.xlsx"
    found = lived.ask("log", "2026-11-23", "--xlsx", xlsx)
    book = openpyxl.load_workbook(xlsx)
    received = list(book["Nhận trong ngày"].iter_rows(min_row=2, values_only=True))
    assert [row[1] for row in received] == [row["code"] for row in found["received"]]
    assert [row[2] for row in received] == [row["applicant"] for row in found["received"]]
    assert book["Thông tin"]["B5"].value == "chưa ký"


def test_a_day_is_signed_off_from_the_command_line(lived: Console, tmp_path: Path) -> None:
    signed = lived.ask("log", "2026-11-23", "--sign-off", "--pdf", tmp_path / "log.pdf")
    assert (signed["signed"]["name"], signed["signed"]["at"]) == ("Trần Thị Hoa", f"{LATER}:00+07:00")
    assert lived.refused("log", "2026-11-23", "--sign-off")["code"] == "log.signed_already"
    late = ("--happened-at", "2026-11-23T10:00", "--reason", "Mất điện")
    code = lived.receive(*late, applicant="Lò Thị Muộn")["code"]
    told = lived.ask("log", "2026-11-23")
    assert code not in {row["code"] for row in told["received"]}
    assert ("received", "added", code) in {(one["list"], one["kind"], one["code"]) for one in told["corrections"]}
    assert "Nhật ký khóa lúc" in reading.text((tmp_path / "log.pdf").read_bytes())
