"""The views of the work list: which dossier belongs to which, in what order, and a page of them as rows.

Counts and pages ask the same question of the same lines, so that a tab never counts what its list does not show.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime

from counter_app.domain import names
from counter_app.domain.deadlines.calendar import WorkCalendar
from counter_app.domain.deadlines.due_states import DueKind, DueState, due_state
from counter_app.domain.deadlines.limits import parse_limits
from counter_app.domain.dossiers.stages import PAUSED_STAGES, Stage
from counter_app.domain.people import Person, Role
from counter_app.domain.procedures.process import Process, ProcessStep
from counter_app.domain.procedures.process_rules import full_process_for
from counter_app.domain.procedures.versions import ProcedureVersion
from counter_app.services.work_ports import Desks, WorkQueries
from counter_app.services.work_rows import Cursor, Marks, View, WorkLine, WorkPage, WorkRow

_AT_WORK = frozenset({Stage.ACCEPTED, Stage.IN_PROCESS})
_SOON = frozenset({DueKind.TODAY, DueKind.NEAR})


@dataclass(frozen=True, slots=True)
class Whose:
    """Whose work is asked for: a person, and the desks they work at."""

    login: str
    desks: Desks

    @staticmethod
    def of(person: Person, desk: str | None = None) -> "Whose":
        """Return the desks of a person, or one desk alone; a person of no desk works at every one."""
        return Whose(person.login, frozenset({desk}) if desk else person.desks or None)

    def serves(self, desk: str | None) -> bool:
        """Say whether something at this desk concerns the person."""
        return desk is not None and (self.desks is None or desk in self.desks)


@dataclass(frozen=True, slots=True)
class Reckoner:
    """Works out due states for many dossiers at one moment; dossiers of the same days share the answer."""

    now: datetime
    calendar: WorkCalendar
    _known: dict[tuple[object, ...], DueState] = field(default_factory=dict)

    def due(self, line: WorkLine, paused_since: datetime | None = None) -> DueState:
        """Return how a dossier stands towards its appointment."""
        key = (line.stage, line.due_at, line.received_at and line.received_at.date(), line.completed_at, paused_since)
        state = self._known.get(key)
        if state is None:
            state = self._known[key] = due_state(
                line.due_at,
                self.now,
                Stage(line.stage),
                self.calendar,
                received_at=line.received_at,
                paused_since=paused_since,
                completed_at=line.completed_at,
            )
        return state


@dataclass(frozen=True, slots=True)
class Work:
    """The lines that concern a person, and the question each view asks of one."""

    whose: Whose
    lines: tuple[WorkLine, ...]
    signed: frozenset[int]
    reckoner: Reckoner

    def view(self, view: View) -> list[WorkLine]:
        """Return the lines of a view, the most urgent first."""
        return sorted(self._of(view), key=key_of)

    def count(self, view: View) -> int:
        """Return how many lines a view has, in no order."""
        return sum(1 for _ in self._of(view))

    def _of(self, view: View) -> Iterator[WorkLine]:
        belongs = _VIEWS[view]
        return (line for line in self.lines if belongs(self, line))

    def is_mine(self, line: WorkLine) -> bool:
        """Say whether it is in my hands, or lies at a desk of mine in nobody's; what is on its way is not."""
        if line.batch:
            return False
        return line.holder == self.whose.login or (not line.holder and self.whose.serves(line.holder_desk))

    def is_coming(self, line: WorkLine) -> bool:
        """Say whether it is on its way to me or to a desk of mine."""
        if not line.batch:
            return False
        return line.to_person == self.whose.login or (not line.to_person and self.whose.serves(line.to_desk))

    def is_to_sign(self, line: WorkLine) -> bool:
        """Say whether it waits for a signature to be recorded."""
        waits = line.stage in _AT_WORK and line.step_role == Role.APPROVER and not line.batch
        here = line.holder == self.whose.login or self.whose.serves(line.holder_desk)
        return waits and here and line.number not in self.signed

    def is_mine_and(self, line: WorkLine, kinds: frozenset[DueKind]) -> bool:
        """Say whether it is mine and stands so towards its appointment."""
        return self.is_mine(line) and self.reckoner.due(line).kind in kinds


_VIEWS: Mapping[View, Callable[[Work, WorkLine], bool]] = {
    View.MINE: Work.is_mine,
    View.TO_ACCEPT: Work.is_coming,
    View.NEAR: lambda work, line: work.is_mine_and(line, _SOON),
    View.OVERDUE: lambda work, line: work.is_mine_and(line, frozenset({DueKind.OVERDUE})),
    View.SUPPLEMENT: lambda work, line: work.is_mine(line) and line.stage in PAUSED_STAGES,
    View.SIGN: Work.is_to_sign,
    View.ALL: lambda work, line: True,
}


