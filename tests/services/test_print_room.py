"""Papers are ordered with their act and drawn after it; a paper that fails changes no dossier."""

import hashlib
from dataclasses import replace
from pathlib import Path

import pytest

from builders import DESK, Ward, a_form
from counter_app.domain.errors import Refused, Unavailable


class NoRoom:
    """A disk that is full."""

    def keep(self, job: int, year: int, pdf: bytes) -> str:
        raise Unavailable("disk.full", file="papers")

    def read(self, name: str) -> bytes:
        raise Unavailable("disk.full", file=name)

    def write_to(self, path: Path, pdf: bytes) -> None:
        raise Unavailable("disk.full", file=str(path))


def test_a_receipt_ordered_is_unprinted_until_it_is_drawn(ward: Ward) -> None:
    done = ward.receive()
    room = ward.desks.print_room
    assert [row.job for row in room.unprinted(ward.actor())] == [done.job]
    row = room.draw(1)
    pdf = (ward.folder / row.file).read_bytes()
    assert pdf.startswith(b"%PDF-")
    assert (row.form, row.sha256) == ("receipt", hashlib.sha256(pdf).hexdigest())
    assert room.unprinted(ward.actor()) == ()
    assert ward.rows("SELECT file, sha256 FROM print_job") == [(row.file, row.sha256)]


def test_a_paper_that_another_pc_drew_is_looked_at_all_the_same(ward: Ward) -> None:
    job = ward.receive().job
    assert job is not None
    room = ward.desks.print_room
    row, drawn = room.paper(ward.actor(), job)
    (ward.folder / row.file).unlink()  # it stands in the other PC's folder
    assert room.look(ward.actor(), job) == (row, drawn)


def test_a_window_looks_through_the_last_papers_alone(ward: Ward) -> None:
    jobs = [ward.receive().job for _ in range(3)]
    room = ward.desks.print_room
    assert [row.job for row in room.unprinted(ward.actor(), 2)] == jobs[1:]
    assert [row.job for row in room.unprinted(ward.actor())] == jobs


def test_drawing_twice_gives_the_same_file(ward: Ward, tmp_path: Path) -> None:
    ward.receive()
    room = ward.desks.print_room
    first = room.draw(1, tmp_path / "a.pdf")
    ward.clock.forward(days=3)
    second = room.draw(1, tmp_path / "b.pdf")
    assert first == second
    assert (tmp_path / "a.pdf").read_bytes() == (tmp_path / "b.pdf").read_bytes()


def test_a_paper_to_be_shown_is_drawn_now_where_it_was_not(ward: Ward) -> None:
    job = ward.receive().job
    assert job is not None
    row, pdf = ward.desks.print_room.paper(ward.actor(), job)
    assert row.sha256 == hashlib.sha256(pdf).hexdigest()
    assert ward.desks.print_room.paper(ward.actor(), job) == (row, pdf)


def test_a_paper_says_what_was_true_when_it_was_ordered(ward: Ward) -> None:
    code = ward.receive().code
    before = ward.one("SELECT data FROM print_job WHERE job = 1")
    ward.desks.corrections.correct(ward.actor(), code, (("applicant", "Tên Khác"),), "Nhầm")
    assert ward.one("SELECT data FROM print_job WHERE job = 1") == before
    again = ward.desks.print_room.print_form(ward.actor(), code, "receipt")
    assert "Tên Khác" in ward.one("SELECT data FROM print_job WHERE job = ?", again.job)


def test_a_paper_that_cannot_be_kept_changes_no_dossier_and_waits(ward: Ward) -> None:
    done = ward.receive()
    room = replace(ward.desks.print_room, store=NoRoom())
    fault = room.try_to_draw(done.job)
    assert fault is not None
    assert fault.code == "disk.full"
    assert ward.one("SELECT stage FROM dossier") == "accepted"
    assert len(ward.desks.print_room.unprinted(ward.actor())) == 1
    assert ward.desks.print_room.try_to_draw(done.job) is None


