"""Blocks to sign in: title, hint, free space, printed name. Never a drawn signature."""

from collections.abc import Sequence
from dataclasses import dataclass

from counter_app.printing.flow import Piece, glue
from counter_app.printing.fonts import Face
from counter_app.printing.pen import Pen
from counter_app.printing.text import Line, Style, runs, wrap


@dataclass(frozen=True, slots=True)
class Signer:
    """Who signs in one column."""

    titles: tuple[str, ...]  # bold, one a line
    hint: str  # in italics: "(Ký và ghi rõ họ tên)"
    name: str  # "" leaves it to be written


@dataclass(frozen=True, slots=True)
class SignatureStyle:
    """The measures of a block, in points."""

    x: float
    width: float
    size: float
    pitch: float
    room: float  # least free height to sign in
    stretch: float  # how much higher it may grow where the page has room


def signature_pieces(signers: Sequence[Signer], style: SignatureStyle) -> list[Piece]:
    """Return the block: everything to the first line of the names stays together; a very long name runs on."""
    column = style.width / len(signers)
    room = column * 0.94
    heads = [[line for title in signer.titles for line in _broken(title, Face.BOLD, style, room)] for signer in signers]
    hints = [_broken(signer.hint, Face.ITALIC, style, room) for signer in signers]
    names = [_broken(signer.name, Face.BOLD, style, room) for signer in signers]
    deepest = max(len(head) + len(hint) for head, hint in zip(heads, hints, strict=True))
    above = [(*head, *hint) for head, hint in zip(heads, hints, strict=True)]
    blocks = [
        *glue(_columns([lines[i : i + 1] for lines in above], column, style) for i in range(deepest)),
        Piece(style.room, glued=True, stretch=style.stretch),
        *(_columns([lines[i : i + 1] for lines in names], column, style) for i in range(max(map(len, names)))),
    ]
    return blocks if any(names) else [*blocks[:-1], Piece(style.room + style.pitch, stretch=style.stretch)]


def _broken(text: str, face: Face, style: SignatureStyle, room: float) -> tuple[Line, ...]:
    size = style.size - 1 if face is Face.ITALIC else style.size
    return wrap(runs(text, Style(face, size)), room)


def _columns(lines: Sequence[Sequence[Line]], column: float, style: SignatureStyle) -> Piece:
    def draw(pen: Pen, top: float) -> None:
        for place, held in enumerate(lines):
            for line in held:
                pen.centred(style.x + (place + 0.5) * column, top + 0.74 * style.pitch, line)

    return Piece(style.pitch, draw)
