"""The leader's log of a day: read, signed off, put on paper and taken away as a spreadsheet."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Protocol

from counter_app.domain.dossiers.acts import Act
from counter_app.domain.dossiers.events import Event
from counter_app.domain.errors import Refused
from counter_app.domain.moments import ward_date
from counter_app.domain.numbering.papers import PaperKind
from counter_app.domain.office import UnitProfile
from counter_app.domain.people import Person, Right
from counter_app.services import numbering
from counter_app.services.acting import Actor
from counter_app.services.books import BookWriter
from counter_app.services.daily_log_book import daily_log_book
from counter_app.services.daily_log_paper import daily_log_paper
from counter_app.services.day_reading import DayQueries, Journal, bounds, day_log, log_of
from counter_app.services.ledger import Ledger, canonical, needs
from counter_app.services.paper_orders import order
from counter_app.services.ports import Unit
from counter_app.services.rows import DayLog, SignOff
from counter_app.services.signed_days import SignedDay, frozen_log, sealed, told_since


class DailyLogQueries(DayQueries, Protocol):
    """What is read for the log of a day, and for what was signed."""

    def signed_day(self, day: date) -> SignedDay | None:
        """Return a day that was signed off; Damaged where its content is no longer what was signed."""
        ...

    def profile(self) -> UnitProfile:
        """Return the unit as configured."""
        ...

    def person(self, login: str) -> Person:
        """Return an officer, active or not; Refused when nobody has that login."""
        ...


@dataclass(frozen=True, slots=True)
class DailyLogDesk:
    """Where the leader reviews a day."""

    ledger: Ledger
    queries: DailyLogQueries
    write_book: BookWriter

    @needs(Right.READ_LOG)
    def log(self, actor: Actor, day: date) -> DayLog:
        """Return the log of a day, today or past, as it stood at its end; a signed one as it was signed.

        What was entered about a signed day since is told in ``corrections``.
        """
        return self._log(day)

    @needs(Right.READ_LOG)
    def order(self, actor: Actor, day: date, *, key: str | None = None) -> int:
        """Order the day's log on paper and return its job."""
        log = self._log(day)

        def work(unit: Unit, act: Act) -> int:
            unit.audit.add(
                act.recorded_by, "report.daily_log_printed", act.recorded_at, data=canonical({"day": day.isoformat()})
            )
            return self._order(unit, log, act)

        return self.ledger.write(actor, "order_daily_log", day, key, int, work)

    @needs(Right.SIGN_LOG)
    def sign_off(self, actor: Actor, day: date, *, key: str | None = None) -> SignOff:
        """Sign a day off: its log is kept as it stands, on paper too. A day is signed once, and not before it begins.

        Refused for a day that is signed already, and for one that has not come.
        """
        now = self.ledger.now()
        if day > ward_date(now):
            raise Refused("log.day_ahead", day=day)
        log = day_log(self.queries, day, now)

        def work(unit: Unit, act: Act) -> SignOff:
            if known := unit.signed_days.find(day):
                raise Refused("log.signed_already", day=day, at=known.signed_at)
            person = unit.office.person(act.done_by)
            signed = SignOff(act.recorded_at, act.done_by, person.name, person.title, 0)
            job = self._order(unit, replace(log, signed=signed), act)
            kept = sealed(log, act.recorded_at, act.done_by, job)
            unit.signed_days.add(kept)
            said: dict[str, str | int] = {"day": day.isoformat(), "sha256": kept.sha256, "job": job}
            unit.audit.add(act.recorded_by, "report.day_signed_off", act.recorded_at, data=canonical(said))
            return replace(signed, job=job)

        return self.ledger.write(actor, "sign_off_day", day, key, SignOff, work)

    @needs(Right.READ_LOG)
    def export(self, actor: Actor, day: date, path: Path) -> Path:
        """Write the day's log as a spreadsheet. That it left the program is logged."""
        log, unit = self._log(day), self.queries.profile().name
        self.write_book(daily_log_book(log, unit, self.ledger.now(), actor.person.name), path)
        self.ledger.note(actor, "report.daily_log_exported", day=day.isoformat())
        return path

    def _log(self, day: date) -> DayLog:
        signed = self.queries.signed_day(day)
        if signed is None:
            return day_log(self.queries, day, self.ledger.now())
        frozen = frozen_log(signed)
        journals = list(self.queries.journals(*bounds(day)))
        found = log_of(journals, self.queries, day, frozen.as_of)
        person = self.queries.person(signed.signed_by)
        return replace(
            frozen,
            signed=SignOff(signed.signed_at, signed.signed_by, person.name, person.title, signed.job),
            corrections=told_since(frozen, found, _later(journals, day, signed)),
        )

    def _order(self, unit: Unit, log: DayLog, act: Act) -> int:
        number = numbering.paper_number(unit, PaperKind.DAILY_LOG, act.happened_at)
        return order(unit, daily_log_paper(unit, log, self.queries.calendar(), number, act), act)


def _later(journals: Iterable[Journal], day: date, signed: SignedDay) -> dict[int, Event]:
    """Return the last entry about the day, or about what stood on it, that was made since it was signed."""
    _, end = bounds(day)
    return {
        event.number: event
        for journal in journals
        for event in journal
        if event.happened_at < end and event.recorded_at >= signed.signed_at
    }
