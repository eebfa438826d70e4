"""Cells: what a person typed is a text and stays one, days are days, numbers are numbers."""

import zipfile
from datetime import UTC, date, datetime
from pathlib import Path

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from counter_app.domain.errors import Unavailable
from counter_app.exchange.spreadsheets import LONGEST_TEXT, write_book
from counter_app.services.books import Book, BookColumn, CellKind, sheet

HOSTILE = (
    "=1+1",
    "+84912345678",
    "-2+3",
    "@SUM(A1)",
    '=HYPERLINK("http://x","y")',
    "=cmd|' /C calc'!A0",
    "\t=1+1",
    "\r=1",
    "http://example.org",
    "mailto:a@b.vn",
    "0012",
    "1e5",
    "TRUE",
    "2026-11-23",
    "<b>Nguyễn</b>",
    "{=1+1}",
    "Nguyễn Thị Ề",
    "_x0041_",
)


def written(path: Path, *rows: tuple[object, ...], kinds: tuple[CellKind, ...] = (CellKind.TEXT,)) -> Worksheet:
    columns = [BookColumn(f"Cột {number}", kind) for number, kind in enumerate(kinds, 1)]
    book = Book((("Đơn vị", "UBND phường Đức Xuân"), ("Ngày", date(2026, 11, 23))), (sheet("Tờ 1", columns, rows),))  # type: ignore[arg-type]
    write_book(book, path)
    return openpyxl.load_workbook(path)["Tờ 1"]


@pytest.mark.parametrize("text", HOSTILE)
def test_a_text_is_a_text_whatever_it_looks_like(tmp_path: Path, text: str) -> None:
    path = tmp_path / "b.xlsx"
    cell = written(path, (text,))["A2"]
    assert cell.data_type == "s"
    assert str(cell.value).replace("_x000D_", "\r").replace("_x005F_", "_") == text
    assert cell.number_format == "@"
    assert cell.hyperlink is None
    with zipfile.ZipFile(path) as parts:
        assert b"<f>" not in parts.read("xl/worksheets/sheet1.xml")
        assert not [name for name in parts.namelist() if "vba" in name or "externalLink" in name]


@pytest.mark.parametrize("text", HOSTILE[:4])
def test_what_looks_like_a_formula_stays_a_text_when_the_cell_is_edited(tmp_path: Path, text: str) -> None:
    assert written(tmp_path / "b.xlsx", (text,))["A2"].quotePrefix


def test_a_plain_text_needs_no_such_mark(tmp_path: Path) -> None:
    """The control of the one above."""
    assert not written(tmp_path / "b.xlsx", ("Nguyễn",))["A2"].quotePrefix


def test_days_moments_money_and_shares_are_what_they_are(tmp_path: Path) -> None:
    kinds = (CellKind.DAY, CellKind.MOMENT, CellKind.MONEY, CellKind.PERCENT, CellKind.NUMBER)
    noon = datetime(2026, 11, 23, 5, 30, tzinfo=UTC)
    page = written(tmp_path / "b.xlsx", (date(2026, 11, 23), noon, 1_250_000, 9780, 64), kinds=kinds)
    day, moment, *values = [cell.value for cell in page[2]]
    assert [day.isoformat(), moment.isoformat()] == ["2026-11-23T00:00:00", "2026-11-23T12:30:00"]
    assert values == [1_250_000, 0.978, 64]
    assert [cell.number_format for cell in page[2]] == ["dd/mm/yyyy", "dd/mm/yyyy hh:mm", '#,##0" ₫"', "0.00%", "#,##0"]


def test_the_head_stays_in_sight_and_a_sheet_tells_what_the_file_is(tmp_path: Path) -> None:
    page = written(tmp_path / "b.xlsx", ("a",))
    assert page.freeze_panes == "A2"
    about = page.parent["Thông tin"]
    assert (about["A1"].value, about["B1"].value) == ("Đơn vị", "UBND phường Đức Xuân")
    assert about["B2"].value.isoformat() == "2026-11-23T00:00:00"


def test_a_text_that_is_too_long_is_cut_with_a_sign_and_not_dropped(tmp_path: Path) -> None:
    value = written(tmp_path / "b.xlsx", ("x" * (LONGEST_TEXT + 5),))["A2"].value
    assert (len(value), value[-1]) == (LONGEST_TEXT, "…")


def test_a_row_that_does_not_fill_its_columns_is_a_mistake_of_ours() -> None:
    with pytest.raises(ValueError, match="has not 1 cells"):
        sheet("Tờ", [BookColumn("Cột")], [("a", "b")])


def test_a_file_that_cannot_be_written_leaves_the_old_one(tmp_path: Path) -> None:
    path = tmp_path / "b.xlsx"
    written(path, ("a",))
    before = path.read_bytes()
    with pytest.raises(TypeError):
        written(path, (b"no such kind of value",))
    assert path.read_bytes() == before
    with pytest.raises(Unavailable):
        written(tmp_path / "b.xlsx" / "x.xlsx", ("a",))
