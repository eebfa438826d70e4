"""Bad input: one clear sentence in either language, nothing half-written, hostile text kept letter for letter."""

import ctypes
import json
import re
import resource
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from unicodedata import normalize

import pytest

from cli.conftest import BIRTH, COPIES, MONDAY, Console
from counter_app import bootstrap

CARD = "006187012345|091234567|Lường Thị Đào|05011987|Nữ|Tổ 5, phường Đức Xuân|10052021"
RECEIVE = ["receive", "--procedure", BIRTH, "--applicant"]
OUTSIDE = ["receive-outside", "--applicant", "A"]

BAD = [
    ([*RECEIVE, ""], 1, "name.empty"),
    ([*RECEIVE, " \u200b "], 1, "name.empty"),
    ([*RECEIVE, "Đ" * 500], 1, "name.too_long"),
    ([*RECEIVE, "A", "--birth", "31/02/1990"], 1, "date.impossible"),
    ([*RECEIVE, "A", "--birth", "01/01/2990"], 1, "date.future"),
    ([*RECEIVE, "A", "--birth", "hôm qua"], 1, "date.unreadable"),
    ([*RECEIVE, "A", "--id-number", "00618701234"], 1, "id_number.length"),
    ([*RECEIVE, "A", "--id-number", "không có"], 1, "id_number.unreadable"),
    ([*RECEIVE, "A", "--phone", "091234567"], 1, "phone.length"),
    ([*RECEIVE, "A", "--phone", "01682345678"], 1, "phone.old_prefix"),
    ([*RECEIVE, "A", "--organisation", "B", "--tax-code", "12"], 1, "tax_code.unreadable"),
    ([*RECEIVE, "A", "--card", CARD[:40]], 1, "card.cut"),
    ([*RECEIVE, "A", "--card", "xyz"], 1, "card.unreadable"),
    ([*RECEIVE, "A", "--card", "6|" * 3000], 1, "card.unreadable"),
    ([*RECEIVE, "A", "--sets", "0"], 1, "receive.no_set"),
    ([*RECEIVE, "A", "--sets", "nhiều"], 2, "usage.bad_number"),
    ([*RECEIVE, "A", "--submitted-at", "2026-13-01T09:00"], 2, "usage.bad_moment"),
    ([*RECEIVE, "A", "--address", "x" * 20_001], 1, "text.too_long"),
    (["receive", "--procedure", "9.999999", "--applicant", "A"], 1, "procedure.unknown"),
    (["receive", "--procedure", "khai sinh", "--applicant", "A"], 1, "procedure.code_unreadable"),
    (["receive", "--procedure", "1.00119", "--applicant", "A"], 1, "procedure.code_unreadable"),
    (["receive", "--procedure", COPIES, "--applicant", "A", "--copies", "0"], 1, "fee.copies_too_few"),
    (["receive", "--procedure", "1.004873", "--applicant", "A", "--short"], 1, "procedure.no_short_process"),
    (
        [*OUTSIDE, "--name", " ", "--limit", "1 week", "--basis", "x"],
        1,
        "outside.name_missing",
    ),
    ([*OUTSIDE, "--name", "X", "--limit", "mai", "--basis", "x"], 1, "limit.unreadable"),
    (["show", "000.00.00.H99-261123-9999"], 1, "dossier.unknown"),
    (["show", "x" * 10_000], 1, "dossier.unknown"),
    (["accept", "BG-999999"], 1, "batch.unknown"),
    (["handover", "000.00.00.H99-261123-9999", "--to", "binh"], 1, "dossier.unknown"),
    (["reprint", "999"], 1, "job.unknown"),
    (["print", "x", "--form", "poem", "--out", "x.pdf"], 1, "form.unknown"),
    (["users", "add", "Có Dấu", "--name", "A", "--role", "receiver"], 1, "person.login_unusable"),
    (["users", "role", "khong-co", "--role", "receiver"], 1, "person.unknown"),
    (["due", "--limit", "5 moon", "--received", "2026-11-23T09:00"], 1, "limit.unreadable"),
    (["due", "--limit", "1 week", "--received", "2026-11-23T09:00", "--hours", "9-5"], 1, "hours.unreadable"),
    (
        ["due", "--limit", "1 week", "--received", "2026-11-23T09:00", "--pause", "2026-11-25T09:00/2026-11-24T09:00"],
        1,
        "pause.backwards",
    ),
    (["calendar", "set", "2026-02-30", "off"], 2, "usage.bad_day"),
]


