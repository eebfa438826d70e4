"""A period's report worded for its paper."""

from calendar import monthrange
from collections.abc import Callable
from datetime import date, datetime

from counter_app.domain.dossiers.acts import Act
from counter_app.domain.moments import ward_date
from counter_app.domain.office import UnitProfile, bare_name
from counter_app.services.papers.period_report import (
    PeriodReportPaper,
    ReportCarryLine,
    ReportDifference,
    ReportRow,
    ReportShareRow,
    ReportShareTable,
    ReportWay,
)
from counter_app.services.ports import Unit
from counter_app.services.reports.report import PeriodReport
from counter_app.services.reports.shares import DifferenceKind, GroupedBy, Share
from counter_app.services.reports.table import Column, FieldRow

_QUARTERS = ("I", "II", "III", "IV")
_CUT_OFF = 14  # Nghị định 09/2019/NĐ-CP: a reported month ends on its 14th
_NAMES: dict[int, Callable[[int], str | None]] = {
    1: lambda month: f"Tháng {month}",
    3: lambda month: f"Quý {_QUARTERS[month // 3 - 1]}" if month % 3 == 0 else None,
    6: lambda month: "06 tháng đầu năm" if month == 6 else None,
    12: lambda month: "Năm" if month == 12 else None,
}
"""How a stretch of so many months is called that ends with a month; None where it has no name."""


def report_paper(unit: Unit, report: PeriodReport, act: Act) -> PeriodReportPaper:
    """Return the paper of a report, with every number it will ever show."""
    profile, period, found = unit.office.profile(), report.period, report.shares
    return PeriodReportPaper(
        form=report.form.value,
        unit=_unit_name(profile),
        receiver=_receiver_name(profile),
        place=profile.letterhead(ward_date(act.happened_at)).place or profile.place,
        dated=ward_date(act.happened_at),
        period=period_name(period.first, period.last),
        first=period.first,
        last=period.last,
        as_of=_unfinished(report),
        rows=tuple(_row(row) for row in report.rows),
        total=_row(report.total),
        checks_hold=all(check.ok for check in report.checks),
        carried=_carried(report),
        withdrawn=report.withdrawn,
        paused=report.paused,
        ours=_way(found.ours),
        way_766=_way(found.way_766),
        differences=_differences(report),
        shares=tuple(_share_table(report, group) for group in GroupedBy),
        maker_name=unit.office.person(act.done_by).name,
        demo=profile.demo,
    )


def period_name(first: date, last: date) -> str:
    """Return "Tháng 10 năm 2026", "Quý IV năm 2026"; of calendar months, and of those that end on the 14th."""
    if first.day == 1 and last.day == monthrange(last.year, last.month)[1]:
        begins = (first.year, first.month)
    elif first.day == _CUT_OFF + 1 and last.day == _CUT_OFF:
        begins = (first.year + first.month // 12, first.month % 12 + 1)
    else:
        return ""
    months = (last.year - begins[0]) * 12 + last.month - begins[1] + 1
    named = _NAMES[months](last.month) if months in _NAMES else None
    if named is None:
        return ""
    return f"{named} {last.year}" if months in (6, 12) else f"{named} năm {last.year}"


def _unfinished(report: PeriodReport) -> datetime | None:
    return report.period.as_of if report.period.as_of < report.period.end else None


def _unit_name(profile: UnitProfile) -> str:
    return f"UBND {bare_name(profile.name)}"


def _receiver_name(profile: UnitProfile) -> str:
    return f"UBND {profile.province}" if profile.province else ""


def _row(row: FieldRow) -> ReportRow:
    return ReportRow(row.name, {column.value: row.count(column) for column in Column})


def _carried(report: PeriodReport) -> tuple[ReportCarryLine, ...]:
    names = {row.field: row.name for row in report.rows}
    return tuple(
        ReportCarryLine(
            line.kind.value, line.code, names.get(line.left, line.left), names.get(line.joined, line.joined)
        )
        for line in report.carried
    )


def _way(share: Share) -> ReportWay:
    return ReportWay(share.kept, share.out_of, share.hundredths)


def _differences(report: PeriodReport) -> tuple[ReportDifference, ...]:
    found = report.shares.differences
    return tuple(
        ReportDifference(kind.value, tuple(one.code for one in found if one.kind is kind)) for kind in DifferenceKind
    )


def _share_table(report: PeriodReport, group: GroupedBy) -> ReportShareTable:
    rows = report.shares.by(group)
    return ReportShareTable(
        group.value,
        tuple(ReportShareRow(row.name, row.early, row.on_time, row.late, row.share.hundredths) for row in rows),
    )
