"""The one type family of every paper: Liberation Serif, shipped with the program and embedded in every file."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from threading import Lock

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from counter_app.resources import resource


class Face(StrEnum):
    """A cut of the family, by the name it is registered under."""

    REGULAR = "CounterSerif"
    BOLD = "CounterSerif-Bold"
    ITALIC = "CounterSerif-Italic"
    BOLD_ITALIC = "CounterSerif-BoldItalic"


_FILES = {
    Face.REGULAR: "fonts/LiberationSerif-Regular.ttf",
    Face.BOLD: "fonts/LiberationSerif-Bold.ttf",
    Face.ITALIC: "fonts/LiberationSerif-Italic.ttf",
    Face.BOLD_ITALIC: "fonts/LiberationSerif-BoldItalic.ttf",
}
_registering = Lock()


@dataclass(frozen=True, slots=True)
class _Metrics:
    widths: Mapping[str, float]  # of a character, in thousandths of the size
    fallback: float


@cache
def _family() -> Mapping[Face, _Metrics]:
    with _registering:
        return {face: _register(face, file) for face, file in _FILES.items()}


def _register(face: Face, file: str) -> _Metrics:
    font = TTFont(face.value, str(resource(file)), asciiReadable=False)  # embed used glyphs only
    pdfmetrics.registerFont(font)
    widths = {chr(code): float(width) for code, width in font.face.charWidths.items()}
    return _Metrics(widths, float(font.face.defaultWidth))


def register() -> None:
    """Make the faces known to reportlab; free after the first call."""
    _family()


@cache
def printable_characters() -> frozenset[str]:
    """Return every character that all four faces can draw."""
    first, *others = (metrics.widths.keys() for metrics in _family().values())
    return frozenset(first).intersection(*others)


def width(text: str, face: Face, size: float) -> float:
    """Return how wide the text is drawn, in points."""
    metrics = _family()[face]
    get, fallback = metrics.widths.get, metrics.fallback
    return sum([get(character, fallback) for character in text]) * size / 1000
