"""How the report screen puts periods, columns and shares into words."""

from collections.abc import Sequence
from functools import cache

from counter_app.domain.deadlines.verdicts import Verdict
from counter_app.domain.moments import ward_time
from counter_app.services.reports.lives import Life, Period
from counter_app.services.reports.report import ReportForm
from counter_app.services.reports.shares import Share
from counter_app.services.reports.spans import CUT_OFF, Span, Stretch, stretch
from counter_app.services.reports.table import OPEN, RECEIVED, SOLVED, Column
from counter_app.services.reports.words import columns_of
from counter_app.services.wording import Language
from counter_app.ui.widgets.chip import Chip, ChipKind
from counter_app.ui.words import Words

Parts = tuple[Column, ...]
_SUMS: dict[frozenset[Column], str] = {
    frozenset(RECEIVED): "received",
    frozenset(SOLVED): "solved",
    frozenset(OPEN): "open",
    frozenset((Column.ONLINE_FULL, Column.ONLINE_PART)): "online",
    frozenset((Column.COUNTER, Column.POST)): "direct",
}
GROUPS = (RECEIVED, SOLVED, OPEN)
_JUNE = 6
_QUARTERS = ("I", "II", "III", "IV")


@cache
def parts_of(form: ReportForm) -> tuple[Parts, ...]:
    """Return the sums of a form from left to right: those of its spreadsheet and of its paper."""
    return tuple(parts for _, parts in columns_of(form))


def key_of(parts: Sequence[Column]) -> str:
    """Return the name of a sum among the words."""
    return parts[0].value if len(parts) == 1 else _SUMS[frozenset(parts)]


def group_of(parts: Sequence[Column]) -> int:
    """Return the place of the group that a sum stands in."""
    return next(at for at, group in enumerate(GROUPS) if parts[0] in group)


def span_of(found: Stretch) -> tuple[Span, bool] | None:
    """Return how long a period is and whether it ends on the 14th; None for any other stretch of days."""
    for cut_off in (found.last.day == CUT_OFF, found.last.day != CUT_OFF):
        for span in Span:
            if stretch(span, found.last, cut_off=cut_off) == found:
                return span, cut_off
    return None


def period_words(found: Stretch, words: Words) -> str:
    """Return "Tháng 11 năm 2026", "Quý IV năm 2026"; both days where a stretch has no name."""
    known = span_of(found)
    if known is None:
        return words("reports.any_days", first=found.first, last=found.last)
    month, year = found.last.month, found.last.year
    half = words("reports.half_1" if month <= _JUNE else "reports.half_2")
    quarter = _QUARTERS[(month - 1) // 3]
    return words(f"reports.named_{known[0].value}", month=month, quarter=quarter, half=half, year=year)


def days_words(found: Stretch, words: Words) -> str:
    """Return "15/10 – 14/11/2026"; both years where they differ."""
    same_year = found.first.year == found.last.year
    first = f"{found.first:%d/%m}" if same_year else f"{found.first:%d/%m/%Y}"
    return words("reports.days", first=first, last=found.last)


def as_of_words(period: Period, words: Words) -> str:
    """Return that a period is over, or as of when it is told."""
    if period.as_of == period.end:
        return words("reports.is_over")
    return words("reports.as_of", at=f"{ward_time(period.as_of):%H:%M %d/%m}")


def share_words(share: Share, language: Language) -> str:
    """Return "97,80 %"; a dash where there is nothing to divide."""
    if share.hundredths is None:
        return "–"
    whole, rest = divmod(share.hundredths, 100)
    return f"{whole}.{rest:02}%" if language is Language.EN else f"{whole},{rest:02} %"


def form_words(form: ReportForm, words: Words) -> str:
    """Return what people call a form."""
    return words(f"reports.form_{form.value}")


def standing_chip(life: Life, words: Words) -> Chip:
    """Return what became of a dossier in the period."""
    if life.verdict is not None:
        kind = ChipKind.DONE_LATE if life.verdict is Verdict.LATE else ChipKind.DONE
        said = f"reports.withdrawn_{life.verdict.value}" if life.is_withdrawn else f"reports.ended_{life.verdict.value}"
        return Chip(kind, words(said))
    if life.is_late:
        return Chip(ChipKind.OVERDUE, words("reports.open_late"))
    return Chip(ChipKind.PAUSED if life.is_paused else ChipKind.ON_TIME, words("reports.open_within"))
