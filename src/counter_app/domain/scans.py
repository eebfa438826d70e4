"""What a scanner or a clerk put in: told apart by what it says, never by the screen it came to.

The screen decides what to do with it. A text is put through the strictest reading first: a card begins with twelve
digits and a bar, a barcode of ours carries its check digit, a dossier code has its law's shape.
"""

import re
from dataclasses import dataclass
from enum import StrEnum

from counter_app.domain.errors import Refused
from counter_app.domain.identifiers import phone
from counter_app.domain.names import clean
from counter_app.domain.numbering.barcode import BarcodeKind, read_payload
from counter_app.domain.numbering.dossier_codes import is_internal_shape, is_official_shape, tidy

_CARD = re.compile(r"[0-9]{12}\s*\|")
_ID_NUMBER = re.compile(r"[0-9]{12}")
_TEN_DIGITS = re.compile(r"[0-9]{10}")
_ANCHOR = re.compile(r"\s+[0-9A-F]{10}$", re.IGNORECASE)  # a receipt's QR holds its code and ten signs of the log


class ScanKind(StrEnum):
    """What a scanned text leads to."""

    CARD = "card"
    DOSSIER = "dossier"
    HANDOVER = "handover"
    SLIP = "slip"
    CODE = "code"
    ID_NUMBER = "id_number"
    PHONE = "phone"
    TEXT = "text"


OF_A_DOSSIER = frozenset({ScanKind.DOSSIER, ScanKind.SLIP, ScanKind.CODE})
"""Scans that name one dossier by itself."""

_PAPERS = {
    BarcodeKind.DOSSIER: ScanKind.DOSSIER,
    BarcodeKind.HANDOVER: ScanKind.HANDOVER,
    BarcodeKind.SLIP: ScanKind.SLIP,
}


@dataclass(frozen=True, slots=True, repr=False)
class Scan:
    """One scan. ``value`` is its text as it is looked up: a card whole, a paper's digits, a code without its anchor.

    ``typed_over`` says that an input method rewrote the keys on their way: letters in it are not to be trusted.
    """

    kind: ScanKind
    text: str
    value: str
    typed_over: bool = False

    def __repr__(self) -> str:
        """Tell nothing about the person: this text may reach a log."""
        return f"Scan({self.kind}, {outline(self.text)})"


def scanned(text: str, *, typed_over: bool = False) -> Scan:
    """Return what a text is. Never refuses: what fits nothing else is words to search for."""
    words = clean(text)
    kind, value = _told_apart(words)
    return Scan(kind, text, value, typed_over)


def outline(text: str) -> str:
    """Return the shape of a scan without what it says: digits as 9, letters as a or A, others beyond ASCII as ă or Ă.

    It shows whoever sets up a scanner whether bars, length and Vietnamese letters arrive.
    """
    return "".join(map(_shape, text))


def _told_apart(words: str) -> tuple[ScanKind, str]:
    if _CARD.match(words):
        return ScanKind.CARD, words
    if (paper := _own_paper(words)) is not None:
        return paper, words.replace(" ", "")
    code = tidy(_ANCHOR.sub("", words))
    if is_official_shape(code) or is_internal_shape(code):
        return ScanKind.CODE, code
    if _ID_NUMBER.fullmatch(words):
        return ScanKind.ID_NUMBER, words
    return _phone_or_text(words)


def _own_paper(words: str) -> ScanKind | None:
    try:
        return _PAPERS[read_payload(words)[0]]
    except Refused:
        return None


def _phone_or_text(words: str) -> tuple[ScanKind, str]:
    if not _TEN_DIGITS.fullmatch(words):
        return ScanKind.TEXT, words
    try:
        return ScanKind.PHONE, phone(words)
    except Refused:
        return ScanKind.TEXT, words


def _shape(char: str) -> str:
    if char.isdigit():
        return "9"
    if not char.isalpha():
        return char if char.isprintable() else "·"
    letter = "a" if char.isascii() else "ă"
    return letter.upper() if char.isupper() else letter
