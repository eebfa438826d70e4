"""What the law gives the office itself little time for: an answer to whoever files online, a request for papers."""

from datetime import date, datetime
from typing import Final

from counter_app.domain.deadlines.calendar import WorkCalendar
from counter_app.domain.moments import ward_date

ANSWER_HOURS: Final = 8  # working hours: NĐ 118/2025 Đ17 k2
ASK_DAYS: Final = 3  # working days: NĐ 118/2025 Đ19 k5


def answer_by(submitted_at: datetime, calendar: WorkCalendar) -> datetime:
    """Return until when a matter filed online is to be accepted, sent back for papers or refused."""
    return calendar.add_working_minutes(submitted_at, ANSWER_HOURS * 60)


def ask_by(received_at: datetime, calendar: WorkCalendar) -> date:
    """Return the last day on which papers may be asked for after acceptance; the day of receipt is not counted."""
    return calendar.nth_working_day(ward_date(calendar.next_opening(received_at)), ASK_DAYS)
