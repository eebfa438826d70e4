"""The letters: bundled Noto Sans in four weights, a size for each part they play, and the reader's own text size.

Sizes are pixels at 96 dpi. The text size a person chose is kept by the application alone, so a painted part and a
control never disagree about it.
"""

from enum import Enum
from functools import cache, lru_cache

from PySide6.QtGui import QFont, QFontDatabase, QFontMetrics
from PySide6.QtWidgets import QApplication

from counter_app.resources import resource

FAMILY = "Noto Sans"
FALLBACKS = ("Segoe UI", "DejaVu Sans")  # for signs it has not, such as → and ↵
SMALLEST = 12  # 9 pt, below which a stacked mark such as Ặ is no longer read
FACTORS = (0.9, 1.5)
_in_use = 1.0

_W = QFont.Weight


class Type(Enum):
    """A part that text plays: its size and weight."""

    FIGURE = (28, _W.DemiBold)
    COUNTER = (26, _W.DemiBold)
    DUE = (24, _W.DemiBold)
    PERSON = (22, _W.DemiBold)
    PAGE = (20, _W.DemiBold)
    SCREEN = (18, _W.DemiBold)
    SUBTITLE = (16, _W.DemiBold)
    SECTION = (14, _W.DemiBold)
    STRONG = (13, _W.DemiBold)
    CONTROL = (13, _W.Medium)
    BODY = (13, _W.Normal)
    HEAD = (12, _W.DemiBold)
    META_STRONG = (12, _W.Medium)
    META = (12, _W.Normal)

    @property
    def pixels(self) -> int:
        return int(self.value[0])


@cache
def load_fonts() -> None:
    """Register the bundled faces; once is enough for a process."""
    for face in ("Regular", "Medium", "SemiBold", "Bold"):
        if QFontDatabase.addApplicationFont(str(resource(f"fonts/NotoSans-{face}.ttf"))) < 0:
            raise FileNotFoundError(f"NotoSans-{face}.ttf")
    _metrics.cache_clear()
    _advance.cache_clear()


def font(type_: Type = Type.BODY, *, bold: bool = False) -> QFont:
    """Return the font of a part at the reader's text size; ``bold`` is for overdue chips and for what a search hit."""
    return _font(type_.pixels, _W.Bold if bold else type_.value[1], factor())


def use_factor(app: QApplication, text_factor: float) -> None:
    """Give the application its body font at a text size, and keep the size where every painted part finds it."""
    global _in_use  # noqa: PLW0603 - the application's own size, of which there is one
    _in_use = text_factor
    app.setFont(_font(Type.BODY.pixels, Type.BODY.value[1], text_factor))


def factor() -> float:
    """Return the reader's text size, 1.0 for the size the screens were drawn at."""
    return _in_use


def px(size: float) -> int:
    """Return a drawn measure at the reader's text size; what holds text grows with it."""
    return round(size * max(1.0, factor()))


def width_of(text: str, type_: Type = Type.BODY, *, bold: bool = False) -> int:
    """Return how wide a text runs."""
    return _advance(text, type_.pixels, _W.Bold if bold else type_.value[1], _in_use)


def metrics(type_: Type = Type.BODY, *, bold: bool = False) -> QFontMetrics:
    """Return how the letters of a part run at the reader's text size."""
    return _metrics(type_.pixels, _W.Bold if bold else type_.value[1], _in_use)


@lru_cache(maxsize=8192)  # buttons ask for the same few words a thousand times while a screen is laid out
def _advance(text: str, pixels: int, weight: QFont.Weight, text_factor: float) -> int:
    return _metrics(pixels, weight, text_factor).horizontalAdvance(text)


@cache
def _metrics(pixels: int, weight: QFont.Weight, text_factor: float) -> QFontMetrics:
    return QFontMetrics(_font(pixels, weight, text_factor))


@cache
def _font(pixels: int, weight: QFont.Weight, text_factor: float) -> QFont:
    made = QFont([FAMILY, *FALLBACKS])
    made.setPixelSize(max(SMALLEST, round(pixels * text_factor)))
    made.setWeight(weight)
    made.setHintingPreference(QFont.HintingPreference.PreferVerticalHinting)
    return made
