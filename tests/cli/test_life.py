"""The whole life of a dossier, typed line by line."""

import re
from pathlib import Path

import pytest

from cli.conftest import BIRTH, COPIES, Console

CODE = "000.00.00.H99-261123-0001"
ISO = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+07:00")


def test_a_dossier_goes_from_the_counter_through_the_house_to_the_citizen(console: Console, tmp_path: Path) -> None:
    received = console.receive("--id-number", "006187012345", "--phone", "0912345678", "--receipt", tmp_path / "r.pdf")
    assert received["code"] == CODE
    assert received["state"] == "accepted"
    assert received["procedure"] == BIRTH
    assert received["received_at"] == "2026-11-23T09:41:00+07:00"
    assert received["due_at"] == "2026-11-23T17:00:00+07:00"
    assert received["fee"] == 0
    assert received["receipt"] == str(tmp_path / "r.pdf")
    assert (tmp_path / "r.pdf").read_bytes().startswith(b"%PDF")
    assert [set(line) for line in received["explanation"]] == [{"kind", "at", "text"}] * 2
    assert received["warnings"] == []

    sent = console.ask("handover", CODE, "--to", "tu_phap_ho_tich", "--slip", tmp_path / "s.pdf")
    assert sent["batch"] == "BG-000001"
    assert sent["codes"] == [CODE]
    assert sent["to"] == "tu_phap_ho_tich"
    assert sent["in_transit"] is True
    assert sent["slip"] == str(tmp_path / "s.pdf")
    taken = console.ask("--as", "binh", "accept", "BG-000001")
    assert (taken["accepted"], taken["refused"], taken["in_transit"]) == ([CODE], [], False)

    step = console.ask("--as", "binh", "advance", CODE, "--note", "đủ điều kiện")
    assert (step["step"], step["holder"], step["state"]) == (3, "lanh_dao", "in_process")
    back = console.ask("--as", "thang", "send-back", CODE, "--step", "2", "--reason", "sai tên")
    assert (back["step"], back["holder"]) == (2, "tu_phap_ho_tich")
    given = console.ask("reassign", CODE, "--to", "binh")
    assert given["holder"] == "binh"
    console.ask("--as", "binh", "advance", CODE)
    signed = console.ask("--as", "thu", "sign", CODE, "--by", "thu", "--authority", "kt")
    assert (signed["step"], signed["signed_by"]) == (4, "thu")

    completed = console.at("2026-11-23T15:00").ask("complete", CODE, "--outcome", "granted", "--document", "12/GKS")
    assert (completed["state"], completed["on_time"]) == ("result_ready", True)
    assert completed["completed_at"] == "2026-11-23T15:00:00+07:00"
    returned = console.at("2026-11-25T08:00").ask(
        "return", CODE, "--to", "Lường Thị Đào", "--id-number", "006187012345"
    )
    assert (returned["state"], returned["on_time"], returned["verdict"]) == ("returned", True, "on_time")
    assert returned["returned_at"] == "2026-11-25T08:00:00+07:00"

    page = console.ask("show", CODE)
    assert page["national_code"] == 10
    assert [event["seq"] for event in page["events"]] == list(range(1, len(page["events"]) + 1))
    assert {"seq", "kind", "happened_at", "recorded_at", "done_by", "data"} <= set(page["events"][0])
    assert {"ordinal", "name", "state", "originals", "copies"} <= set(page["papers"][0])
    assert [job["form"] for job in page["prints"]] == ["receipt"]
    assert console.ask("verify")["ok"] is True