def test_no_job_is_no_paper(ward: Ward) -> None:
    done = ward.receive(a_form(receipt=False))
    assert ward.desks.print_room.try_to_draw(done.job) is None
    assert ward.desks.print_room.jobs(ward.actor()) == ()


def test_a_reprint_is_marked_with_how_often_it_was_printed(ward: Ward) -> None:
    ward.receive()
    room = ward.desks.print_room
    again = [room.reprint(ward.actor("tra"), 1), room.reprint(ward.actor("tra"), 2)]
    assert [(row.job, row.reprint_of, row.reprint, row.made_by) for row in again] == [
        (2, 1, 1, "tra"),
        (3, 1, 2, "tra"),
    ]
    assert ward.rows("SELECT who, action, number FROM audit ORDER BY seq DESC LIMIT 1") == [
        ("tra", "paper.reprinted", 1)
    ]
    assert room.draw(1).sha256 != room.draw(2).sha256


def test_a_batchs_slip_printed_again_says_what_became_of_it(ward: Ward) -> None:
    code = ward.receive().code
    batch = ward.desks.handover.hand_over(ward.actor(), [code], DESK)
    ward.desks.handover.accept(ward.actor("binh"), batch.batch)
    again = ward.desks.print_room.print_form(ward.actor(), batch.batch, "handover")
    before, after = (ward.one("SELECT data FROM print_job WHERE job = ?", job) for job in (batch.job, again.job))
    assert "Lê Văn Bình" not in before
    assert "Lê Văn Bình" in after


@pytest.mark.parametrize("form", ["receipt", "single_handover"])
def test_a_form_is_printed_on_demand_and_the_print_is_logged(ward: Ward, form: str) -> None:
    code = ward.receive().code
    row = ward.desks.print_room.print_form(ward.actor(), code, form)
    assert (row.form, row.number) == (form, 1)
    assert ward.desks.print_room.draw(row.job).file
    assert ward.rows("SELECT action, number FROM audit ORDER BY seq DESC LIMIT 1") == [("paper.printed", 1)]


def test_what_is_no_form_or_no_job_is_refused(ward: Ward) -> None:
    code = ward.receive().code
    with pytest.raises(Refused) as caught:
        ward.desks.print_room.print_form(ward.actor(), code, "love_letter")
    assert caught.value.code == "form.unknown"
    for act in (lambda: ward.desks.print_room.draw(99), lambda: ward.desks.print_room.reprint(ward.actor(), 99)):
        with pytest.raises(Refused) as caught:
            act()
        assert caught.value.code == "job.unknown"


def test_a_matter_without_a_code_has_no_receipt(ward: Ward) -> None:
    slip = ward.desks.reception.refuse(ward.actor(), a_form(), "Không thuộc thẩm quyền").slip
    with pytest.raises(Refused) as caught:
        ward.desks.print_room.print_form(ward.actor(), slip, "receipt")
    assert caught.value.code == "dossier.not_accepted_yet"


def test_a_paper_that_lies_on_another_pc_is_drawn_anew_and_kept(ward: Ward, tmp_path: Path) -> None:
    room = ward.desks.print_room
    first = room.draw(ward.receive().job or 0)
    drawn = (ward.folder / first.file).read_bytes()
    (ward.folder / first.file).unlink()
    assert room.draw(first.job, tmp_path / "copy.pdf") == first
    assert (tmp_path / "copy.pdf").read_bytes() == drawn
    assert (ward.folder / first.file).read_bytes() == drawn


def test_a_paper_that_comes_out_otherwise_is_shown_and_not_put_in_its_place(ward: Ward, tmp_path: Path) -> None:
    room = ward.desks.print_room
    first = room.draw(ward.receive().job or 0)
    (ward.folder / first.file).unlink()
    later = replace(room, render=lambda form, data: b"%PDF-1.7 by a later version")
    later.draw(first.job, tmp_path / "copy.pdf")
    assert (tmp_path / "copy.pdf").read_bytes() == b"%PDF-1.7 by a later version"
    assert not (ward.folder / first.file).exists()
