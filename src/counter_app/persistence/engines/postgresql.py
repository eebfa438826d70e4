"""PostgreSQL: one server for several counters, reached by a URL ``postgresql+psycopg://…``.

Writers take turns, as on SQLite: each write transaction begins with one lock on the whole office. The log is a single
chain, so its writers would queue in any case, and taking the lock first rules out deadlocks between counters. Readers
wait for nobody: each reads one moment of the database, however long it takes.
"""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager

from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url, text
from sqlalchemy.exc import ArgumentError

from counter_app.domain.errors import Refused, Unavailable

LOCK_TIMEOUT = "5s"
STUCK_TIMEOUT = "10s"
"""How long a counter may hold the office lock without a word; then the server takes the lock from it."""

_OFFICE = 20181123
_BEGIN_WRITING = text(
    "SELECT set_config('idle_in_transaction_session_timeout', :stuck, true), pg_advisory_xact_lock(:office)"
)
_BEGIN_READING = text("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")

# What matters is set by name: neither the server's settings nor a role's may take durability or a time limit away.
_SESSION = {
    "lock_timeout": LOCK_TIMEOUT,
    "idle_in_transaction_session_timeout": "15min",  # a reader that stands still holds up no counter
    "statement_timeout": "0",
    "synchronous_commit": "on",
    "default_transaction_isolation": "read\\ committed",  # what is read after the lock is what the last writer left
    "search_path": "public",
    "datestyle": "ISO,MDY",
}
# A server that is gone is noticed within ten seconds: five while one waits for it, as many to find it gone for good.
_NETWORK: dict[str, str | int] = {
    "connect_timeout": 4,
    "keepalives_idle": 2,
    "keepalives_interval": 1,
    "keepalives_count": 3,
    "tcp_user_timeout": 5_000,
    "client_encoding": "utf8",
    "application_name": "counter-app",
}

_GROWS_ONLY = ("event", "audit")
GUARDS = tuple(f"{table}_never_changed" for table in _GROWS_ONLY)

SCHEMA_EXTRAS = {
    "0001": (
        """
        CREATE FUNCTION never_changed() RETURNS trigger LANGUAGE plpgsql AS
        $$ BEGIN RAISE EXCEPTION '% rows are never changed', TG_TABLE_NAME; END $$
        """,
        *(
            f"""
            CREATE TRIGGER {table}_never_changed BEFORE UPDATE OR DELETE OR TRUNCATE ON {table}
            FOR EACH STATEMENT EXECUTE FUNCTION never_changed()
            """
            for table in _GROWS_ONLY
        ),
        "CREATE TABLE dossier_search (number integer PRIMARY KEY, words tsvector NOT NULL)",
        "CREATE INDEX ix_dossier_search_words ON dossier_search USING gin (words)",
    ),
}
"""What a schema revision adds on PostgreSQL alone; a stored entry is never changed."""


def engine_for(url: str) -> Engine:
    """Return an engine on the server. A stuck client lets its locks go, and a waiting one gives up and says so."""
    settings = " ".join(f"-c {name}={value}" for name, value in _SESSION.items())
    try:
        address = _address(url)
        engine = create_engine(address, pool_pre_ping=True, connect_args={"options": settings, **_NETWORK})
    except (ImportError, ArgumentError) as fault:
        raise Unavailable("server.no_driver") from fault
    event.listen(engine, "begin", _begin)
    return engine


def _address(url: str) -> URL:
    address = make_url(url)
    if address.get_backend_name() != "postgresql":
        raise Unavailable("server.no_driver")
    return address.set(drivername="postgresql+psycopg")


def _begin(connection: Connection) -> None:
    if connection.get_execution_options().get("writes", False):
        connection.execute(_BEGIN_WRITING, {"stuck": STUCK_TIMEOUT, "office": _OFFICE})
    else:
        connection.execute(_BEGIN_READING)


# The words are taken as they come, without a parser that would have its own ideas about what is one word.
_REMEMBER = text(
    "INSERT INTO dossier_search (number, words) "
    "VALUES (:number, array_to_tsvector(string_to_array(:words, ' '))) "
    "ON CONFLICT (number) DO UPDATE SET words = excluded.words"
)
_FIND = text(
    "SELECT number FROM dossier_search WHERE words @@ CAST(:query AS tsquery) ORDER BY number DESC LIMIT :limit"
)


_INDEXED = text("SELECT number, array_to_string(tsvector_to_array(words), ' ') FROM dossier_search")
_LAYOUT = text(
    "SELECT table_name || '.' || column_name, data_type FROM information_schema.columns "
    "WHERE table_schema = current_schema() "
    "UNION ALL SELECT tgname, pg_get_triggerdef(oid) FROM pg_trigger WHERE NOT tgisinternal AND tgenabled = 'O'"
)

LONGEST_WORD = 200  # PostgreSQL takes 2,046 bytes; a longer word is found by its beginning


def index(connection: Connection, number: int, names: str, codes: str) -> None:
    """Make a dossier findable by the search forms of its names and the parts of its codes."""
    index_many(connection, [(number, names, codes)])