def test_the_short_process_needs_no_handover_and_prints_no_receipt_unless_asked(
    console: Console, tmp_path: Path
) -> None:
    quick = console.receive("--short", "--copies", "3", "--pages", "4", "--fee", "paid", procedure=COPIES)
    assert quick["fee"] == 3 * (2000 + 2000 + 1000 + 1000)
    assert quick["fee_owed"] == 0
    assert quick["job"] is None
    assert quick["receipt"] is None
    asked = console.receive("--short", "--receipt", tmp_path / "r.pdf", procedure=COPIES)
    assert asked["receipt"] == str(tmp_path / "r.pdf")
    console.ask("sign", quick["code"], "--by", "thang")
    console.ask("complete", quick["code"], "--outcome", "granted")
    assert console.ask("return", quick["code"], "--to", "Lường Thị Đào")["state"] == "returned"


def test_a_full_dossier_orders_its_receipt_even_when_no_file_is_named(console: Console) -> None:
    received = console.receive()
    assert received["receipt"] is None
    jobs = console.ask("jobs")
    assert [(job["job"], job["file"]) for job in jobs["jobs"]] == [(received["job"], None)]
    assert jobs["unprinted"] == 1


def test_a_batch_is_taken_over_in_part(console: Console) -> None:
    codes = [console.receive()["code"] for _ in range(4)]
    batch = console.ask("handover", *codes, "--to", "binh")["batch"]
    taken = console.ask("accept", batch, "--except", codes[1], codes[2], f"--refuse={codes[3]}=thiếu chữ ký")
    assert taken["accepted"] == [codes[0]]
    assert taken["refused"] == [codes[3]]
    assert taken["in_transit"] is True
    recalled = console.ask("recall", batch)
    assert recalled["codes"] == codes[1:3]
    assert recalled["in_transit"] is False


def test_a_supplement_stops_the_clock_and_starts_it_anew(console: Console) -> None:
    code = console.receive(procedure="1.004873")["code"]
    asked = console.ask("supplement", code, "--missing", "Giấy xác nhận", "Ảnh 4x6", "--reason", "thiếu giấy tờ")
    assert asked["state"] == "awaiting_supplement"
    assert asked["missing"] == ["Giấy xác nhận", "Ảnh 4x6"]
    assert asked["slip"] is None
    later = console.at("2026-11-26T10:00")
    resumed = later.ask("resume", code)
    assert resumed["due_at"] > asked["due_at"]
    assert "restarted" in {line["kind"] for line in resumed["explanation"]}
    again = later.ask("supplement", code, "--missing", "Ảnh", "--reason", "ảnh mờ")
    assert [warning["code"] for warning in again["warnings"]] == ["supplement.again", "basis.wanted"]
    assert all(warning["message"].endswith(".") for warning in again["warnings"])


def test_a_new_date_is_promised_and_an_apology_changes_no_date(console: Console) -> None:
    code = console.receive(procedure="1.004873")["code"]
    extended = console.ask("extend", code, "--due", "2026-12-04", "--reason", "chờ xác minh")
    assert extended["due_at"] == "2026-12-04T17:00:00+07:00"
    assert extended["warnings"] == []
    sorry = console.ask("apologise", code, "--new-date", "2026-12-08T10:30", "--reason", "chờ xác minh")
    assert sorry["due_at"] == extended["due_at"]
    assert sorry["new_date"] == "2026-12-08T10:30:00+07:00"
    closed = console.refused("extend", code, "--due", "2026-12-06", "--reason", "chờ")
    assert closed["code"] == "usage.closed_day"


def test_waiting_for_a_payment_is_deducted(console: Console) -> None:
    code = console.receive(procedure="1.004873")["code"]
    console.ask("accept", console.ask("handover", code, "--to", "binh")["batch"])
    assert console.ask("payment", code, "due", "--note", "thuế")["state"] == "awaiting_payment"
    settled = console.at("2026-11-26T09:00").ask("payment", code, "settled")
    assert settled["state"] == "in_process"
    assert "paused" in {line["kind"] for line in settled["explanation"]}


def test_a_stopped_dossier_is_reopened_by_a_leader(console: Console) -> None:
    code = console.receive()["code"]
    console.ask("accept", console.ask("handover", code, "--to", "binh")["batch"])
    assert console.ask("stop", code, "--reason", "tranh chấp")["state"] == "stopped"
    resumed = console.at("2026-11-26T09:00").ask("--as", "thang", "resume", code, "--reason", "đã hòa giải")
    assert resumed["state"] == "in_process"


