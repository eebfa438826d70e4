"""Spreadsheets as plain values: what stands in each cell, and of what kind. ``exchange`` alone writes the cells."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from pathlib import Path
from typing import Protocol

Value = str | int | date | datetime | None


class CellKind(StrEnum):
    """How a column is written; what a person typed and every code is text, whatever it looks like."""

    TEXT = "text"
    NUMBER = "number"
    MONEY = "money"
    DAY = "day"
    MOMENT = "moment"
    PERCENT = "percent"  # hundredths of a percent


@dataclass(frozen=True, slots=True)
class BookColumn:
    """One column with its heading; ``width`` in letters."""

    head: str
    kind: CellKind = CellKind.TEXT
    width: int = 14


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet: a heading row that stays in sight, rows, and a last row set off where there is one."""

    title: str
    columns: tuple[BookColumn, ...]
    rows: tuple[tuple[Value, ...], ...]
    total: tuple[Value, ...] = ()


@dataclass(frozen=True, slots=True)
class Book:
    """A spreadsheet file. ``about`` fills its sheet "Thông tin": what it is, of which unit, when and by whom made."""

    about: tuple[tuple[str, Value], ...]
    sheets: tuple[Sheet, ...]


class BookWriter(Protocol):
    """Writes a book as a file, whole or not at all."""

    def __call__(self, book: Book, path: Path) -> None: ...


def sheet(title: str, columns: Sequence[BookColumn], rows: Sequence[Sequence[Value]]) -> Sheet:
    """Return a sheet whose rows fill every column; ValueError where one does not."""
    filled = tuple(tuple(row) for row in rows)
    if any(len(row) != len(columns) for row in filled):
        raise ValueError(f"a row of {title} has not {len(columns)} cells")
    return Sheet(title, tuple(columns), filled)
