"""Handover slips in lists: whose they are, and how many of their lines stand how."""

from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, and_, case, false, func, not_, or_, select, true

from counter_app.domain.dossiers.stages import OPEN_STAGES
from counter_app.domain.errors import Refused
from counter_app.domain.numbering import barcode
from counter_app.domain.numbering.barcode import BarcodeKind
from counter_app.persistence.batches import WAITING
from counter_app.persistence.tables import batch, batch_line, dossier
from counter_app.services.counter_rows import BatchCard, Box
from counter_app.services.work_ports import Desks


def _outcomes(outcome: str) -> ColumnElement[int]:
    return func.sum(case((batch_line.c.outcome == outcome, 1), else_=0))


_IS_WAITED_FOR = batch.c.batch.in_(
    select(dossier.c.batch).where(dossier.c.stage.in_(sorted(OPEN_STAGES)), dossier.c.batch.is_not(None))
)
"""Read off the dossiers on their way, which are few, rather than off all lines of all years."""

_CARDS = select(
    *batch.c,
    func.count().label("lines"),
    *(
        _outcomes(outcome).label(label)
        for label, outcome in (
            ("waiting", WAITING),
            ("accepted", "accepted"),
            ("refused", "refused"),
            ("recalled", "recalled"),
        )
    ),
).select_from(batch.join(batch_line, batch_line.c.batch == batch.c.batch))


def in_box(connection: Connection, box: Box, desks: Desks, login: str, limit: int) -> tuple[BatchCard, ...]:
    """Return the slips of a box, newest first, without the names of people and desks."""
    coming, sent = to_me(desks, login), from_me(desks, login)
    wanted = {
        Box.INCOMING: and_(coming, _IS_WAITED_FOR),
        Box.OUTGOING: and_(sent, _IS_WAITED_FOR),
        Box.SETTLED: and_(or_(coming, sent), not_(_IS_WAITED_FOR)),
    }[box]
    newest = select(batch.c.batch).where(wanted).order_by(batch.c.running.desc()).limit(limit)
    query = _CARDS.where(batch.c.batch.in_(newest)).group_by(*batch.c).order_by(batch.c.running.desc())
    return tuple(_card(row._mapping) for row in connection.execute(query))


def waiting(wanted: ColumnElement[bool]) -> Select[Any]:
    """Return how many such slips have lines on their way."""
    return select(func.count()).select_from(batch).where(wanted, _IS_WAITED_FOR)


def _card(row: Any) -> BatchCard:
    told = {name: row[name] for name in row if name != "running"}
    return BatchCard(**told, from_name="", to_name="", to_person_name="", given_by_name="")


def at_desks(column: ColumnElement[str], desks: Desks) -> ColumnElement[bool]:
    """Say that a column names one of the desks somebody works at."""
    return true() if desks is None else column.in_(sorted(desks)) if desks else false()


def to_me(desks: Desks, login: str) -> ColumnElement[bool]:
    """Say that a slip goes to the person, or to a desk of theirs and to nobody by name."""
    return or_(batch.c.to_person == login, and_(batch.c.to_person == "", at_desks(batch.c.to_desk, desks)))


def from_me(desks: Desks, login: str) -> ColumnElement[bool]:
    """Say that a slip was sent by the person or from a desk of theirs."""
    return or_(batch.c.given_by == login, at_desks(batch.c.from_desk, desks))


def behind_barcode(connection: Connection, digits: str) -> str | None:
    """Return the slip whose barcode was scanned; None where the text is none of ours."""
    try:
        kind, running = barcode.read_payload(digits)
    except Refused:
        return None
    if kind is not BarcodeKind.HANDOVER:
        return None
    return connection.execute(select(batch.c.batch).where(batch.c.running == running)).scalar()
