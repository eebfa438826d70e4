"""What a period's report says on paper: the form of the law, and an annex with the shares kept on time."""

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True, slots=True)
class ReportRow:
    """One row of the form; ``counts`` by the names of its columns."""

    name: str
    counts: dict[str, int]


@dataclass(frozen=True, slots=True)
class ReportShareRow:
    """One row of the annex."""

    name: str
    early: int
    on_time: int
    late: int
    hundredths: int | None  # 9780 prints "97,80 %"


@dataclass(frozen=True, slots=True)
class ReportShareTable:
    """The shares by field, procedure, desk or person."""

    by: str
    rows: tuple[ReportShareRow, ...]


@dataclass(frozen=True, slots=True)
class ReportWay:
    """One way of counting the share: so many out of so many."""

    kept: int
    out_of: int
    hundredths: int | None


@dataclass(frozen=True, slots=True)
class ReportDifference:
    """Dossiers that count otherwise in the way of QĐ 766, for one reason."""

    kind: str
    codes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ReportCarryLine:
    """A dossier between two periods; ``left`` and ``joined`` are names of fields."""

    kind: str
    code: str
    left: str = ""
    joined: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PeriodReportPaper:
    """Biểu số 07a/BTP/KSTT or II.06a/VPCP/KSTT of one period."""

    form: str
    unit: str  # đơn vị báo cáo
    receiver: str  # đơn vị nhận báo cáo
    place: str
    dated: date
    period: str  # "Tháng 10 năm 2026"; "" for any other stretch of days
    first: date
    last: date
    as_of: datetime | None = None  # set where the period was not over: the numbers are those of that moment

    rows: tuple[ReportRow, ...]
    total: ReportRow
    checks_hold: bool
    carried: tuple[ReportCarryLine, ...] = ()
    withdrawn: int = 0
    paused: int = 0

    ours: ReportWay
    way_766: ReportWay
    differences: tuple[ReportDifference, ...] = ()
    shares: tuple[ReportShareTable, ...] = ()

    maker_name: str = ""
    reprint: int = 0
    demo: bool = False
