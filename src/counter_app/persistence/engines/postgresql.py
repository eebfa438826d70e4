"""PostgreSQL: one server for several counters, reached by a URL ``postgresql+psycopg://…``.

Writers take turns, as on SQLite: each write transaction begins with one lock on the whole office. The log is a single
chain, so its writers would queue in any case, and taking the lock first rules out deadlocks between counters.
"""

from collections.abc import Sequence

from sqlalchemy import Connection, Engine, create_engine, event, text
from sqlalchemy.exc import ArgumentError

from counter_app.domain.errors import Unavailable

LOCK_TIMEOUT = "5s"
IDLE_TIMEOUT = "60s"
_OFFICE_LOCK = text("SELECT pg_advisory_xact_lock(20181123)")

_GROWS_ONLY = ("event", "audit")

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
    settings = f"-c lock_timeout={LOCK_TIMEOUT} -c idle_in_transaction_session_timeout={IDLE_TIMEOUT}"
    try:
        engine = create_engine(url, pool_pre_ping=True, connect_args={"options": settings, "connect_timeout": 10})
    except (ImportError, ArgumentError) as fault:
        raise Unavailable("server.no_driver") from fault
    event.listen(engine, "begin", _begin)
    return engine


def _begin(connection: Connection) -> None:
    if connection.get_execution_options().get("writes", False):
        connection.execute(_OFFICE_LOCK)


_REMEMBER = text(
    "INSERT INTO dossier_search (number, words) VALUES (:number, to_tsvector('simple', :words)) "
    "ON CONFLICT (number) DO UPDATE SET words = excluded.words"
)
_FIND = text(
    "SELECT number FROM dossier_search WHERE words @@ to_tsquery('simple', :query) ORDER BY number DESC LIMIT :limit"
)


def index(connection: Connection, number: int, names: str, codes: str) -> None:
    """Make a dossier findable by the search forms of its names and the parts of its codes."""
    connection.execute(_REMEMBER, {"number": number, "words": f"{names} {codes}"})


def find(connection: Connection, tokens: Sequence[str], limit: int) -> list[int]:
    """Return the newest dossiers that hold a word beginning with each token. Tokens are letters and digits only."""
    query = " & ".join(f"{token}:*" for token in tokens)
    return [row[0] for row in connection.execute(_FIND, {"query": query, "limit": limit})]


def clear(connection: Connection) -> None:
    """Take away everything a failed founding left in the schema."""
    connection.exec_driver_sql("DROP SCHEMA public CASCADE")
    connection.exec_driver_sql("CREATE SCHEMA public")


def faults(connection: Connection) -> list[str]:
    """Return nothing: PostgreSQL keeps its constraints at every write and checks pages by its own means."""
    return []
