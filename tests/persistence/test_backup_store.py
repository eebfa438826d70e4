"""What back-ups ask of the database: facts, the way of a log, settings, held and void numbers."""

from pathlib import Path

import pytest

from builders import MORNING, Ward, quick_folder
from counter_app.domain.audit import GENESIS
from counter_app.domain.errors import Damaged, Refused, Unavailable
from counter_app.domain.numbering.series import register
from counter_app.domain.numbering.standing import Standing, Void
from counter_app.persistence.backup_store import SqlDatabaseFiles, SqlLiveDatabase
from counter_app.persistence.checks import SqlChecks
from counter_app.persistence.numbers import SqlNumbers
from counter_app.persistence.schema import HEAD
from counter_app.persistence.unit import unit_of
from counter_app.services.backup_ports import TakingOver
from counter_app.services.backup_rows import BackupSettings
from servers import a_shared_ward

BOOK = register("01", 2026)


@pytest.fixture
def live(ward: Ward) -> SqlLiveDatabase:
    """The ward's database, as back-ups see it."""
    return SqlLiveDatabase(ward.store)


def settle(live: SqlLiveDatabase, **series: int) -> tuple[Void, ...]:
    values = {name.replace("_", ":"): value for name, value in series.items()}
    return live.settle_numbers(lambda now: Standing({**now.values, **values}), MORNING, "quan")[0]


def test_an_empty_ward_says_what_it_is(live: SqlLiveDatabase) -> None:
    facts = live.facts()
    assert (facts.unit, facts.prefix, facts.demo, facts.schema) == (
        "UBND phường Đức Xuân",
        "000.00.00.H99",
        True,
        HEAD,
    )
    assert (facts.counts.dossiers, facts.counts.audit_rows) == (0, 1)
    assert (facts.last_code, facts.last_register) == ("", 0)


def test_the_newest_code_and_register_line_are_told(ward: Ward, live: SqlLiveDatabase) -> None:
    codes = [ward.receive().code for _ in range(3)]
    assert (live.facts().last_code, live.facts().last_register) == (codes[-1], 3)


def test_data_know_every_state_they_went_through(ward: Ward, live: SqlLiveDatabase) -> None:
    heads = [live.facts().head]
    for _ in range(2):
        ward.receive()
        heads.append(live.facts().head)
    assert all(live.knows(head) for head in heads)
    assert live.knows(f"0:{GENESIS}")


@pytest.mark.parametrize("head", ["2:" + "a" * 64, "99:" + "a" * 64, "", ":", "two:three", "9" * 40 + ":x"])
def test_data_know_no_other_state(ward: Ward, live: SqlLiveDatabase, head: str) -> None:
    ward.receive()
    assert not live.knows(head)


def test_data_know_the_state_whose_place_they_took(ward: Ward) -> None:
    copy, files = quick_folder() / "copy.db", SqlDatabaseFiles()
    SqlLiveDatabase(ward.store).copy_to(copy)
    ward.receive()
    replaced = SqlLiveDatabase(ward.store).facts().head
    files.take_over(
        copy, TakingOver("quan", MORNING, "1:x", replaced, 1, Standing({}), "backup.restored", moved={}, gone=())
    )
    with files.reading(copy) as restored:
        assert restored.knows(replaced)
        assert not restored.knows(replaced[:-1])


def test_settings_are_kept_and_only_decisions_are_logged(ward: Ward, live: SqlLiveDatabase) -> None:
    assert live.settings() == BackupSettings()
    live.change_settings(lambda now: BackupSettings(place="/stick"), MORNING, "quan", "backup.place_chosen")
    live.change_settings(lambda now: BackupSettings(place=now.place, recipient="age1"), MORNING, "quan")
    assert live.settings() == BackupSettings("age1", "/stick")
    assert ward.rows("SELECT who, action FROM audit WHERE seq > 1") == [("quan", "backup.place_chosen")]


def test_a_held_series_gives_nothing_and_the_others_go_on(ward: Ward) -> None:
    with unit_of(ward.store) as unit:
        unit.numbers.take(BOOK)
        unit.numbers.go_on(Standing({}, frozenset({str(BOOK)})), "test", MORNING, "quan")
    with pytest.raises(Refused) as caught, unit_of(ward.store) as unit:
        unit.numbers.take(BOOK)
    assert caught.value.code == "numbers.unconfirmed"
    assert caught.value.params == {"series": "register", "scope": "01", "period": "2026"}
    with unit_of(ward.store) as unit:
        assert unit.numbers.take(register("02", 2026)) == 1
        assert unit.numbers.standing() == Standing({str(BOOK): 1, "register:02:2026": 1}, frozenset({str(BOOK)}))


