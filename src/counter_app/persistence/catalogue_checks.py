"""What was compared with a decision: a setting for each procedure version, so that the version itself never changes."""

from sqlalchemy import Connection, bindparam, insert, select, update

from counter_app.domain.procedures.checks import CatalogueCheck
from counter_app.persistence.codec import from_json, to_json
from counter_app.persistence.tables import setting

PREFIX = "checks/"
Checks = tuple[CatalogueCheck, ...]
Named = tuple[str, int]

_ONE = select(setting.c.data).where(setting.c.name == bindparam("name"))
_ALL = select(setting.c.name, setting.c.data).where(setting.c.name.startswith(PREFIX, autoescape=True))


def checks_of(connection: Connection, code: str, version: int) -> Checks:
    """Return the checks of one version in the order in which they were made."""
    data = connection.execute(_ONE, {"name": _name(code, version)}).scalar()
    return read_checks(data) if data is not None else ()


def all_checks(connection: Connection) -> dict[Named, Checks]:
    """Return the checks of every version that has some, by code and number."""
    found = dict[Named, Checks]()
    for name, data in connection.execute(_ALL):
        code, _, version = name.removeprefix(PREFIX).rpartition("/")
        found[code, int(version)] = read_checks(data)
    return found


def save_checks(connection: Connection, code: str, version: int, checks: Checks) -> None:
    """Store the checks of one version in the place of those it had."""
    name, data = _name(code, version), to_json(checks)
    change = update(setting).where(setting.c.name == name)
    changed = connection.execute(change.values(data=data, revision=setting.c.revision + 1))
    if changed.rowcount == 0:
        connection.execute(insert(setting).values(name=name, data=data, revision=1))


def read_checks(data: str) -> Checks:
    """Read stored checks, or raise Damaged."""
    return from_json(data, Checks)


def _name(code: str, version: int) -> str:
    return f"{PREFIX}{code}/{version}"
