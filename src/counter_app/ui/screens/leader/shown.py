"""How the leader's page puts days, shares and dossiers into words short enough for a cell."""

from datetime import date, datetime, timedelta

from counter_app.domain.deadlines.due_states import DueKind
from counter_app.domain.deadlines.verdicts import Verdict, is_late
from counter_app.domain.dossiers.stages import PAUSED_STAGES, Stage
from counter_app.domain.moments import ward_date, ward_time
from counter_app.services.leader_rows import LeaderRow
from counter_app.services.reports.shares import Share
from counter_app.services.rows import DayRow
from counter_app.services.wording import Language
from counter_app.ui.screens.shown import due_chip
from counter_app.ui.widgets.chip import Chip, ChipKind
from counter_app.ui.words import Words

_ALL = 1000


def clock(moment: datetime | None) -> str:
    """Return "16:30"."""
    return f"{ward_time(moment):%H:%M}" if moment else ""


def weekday(day: date, words: Words) -> str:
    """Return "Thứ Hai"."""
    return words(f"leader.weekday_{day.weekday()}")


def short_day(day: date, words: Words) -> str:
    """Return "thứ Sáu 20/11"."""
    return words("leader.short_day", weekday=words(f"leader.in_text_{day.weekday()}"), day=f"{day:%d/%m}")


def percent(per_mille: int, language: Language) -> str:
    """Return "97,8 %", "100 %"."""
    whole, tenth = divmod(per_mille, 10)
    number = f"{whole}.{tenth}" if tenth else str(whole)
    return f"{number}%" if language is Language.EN else f"{number.replace('.', ',')} %"


def per_mille(share: Share) -> int | None:
    """Return a share of a thousand; what is not quite all never reads as all."""
    if share.hundredths is None:
        return None
    rounded = (share.hundredths + 5) // 10
    return rounded if share.kept == share.out_of else min(rounded, _ALL - 1)


def row_chip(row: LeaderRow, words: Words) -> Chip | None:
    """Return how a dossier stood on the day; of the month's rows, whether it was kept."""
    if row.due is not None and row.due.kind is not DueKind.NONE:
        return due_chip(row.due, words)
    if row.verdict is not None:
        return verdict_chip(row.verdict, words)
    return None


def verdict_chip(verdict: Verdict, words: Words) -> Chip:
    """Return a verdict as a mark with its word."""
    kind = ChipKind.DONE_LATE if verdict is Verdict.LATE else ChipKind.DONE
    return Chip(kind, words(f"leader.verdict_{verdict.value}"))


def received_mark(row: DayRow, as_of: datetime, returned_at: datetime | None, words: Words) -> Chip:
    """Return what became of a dossier received on the day, or when it is due."""
    late = row.completed_at is not None and row.due_at is not None and is_late(row.due_at, row.completed_at)
    done = ChipKind.DONE_LATE if late else ChipKind.DONE
    if returned_at is not None:
        return Chip(done, words("leader.mark_returned", clock=clock(returned_at)))
    if row.stage == Stage.RESULT_READY:
        return Chip(done, words("leader.mark_ready"))
    if row.stage in PAUSED_STAGES or row.due_at is None or row.completed_at or row.stage in _GONE:
        return Chip(ChipKind.PAUSED, words.name("stage", row.stage))
    if is_late(row.due_at, as_of):
        return Chip(ChipKind.OVERDUE, words("leader.mark_overdue"))
    today, day = ward_date(as_of - timedelta(microseconds=1)), ward_date(row.due_at)
    return Chip(ChipKind.TODAY, clock(row.due_at)) if day == today else Chip(ChipKind.ON_TIME, f"{day:%d/%m}")


_GONE = {Stage.CANCELLED, Stage.STOPPED, Stage.WITHDRAWN}
