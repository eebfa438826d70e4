"""Checking everything that is stored, the papers in the folder included."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from builders import Ward
from counter_app.services.rows import JobRow


def found(ward: Ward, *, shared: bool = False) -> list[tuple[str, str]]:
    desk = replace(ward.desks.upkeep, shared=shared)
    return [(problem.invariant, problem.code) for problem in desk.verify(ward.actor()).problems]


def a_paper(ward: Ward) -> JobRow:
    return ward.desks.print_room.draw(ward.receive().job or 0)


def test_papers_as_they_were_drawn_are_sound(ward: Ward) -> None:
    a_paper(ward)
    assert found(ward) == []


def test_a_paper_that_is_gone_is_told(ward: Ward) -> None:
    (ward.folder / a_paper(ward).file).unlink()
    assert found(ward) == [("I7", "paper.lost")]


def test_a_paper_that_lies_on_another_pc_of_the_register_is_not_lost(ward: Ward) -> None:
    (ward.folder / a_paper(ward).file).unlink()
    assert found(ward, shared=True) == []


@pytest.mark.parametrize("shared", [False, True])
@pytest.mark.parametrize("change", [lambda pdf: pdf[:-1], lambda pdf: pdf + b" ", lambda pdf: b""])
def test_a_paper_that_was_changed_is_told(ward: Ward, change: Callable[[bytes], bytes], *, shared: bool) -> None:
    path = ward.folder / a_paper(ward).file
    path.write_bytes(change(path.read_bytes()))
    assert found(ward, shared=shared) == [("I7", "paper.differs")]


def test_a_paper_that_belongs_to_no_job_is_told(ward: Ward) -> None:
    path = ward.folder / a_paper(ward).file
    path.with_name("000777.pdf").write_bytes(path.read_bytes())
    assert found(ward) == [("I7", "paper.of_nobody")]


def test_a_paper_drawn_and_not_yet_noted_is_no_fault(ward: Ward) -> None:
    a_paper(ward)
    ward.tamper("UPDATE print_job SET file = '', sha256 = '', rendered_at = NULL")
    assert found(ward) == []
