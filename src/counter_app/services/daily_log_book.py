"""The day's log as a spreadsheet: a sheet for each list, the money, and what was entered after signing."""

from collections.abc import Callable, Sequence
from datetime import datetime

from counter_app.domain.dossiers.stages import Stage
from counter_app.services.books import Book, BookColumn, CellKind, Sheet, Value, sheet
from counter_app.services.daily_log_paper import LIST_WORDS, STAGE_WORDS, VERDICT_WORDS, correction_words
from counter_app.services.rows import CashLine, DayCorrection, DayLog, DayRow

Part = tuple[BookColumn, Callable[[DayRow], Value]]


def _marks(row: DayRow | CashLine) -> str:
    marks = ["nhập bù"] if row.late_entry else []
    return "; ".join([*marks, *(["ghi sau khi hết ngày"] if row.recorded_after_close else [])])


_CODE: Part = (BookColumn("Mã hồ sơ", width=28), lambda row: row.code)
_WHO: Part = (BookColumn("Người nộp", width=26), lambda row: row.applicant)
_WHAT: Part = (BookColumn("Thủ tục", width=34), lambda row: row.procedure)
_FIELD: Part = (BookColumn("Lĩnh vực", width=22), lambda row: row.field)
_DUE: Part = (BookColumn("Hẹn trả", CellKind.MOMENT, 17), lambda row: row.due_at)
_HOLDER: Part = (BookColumn("Người giữ", width=22), lambda row: row.holder)
_STATE: Part = (BookColumn("Tình trạng cuối ngày", width=20), lambda row: STAGE_WORDS[Stage(row.stage)])
_MARK: Part = (BookColumn("Ghi chú", width=30), _marks)
_VERDICT: Part = (BookColumn("Kết quả", width=14), lambda row: VERDICT_WORDS[row.on_time] if row.on_time else "")
_MISSING: Part = (BookColumn("Còn thiếu", width=40), lambda row: "; ".join(row.missing))
_STEP: Part = (BookColumn("Bước", width=24), lambda row: row.step_name)
_DOSSIER = (_CODE, _WHO, _WHAT, _FIELD)


def _at(head: str) -> Part:
    return (BookColumn(head, CellKind.MOMENT, 17), lambda row: row.at)


_SHEETS: tuple[tuple[str, tuple[Part, ...]], ...] = (
    ("received", (_at("Tiếp nhận"), *_DOSSIER, _DUE, _STATE, _MARK)),
    ("returned", (_at("Trả kết quả"), *_DOSSIER, _DUE, _VERDICT, _MARK)),
    ("overdue", (*_DOSSIER, _DUE, _HOLDER, _STEP)),
    ("due_today", (*_DOSSIER, _DUE, _HOLDER, _STATE)),
    ("due_soon", (*_DOSSIER, _DUE, _HOLDER, _STATE)),
    ("waiting", (*_DOSSIER, _at("Chờ từ"), _HOLDER, _MISSING)),
    ("waiting_sign", (*_DOSSIER, _at("Chờ từ"), _DUE, _HOLDER, _STEP)),
    ("ready", (*_DOSSIER, _at("Có kết quả"), _DUE)),
)


def daily_log_book(log: DayLog, unit: str, made_at: datetime, made_by: str) -> Book:
    """Return the spreadsheet of a day."""
    signed = log.signed
    about: tuple[tuple[str, Value], ...] = (
        ("Sổ", "Nhật ký tiếp nhận và giải quyết thủ tục hành chính"),
        ("Đơn vị", unit),
        ("Ngày", log.day),
        ("Số liệu tính đến", log.as_of),
        ("Ký xác nhận", f"{signed.title} {signed.name}" if signed else "chưa ký"),
        *((("Ký lúc", signed.at),) if signed else ()),
        ("Lập lúc", made_at),
        ("Người lập", made_by),
    )
    lists = [_list(LIST_WORDS[name], parts, getattr(log, name)) for name, parts in _SHEETS]
    corrections = (_corrections(log.corrections),) if signed else ()
    return Book(about, (*lists, _cash(log.cash), *corrections))


def _list(title: str, parts: Sequence[Part], rows: Sequence[DayRow]) -> Sheet:
    return sheet(title, [column for column, _ in parts], [[value(row) for _, value in parts] for row in rows])


def _cash(lines: Sequence[CashLine]) -> Sheet:
    columns = [BookColumn("Thu lúc", CellKind.MOMENT, 17), BookColumn("Biên lai", width=16)]
    columns += [column for column, _ in (_CODE, _WHO, _WHAT)]
    columns += [BookColumn("Người thu", width=22), BookColumn("Số tiền", CellKind.MONEY, 16), _MARK[0]]
    rows = [
        (one.at, one.book, one.code, one.applicant, one.procedure, one.collector, one.amount, _marks(one))
        for one in lines
    ]
    made = sheet("Phí, lệ phí", columns, rows)
    total = (None, "", "", "", "", "Cộng", sum(one.amount for one in lines), "")
    return Sheet(made.title, made.columns, made.rows, total)


def _corrections(found: Sequence[DayCorrection]) -> Sheet:
    columns = [BookColumn("Ghi lúc", CellKind.MOMENT, 17), BookColumn("Người ghi", width=16)]
    columns += [column for column, _ in (_CODE, _WHO)]
    columns += [BookColumn("Mục", width=28), BookColumn("Thay đổi", width=44)]
    rows = [
        (one.recorded_at, one.recorded_by, one.code, one.applicant, LIST_WORDS[one.list], correction_words(one))
        for one in found
    ]
    return sheet("Ghi sau khi ký", columns, rows)
