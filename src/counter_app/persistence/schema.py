"""The schema: made by migrations, known by its revision, and refused when it is newer than the program.

All migrations of one upgrade run in a single transaction that was begun with the write lock, so a kill at any statement
leaves the old schema whole. Alembic is imported only when there is something to migrate.
"""

from pathlib import Path

from sqlalchemy import Connection, Engine, inspect, text

from counter_app.domain.errors import Damaged, Unavailable
from counter_app.persistence.faults import told_plainly

HEAD = "0003"
_REVISION = text("SELECT version_num FROM alembic_version")
_MIGRATIONS = Path(__file__).parent / "migrations"


def revision_of(engine: Engine) -> str:
    """Return the schema revision of a database, or raise Damaged when it is none of ours."""
    with told_plainly(), engine.connect() as connection:
        return _revision_in(connection)


def must_be_current(engine: Engine) -> None:
    """Refuse a database of another version, in one clear sentence and untouched."""
    _must_be_known(revision_of(engine))


def must_be_known_in(connection: Connection) -> None:
    """Refuse a database of another version inside the caller's transaction."""
    _must_be_known(_revision_in(connection))


def _revision_in(connection: Connection) -> str:
    if not inspect(connection).has_table("alembic_version"):
        raise Damaged("database.not_ours")
    found = connection.execute(_REVISION).scalars().all()
    if len(found) != 1:
        raise Damaged("database.not_ours")
    return str(found[0])


def _must_be_known(found: str) -> None:
    if found > HEAD:
        raise Unavailable("schema.newer", found=found, known=HEAD)
    if found < HEAD:
        raise Unavailable("schema.older", found=found, known=HEAD)


def upgrade(connection: Connection) -> None:
    """Bring the schema to the newest revision inside the caller's transaction."""
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(_MIGRATIONS).replace("%", "%%"))
    config.attributes["connection"] = connection
    command.upgrade(config, "head")


def revisions() -> tuple[str, ...]:
    """Return the revisions this program can begin from, oldest first; the last one is its own."""
    names = (path.name.partition("_")[0] for path in (_MIGRATIONS / "versions").glob("[0-9]*_*.py"))
    return tuple(sorted(names))
