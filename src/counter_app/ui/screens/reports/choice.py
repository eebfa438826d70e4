"""Which report is asked for: how long its period is, where its months end, and on which form."""

from dataclasses import dataclass
from datetime import date, timedelta

from counter_app.services.reports.report import ReportForm
from counter_app.services.reports.spans import Span, Stretch, last_finished, stretch


@dataclass(slots=True)
class Choice:
    """What was chosen; what was not follows the day: the newest period that is over, on the form of the law."""

    span: Span | None = Span.MONTH  # None is any two days
    cut_off: bool = True
    chosen: Stretch | None = None
    other_form: ReportForm | None = None

    def newest(self, today: date) -> Stretch:
        """Return the newest period that is over, of the length that is chosen."""
        return last_finished(self.span or Span.MONTH, today, cut_off=self.cut_off)

    def period(self, today: date) -> Stretch:
        """Return the period that is looked at."""
        return self.chosen or self.newest(today)

    def form(self, today: date) -> ReportForm:
        """Return the form that is looked at."""
        return self.other_form or next(form for form in ReportForm if form.fits(self.period(today).last))

    def moved(self, step: int, today: date) -> Stretch | None:
        """Return the period before or after; None where it has not begun."""
        now = self.period(today)
        if self.span is None:
            length = timedelta(days=(now.last - now.first).days + 1) * step
            wanted = Stretch(now.first + length, now.last + length)
        else:
            wanted = stretch(self.span, now.day_before if step < 0 else now.day_after, cut_off=self.cut_off)
        return wanted if wanted.first <= today else None

    def go_to(self, wanted: Stretch | None, today: date) -> None:
        """Look at a period, on the form of the law; None is the newest that is over."""
        self.chosen = None if wanted == self.newest(today) else wanted
        self.other_form = None

    def choose_span(self, span: Span | None, today: date) -> None:
        """Look at the period of another length in which the present one ends."""
        found = self.period(today)
        self.span = span
        self._keep_near(found, today)

    def choose_cut_off(self, on: bool, today: date) -> None:
        """Let months end on their 14th, or by the calendar."""
        found = self.period(today)
        self.cut_off = on
        self._keep_near(found, today)

    def choose_form(self, form: ReportForm, today: date) -> None:
        """Look at the period on a form, whatever the law asks for."""
        self.other_form = None if form.fits(self.period(today).last) else form

    def _keep_near(self, found: Stretch, today: date) -> None:
        if self.span is None:
            self.go_to(found, today)
        elif self.chosen is None:
            self.go_to(None, today)
        else:
            self.go_to(stretch(self.span, min(found.last, today), cut_off=self.cut_off), today)
