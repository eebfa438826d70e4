"""Pages: what is glued stays together, heads come again, free room goes where it may."""

from collections.abc import Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counter_app.printing.flow import ALL_THERE_IS, Pages, Piece, glue, paginate, space, squeezed, together


def heights(pages: Pages) -> list[list[float]]:
    return [[placed.piece.height for placed in page] for page in pages]


def pieces(*values: float) -> list[Piece]:
    return [Piece(value) for value in values]


def test_pieces_fill_a_page_before_the_next_begins() -> None:
    assert heights(paginate(pieces(4, 4, 4), 10, 10)) == [[4, 4], [4]]


def test_the_first_page_may_have_another_height() -> None:
    assert heights(paginate(pieces(4, 4, 4), 4, 8)) == [[4], [4, 4]]


def test_what_is_glued_goes_to_the_next_page_together() -> None:
    assert heights(paginate([*pieces(5), *together(pieces(3, 3))], 10, 10)) == [[5], [3, 3]]


def test_what_is_glued_but_longer_than_a_page_is_broken_all_the_same() -> None:
    assert heights(paginate(together(pieces(6, 6, 6)), 10, 10)) == [[6], [6], [6]]


def test_a_head_comes_again_where_its_row_begins_a_page() -> None:
    head = Piece(2)
    rows = [Piece(4, head=head) for _ in range(4)]
    assert heights(paginate([*glue([head]), *rows], 10, 10)) == [[2, 4, 4], [2, 4, 4]]


def test_white_space_is_dropped_where_a_page_begins() -> None:
    assert heights(paginate([*pieces(9), space(2), *pieces(5)], 10, 10)) == [[9], [5]]
    assert heights(paginate([space(2), *pieces(5)], 10, 10)) == [[5]]


def test_free_room_of_the_last_page_goes_to_what_stretches_in_order() -> None:
    form = [Piece(2), Piece(1, stretch=3), Piece(2), space(1, stretch=ALL_THERE_IS), Piece(2)]
    (page,) = paginate(form, 20, 20)
    assert [placed.top for placed in page] == [0, 2, 6, 8, 18]


def test_an_empty_form_is_one_empty_page() -> None:
    assert heights(paginate([], 10, 10)) == [[]]


def _build(airy: float, tight: float) -> tuple[list[float], object]:
    asked: list[float] = []

    def build(squeeze: float) -> list[Piece]:
        asked.append(squeeze)
        return pieces(*[airy + (tight - airy) * squeeze] * 4)

    return asked, build


@pytest.mark.parametrize(("airy", "tight", "expected"), [(2, 1, [0]), (9, 8, [0, 1])])
def test_a_form_is_squeezed_only_where_that_saves_a_page(airy: float, tight: float, expected: list[float]) -> None:
    asked, build = _build(airy, tight)
    pages = squeezed(build, 10, 10)  # type: ignore[arg-type]
    assert asked == expected
    assert pages[0][0].piece.height == airy


def test_a_form_is_squeezed_no_more_than_it_takes() -> None:
    _, build = _build(3, 2)
    (page,) = squeezed(build, 10, 10)  # type: ignore[arg-type]
    assert page[0].piece.height == pytest.approx(2.5)


@given(st.lists(st.tuples(st.floats(0.5, 9), st.booleans()), max_size=40))
def test_every_piece_is_placed_once_in_order_and_within_its_page(parts: Iterable[tuple[float, bool]]) -> None:
    form = [Piece(height, glued=glued) for height, glued in parts]
    pages = paginate(form, 10, 12)
    assert [placed.piece for page in pages for placed in page] == form
    for number, page in enumerate(pages):
        for placed in page:
            assert placed.top + placed.piece.height <= (12 if number else 10) + 0.02
