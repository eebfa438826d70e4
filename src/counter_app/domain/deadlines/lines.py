"""The lines of an explanation: typed values, worded for people elsewhere."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum


class LineKind(StrEnum):
    """What a line tells, with its parameters. Dates are ISO texts."""

    RECEIVED = "received"  # limit
    DEEMED = "deemed"  # reason (before_opening, break, after_close, day_off, weekly_rest), name
    CUTOFF = "cutoff"  # cutoff: received after it, so the next working day counts
    COUNTS_FROM = "counts_from"
    DAY_OFF = "day_off"  # name, first, last, days
    MAKE_UP_DAY = "make_up_day"  # name
    HALF_DAY = "half_day"  # name
    COUNTED = "counted"  # n: this is the n-th counted working day
    COUNTED_MINUTES = "counted_minutes"  # minutes, days: on that day, or over so many days up to it
    PAUSED = "paused"  # until (moment), and days or minutes taken out; at is the pause's start
    WEEKLY_REST = "weekly_rest"  # days
    ROLLED = "rolled"  # first (the raw end), reason, name
    SUPPLEMENT_ASKED = "supplement_asked"
    RESTARTED = "restarted"  # counted anew from here
    FURTHER = "further"  # limit: counted from here, the end of the limit before it
    CASE = "case"  # case: a case of the catalogue that changed the limit
    AGREED = "agreed"  # case: the date was agreed in writing
    BOUNDARY_FREE = "boundary_free"  # agency: counted anew once it has the dossier
    COMPETENT_HAS_IT = "competent_has_it"  # agency: counted from here
    CALENDAR_CHANGED = "calendar_changed"  # due_before: counted anew over another calendar
    YEAR_UNCONFIRMED = "year_unconfirmed"  # year
    DUE = "due"  # policy


@dataclass(frozen=True, slots=True)
class Line:
    """One line of an explanation. A moment that stands for a whole day is its midnight or its opening."""

    kind: str  # a LineKind; plain text when read back from a stored event
    at: datetime | None = None
    params: Mapping[str, str | int] = field(default_factory=dict)
