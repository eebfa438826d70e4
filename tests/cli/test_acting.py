"""Who acts, for whom, when, and how often: logins, late entries, keys."""

import pytest

from cli.conftest import BIRTH, Console

CODE = "000.00.00.H99-261123-0001"
RECEIVE = ["receive", "--procedure", BIRTH, "--applicant", "Lường Thị Đào"]


def last_event(console: Console, code: str = CODE) -> dict[str, object]:
    event: dict[str, object] = console.ask("show", code)["events"][-1]
    return event


def test_a_late_entry_takes_the_number_of_its_day(console: Console) -> None:
    late = console.ask(*RECEIVE, "--happened-at", "2026-11-20T08:15", "--reason", "mất điện", "--evidence", "GT 7")
    assert late["code"] == "000.00.00.H99-261120-0001"
    assert late["received_at"] == "2026-11-20T08:15:00+07:00"
    event = last_event(console, late["code"])
    assert event["recorded_at"] == "2026-11-23T09:41:00+07:00"
    assert (event["late_reason"], event["evidence"]) == ("mất điện", "GT 7")


def test_a_late_entry_needs_its_reason_and_a_reason_its_late_entry(console: Console) -> None:
    assert console.refused(*RECEIVE, "--happened-at", "2026-11-20T08:15")["code"] == "act.late_without_reason"
    assert console.refused(*RECEIVE, "--reason", "mất điện")["code"] == "usage.needs"
    assert (
        console.refused(*RECEIVE, "--happened-at", "2026-11-23T23:00", "--reason", "x")["code"] == "act.in_the_future"
    )
    assert console.refused(*RECEIVE, "--happened-at", "2026-01-05T08:00", "--reason", "x")["code"] == "act.too_late"


def test_a_command_with_a_reason_of_its_own_takes_the_late_one_apart(console: Console) -> None:
    console.at("2026-11-23T08:00").ask(*RECEIVE)
    late = ["--happened-at", "2026-11-23T09:00"]
    console.ask("correct", CODE, "--set", "phone=0912345678", "--reason", "thiếu", *late, "--late-reason", "mất điện")
    assert last_event(console)["late_reason"] == "mất điện"
    console.ask("withdraw", CODE, "--reason", "dân thôi", *late)
    event = last_event(console)
    assert (event["late_reason"], event["data"]) == ("dân thôi", {"reason": "dân thôi"})
    without = ["cancel", CODE, "--reason", "nhầm", "--late-reason", "mất điện"]
    assert console.refused(*without)["code"] == "usage.needs"


def test_an_act_without_a_late_entry_has_no_late_reason(console: Console) -> None:
    console.ask(*RECEIVE)
    console.ask("cancel", CODE, "--reason", "nhầm")
    assert last_event(console)["late_reason"] == ""


def test_an_act_is_recorded_for_somebody(console: Console) -> None:
    console.ask(*RECEIVE)
    console.ask("accept", console.ask("handover", CODE, "--to", "binh")["batch"], "--done-by", "binh")
    event = last_event(console)
    assert (event["done_by"], event["recorded_by"]) == ("binh", "hoa")
    assert console.ask("show", CODE)["holder"] == "binh"
    assert console.refused("--as", "binh", "advance", CODE, "--done-by", "hoa")["kind"] == "forbidden"
    assert console.refused("advance", CODE, "--done-by", "khong-co")["code"] == "person.unknown"


def test_rights_are_checked_from_the_first_day(console: Console) -> None:
    error = console.refused("--as", "binh", *RECEIVE)
    assert (error["kind"], error["code"]) == ("forbidden", "right.missing")
    assert "tiếp nhận hồ sơ" in error["message"]
    assert console.refused("--as", "tuan", "search", "dao")["kind"] == "forbidden"
    assert console.refused("--as", "lan", "users", "list")["kind"] == "forbidden"


def test_an_unknown_or_disabled_login_may_nothing(console: Console) -> None:
    assert console.refused("--as", "khong-co", *RECEIVE)["code"] == "actor.unknown"
    console.ask("users", "disable", "lan")
    assert console.refused("--as", "lan", *RECEIVE)["kind"] == "forbidden"


