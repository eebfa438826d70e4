"""The one type family of every paper: Liberation Serif, shipped with the program and embedded in every file."""

from enum import StrEnum
from functools import cache
from threading import Lock

from reportlab import rl_config
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


_Widths = dict[str, float]  # of each character, in thousandths of the size


@cache
def _family() -> dict[Face, _Widths]:
    with _registering:
        rl_config.useA85 = 0  # streams as bytes: smaller and faster than as letters
        return {face: _register(face, file) for face, file in _FILES.items()}


def _register(face: Face, file: str) -> _Widths:
    font = TTFont(face.value, str(resource(file)), asciiReadable=False)  # embed used glyphs only
    pdfmetrics.registerFont(font)
    return {chr(code): float(width) for code, width in font.face.charWidths.items()}


def register() -> None:
    """Make the faces known to reportlab; free after the first call."""
    _family()


@cache
def printable_characters() -> frozenset[str]:
    """Return every character that all four faces can draw."""
    first, *others = (widths.keys() for widths in _family().values())
    return frozenset(first).intersection(*others)


def width(text: str, face: Face, size: float) -> float:
    """Return how wide the text is drawn, in points."""
    widths = _family()[face]
    try:
        return sum(map(widths.__getitem__, text)) * size / 1000
    except KeyError:
        return sum(widths.get(character, 0) for character in text) * size / 1000
