"""Giấy tiếp nhận hồ sơ và hẹn trả kết quả: one layout for both form sets, on A5, one copy (liên) after another."""

from collections.abc import Sequence
from dataclasses import dataclass

from counter_app.domain.moments import ward_date
from counter_app.printing import words
from counter_app.printing.fields import Field, FieldStyle, field_pieces
from counter_app.printing.flow import ALL_THERE_IS, Piece, between, glue, paragraph, space, squeezed
from counter_app.printing.fonts import Face
from counter_app.printing.form_lines import form_lines
from counter_app.printing.form_sets import form_set_named, form_set_on
from counter_app.printing.papers_table import papers_table
from counter_app.printing.pen import MM, Pen
from counter_app.printing.receipt_blocks import (
    code_beside_barcode,
    code_label,
    copy_label_under_title,
    foot,
    title_block,
)
from counter_app.printing.sheet import A5, A5_LETTERHEAD, Document, Running, letterhead, page_number
from counter_app.printing.signatures import SignatureStyle, Signer, signature_pieces
from counter_app.printing.table import TableStyle
from counter_app.printing.text import NO_BREAK_SPACE, Style, capped, runs
from counter_app.services.papers.receipt import ReceiptPaper
from counter_app.services.papers.wording import count, moment_words

_BODY = 11.0
_TABLE = 9.5
_MARGIN = Style(Face.ITALIC, 9)
_KEPT_LINES = 3  # that go with the signatures to a new page


@dataclass(frozen=True, slots=True)
class _Density:
    """How much air the form gets, from 0 (all it likes) to 1 (all it can spare); in points."""

    squeeze: float

    @property
    def pitch(self) -> float:
        """Return the distance of the form's lines."""
        return self._between(5.3 * MM, 4.45 * MM)

    @property
    def row(self) -> float:
        """Return the least height of a table row."""
        return self._between(6.3 * MM, 4.5 * MM)

    @property
    def leading(self) -> float:
        """Return the distance of lines inside a table cell."""
        return self._between(11.6, 10.9)

    @property
    def cell_pad(self) -> float:
        """Return the space above and below the text of a table cell."""
        return self._between(0.9 * MM, 0.4 * MM)

    @property
    def gap(self) -> float:
        """Return the space between blocks."""
        return self._between(1.3 * MM, 0.7 * MM)

    @property
    def sign_room(self) -> float:
        """Return the least height to sign in."""
        return self._between(13 * MM, 8.6 * MM)

    @property
    def foot_leading(self) -> float:
        """Return the distance of lines at the foot."""
        return self._between(11.3, 10.5)

    @property
    def run_on(self) -> bool:
        """Say whether the notes follow each other in one paragraph."""
        return self.squeeze >= 0.5

    def _between(self, airy: float, tight: float) -> float:
        return between(airy, tight, self.squeeze)


def render_receipt(paper: ReceiptPaper, copies: Sequence[int] | None = None) -> bytes:
    """Return the PDF: every copy the form names, or only those asked for, counted from 1."""
    form = _Form(paper, words.receipt(_form_set(paper)))
    document = Document(A5, f"{' '.join(form.said.title)} {paper.code[:60]}", demo=paper.demo)
    pages = squeezed(form.pieces, A5.content_height, A5.later_height)
    labels = [label for number, label in enumerate(form.said.copies, start=1) if copies is None or number in copies]
    document.add(pages, *map(form.running, labels))
    return document.content()


def _form_set(paper: ReceiptPaper) -> str:
    found = form_set_named(paper.form_set) if paper.form_set else form_set_on(ward_date(paper.received_at))
    return found.id


