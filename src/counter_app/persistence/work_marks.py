"""What a dossier's row does not hold, for many at a time: its other parties, and what its journal tells."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Connection, func, select

from counter_app.domain.dossiers.apply import replay
from counter_app.domain.dossiers.parties import Party, PartyRole, submitter
from counter_app.domain.dossiers.state import Dossier
from counter_app.persistence.queries import journals_of
from counter_app.persistence.tables import dossier, event, field, party
from counter_app.services.work_rows import Marks

_MARKED = ("corrected", "apologised", "extended", "supplement_asked", "payment_due")


def marks_of(connection: Connection, numbers: Sequence[int]) -> dict[int, Marks]:
    """Return the marks of these dossiers, in a few statements for all of them."""
    people, told = _people(connection, numbers), _told(connection, numbers)
    placed = (
        select(dossier.c.number, dossier.c.procedure_version, field.c.name)
        .select_from(dossier.outerjoin(field, field.c.code == dossier.c.field_code))
        .where(dossier.c.number.in_(numbers))
    )
    rows = connection.execute(placed).all()
    outside = [row.number for row in rows if not row.procedure_version]
    whole = {journal[0].number: replay(journal) for journal in journals_of(connection, outside)} if outside else {}
    return {
        row.number: _mark(
            people[row.number],
            told.get(row.number, {}),
            row.name or "",
            whole.get(row.number),
        )
        for row in rows
    }


def _mark(
    parties: Sequence[Party], told: dict[str, tuple[int, datetime]], field_name: str, whole: Dossier | None
) -> Marks:
    first = submitter(tuple(parties))
    since = [told[kind][1] for kind in ("supplement_asked", "payment_due") if kind in told]
    return Marks(
        others=tuple(dict.fromkeys(one.name for one in parties if one.name != first.name)),
        phone=first.phone or next((one.phone for one in parties if one.phone), ""),
        field_name=whole.procedure.field_name if whole else field_name,
        paused_since=max(since, default=None),
        corrected="corrected" in told,
        apology="apologised" in told,
        extended="extended" in told,
        second_supplement=told.get("supplement_asked", (0, None))[0] > 1,
        outside=whole.procedure if whole else None,
    )


def _people(connection: Connection, numbers: Sequence[int]) -> dict[int, list[Party]]:
    rows = select(party.c.number, party.c.role, party.c.name, party.c.phone).where(party.c.number.in_(numbers))
    found: dict[int, list[Party]] = {number: [] for number in numbers}
    for row in connection.execute(rows.order_by(party.c.number, party.c.ordinal)):
        found[row.number].append(Party(PartyRole(row.role), row.name, phone=row.phone))
    return found


def _told(connection: Connection, numbers: Sequence[int]) -> dict[int, dict[str, tuple[int, datetime]]]:
    """Return how often each marking event happened to each dossier, and when last."""
    kinds = (
        select(event.c.number, event.c.kind, func.count(), func.max(event.c.happened_at))
        .where(event.c.number.in_(numbers), event.c.kind.in_(_MARKED))
        .group_by(event.c.number, event.c.kind)
    )
    found: dict[int, dict[str, tuple[int, datetime]]] = {}
    for number, kind, count, last in connection.execute(kinds):
        found.setdefault(number, {})[kind] = (count, last)
    return found
