"""What changes one dossier's limit, and the waits that the law puts an end to."""

from dataclasses import dataclass, replace
from datetime import datetime

from counter_app.domain import names
from counter_app.domain.deadlines.duties import answer_by
from counter_app.domain.deadlines.limits import limits_text, parse_limits
from counter_app.domain.deadlines.targets import Clocks
from counter_app.domain.deadlines.verdicts import is_late
from counter_app.domain.dossiers import requests as r
from counter_app.domain.dossiers.acts import Act
from counter_app.domain.dossiers.state import Dossier
from counter_app.domain.errors import Refused
from counter_app.domain.moments import ward_date
from counter_app.domain.people import Right
from counter_app.domain.procedures.cases import agreed_date, case_of, with_case
from counter_app.services import appointments
from counter_app.services.acting import Actor
from counter_app.services.calendar_ports import CalendarQueries, WaitRow
from counter_app.services.explanations import Why, why
from counter_app.services.handling import act_on
from counter_app.services.intake import process_of
from counter_app.services.ledger import Ledger, needs
from counter_app.services.ports import Unit
from counter_app.services.reception import current
from counter_app.services.rows import Done
from counter_app.services.two_clocks import clocks_of


@dataclass(frozen=True, slots=True)
class AnswerRow:
    """A matter filed online that waits for an answer, and until when it may."""

    wait: WaitRow
    answer_by: datetime
    late: bool


@dataclass(frozen=True, slots=True)
class LimitDesk:
    """Where a limit follows what the case turns out to be."""

    ledger: Ledger
    queries: CalendarQueries

    @needs(Right.HANDLE)
    def change_limit(
        self,
        actor: Actor,
        code: str,
        case: str,
        reason: str,
        *,
        agreed_due: datetime | None = None,
        expected: int | None = None,
        key: str | None = None,
    ) -> Done:
        """Let a case of the catalogue hold from now on, such as a need to verify; the event says which and why."""

        def request(unit: Unit, dossier: Dossier, act: Act) -> r.Request:
            return _change(unit, dossier, case, names.clean(reason), agreed_due, act)

        def work(unit: Unit, act: Act) -> Done:
            return act_on(unit, current(unit, code, expected), request, act)

        return self.ledger.write(actor, "change_limit", (code, case, reason, agreed_due), key, Done, work)

    @needs(Right.HAND_OVER)
    def reach_competent(self, actor: Actor, code: str, *, expected: int | None = None, key: str | None = None) -> Done:
        """Note that the agency that decides has a dossier taken in for it: its limit runs from here (NĐ 309/2026)."""

        def request(unit: Unit, dossier: Dossier, act: Act) -> r.Request:
            calendar, profile = unit.office.calendar(), unit.office.profile()
            return r.ReachCompetent(appointments.from_the_competent(dossier, act.happened_at, calendar, profile))

        def work(unit: Unit, act: Act) -> Done:
            return act_on(unit, current(unit, code, expected), request, act)

        return self.ledger.write(actor, "reach_competent", code, key, Done, work)

    @needs(Right.OPEN)
    def clocks(self, actor: Actor, code: str) -> Clocks | None:
        """Return the legal limit and the ward's own target of a dossier as they stand; None where neither runs."""
        dossier = self.queries.page(code).dossier
        versions = self.queries.versions({(dossier.procedure.code, dossier.procedure.version)})
        process = process_of(dossier.procedure, lambda pin: versions[pin.code, pin.version], short=dossier.short)
        return clocks_of(dossier, process, self.ledger.now(), self.queries.calendar())

    @needs(Right.OPEN)
    def why(self, actor: Actor, code: str) -> Why:
        """Return why a dossier is due when it is, and every date that was given; Refused where none was."""
        page = self.queries.page(code)
        return why(page.dossier, page.events, self.queries.names())

    @needs(Right.OPEN)
    def to_close(self, actor: Actor) -> tuple[WaitRow, ...]:
        """Return the dossiers whose papers never came: the counter closes each (NĐ 118/2025 Đ19 k5)."""
        return self.queries.without_papers(ward_date(self.ledger.now()))

    @needs(Right.OPEN)
    def to_answer(self, actor: Actor) -> tuple[AnswerRow, ...]:
        """Return what was filed online and waits for an answer within 8 working hours (NĐ 118/2025 Đ17 k2)."""
        calendar, now = self.queries.calendar(), self.ledger.now()
        rows = ((wait, answer_by(wait.since, calendar)) for wait in self.queries.noted_online() if wait.since)
        return tuple(AnswerRow(wait, until, is_late(until, now)) for wait, until in rows)


def _change(
    unit: Unit, dossier: Dossier, words: str, reason: str, agreed_due: datetime | None, act: Act
) -> r.ChangeLimit:
    procedure = dossier.procedure
    if not procedure.version:
        raise Refused("case.none", procedure=procedure.code)
    case = case_of(unit.catalogue.pinned(procedure), words)
    calendar, profile = unit.office.calendar(), unit.office.profile()
    limits = limits_text(with_case(parse_limits(procedure.limit), case))
    changed = replace(procedure, limit=limits, cases=(*procedure.cases, case.case))
    agreed = agreed_date((case,), agreed_due)
    if agreed is not None:
        due = appointments.agreed_on(agreed, act.happened_at, case.case, calendar)
    else:
        due = appointments.under_a_case(dossier, changed, act.happened_at, calendar, profile)
    return r.ChangeLimit(changed, due, case.case, reason, agreed=agreed is not None)
