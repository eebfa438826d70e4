"""What is really painted: how many pixels differ between two pictures by a contrast that is seen; inks on grounds."""

from collections import Counter
from functools import cache

from PySide6.QtCore import QRect
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

from ui.colour_vision import contrast


def picture(window: QWidget, area: QRect) -> memoryview:
    """Return the pixels of a part of a window as it is painted now."""
    image = window.grab(area.intersected(window.rect())).toImage().convertToFormat(QImage.Format.Format_RGB32)
    return memoryview(bytes(image.constBits())).cast("I")


def changed(before: memoryview, after: memoryview, least: float) -> int:
    """Return how many pixels differ by at least a contrast."""
    if len(before) != len(after):
        return 0
    pairs = Counter((one, other) for one, other in zip(before, after, strict=True) if one != other)
    return sum(count for (one, other), count in pairs.items() if _contrast(one, other) >= least)


def legible(pixels: memoryview) -> float:
    """Return the contrast between what covers most of a picture and what stands out most from it."""
    counts = Counter(pixels)
    ground = counts.most_common(1)[0][0]
    return max((_contrast(ground, ink) for ink, count in counts.items() if count > 2), default=1.0)


@cache
def _contrast(one: int, other: int) -> float:
    return contrast(f"#{one & 0xFFFFFF:06X}", f"#{other & 0xFFFFFF:06X}")