def test_a_withdrawal_is_closed_by_its_notice(console: Console) -> None:
    code = console.receive()["code"]
    assert console.ask("withdraw", code, "--reason", "không cần nữa")["state"] == "withdrawn"
    assert console.ask("stop", code, "--reason", "dân xin rút")["state"] == "stopped"
    assert console.refused("resume", code, "--reason", "đổi ý")["code"] == "reopen.ended"


def test_a_matter_that_is_refused_gets_a_slip_and_no_code(console: Console) -> None:
    refused = console.ask("refuse", "--procedure", BIRTH, "--applicant", "Lý A Sử", "--reason", "không đúng nơi")
    assert refused["code"] is None
    assert refused["state"] == "not_accepted"
    assert refused["slip"] is None
    assert refused["slip_no"].startswith("PTC-2026-")
    assert console.ask("show", refused["slip_no"])["state"] == "not_accepted"
    assert console.receive()["code"] == CODE


def test_a_number_taken_by_mistake_is_kept(console: Console) -> None:
    code = console.receive()["code"]
    assert console.ask("cancel", code, "--reason", "bấm nhầm")["state"] == "cancelled"
    assert console.receive()["code"].endswith("-0002")


def test_a_fee_is_collected_or_waived(console: Console) -> None:
    code = console.receive("--copies", "2", procedure=COPIES)["code"]
    part = console.ask("fee", code, "--collect", "1000", "--book", "BL-7")
    assert (part["fee"], part["fee_owed"], part["collected"]) == (4000, 3000, 1000)
    waived = console.ask("fee", code, "--waive", "--basis", "hộ nghèo")
    assert waived["fee_owed"] == 0
    assert console.ask("log", "2026-11-23")["cash"] == 1000


def test_a_dossier_is_corrected_and_moved_to_its_right_procedure(console: Console) -> None:
    code = console.receive()["code"]
    corrected = console.ask(
        "correct", code, "--set", "applicant=Lương Thị Đào", "phone=0912345678", "--reason", "gõ sai"
    )
    assert [change["field"] for change in corrected["changes"]] == ["submitter.name", "submitter.phone"]
    assert corrected["changes"][0]["after"] == "Lương Thị Đào"
    moved = console.ask("change-procedure", code, "--procedure", "1.004873", "--reason", "chọn nhầm")
    assert moved["code"] == code
    assert moved["procedure"] == "1.004873"
    assert moved["changes"] == [{"field": "procedure", "before": BIRTH, "after": "1.004873"}]
    assert moved["due_at"] > corrected["due_at"]


def test_another_systems_code_becomes_the_official_one(console: Console) -> None:
    code = console.receive()["code"]
    official = "H03.27-261123-000123"
    assert console.ask("adopt-code", code, "--official", official, "--issuer", "portal")["code"] == official
    assert console.ask("search", official)["count"] == 1
    assert console.ask("show", code)["code"] == official


def test_a_day_is_told_as_it_stood(console: Console, tmp_path: Path) -> None:
    code = console.receive("--short", "--fee", "paid", procedure=COPIES)["code"]
    log = console.ask("log", "2026-11-23", "--pdf", tmp_path / "log.pdf")
    assert log["date"] == "2026-11-23"
    assert [row["code"] for row in log["received"]] == [code]
    assert {"code", "applicant", "procedure", "due_at", "holder"} <= set(log["received"][0])
    assert log["totals"]["received"] == 1
    assert log["cash"] == log["totals"]["cash"] == 2000
    assert (tmp_path / "log.pdf").read_bytes().startswith(b"%PDF")
    assert set(log) >= {"returned", "due_today", "due_soon", "overdue", "waiting", "waiting_sign", "ready"}
    assert console.ask("log")["date"] == "2026-11-23"


