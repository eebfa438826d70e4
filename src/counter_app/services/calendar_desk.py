"""The working calendar: looked at, changed by a deliberate act, and the promises it touches counted anew by another.

To change the calendar moves no promise. What was promised over the old one is listed, and counted anew only when
somebody says so: all that is asked for in one transaction, or, stopped half-way, none of it.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from counter_app.domain import names
from counter_app.domain.deadlines.changes import CalendarChange, first_difference, year_entries
from counter_app.domain.deadlines.due import DuePolicy, SupplementPolicy
from counter_app.domain.deadlines.special_days import CalendarYear
from counter_app.domain.dossiers import requests as r
from counter_app.domain.dossiers.acts import Act
from counter_app.domain.dossiers.stages import Stage
from counter_app.domain.errors import Refused
from counter_app.domain.people import Right
from counter_app.services import appointments, calendar_years
from counter_app.services.acting import Actor
from counter_app.services.calendar_ports import CalendarQueries
from counter_app.services.calendar_rows import (
    ChangePreview,
    Policies,
    RecountDone,
    Touched,
    YearView,
)
from counter_app.services.holiday_proposals import proposed_year
from counter_app.services.ledger import Ledger, canonical, carry_out, needs
from counter_app.services.ports import Unit
from counter_app.services.recounting import Progress, must_go_on, quietly, touched_by

_AT_WORK = frozenset({Stage.ACCEPTED, Stage.IN_PROCESS})
_TOLD = 40  # days named in a log row; a whole year's are counted


@dataclass(frozen=True, slots=True)
class CalendarDesk:
    """Where the days and hours of the ward are kept."""

    ledger: Ledger
    queries: CalendarQueries

    @needs(Right.READ_CATALOGUE)
    def year(self, actor: Actor, year: int) -> YearView:
        """Return a year day by day, with the dossiers due on each."""
        queries = self.queries
        due, unsure = queries.due_per_day(year), queries.unsure()
        calendar, profile = queries.calendar(), queries.profile()
        confirmation = queries.confirmation(year) if year in calendar.confirmed_years else None
        return calendar_years.year_view(calendar, profile, year, due, unsure, confirmation)

    @needs(Right.READ_CATALOGUE)
    def entered(self, actor: Actor, years: Sequence[int] = ()) -> tuple[CalendarYear, ...]:
        """Return the days of these years, of all that were entered by default, as a calendar file holds them."""
        calendar = self.queries.calendar()
        return tuple(
            CalendarYear(year, year in calendar.confirmed_years, year_entries(calendar, year))
            for year in sorted(years or calendar.entered_years)
        )

    @needs(Right.CHANGE_CALENDAR)
    def proposed(self, actor: Actor, year: int) -> CalendarYear:
        """Return what the law lets one expect of a year, to begin with; days swapped for a Saturday are not in it."""
        return proposed_year(year)

    @needs(Right.CHANGE_CALENDAR)
    def preview(self, actor: Actor, change: CalendarChange, *, progress: Progress = quietly) -> ChangePreview:
        """Return what a change would do to the days and to the promises given. Nothing happens."""
        return self._preview(change, progress)

    def _preview(self, change: CalendarChange, progress: Progress) -> ChangePreview:
        before = self.queries.calendar()
        after = change.made_to(before)
        since = first_difference(before, after)
        numbers = self.queries.running(since) if since else ()
        return ChangePreview(
            days=calendar_years.changed_days(before, after, change),
            confirmed=tuple(sorted(after.confirmed_years - before.confirmed_years)),
            doubted=tuple(sorted(before.confirmed_years - after.confirmed_years)),
            hours_change=(before.hours, before.periods) != (after.hours, after.periods),
            touched=touched_by(after, numbers, self.queries, progress),
        )

    @needs(Right.CHANGE_CALENDAR)
    def apply(self, actor: Actor, change: CalendarChange, *, key: str | None = None) -> ChangePreview:
        """Change the calendar and return what that did. Promises stay as given until they are counted anew."""
        looked = self._preview(change, quietly)

        def work(unit: Unit, act: Act) -> ChangePreview:
            before = unit.office.calendar()
            after = _named(change).made_to(before)
            after.next_open_day(act.happened_at.date())  # a calendar that never opens is refused
            unit.office.save_calendar(after)
            days = calendar_years.changed_days(before, after, change)
            confirmed = tuple(sorted(after.confirmed_years - before.confirmed_years))
            told = [f"{pair.after.day.isoformat()} {pair.after.status} {pair.after.name}".strip() for pair in days]
            what: dict[str, str | int] = {
                "days": "; ".join(told[:_TOLD]),
                "count": len(days),
                "confirmed": " ".join(map(str, confirmed)),
                "doubted": " ".join(map(str, sorted(before.confirmed_years - after.confirmed_years))),
                "hours": " | ".join(calendar_years.week_texts(after.hours)) if after.hours != before.hours else "",
                "periods": len(after.periods),
            }
            unit.audit.add(act.recorded_by, "calendar.changed", act.recorded_at, data=canonical(what))
            return replace(looked, days=days, confirmed=confirmed)

        return self.ledger.write(actor, "change_calendar", change, key, ChangePreview, work)

    @needs(Right.CHANGE_CALENDAR)
    def set_policies(
        self,
        actor: Actor,
        *,
        due: DuePolicy | None = None,
        supplement: SupplementPolicy | None = None,
        key: str | None = None,
    ) -> Policies:
        """Choose how the unit counts from the next receipt on; a procedure may have a way of its own."""

        def work(unit: Unit, act: Act) -> Policies:
            before = unit.office.profile()
            after = replace(
                before,
                due_policy=due or before.due_policy,
                supplement_policy=supplement or before.supplement_policy,
            )
            unit.office.save_profile(after)
            chosen = Policies(after.due_policy.value, after.supplement_policy.value)
            what = {"due": chosen.due_policy, "supplement": chosen.supplement_policy}
            unit.audit.add(act.recorded_by, "office.policies_set", act.recorded_at, data=canonical(what))
            return chosen

        return self.ledger.write(actor, "set_policies", (due, supplement), key, Policies, work)

    @needs(Right.RECOUNT)
    def outstanding(self, actor: Actor, *, progress: Progress = quietly) -> Touched:
        """Return the promises that the calendar as it is now does not bear out, or has made sure since."""
        return touched_by(self.queries.calendar(), self.queries.running(), self.queries, progress)

    @needs(Right.RECOUNT)
    def recount(
        self,
        actor: Actor,
        numbers: Sequence[int],
        reason: str,
        *,
        progress: Progress = quietly,
        key: str | None = None,
    ) -> RecountDone:
        """Count these promises anew over the calendar as it is now: all of them, or none where it is stopped.

        What was printed stays in each journal. A dossier that has moved on meanwhile is passed over.
        """
        if not numbers:
            raise Refused("recount.nothing_chosen")
        wanted, words = tuple(dict.fromkeys(numbers)), names.clean(reason)

        def work(unit: Unit, act: Act) -> RecountDone:
            codes = list[str]()
            for done, number in enumerate(wanted):
                must_go_on(progress, done, len(wanted))
                codes += _counted_anew(unit, number, words, act)
            must_go_on(progress, len(wanted), len(wanted))
            passed_over = len(wanted) - len(codes)
            what: dict[str, str | int] = {"count": len(codes), "reason": words}
            unit.audit.add(act.recorded_by, "calendar.recounted", act.recorded_at, data=canonical(what))
            return RecountDone(tuple(codes), passed_over)

        return self.ledger.write(actor, "recount", (wanted, words), key, RecountDone, work)


def _named(change: CalendarChange) -> CalendarChange:
    return replace(change, enter=tuple(replace(entry, name=names.clean(entry.name)) for entry in change.enter))


def _counted_anew(unit: Unit, number: int, reason: str, act: Act) -> list[str]:
    dossier = unit.dossiers.load(number)
    if dossier.stage not in _AT_WORK:
        return []
    due = appointments.over_another_calendar(dossier, unit.office.calendar(), unit.office.profile())
    if due is None or (due.at == dossier.due_at and due.confirmed == dossier.calendar_confirmed):
        return []
    carry_out(unit, dossier, r.Recount(due, reason), act)
    return [dossier.handle]
