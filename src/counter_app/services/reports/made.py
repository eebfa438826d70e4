"""The reports that were made: each paper keeps its numbers, and its checksum proves which file it was."""

from dataclasses import dataclass
from datetime import date, datetime

from counter_app.services.reports.report import ReportForm


@dataclass(frozen=True, slots=True)
class MadeReport:
    """One report on paper; ``sha256`` is empty while the paper was never drawn."""

    job: int
    form: ReportForm
    first: date
    last: date
    made_at: datetime
    made_by: str  # the name of the person
    sha256: str