@pytest.mark.parametrize(("line", "exit_code", "code"), BAD, ids=[f"{code}-{n}" for n, (_, _, code) in enumerate(BAD)])
def test_bad_input_is_refused_in_one_sentence(console: Console, line: list[str], exit_code: int, code: str) -> None:
    events = console.ask("verify")["events"]
    told = {}
    for lang in ("vi", "en"):
        said = console.run("--lang", lang, "--json", *line)
        assert said.exit_code == exit_code, said
        assert said.error["code"] == code
        told[lang] = said.error["message"]
        plain = console.run("--lang", lang, *line)
        assert (plain.exit_code, plain.out, plain.err) == (exit_code, "", told[lang] + "\n")
        assert told[lang].endswith(".")
        assert len(told[lang]) < 400
        assert "Traceback" not in plain.err
    assert told["vi"] != told["en"]
    report = console.ask("verify")
    assert report["ok"]
    assert report["events"] == events


def test_the_sentence_says_what_is_wrong_and_what_to_do(console: Console) -> None:
    said = console.run(*RECEIVE, "A", "--id-number", "00618701234")
    assert said.err == "Số định danh phải đủ 12 chữ số, hiện có 11.\n"


def test_a_procedure_that_is_not_in_force_is_refused(console: Console) -> None:
    with sqlite3.connect(console.data / "counter.db") as connection:
        connection.execute("UPDATE procedure_version SET valid_to = '2026-06-30' WHERE code = ?", [BIRTH])
    connection.close()
    error = console.refused(*RECEIVE, "A")
    assert error["code"] == "procedure.not_in_force"
    assert "23/11/2026" in error["message"]


# what surrounds us, as a process of its own meets it


def as_a_process(console: Console, *line: str, before: Callable[[], None]) -> "subprocess.CompletedProcess[bytes]":
    """Run a line in a process that was prepared by ``before``."""
    whole = [sys.executable, "-m", "counter_app", "--data", str(console.data), "--now", MONDAY, "--json", *line]
    return subprocess.run(whole, capture_output=True, check=False, preexec_fn=before)


def without_the_rights_of_root() -> None:
    """Let file permissions hold for root too: what follows may not read or write past them."""
    drop_from_bounding_set = 24
    for capability in (1, 2):  # CAP_DAC_OVERRIDE, CAP_DAC_READ_SEARCH
        ctypes.CDLL(None).prctl(drop_from_bounding_set, capability, 0, 0, 0)


@pytest.mark.parametrize("what", ["counter.db", "."])
def test_a_folder_that_can_only_be_read_is_said_to_be_so(console: Console, what: str) -> None:
    place = console.data / what
    mode = place.stat().st_mode
    place.chmod(mode & ~0o222)
    try:
        done = as_a_process(console, *RECEIVE, "A", before=without_the_rights_of_root)
    finally:
        place.chmod(mode)
    error = json.loads(done.stdout)["error"]
    assert (done.returncode, error["kind"]) == (3, "unavailable"), done
    assert error["code"] in {"data.read_only", "data.cannot_open"}
    assert done.stderr == b""
    assert console.ask("verify")["dossiers"] == 0


def test_a_file_that_may_not_grow_leaves_nothing_behind(console: Console) -> None:
    """It stands in for a full disk: the kernel refuses every byte beyond the file's present size."""
    size = (console.data / "counter.db").stat().st_size

    def bounded() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))

    long = "Đường dài " * 1_900
    done = as_a_process(console, *RECEIVE, "A", "--address", long, "--subject", long, before=bounded)
    error = json.loads(done.stdout)["error"]
    assert (done.returncode, error["kind"]) == (3, "unavailable"), done
    assert error["code"] in {"disk.full", "disk.fault"}
    assert console.ask("verify")["dossiers"] == 0
    assert console.receive()["code"].endswith("-0001")


