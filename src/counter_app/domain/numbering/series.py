"""What a counter is keyed by: each series runs from 1 without gaps, and starts again with its next period."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from counter_app.domain.numbering.barcode import BarcodeKind
from counter_app.domain.numbering.papers import PaperKind


class SeriesKind(StrEnum):
    """The kinds of running numbers a unit gives out."""

    DOSSIER_CODE = "dossier_code"
    INTERNAL_CODE = "internal_code"
    PAPER = "paper"
    REGISTER = "register"
    BARCODE = "barcode"


@dataclass(frozen=True, slots=True)
class SeriesKey:
    """One counter: what it counts, within which scope, in which period. ``str`` of it is unique."""

    kind: SeriesKind
    scope: str
    period: str

    def __str__(self) -> str:
        """Return the key as one text, for tables and messages."""
        return f"{self.kind}:{self.scope}:{self.period}"


def dossier_codes(prefix: str, day: date) -> SeriesKey:
    """Return the series of official codes: per unit identifier and day of receipt (NĐ 118/2025/NĐ-CP Đ28)."""
    return SeriesKey(SeriesKind.DOSSIER_CODE, prefix, f"{day:%Y-%m-%d}")


def internal_codes(year: int) -> SeriesKey:
    """Return the series of internal numbers of a year."""
    return SeriesKey(SeriesKind.INTERNAL_CODE, "", f"{year:04d}")


def papers(kind: PaperKind, unit: str, year: int) -> SeriesKey:
    """Return the series of the "Số" on a kind of paper, per issuing unit and year (NĐ 30/2020/NĐ-CP Đ15)."""
    return SeriesKey(SeriesKind.PAPER, f"{kind}/{unit}", f"{year:04d}")


def register(book: str, year: int) -> SeriesKey:
    """Return the series of running numbers in a register book of a year (số thứ tự trong Sổ theo dõi hồ sơ)."""
    return SeriesKey(SeriesKind.REGISTER, book, f"{year:04d}")


def barcodes(kind: BarcodeKind) -> SeriesKey:
    """Return the series behind a kind of barcode, which never starts again."""
    return SeriesKey(SeriesKind.BARCODE, f"{kind:02d}", "")
