"""Code 128 and QR as vector shapes on white, with the quiet zone a scanner needs."""

from collections.abc import Iterator
from functools import lru_cache
from itertools import groupby

import segno

from counter_app.printing.pen import Pen

_WIDTHS = (  # the widths of bar, space, bar, space, bar, space for the values 0–105 (ISO/IEC 15417)
    "212222 222122 222221 121223 121322 131222 122213 122312 132212 221213 221312 231212 112232 122132 122231 113222 "
    "123122 123221 223211 221132 221231 213212 223112 312131 311222 321122 321221 312212 322112 322211 212123 212321 "
    "232121 111323 131123 131321 112313 132113 132311 211313 231113 231311 112133 112331 132131 113123 113321 133121 "
    "313121 211331 231131 213113 213311 213131 311123 311321 331121 312113 312311 332111 314111 221411 431111 111224 "
    "111422 121124 121421 141122 141221 112214 112412 122114 122411 142112 142211 241211 221114 413111 241112 134111 "
    "111242 121142 121241 114212 124112 124211 411212 421112 421211 212141 214121 412121 111143 111341 131141 114113 "
    "114311 411113 411311 113141 114131 311141 411131 211412 211214 211232"
)
_SYMBOLS = tuple(_WIDTHS.split())
_START_C = 105
_STOP = "2331112"
_QUIET_MODULES = 10
_QR_QUIET_MODULES = 4


def code128(digits: str) -> str:
    """Return the widths of bars and spaces, a bar first, for an even number of digits (set C)."""
    if not digits.isascii() or not digits.isdigit() or len(digits) % 2:
        raise ValueError("a barcode holds an even number of digits")
    pairs = [int(digits[i : i + 2]) for i in range(0, len(digits), 2)]
    check = (_START_C + sum(place * value for place, value in enumerate(pairs, start=1))) % 103
    return "".join(_SYMBOLS[value] for value in (_START_C, *pairs, check)) + _STOP


def barcode_width(digits: str, module: float) -> float:
    """Return the width of the bars without the quiet zones."""
    return sum(map(int, code128(digits))) * module


def draw_barcode(pen: Pen, digits: str, x: float, top: float, height: float, module: float) -> None:
    """Draw the bars from their left end; ten white modules are laid on either side."""
    quiet = _QUIET_MODULES * module
    pen.fill(x - quiet, top, barcode_width(digits, module) + 2 * quiet, height, 1)
    blocks = []
    at = 0
    for place, wide in enumerate(map(int, code128(digits))):
        if place % 2 == 0:
            blocks.append((at, 0, wide, height / module))
        at += wide
    pen.squares(x, top, module, blocks)


def draw_qr(pen: Pen, text: str, x: float, top: float, size: float) -> None:
    """Draw a QR of level M, ``size`` wide without its quiet zone, as one path."""
    modules, blocks = _qr(text)
    module = size / modules
    quiet = _QR_QUIET_MODULES * module
    pen.fill(x - quiet, top - quiet, size + 2 * quiet, size + 2 * quiet, 1)
    pen.squares(x, top, module, blocks)


@lru_cache(maxsize=2)  # the copies of one receipt
def _qr(text: str) -> tuple[int, tuple[tuple[int, int, int, float], ...]]:
    """Return how many modules the QR is wide, and its dark stretches."""
    rows = tuple(segno.make_qr(text, error="m", boost_error=False).matrix)
    return len(rows), tuple(stretch for number, row in enumerate(rows) for stretch in _dark(number, row))


def _dark(number: int, row: bytes | bytearray) -> Iterator[tuple[int, int, int, float]]:
    at = 0
    for dark, modules in groupby(row):
        wide = len(tuple(modules))
        if dark:
            yield (at, number, wide, 1)
        at += wide


def grouped(digits: str) -> str:
    """Return the digits in fours, as a person reads them aloud."""
    return " ".join(digits[i : i + 4] for i in range(0, len(digits), 4))
