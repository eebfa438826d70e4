"""Printing through the system's queue: the PDF arrives whole, and every way of failing is told."""

import stat
from pathlib import Path

import pytest

from counter_app.devices.lp import LpPrinter
from counter_app.domain.errors import Unavailable
from counter_app.services.printing_ports import PrintOrder, Sheet

PDF = b"%PDF-1.4 a paper"


def an_lp(folder: Path, script: str, lpstat: str = "echo quay1; echo quay2") -> LpPrinter:
    """Return a printer over programs of the test's own."""
    for name, body in (("lp", script), ("lpstat", lpstat)):
        program = folder / name
        program.write_text(f"#!/bin/sh\n{body}\n")
        program.chmod(program.stat().st_mode | stat.S_IXUSR)
    return LpPrinter(path=str(folder), patience=1.0)


def test_the_queue_gets_the_paper_as_it_is(tmp_path: Path) -> None:
    printer = an_lp(tmp_path, f'cat > {tmp_path}/out.pdf; printf "%s\\n" "$@" > {tmp_path}/asked')
    printer.print(PDF, PrintOrder("quay1", copies=2, sheet=Sheet.A5, title="Giấy tiếp nhận"))
    assert (tmp_path / "out.pdf").read_bytes() == PDF
    asked = (tmp_path / "asked").read_text("utf-8").splitlines()
    assert asked[:7] == ["-s", "-d", "quay1", "-n", "2", "-t", "Giấy tiếp nhận"]
    assert "media=A5" in asked


def test_a_queue_with_a_hostile_name_stays_one_argument(tmp_path: Path) -> None:
    printer = an_lp(tmp_path, f'cat > /dev/null; printf "%s\\n" "$@" > {tmp_path}/asked')
    printer.print(PDF, PrintOrder("; rm -rf x", title="$(id)"))
    assert {"; rm -rf x", "$(id)"} <= set((tmp_path / "asked").read_text("utf-8").splitlines())


def test_the_queues_are_those_of_the_system(tmp_path: Path) -> None:
    assert an_lp(tmp_path, "true").names() == ("quay1", "quay2")


def test_a_system_without_cups_has_no_queue(tmp_path: Path) -> None:
    assert LpPrinter(path=str(tmp_path)).names() == ()


@pytest.mark.parametrize(
    ("script", "code"),
    [("cat > /dev/null; exit 1", "printer.failed"), ("exec sleep 30", "printer.slow"), ("exit 0", "")],
)
def test_what_the_queue_says_is_told(tmp_path: Path, script: str, code: str) -> None:
    printer = an_lp(tmp_path, script)
    if not code:
        printer.print(PDF, PrintOrder("quay1"))
        return
    with pytest.raises(Unavailable) as refused:
        printer.print(PDF, PrintOrder("quay1"))
    assert refused.value.code == code


def test_a_program_that_is_gone_is_told(tmp_path: Path) -> None:
    with pytest.raises(Unavailable) as refused:
        LpPrinter(path=str(tmp_path)).print(PDF, PrintOrder("quay1"))
    assert refused.value.code == "printer.failed"
