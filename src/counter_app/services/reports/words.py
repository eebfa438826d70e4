"""Vietnamese words of reports that stand in spreadsheets, which are papers too: headings, checks, reasons."""

from collections.abc import Mapping

from counter_app.domain.deadlines.verdicts import Verdict
from counter_app.services.reports.lives import Life
from counter_app.services.reports.report import ReportForm
from counter_app.services.reports.shares import DifferenceKind, GroupedBy
from counter_app.services.reports.table import OPEN, RECEIVED, SOLVED, CarryKind, CheckKind, Column

FORM_NAMES: Mapping[ReportForm, str] = {
    ReportForm.F07A: "Biểu số 07a/BTP/KSTT (Thông tư 09/2026/TT-BTP)",
    ReportForm.II06A: "Biểu số II.06a/VPCP/KSTT (Thông tư 01/2020/TT-VPCP)",
}
CHECK_WORDS: Mapping[CheckKind, str] = {
    CheckKind.BALANCE: "Tiếp nhận = đã giải quyết + đang giải quyết",
    CheckKind.CARRY_OVER: "Từ kỳ trước = đang giải quyết cuối kỳ trước, có kể các hồ sơ nêu dưới đây",
    CheckKind.TOTALS: "Tổng cộng = tổng các lĩnh vực",
}
CARRY_WORDS: Mapping[CarryKind, str] = {
    CarryKind.MOVED: "Hồ sơ chuyển lĩnh vực trong kỳ",
    CarryKind.REOPENED: "Hồ sơ đã dừng, mở lại trong kỳ",
    CarryKind.CANCELLED: "Số đã hủy trong kỳ",
}
DIFFERENCE_WORDS: Mapping[DifferenceKind, str] = {
    DifferenceKind.ASKED_TWICE: "Đúng hạn nhưng yêu cầu bổ sung quá một lần (QĐ 766 tính là quá hạn)",
    DifferenceKind.OPEN_WITHIN: "Đang giải quyết, còn hạn (QĐ 766 tính là đạt)",
    DifferenceKind.OPEN_LATE: "Đang giải quyết, quá hạn (QĐ 766 tính vào tổng số)",
}
GROUP_WORDS: Mapping[GroupedBy, str] = {
    GroupedBy.FIELD: "Lĩnh vực",
    GroupedBy.PROCEDURE: "Thủ tục",
    GroupedBy.DESK: "Bộ phận",
    GroupedBy.PERSON: "Người xử lý",
}
_VERDICTS = {Verdict.EARLY: "trước hạn", Verdict.ON_TIME: "đúng hạn", Verdict.LATE: "quá hạn"}
_ONLINE = (Column.ONLINE_FULL, Column.ONLINE_PART)
_SOLVED_AND_OPEN = (
    ("Đã giải quyết: tổng số", SOLVED),
    ("Trước hạn", (Column.EARLY,)),
    ("Đúng hạn", (Column.ON_TIME,)),
    ("Quá hạn", (Column.LATE,)),
    ("Đang giải quyết: tổng số", OPEN),
    ("Trong hạn", (Column.WITHIN,)),
    ("Đang giải quyết, quá hạn", (Column.OVERDUE,)),
)
_COLUMNS: Mapping[ReportForm, tuple[tuple[str, tuple[Column, ...]], ...]] = {
    ReportForm.F07A: (
        ("Tiếp nhận: tổng số", RECEIVED),
        ("Trực tuyến toàn trình", (Column.ONLINE_FULL,)),
        ("Trực tuyến một phần", (Column.ONLINE_PART,)),
        ("Qua dịch vụ bưu chính", (Column.POST,)),
        ("Trực tiếp", (Column.COUNTER,)),
        ("Từ kỳ trước", (Column.CARRIED,)),
        *_SOLVED_AND_OPEN,
    ),
    ReportForm.II06A: (
        ("Nhận giải quyết: tổng số", RECEIVED),
        ("Trực tuyến", _ONLINE),
        ("Trực tiếp, dịch vụ bưu chính", (Column.COUNTER, Column.POST)),
        ("Từ kỳ trước", (Column.CARRIED,)),
        *_SOLVED_AND_OPEN,
    ),
}


def columns_of(form: ReportForm) -> tuple[tuple[str, tuple[Column, ...]], ...]:
    """Return the columns of a form behind STT and field: heading, and the numbers it adds up."""
    return _COLUMNS[form]


def standing_words(life: Life) -> str:
    """Return what became of a dossier in a period: "đúng hạn", "rút, đúng hạn", "đang giải quyết, quá hạn"."""
    if life.verdict is not None:
        return f"rút, {_VERDICTS[life.verdict]}" if life.is_withdrawn else _VERDICTS[life.verdict]
    return "đang giải quyết, quá hạn" if life.is_late else "đang giải quyết, trong hạn"
