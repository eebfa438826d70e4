"""The mark across every page of a demo folder, DỮ LIỆU MẪU, lettered in strokes.

It is a drawing, not text: slanted text would be mixed into the lines beneath it when a paper is searched or copied.
"""

import math

from counter_app.printing.pen import Pen

Point = tuple[float, float]
Stroke = tuple[Point, ...]  # two points and more: a line through them; or ("curve") four points of a Bézier
_CURVE = 4

# Each letter: its width and its strokes, the height of a capital being 1. A stroke of exactly four points is a curve.
_BOWL: Stroke = ((0, 0.34), (0, -0.11), (0.66, -0.11), (0.66, 0.34))
_U: tuple[Stroke, ...] = (((0, 1), (0, 0.34)), _BOWL, ((0.66, 0.34), (0.66, 1)))
_LETTERS: dict[str, tuple[float, tuple[Stroke, ...]]] = {
    "D": (0.71, (((0.3, 0), (0, 0), (0, 1)), ((0, 1), (0.3, 1)), ((0.3, 1), (0.85, 1), (0.85, 0), (0.3, 0)))),
    "Ữ": (
        0.78,
        (
            *_U,
            ((0.66, 0.82), (0.78, 0.82), (0.86, 0.92), (0.82, 1.08)),
            ((0.06, 1.22), (0.2, 1.44), (0.42, 1.08), (0.58, 1.3)),
        ),
    ),
    "L": (0.5, (((0, 1), (0, 0), (0.5, 0)),)),
    "I": (0, (((0, 0), (0, 1)),)),
    "Ệ": (
        0.54,
        (
            ((0.54, 1), (0, 1), (0, 0)),
            ((0, 0), (0.54, 0)),
            ((0, 0.52), (0.45, 0.52)),
            ((0.06, 1.18), (0.27, 1.37), (0.48, 1.18)),
            ((0.27, -0.25), (0.271, -0.25)),
        ),
    ),
    "U": (0.66, _U),
    "M": (0.84, (((0, 0), (0, 1), (0.42, 0.28)), ((0.42, 0.28), (0.84, 1), (0.84, 0)))),
    "Ẫ": (
        0.76,
        (
            ((0, 0), (0.38, 1), (0.76, 0)),
            ((0.14, 0.34), (0.62, 0.34)),
            ((0.18, 1.15), (0.38, 1.33), (0.58, 1.15)),
            ((0.14, 1.5), (0.28, 1.7), (0.48, 1.38), (0.62, 1.58)),
        ),
    ),
}
_WORDS = "DỮ LIỆU MẪU"
_GAP, _BLANK = 0.3, 0.66


def draw_demo_mark(pen: Pen, width: float, height: float) -> None:
    """Draw the words from corner to corner of a page, light enough to read through."""
    canvas = pen.canvas
    scale = 0.74 * math.hypot(width, height) / _length()
    canvas.saveState()
    canvas.translate(width / 2, height / 2)
    canvas.rotate(math.degrees(math.atan2(height, width)))
    canvas.scale(scale, scale)
    canvas.translate(-_length() / 2, -0.5)
    canvas.setLineCap(1)
    canvas.setLineJoin(1)
    path = canvas.beginPath()
    at = 0.0
    for letter in _WORDS:
        if letter == " ":
            at += _BLANK - _GAP
            continue
        advance, strokes = _LETTERS[letter]
        for stroke in strokes:
            _trace(path, [(at + x, y) for x, y in stroke])
        at += advance + _GAP
    for thickness, grey in ((0.13, 0.92),):
        canvas.setLineWidth(thickness)
        canvas.setStrokeGray(grey)
        canvas.drawPath(path)
    canvas.restoreState()


def _trace(path: object, points: list[Point]) -> None:
    first, *rest = points
    path.moveTo(*first)  # type: ignore[attr-defined]
    if len(points) == _CURVE:
        path.curveTo(*rest[0], *rest[1], *rest[2])  # type: ignore[attr-defined]
        return
    for point in rest:
        path.lineTo(*point)  # type: ignore[attr-defined]


def _length() -> float:
    return sum(_BLANK if letter == " " else _LETTERS[letter][0] + _GAP for letter in _WORDS) - _GAP - 2 * _GAP
