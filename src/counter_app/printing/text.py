"""Text on paper: whatever a person typed becomes runs and lines that are drawn, never markup that is parsed.

No Paragraph of reportlab is used in this program: its markup would turn ``<b>`` in a name into an error and an
``<a href>`` into a link inside an official receipt. Every string goes through `clean` on its way into a `Run`.
"""

import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from string import Formatter
from typing import NamedTuple

from counter_app.printing.fonts import Face, printable_characters, width

REPLACEMENT = "?"  # drawn for a character the faces lack; reported by `unprintable`
NO_BREAK_SPACE = "\u00a0"
_INVISIBLE_MARKS = frozenset("\u034f\u180b\u180c\u180d\u180e\u180f")  # joiners and selectors outside category Cf
_BREAK_AFTER = "-/_.,;:@?&=+)"
_TOLERANCE = 0.01


@lru_cache(maxsize=4096)
def _drawn(character: str) -> str:
    """Return what stands on paper for one character: itself, a space, nothing, or the replacement."""
    category = unicodedata.category(character)
    if character in "\u00a0\u202f\u2007":
        return NO_BREAK_SPACE
    if category in {"Zs", "Zl", "Zp"} or character in "\t\n\v\f\r\u0085":
        return " "
    if category == "Cf" or character in _INVISIBLE_MARKS or unicodedata.name(character, "").startswith("VARIATION SEL"):
        return ""  # direction marks, zero-width signs: nothing to see, and paper has one reading order
    if category[0] != "C" and character in printable_characters():
        return character
    return REPLACEMENT


def clean(text: str) -> str:
    """Return the text as it can be drawn: composed, in stored order, each unknown character replaced visibly."""
    if text.isascii() and text.isprintable():
        return text
    return _composed(text)


@lru_cache(maxsize=512)
def _composed(text: str) -> str:
    return "".join(map(_drawn, unicodedata.normalize("NFC", text)))


def unprintable(text: str) -> tuple[str, ...]:
    """Name the characters of the text that paper cannot show, as "U+1F600 GRINNING FACE", each once."""
    composed = unicodedata.normalize("NFC", text)
    odd = dict.fromkeys(character for character in composed if _drawn(character) in {REPLACEMENT, ""} - {character})
    return tuple(f"U+{ord(character):04X} {unicodedata.name(character, '(no name)')}" for character in odd)


class Style(NamedTuple):
    """How a run looks."""

    face: Face
    size: float


class Run(NamedTuple):
    """A stretch of text in one style, already drawable."""

    text: str
    style: Style
    lead: float = 0  # extra room before it, in points


class Line(NamedTuple):
    """One line after breaking."""

    runs: tuple[Run, ...]
    width: float


def run(text: str, style: Style, lead: float = 0) -> Run:
    """Turn any text into a run. The only way in for text of any origin."""
    return Run(clean(text), style, lead)


def runs(text: str, style: Style) -> tuple[Run, ...]:
    """Turn any text into the runs of a line, none for an empty text."""
    return (run(text, style),) if text else ()


def templated(
    template: str, style: Style, values: Mapping[str, str], strong: Mapping[str, Style] | None = None
) -> tuple[Run, ...]:
    """Fill ``{name}`` in the form's own words, some names in a style of their own. Values are never templates."""
    filled: list[Run] = []
    for words, name, _, _ in Formatter().parse(template):
        if words:
            filled.append(run(words, style))
        if name:
            filled.append(run(values[name], (strong or {}).get(name, style)))
    return tuple(filled)


def line_width(pieces: Iterable[Run]) -> float:
    """Return the width of the runs set side by side."""
    return sum(piece.lead + width(piece.text, *piece.style) for piece in pieces)