def work_of(queries: WorkQueries, now: datetime, person: Person, desk: str | None = None) -> Work:
    """Return everything at work that concerns a person."""
    whose = Whose.of(person, desk)
    lines = queries.lines(whose.desks, whose.login)
    if desk:
        lines = tuple(line for line in lines if desk in (line.holder_desk, line.to_desk))
    waiting = [line.number for line in lines if line.step_role == Role.APPROVER and line.stage in _AT_WORK]
    return Work(whose, lines, queries.signed(waiting), Reckoner(now, queries.calendar()))


def page(
    queries: WorkQueries,
    now: datetime,
    person: Person,
    view: View,
    *,
    desk: str | None,
    text: str,
    after: Cursor | None,
    limit: int,
) -> WorkPage:
    """Return a page of a view."""
    work = work_of(queries, now, person, desk)
    found = filtered(work.view(view), text)
    here, cursor = cut(found, key_of, after, limit)
    return WorkPage(rows(queries, work.reckoner, here), cursor, len(found))


def cut(
    lines: Sequence[WorkLine], key: Callable[[WorkLine], Cursor], after: Cursor | None, limit: int
) -> tuple[list[WorkLine], Cursor | None]:
    """Return the sorted lines that follow a cursor, and where they end unless nothing follows."""
    rest = [line for line in lines if after is None or key(line) > after]
    here = rest[: max(1, limit)]
    return here, key(here[-1]) if len(rest) > len(here) else None


def key_of(line: WorkLine) -> Cursor:
    """Return the place of a dossier in a list: by its appointment; those that wait for somebody else come last."""
    rank = 2 if line.stage in PAUSED_STAGES else 0 if line.due_at else 1
    return Cursor(rank, line.due_at.astimezone(UTC).isoformat() if line.due_at else "", line.number)


def filtered(lines: Sequence[WorkLine], text: str) -> list[WorkLine]:
    """Return the lines that hold each word of a text in code, name, procedure or step; accents do not count."""
    tokens = names.search_tokens(text)
    if not tokens:
        return list(lines)
    return [line for line in lines if all(token in _folded(line) for token in tokens)]


def _folded(line: WorkLine) -> str:
    return names.search_form(f"{line.handle} {line.submitter} {line.procedure_name} {line.step_name or ''}")


def rows_of(queries: WorkQueries, now: datetime, numbers: Sequence[int]) -> tuple[WorkRow, ...]:
    """Return dossiers in any stage, in the order asked."""
    found = queries.lines_of(numbers)
    lines = [found[number] for number in numbers if number in found]
    return rows(queries, Reckoner(now, queries.calendar()), lines)


def rows(queries: WorkQueries, reckoner: Reckoner, lines: Sequence[WorkLine]) -> tuple[WorkRow, ...]:
    """Return lines as rows, with what is worked out, in one look-up for all of them."""
    marks = queries.marks([line.number for line in lines])
    versions = queries.versions({(line.procedure_code, line.procedure_version) for line in lines})
    named = queries.names()
    return tuple(
        _row(line, marks.get(line.number, Marks()), _process(line, marks, versions), named, reckoner) for line in lines
    )


def _row(
    line: WorkLine, marks: Marks, process: Process | None, named: Mapping[str, str], reckoner: Reckoner
) -> WorkRow:
    following = _next_step(line, process)
    return WorkRow(
        number=line.number,
        version=line.version,
        code=line.code or "",
        slip=line.slip or "",
        submitter=line.submitter,
        others=marks.others,
        phone=marks.phone,
        procedure=line.procedure_code,
        procedure_name=line.procedure_name,
        field=line.field_code,
        field_name=marks.field_name,
        stage=line.stage,
        step=line.step,
        step_name=line.step_name or "",
        step_role=line.step_role or "",
        step_count=len(process.steps) if process else 0,
        step_since=line.step_since,
        next_desk=following.desk if following else "",
        next_role=following.role.value if following else "",
        holder_desk=line.holder_desk,
        holder_desk_name=named.get(line.holder_desk, line.holder_desk),
        holder=line.holder,
        holder_name=named.get(line.holder, line.holder),
        in_transit=line.batch or "",
        to_desk=line.to_desk or "",
        received_at=line.received_at,
        due_at=line.due_at,
        paused_since=marks.paused_since,
        completed_at=line.completed_at,
        returned_at=line.returned_at,
        fee_owed=line.fee_owed,
        due=reckoner.due(line, marks.paused_since),
        short=line.short,
        corrected=marks.corrected,
        apology=marks.apology,
        extended=marks.extended,
        second_supplement=marks.second_supplement,
    )


def _process(
    line: WorkLine, marks: Mapping[int, Marks], versions: Mapping[tuple[str, int], ProcedureVersion]
) -> Process | None:
    """Return the process of a dossier; outside the catalogue the rule makes the same steps for every limit."""
    version = versions.get((line.procedure_code, line.procedure_version))
    if version is not None:
        return version.process(short=line.short)
    outside = marks.get(line.number, Marks()).outside
    return full_process_for(outside.desk, parse_limits(outside.limit)[0]) if outside else None


def _next_step(line: WorkLine, process: Process | None) -> ProcessStep | None:
    if process is None or line.step is None or line.step >= len(process.steps):
        return None
    return process.steps[line.step]
