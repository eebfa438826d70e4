"""Filling a demo folder: weeks of a ward's work through the real services, the same for the same seed."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from random import Random

from counter_app.domain.deadlines.calendar import WorkCalendar
from counter_app.domain.errors import Refused
from counter_app.domain.moments import ward_date
from counter_app.services.acting import Actor
from counter_app.services.demo import lives
from counter_app.services.demo.clockwork import MovedClock, moved
from counter_app.services.demo.errands import Visitors, certified_share, outside_catalogue
from counter_app.services.demo.fates import Fate, deal, window
from counter_app.services.demo.people import Staff
from counter_app.services.demo.ward import Life, Ward
from counter_app.services.desks import Desks

_AT_ONCE = 0.34  # of the dossiers that are no certified copies
_MOST_COPIES = 6  # papers that one citizen brings to be copied
_BY_WEEKDAY = (1.35, 1.1, 1.0, 1.0, 0.9, 0.6, 0.6)  # Monday first: everybody comes after the weekend
_BUSIEST = 0.25  # of the day's working time
_BEFORE_CLOSE = 5  # minutes in which nobody comes any more


@dataclass(frozen=True, slots=True)
class DemoFilled:
    """What a fill added to the folder."""

    dossiers: int
    events: int


def fill(desks: Desks, dossiers: int, first: date, last: date, seed: int) -> DemoFilled:
    """Add so many invented dossiers, received from the first day to the last and standing as the last one left them.

    Raises Refused for a folder of live data, for a stretch without an open day, and where no officer holds a role that
    is needed. Papers are ordered as in life but not drawn: whoever wants one draws its job.
    """
    clock = MovedClock(desks.now())
    ours, units = moved(desks, clock)
    if dossiers < 1:
        raise Refused("demo.nothing", dossiers=dossiers)
    calendar = desks.office.queries.calendar()
    days = _open_days(calendar, first, last)
    chance = Random(seed)  # noqa: S311  (sample data, the same for a seed)
    before = desks.upkeep.checks.audit_head().count
    ward = Ward(ours, units, clock, calendar, Staff(desks.office.queries.people()), chance, first_foreign=before)
    visitors = Visitors(desks.catalogue.queries.procedures_on(days[0]), chance)
    _schedule(ward, visitors, dossiers, days)
    ward.run(days)
    # a fill writes nothing into the log but one row an event
    return DemoFilled(dossiers, desks.upkeep.checks.audit_head().count - before)


def fill_weeks(desks: Desks) -> None:
    """Let three weeks of work lie behind a new demo folder: papers drawn as far as that goes, and one back-up made."""
    today = ward_date(desks.now())
    fill(desks, 120, today - timedelta(days=20), today, 7)
    clerk = Actor(desks.office.staff()[0])
    for job in desks.print_room.unprinted(clerk):
        desks.print_room.try_to_draw(job.job)
    desks.backups.automatic(clerk)


def _open_days(calendar: WorkCalendar, first: date, last: date) -> list[date]:
    stretch = (first + timedelta(days=n) for n in range((last - first).days + 1))
    days = [day for day in stretch if calendar.is_open(day)]
    if not days:
        raise Refused("demo.no_open_day", first=first, last=last)
    return days


def _schedule(ward: Ward, visitors: Visitors, dossiers: int, days: Sequence[date]) -> None:
    """Decide who comes when; what they come for is drawn at the door."""
    copies = int(dossiers * certified_share()) if visitors.may_copy else 0
    left = copies
    while left:
        count = min(left, ward.chance.randint(1, _MOST_COPIES))
        ward.begin(_arrival(ward, days), _with_copies(ward, visitors, count))
        left -= count
    at_once = int((dossiers - copies) * _AT_ONCE)
    for _ in range(at_once):
        ward.begin(_arrival(ward, days), _at_once(ward, visitors))
    for fate in deal(dossiers - copies - at_once, ward.chance):
        earliest, latest = window(fate, len(days))
        ward.begin(_arrival(ward, days[earliest : latest + 1]), _over_the_desks(ward, visitors, fate))


def _arrival(ward: Ward, days: Sequence[date]) -> datetime:
    day = ward.chance.choices(days, [_BY_WEEKDAY[day.weekday()] for day in days])[0]
    spans = ward.calendar.spans(day)
    open_minutes = sum(int((close - opening).total_seconds()) // 60 for opening, close in spans)
    latest = max(1, open_minutes - _BEFORE_CLOSE)
    minute = int(ward.chance.triangular(1, latest, latest * _BUSIEST))
    return ward.calendar.add_working_minutes(spans[0][0], minute) - timedelta(seconds=ward.chance.randrange(60))


def _with_copies(ward: Ward, visitors: Visitors, count: int) -> Life:
    yield from lives.certified_copies(ward, visitors.certified_copies(ward.today, count))


def _at_once(ward: Ward, visitors: Visitors) -> Life:
    yield from lives.at_once(ward, visitors.next(ward.today, at_once=True))


def _over_the_desks(ward: Ward, visitors: Visitors, fate: Fate) -> Life:
    visit = visitors.next(ward.today, at_once=False)
    yield from lives.over_the_desks(ward, outside_catalogue(visit) if fate is Fate.OUTSIDE_CATALOGUE else visit, fate)
