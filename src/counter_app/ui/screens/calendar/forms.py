"""What is asked before a change of the calendar is looked at, and the change that the answers mean."""

from collections.abc import Sequence
from datetime import date

from counter_app.domain.deadlines.changes import CalendarChange
from counter_app.domain.deadlines.due import DuePolicy, SupplementPolicy
from counter_app.domain.deadlines.limits import SAME_DAY_CUTOFF
from counter_app.domain.deadlines.opening_hours import DatedHours, WeekHours, parse_hours
from counter_app.domain.deadlines.special_days import CalendarDay, DayKind
from counter_app.services.calendar_rows import DayCell, DayStatus, PeriodRow, YearView
from counter_app.ui.dialogs.act_fields import ActForm, Answers, Choice, Day, Lines, Text
from counter_app.ui.words import Words

ORDINARY = "ordinary"  # a day like its weekday
_HOURS_FAULTS = ("hours.unreadable",)
_WEEKDAYS = 7
_NAMED = 4


def day_form(cells: Sequence[DayCell], words: Words) -> ActForm:
    """Ask what some days shall be; the first of them tells what they are now."""
    first = cells[0]
    kinds = [(kind.value, words(f"calendar.kind_{kind.value}")) for kind in DayKind]
    special = first.status in {DayStatus.OFF, DayStatus.WORK, DayStatus.HALF}
    return ActForm(
        title=words("calendar.change_day"),
        act=words("calendar.preview"),
        about=_days_named([cell.day for cell in cells], words),
        consequence=words("calendar.nothing_yet"),
        lines=[
            Choice(
                name="kind",
                words=words("calendar.ask_kind"),
                choices=[*kinds, (ORDINARY, words("calendar.kind_ordinary"))],
                value=first.status.value if special else DayKind.OFF.value,
                must=True,
            ),
            Text(name="name", words=words("calendar.ask_name"), value=first.name, hint=words("calendar.ask_name_hint")),
            Text(
                name="hours",
                words=words("calendar.ask_own_hours"),
                value=first.hours if first.status in {DayStatus.WORK, DayStatus.HALF} else "",
                hint=words("calendar.ask_own_hours_hint"),
                faults=_HOURS_FAULTS,
            ),
        ],
    )


def day_change(days: Sequence[date], said: Answers) -> CalendarChange:
    """Return the change that makes days what was answered; ``Refused`` where the hours cannot be read."""
    kind, hours = said.text("kind"), said.text("hours")
    own = parse_hours(hours) if hours and kind not in {ORDINARY, DayKind.OFF} else None
    entered = () if kind == ORDINARY else tuple(CalendarDay(day, DayKind(kind), said.text("name"), own) for day in days)
    return CalendarChange(enter=entered, clear=tuple(days))


def hours_form(view: YearView, words: Words) -> ActForm:
    """Ask for the hours of each weekday, for good or from one day to another."""
    return ActForm(
        title=words("calendar.change_hours"),
        act=words("calendar.preview"),
        about=words("calendar.ask_hours_about"),
        consequence=words("calendar.nothing_yet"),
        lines=[
            *(
                Text(
                    name=f"weekday_{at}",
                    words=words(f"year.weekday_{at}"),
                    value=view.week[at],
                    hint=words("calendar.hours_closed"),
                    faults=_HOURS_FAULTS,
                )
                for at in range(_WEEKDAYS)
            ),
            Day(name="first", words=words("calendar.ask_first")),
            Day(name="last", words=words("calendar.ask_last")),
        ],
    )


def hours_change(view: YearView, said: Answers) -> CalendarChange:
    """Return the change of the week: of the ordinary one, or of a period where a first day was given."""
    texts = [said.text(f"weekday_{at}") for at in range(_WEEKDAYS)]
    week = WeekHours(tuple(parse_hours(text) if text else () for text in texts))
    first, last = said.day("first"), said.day("last")
    if first is None:
        return CalendarChange(hours=week)
    return CalendarChange(periods=(*kept_periods(view.periods), DatedHours(week, first, last)))


def without_period(view: YearView, gone: PeriodRow) -> CalendarChange:
    """Return the change that takes the hours of a time away."""
    return CalendarChange(periods=kept_periods([one for one in view.periods if one is not gone]))


def kept_periods(rows: Sequence[PeriodRow]) -> tuple[DatedHours, ...]:
    """Return periods as a change holds them."""
    weeks = [WeekHours(tuple(parse_hours(text) if text else () for text in row.week)) for row in rows]
    return tuple(DatedHours(week, row.valid_from, row.valid_to) for week, row in zip(weeks, rows, strict=True))


def policies_form(view: YearView, words: Words) -> ActForm:
    """Ask how the unit counts from the next receipt on."""
    return ActForm(
        title=words("calendar.change_policies"),
        act=words("calendar.change_policies_do"),
        consequence=words("calendar.policies_follow", cutoff=f"{SAME_DAY_CUTOFF:%H:%M}"),
        lines=[
            Choice(
                name="due",
                words=words("calendar.due_policy"),
                choices=[(one.value, words.name("due_policy", one.value)) for one in DuePolicy],
                value=view.due_policy,
                must=True,
            ),
            Choice(
                name="supplement",
                words=words("calendar.supplement_policy"),
                choices=[(one.value, words.name("supplement_policy", one.value)) for one in SupplementPolicy],
                value=view.supplement_policy,
                must=True,
            ),
        ],
    )


def reason_form(count: int, earlier: int, words: Words) -> ActForm:
    """Ask why promises are counted anew."""
    return ActForm(
        title=words("calendar.recount_n", n=count),
        act=words("calendar.recount_do"),
        about=words("calendar.recount_earlier", n=earlier) if earlier else "",
        consequence=words("calendar.recount_follows"),
        lines=[
            Lines(name="reason", words=words("calendar.ask_reason"), must=True, hint=words("calendar.ask_reason_hint"))
        ],
    )


def _days_named(days: Sequence[date], words: Words) -> str:
    named = ", ".join(f"{words(f'year.short_{day.weekday()}')} {day:%d/%m/%Y}" for day in days[:_NAMED])
    left = len(days) - _NAMED
    return words("calendar.days_and_more", days=named, n=left) if left > 0 else named
