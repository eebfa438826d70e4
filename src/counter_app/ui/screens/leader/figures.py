"""What the six numbers say: the number itself, what it counts, and the one remark that tells how to take it."""

from collections.abc import Iterable

from counter_app.domain.deadlines.due_states import DueKind
from counter_app.services import wording
from counter_app.services.leader_rows import LeaderRow, Number
from counter_app.services.leader_view import ON_TIME_TARGET, DayPage, is_below_target
from counter_app.ui.screens.leader.keys import STRIP
from counter_app.ui.screens.leader.numbers import Figure
from counter_app.ui.screens.leader.shown import clock, per_mille, percent
from counter_app.ui.widgets.chip import ChipKind
from counter_app.ui.widgets.plain import Tone
from counter_app.ui.words import Words

_OPEN = {DueKind.TODAY, DueKind.OVERDUE}
_WHOLE = 10_000


def figures(page: DayPage | None, words: Words, *, is_today: bool) -> list[Figure]:
    """Return the strip; empty numbers while nothing was read."""
    if page is None:
        return [
            Figure(number, words("leader.none"), words(f"leader.strip_{number.value}", month="")) for number in STRIP
        ]
    return [
        _received(page, words, is_today=is_today),
        _returned(page, words),
        _on_time(page, words),
        _overdue(page, words),
        _due(page, words, is_today=is_today),
        _to_sign(page, words),
    ]


def _received(page: DayPage, words: Words, *, is_today: bool) -> Figure:
    bars = page.bars
    before = bars[-2] if len(bars) > 1 else None
    remark = ""
    if before is not None:
        name = words(f"leader.in_text_{before.day.weekday()}")
        remark = words("leader.before", weekday=name, n=before.received)
    said = "leader.strip_received_today" if is_today else "leader.strip_received"
    return Figure(
        Number.RECEIVED, _n(page, Number.RECEIVED), words(said), remark, bars=tuple(one.received for one in bars)
    )


def _returned(page: DayPage, words: Words) -> Figure:
    share = page.day.log.on_time_per_mille
    remark = words("leader.returned_on_time", share=percent(share, words.language)) if share is not None else ""
    bars = tuple(one.returned for one in page.bars)
    return Figure(Number.RETURNED, _n(page, Number.RETURNED), words("leader.strip_returned"), remark, bars=bars)


def _on_time(page: DayPage, words: Words) -> Figure:
    share, language = page.day.month_share, words.language
    kept = per_mille(share)
    target = percent(ON_TIME_TARGET // 10, language)
    below = is_below_target(share)
    return Figure(
        Number.MONTH_SOLVED,
        percent(kept, language) if kept is not None else words("leader.none"),
        words("leader.strip_month_solved", month=page.day.day.month),
        words("leader.target_of", target=target, kept=share.kept, out_of=share.out_of),
        mark=ChipKind.NEAR if below else ChipKind.DONE if kept is not None else None,
        share=share.hundredths / _WHOLE if share.hundredths is not None else None,
        target=ON_TIME_TARGET / _WHOLE,
    )


def _overdue(page: DayPage, words: Words) -> Figure:
    rows = page.rows(Number.OVERDUE)
    worst = _earliest(rows)
    remark = ""
    if worst is not None and worst.due is not None:
        span = wording.span(worst.due.amount, worst.due.unit, words.language)
        remark = words("leader.longest", span=span)
    tone = Tone.ERR if rows else Tone.TEXT
    mark = ChipKind.OVERDUE if rows else None
    return Figure(Number.OVERDUE, str(len(rows)), words("leader.strip_overdue"), remark, tone, mark)


def _due(page: DayPage, words: Words, *, is_today: bool) -> Figure:
    rows = page.rows(Number.DUE_TODAY)
    still = [row for row in rows if row.due is not None and row.due.kind in _OPEN]
    next_one = _earliest(still)
    remark = words("leader.all_done") if rows else ""
    if next_one is not None and next_one.due_at is not None:
        remark = words("leader.still_open", n=len(still), clock=clock(next_one.due_at))
    said = "leader.strip_due_today" if is_today else "leader.strip_due_that_day"
    return Figure(Number.DUE_TODAY, str(len(rows)), words(said), remark, mark=ChipKind.TODAY if still else None)


def _to_sign(page: DayPage, words: Words) -> Figure:
    rows = page.rows(Number.TO_SIGN)
    late = sum(1 for row in rows if row.due is not None and row.due.kind is DueKind.OVERDUE)
    remark = words("leader.sign_late", n=late) if late else words("leader.sign_none_late") if rows else ""
    mark = ChipKind.OVERDUE if late else None
    return Figure(Number.TO_SIGN, str(len(rows)), words("leader.strip_to_sign"), remark, mark=mark)


def _n(page: DayPage, number: Number) -> str:
    return str(page.day.count(number))


def _earliest(rows: Iterable[LeaderRow]) -> LeaderRow | None:
    promised = [(row.due_at, row.number, row) for row in rows if row.due_at is not None]
    return min(promised)[2] if promised else None