def index_many(connection: Connection, rows: Iterable[tuple[int, str, str]]) -> None:
    """Make many dossiers findable at once: each with its number, the forms of its names, the parts of its codes."""
    words = [
        {"number": number, "words": " ".join(word[:LONGEST_WORD] for word in f"{names} {codes}".split())}
        for number, names, codes in rows
    ]
    connection.execute(_REMEMBER, words)


def find(connection: Connection, tokens: Sequence[str], limit: int) -> list[int]:
    """Return the newest dossiers that hold a word beginning with each token. Tokens are letters and digits only."""
    query = " & ".join(f"'{token[:LONGEST_WORD]}':*" for token in tokens)
    return [row[0] for row in connection.execute(_FIND, {"query": query, "limit": limit})]


def faults(connection: Connection) -> list[str]:
    """Return nothing: PostgreSQL keeps its constraints at every write and checks pages by its own means."""
    return []


def quick_faults(connection: Connection) -> list[str]:
    """Return nothing: what a server says of itself, its administrator hears."""
    return []


def indexed(connection: Connection) -> Iterator[tuple[int, str]]:
    """Yield each dossier that can be found, with the words it is found by."""
    yield from ((number, words) for number, words in connection.execute(_INDEXED))


def layout(connection: Connection) -> dict[str, str]:
    """Return the columns with their types, and the triggers that are switched on, by their names."""
    return {name: " ".join(made.split()) for name, made in connection.execute(_LAYOUT)}


# --- founding ---

_TAKE_FOUNDING = text("SELECT pg_try_advisory_lock(20180406)")
_FIT = text("SELECT getdatabaseencoding() = 'UTF8' AND 'Z' < 'a'")  # no language has capital Z before small a
_HAS_TABLES = text("SELECT EXISTS (SELECT FROM pg_tables WHERE schemaname = current_schema())")
_HAS_OURS = text("SELECT to_regclass('setting') IS NOT NULL AND to_regclass('alembic_version') IS NOT NULL")
_HAS_UNIT = text("SELECT EXISTS (SELECT FROM setting)")
_CLEAR = """
DO $$
DECLARE name text;
BEGIN
    FOR name IN SELECT quote_ident(tablename) FROM pg_tables WHERE schemaname = current_schema() LOOP
        EXECUTE 'DROP TABLE ' || name || ' CASCADE';
    END LOOP;
    DROP FUNCTION IF EXISTS never_changed();
END $$
"""


@contextmanager
def founding(engine: Engine) -> Iterator[None]:
    """Hold the right to fill an empty database for the length of the block, so that two programs never do it at once.

    When the block fails, what it made is taken away again; what a founding left that was killed, by the next one.
    Raises Refused where a ward lives already, and where texts are not kept in UTF-8 or not ordered by their code
    points, as search and lists expect.
    """
    with engine.connect().execution_options(writes=True) as held:
        try:
            with held.begin():
                if not held.execute(_TAKE_FOUNDING).scalar():
                    raise Unavailable("database.busy")
            with held.begin():
                _make_room(held)
            try:
                yield
            except BaseException:
                with held.begin():  # by this connection alone: without it the lock may be another's by now
                    held.exec_driver_sql(_CLEAR)
                raise
        finally:
            held.invalidate()  # the lock is this connection's, and goes with it


def _make_room(held: Connection) -> None:
    if not held.execute(_FIT).scalar():
        raise Refused("server.other_order")
    if not held.execute(_HAS_TABLES).scalar():
        return
    if not held.execute(_HAS_OURS).scalar() or held.execute(_HAS_UNIT).scalar():
        raise Refused("server.not_empty")
    held.exec_driver_sql(_CLEAR)


# --- rights ---

_RIGHTS = {
    "SELECT": ("alembic_version", "desk", "field", "procedure_version"),
    "SELECT, INSERT": (
        "attachment",
        "audit",
        "batch",
        "cash",
        "dossier_code",
        "event",
        "idempotency_key",
        "signed_day",
        "void_number",
    ),
    "SELECT, INSERT, UPDATE": (
        "batch_line",
        "counter",
        "dossier",
        "dossier_search",
        "person",
        "print_job",
        "setting",
        "task",
    ),
    "SELECT, INSERT, DELETE": ("party",),
    "SELECT, INSERT, UPDATE, DELETE": ("draft",),
}
"""What a counter may do with each table. Nothing that grows can be changed, and no right is given that no desk uses."""

_SEQUENCES = ("print_job_job_seq", "task_task_seq")


def grants(role: str) -> tuple[str, ...]:
    """Return what the owner of the database says once, so that counters may enter as ``role`` and do their work.

    The role owns nothing: it can neither change nor delete a row of the log, nor take away the triggers that guard it.
    """
    name = '"' + role.replace('"', '""') + '"'
    tables = tuple(f"GRANT {rights} ON {', '.join(which)} TO {name}" for rights, which in _RIGHTS.items())
    return (
        f"GRANT USAGE ON SCHEMA public TO {name}",
        *tables,
        f"GRANT USAGE ON SEQUENCE {', '.join(_SEQUENCES)} TO {name}",
    )
