"""How a counter enters the server: by which settings, with which rights, and what it says when it is not let in."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import pytest
from psycopg import errors, sql
from sqlalchemy import exc, text

from builders import MORNING, Ward, a_form
from counter_app.bootstrap import desks_over
from counter_app.domain.deadlines.special_days import DayKind
from counter_app.domain.errors import CounterError, Damaged, Unavailable
from counter_app.domain.people import Role
from counter_app.persistence.engines import postgresql
from counter_app.persistence.faults import _without_code
from counter_app.persistence.opening import open_store
from counter_app.persistence.tables import metadata
from counter_app.persistence.unit import unit_of
from counter_app.services.intake import OutsideProcedure
from faults.workload import a_day
from servers import Server, ServerWard

pytestmark = pytest.mark.postgres

# what no setting of the server or of a role may take away
PROMISED = {
    "lock_timeout": "5s",
    "statement_timeout": "0",
    "idle_in_transaction_session_timeout": "15min",
    "synchronous_commit": "on",
    "default_transaction_isolation": "read committed",
    "search_path": "public",
    "DateStyle": "ISO, MDY",
    "client_encoding": "UTF8",
}
ROLE = "counter"


def shown(ward: ServerWard, name: str) -> str:
    with ward.store.engine.connect() as connection:
        return str(connection.execute(text("SELECT current_setting(:name)"), {"name": name}).scalar_one())


def refusal(url: str) -> CounterError:
    with pytest.raises(CounterError) as caught:
        open_store(Path("nowhere"), url)
    return caught.value


# --- settings ---


def test_every_connection_is_set_up_by_name(server: Server, ward: ServerWard) -> None:
    server.execute(f"ALTER DATABASE {ward.database_name} SET synchronous_commit = off")
    server.execute(f"ALTER DATABASE {ward.database_name} SET lock_timeout = '1h'")
    server.execute(f"ALTER DATABASE {ward.database_name} SET statement_timeout = '1ms'")
    server.execute(f"ALTER DATABASE {ward.database_name} SET default_transaction_isolation = 'serializable'")
    server.execute(f"ALTER DATABASE {ward.database_name} SET datestyle = 'German'")
    ward.store.engine.dispose()
    assert {name: shown(ward, name) for name in PROMISED} == PROMISED


def test_a_writer_that_stands_still_is_put_out_sooner_than_a_reader(ward: ServerWard) -> None:
    with unit_of(ward.store) as unit:
        held = unit._connection.execute(text("SHOW idle_in_transaction_session_timeout")).scalar()
    assert held == postgresql.STUCK_TIMEOUT
    assert shown(ward, "idle_in_transaction_session_timeout") == "15min"


def test_whoever_did_not_say_so_cannot_write(ward: ServerWard) -> None:
    with ward.store.engine.connect() as connection, pytest.raises(exc.InternalError) as caught:
        connection.execute(text("DELETE FROM party"))
    assert isinstance(caught.value.orig, errors.ReadOnlySqlTransaction)


@pytest.mark.parametrize("driver", ["postgresql", "postgresql+psycopg", "postgresql+psycopg2"])
def test_the_driver_is_ours_whatever_the_address_says(ward: ServerWard, driver: str) -> None:
    store = open_store(ward.folder, ward.url.replace("postgresql+psycopg", driver))
    assert store.engine.dialect.driver == "psycopg"
    store.engine.dispose()


# --- what is said at the door ---


@pytest.mark.parametrize("url", ["mysql://server/counter", "sqlite:///counter.db", "oracle", "", "postgresql"])
def test_an_address_of_something_else_is_no_server(url: str) -> None:
    assert refusal(url).code == "server.no_driver"


def test_a_server_that_is_not_there_is_unreachable() -> None:
    fault = refusal("postgresql+psycopg://hoa@127.0.0.1:9/counter")
    assert isinstance(fault, Unavailable)
    assert fault.code == "server.unreachable"


def test_a_database_and_a_role_that_are_not_there_are_called_so(server: Server) -> None:
    assert refusal(server.url("no_such_ward")).code == "server.no_database"
    assert refusal(server.url("postgres", role="nobody")).code == "server.no_right"


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ('FATAL:  password authentication failed for user "counter"', "server.no_right"),
        ("fe_sendauth: no password supplied", "server.no_right"),
        ('FATAL:  no pg_hba.conf entry for host "10.0.0.9", user "counter"', "server.no_right"),
        ("FATAL:  the database system is starting up", "server.unreachable"),
        ("FATAL:  sorry, too many clients already", "server.unreachable"),
        ("could not translate host name to address", "server.unreachable"),
    ],
)
def test_what_a_server_says_at_the_door_is_understood(words: str, code: str) -> None:
    assert _without_code(f"connection failed: connection to server at 10.0.0.1 failed: {words}") == (Unavailable, code)


def test_an_empty_database_is_none_of_ours(server: Server) -> None:
    with server.database() as name:
        fault = refusal(server.url(name))
        assert isinstance(fault, Damaged)
        assert fault.code == "database.not_ours"


def test_a_database_of_a_newer_version_is_refused(ward: ServerWard) -> None:
    ward.tamper("UPDATE alembic_version SET version_num = '9999'")
    assert refusal(ward.url).code == "schema.newer"


# --- rights ---


@contextmanager
def a_counter(server: Server, ward: ServerWard, role: str = ROLE) -> Iterator[Ward]:
    """The same ward as a counter sees it, who enters under a role that was only granted what it needs."""
    server.execute(sql.SQL("CREATE ROLE {} LOGIN").format(sql.Identifier(role)).as_string())
    try:
        for statement in postgresql.grants(role):
            server.execute(statement, database=ward.database_name)
        store = open_store(
            ward.folder, server.url(ward.database_name, role=role.replace('"', "%22").replace(" ", "%20"))
        )
        try:
            desks = desks_over(store, ward.folder, ward.clock, demo=True)
            yield Ward(ward.folder, store, desks, ward.clock)
        finally:
            store.engine.dispose()
    finally:
        server.execute(
            sql.SQL("DROP OWNED BY {}").format(sql.Identifier(role)).as_string(), database=ward.database_name
        )
        server.execute(sql.SQL("DROP ROLE {}").format(sql.Identifier(role)).as_string())


def test_every_table_has_its_rights() -> None:
    granted = [table for tables in postgresql._RIGHTS.values() for table in tables]
    assert sorted(granted) == sorted([*metadata.tables, "alembic_version", "dossier_search"])


def test_a_counter_can_do_a_whole_day_with_what_it_is_granted(server: Server, ward: ServerWard) -> None:
    with a_counter(server, ward) as counter:
        desks, hoa, quan = counter.desks, counter.actor(), counter.actor("quan")
        a_day("lane", 3, 60, lambda deed: deed.carry_out(desks))
        code = counter.receive().code
        desks.corrections.correct(hoa, code, (("submitter.name", "Lò Thị Mai"),), "Viết sai")
        desks.reception.refuse(hoa, a_form(), "Không thuộc thẩm quyền")
        outside = OutsideProcedure("Xác nhận hoàn cảnh", "5 working_day", "Quy chế của phường")
        desks.reception.receive(hoa, a_form("", outside=outside))
        desks.daily_log.order(counter.actor("thang"), MORNING.date())
        desks.office.set_day(quan, date(2026, 12, 24), DayKind.OFF, "Mất điện")
        desks.staff.add_person(quan, "moi", "Cao Thị Mới", [Role.RECEIVER])
        assert desks.lookup.search(hoa, "mai").count == 1
        assert desks.upkeep.verify(quan).ok


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE audit SET who = 'binh'",
        "DELETE FROM audit",
        "TRUNCATE audit",
        "UPDATE event SET data = '{}'",
        "DELETE FROM event",
        "ALTER TABLE audit DISABLE TRIGGER audit_never_changed",
        "DROP TRIGGER audit_never_changed ON audit",
        "DROP TABLE event",
        "CREATE TABLE mine (x int)",
        "SET session_replication_role = replica",
        "CREATE OR REPLACE FUNCTION never_changed() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NULL; END'",
        "UPDATE alembic_version SET version_num = '9999'",
        "UPDATE procedure_version SET data = ''",
        "DELETE FROM dossier",
        "DELETE FROM idempotency_key",
    ],
)
def test_a_counter_cannot_touch_the_log_nor_its_guards(server: Server, ward: ServerWard, statement: str) -> None:
    ward.receive()
    with a_counter(server, ward), server.connect(ward.database_name, role=ROLE) as connection:  # noqa: SIM117
        with pytest.raises(errors.InsufficientPrivilege):
            connection.execute(statement)
    assert ward.desks.upkeep.verify(ward.actor("quan")).ok


def test_the_owner_is_stopped_by_the_triggers(server: Server, ward: ServerWard) -> None:
    ward.receive()
    for verb in ("UPDATE {} SET data = ''", "DELETE FROM {}", "TRUNCATE {}"):
        for table in ("event", "audit"):
            with pytest.raises(errors.RaiseException, match="never changed"):
                server.execute(verb.format(table), database=ward.database_name)


def test_what_a_counter_may_not_do_is_told_plainly(server: Server, ward: ServerWard) -> None:
    with a_counter(server, ward) as counter:
        server.execute(f"REVOKE INSERT ON audit FROM {ROLE}", database=ward.database_name)
        with pytest.raises(Unavailable) as caught:
            counter.receive()
        assert caught.value.code == "server.no_right"


def test_a_roles_name_is_only_a_name(server: Server, ward: ServerWard) -> None:
    with a_counter(server, ward, role='quầy 1"; DROP TABLE audit; --') as counter:
        assert counter.receive().number == 1


def test_a_server_that_only_reads_is_told_plainly(server: Server, ward: ServerWard) -> None:
    server.execute(f"ALTER DATABASE {ward.database_name} SET default_transaction_read_only = on")
    ward.store.engine.dispose()
    with pytest.raises(Unavailable) as caught:
        ward.receive()
    assert caught.value.code == "data.read_only"
