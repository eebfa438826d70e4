"""The six numbers over a report: what came, what was solved and how, what is open."""

from enum import StrEnum

from counter_app.services.leader_view import ON_TIME_TARGET, is_below_target
from counter_app.services.reports.report import PeriodReport
from counter_app.services.reports.shares import Share
from counter_app.services.reports.table import OPEN, RECEIVED, SOLVED, Column
from counter_app.ui.screens.leader.numbers import Figure
from counter_app.ui.screens.reports.shown import Parts, share_words
from counter_app.ui.widgets.chip import ChipKind
from counter_app.ui.widgets.plain import Tone
from counter_app.ui.words import Words

_WHOLE = 10_000


class Total(StrEnum):
    """One number of the whole unit."""

    RECEIVED = "received"
    SOLVED = "solved"
    SHARE = "share"
    LATE = "late"
    OPEN = "open"
    OVERDUE = "overdue"


PARTS: dict[Total, Parts] = {
    Total.RECEIVED: RECEIVED,
    Total.SOLVED: SOLVED,
    Total.LATE: (Column.LATE,),
    Total.OPEN: OPEN,
    Total.OVERDUE: (Column.OVERDUE,),
}
"""What each number counts; the share opens the page of the shares."""


def figures(report: PeriodReport | None, words: Words) -> list[Figure]:
    """Return the strip; empty numbers while nothing was read."""
    if report is None:
        return [Figure(total, words("reports.none"), words(f"reports.total_{total.value}")) for total in Total]
    row = report.total
    share = report.shares.ours
    said = {
        Total.RECEIVED: words("reports.remark_carried", n=row.carried),
        Total.SOLVED: _solved(report, words),
        Total.LATE: "",
        Total.OPEN: words("reports.remark_paused", n=report.paused) if report.paused else "",
        Total.OVERDUE: "",
    }
    found = []
    for total in Total:
        if total is Total.SHARE:
            found.append(_share(share, words))
            continue
        count = row.sum(PARTS[total])
        wrong = total is Total.OVERDUE and count
        found.append(
            Figure(
                total,
                str(count),
                words(f"reports.total_{total.value}"),
                said[total],
                Tone.ERR if wrong else Tone.TEXT,
            )
        )
    return found


def _solved(report: PeriodReport, words: Words) -> str:
    early = words("reports.remark_early", n=report.total.early)
    return (
        words("reports.remark_and", one=early, other=words("reports.remark_withdrawn", n=report.withdrawn))
        if report.withdrawn
        else early
    )


def _share(share: Share, words: Words) -> Figure:
    target = share_words(Share(ON_TIME_TARGET, _WHOLE), words.language)
    judged = share.hundredths is not None
    return Figure(
        Total.SHARE,
        share_words(share, words.language),
        words("reports.total_share"),
        words("reports.remark_target", target=target, kept=share.kept, out_of=share.out_of),
        mark=(ChipKind.NEAR if is_below_target(share) else ChipKind.DONE) if judged else None,
        share=share.hundredths / _WHOLE if share.hundredths is not None else None,
        target=ON_TIME_TARGET / _WHOLE,
    )
