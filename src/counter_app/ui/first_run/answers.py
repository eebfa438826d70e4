"""What was answered so far, and the founding that comes of it. Kept as typed: what is wrong is said at its page."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

from counter_app.config.first_run import DraftDay, FirstRunDraft
from counter_app.domain.deadlines.calendar import WorkCalendar
from counter_app.domain.deadlines.changes import CalendarChange
from counter_app.domain.deadlines.opening_hours import OFFICE_HOURS, WeekHours, hours_text, parse_hours
from counter_app.domain.deadlines.special_days import CalendarDay, DayKind
from counter_app.domain.people import Person, Role, login_name
from counter_app.services.office import Founding
from counter_app.services.state_calendar import state_calendar

CLEAR = "clear"
USUAL_LOGIN = "admin"
HOURS = hours_text(OFFICE_HOURS)


class Answers:
    """The draft in hand; every change is handed to ``keep``."""

    def __init__(self, draft: FirstRunDraft, keep: Callable[[FirstRunDraft], object]) -> None:
        self.draft, self._keep = draft, keep

    def text(self, name: str, default: str = "") -> str:
        """Return what was typed; the default where nobody has been."""
        return self.draft.texts.get(name, default)

    def put(self, name: str, text: str) -> None:
        """Take what was typed."""
        if self.draft.texts.get(name) != text:
            self._change(replace(self.draft, texts={**self.draft.texts, name: text}))

    def stand_at(self, step: str) -> None:
        """Say which page is open."""
        if self.draft.step != step:
            self._change(replace(self.draft, step=step))

    def pass_by(self, step: str, *, skipped: bool) -> None:
        """Say that a page was gone through, or left for later."""
        others = tuple(one for one in self.draft.skipped if one != step)
        passed = (*(one for one in self.draft.passed if one != step), step)
        self._change(replace(self.draft, passed=passed, skipped=(*others, step) if skipped else others))

    def change_day(self, day: date, kind: str, name: str) -> None:
        """Let a day be something else than the state calendar says; what it says anyway is no change."""
        others = tuple(one for one in self.draft.days if one.day != day)
        self._change(replace(self.draft, days=(*others, DraftDay(day, kind, name.strip()))))

    def forget_days(self) -> None:
        """Go back to the state calendar."""
        self._change(replace(self.draft, days=()))

    def calendar_change(self) -> CalendarChange:
        """Return what the ward keeps differently from the state; Refused where the hours cannot be read."""
        hours = self.text("hours", HOURS)
        saturday = self.text("saturday")
        usual = hours == HOURS and not saturday
        return CalendarChange(
            enter=tuple(CalendarDay(one.day, DayKind(one.kind), one.name) for one in self._days() if one.kind != CLEAR),
            clear=tuple(one.day for one in self._days() if one.kind == CLEAR),
            hours=None if usual else WeekHours.of(parse_hours(hours), parse_hours(saturday) if saturday else ()),
        )

    def calendar(self) -> WorkCalendar:
        """Return the calendar the ward would begin with."""
        return self.calendar_change().made_to(state_calendar())

    def founding(self) -> Founding:
        """Return what the unit is founded with; Refused where something cannot be read."""
        login = login_name(self.text("login") or USUAL_LOGIN)
        admin = Person(login, self.text("admin_name").strip(), self.text("position").strip(), frozenset(Role))
        return Founding(
            unit_name=self.text("unit_name"),
            prefix=self.text("prefix"),
            people=(admin,),
            province=self.text("province"),
            address=self.text("address"),
            phone=self.text("phone"),
            issues_codes=self.text("issues_codes", "yes") == "yes",
            calendar=self.calendar_change(),
        )

    @property
    def folder(self) -> Path | None:
        """Return the folder the data are to be in; None while nobody chose one."""
        return Path(self.text("folder")) if self.text("folder").strip() else None

    @property
    def backup_place(self) -> Path | None:
        """Return the second place for back-ups; None for none."""
        return Path(self.text("backup_place").strip()) if self.text("backup_place").strip() else None

    def _days(self) -> tuple[DraftDay, ...]:
        return tuple(sorted(self.draft.days, key=lambda one: one.day))

    def _change(self, draft: FirstRunDraft) -> None:
        self.draft = draft
        self._keep(draft)
