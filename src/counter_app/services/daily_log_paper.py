"""The day's log as a paper says it: the same rows, worded in Vietnamese."""

from datetime import date, datetime

from counter_app.domain.deadlines.calendar import WorkCalendar
from counter_app.domain.deadlines.verdicts import Verdict, remaining
from counter_app.domain.dossiers.acts import Act
from counter_app.domain.dossiers.stages import Stage
from counter_app.domain.moments import at, ward_date
from counter_app.services import paper_words as words
from counter_app.services.papers import CashRow, DailyLogPaper, DayCounts, LogRow
from counter_app.services.papers.wording import clock_words
from counter_app.services.ports import Unit
from counter_app.services.rows import DayLog, DayRow

STAGE_WORDS = {
    Stage.SUBMITTED: "mới đăng ký",
    Stage.ACCEPTED: "đã tiếp nhận",
    Stage.NOT_ACCEPTED: "không tiếp nhận",
    Stage.IN_PROCESS: "đang xử lý",
    Stage.AWAITING_SUPPLEMENT: "chờ bổ sung",
    Stage.AWAITING_PAYMENT: "chờ nộp tiền",
    Stage.WITHDRAWN: "xin rút",
    Stage.STOPPED: "dừng xử lý",
    Stage.RESULT_READY: "có kết quả",
    Stage.RETURNED: "đã trả",
    Stage.CANCELLED: "đã hủy số",
}
_VERDICT_WORDS = {Verdict.EARLY: "trước hạn", Verdict.ON_TIME: "đúng hạn", Verdict.LATE: "quá hạn"}


def daily_log_paper(unit: Unit, log: DayLog, calendar: WorkCalendar, number: str, act: Act) -> DailyLogPaper:
    """Return the paper of a day's log; every row of the log is on it."""
    profile = unit.office.profile()
    return DailyLogPaper(
        letterhead=words.committee_head(profile.letterhead(log.day), profile),
        number=number,
        dated=ward_date(act.happened_at),
        day=log.day,
        hours_text=_hours(calendar, log.day),
        counts=DayCounts(
            received=sum(1 for row in log.received if row.stage != Stage.CANCELLED),
            returned=len(log.returned),
            due=len(log.due_today),
            overdue=len(log.overdue),
            waiting_supplement=sum(1 for row in log.waiting if row.stage == Stage.AWAITING_SUPPLEMENT),
            waiting_signature=len(log.waiting_sign),
            on_time_per_mille=log.on_time_per_mille,
        ),
        overdue=tuple(_row(row, detail=_late_by(row, log.as_of, calendar)) for row in log.overdue),
        received=tuple(_row(row) for row in log.received),
        returned=tuple(_row(row, state=_verdict(row)) for row in log.returned),
        due_today=tuple(_row(row) for row in log.due_today),
        due_soon=tuple(_row(row) for row in log.due_soon),
        waiting_supplement=tuple(_row(row, detail="; ".join(row.missing)) for row in log.waiting),
        waiting_signature=tuple(_row(row, detail=row.step_name) for row in log.waiting_sign),
        ready=tuple(_row(row, detail=_ready_since(row, log.day)) for row in log.ready),
        cash=tuple(
            CashRow(
                code=line.code,
                payer=line.applicant,
                what=line.procedure,
                amount=line.amount,
                receipt=line.book,
                state="đã thu",
                collector=line.collector,
                at=line.at,
                late_entry=line.late_entry,
                recorded_after_close=line.recorded_after_close,
            )
            for line in log.cash
        ),
        maker_name=unit.office.person(act.done_by).name,
        demo=profile.demo,
    )


def _row(row: DayRow, *, state: str = "", detail: str = "") -> LogRow:
    return LogRow(
        code=row.code,
        applicant=row.applicant,
        procedure=row.procedure,
        due_at=row.due_at,
        holder=row.holder,
        at=row.at,
        state=state or STAGE_WORDS[Stage(row.stage)],
        detail=detail,
        late_entry=row.late_entry,
        recorded_after_close=row.recorded_after_close,
    )


def _verdict(row: DayRow) -> str:
    return _VERDICT_WORDS[row.on_time] if row.on_time else "đã trả"


def _late_by(row: DayRow, as_of: datetime, calendar: WorkCalendar) -> str:
    if row.due_at is None:
        return ""
    days, hours, minutes = remaining(row.due_at, as_of, calendar).parts
    if not (days or hours or minutes):  # late only since the counter closed
        hours, minutes = divmod(int((as_of - row.due_at).total_seconds()) // 60, 60)
    if days:
        return f"{days} ngày {hours} giờ" if hours else f"{days} ngày"
    return f"{hours} giờ {minutes} phút" if hours else f"{minutes} phút"


def _ready_since(row: DayRow, day: date) -> str:
    waited = (day - ward_date(row.at)).days if row.at else 0
    return f"{waited} ngày" if waited else "trong ngày"


def _hours(calendar: WorkCalendar, day: date) -> str:
    sessions = calendar.sessions(day)
    if not sessions:
        return ""
    return f"từ {clock_words(at(day, sessions[0].start))} đến {clock_words(at(day, sessions[-1].end))}"
