"""A period's report as a spreadsheet: the form, its checks, the shares, and every dossier it counts, without names."""

from datetime import datetime

from counter_app.services.books import Book, BookColumn, CellKind, Sheet, Value, sheet
from counter_app.services.reports.lives import Life
from counter_app.services.reports.report import PeriodReport, ReportForm
from counter_app.services.reports.shares import GroupedBy
from counter_app.services.reports.table import FieldRow
from counter_app.services.reports.words import (
    CARRY_WORDS,
    CHECK_WORDS,
    DIFFERENCE_WORDS,
    FORM_NAMES,
    GROUP_WORDS,
    columns_of,
    standing_words,
)

_NUMBER = CellKind.NUMBER


def report_book(report: PeriodReport, unit: str, made_at: datetime, made_by: str) -> Book:
    """Return the spreadsheet of a report."""
    period = report.period
    about: tuple[tuple[str, Value], ...] = (
        ("Báo cáo", FORM_NAMES[report.form]),
        ("Đơn vị", unit),
        ("Từ ngày", period.first),
        ("Đến ngày", period.last),
        ("Số liệu tính đến", period.as_of),
        ("Lập lúc", made_at),
        ("Người lập", made_by),
        ("Hồ sơ công dân rút, tính là đã giải quyết", report.withdrawn),
        ("Hồ sơ đang chờ bổ sung hoặc chờ nộp tiền", report.paused),
    )
    return Book(about, (_form(report), _checks(report), _shares(report), _ways(report), _dossiers(report)))


def _form(report: PeriodReport) -> Sheet:
    shown = columns_of(report.form)
    columns = [BookColumn("STT", _NUMBER, 6), BookColumn("Lĩnh vực", width=40)]
    columns += [BookColumn(head, _NUMBER, 13) for head, _ in shown]

    def counts(row: FieldRow) -> list[Value]:
        return [row.sum(parts) for _, parts in shown]

    rows = [(number, row.name, *counts(row)) for number, row in enumerate(report.rows, 1)]
    made = sheet(f"Biểu {'07a' if report.form is ReportForm.F07A else 'II.06a'}", columns, rows)
    return Sheet(made.title, made.columns, made.rows, ("", "TỔNG CỘNG", *counts(report.total)))


def _checks(report: PeriodReport) -> Sheet:
    names = {row.field: row.name for row in report.rows}
    rows: list[tuple[Value, ...]] = [
        (
            CHECK_WORDS[check.kind],
            "khớp" if check.ok else "không khớp",
            "; ".join(names.get(f, f) for f in check.fields),
        )
        for check in report.checks
    ]
    rows += [
        (CARRY_WORDS[line.kind], line.code, " → ".join(names.get(f, f) for f in (line.left, line.joined) if f))
        for line in report.carried
    ]
    return sheet(
        "Kiểm tra", [BookColumn("Nội dung", width=48), BookColumn("Kết quả", width=30), _wide("Lĩnh vực")], rows
    )


def _shares(report: PeriodReport) -> Sheet:
    columns = [BookColumn("Theo", width=14), _wide("Tên")]
    columns += [BookColumn(head, _NUMBER) for head in ("Đã giải quyết", "Trước hạn", "Đúng hạn", "Quá hạn")]
    columns.append(BookColumn("Tỷ lệ trước và đúng hạn", CellKind.PERCENT))
    rows = [
        (GROUP_WORDS[g], row.name, row.share.out_of, row.early, row.on_time, row.late, row.share.hundredths)
        for g in GroupedBy
        for row in report.shares.by(g)
    ]
    return sheet("Tỷ lệ đúng hạn", columns, rows)


def _ways(report: PeriodReport) -> Sheet:
    columns = [_wide("Cách tính"), BookColumn("Mã hồ sơ", width=28), BookColumn("Đạt", _NUMBER)]
    columns += [BookColumn("Trên tổng số", _NUMBER), BookColumn("Tỷ lệ", CellKind.PERCENT)]
    ways = (("Mục tiêu của đơn vị", report.shares.ours), ("Theo Quyết định 766/QĐ-TTg", report.shares.way_766))
    rows: list[tuple[Value, ...]] = [(name, "", way.kept, way.out_of, way.hundredths) for name, way in ways]
    rows += [(DIFFERENCE_WORDS[one.kind], one.code, None, None, None) for one in report.shares.differences]
    return sheet("Cách tính QĐ 766", columns, rows)


def _dossiers(report: PeriodReport) -> Sheet:
    columns = [BookColumn("Mã hồ sơ", width=28), _wide("Thủ tục"), BookColumn("Lĩnh vực", width=28)]
    columns += [BookColumn(head, CellKind.MOMENT, 17) for head in ("Tiếp nhận", "Hẹn trả", "Giải quyết xong")]
    columns += [BookColumn("Kỳ", width=14), BookColumn("Kết quả", width=22)]
    found = sorted((life for life in report.found if life.is_counted), key=lambda life: life.code)
    return sheet("Hồ sơ", columns, [_dossier(life) for life in found])


def _dossier(life: Life) -> tuple[Value, ...]:
    came = "trong kỳ" if life.is_received else "từ kỳ trước"
    moments = (life.received_at, life.due_at, life.solved_at)
    return (life.code, life.procedure, life.field_name, *moments, came, standing_words(life))


def _wide(head: str) -> BookColumn:
    return BookColumn(head, width=44)
