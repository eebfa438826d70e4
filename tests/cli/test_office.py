"""Founding a folder, its people, calendar and catalogue; sample data."""

from dataclasses import replace
from pathlib import Path

import pytest

from cli.conftest import BIRTH, Console
from counter_app.domain.people import Role


def test_a_demo_folder_brings_its_own_names(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    made = Console(capsys, tmp_path / "new", now=None).ask("init", "--demo")
    assert made["data"] == str(tmp_path / "new")
    assert (made["procedures"], made["fields"], made["demo"]) == (114, 31, True)
    assert made["unit"]
    assert made["unit_code"] == "000.00.00.H99"
    assert "hoa" in made["people"]


def test_a_demo_folder_may_be_given_another_name_and_one_more_person(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    console = Console(capsys, tmp_path / "new", now=None)
    made = console.ask("init", "--demo", "--unit-name", "UBND xã Thử", "--unit-code", "H98.27", "--admin", "Chu")
    assert (made["unit"], made["unit_code"], made["people"][-1]) == ("UBND xã Thử", "H98.27", "chu")


def test_a_live_folder_asks_for_its_name_and_identifier(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    console = Console(capsys, tmp_path / "new", now=None)
    assert "--unit-name" in console.refused("init")["message"]
    assert "--unit-code" in console.refused("init", "--unit-name", "UBND phường Mẫu")["message"]
    unit = ["--unit-name", "UBND phường Mẫu", "--unit-code"]
    assert console.refused("init", *unit, "abc")["code"] == "unit_prefix.unreadable"
    assert replace(console, now="2026-11-23T09:00").refused("init", *unit, "H03.1")["code"] == "clock.live_folder"
    assert not (tmp_path / "new" / "counter.db").exists()
    made = console.ask("init", *unit, "000.00.01.H03", "--province", "tỉnh Thái Nguyên")
    assert made["demo"] is False
    assert made["people"] == ["admin"]


def test_the_first_person_of_a_live_folder_can_do_all_the_work_of_a_ward(live: Console) -> None:
    boss = replace(live, house=live.house)

    def ask(*words: str) -> dict[str, object]:
        answer: dict[str, object] = boss.ask("--as", "chu", *words)
        return answer

    code = str(ask("receive", "--procedure", BIRTH, "--applicant", "Lường Thị Đào")["code"])
    batch = str(ask("handover", code, "--to", "tu_phap_ho_tich")["batch"])
    ask("accept", batch)
    ask("advance", code)
    ask("sign", code, "--by", "chu")
    ask("complete", code, "--outcome", "granted")
    assert ask("return", code, "--to", "Lường Thị Đào")["state"] == "returned"
    assert ask("users", "list")["users"][0]["roles"] == sorted(Role)  # type: ignore[index]
    assert ask("verify")["ok"] is True


def test_a_unit_that_gives_no_codes_uses_internal_numbers(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    console = Console(capsys, tmp_path / "new")
    replace(console, now=None).ask("init", "--demo", "--no-codes")
    assert console.receive()["code"] == "N-2026-000001"


def test_accounts_come_change_and_go(console: Console) -> None:
    added = console.ask("users", "add", "Moi", "--name", "Người Mới", "--role", "receiver", "--desk", "mot_cua")
    row = {
        "login": "moi",
        "name": "Người Mới",
        "title": "",
        "roles": ["receiver"],
        "desks": ["mot_cua"],
        "active": True,
    }
    assert added["users"] == [row]
    received = console.ask("--as", "moi", "receive", "--procedure", BIRTH, "--applicant", "A")
    assert received["state"] == "accepted"
    changed = console.ask("users", "role", "moi", "--role", "returner", "--role", "qms")
    assert changed["users"][0]["roles"] == ["qms", "returner"]
    error = console.refused("--as", "moi", "receive", "--procedure", BIRTH, "--applicant", "A")
    assert error["kind"] == "forbidden"
    assert console.refused("users", "disable", "moi")["code"] == "person.holds_dossiers"
    console.ask("cancel", received["code"], "--reason", "Nhập nhầm")
    assert console.ask("users", "disable", "moi")["users"][0]["active"] is False
    assert "moi" in {user["login"] for user in console.ask("users", "list")["users"]}
    again = ["users", "add", "moi", "--name", "B", "--role", "receiver"]
    assert console.refused(*again)["code"] == "person.exists"
    assert console.refused("users", "add", "x1", "--name", "B", "--role", "king")["code"] == "usage.bad_choice"


def test_an_account_is_renamed_seated_and_let_back_in(console: Console) -> None:
    renamed = console.ask("users", "rename", "binh", "--name", "Lê Văn Bình", "--title", "Phó phòng")["users"][0]
    assert renamed["title"] == "Phó phòng"
    assert console.ask("users", "rename", "binh", "--name", "Lê Văn Bình")["users"][0]["title"] == "Phó phòng"
    assert console.ask("users", "seat", "binh", "--desk", "van_thu", "--desk", "mot_cua")["users"][0]["desks"] == [
        "mot_cua",
        "van_thu",
    ]
    console.ask("users", "disable", "binh")
    assert console.ask("users", "enable", "binh")["users"][0]["active"] is True
    assert console.refused("users", "seat", "binh", "--desk", "nowhere")["code"] == "desk.unknown"


def test_the_unit_is_described_and_its_identifier_stays(console: Console) -> None:
    changed = console.ask("unit", "set", "--address", "Số 1 Trường Chinh", "--unit-code", "000.00.02.H99")
    assert (changed["address"], changed["prefix"]) == ("Số 1 Trường Chinh", "000.00.02.H99")
    assert console.receive()["code"].startswith("000.00.02.H99-")
    assert console.refused("unit", "set", "--unit-code", "000.00.03.H99")["code"] == "unit.codes_fixed"
    head = ["--agency", "UBND PHƯỜNG MỚI", "--unit", "TRUNG TÂM", "--symbol", "TT", "--place", "Mới"]
    assert console.ask("unit", "letterhead", "--from", "2027-07-01", *head)["letterheads"][-1] == {
        "valid_from": "2027-07-01",
        "agency": "UBND PHƯỜNG MỚI",
        "unit": "TRUNG TÂM",
        "symbol": "TT",
        "valid_to": None,
        "place": "Mới",
    }
    shown = console.ask("unit", "show")
    assert [one["valid_to"] for one in shown["letterheads"]] == ["2025-06-30", "2027-06-30", None]


def test_desks_come_and_go(console: Console) -> None:
    opened = console.ask("desks", "add", "Phòng Kinh tế", "--from", "2026-11-01")["desks"][0]
    assert opened["code"] == "phong_kinh_te"
    console.ask("desks", "rename", "phong_kinh_te", "--name", "Phòng Kinh tế, Hạ tầng")
    closed = console.ask("desks", "close", "phong_kinh_te", "--after", "2026-11-20")["desks"][0]
    assert closed["valid_to"] == "2026-11-20"
    rows = {row["code"]: row for row in console.ask("desks", "list")["desks"]}
    assert (rows["phong_kinh_te"]["open"], rows["mot_cua"]["open"]) == (False, True)
    assert console.refused("desks", "close", "mot_cua", "--after", "2026-11-20")["code"] == "desk.is_the_counter"


def test_who_acts_for_whom_is_written_down_and_ended(console: Console) -> None:
    days = ["--from", "2026-11-23", "--to", "2026-11-27", "--basis", "Quyết định 12/QĐ-UBND"]
    assert console.ask("stand-ins", "add", "thang", "--by", "binh", *days)["stand_ins"] == [
        {
            "absent": "thang",
            "stand_in": "binh",
            "first_day": "2026-11-23",
            "basis": "Quyết định 12/QĐ-UBND",
            "last_day": "2026-11-27",
        }
    ]
    assert console.refused("stand-ins", "add", "thang", "--by", "vui", *days)["code"] == "stand_in.overlaps"
    console.ask("stand-ins", "end", "thang", "--from", "2026-11-23", "--after", "2026-11-22")
    assert console.ask("stand-ins", "list")["stand_ins"] == []


def test_the_last_administrator_stays(live: Console) -> None:
    assert live.refused("--as", "chu", "users", "disable", "chu")["code"] == "person.last_admin"
    assert live.refused("--as", "chu", "users", "role", "chu", "--role", "receiver")["code"] == "person.last_admin"


def test_the_calendar_is_shown_and_changed(console: Console) -> None:
    year = console.ask("calendar", "show", "2026")
    assert year["confirmed"] is True
    assert {"day": "2026-09-02", "kind": "off", "name": "Quốc khánh", "hours": ""} in year["days"]
    assert console.ask("calendar", "show", "2031")["confirmed"] is False
    entered = console.ask("calendar", "set", "25/11/2026", "off", "--name", "Mất điện")
    assert entered["days"] == [{"day": "2026-11-25", "kind": "off", "name": "Mất điện", "hours": ""}]
    assert console.receive(procedure="1.004873")["due_at"] == "2026-11-30T17:00:00+07:00"
    assert console.ask("calendar", "set", "2026-11-25", "clear")["days"][0]["kind"] == "clear"
    assert console.receive(procedure="1.004873")["due_at"] == "2026-11-27T17:00:00+07:00"


def test_the_catalogue_is_listed_and_shown(console: Console) -> None:
    rows = console.ask("catalogue", "list")["procedures"]
    assert len(rows) == 114
    assert {"code", "name", "field", "desk", "limit", "short"} <= set(rows[0])
    assert sum(row["short"] for row in rows) == 16
    assert console.ask("catalogue", "list", "--on", "2018-01-01")["procedures"] == []
    one = console.ask("catalogue", "show", BIRTH)
    assert one["limit"] == "1 same_day"
    assert [step["step"] for step in one["process"]["steps"]] == [1, 2, 3, 4, 5]
    assert one["short_process"]["total_minutes"] > 0
    assert {"ordinal", "name", "originals", "copies", "mandatory", "confidence"} <= set(one["papers"][0])
    assert one["procedures"][0]["code"] == BIRTH
    assert console.refused("catalogue", "show", BIRTH, "--on", "2018-01-01")["code"] == "procedure.not_in_force"


def test_history_is_invented_on_demo_folders_alone(console: Console, live: Console) -> None:
    line = ["demo", "fill", "--dossiers", "3", "--from", "2026-10-05", "--to", "2026-10-09", "--seed", "5"]
    filled = replace(console, now=None).ask(*line)
    assert filled["dossiers"] == 3
    assert filled["events"] >= 3
    assert console.ask("verify")["ok"] is True
    assert live.refused("--as", "chu", *line)["code"] == "demo.live_folder"


def test_a_day_is_played_beside_the_papers_and_never_in_the_usual_folder(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    said = Console(capsys, tmp_path / "unused").bare("--json", "demo", "day", "--out", str(tmp_path / "out"))
    assert said.exit_code == 0, said
    assert said.document["data"] == str(tmp_path / "out" / "data")
    papers = [Path(paper) for paper in said.document["papers"]]
    assert papers
    assert all(paper.read_bytes().startswith(b"%PDF") for paper in papers)
    assert said.document["not_drawn"] == []
    assert said.document["told"]
