"""Which numbers may be on papers that the data do not know, and how numbering goes on without giving one out twice.

Two cases. Where the data that are replaced go on from the back-up, they know what was printed since, and every series
goes on behind theirs. Otherwise each series that may have grown is held until somebody reads the last number off its
paper. Nothing is ever guessed low: what is not told is passed over, and what is passed over is void and logged.
"""

from collections.abc import Mapping
from datetime import date, timedelta

from counter_app.domain.errors import Refused
from counter_app.domain.numbering import dossier_codes, series
from counter_app.domain.numbering.barcode import BarcodeKind
from counter_app.domain.numbering.papers import PaperKind
from counter_app.domain.numbering.series import SeriesKind
from counter_app.domain.numbering.standing import Standing
from counter_app.services.backup_rows import LastNumbers
from counter_app.services.numbering import BOOK

MOST_PASSED_OVER = 100_000  # more is a slip of the finger
_HUNDRED = 100
_THOUSAND = 1_000


def after_restore(restored: Standing, present: Standing | None, uncertain: frozenset[str]) -> Standing:
    """Return where numbering goes on: behind everything either side gave out, with the uncertain series held.

    ``present`` are the data that were replaced, where they could be read; ``uncertain`` is empty where they know all
    that was printed.
    """
    if present is None:
        return Standing(restored.values, restored.held | uncertain)
    values = dict(restored.values)
    for name, value in present.values.items():
        values[name] = max(value, values.get(name, 0))
    held = restored.held | present.held | uncertain if uncertain else present.held
    return Standing(values, held)


def uncertain_series(values: Mapping[str, int], prefix: str, first: date, last: date) -> frozenset[str]:
    """Return the series that may have given numbers between two days to papers that the data do not know.

    ``first`` is as far back as a late entry could reach when the back-up was made.
    """
    days = [first + timedelta(days=count) for count in range((last - first).days + 1)]
    years = range(first.year, last.year + 1)
    made = [str(series.dossier_codes(prefix, day)) for day in days]
    for year in years:
        made += [str(series.internal_codes(year)), str(series.register(BOOK, year))]
        made += [str(series.papers(kind, prefix, year)) for kind in PaperKind]
    made += [str(series.barcodes(kind)) for kind in BarcodeKind]
    return frozenset(made) | {name for name in values if _reaches(name, first)}


def settled(standing: Standing, last: LastNumbers, prefix: str, today: date) -> Standing:
    """Return where numbering goes on once the last numbers on paper are known; Refused where they cannot be right."""
    if not standing.held:
        raise Refused("numbers.none_waiting")
    if last.nothing_later:
        return Standing(standing.values)
    given = dict(_read(code, prefix, today) for code in last.codes)
    if not given:
        raise Refused("numbers.code_missing")
    year = max(_year(name) for name in given)
    if last.register is not None:
        given[str(series.register(BOOK, year))] = last.register
    given |= {str(series.papers(kind, prefix, year)): number for kind, number in last.papers.items()}
    for name, number in given.items():
        _must_fit(name, number, standing)
    if any(_kind(name) == SeriesKind.BARCODE for name in standing.held):
        given |= _not_told(standing, given, year)
    values = {**standing.values, **{name: max(number, standing.values.get(name, 0)) for name, number in given.items()}}
    return Standing(values, standing.held - given.keys())


def _not_told(standing: Standing, given: Mapping[str, int], year: int) -> dict[str, int]:
    """Return, the first time, where the series go on that nobody was asked about or that nobody answered for.

    Series of a day or year after the last code gave nothing. Days before it wait: only a late entry would need them.
    """
    book = str(series.register(BOOK, year))
    if book not in given:
        raise Refused("numbers.register_missing", year=year)
    lost = given[book] - standing.values.get(book, 0)
    last_day = _last_day(given)
    if last_day < _last_day({name: value for name, value in standing.values.items() if value}):
        raise Refused("numbers.code_missing")
    found = {}
    for name in standing.held - given.keys():
        value, kind, period = standing.values.get(name, 0), _kind(name), _period(name)
        if kind == SeriesKind.BARCODE:
            found[name] = _up_to(_THOUSAND, value + 2 * lost + _THOUSAND)
        elif period > (last_day if kind == SeriesKind.DOSSIER_CODE else f"{year:04d}"):
            found[name] = value
        elif kind in {SeriesKind.PAPER, SeriesKind.INTERNAL_CODE}:
            found[name] = _up_to(_HUNDRED, value + lost + 1)
    return found


def _last_day(numbers: Mapping[str, int]) -> str:
    return max((_period(name) for name in numbers if _kind(name) == SeriesKind.DOSSIER_CODE), default="")


def _read(code: str, prefix: str, today: date) -> tuple[str, int]:
    """Return the series of a code that was printed, and its number there."""
    text = dossier_codes.tidy(code)
    if dossier_codes.is_internal_shape(text):
        _, year, number = text.split("-")
        return str(series.internal_codes(int(year))), int(number)
    unit, digits, number = dossier_codes.foreign_code(text).rsplit("-", 2)
    if unit != prefix:
        raise Refused("numbers.other_unit", code=text, prefix=prefix)
    full = digits if len(digits) == len("YYYYMMDD") else f"20{digits}"
    day = date(int(full[:4]), int(full[4:6]), int(full[6:]))
    if day > today:
        raise Refused("numbers.in_future", code=text)
    return str(series.dossier_codes(prefix, day)), int(number)


def _must_fit(name: str, number: int, standing: Standing) -> None:
    """Refuse a last number that the data contradict, or that is a slip of the finger."""
    value = standing.values.get(name, 0)
    kind, period = _kind(name), _period(name)
    if number < value:
        raise Refused("numbers.already_further", series=kind, period=period, number=number, value=value)
    if number > value and name not in standing.held:
        raise Refused("numbers.not_waiting", series=kind, period=period, number=number, value=value)
    if number - value > MOST_PASSED_OVER:
        raise Refused("numbers.too_far", series=kind, period=period, number=number, value=value)


def _reaches(name: str, first: date) -> bool:
    """Say whether a series of the data may still have grown on that day or later."""
    period = _period(name)
    if _kind(name) == SeriesKind.DOSSIER_CODE:
        return period >= f"{first:%Y-%m-%d}"
    return len(period) == len("YYYY") and period >= f"{first.year:04d}"


def _up_to(step: int, least: int) -> int:
    return -(-least // step) * step


def _kind(name: str) -> str:
    return name.partition(":")[0]


def _period(name: str) -> str:
    return name.rpartition(":")[2]


def _year(name: str) -> int:
    return int(_period(name)[:4])
