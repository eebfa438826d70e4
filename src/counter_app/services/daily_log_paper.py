"""The day's log as a paper says it: the same rows, worded in Vietnamese."""

from datetime import date, datetime
from typing import Any

from counter_app.domain.deadlines.calendar import WorkCalendar
from counter_app.domain.deadlines.verdicts import Verdict, remaining
from counter_app.domain.dossiers.acts import Act
from counter_app.domain.dossiers.stages import Stage
from counter_app.domain.moments import at, ward_date
from counter_app.services import paper_words as words
from counter_app.services.papers import CashRow, CorrectionRow, DailyLogPaper, DayCounts, LogRow
from counter_app.services.papers.wording import clock_words
from counter_app.services.ports import Unit
from counter_app.services.rows import DayCorrection, DayLog, DayRow, SignOff
from counter_app.services.wording import Language, name

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
LIST_WORDS = {
    "received": "Nhận trong ngày",
    "returned": "Trả trong ngày",
    "due_today": "Phải trả trong ngày",
    "due_soon": "Sắp đến hạn",
    "overdue": "Quá hạn",
    "waiting": "Chờ bổ sung, chờ nộp tiền",
    "waiting_sign": "Chờ ký",
    "ready": "Có kết quả, chưa trả",
    "cash": "Phí, lệ phí",
}
_CHANGE_WORDS = {"added": "thêm vào mục này", "removed": "không còn ở mục này", "changed": "nội dung khác bản đã ký"}
VERDICT_WORDS = {Verdict.EARLY: "trước hạn", Verdict.ON_TIME: "đúng hạn", Verdict.LATE: "quá hạn"}


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
        corrections=tuple(_correction(one, unit) for one in log.corrections),
        maker_name="" if log.signed else unit.office.person(act.done_by).name,
        **_approved(log.signed),
        demo=profile.demo,
    )


def correction_words(one: DayCorrection) -> str:
    """Return what an entry after the signing did: "thêm vào mục này (tiếp nhận)"."""
    return f"{_CHANGE_WORDS[one.kind]} ({name('event', one.act, Language.VI)})"


def _correction(one: DayCorrection, unit: Unit) -> CorrectionRow:
    return CorrectionRow(
        recorded_at=one.recorded_at,
        code=one.code,
        applicant=one.applicant,
        part=LIST_WORDS[one.list],
        change=correction_words(one),
        recorder=unit.office.person(one.recorded_by).name,
    )


def _approved(signed: SignOff | None) -> dict[str, Any]:
    """Return who signs: a deputy signs for the chairman (KT.), anybody else under their own title."""
    if signed is None:
        return {}
    title = signed.title.upper()
    authority = "KT. CHỦ TỊCH" if title.startswith("PHÓ CHỦ TỊCH") else "TM. ỦY BAN NHÂN DÂN"
    lines = (authority, title) if title else (authority,)
    return {"approver_lines": lines, "approver_name": signed.name, "signed_off_at": signed.at}


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
    return VERDICT_WORDS[row.on_time] if row.on_time else "đã trả"


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
