"""``attach`` and what ``show`` tells of it."""

import hashlib
from pathlib import Path

from cli.conftest import Console

PDF = b"%PDF-1.7 to khai"


def test_a_scan_is_attached_and_shown(console: Console, tmp_path: Path) -> None:
    code = console.receive()["code"]
    file = tmp_path / "tờ khai.pdf"
    file.write_bytes(PDF)
    done = console.ask("attach", code, file, "--paper", "1", "--key", "k")
    assert console.ask("attach", code, file, "--paper", "1", "--key", "k") == done
    (row,) = done["files"]
    assert (done["code"], row["name"], row["paper"], row["size"]) == (code, "tờ khai.pdf", 1, len(PDF))
    assert row["sha256"] == hashlib.sha256(PDF).hexdigest()
    assert (console.data / row["file"]).read_bytes() == PDF
    shown = console.ask("show", code)
    assert shown["attachments"] == done["files"]
    assert shown["events"][-1]["kind"] == "attached"
    assert "tờ khai.pdf" in console.run("show", code).out
    assert "tờ khai.pdf" in console.run("attach", code, file).out
    assert console.ask("verify")["ok"]


def test_what_is_no_scan_is_refused_in_one_sentence(console: Console, tmp_path: Path) -> None:
    code = console.receive()["code"]
    for name, content, expected in (
        ("x.exe", b"MZ", "scan.kind_refused"),
        ("x.exe.pdf", PDF, "scan.disguised"),
        ("x.pdf", b"MZ", "scan.not_what_it_says"),
    ):
        (tmp_path / name).write_bytes(content)
        error = console.refused("attach", code, tmp_path / name)
        assert (error["kind"], error["code"]) == ("refused", expected)
        assert name in error["message"]
    assert console.refused("attach", code, tmp_path / "gone.pdf")["kind"] == "unavailable"


def test_verify_tells_a_scan_that_is_lost(console: Console, tmp_path: Path) -> None:
    code = console.receive()["code"]
    (tmp_path / "x.pdf").write_bytes(PDF)
    (row,) = console.ask("attach", code, tmp_path / "x.pdf")["files"]
    (console.data / row["file"]).unlink()
    said = console.run("--json", "verify")
    assert said.exit_code == 5
    assert [(one["invariant"], one["code"]) for one in said.document["problems"]] == [("I7", "scan.lost")]