def test_every_answer_is_told_to_people_too(console: Console, tmp_path: Path) -> None:
    """One act after another in both languages, with no gap left open in a sentence."""
    acts = [
        ["receive", "--procedure", "1.004873", "--applicant", "Lường Thị Đào", "--receipt", str(tmp_path / "r.pdf")],
        ["correct", CODE, "--set", "phone=0912345678", "--reason", "thiếu"],
        ["handover", CODE, "--to", "binh"],
        ["recall", "BG-000001"],
        ["handover", CODE, "--to", "binh"],
        ["accept", "BG-000002"],
        ["supplement", CODE, "--missing", "Ảnh", "--reason", "mờ"],
        ["resume", CODE],
        ["payment", CODE, "due"],
        ["payment", CODE, "settled"],
        ["extend", CODE, "--due", "2026-12-04", "--reason", "bận"],
        ["apologise", CODE, "--new-date", "2026-12-08", "--reason", "bận"],
        ["advance", CODE],
        ["send-back", CODE, "--step", "2", "--reason", "sai"],
        ["reassign", CODE, "--to", "binh"],
        ["advance", CODE],
        ["sign", CODE, "--by", "thang"],
        ["change-procedure", CODE, "--procedure", COPIES, "--reason", "nhầm"],
        ["sign", CODE, "--by", "thang"],
        ["fee", CODE, "--collect", "1000"],
        ["fee", CODE, "--waive", "--basis", "hộ nghèo"],
        ["complete", CODE, "--outcome", "denied"],
        ["return", CODE, "--to", "Lường Thị Đào"],
        ["adopt-code", CODE, "--official", "H03.27-261123-000123", "--issuer", "portal"],
        ["show", CODE],
        ["search", "dao"],
        ["log", "2026-11-23"],
        ["jobs"],
        ["reprint", "1"],
        ["print", CODE, "--form", "single_handover", "--out", str(tmp_path / "p.pdf")],
        ["catalogue", "list"],
        ["catalogue", "show", BIRTH],
        ["calendar", "show", "2026"],
        ["calendar", "set", "2027-01-04", "off", "--name", "Nghỉ bù"],
        ["calendar", "set", "2027-01-04", "clear"],
        ["users", "list"],
        ["users", "add", "moi", "--name", "Người Mới", "--role", "receiver"],
        ["users", "role", "moi", "--role", "returner"],
        ["users", "disable", "moi"],
        ["verify"],
        ["audit", "head"],
        ["receive-outside", "--name", "Việc lạ", "--limit", "3 working_day", "--basis", "Luật", "--applicant", "A Sử"],
        ["cancel", "000.00.00.H99-261123-0002", "--reason", "nhầm"],
        ["refuse", "--procedure", BIRTH, "--applicant", "A Sử", "--reason", "sai nơi"],
        ["receive", "--procedure", BIRTH, "--applicant", "A Sử"],
        ["withdraw", "000.00.00.H99-261123-0003", "--reason", "thôi"],
        ["stop", "000.00.00.H99-261123-0003", "--reason", "rút"],
    ]
    for number, act in enumerate(acts):
        said = console.run("--lang", ("vi", "en")[number % 2], *act)
        assert said.exit_code == 0, said
        assert said.out.strip(), act
        assert "…" not in said.out + said.err, said
        assert "{" not in said.out + said.err, said
        assert not ISO.search(said.out), said


@pytest.mark.parametrize("words", [["dao"], ["Lường", "Thị"], ["luong thi dao"], ["0912345678"], ["261123-0001"]])
def test_the_search_box_finds_it(console: Console, words: list[str]) -> None:
    console.receive("--phone", "0912345678")
    found = console.ask("search", *words)
    assert found["count"] == 1
    assert set(found["hits"][0]) >= {"code", "applicant", "procedure", "state", "due_at"}
    assert found["elapsed_ms"] >= 0
