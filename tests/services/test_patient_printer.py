"""A printer may fail in twelve ways and more: each is one sentence, nothing changes, and printing works afterwards."""

from collections.abc import Callable
from threading import Event
from typing import Any

import pytest

from builders import Ward
from counter_app.domain.errors import Refused, Unavailable
from counter_app.services.patient_printer import PatientPrinter
from counter_app.services.printing_ports import PrintOrder
from counter_app.services.wording import Language, say

ORDER = PrintOrder("quầy 2")
PDF = b"%PDF-1.4"


class Fake:
    """A printer that does what the test says."""

    def __init__(self, does: Callable[[], object] = lambda: None) -> None:
        self.does, self.printed = does, 0

    def names(self) -> tuple[str, ...]:
        self.does()
        return ("quầy 2",)

    def print(self, pdf: bytes, order: PrintOrder) -> None:
        self.does()
        self.printed += 1


def raising(fault: BaseException) -> Callable[[], object]:
    def does() -> None:
        raise fault

    return does


HANG = Event()  # never set: a driver that waits for ever

WAYS: dict[str, tuple[Callable[[], object], str]] = {
    "no printer": (raising(Unavailable("printer.none")), "printer.none"),
    "the printer is gone": (raising(Unavailable("printer.absent", printer="quầy 2")), "printer.absent"),
    "paper out": (raising(Unavailable("printer.failed", printer="quầy 2")), "printer.failed"),
    "the paper is unreadable": (raising(Unavailable("paper.unreadable")), "paper.unreadable"),
    "the driver hangs": (HANG.wait, "printer.slow"),
    "the job was cancelled": (raising(RuntimeError("cancelled by Nguyễn Thị Đào")), "printer.failed"),
    "the cable came off": (raising(OSError(5, "I/O error")), "printer.failed"),
    "access denied": (raising(PermissionError(13, "denied")), "printer.failed"),
    "the disk of the queue is full": (raising(OSError(28, "No space left")), "printer.failed"),
    "out of memory": (raising(MemoryError()), "printer.failed"),
    "the driver wants to end the program": (raising(SystemExit(1)), "printer.failed"),
    "a bug of the driver": (raising(ZeroDivisionError()), "printer.failed"),
    "the queue is slow": (raising(Unavailable("printer.slow", printer="quầy 2")), "printer.slow"),
}


@pytest.mark.parametrize("way", WAYS)
def test_every_way_of_failing_is_one_sentence(way: str) -> None:
    does, code = WAYS[way]
    with pytest.raises(Unavailable) as told:
        PatientPrinter(Fake(does), patience=0.2).print(PDF, ORDER)
    assert told.value.code == code
    for language in Language:
        sentence = say(told.value, language)
        assert sentence != code
        assert "Nguyễn" not in sentence


@pytest.mark.parametrize("way", WAYS)
def test_a_print_that_fails_changes_nothing_and_can_be_made_up_for(ward: Ward, way: str) -> None:
    ward.receive()
    before = everything(ward)
    does, _ = WAYS[way]
    with pytest.raises(Unavailable):
        PatientPrinter(Fake(does), patience=0.2).print(PDF, ORDER)
    assert everything(ward) == before
    works = Fake()
    PatientPrinter(works).print(PDF, ORDER)
    assert works.printed == 1


def everything(ward: Ward) -> list[Any]:
    return [ward.rows(f"SELECT * FROM {table}") for table in ("dossier", "event", "audit", "print_job")]


@pytest.mark.parametrize("copies", [0, -1, 51])
def test_a_number_of_copies_that_nobody_means_is_not_printed(copies: int) -> None:
    works = Fake()
    with pytest.raises(Unavailable) as told:
        PatientPrinter(works).print(PDF, PrintOrder("quầy 2", copies=copies))
    assert (told.value.code, works.printed) == ("printer.copies", 0)


def test_an_order_without_a_printer_says_that_there_is_none() -> None:
    with pytest.raises(Unavailable) as told:
        PatientPrinter(Fake()).print(PDF, PrintOrder(""))
    assert told.value.code == "printer.none"


def test_where_even_asking_for_printers_fails_there_are_none() -> None:
    assert PatientPrinter(Fake()).names() == ("quầy 2",)
    assert PatientPrinter(Fake(HANG.wait), patience=0.1).names() == ()
    assert PatientPrinter(Fake(raising(OSError())), patience=0.1).names() == ()


def test_a_refusal_of_the_house_is_passed_on() -> None:
    with pytest.raises(Refused):
        PatientPrinter(Fake(raising(Refused("dossier.unknown", dossier="x")))).print(PDF, ORDER)
