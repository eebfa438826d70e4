"""Numbers after a restore: none is given out that may stand on a paper, and what is passed over is void."""

import shutil
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from backup_rooms import LATER, a_backup_desk, back_up, codes, receive, restore, verified
from builders import MORNING, Ward, a_form, quick_folder, reopened
from counter_app.domain.errors import Refused
from counter_app.services.backup_rows import LastNumbers


@pytest.fixture
def stick() -> Iterator[Path]:
    """A folder somewhere else, such as on a stick."""
    folder = quick_folder()
    yield folder
    shutil.rmtree(folder)


@pytest.fixture
def empty() -> Iterator[Path]:
    """A machine with nothing on it."""
    folder = quick_folder() / "data"
    yield folder
    shutil.rmtree(folder, ignore_errors=True)


def test_this_machine_knows_what_was_printed_and_passes_over_it(ward: Ward, stick: Path) -> None:
    receive(ward, 2)
    file = back_up(ward, stick / "a.zip")
    receive(ward, 3)
    ward.store.engine.dispose()
    restored = restore(ward.folder, file, lost=3)
    assert restored.numbering.waiting == ()
    assert {void.series.partition(":")[0] for void in restored.numbering.voided} == {
        "barcode",
        "dossier_code",
        "paper",
        "register",
    }
    with reopened(ward.folder) as again:
        done = again.receive()
        assert (done.code[-4:], done.register, done.paper_number, done.number) == (
            "0006",
            "01/2026/6",
            "0006/TTPVHCC",
            6,
        )
        decisions = again.rows("SELECT who, action, data FROM audit WHERE action LIKE 'numbers.%' ORDER BY seq")
        assert decisions[0][:2] == ("quan", "numbers.voided")
        assert '"first":3,"last":5' in decisions[0][2]
    assert verified(ward.folder).ok


def test_void_numbers_that_nobody_wrote_down_would_be_found(ward: Ward, stick: Path) -> None:
    """The control: it is the written void that makes the gap right."""
    file = back_up(ward, stick / "a.zip")
    receive(ward, 3)
    ward.store.engine.dispose()
    restore(ward.folder, file, lost=3)
    with reopened(ward.folder) as again:
        again.tamper("DELETE FROM void_number WHERE series LIKE 'register:%'")
    assert [problem.code for problem in verified(ward.folder).problems] == ["numbers.not_in_order"]


def test_an_empty_machine_gives_no_number_until_the_last_ones_are_told(ward: Ward, stick: Path, empty: Path) -> None:
    receive(ward, 2)
    restored = restore(empty, back_up(ward, stick / "a.zip"))
    assert restored.safety is None
    assert len(restored.numbering.waiting) > 40
    with reopened(empty, LATER) as drill:
        with pytest.raises(Refused, match=r"numbers\.unconfirmed"):
            drill.receive()
        with pytest.raises(Refused, match=r"numbers\.unconfirmed"):
            drill.desks.handover.hand_over(drill.actor(), ["000.00.00.H99-261118-0001"], "tu_phap_ho_tich")
        desk = a_backup_desk(drill)
        told = desk.confirm_numbers(drill.actor("quan"), LastNumbers(("000.00.00.H99-261118-0031",), 33))
        assert all(name < "dossier_code:000.00.00.H99:2026-11-18" for name in told.waiting)
        done = drill.receive()
        assert (done.code[-4:], done.register, done.paper_number) == ("0032", "01/2026/34", "0101/TTPVHCC")
        with pytest.raises(Refused, match=r"numbers\.unconfirmed"):
            drill.desks.reception.receive(_late(drill), a_form())
        desk.confirm_numbers(drill.actor("quan"), LastNumbers(("000.00.00.H99-261117-0007",)))
        assert drill.desks.reception.receive(_late(drill), a_form()).code == "000.00.00.H99-261117-0008"
        assert drill.one("SELECT count(*) FROM audit WHERE action = 'numbers.confirmed'") == 2
    assert verified(empty).ok


def _late(ward: Ward) -> Any:
    return ward.actor(happened_at=MORNING - timedelta(days=1), late_reason="mất điện")


def test_the_last_numbers_may_be_told_with_the_restore(ward: Ward, stick: Path, empty: Path) -> None:
    receive(ward, 2)
    last = LastNumbers(("000.00.00.H99-261118-0005",), 5)
    restore(empty, back_up(ward, stick / "a.zip"), last=last)
    with reopened(empty, LATER) as drill:
        assert drill.receive().code.endswith("-0006")
    assert verified(empty).ok


def test_what_is_told_counts_beside_what_the_data_know(ward: Ward, stick: Path) -> None:
    file = back_up(ward, stick / "a.zip")
    receive(ward, 3)
    ward.store.engine.dispose()
    last = LastNumbers(("000.00.00.H99-261118-0009",), 3)
    restored = restore(ward.folder, file, lost=3, last=last)
    assert restored.numbering.waiting == ()
    with reopened(ward.folder) as again:
        done = again.receive()
        assert (done.code[-4:], done.register, done.paper_number) == ("0010", "01/2026/4", "0004/TTPVHCC")


def test_a_number_that_the_data_contradict_stops_the_restore(ward: Ward, stick: Path, empty: Path) -> None:
    receive(ward, 2)
    file = back_up(ward, stick / "a.zip")
    with pytest.raises(Refused, match=r"numbers\.already_further"):
        restore(empty, file, last=LastNumbers(("000.00.00.H99-261118-0001",), 5))
    assert not (empty / "counter.db").exists()


def test_older_data_here_cannot_know_what_the_newer_printed(ward: Ward, stick: Path, empty: Path) -> None:
    """A machine with the state of the morning gets the back-up of noon: who knows what was printed after noon."""
    receive(ward, 1)
    morning = back_up(ward, stick / "morning.zip")
    receive(ward, 2)
    noon = back_up(ward, stick / "noon.zip")
    restore(empty, morning, last=LastNumbers(nothing_later=True))
    restored = restore(empty, noon, lost=0)
    assert restored.numbering.waiting
    assert len(codes(empty)) == 3


def test_what_both_sides_printed_is_passed_over(ward: Ward, stick: Path, empty: Path) -> None:
    """Two machines went on from one back-up. One's data go onto the other, which has more codes of the day."""
    receive(ward, 1)
    shared = back_up(ward, stick / "shared.zip")
    receive(ward, 1)
    theirs = back_up(ward, stick / "theirs.zip")
    restore(empty, shared, last=LastNumbers(nothing_later=True))
    with reopened(empty, LATER) as other:
        receive(other, 4)
    restored = restore(empty, theirs, lost=4, last=LastNumbers(("000.00.00.H99-261118-0005",), 5))
    assert restored.lost == 4
    with reopened(empty, LATER) as other:
        assert receive(other, 1)[0].endswith("-0006")
    assert verified(empty).ok
