"""The code of a dossier: issued here, issued elsewhere and typed in, or internal until there is one.

NĐ 118/2025/NĐ-CP Đ28: the identifier of the competent agency, then "ngày, tháng, năm tiếp nhận, số thứ tự hồ sơ tiếp
nhận trong ngày"; TT 01/2018/TT-VPCP Đ19 writes it ``V1V2V3.Z1Z2.Y1Y2.MX1X2-YYMMDD-XXXX``. Agencies are identified by
QCVN 102:2016 (``000.17.22.H56``) or QĐ 20/2020/QĐ-TTg (``H15.50.05.13``); ministries have G in the place of H, and some
systems write the year with four digits and the number with up to seven.
"""

import re
from datetime import date

from counter_app.domain.errors import Refused
from counter_app.domain.names import clean

DEMO_PREFIX = "000.00.00.H99"  # plainly fake: no province has 99

_PREFIX = re.compile(r"[0-9]{3}\.[0-9]{2}\.[0-9]{2}\.H[0-9]{2}|H[0-9]{2}(?:\.[0-9]{2,3}){0,4}")
_OFFICIAL = re.compile(
    r"(?:[0-9]{3}\.[0-9]{2}\.[0-9]{2}\.[GH][0-9]{2}|[GH][0-9]{2}(?:\.[0-9]{2,3})*)"
    r"-(?P<day>[0-9]{6}|[0-9]{8})-[0-9]{4,7}"
)
_INTERNAL = re.compile(r"N-[0-9]{4}-[0-9]{6,}")
_HYPHENS = str.maketrans(dict.fromkeys("‐‑‒–—−", "-"))  # word processors put them in


def unit_prefix(text: str) -> str:
    """Return the identifier of this unit, which heads the codes it issues, or refuse."""
    prefix = tidy(text)
    if not _PREFIX.fullmatch(prefix):
        raise Refused("unit_prefix.unreadable", found=text[:60])
    return prefix


def official_code(prefix: str, day: date, sequence: int) -> str:
    """Return the code of the n-th dossier received on that day: 000.00.01.H03-261123-0032.

    Four digits at least; after 9999 the number grows, it never starts again.
    """
    return f"{unit_prefix(prefix)}-{day:%y%m%d}-{_counted(sequence):04d}"


def internal_code(year: int, number: int) -> str:
    """Return the number of a dossier whose official code comes from elsewhere: N-2026-000123, no official shape."""
    return f"N-{year:04d}-{_counted(number):06d}"


def is_official_shape(text: str) -> bool:
    """Return whether a text, as scanned or typed, is a dossier code of this or another system, with a real date."""
    found = _OFFICIAL.fullmatch(tidy(text))
    return found is not None and _is_day(found["day"])


def is_internal_shape(text: str) -> bool:
    """Return whether a text is an internal number."""
    return _INTERNAL.fullmatch(tidy(text)) is not None


def foreign_code(text: str) -> str:
    """Return a code that another system issued, as it is kept, or refuse what no system issues."""
    code = tidy(text)
    found = _OFFICIAL.fullmatch(code)
    if found is None:
        raise Refused("code.unreadable", found=text[:60])
    if not _is_day(found["day"]):
        raise Refused("code.impossible_date", found=found["day"])
    return code


def tidy(text: str) -> str:
    """Return a code as it is kept and compared: capitals, plain hyphens, no spaces. Says nothing about its shape."""
    return clean(text).translate(_HYPHENS).replace(" ", "").upper()


def _is_day(digits: str) -> bool:
    """Return whether YYMMDD or YYYYMMDD is a day of this century."""
    full = digits if len(digits) == 8 else f"20{digits}"
    try:
        return date(int(full[:4]), int(full[4:6]), int(full[6:])).year // 100 == 20
    except ValueError:
        return False


def _counted(number: int) -> int:
    if number < 1:
        raise ValueError(f"numbers are counted from 1, not {number}")
    return number
