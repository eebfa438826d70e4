"""I6 for what no journal tells: every other row can be read, and a procedure's columns say what its words say."""

from collections.abc import Iterator
from typing import Any

import msgspec
from sqlalchemy import Connection, Table, select

from counter_app.domain.errors import CounterError
from counter_app.domain.procedures.versions import ProcedureVersion
from counter_app.persistence.catalogue_checks import PREFIX, read_checks
from counter_app.persistence.checks.problems import problem
from counter_app.persistence.codec import from_json
from counter_app.persistence.desk_store import SqlOffice
from counter_app.persistence.store import Known
from counter_app.persistence.tables import metadata, print_job, procedure_version, setting
from counter_app.services.paper_orders import FORMS
from counter_app.services.rows import Problem

_BY_THE_JOURNALS = {"audit", "event", "dossier", "party"}
_COLUMNS = [column.name for column in procedure_version.c if column.name != "data"]


def readable(connection: Connection) -> Iterator[Problem]:
    """Read everything once that the other checks do not."""
    for table in metadata.sorted_tables:
        if table.name not in _BY_THE_JOURNALS:
            yield from _table(connection, table)
    office = SqlOffice(connection, Known())
    for name, read in (("unit", office.profile), ("calendar", office.calendar), ("person", office.people)):
        try:
            read()
        except (CounterError, ValueError) as fault:
            yield problem("I6", "database.unreadable", name, str(fault))


def _table(connection: Connection, table: Table) -> Iterator[Problem]:
    for row in connection.execute(select(table)).mappings():
        if table is procedure_version:
            yield from _procedure(dict(row))
        if table is setting and row["name"].startswith(PREFIX):
            yield from _checks(dict(row))
        if table is print_job:
            yield from _paper(dict(row))


def _procedure(row: dict[str, Any]) -> Iterator[Problem]:
    where = f"procedure {row['code']}/{row['version']}"
    try:
        version = from_json(row["data"], ProcedureVersion)
    except (CounterError, ValueError, TypeError) as fault:
        yield problem("I6", "database.unreadable", where, str(fault))
        return
    if any(getattr(version, name) != row[name] for name in _COLUMNS):
        yield problem("I6", "procedure.row_differs", where)


def _checks(row: dict[str, Any]) -> Iterator[Problem]:
    try:
        read_checks(row["data"])
    except CounterError as fault:
        yield problem("I6", "database.unreadable", row["name"], str(fault))


def _paper(row: dict[str, Any]) -> Iterator[Problem]:
    try:
        msgspec.json.decode(row["data"], type=FORMS[row["form"]])
    except (msgspec.MsgspecError, ValueError, LookupError) as fault:
        yield problem("I6", "database.unreadable", f"job {row['job']}", type(fault).__name__)
