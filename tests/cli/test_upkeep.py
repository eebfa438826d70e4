"""``verify`` and ``audit head``: what is stored tells one story, and an outside anchor shows what it cannot."""

import sqlite3

import pytest

from cli.conftest import Console


def change(console: Console, statement: str) -> None:
    """Change the stored data behind the program's back."""
    connection = sqlite3.connect(console.data / "counter.db")
    triggers = connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall()
    for (name,) in triggers:
        connection.execute(f"DROP TRIGGER {name}")
    connection.execute(statement)
    connection.commit()
    connection.close()


def test_sound_data_verify(console: Console) -> None:
    code = console.receive()["code"]
    head = console.ask("audit", "head")
    assert head["anchor"] == f"{head['count']}:{head['head']}"
    report = console.ask("verify", "--anchor", head["anchor"])
    assert report == {**report, "ok": True, "dossiers": 1, "events": 1, "problems": []}
    assert console.ask("show", code)["state"] == "accepted"
    assert console.ask("verify", "--anchor", head["anchor"])["ok"] is True


@pytest.mark.parametrize(
    ("statement", "invariant"),
    [
        ("UPDATE event SET data = replace(data, 'Lường', 'Lương')", "I4"),
        ("UPDATE dossier SET stage = 'returned'", "I6"),
        ("UPDATE counter SET value = value + 1 WHERE series LIKE 'register:%'", "I3"),
        ("UPDATE audit SET who = 'binh'", "I5"),
    ],
)
@pytest.mark.parametrize("lang", ["vi", "en"])
def test_tampered_data_end_with_5_and_the_whole_report(
    console: Console, statement: str, invariant: str, lang: str
) -> None:
    console.receive()
    change(console, statement)
    said = console.run("--lang", lang, "--json", "verify")
    assert said.exit_code == 5
    assert said.document["ok"] is False
    assert invariant in {problem["invariant"] for problem in said.document["problems"]}
    assert said.document["error"]["kind"] == "damaged"
    for problem in said.document["problems"]:
        assert problem["message"].endswith(".")
        assert problem["message"] != problem["code"]
    plain = console.run("--lang", lang, "verify")
    assert plain.exit_code == 5
    assert invariant in plain.out


def test_an_anchor_shows_a_log_that_was_cut(console: Console) -> None:
    console.receive()
    console.receive()
    anchor = console.ask("audit", "head")["anchor"]
    change(console, "DELETE FROM audit WHERE seq = (SELECT max(seq) FROM audit)")
    said = console.run("--json", "verify", "--anchor", anchor)
    assert said.exit_code == 5
    assert "anchor.does_not_fit" in {problem["code"] for problem in said.document["problems"]}


def test_an_anchor_that_cannot_be_read_says_how_it_is_written(console: Console) -> None:
    said = console.run("--json", "verify", "--anchor", "nonsense")
    assert said.exit_code == 5
    assert "audit head" in said.document["problems"][0]["message"]
