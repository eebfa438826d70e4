"""Is the house sound: a quick look at every start, a full check once a week, where the data lie, what the clock does.

Everything is looked at and told, nothing is ever mended: a file that is damaged stays as it is for a restore.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Protocol

from counter_app.domain.dossiers.warnings import Warn
from counter_app.domain.people import Right
from counter_app.services.acting import Actor
from counter_app.services.clock_watch import NOTABLE, ClockWatch, Jump
from counter_app.services.ledger import Ledger, needs
from counter_app.services.places import Place
from counter_app.services.rows import Problem
from counter_app.services.upkeep import UpkeepDesk, VerifyReport, inspected

FULL_CHECK_EVERY = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Checked:
    """A full check that was made: when, and how many problems it found."""

    at: datetime
    problems: int


@dataclass(frozen=True, slots=True)
class QuickLook:
    """What a quick look saw: contradictions, and when the log's last row was written."""

    problems: tuple[Problem, ...]
    newest: datetime | None


class HealthStore(Protocol):
    """What can be seen of a store in two seconds, and when it was last seen through."""

    def look(self) -> QuickLook:
        """Check the file's own structure, the schema and the end of the log."""
        ...

    def last_full(self) -> Checked | None:
        """Return the last full check; None before the first."""
        ...

    def keep_full(self, checked: Checked, by: str) -> None:
        """Put a full check on record, with a row in the log."""
        ...


@dataclass(frozen=True, slots=True)
class HealthReport:
    """How the house stands. ``warnings`` are to be shown; ``full_check_due`` asks for one in the background."""

    sound: bool
    problems: tuple[Problem, ...]
    warnings: tuple[Warn, ...]
    full_check_due: bool
    last_full: Checked | None


@dataclass(frozen=True, slots=True)
class HealthDesk:
    """Looks at the house for whoever begins to work."""

    ledger: Ledger
    store: HealthStore
    upkeep: UpkeepDesk
    place: Place

    @needs(Right.SEE_STATE)
    def look(self, actor: Actor) -> HealthReport:
        """Take a quick look, and say whether the week's full check is due. Nothing is written."""
        seen, last, now = self.store.look(), self.store.last_full(), self.ledger.now()
        found = [Warn("health.problems", {"count": len(seen.problems)})] if seen.problems else []
        if last is not None and last.problems:
            found.append(Warn("health.full_check_failed", {"count": last.problems}))
        warnings = (*found, *self.place.notices(), *_of_the_clock(self.ledger.watch, seen.newest, now))
        return HealthReport(not seen.problems, seen.problems, warnings, is_due(last, now), last)

    @needs(Right.SEE_STATE)
    def full_check(self, actor: Actor, anchors: Sequence[str] = ()) -> VerifyReport:
        """Make the week's full check and put on record that it was made; counters go on meanwhile."""
        report = inspected(self.upkeep, anchors)
        self.store.keep_full(Checked(self.ledger.now(), len(report.problems)), actor.person.login)
        return report


def is_due(last: Checked | None, now: datetime) -> bool:
    """Say whether a week has passed, or the clock stands before the last check."""
    return last is None or not timedelta() <= now - last.at < FULL_CHECK_EVERY


def _of_the_clock(watch: ClockWatch | None, newest: datetime | None, now: datetime) -> list[Warn]:
    if watch is not None and watch.jumps:
        return [watch.jumps[-1].notice()]
    if watch is not None and newest is not None and newest - now > NOTABLE:
        return [Jump(newest, now).notice()]
    return []