@dataclass(slots=True)
class _Breaker:
    """Collects words into lines."""

    width: float
    used: float
    lines: list[Line]
    runs: list[Run]

    def put(self, piece: Run, piece_width: float) -> None:
        last = self.runs[-1] if self.runs else None
        if last and last.style == piece.style and not piece.lead:
            self.runs[-1] = Run(last.text + piece.text, last.style, last.lead)
        else:
            self.runs.append(piece)
        self.used += piece.lead + piece_width

    def end_line(self) -> None:
        while self.runs and not self.runs[-1].text.rstrip(" "):
            self.runs.pop()
        if self.runs:
            self.runs[-1] = self.runs[-1]._replace(text=self.runs[-1].text.rstrip(" "))
        self.lines.append(Line(tuple(self.runs), line_width(self.runs)))
        self.runs = []
        self.used = 0

    def chop(self, piece: Run) -> None:
        """Put a word that is wider than a line, over as many lines as it takes."""
        rest = piece
        while rest.text:
            room = self.width - self.used - rest.lead
            fits = _fitting(rest, room)
            if not fits and (self.runs or self.used):
                self.end_line()
                rest = rest._replace(lead=0)
                continue
            taken = rest.text[: fits or 1]
            self.put(Run(taken, rest.style, rest.lead), width(taken, *rest.style))
            rest = Run(rest.text[fits or 1 :], rest.style)
            if rest.text:
                self.end_line()


def _fitting(piece: Run, room: float) -> int:
    """Return how many characters to take: up to the last natural break inside the room, else all that fit."""
    used = 0.0
    natural = 0
    for position, character in enumerate(piece.text):
        used += width(character, *piece.style)
        if used > room:
            return natural or position
        if character in _BREAK_AFTER:
            natural = position + 1
    return len(piece.text)


def _words(pieces: Iterable[Run]) -> Iterator[list[Run]]:
    """Split runs at spaces; a word may cross styles. A lone space is a word of its own."""
    word: list[Run] = []
    for piece in pieces:
        lead = piece.lead
        for position, part in enumerate(piece.text.split(" ")):
            if position:
                if word:
                    yield word
                    word = []
                yield [Run(" ", piece.style)]
            if part:
                word.append(Run(part, piece.style, lead))
                lead = 0
    if word:
        yield word


def wrap(pieces: Iterable[Run], room: float) -> tuple[Line, ...]:
    """Break runs into lines no wider than the room; runs without any text give no line."""
    held = tuple(pieces)
    if len(held) == 1 and "  " not in held[0].text and held[0].text.strip(" ") == held[0].text != "":
        whole = line_width(held)
        if whole <= room:
            return (Line(held, whole),)
    return _wrapped(held, room)


@lru_cache(maxsize=512)
def _wrapped(pieces: tuple[Run, ...], room: float) -> tuple[Line, ...]:
    breaker = _Breaker(room, 0, [], [])
    for word in _words(pieces):
        word_width = line_width(word)
        if word[0].text == " ":
            if breaker.runs and not breaker.runs[-1].text.endswith(" "):
                breaker.put(word[0], word_width)
            continue
        if breaker.runs and breaker.used + word_width > room + _TOLERANCE:
            breaker.end_line()
            word[0] = word[0]._replace(lead=0)
            word_width = line_width(word)
        for piece in word:
            if word_width > room + _TOLERANCE:
                breaker.chop(piece)
            else:
                breaker.put(piece, width(piece.text, *piece.style))
    if breaker.runs:
        breaker.end_line()
    return tuple(breaker.lines)


def forget() -> None:
    """Drop what was kept while one paper was set: typed words do not stay in memory longer than needed."""
    _composed.cache_clear()
    _wrapped.cache_clear()


def capped(text: str, style: Style, room: float, most: int) -> tuple[Line, ...]:
    """Break text into at most so many lines, and at least one; what does not fit is replaced by an ellipsis."""
    return capped_runs(runs(text, style), room, most) or (Line((), 0),)


def capped_runs(pieces: Iterable[Run], room: float, most: int) -> tuple[Line, ...]:
    """Break runs into at most so many lines; what does not fit is replaced by an ellipsis."""
    lines = wrap(pieces, room)
    if len(lines) <= most:
        return lines
    *before, last = lines[most - 1].runs
    shortened = last.text
    while shortened and line_width((*before, last._replace(text=f"{shortened}…"))) > room:
        shortened = shortened[:-1]
    ending = (*before, last._replace(text=f"{shortened}…"))
    return (*lines[: most - 1], Line(ending, line_width(ending)))