@dataclass(frozen=True, slots=True)
class _Form:
    paper: ReceiptPaper
    said: words.ReceiptWords

    def pieces(self, squeeze: float) -> list[Piece]:
        """Return what one copy is made of; all copies are alike but for their label."""
        density = _Density(squeeze)
        body = self._lines(density)
        return [
            self._letterhead(),
            title_block(self.paper, self.said),
            space(density.gap, stretch=1.2 * MM),
            *body[:-_KEPT_LINES],
            *glue(body[-_KEPT_LINES:]),
            space(1.6 * density.gap, glued=True, stretch=2.5 * MM),
            *glue(self._signatures(density)),
            space(1.1 * MM, glued=True, stretch=ALL_THERE_IS),
            *foot(self.paper, self.said, self._values(), density.foot_leading, run_on=density.run_on),
        ]

    def running(self, label: str) -> Running:
        """Return what stands in the top margin of each page of a copy."""
        half = A5.content_width / 2 - 4 * MM
        (left,) = capped(label, _MARGIN, half, 1)
        (form_number,) = capped(self.said.form_number, _MARGIN, half, 1)
        head = self._letterhead()
        under_title = copy_label_under_title(self.said, label, A5.top + head.height)
        (code,) = capped(f"{code_label(self.paper, self.said)} {self.paper.code}", _MARGIN, half, 1)

        def draw(pen: Pen, number: int) -> None:
            if number or not self.said.copy_under_title:
                pen.line(A5.left, A5.number, left)
            else:
                under_title(pen)
            pen.right(A5.width - A5.right, A5.number, code if number else form_number)
            page_number(pen, A5, number, 10)

        return draw

    def _letterhead(self) -> Piece:
        return letterhead(A5, A5_LETTERHEAD, self.paper.letterhead, self.paper.number, self.paper.dated)

    def _lines(self, density: _Density) -> list[Piece]:
        values = self._values()
        style = FieldStyle(A5.left, A5.content_width, _BODY, density.pitch)
        pieces: list[Piece] = []
        if not code_beside_barcode(self.paper, self.said):
            code = Field(code_label(self.paper, self.said), self.paper.code, strong=True)
            pieces.extend(field_pieces((code,), style))
        table = TableStyle(_TABLE, density.leading, density.row, vertical_pad=density.cell_pad, head_size=9.2)

        def papers(label: str) -> list[Piece]:
            intro = paragraph(style.x, style.width, runs(label, Style(Face.REGULAR, _BODY)), style.pitch)
            rows = papers_table(self.paper.papers, self.said.papers, style.x, style.width, table)
            return [*glue(intro), space(0.5 * MM, glued=True), *rows, space(density.gap)]

        return [*pieces, *form_lines(self.said.lines, values, style, papers if self.paper.papers else None)]

    def _signatures(self, density: _Density) -> list[Piece]:
        names = {"submitter": self.paper.submitter_name, "receiver": self.paper.receiver_name, "": ""}
        signers = [Signer(words.titles, words.hint, names[words.name]) for words in self.said.signers]
        style = SignatureStyle(A5.left, A5.content_width, _BODY, 4.6 * MM, density.sign_room, 7 * MM)
        return signature_pieces(signers, style)

    def _values(self) -> dict[str, str]:
        paper = self.paper
        return {
            "submitter": paper.submitter_name,
            "owner": paper.owner_name or "",
            "owner_address": paper.owner_address if paper.owner_name else "",
            "id_label": paper.id_label,
            "id_number": paper.id_number,
            "address": paper.address,
            "phone": paper.phone,
            "email": paper.email,
            "procedure": paper.procedure_name,
            "subject": paper.subject,
            "sets": f"{count(paper.sets)} (bộ)",
            "limit": paper.limit_text,
            "received_at": moment_words(paper.received_at),
            "due_at": moment_words(paper.due_at, with_weekday=True),
            "return_place": paper.return_place,
            "return_method": paper.return_method,
            "fee": paper.fee_text,
            "register_volume": paper.register_volume,
            "register_number": paper.register_number,
            "counter": paper.counter_address or paper.counter_name,
            "opening_hours": paper.opening_hours,
            "hotline": paper.hotline.replace(" ", NO_BREAK_SPACE),
            "footnotes": " ".join(paper.footnotes),
        }
