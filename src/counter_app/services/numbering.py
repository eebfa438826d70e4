"""The numbers an act takes, each from its own counter in the same transaction."""

from datetime import date, datetime

from counter_app.domain.dossiers.acts import Act
from counter_app.domain.dossiers.values import Code, Issuer, RegisterPlace
from counter_app.domain.moments import ward_date
from counter_app.domain.numbering import dossier_codes, papers, series
from counter_app.domain.numbering.papers import PaperKind
from counter_app.services.ports import Unit

BOOK = "01"


def dossier_code(unit: Unit, act: Act) -> Code:
    """Return the next code of the day of receipt, or an internal number where the unit issues no codes."""
    profile, day = unit.office.profile(), ward_date(act.happened_at)
    if not profile.issues_codes:
        return internal_code(unit, day)
    while True:  # a code of ours that another system issued was typed in before: its place in the day is taken
        counter = series.dossier_codes(profile.prefix, day)
        sequence = unit.numbers.take(counter)
        code = dossier_codes.official_code(profile.prefix, day, sequence)
        if not unit.dossiers.is_taken(code):
            return Code(code, Issuer.UNIT)
        unit.numbers.pass_over(counter, sequence, "issued elsewhere", act.recorded_at, act.recorded_by)


def internal_code(unit: Unit, day: date) -> Code:
    """Return the next internal number of the year."""
    number = unit.numbers.take(series.internal_codes(day.year))
    return Code(dossier_codes.internal_code(day.year, number), Issuer.INTERNAL)


def register_place(unit: Unit, happened_at: datetime) -> RegisterPlace:
    """Return the next line of the year's register book (Sổ theo dõi hồ sơ)."""
    year = ward_date(happened_at).year
    return RegisterPlace(f"{BOOK}/{year}", year, unit.numbers.take(series.register(BOOK, year)))


def paper_number(unit: Unit, kind: PaperKind, on: datetime) -> str:
    """Return the next "Số" of a kind of paper, as the paper shows it."""
    return papers.paper_number(_series(unit, kind, on), _next_paper(unit, kind, on))


def slip(unit: Unit, kind: PaperKind, on: datetime) -> tuple[str, str]:
    """Return the handle of a matter without a dossier code, and the same number as its paper shows it."""
    number = _next_paper(unit, kind, on)
    style = _series(unit, kind, on)
    return f"{style.symbol}-{ward_date(on).year}-{number:06d}", papers.paper_number(style, number)


def _next_paper(unit: Unit, kind: PaperKind, on: datetime) -> int:
    profile = unit.office.profile()
    return unit.numbers.take(series.papers(kind, profile.prefix, ward_date(on).year))


def _series(unit: Unit, kind: PaperKind, on: datetime) -> papers.PaperSeries:
    agency = unit.office.profile().letterhead(ward_date(on)).symbol
    return papers.usual_series(agency)[kind]
