"""The lines of a day's log as one list: receipts, returns, money, and what was entered after it was signed."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from counter_app.domain.dossiers.stages import Stage
from counter_app.domain.moments import ward_date
from counter_app.services.rows import CashLine, DayCorrection, DayLog, DayRow
from counter_app.ui.models.rows import Cell, Column
from counter_app.ui.screens.leader.shown import clock, received_mark, verdict_chip
from counter_app.ui.screens.shown import short_code
from counter_app.ui.widgets.chip import Chip, ChipKind
from counter_app.ui.words import Words


class LogView(StrEnum):
    """Which lines of the day are listed."""

    ALL = "all"
    RECEIVED = "received"
    RETURNED = "returned"
    CASH = "cash"
    LATER = "later"  # entered after the log was signed: told beside it, never in it


@dataclass(frozen=True, slots=True)
class LogLine:
    """One line. ``key`` is its own: a dossier may be received and given back on one day."""

    key: tuple[str, int]
    at: datetime | None
    code: str
    applicant: str
    what: str
    mark: Chip | None
    late: bool = False
    recorded_later: datetime | None = None


def log_lines(log: DayLog, view: LogView, words: Words) -> tuple[LogLine, ...]:
    """Return the lines of a view, by the clock."""
    match view:
        case LogView.RECEIVED:
            lines = _received(log, words)
        case LogView.RETURNED:
            lines = _returned(log, words)
        case LogView.CASH:
            lines = [_paid(at, line, words) for at, line in enumerate(log.cash)]
        case LogView.LATER:
            lines = [_later(at, one, words) for at, one in enumerate(log.corrections)]
        case LogView.ALL:
            lines = [*_received(log, words), *_returned(log, words)]
    return tuple(sorted(lines, key=lambda line: (line.at or log.as_of, line.key)))


def count_of(log: DayLog, view: LogView) -> int:
    """Return how many lines a view has."""
    counts = {
        LogView.ALL: len(log.received) + len(log.returned),
        LogView.RECEIVED: len(log.received),
        LogView.RETURNED: len(log.returned),
        LogView.CASH: len(log.cash),
        LogView.LATER: len(log.corrections),
    }
    return counts[view]


def log_columns(words: Words) -> tuple[Column[LogLine], ...]:
    """Return the columns of the log."""
    return (
        Column(title="leader.column_clock", cell=Cell.MUTED, width=56, text=lambda line: clock(line.at)),
        Column(title="leader.column_code", cell=Cell.CODE, width=104, text=lambda line: short_code(line.code)),
        Column(title="leader.column_applicant", width=140, text=lambda line: line.applicant),
        Column(title="leader.column_procedure", cell=Cell.MUTED, text=lambda line: line.what),
        Column(title="leader.column_result", cell=Cell.MARK, width=134, chip=lambda line: line.mark),
        Column(title="leader.column_late", cell=Cell.MUTED, width=128, text=lambda line: late_words(line, words)),
    )


def late_words(line: LogLine, words: Words) -> str:
    """Return that a line was entered late: on the day, or after it was over."""
    if line.recorded_later is not None:
        return words(
            "leader.entered_on", day=f"{ward_date(line.recorded_later):%d/%m}", clock=clock(line.recorded_later)
        )
    return words("leader.entered_late") if line.late else ""


def _received(log: DayLog, words: Words) -> list[LogLine]:
    returned = {row.number: row.at for row in log.returned}
    return [
        _line("received", row, received_mark(row, log.as_of, returned.get(row.number), words)) for row in log.received
    ]


def _returned(log: DayLog, words: Words) -> list[LogLine]:
    return [_line("returned", row, _handed(row, words)) for row in log.returned]


def _handed(row: DayRow, words: Words) -> Chip:
    if row.on_time is None:
        return Chip(ChipKind.DONE, words.name("stage", Stage.RETURNED.value))
    return Chip(verdict_chip(row.on_time, words).kind, words(f"leader.handed_{row.on_time.value}"))


def _line(what: str, row: DayRow, mark: Chip) -> LogLine:
    key, late, later = (what, row.number), row.late_entry, row.recorded_after_close
    return LogLine(key, row.at, row.code, row.applicant, row.procedure, mark, late, later)


def _paid(at: int, line: CashLine, words: Words) -> LogLine:
    mark = Chip(ChipKind.DONE, words("leader.paid", amount=line.amount))
    late, later = line.late_entry, line.recorded_after_close
    return LogLine(("cash", at), line.at, line.code, line.applicant, line.procedure, mark, late, later)


def _later(at: int, one: DayCorrection, words: Words) -> LogLine:
    what = words(f"leader.later_{one.kind}", list=words.name("log_list", one.list))
    mark = Chip(ChipKind.NEAR, words.name("event", one.act))
    return LogLine(("later", at), one.recorded_at, one.code, one.applicant, what, mark, True, one.recorded_at)
