"""Drawing a receipt with both copies, beside bare reportlab pages of the same size, words and faces without codes."""

import sqlite3
from io import BytesIO

import msgspec
from reportlab.pdfgen.canvas import Canvas

from counter_app.benchmark.figures import Figure, Goal, Pair, figure, timed_in_turn
from counter_app.printing import render_job
from counter_app.printing.fonts import Face, register
from counter_app.printing.sheet import A5

GOAL = Goal(p95=25)

_JOB = "SELECT data FROM print_job WHERE form = 'receipt' ORDER BY job DESC LIMIT 1"
_COPIES = 2
_LEADING = 12
_LONGEST = 78  # letters on a line of the floor's page
_FACES = (Face.REGULAR, Face.BOLD, Face.ITALIC)


def drawing(live: sqlite3.Connection, repetitions: int) -> Figure:
    """Measure a receipt whose faces and words are loaded already."""
    (data,) = live.execute(_JOB).fetchone()
    lines = _lines(msgspec.json.decode(data))
    register()
    return figure(
        "receipt_pdf",
        "printing.render_job of a receipt, two copies on A5, warm",
        "bare reportlab: two A5 pages with the same words in the same three embedded faces, no codes, no layout",
        timed_in_turn(Pair(lambda _: render_job("receipt", data), lambda _: _bare(lines)), repetitions),
        GOAL,
    )


def _bare(lines: list[str]) -> bytes:
    file = BytesIO()
    canvas = Canvas(file, (A5.width, A5.height), invariant=1, pageCompression=1, initialFontName=Face.REGULAR.value)
    for _ in range(_COPIES):
        for place, line in enumerate(lines):
            canvas.setFont(_FACES[place % len(_FACES)].value, 10)
            canvas.drawString(A5.left, A5.height - A5.top - place * _LEADING, line)
        canvas.showPage()
    canvas.save()
    return file.getvalue()


def _lines(paper: object) -> list[str]:
    """Return every word of the frozen paper, broken into lines."""
    text = " ".join(_texts(paper))
    return [text[start : start + _LONGEST] for start in range(0, len(text), _LONGEST)]


def _texts(value: object) -> list[str]:
    if isinstance(value, dict):
        return [text for part in value.values() for text in _texts(part)]
    if isinstance(value, list):
        return [text for part in value for text in _texts(part)]
    return [value] if isinstance(value, str) else []
