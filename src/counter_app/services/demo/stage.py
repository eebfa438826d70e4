"""The stage a demo day is played on: the desks at the day's clock, the prompter's notes, the folder for the papers."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from itertools import count
from pathlib import Path
from random import Random
from typing import Any

from counter_app.domain import names
from counter_app.domain.deadlines.calendar import WorkCalendar
from counter_app.domain.errors import Refused
from counter_app.domain.moments import ward_date
from counter_app.services.demo.clockwork import MovedClock, moved
from counter_app.services.demo.names import Townsfolk
from counter_app.services.demo.people import Staff
from counter_app.services.demo.telling import DemoDay, DemoPaper, Told
from counter_app.services.desks import Desks

_LONGEST_CLOSURE = 60  # days to look back for a day on which the counter was open
_SCRIPT_MINUTES = 480  # the ordinary day that the script is written for


class Stage:
    """Plays acts at moments of one day and keeps what is to be told of them."""

    def __init__(self, desks: Desks, out: Path, seed: int) -> None:
        calendar = desks.office.queries.calendar()
        self.day = last_finished_day(calendar, desks.now())
        opening = calendar.spans(self.day)[0][0]
        self._clock = MovedClock(opening)
        self.desks, _ = moved(desks, self._clock)
        self.staff = Staff(desks.office.queries.people())
        self.clerk = self.staff.clerks()[0]
        self.people = Townsfolk(Random(seed))  # noqa: S311  (sample data, the same for a seed)
        self.folder = _fresh_folder(out, self.day)
        self._names = desks.daily_log.queries.names()
        self._calendar = calendar
        self._opening = opening
        self._pace = calendar.working_minutes(opening, calendar.last_close(self.day)) / _SCRIPT_MINUTES
        self._books = count(1 + seed)
        self._lines: list[Told] = []
        self._papers: list[DemoPaper] = []

    def at(self, minutes: int) -> None:
        """Let the clock show so many working minutes after opening, on a day of eight hours."""
        ahead = timedelta(minutes=int(minutes * self._pace))
        self._clock.now = self._calendar.add_working_time(self._opening, ahead)

    def tell(self, code: str, /, **params: Any) -> None:
        """Note what happened at the moment the clock shows."""
        self._lines.append(Told(code, {"at": f"{self._clock.now:%H:%M}", **params}))

    def draw(self, job: int | None, kind: str, subject: str, /, **params: Any) -> None:
        """Draw an ordered paper into the folder under a name that speaks. One that fails is told, and no more."""
        stem = f"{len(self._papers) + 1:02d}-{_FILE_NAMES[kind]}-{slug(subject)}"
        path = self.folder / f"{stem}.pdf"
        fault = self.desks.print_room.try_to_draw(job, path)
        self._papers.append(DemoPaper(path, Told(f"what.{kind}", params), fault))

    def told(self) -> DemoDay:
        """Return the day as it was played."""
        return DemoDay(self.day, self.folder, tuple(self._lines), tuple(self._papers))

    def book(self) -> str:
        """Return the next line of the receipt book (biên lai)."""
        return f"Quyển 01, số {next(self._books):06d}"

    def desk_name(self, code: str) -> str:
        """Return what the ward calls a desk."""
        return self._names.get(code, code)


_FILE_NAMES = {
    "receipt": "giay-hen",
    "batch": "danh-sach-ban-giao",
    "batch_taken": "danh-sach-da-giao-nhan",
    "single": "giay-ban-giao",
    "log": "nhat-ky",
}


def last_finished_day(calendar: WorkCalendar, now: datetime) -> date:
    """Return the last open day that is over, so that what is played on it never lies ahead of the folder's clock."""
    today = ward_date(now)
    for back in range(_LONGEST_CLOSURE):
        day = today - timedelta(days=back)
        if calendar.is_open(day) and calendar.last_close(day) <= now:
            return day
    raise Refused("demo.no_open_day", first=today - timedelta(days=_LONGEST_CLOSURE), last=today)


def slug(text: str) -> str:
    """Return a text as part of a file name that every system takes."""
    return "-".join(names.search_form(text).split())[:60]


def _fresh_folder(out: Path, day: date) -> Path:
    """Make a folder of the day that holds nothing yet: what was drawn before is never overwritten."""
    wanted, again = out / day.isoformat(), 2
    while wanted.exists():
        wanted, again = out / f"{day.isoformat()}-{again}", again + 1
    wanted.mkdir(parents=True)
    return wanted


def short_codes(several: Sequence[str]) -> str:
    """Return the last part of each code, enough within one day."""
    return ", ".join(code.rpartition("-")[2] for code in several)
