"""The one module that writes cells. A text is always a text: what a person typed can never become a formula or a link.

XLSX only: a CSV file has no way to say that "=1+1" or "0012" is a text.
"""

from datetime import datetime, time
from pathlib import Path
from typing import BinaryIO

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from counter_app.domain.moments import ward_time
from counter_app.exchange.whole_files import written_whole
from counter_app.services.books import Book, CellKind, Sheet, Value

ABOUT = "Thông tin"
LONGEST_TEXT = 32_767  # letters a cell can hold
_LONGEST_TITLE = 31
_NOT_IN_A_TITLE = str.maketrans(dict.fromkeys("[]:*?/\\", " "))
_NEVER_A_FORMULA = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
_SHAPES = {
    CellKind.TEXT: "@",
    CellKind.NUMBER: "#,##0",
    CellKind.MONEY: '#,##0" ₫"',
    CellKind.DAY: "dd/mm/yyyy",
    CellKind.MOMENT: "dd/mm/yyyy hh:mm",
    CellKind.PERCENT: "0.00%",
}
_FORMULA_LIKE = ("=", "+", "-", "@", "\t", "\r")


def write_book(book: Book, path: Path) -> None:
    """Write a spreadsheet to ``path``, whole or not at all; Unavailable where the place fails."""
    with written_whole(path) as handle:
        _write(book, handle)


def _write(book: Book, handle: BinaryIO) -> None:
    workbook = xlsxwriter.Workbook(handle, {"in_memory": True, "remove_timezone": True, **_NEVER_A_FORMULA})
    looks = _Looks(workbook)
    for one in book.sheets:
        _fill(workbook.add_worksheet(_title(one.title)), one, looks)
    _tell(workbook.add_worksheet(ABOUT), book, looks)
    workbook.close()


class _Looks:
    """The formats of one file: a plain and a bold one for each kind of cell."""

    def __init__(self, workbook: xlsxwriter.Workbook) -> None:
        self._made = {
            (kind, bold, quoted): workbook.add_format(
                {
                    "num_format": shape,
                    "bold": bold,
                    "quote_prefix": quoted,
                    "valign": "top",
                    "text_wrap": kind is CellKind.TEXT,
                }
            )
            for kind, shape in _SHAPES.items()
            for bold in (False, True)
            for quoted in (False, True)
        }
        self.head = workbook.add_format({"bold": True, "text_wrap": True, "valign": "vcenter", "bg_color": "#EDEDED"})

    def of(self, kind: CellKind, *, bold: bool = False, quoted: bool = False) -> Format:
        return self._made[kind, bold, quoted]


def _fill(page: Worksheet, one: Sheet, looks: _Looks) -> None:
    for place, column in enumerate(one.columns):
        page.set_column(place, place, column.width)
        page.write_string(0, place, column.head, looks.head)
    for line, row in enumerate((*one.rows, *((one.total,) if one.total else ())), start=1):
        bold = line > len(one.rows)
        for place, value in enumerate(row):
            _put(page, line, place, value, one.columns[place].kind, looks, bold=bold)
    page.freeze_panes(1, 0)
    if one.rows:
        page.autofilter(0, 0, len(one.rows), len(one.columns) - 1)


def _put(
    page: Worksheet, line: int, place: int, value: Value, kind: CellKind, looks: _Looks, *, bold: bool = False
) -> None:
    """Write one cell by the kind of its column; a text in a column of numbers stays a text."""
    if value is None:
        return
    if isinstance(value, str):
        quoted = value.startswith(_FORMULA_LIKE)
        shown = value if len(value) <= LONGEST_TEXT else f"{value[: LONGEST_TEXT - 1]}…"
        page.write_string(line, place, shown, looks.of(CellKind.TEXT, bold=bold, quoted=quoted))
    elif isinstance(value, datetime):
        page.write_datetime(line, place, ward_time(value).replace(tzinfo=None), looks.of(kind, bold=bold))
    elif isinstance(value, int):
        page.write_number(line, place, value / 10_000 if kind is CellKind.PERCENT else value, looks.of(kind, bold=bold))
    else:
        day = datetime.combine(value, time.min)
        page.write_datetime(line, place, day, looks.of(kind, bold=bold))


def _tell(page: Worksheet, book: Book, looks: _Looks) -> None:
    page.set_column(0, 0, 26)
    page.set_column(1, 1, 70)
    for line, (label, value) in enumerate(book.about):
        _put(page, line, 0, label, CellKind.TEXT, looks, bold=True)
        kind = CellKind.MOMENT if isinstance(value, datetime) else CellKind.TEXT
        kind = CellKind.NUMBER if isinstance(value, int) else kind
        _put(page, line, 1, value, kind if isinstance(value, str | int | datetime) else CellKind.DAY, looks)


def _title(text: str) -> str:
    return text.translate(_NOT_IN_A_TITLE).strip("' ")[:_LONGEST_TITLE]
