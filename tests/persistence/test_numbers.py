"""Numbers without gaps and without twins, whoever takes them and whatever fails."""

import multiprocessing
from contextlib import suppress
from pathlib import Path

import pytest

from builders import DESK, Ward, a_form, a_party, a_ward, quick_folder, reopened
from counter_app.domain.dossiers.parties import PartyRole
from counter_app.domain.errors import Refused
from counter_app.domain.numbering.series import SeriesKey, SeriesKind, internal_codes, register
from counter_app.persistence.opening import open_store
from counter_app.persistence.store import Store
from counter_app.persistence.unit import unit_of

BOOK = register("01", 2026)
EACH = 40


def take_one(store: Store, *, fails: bool = False) -> int:
    with unit_of(store) as unit:
        number = unit.numbers.take(BOOK)
        if fails:
            raise Refused("act.too_late")
    return number


def take(folder: Path, start: "multiprocessing.synchronize.Barrier", taken: "multiprocessing.Queue[list[int]]") -> None:
    """Take numbers as another counter would: one transaction each, some of them failing after the number is known."""
    store, mine = open_store(folder), []
    start.wait()
    for turn in range(EACH * 3 // 2):
        with suppress(Refused):
            mine.append(take_one(store, fails=turn % 3 == 0))
    store.engine.dispose()
    taken.put(mine)


def test_two_counters_at_once_leave_no_gap_and_no_twin(ward: Ward) -> None:
    ward.store.engine.dispose()
    processes = multiprocessing.get_context("spawn")
    start, taken = processes.Barrier(2), processes.Queue()
    counters = [processes.Process(target=take, args=(ward.folder, start, taken)) for _ in range(2)]
    for counter in counters:
        counter.start()
    numbers = [taken.get(timeout=60) for _ in counters]
    for counter in counters:
        counter.join(timeout=60)
    assert sorted(numbers[0] + numbers[1]) == list(range(1, 2 * EACH + 1))
    assert numbers[0] == sorted(numbers[0])
    assert ward.one("SELECT value FROM counter WHERE series = ?", str(BOOK)) == 2 * EACH


def test_numbers_count_from_one_each_series_for_itself(ward: Ward) -> None:
    with unit_of(ward.store) as unit:
        assert [unit.numbers.take(BOOK) for _ in range(3)] == [1, 2, 3]
        assert unit.numbers.take(register("01", 2027)) == 1
        assert unit.numbers.take(internal_codes(2026)) == 1
        assert unit.numbers.take(BOOK) == 4


def test_a_transaction_that_fails_gives_its_numbers_back(ward: Ward) -> None:
    for _ in range(2):
        with pytest.raises(Refused):
            take_one(ward.store, fails=True)
    assert take_one(ward.store) == 1


def test_the_ten_thousandth_of_a_day_is_written_whole(ward: Ward) -> None:
    first = ward.receive().code
    ward.tamper("UPDATE counter SET value = 9999 WHERE series LIKE 'dossier_code:%'")
    assert (first[-5:], ward.receive().code[-6:]) == ("-0001", "-10000")
    assert ward.receive().code[-6:] == "-10001"


def test_a_refused_receipt_leaves_no_gap(ward: Ward) -> None:
    proxy_without_paper = a_form("1.004873", a_party(), a_party(PartyRole.PROXY, "Hà Thị Ủy"))
    first = ward.receive()
    with pytest.raises(Refused):
        ward.receive(proxy_without_paper)
    second = ward.receive()
    assert (first.code[-4:], second.code[-4:]) == ("0001", "0002")
    assert (first.register, second.register) == ("01/2026/1", "01/2026/2")
    assert (first.paper_number, second.paper_number) == ("0001/TTPVHCC", "0002/TTPVHCC")
    assert (first.number, second.number) == (1, 2)


def test_a_refused_handover_of_many_leaves_no_gap(ward: Ward) -> None:
    sent, other = ward.receive().code, ward.receive().code
    ward.desks.handover.hand_over(ward.actor(), [sent], DESK)
    with pytest.raises(Refused):
        ward.desks.handover.hand_over(ward.actor(), [other, sent], DESK)
    assert ward.desks.handover.hand_over(ward.actor(), [other], DESK).batch == "BG-000002"


def test_numbers_go_on_after_the_program_was_closed() -> None:
    folder = quick_folder()
    with a_ward(folder) as ward:
        ward.receive()
    with reopened(folder) as ward:
        assert ward.receive().code[-4:] == "0002"


def test_a_series_of_any_name_is_one_row(ward: Ward) -> None:
    odd = SeriesKey(SeriesKind.PAPER, "x'; DROP TABLE counter; --", "2026")
    with unit_of(ward.store) as unit:
        assert [unit.numbers.take(odd), unit.numbers.take(odd)] == [1, 2]
    assert ward.rows("SELECT series, value FROM counter") == [(str(odd), 2)]
