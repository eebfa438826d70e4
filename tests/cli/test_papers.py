"""Papers by command line: print, print again, and what waits to be printed."""

import hashlib
from pathlib import Path

from cli.conftest import Console


def test_a_paper_is_printed_as_it_now_stands(console: Console, tmp_path: Path) -> None:
    code = console.receive()["code"]
    out = tmp_path / "slip.pdf"
    printed = console.ask("print", code, "--form", "single_handover", "--out", out)
    assert set(printed) >= {"job", "form", "file", "sha256", "reprint"}
    assert (printed["form"], printed["file"], printed["reprint"]) == ("single_handover", str(out), 0)
    assert hashlib.sha256(out.read_bytes()).hexdigest() == printed["sha256"]
    batch = console.ask("handover", code, "--to", "binh")["batch"]
    assert console.ask("print", batch, "--form", "handover", "--out", out)["form"] == "handover"


def test_a_job_is_printed_again_and_counted(console: Console, tmp_path: Path) -> None:
    received = console.receive("--receipt", tmp_path / "first.pdf")
    job = str(received["job"])
    first = console.ask("reprint", job, "--out", tmp_path / "again.pdf")
    assert (first["reprint"], first["reprint_of"]) == (1, received["job"])
    assert first["file"] == str(tmp_path / "again.pdf")
    second = console.ask("reprint", job)
    assert second["reprint"] == 2
    assert (console.data / second["file"]).is_file()


def test_a_job_that_was_never_drawn_is_drawn_and_not_called_a_reprint(console: Console, tmp_path: Path) -> None:
    received = console.receive()
    assert console.ask("jobs")["unprinted"] == 1
    drawn = console.ask("reprint", str(received["job"]), "--out", tmp_path / "r.pdf")
    assert (drawn["job"], drawn["reprint"]) == (received["job"], 0)
    assert console.ask("jobs")["unprinted"] == 0


def test_jobs_are_listed_newest_first(console: Console, tmp_path: Path) -> None:
    console.receive("--receipt", tmp_path / "1.pdf")
    console.receive()
    jobs = console.ask("jobs")["jobs"]
    assert [job["job"] for job in jobs] == [2, 1]
    assert [job["file"] is None for job in jobs] == [True, False]
    assert console.ask("jobs", "--limit", "1")["jobs"] == jobs[:1]
    assert "chưa in" in console.run("jobs").out


def test_a_slip_that_was_not_asked_for_is_not_drawn(console: Console) -> None:
    sent = console.ask("handover", console.receive()["code"], "--to", "binh")
    assert sent["slip"] is None
    assert console.ask("jobs")["unprinted"] == 2


def test_why_a_dossier_is_due_when_it_is_goes_to_paper(console: Console, tmp_path: Path) -> None:
    code = console.receive()["code"]
    out = tmp_path / "why.pdf"
    printed = console.ask("print", code, "--form", "explanation", "--out", out)
    assert (printed["form"], printed["file"], printed["reprint"]) == ("explanation", str(out), 0)
    assert out.read_bytes().startswith(b"%PDF")
