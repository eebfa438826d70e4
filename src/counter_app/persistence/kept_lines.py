"""Lines of the work lists, kept between readings and brought up to the log: what no row tells of has not changed.

Each change of a dossier leaves a row in the log in its own transaction (I4), so the rows since the last reading name
every line that may have changed, whichever PC wrote them.
"""

from sqlalchemy import ColumnElement, Connection, Select, func, select

from counter_app.persistence.store import KeptLines, Known
from counter_app.persistence.tables import audit, batch, dossier
from counter_app.services.work_rows import WorkLine

_MOST_LISTS = 8
_MOST_CHANGES = 500  # beyond it one reading of everything is cheaper

_OF_BATCH = {"to_desk": batch.c.to_desk, "to_person": batch.c.to_person}
LINE: Select[tuple[object, ...]] = select(
    *(_OF_BATCH[name] if name in _OF_BATCH else dossier.c[name] for name in WorkLine._fields)
).select_from(dossier.outerjoin(batch, batch.c.batch == dossier.c.batch))
_HEAD = select(func.max(audit.c.seq))


def read(connection: Connection, wanted: Select[tuple[object, ...]]) -> tuple[WorkLine, ...]:
    """Return the lines of a query."""
    return tuple(map(WorkLine._make, connection.execute(wanted)))


def kept(connection: Connection, known: Known, name: object, wanted: ColumnElement[bool]) -> tuple[WorkLine, ...]:
    """Return the lines that meet a condition. ``name`` stands for the condition and must tell it from every other."""
    head = connection.execute(_HEAD).scalar() or 0
    before = known.lines.get(name)
    if before is not None and before.seq == head:
        return tuple(before.lines.values())
    if before is None or not 0 < head - before.seq <= _MOST_CHANGES:
        lines = {line.number: line for line in read(connection, LINE.where(wanted))}
    else:
        lines = _brought_up(connection, before, wanted)
    _keep(known, name, KeptLines(head, lines))
    return tuple(lines.values())


def _brought_up(connection: Connection, before: KeptLines, wanted: ColumnElement[bool]) -> dict[int, WorkLine]:
    rows = select(audit.c.number).where(audit.c.seq > before.seq, audit.c.event_seq > 0).distinct()
    touched = set(connection.execute(rows).scalars())
    lines = {number: line for number, line in before.lines.items() if number not in touched}
    if touched:
        changed = read(connection, LINE.where(dossier.c.number.in_(touched), wanted))
        lines.update((line.number, line) for line in changed)
    return lines


def _keep(known: Known, name: object, lines: KeptLines) -> None:
    known.lines.pop(name, None)
    while len(known.lines) >= _MOST_LISTS:
        known.lines.pop(next(iter(known.lines)), None)
    known.lines[name] = lines