def test_a_live_folder_asks_who_acts_and_says_that_no_password_protects_it(live: Console) -> None:
    error = live.refused(*RECEIVE)
    assert (error["kind"], error["code"]) == ("usage", "actor.missing")
    said = live.run("--json", "--as", "chu", *RECEIVE)
    assert said.exit_code == 0
    assert said.document["code"].startswith("000.00.01.H03-")
    assert "chưa có mật khẩu" in said.err
    assert "no password" in live.run("--lang", "en", "--as", "chu", "jobs").err


def test_a_demo_folder_says_nothing_of_passwords(console: Console) -> None:
    assert console.run(*RECEIVE).err == ""


# keys


@pytest.mark.parametrize(
    ("before", "act"),
    [
        ([], RECEIVE),
        ([], ["refuse", "--procedure", BIRTH, "--applicant", "A", "--reason", "sai nơi"]),
        ([], ["receive-outside", "--name", "X", "--limit", "3 working_day", "--basis", "L", "--applicant", "A"]),
        ([RECEIVE], ["handover", CODE, "--to", "binh"]),
        ([RECEIVE, ["handover", CODE, "--to", "binh"]], ["accept", "BG-000001"]),
        ([RECEIVE, ["handover", CODE, "--to", "binh"]], ["recall", "BG-000001"]),
        ([RECEIVE], ["cancel", CODE, "--reason", "nhầm"]),
        ([RECEIVE], ["withdraw", CODE, "--reason", "thôi"]),
        ([RECEIVE], ["supplement", CODE, "--missing", "Ảnh", "--reason", "mờ"]),
        ([RECEIVE, ["supplement", CODE, "--missing", "Ảnh", "--reason", "mờ"]], ["resume", CODE]),
        ([RECEIVE], ["extend", CODE, "--due", "2026-12-04", "--reason", "bận"]),
        ([RECEIVE], ["correct", CODE, "--set", "phone=0912345678", "--reason", "thiếu"]),
        ([RECEIVE], ["change-procedure", CODE, "--procedure", "1.004873", "--reason", "nhầm"]),
        ([RECEIVE], ["print", CODE, "--form", "receipt", "--out", "r.pdf"]),
        ([], ["calendar", "set", "2027-01-04", "off", "--name", "Nghỉ"]),
        ([], ["users", "add", "moi", "--name", "Mới", "--role", "receiver"]),
    ],
)
def test_the_same_key_gets_the_same_answer_and_writes_nothing(
    console: Console, before: list[list[str]], act: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(console.data)
    for line in before:
        console.ask(*line)
    first = console.ask(*act, "--key", "k-1")
    rows = console.ask("verify")["audit_rows"]
    assert console.at("2026-11-23T10:00").ask(*act, "--key", "k-1") == first
    assert console.ask("verify")["audit_rows"] == rows


def test_a_stopped_dossier_reopened_under_a_key_is_reopened_once(console: Console) -> None:
    console.ask(*RECEIVE)
    console.ask("accept", console.ask("handover", CODE, "--to", "binh")["batch"])
    console.ask("stop", CODE, "--reason", "tranh chấp")
    later = console.at("2026-11-26T09:00")
    first = later.ask("resume", CODE, "--reason", "đã xong", "--key", "k")
    assert later.ask("resume", CODE, "--reason", "đã xong", "--key", "k") == first
    assert later.refused("resume", CODE, "--reason", "đã xong", "--key", "k-2")["code"] == "dossier.not_now"


def test_a_key_used_for_another_request_is_refused(console: Console) -> None:
    console.ask(*RECEIVE, "--key", "k")
    error = console.refused("receive", "--procedure", BIRTH, "--applicant", "Người khác", "--key", "k")
    assert (error["kind"], error["code"]) == ("refused", "key.reused")


def test_without_a_key_each_line_is_an_act_of_its_own(console: Console) -> None:
    assert console.ask(*RECEIVE)["code"] != console.ask(*RECEIVE)["code"]
