"""The twelve dossiers of October 2026, as journals in the database, counted by the report's own query."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

import pytest

from builders import AT_DESK, COMPLETE, SIGN, Ward, a_due, a_matter, an_act, receive
from counter_app.domain.dossiers import requests as r
from counter_app.domain.dossiers.acts import perform
from counter_app.domain.dossiers.events import Event
from counter_app.domain.dossiers.state import Dossier
from counter_app.domain.dossiers.values import Code, Issuer, RegisterPlace
from counter_app.domain.moments import WARD_TIME
from counter_app.services.reports.report import PeriodReport, ReportForm
from counter_app.services.reports.table import SOLVED, Column

FIRST, LAST = date(2026, 10, 1), date(2026, 10, 31)
MINUTE = timedelta(minutes=1)


def october(text: str) -> datetime:
    """Return "05 16:00" as a moment of October 2026."""
    day, clock = text.split()
    return datetime.fromisoformat(f"2026-10-{day} {clock}").replace(tzinfo=WARD_TIME)


@dataclass(frozen=True)
class Told:
    """One line of the example: received, due, ready; supplements, apology, withdrawal."""

    name: str
    received: str
    due: str
    ready: str = ""
    supplements: int = 0
    apology: str = ""
    withdrawn: str = ""


EXAMPLE = (
    Told("01", "01 08:00", "01 17:00", "01 10:00"),
    Told("02", "01 08:10", "01 17:00", "01 17:00"),
    Told("03", "01 15:30", "02 17:00", "02 17:01"),
    Told("04", "01 09:00", "06 09:00", "05 16:00"),
    Told("05", "01 09:10", "06 09:10", "06 09:10"),
    Told("06", "01 09:20", "06 09:20", "06 09:21", apology="06 08:00"),
    Told("07", "02 09:00", "07 09:00", "07 08:00", supplements=1),
    Told("08", "05 09:00", "08 09:00", "08 10:00", supplements=2),
    Told("09", "05 10:00", "19 10:00", "16 10:00"),
    Told("10", "06 09:00", "12 09:00", withdrawn="08 09:00"),
    Told("11", "26 10:00", "30 10:00"),
    Told("12", "28 10:00", "30 17:00", "30 16:59"),
)


def requests_of(told: Told) -> Iterable[tuple[str | datetime, r.Request]]:
    """Yield what happened to a dossier, and when; papers come with the appointment the example gives."""
    due = a_due()
    appointed = type(due)(october(told.due), (), confirmed=True)
    number = int(told.name)
    start = october(told.received)
    matter = a_matter()
    code = Code(f"000.00.00.H99-2610{told.received[:2]}-{number:04}", Issuer.UNIT)
    yield start, receive(matter=matter, code=code, due=appointed, register=RegisterPlace("01/2026", 2026, number))
    yield from ((start, request) for request in AT_DESK[1:])
    for asked in range(told.supplements):
        close = date(2026, 10, 30)
        yield start + MINUTE, r.AskSupplement(("Tờ khai",), "Thiếu chữ ký", "01/HDHS", close, "" if not asked else "NĐ")
        yield start + MINUTE, r.TakeSupplement(appointed, start + MINUTE)
    if told.withdrawn:
        yield told.withdrawn, r.Withdraw("Tự nguyện")
        yield told.withdrawn, r.Stop("Công dân rút", "01/TB-TTPVHCC", october(told.withdrawn).date())
    if told.apology:
        yield told.apology, r.Apologise(october("09 09:00"), "Chậm ký", "01/PXL")
    if told.ready:
        yield told.ready, r.Advance(AT_DESK[-1].steps)
        yield told.ready, SIGN
        yield told.ready, COMPLETE


def store(ward: Ward, lines: Iterable[Told]) -> None:
    """Put the journals into the ward's database."""
    for number, told in enumerate(lines, 1):
        state: Dossier | None = None
        journal: list[Event] = []
        for moment, request in requests_of(told):
            when = october(moment) if isinstance(moment, str) else moment
            state, events = perform(state, number, request, an_act(when))
            journal += events
        assert state is not None
        with ward.desks.reports.ledger.new_unit() as unit:
            unit.dossiers.save(state, journal)


@pytest.fixture
def example(ward: Ward) -> Ward:
    """A ward that lived the example, on the morning of 02/11/2026."""
    store(ward, EXAMPLE)
    ward.clock.moment = datetime(2026, 11, 2, 8, tzinfo=WARD_TIME)
    return ward


def report(ward: Ward, form: ReportForm = ReportForm.F07A) -> PeriodReport:
    return ward.desks.reports.report(ward.actor("chat"), form, FIRST, LAST)


def names(found: PeriodReport, column: Column) -> set[str]:
    return {life.code[-2:] for life in found.dossiers(column)}


def test_the_sets_are_those_of_the_example_and_the_form_counts_the_withdrawn_one_too(example: Ward) -> None:
    found = report(example)
    assert names(found, Column.EARLY) == {"04", "09", "10"}
    assert names(found, Column.ON_TIME) == {"01", "02", "05", "07", "12"}
    assert names(found, Column.LATE) == {"03", "06", "08"}
    assert names(found, Column.OVERDUE) == {"11"}
    assert (found.total.sum(SOLVED), found.withdrawn) == (11, 1)
    assert found.total.received_total == 12


def test_seven_of_ten_were_on_time_and_seven_of_eleven_as_decision_766_counts(example: Ward) -> None:
    found = report(example).shares
    assert (found.ours.kept, found.ours.out_of, found.ours.hundredths) == (7, 10, 7000)
    assert (found.way_766.kept, found.way_766.out_of, found.way_766.hundredths) == (7, 11, 6364)


def test_the_dossier_that_makes_the_difference_is_named(example: Ward) -> None:
    assert [(one.kind, one.code[-2:]) for one in report(example).shares.differences] == [("open_late", "11")]


def test_every_check_of_the_example_holds_on_either_form(example: Ward) -> None:
    for form in ReportForm:
        assert all(check.ok for check in report(example, form).checks)
