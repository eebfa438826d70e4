"""A number that was opened, and the dossiers it counts."""

from dataclasses import dataclass

from counter_app.services.reports.lives import Life
from counter_app.services.reports.report import PeriodReport
from counter_app.services.reports.shares import ShareRow
from counter_app.ui.screens.reports.keys import FORM
from counter_app.ui.screens.reports.shown import GROUPS, Parts, group_of, key_of
from counter_app.ui.words import Words


@dataclass(frozen=True, slots=True)
class Opened:
    """Some columns of a field (empty is all of them), or a row of the shares. ``came_from`` is where it was opened."""

    field: str = ""
    parts: Parts = ()
    share: ShareRow | None = None
    came_from: int = FORM

    def lives(self, report: PeriodReport) -> tuple[Life, ...]:
        """Return exactly the dossiers it counts."""
        if self.share is not None:
            return report.judged(self.share)
        return report.behind(self.parts, self.field or None)

    def title(self, report: PeriodReport, words: Words) -> str:
        """Return what it counts, in words."""
        if self.share is not None:
            by = words(f"reports.by_{self.share.by.value}")
            return words("reports.title_share", by=by, name=self.share.name)
        field = next((row.name for row in report.rows if row.field == self.field), words("reports.whole_unit"))
        name = words("reports.all_of_it" if self.parts in GROUPS else f"reports.column_{key_of(self.parts)}")
        group = words(f"reports.group_{key_of(GROUPS[group_of(self.parts)])}")
        return words("reports.title_number", field=field, group=group, name=name)
