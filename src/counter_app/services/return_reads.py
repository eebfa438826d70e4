"""What the returning desk looks at: results that wait, those nobody fetches, and one dossier before it leaves."""

from datetime import UTC, datetime

from counter_app.domain.dossiers.parties import Party, PartyRole
from counter_app.domain.dossiers.stages import Stage
from counter_app.domain.dossiers.state import Dossier
from counter_app.domain.moments import ward_date
from counter_app.services.acting import Actor
from counter_app.services.counter_rows import MayReceive, ReturnCard, ReturnPage, ReturnRow, ReturnView
from counter_app.services.work_cards import options
from counter_app.services.work_counts import waiting_bound
from counter_app.services.work_ports import WorkQueries
from counter_app.services.work_queue import Reckoner, cut, filtered, rows_of
from counter_app.services.work_rows import Cursor, Marks, WorkLine

_ACTS = ("give_back", "collect_fee", "waive_fee", "apologise", "extend")
_MAY_RECEIVE = (
    PartyRole.SUBMITTER,
    PartyRole.OWNER,
    PartyRole.CO_OWNER,
    PartyRole.REPRESENTATIVE,
    PartyRole.PROXY,
)


def results(
    queries: WorkQueries, now: datetime, view: ReturnView, text: str, after: Cursor | None, limit: int
) -> ReturnPage:
    """Return a page of results, the last to come in first; those nobody fetches, the longest waiting first."""
    lines = queries.results(view, ward_date(now), waiting_bound(queries, now))
    key = _oldest_first if view is ReturnView.UNCOLLECTED else _newest_first
    found = sorted(filtered(lines, text), key=key)
    here, cursor = cut(found, key, after, limit)
    marks = queries.marks([line.number for line in here])
    reckoner = Reckoner(now, queries.calendar())
    rows = tuple(_row(line, marks.get(line.number, Marks()), reckoner) for line in here)
    return ReturnPage(rows, cursor, len(found))


def card(queries: WorkQueries, now: datetime, actor: Actor, handle: str) -> ReturnCard:
    """Return one dossier as the returning desk needs it."""
    dossier = queries.page(handle).dossier
    return ReturnCard(
        row=rows_of(queries, now, [dossier.number])[0],
        ready=dossier.stage is Stage.RESULT_READY,
        procedure_full_name=dossier.procedure.name,
        outcome=dossier.outcome.value if dossier.outcome else "",
        document=dossier.document,
        sets=dossier.sets,
        receivers=receivers(dossier),
        papers=dossier.papers,
        fee=dossier.fee,
        return_method=dossier.return_method,
        return_place=dossier.return_place,
        register=dossier.register,
        acts=tuple(option for option in options(queries, now, actor, dossier) if option.act in _ACTS),
    )


def receivers(dossier: Dossier) -> tuple[MayReceive, ...]:
    """Return who may take the result home: the one who filed it first, then those whose matter it is.

    Whoever else comes needs the paper of an authorisation, as a proxy does.
    """
    first = dossier.submitter
    others = [party for role in _MAY_RECEIVE for party in dossier.parties if party.role is role and party != first]
    return tuple(MayReceive(party, _needs_paper(party)) for party in (first, *others))


def _needs_paper(party: Party) -> bool:
    return party.role is PartyRole.PROXY


def _row(line: WorkLine, marks: Marks, reckoner: Reckoner) -> ReturnRow:
    since = line.completed_at or reckoner.now
    until = line.returned_at or reckoner.now
    return ReturnRow(
        number=line.number,
        version=line.version,
        code=line.handle,
        submitter=line.submitter,
        phone=marks.phone,
        procedure=line.procedure_code,
        procedure_name=line.procedure_name,
        waiting_since=since,
        days_waiting=max(0, (ward_date(until) - ward_date(since)).days),
        returned_at=line.returned_at,
        fee_owed=line.fee_owed,
        outcome=line.outcome or "",
        due=reckoner.due(line),
    )


def _moment(line: WorkLine) -> datetime:
    moment = line.returned_at or line.completed_at
    return moment.astimezone(UTC) if moment else datetime.min.replace(tzinfo=UTC)


def _oldest_first(line: WorkLine) -> Cursor:
    return Cursor(0, _moment(line).isoformat(), line.number)


def _newest_first(line: WorkLine) -> Cursor:
    return Cursor(-int(_moment(line).timestamp()), "", -line.number)
