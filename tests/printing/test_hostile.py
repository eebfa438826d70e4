"""Whatever a person typed stands on paper as typed: no markup, no link, no error, nothing cut off."""

import unicodedata
from collections.abc import Callable
from dataclasses import fields, is_dataclass, replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from counter_app.printing import render, unprintable_in
from counter_app.printing.text import clean
from counter_app.services.papers import AnyPaper
from printing import reading
from printing.samples import a_batch, a_leg, a_log, a_receipt, a_slip, an_old_receipt

NASTY = [
    "Nguyễn <b>A",
    "a</para>b",
    '<img src="http://x.example/a.png"/>',
    '<a href="file:///etc/passwd">A</a>',
    "&amp;&lt;&#65;&nbsp;",
    """'"`“”‘’«»""",
    "{0}{name}{{}}{0.__class__}",
    "%s%d%(name)s%%",
    "=1+1;@SUM(A1);+cmd|' /C calc'!A0",
    "'; DROP TABLE dossier; --",
    "../../etc/passwd\\..\\x",
    "(a) Tj ET BT /F1 12 Tf \\) endstream",
    "A\u202eNTAB\u202c\u200f\u200b\u200d\ufeff",
    "Ma\u0301i Thi\u0323",
    "a\x00b\x07c\x1bd\x7fe",
    "a\r\nb\tc\u2028d\x0be",
    "😀👨‍👩‍👧🇻🇳 Lê",
    "\ud800x\udfff",
    "漢字 العربية עברית",
    "x" * 300,
    "Ặ" * 200,
    "-" * 300,
    "a " * 1500,
    "W" * 3000,
]
LONG = 500  # characters from which on a head is shortened and a line runs over pages: looked at below
PAPERS: dict[str, Callable[[], AnyPaper]] = {
    "receipt": a_receipt,
    "old receipt": an_old_receipt,
    "batch": lambda: a_batch(3),
    "slip": lambda: a_slip(given=(a_leg(),), returned=(a_leg(),)),
    "log": a_log,
}
KEPT = {"form_set", "barcode", "qr", "acceptance"}  # never typed by a person


def filled_with(value: Any, text: str, name: str = "") -> Any:
    """Return the paper with every typed text replaced."""
    if name in KEPT:
        return value
    if isinstance(value, str):
        return text
    if isinstance(value, tuple):
        return tuple(filled_with(part, text, name) for part in value)
    if is_dataclass(value) and not isinstance(value, type):
        return replace(
            value, **{field.name: filled_with(getattr(value, field.name), text, field.name) for field in fields(value)}
        )
    return value


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("text", NASTY, ids=range(len(NASTY)))
def test_it_is_printed_literally_and_does_nothing(paper: str, text: str) -> None:
    pdf = render(filled_with(PAPERS[paper](), text))
    assert reading.marks(pdf) == set()
    assert reading.annotations(pdf) == 0
    assert all(embedded for _, embedded in reading.fonts(pdf))
    wanted, said = reading.solid(clean(text)), reading.solid(reading.text(pdf))
    assert set(wanted) <= set(said)
    if len(wanted) < LONG and not any(unicodedata.bidirectional(letter) in {"R", "AL"} for letter in wanted):
        assert wanted in said


@pytest.mark.parametrize("field", ["submitter_name", "address", "procedure_name", "email", "fee_text", "subject"])
def test_ten_thousand_characters_in_a_line_are_all_there(field: str) -> None:
    words = " ".join(f"từ{number}" for number in range(1600))
    pdf = render(a_receipt(**{field: words}), copies=[1])
    assert reading.solid(words) in _body(pdf)


def test_ten_thousand_characters_in_a_table_are_all_there() -> None:
    words = " ".join(f"từ{number}" for number in range(1600))
    receipt = a_receipt()
    papers = (replace(receipt.papers[0], name=words), *receipt.papers[1:])
    said = _body(render(replace(receipt, papers=papers), copies=[1]))
    assert all(f"từ{number}" in said for number in range(1600))


def test_nothing_runs_over_the_edge_of_the_page() -> None:
    for text in ("W" * 1500, "Ặẫ " * 100):
        for paper in PAPERS.values():
            pdf = render(filled_with(paper(), text))
            assert reading.dark_pixels_outside(pdf, 4 * 72 / 25.4) == 0


def _body(pdf: bytes) -> str:
    """Return the text without the lines in the margins, which stand between the lines that run on."""
    pages = []
    for page in range(1, len(reading.page_sizes(pdf)) + 1):
        said = reading.text(pdf, page=page)
        for margin in ("Liên 1: Giao cho người nộp hồ sơ", "Mã số hồ sơ: 000.00.00.H99-261123-0032"):
            said = said.replace(margin, "", 1) if page > 1 else said
        pages.append(said.strip().removeprefix(str(page)).strip())
    return reading.solid(" ".join(pages))


def test_what_paper_cannot_show_is_named() -> None:
    receipt = a_receipt(submitter_name="Lê 😀\u202eB", subject="漢")
    assert unprintable_in(receipt) == (
        "U+1F600 GRINNING FACE",
        "U+202E RIGHT-TO-LEFT OVERRIDE",
        "U+6F22 CJK UNIFIED IDEOGRAPH-6F22",
    )
    assert "Lê ?B" in reading.text(render(receipt))
    assert unprintable_in(a_receipt()) == ()


@settings(max_examples=60)
@given(st.text(max_size=400))
def test_any_text_at_all_can_be_printed(text: str) -> None:
    pdf = render(a_receipt(submitter_name=text, procedure_name=text, subject=text), copies=[1])
    assert pdf.startswith(b"%PDF")
    assert reading.marks(pdf) == set()
