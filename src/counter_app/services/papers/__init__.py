"""What each paper says, as plain frozen values: a service fills them, a job stores them, printing lays them out."""

from counter_app.services.papers.daily_log import CashRow, CorrectionRow, DailyLogPaper, DayCounts, LogRow
from counter_app.services.papers.explanation import ExplanationPaper, PromiseRow
from counter_app.services.papers.handover import (
    Acceptance,
    HandoverPaper,
    HandoverRow,
    Leg,
    SingleHandoverPaper,
)
from counter_app.services.papers.notice import NoticeKind, NoticePaper, NoticeSheet
from counter_app.services.papers.parts import Letterhead, PaperRow
from counter_app.services.papers.period_report import PeriodReportPaper
from counter_app.services.papers.receipt import ReceiptPaper

AnyPaper = ReceiptPaper | HandoverPaper | SingleHandoverPaper | DailyLogPaper | PeriodReportPaper | ExplanationPaper

__all__ = [
    "Acceptance",
    "AnyPaper",
    "CashRow",
    "CorrectionRow",
    "DailyLogPaper",
    "DayCounts",
    "ExplanationPaper",
    "HandoverPaper",
    "HandoverRow",
    "Leg",
    "Letterhead",
    "LogRow",
    "NoticeKind",
    "NoticePaper",
    "NoticeSheet",
    "PaperRow",
    "PeriodReportPaper",
    "PromiseRow",
    "ReceiptPaper",
    "SingleHandoverPaper",
]