HOSTILE = [
    "<b>Lường</b> & <img src=x>",
    "=HYPERLINK(1)+1",
    "'; DROP TABLE dossier; --",
    'Đào "Bống" O\'Lấp',
    "\u202eoàĐ thị",
    "{applicant} %s {0}",
    "a\u0301 Đào",
    "🙂 Đào",
    "../../etc/passwd",
]


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_is_kept_letter_for_letter(console: Console, text: str, tmp_path: Path) -> None:
    more = ["--address", text, "--subject", text, "--receipt", tmp_path / "r.pdf"]
    received = console.receive(*more, applicant=text, procedure="1.004873")
    assert received["receipt"] == str(tmp_path / "r.pdf")
    assert received["warnings"] == []
    page = console.ask("show", received["code"])
    assert page["applicant"] == normalize("NFC", text)
    assert page["parties"][0]["address"] == normalize("NFC", text)
    assert page["subject"] == normalize("NFC", text)
    plain = console.run("show", received["code"])
    assert normalize("NFC", text) in plain.out


def test_ten_thousand_characters_are_kept(console: Console) -> None:
    text = "Đường Nguyễn Trãi " * 555
    page = console.ask("show", console.receive("--address", text)["code"])
    assert page["parties"][0]["address"] == text.strip()


def test_what_would_steer_a_terminal_is_not_printed_to_one(console: Console) -> None:
    code = console.receive("--subject", "x", applicant="Đào\x9b31m Thị\x1b[31m Mơ")["code"]
    said = console.run("show", code)
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f]", said.out)


def test_an_error_about_hostile_text_stays_one_sentence(console: Console) -> None:
    said = console.run("show", "x\n\x1b[2Jy {0} %s")
    assert said.err.count("\n") == 1
    assert "\x1b" not in said.err
    assert "{0} %s" in said.err


def test_a_file_that_cannot_be_written_changes_no_dossier(console: Console, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way", "utf-8")
    received = console.receive("--receipt", tmp_path / "file" / "r.pdf")
    assert received["state"] == "accepted"
    assert received["receipt"] is None
    (warning,) = received["warnings"]
    assert (warning["code"], warning["job"]) == ("print.failed", received["job"])
    assert warning["message"].endswith(".")
    plain = console.run(*RECEIVE, "A", "--receipt", tmp_path / "file" / "r.pdf")
    assert plain.exit_code == 0
    assert "reprint" in plain.err


def test_a_renderer_that_fails_in_its_own_way_changes_no_dossier(
    console: Console, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def failing(form: str, data: str) -> bytes:
        raise RuntimeError("Lường Thị Đào")

    monkeypatch.setattr(bootstrap, "_render", failing)
    received = console.receive("--receipt", tmp_path / "r.pdf")
    assert received["receipt"] is None
    assert [warning["code"] for warning in received["warnings"]] == ["print.failed"]
    assert "Đào" not in (console.data / "logs" / "counter_app.log").read_text("utf-8")
    monkeypatch.undo()
    again = console.ask("reprint", str(received["job"]), "--out", tmp_path / "r.pdf")
    assert (again["job"], again["reprint"]) == (received["job"], 0)
    assert (tmp_path / "r.pdf").exists()


def test_a_missing_name_is_asked_for_unless_a_card_brings_it(console: Console) -> None:
    assert console.refused("receive", "--procedure", BIRTH)["code"] == "usage.missing"
    spoilt = CARD.replace("Đào", "?ào")
    assert console.refused("receive", "--procedure", BIRTH, "--card", spoilt)["code"] == "name.empty"
    assert replace(console).ask("receive", "--procedure", BIRTH, "--card", CARD)["state"] == "accepted"
