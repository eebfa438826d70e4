"""A sheet that belongs to no dossier: a page to try a printer with, the key of the unit for its safe."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from counter_app.services.papers.parts import Letterhead


class NoticeKind(StrEnum):
    """What the sheet is for; its fixed words are form data."""

    HEAD = "head"  # the letterhead alone, to be looked at
    SPECIMEN = "specimen"
    KEY = "key"


class NoticeSheet(StrEnum):
    """The paper it is drawn for."""

    A4 = "a4"
    A5 = "a5"


@dataclass(frozen=True, slots=True)
class NoticePaper:
    """The words of one sheet. ``facts`` are written after their labels; what is copied by hand stands apart."""

    kind: NoticeKind
    sheet: NoticeSheet
    letterhead: Letterhead
    number: str
    dated: date
    facts: tuple[str, ...] = ()
    demo: bool = False
