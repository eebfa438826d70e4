"""A ward is founded on a server whole, or not at all, and never twice."""

import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from builders import PEOPLE
from counter_app.bootstrap import found_folder
from counter_app.domain.errors import CounterError, Refused
from counter_app.domain.numbering.dossier_codes import DEMO_PREFIX
from counter_app.persistence.engines import postgresql
from counter_app.persistence.opening import new_store, open_store
from counter_app.services.office import Founding
from servers import Server, ServerWard

pytestmark = pytest.mark.postgres
FOUNDING = Founding("UBND phường Đức Xuân", DEMO_PREFIX, PEOPLE, demo=True)


def tables(server: Server, name: str) -> list[object]:
    return server.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'", database=name)


def refusal(act: Callable[[], object]) -> str:
    with pytest.raises(CounterError) as caught:
        act()
    return caught.value.code


def test_a_ward_is_not_founded_over_another(server: Server, ward: ServerWard, tmp_path: Path) -> None:
    ward.receive()
    assert refusal(lambda: found_folder(tmp_path, FOUNDING, ward.url)) == "server.not_empty"
    assert ward.desks.upkeep.verify(ward.actor("quan")).dossiers == 1


def test_a_ward_is_not_founded_beside_something_else(server: Server, tmp_path: Path) -> None:
    with server.database() as name:
        server.execute("CREATE TABLE songs (title text)", database=name)
        assert refusal(lambda: found_folder(tmp_path, FOUNDING, server.url(name))) == "server.not_empty"
        assert tables(server, name) == [("songs",)]


def test_a_founding_that_fails_leaves_an_empty_database(server: Server, tmp_path: Path) -> None:
    with server.database() as name:
        bad = Founding("UBND phường Đức Xuân", "không biết", PEOPLE)
        assert refusal(lambda: found_folder(tmp_path, bad, server.url(name))) == "unit_prefix.unreadable"
        assert tables(server, name) == []
        found_folder(tmp_path, FOUNDING, server.url(name))


def test_a_founding_that_was_killed_is_begun_anew(server: Server, tmp_path: Path) -> None:
    with server.database() as name:
        engine = postgresql.engine_for(server.url(name))
        founding = new_store(tmp_path, server.url(name))
        founding.__enter__()  # the tables stand, the ward does not; and then the process is gone
        assert tables(server, name) != []
        server.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = %s", name)
        found_folder(tmp_path, FOUNDING, server.url(name))
        open_store(tmp_path, server.url(name)).engine.dispose()
        engine.dispose()
        with pytest.raises(CounterError):  # the first one comes back to life, and takes nothing away
            founding.__exit__(KeyboardInterrupt, KeyboardInterrupt(), None)
        open_store(tmp_path, server.url(name)).engine.dispose()


def test_two_programs_never_found_at_once(server: Server, tmp_path: Path) -> None:
    with server.database() as name, new_store(tmp_path, server.url(name)):
        assert refusal(lambda: found_folder(tmp_path, FOUNDING, server.url(name))) == "database.busy"
        assert tables(server, name) != []


def test_of_several_foundings_at_once_one_is_whole(server: Server, tmp_path: Path) -> None:
    told: list[str] = []

    def found() -> None:
        try:
            found_folder(tmp_path, FOUNDING, server.url(name))
        except CounterError as fault:
            told.append(fault.code)
        else:
            told.append("founded")

    with server.database() as name:
        programs = [threading.Thread(target=found) for _ in range(4)]
        for program in programs:
            program.start()
        for program in programs:
            program.join()
        assert told.count("founded") == 1
        assert set(told) <= {"founded", "database.busy", "server.not_empty"}
        store = open_store(tmp_path, server.url(name))
        store.engine.dispose()


@pytest.mark.parametrize(
    "made",
    [
        "ENCODING 'UTF8' LOCALE_PROVIDER icu ICU_LOCALE 'vi' LOCALE 'C.UTF-8'",
        "ENCODING 'SQL_ASCII' LOCALE 'C'",
        "ENCODING 'LATIN1' LOCALE 'C'",
    ],
)
def test_a_database_that_orders_or_spells_otherwise_is_refused(server: Server, tmp_path: Path, made: str) -> None:
    server.execute(f"CREATE DATABASE other TEMPLATE template0 {made}")
    try:
        assert refusal(lambda: found_folder(tmp_path, FOUNDING, server.url("other"))) == "server.other_order"
        assert tables(server, "other") == []
    finally:
        server.execute("DROP DATABASE other WITH (FORCE)")


def test_the_plain_order_of_every_system_will_do(server: Server, tmp_path: Path) -> None:
    server.execute("CREATE DATABASE plain TEMPLATE template0 ENCODING 'UTF8' LOCALE 'C'")
    try:
        found_folder(tmp_path, FOUNDING, server.url("plain"))
    finally:
        server.execute("DROP DATABASE plain WITH (FORCE)")


def test_refused_is_what_founding_says(server: Server, ward: ServerWard, tmp_path: Path) -> None:
    with pytest.raises(Refused), new_store(tmp_path, ward.url):
        pass
