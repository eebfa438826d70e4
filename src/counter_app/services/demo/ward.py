"""A ward in motion: every dossier lives its own life, in working hours, on one clock that jumps from act to act.

A life is a generator. It acts through the services, then yields the moment at which it goes on, or the tray in which it
waits until the next batch leaves for that desk; it is told whether the desk took it over.
"""

from collections import defaultdict
from collections.abc import Callable, Generator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from functools import partial
from heapq import heappop, heappush
from itertools import count
from random import Random

from counter_app.domain.deadlines.calendar import WorkCalendar
from counter_app.domain.dossiers.values import Code, Issuer
from counter_app.domain.moments import ward_date
from counter_app.services.acting import Actor
from counter_app.services.demo.clockwork import MovedClock, WideUnits
from counter_app.services.demo.people import Staff
from counter_app.services.desks import Desks

_MOST_ACTS_TOGETHER = 400  # in one transaction, so that others on the same folder get their turn
_ROUND_BEFORE_CLOSE = timedelta(minutes=50)


@dataclass(frozen=True, slots=True)
class Tray:
    """Where a dossier waits for the next batch to its desk. ``bad_paper`` makes the desk refuse it, for that reason."""

    desk: str
    code: str
    bad_paper: str = ""


Taken = bool | None
Life = Generator[datetime | Tray, Taken, None]
Part = Generator[datetime | Tray, Taken, bool]
"""A stretch of a life that tells at its end whether the dossier goes on."""


@dataclass(order=True, slots=True)
class _Turn:
    at: datetime
    order: int
    act: Callable[[], None] = field(compare=False)


class Ward:
    """The desks, the clock and the people of a demo folder, and all lives that wait for their turn."""

    def __init__(
        self,
        desks: Desks,
        units: WideUnits,
        clock: MovedClock,
        calendar: WorkCalendar,
        staff: Staff,
        chance: Random,
        first_foreign: int,
    ) -> None:
        self.desks = desks
        self.calendar = calendar
        self.staff = staff
        self.chance = chance
        self._units = units
        self._clock = clock
        self._turns: list[_Turn] = []
        self._order = count()
        self._trays: dict[str, list[tuple[Tray, Life]]] = defaultdict(list)
        self._books = count(1)
        self._foreign = count(first_foreign)

    @property
    def now(self) -> datetime:
        """Return the moment the clock shows."""
        return self._clock.now

    @property
    def today(self) -> date:
        """Return the day the clock shows."""
        return ward_date(self._clock.now)

    def happens(self, share: float) -> bool:
        """Say whether something that happens so often, of one, happens now."""
        return self.chance.random() < share

    def clerk(self) -> Actor:
        """Return who sits at the counter."""
        return self.chance.choice(self.staff.clerks())

    def book(self) -> str:
        """Return the next line of the receipt book (biên lai)."""
        number = next(self._books)
        return f"Quyển {number // 50 + 1:02d}, số {number:06d}"

    def foreign_code(self) -> Code:
        """Return a code as the national portal might have given it, plainly invented: no ministry has 99."""
        return Code(f"G99.99.99-{self.today:%y%m%d}-{next(self._foreign):06d}", Issuer.PORTAL)

    def day_before(self) -> datetime:
        """Return a moment in the afternoon of the last open day before today."""
        day = self.today - timedelta(days=1)
        while not self.calendar.is_open(day):
            day -= timedelta(days=1)
        return self.calendar.last_close(day) - timedelta(minutes=self.chance.randint(10, 150))

    def later(self, least: int, most: int) -> datetime:
        """Return a moment so many working minutes ahead."""
        return self.calendar.add_working_minutes(self.now, self.chance.randint(least, most))

    def begin(self, moment: datetime, life: Life) -> None:
        """Let a life begin at a moment."""
        self._at(moment, partial(self._go_on, life))

    def run(self, days: Sequence[date]) -> None:
        """Let time pass to the end of the last day. What waits longer stays as it stands."""
        for day in days:
            for opening, close in self.calendar.spans(day):
                self._at(max(opening, close - _ROUND_BEFORE_CLOSE), self._send_batches)
        end = self.calendar.last_close(days[-1])
        while self._turns and self._turns[0].at <= end:
            with self._units.together():
                self._some_acts(until=self.calendar.last_close(ward_date(self._turns[0].at)))

    def _at(self, moment: datetime, act: Callable[[], None]) -> None:
        heappush(self._turns, _Turn(moment, next(self._order), act))

    def _some_acts(self, until: datetime) -> None:
        for _ in range(_MOST_ACTS_TOGETHER):
            if not self._turns or self._turns[0].at > until:
                return
            turn = heappop(self._turns)
            self._clock.now = turn.at
            turn.act()

    def _go_on(self, life: Life, taken: Taken = None) -> None:
        try:
            wait = life.send(taken)
        except StopIteration:
            return
        if isinstance(wait, Tray):
            self._trays[wait.desk].append((wait, life))
        else:
            self._at(max(wait, self.now), partial(self._go_on, life))

    def _send_batches(self) -> None:
        for desk, waiting in sorted(self._trays.items()):
            sent = self.desks.handover.hand_over(self.clerk(), [tray.code for tray, _ in waiting], desk)
            self._at(self.later(8, 35), partial(self._take_over, sent.batch, desk, waiting))
        self._trays.clear()

    def _take_over(self, batch: str, desk: str, waiting: Sequence[tuple[Tray, Life]]) -> None:
        bad = {tray.code: tray.bad_paper for tray, _ in waiting if tray.bad_paper}
        self.desks.handover.accept(self.staff.specialist(desk), batch, refused=bad)
        for tray, life in waiting:
            self._go_on(life, taken=not tray.bad_paper)
