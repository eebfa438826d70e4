"""What a paper is drawn with: lines of text, rules, boxes; in points from the top-left corner of the page."""

from collections.abc import Iterable
from typing import Any, Protocol

from counter_app.printing.text import Line, Style

MM = 72 / 25.4
HAIRLINE = 0.45
HEAD_GREY = 0.93  # table heads: 7 % grey


class Strokes(Protocol):
    """The part of a reportlab canvas that papers use."""

    def __getattr__(self, name: str) -> Any: ...


class _Path:
    """A path whose operators are written here: reportlab's own number formatting is slow for hundreds of shapes."""

    def __init__(self, operators: str) -> None:
        self._operators = operators

    def getCode(self) -> str:  # noqa: N802 (asked for by the canvas under this name)
        return self._operators


class Pen:
    """Draws on the current page: shapes at once, all text on top of them when `flush` is called."""

    def __init__(self, canvas: Strokes, page_height: float) -> None:
        self.canvas = canvas
        self._height = page_height
        self._begin_text()

    def _begin_text(self) -> None:
        self._text = self.canvas.beginText()
        self._style: Style | None = None

    def flush(self) -> None:
        """Write the text collected so far."""
        self.canvas.drawText(self._text)
        self._begin_text()

    def up(self, y: float) -> float:
        """Turn a distance from the top into one from the bottom, as PDF counts."""
        return self._height - y

    def line(self, x: float, baseline: float, line: Line) -> None:
        """Draw a line of text from its left end."""
        text = self._text
        for number, piece in enumerate(line.runs):
            if number == 0 or piece.lead:
                text.setTextOrigin((text.getX() if number else x) + piece.lead, self.up(baseline))
            if piece.style != self._style:
                text.setFont(piece.style.face.value, piece.style.size)
                self._style = piece.style
            text.textOut(piece.text)

    def centred(self, x: float, baseline: float, line: Line) -> None:
        """Draw a line of text around the middle ``x``."""
        self.line(x - line.width / 2, baseline, line)

    def right(self, x: float, baseline: float, line: Line) -> None:
        """Draw a line of text up to its right end ``x``."""
        self.line(x - line.width, baseline, line)

    def rule(self, x1: float, y1: float, x2: float, y2: float, thickness: float = HAIRLINE) -> None:
        """Draw a straight line."""
        self.canvas.setLineWidth(thickness)
        self.canvas.line(x1, self.up(y1), x2, self.up(y2))

    def rules(self, lines: Iterable[tuple[float, float, float, float]], thickness: float = HAIRLINE) -> None:
        """Draw many straight lines at once."""
        height = self._height
        path = " ".join(f"{x1:.2f} {height - y1:.2f} m {x2:.2f} {height - y2:.2f} l" for x1, y1, x2, y2 in lines)
        self.canvas.setLineWidth(thickness)
        self.canvas.drawPath(_Path(path))

    def squares(self, x: float, y: float, unit: float, blocks: Iterable[tuple[int, int, int, float]]) -> None:
        """Fill blocks on a grid of the given unit: column, row, columns wide, rows high, from the upper left corner."""
        self.canvas.saveState()
        self.canvas.translate(x, self.up(y))
        self.canvas.scale(unit, -unit)
        path = " ".join(f"{column} {row} {wide} {high:g} re" for column, row, wide, high in blocks)
        self.canvas.drawPath(_Path(path), stroke=0, fill=1)
        self.canvas.restoreState()

    def box(self, x: float, y: float, width: float, height: float, thickness: float = HAIRLINE) -> None:
        """Draw the outline of a box."""
        self.canvas.setLineWidth(thickness)
        self.canvas.rect(x, self.up(y + height), width, height)

    def fill(self, x: float, y: float, width: float, height: float, grey: float) -> None:
        """Fill a box with grey: 0 is black, 1 is white."""
        self.canvas.setFillGray(grey)
        self.canvas.rect(x, self.up(y + height), width, height, stroke=0, fill=1)
        self.canvas.setFillGray(0)

    def leader(self, x1: float, x2: float, baseline: float) -> None:
        """Draw the dots a filled line runs out in; nothing where there is hardly room."""
        if x2 - x1 < 4:
            return
        self.canvas.saveState()
        self.canvas.setLineWidth(0.6)
        self.canvas.setDash(0.6, 1.5)
        self.canvas.line(x1, self.up(baseline + 1), x2, self.up(baseline + 1))
        self.canvas.restoreState()

    def tick(self, x: float, y: float, size: float) -> None:
        """Draw a tick around the middle point."""
        canvas = self.canvas
        canvas.saveState()
        canvas.setLineWidth(1.1)
        canvas.setLineCap(1)
        canvas.setLineJoin(1)
        path = canvas.beginPath()
        path.moveTo(x - 0.5 * size, self.up(y + 0.02 * size))
        path.lineTo(x - 0.14 * size, self.up(y + 0.38 * size))
        path.lineTo(x + 0.52 * size, self.up(y - 0.38 * size))
        canvas.drawPath(path)
        canvas.restoreState()
