"""I3 for papers: the "Số" of each kind of paper are without a gap in their year (NĐ 30/2020/NĐ-CP Đ15)."""

import json
from collections import defaultdict
from collections.abc import Iterator, Sequence

from sqlalchemy import Connection, select

from counter_app.domain.dossiers import events as e
from counter_app.domain.dossiers.events import Event
from counter_app.domain.dossiers.state import Dossier
from counter_app.domain.moments import ward_date
from counter_app.domain.numbering.papers import PaperKind
from counter_app.domain.numbering.series import SeriesKind
from counter_app.persistence.checks.numbers import out_of_order, voided
from counter_app.persistence.tables import batch, counter, print_job
from counter_app.services.rows import Problem

Series = tuple[str, str]
"""A kind of paper and its period. A unit whose identifier changed in a year has two counters for it."""

_KIND_OF: dict[type[e.Payload], PaperKind] = {
    e.Received: PaperKind.RECEIPT,
    e.ProcedureChanged: PaperKind.RECEIPT,
    e.CompletionAsked: PaperKind.SUPPLEMENT,
    e.SupplementAsked: PaperKind.SUPPLEMENT,
    e.NotAccepted: PaperKind.REFUSAL,
    e.Extended: PaperKind.APOLOGY,
    e.Apologised: PaperKind.APOLOGY,
    e.Stopped: PaperKind.STOP_NOTICE,
}
_OF_ITS_OWN = {"single_handover": PaperKind.HANDOVER, "daily_log": PaperKind.DAILY_LOG}
"""Forms whose number stands on the paper alone; a reprint repeats it."""

_ROUND = "handover_round"


class PaperNumbers:
    """The numbers at the heads of papers, and the rounds of handover of each day."""

    def __init__(self, connection: Connection) -> None:
        self._taken: dict[Series, list[int]] = defaultdict(list)
        self._values: dict[Series, list[int]] = defaultdict(list)
        for row in connection.execute(select(counter)):
            if (known := _series(row.series)) is not None:
                self._values[known].append(row.value)
        for name, number in voided(connection):
            if (known := _series(name)) is not None:
                self._taken[known].append(number)
        self._note_handovers(connection)
        self._note_papers_of_their_own(connection)

    def _note(self, kind: PaperKind, year: int, shown: str) -> None:
        if shown:
            self._taken[kind.value, f"{year:04d}"].append(int(shown.partition("/")[0]))

    def _note_handovers(self, connection: Connection) -> None:
        for row in connection.execute(select(batch.c.paper_number, batch.c.sent_at, batch.c.round_of_day)):
            day = ward_date(row.sent_at)
            self._note(PaperKind.HANDOVER, day.year, row.paper_number)
            self._taken[_ROUND, f"{day:%Y-%m-%d}"].append(row.round_of_day)

    def _note_papers_of_their_own(self, connection: Connection) -> None:
        jobs = select(print_job.c.form, print_job.c.data).where(
            print_job.c.form.in_(_OF_ITS_OWN), print_job.c.reprint_of == 0
        )
        for form, data in connection.execute(jobs):
            paper = json.loads(data)
            self._note(_OF_ITS_OWN[form], int(paper["dated"][:4]), paper["number"])

    def see(self, now: Dossier, journal: Sequence[Event]) -> Iterator[Problem]:
        on_refusal = ""
        for one in journal:
            year = ward_date(one.happened_at).year
            kind = _KIND_OF.get(type(one.payload))
            if kind is not None:
                number = getattr(one.payload, "paper_number", "")
                self._note(kind, year, "" if on_refusal and kind is PaperKind.REFUSAL else number)
            if isinstance(one.payload, e.Submitted):
                on_refusal = self._note_slip(one.payload.slip)
        yield from ()

    def _note_slip(self, slip: str) -> str:
        """Note the number of a matter without a code; return it where the refusal that follows bears the same."""
        symbol, year, number = slip.rsplit("-", 2)
        kind = PaperKind.REFUSAL if symbol == _REFUSED else PaperKind.SUPPLEMENT
        self._note(kind, int(year), number)
        return number if kind is PaperKind.REFUSAL else ""

    def close(self) -> Iterator[Problem]:
        for kind, period in sorted({*self._taken, *self._values}):
            known = kind, period
            name = f"{SeriesKind.PAPER}:{kind}:{period}"
            yield from out_of_order(name, self._taken.get(known, ()), self._values.get(known, ()))


_REFUSED = "PTC"


def _series(name: str) -> Series | None:
    kind, _, rest = name.partition(":")
    scope, _, period = rest.rpartition(":")
    return (scope.partition("/")[0], period) if kind == SeriesKind.PAPER else None