def test_a_series_that_never_gave_a_number_can_be_held_and_starts_at_one(ward: Ward) -> None:
    with unit_of(ward.store) as unit:
        unit.numbers.go_on(Standing({}, frozenset({str(BOOK)})), "test", MORNING, "quan")
        unit.numbers.go_on(Standing({}), "test", MORNING, "quan")
        assert unit.numbers.take(BOOK) == 1


def test_what_is_passed_over_is_written_down_and_logged(ward: Ward, live: SqlLiveDatabase) -> None:
    for _ in range(2):
        ward.receive()
    assert settle(live, register_01_2026=5) == (Void("register:01:2026", 3, 5),)
    assert settle(live, register_01_2026=5) == (), "nothing is passed over twice"
    assert settle(live, register_01_2026=7) == (Void("register:01:2026", 6, 7),)
    assert ward.rows("SELECT first_number, last_number, reason, noted_by FROM void_number") == [
        (3, 5, "numbers.confirmed", "quan"),
        (6, 7, "numbers.confirmed", "quan"),
    ]
    assert ward.one("SELECT count(*) FROM audit WHERE action = 'numbers.voided'") == 2
    assert ward.receive().register == "01/2026/8"
    assert SqlChecks(ward.store).verify([]).ok


@pytest.mark.parametrize(
    ("statement", "words"),
    [
        ("UPDATE void_number SET last_number = 4", "missing [5], twice [], beyond []"),
        ("UPDATE void_number SET first_number = 2", "missing [], twice [2], beyond []"),
        ("UPDATE void_number SET last_number = 7", "missing [], twice [], beyond [6, 7]"),
        ("UPDATE void_number SET last_number = 900000000000", "missing [], twice [], beyond [6, 7, 8, 9, 10]"),
    ],
)
def test_a_void_that_does_not_fit_the_gap_is_a_problem(
    ward: Ward, live: SqlLiveDatabase, statement: str, words: str
) -> None:
    for _ in range(2):
        ward.receive()
    settle(live, register_01_2026=5)
    ward.tamper(statement)
    found = [problem for problem in SqlChecks(ward.store).verify([]).problems if problem.invariant == "I3"]
    assert [(problem.where, problem.words) for problem in found] == [("register:01:2026", words)]


def test_a_counter_that_is_far_ahead_is_a_problem_and_fills_no_memory(ward: Ward) -> None:
    ward.receive()
    ward.tamper("UPDATE counter SET value = 900000000000000 WHERE series LIKE 'register:%'")
    assert [problem.words for problem in SqlChecks(ward.store).verify([]).problems] == [
        "missing [2, 3, 4, 5, 6], twice [], beyond []"
    ]


def test_on_a_server_numbers_are_held_and_passed_over_alike() -> None:
    with a_shared_ward(quick_folder()) as ward:
        ward.receive()
        live = SqlLiveDatabase(ward.store)
        live.settle_numbers(lambda now: Standing(now.values, frozenset({str(BOOK)})), MORNING, "quan")
        with pytest.raises(Refused, match=r"numbers\.unconfirmed"):
            ward.receive()
        settle(live, register_01_2026=5)
        assert ward.receive().register == "01/2026/6"
        assert SqlChecks(ward.store).verify([]).ok
        with pytest.raises(Unavailable, match=r"backup\.by_server"):
            live.copy_to(Path("/nowhere"))
        assert not live.is_file()


def test_a_database_of_nobody_is_damaged(tmp_path: Path) -> None:
    (tmp_path / "a.db").touch()
    with pytest.raises(Damaged, match=r"database\.not_ours"):
        SqlDatabaseFiles().check(tmp_path / "a.db", "0:0")


def test_numbers_are_counted_within_one_transaction(ward: Ward) -> None:
    with unit_of(ward.store) as unit:
        assert isinstance(unit.numbers, SqlNumbers)
        unit.numbers.go_on(Standing({str(BOOK): 9}), "test", MORNING, "quan")
        assert unit.numbers.take(BOOK) == 10
