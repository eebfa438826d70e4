"""What a printed barcode says: digits only, so that no keyboard layout or input method can alter it.

Two digits of kind, the internal running number in eleven, one check digit: fourteen, an even number, which Code 128
writes in its dense digit pairs. The check digit is Damm's (H. M. Damm, "Total anti-symmetrische Quasigruppen", Marburg
2004): it finds *every* wrong digit and *every* swap of neighbours, where Luhn misses 09 for 90. Fourteen digits are
neither a personal number (12) nor a telephone number (10 or 11).
"""

from enum import IntEnum
from functools import reduce

from counter_app.domain.errors import Refused

LENGTH = 14

_NUMBER_DIGITS = LENGTH - 3
_DAMM = (
    (0, 3, 1, 7, 5, 9, 8, 6, 4, 2),
    (7, 0, 9, 2, 1, 5, 4, 8, 6, 3),
    (4, 2, 0, 6, 8, 7, 1, 3, 5, 9),
    (1, 7, 5, 0, 9, 8, 3, 4, 2, 6),
    (6, 1, 2, 3, 0, 4, 5, 9, 7, 8),
    (3, 6, 7, 4, 2, 0, 9, 5, 8, 1),
    (5, 8, 6, 9, 7, 2, 0, 1, 3, 4),
    (8, 9, 4, 5, 3, 6, 2, 0, 1, 7),
    (9, 4, 3, 8, 6, 1, 7, 2, 0, 5),
    (2, 5, 8, 1, 4, 3, 6, 7, 9, 0),
)


class BarcodeKind(IntEnum):
    """What a barcode leads to. Printed on paper that is kept for years: a value is never changed or given twice."""

    DOSSIER = 10
    HANDOVER = 20
    SLIP = 30  # a matter without a dossier code: refused, or asked to complete before acceptance


def payload(kind: BarcodeKind, number: int) -> str:
    """Return the fourteen digits that the barcode holds."""
    if not 1 <= number < 10**_NUMBER_DIGITS:
        raise ValueError(f"no barcode for number {number}")
    digits = f"{kind:02d}{number:0{_NUMBER_DIGITS}d}"
    return f"{digits}{_check(digits)}"


def read_payload(text: str) -> tuple[BarcodeKind, int]:
    """Return what a scanned or copied barcode leads to, or refuse: ``reason`` is shape, check or kind."""
    digits = "".join(text.split())
    if len(digits) != LENGTH or not (digits.isascii() and digits.isdigit()):
        raise Refused("barcode.unreadable", reason="shape")
    if _check(digits):
        raise Refused("barcode.unreadable", reason="check")
    try:
        kind = BarcodeKind(int(digits[:2]))
    except ValueError:
        raise Refused("barcode.unreadable", reason="kind") from None
    return kind, int(digits[2:-1])


def grouped(digits: str) -> str:
    """Return the payload in fours, as it stands under the bars for the eye."""
    return " ".join(digits[start : start + 4] for start in range(0, len(digits), 4))


def _check(digits: str) -> int:
    """Return the check digit; of digits that end with their own it is 0."""
    return reduce(lambda interim, digit: _DAMM[interim][int(digit)], digits, 0)
