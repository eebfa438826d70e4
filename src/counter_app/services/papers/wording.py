"""Dates, times and sums as official papers word them (Nghị định 30/2020/NĐ-CP)."""

from datetime import date, datetime

from counter_app.domain.moments import ward_time

_WEEKDAYS = ("thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật")


def weekday(day: date) -> str:
    """Return "thứ Sáu" and the like."""
    return _WEEKDAYS[day.weekday()]


def day_words(day: date) -> str:
    """Return "ngày 05 tháng 01 năm 2026"; "ngày 23 tháng 3 năm 2026".

    The decree puts a zero before days under 10 and before months 1 and 2 only.
    """
    month = f"{day.month:02}" if day.month < 3 else str(day.month)
    return f"ngày {day.day:02} tháng {month} năm {day.year}"


def clock_words(moment: datetime) -> str:
    """Return "09 giờ 05 phút" on the ward's clock."""
    clock = ward_time(moment)
    return f"{clock.hour:02} giờ {clock.minute:02} phút"


def moment_words(moment: datetime, *, with_weekday: bool = False) -> str:
    """Return "17 giờ 00 phút, thứ Sáu, ngày 27 tháng 11 năm 2026", the weekday only when asked for."""
    day = ward_time(moment).date()
    middle = f"{weekday(day)}, " if with_weekday else ""
    return f"{clock_words(moment)}, {middle}{day_words(day)}"


def moment_figures(moment: datetime) -> str:
    """Return "23/11 07:34", for narrow columns."""
    return f"{ward_time(moment):%d/%m %H:%M}"


def clock_figures(moment: datetime) -> str:
    """Return "07:34"."""
    return f"{ward_time(moment):%H:%M}"


def day_figures(day: date) -> str:
    """Return "05/01/2026"."""
    return f"{day:%d/%m/%Y}"


def short_day(moment: datetime) -> str:
    """Return "23/11"."""
    return f"{ward_time(moment):%d/%m}"


def thousands(number: int) -> str:
    """Return "1.250.000"."""
    return f"{number:,}".replace(",", ".")


def money(amount: int) -> str:
    """Return "1.250.000 đồng"."""
    return f"{thousands(amount)} đồng"


def count(number: int) -> str:
    """Return a small count as forms write it, "01"; from 10 on as it is."""
    return f"{number:02}"


def hundredths(share: int | None) -> str:
    """Return "97,80 %" of hundredths of a percent, or a dash where there is nothing to divide."""
    return "–" if share is None else f"{share // 100},{share % 100:02} %"


def percent(per_mille: int | None) -> str:
    """Return "97,8 %", or a dash where there is nothing to divide."""
    return "–" if per_mille is None else f"{per_mille // 10},{per_mille % 10} %"
