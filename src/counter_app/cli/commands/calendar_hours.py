"""``calendar hours`` and ``calendar policy``: when the counter is open, and how the unit counts."""

from datetime import date
from typing import Any

import click

from counter_app.cli.acting import writing
from counter_app.cli.calendar_answers import applied
from counter_app.cli.frame import AtDesk
from counter_app.cli.misuse import Misused
from counter_app.cli.output import Answer
from counter_app.cli.tree import Command
from counter_app.cli.values import Day, OneOf, Pair
from counter_app.domain.deadlines.changes import CalendarChange
from counter_app.domain.deadlines.due import DuePolicy, SupplementPolicy
from counter_app.domain.deadlines.opening_hours import DatedHours, DayHours, WeekHours, parse_hours

WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
EXAMPLE = "mon-fri=07:30-11:30,13:00-17:00"


@click.command("hours", cls=Command)
@click.option("--set", "days", type=Pair(EXAMPLE), multiple=True, required=True)
@click.option("--from", "first", type=Day())
@click.option("--to", "last", type=Day())
@click.option("--dry-run", is_flag=True)
@writing()
def hours(
    desk: AtDesk, *, days: tuple[tuple[str, str], ...], first: date | None, last: date | None, dry_run: bool
) -> Answer:
    """Set the opening hours of weekdays, for good or from one day to another; what is not named stays as it is."""
    calendar = desk.desks.office.queries.calendar()
    week = _week(calendar.hours, days)
    if first is None and last is not None:
        raise Misused("usage.needs", option="--to", needed="--from")
    if first is None:
        change = CalendarChange(hours=week)
    else:
        change = CalendarChange(periods=(*calendar.periods, DatedHours(week, first, last)))
    return applied(desk, change, dry_run=dry_run)


@click.command("policy", cls=Command)
@click.option("--due", type=OneOf(DuePolicy))
@click.option("--supplement", type=OneOf(SupplementPolicy))
@writing()
def policy(desk: AtDesk, *, due: DuePolicy | None, supplement: SupplementPolicy | None) -> Answer:
    """Choose at what time a limit ends and what a wait for papers does to it, from the next receipt on."""
    chosen = desk.desks.calendar.set_policies(desk.actor, due=due, supplement=supplement, key=desk.key)
    document: dict[str, Any] = {"due_policy": chosen.due_policy, "supplement_policy": chosen.supplement_policy}
    return Answer(document, [desk.tell("calendar.policy", due=chosen.due_policy, supplement=chosen.supplement_policy)])


def _week(week: WeekHours, days: tuple[tuple[str, str], ...]) -> WeekHours:
    found: list[DayHours] = list(week.days)
    for named, text in days:
        for place in _weekdays(named):
            found[place] = () if text.strip().lower() in {"", "closed"} else parse_hours(text)
    return WeekHours(tuple(found))


def _weekdays(text: str) -> range:
    first, _, last = text.strip().lower().partition("-")
    try:
        return range(WEEKDAYS.index(first), WEEKDAYS.index(last or first) + 1)
    except ValueError:
        raise Misused("usage.bad_pair", option="--set", value=text, example=EXAMPLE) from None
