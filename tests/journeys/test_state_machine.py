"""Whatever clerks do in whatever order, the data keep their promises; and where one is broken it is noticed."""

import sqlite3
import time
from collections import Counter
from contextlib import closing
from dataclasses import replace
from typing import Any

import hypothesis
import pytest
from hypothesis import HealthCheck, Phase
from hypothesis.stateful import run_state_machine_as_test
from sqlalchemy.exc import IntegrityError

from counter_app.domain.audit import GENESIS, AuditEntry, sealed
from counter_app.domain.numbering.series import SeriesKey, SeriesKind
from counter_app.persistence import audit as audit_module
from counter_app.persistence.audit import SqlAudit
from counter_app.persistence.numbers import SqlNumbers
from journeys.machine import DONE, RUNS, WALKED, Clerks
from journeys.watching import ROWS

LEAST_STEPS = 40
FAST = hypothesis.settings(
    max_examples=25,
    stateful_step_count=LEAST_STEPS,
    deadline=None,
    suppress_health_check=list(HealthCheck),
    phases=[Phase.explicit, Phase.reuse, Phase.generate],  # told at once; the thorough run makes a failure short
)
THOROUGH = hypothesis.settings(FAST, max_examples=300, stateful_step_count=45, phases=list(Phase))
UNTIL_IT_FAILS = hypothesis.settings(
    FAST,
    max_examples=200,
    phases=[Phase.generate],
    database=None,
    report_multiple_bugs=False,
    print_blob=False,
)


def play(settings: hypothesis.settings, least_steps: int = LEAST_STEPS) -> tuple[int, int]:
    """Let clerks work; return how many runs there were and how many steps the shortest had."""
    for figures in (RUNS, WALKED, DONE):
        figures.clear()
    run_state_machine_as_test(Clerks, settings=settings, _min_steps=least_steps)
    return sum(RUNS.values()), min(RUNS)


def test_clerks_at_work_break_no_promise() -> None:
    runs, shortest = play(FAST)
    assert runs >= 25
    assert shortest >= LEAST_STEPS


@pytest.mark.thorough
def test_clerks_at_work_for_long_go_every_way_and_break_no_promise(capsys: pytest.CaptureFixture[str]) -> None:
    started = time.monotonic()
    runs, shortest = play(THOROUGH)
    steps = sum(length * times for length, times in RUNS.items())
    reached = {name: WALKED[road] for name, road in ROWS.items()}
    rarest = min(reached, key=lambda name: reached[name])
    figures = (
        f"{runs} runs, {steps} steps, the shortest {shortest}",
        f"{sum(map(bool, reached.values()))} of {len(ROWS)} rows, the rarest ({rarest}) in {reached[rarest]} runs",
        f"{len(WALKED)} roads in all",
        f"{DONE['granted']} acts granted, {sum(DONE.values()) - DONE['granted']} refused in {len(DONE) - 1} ways",
        f"{time.monotonic() - started:.0f} s",
    )
    with capsys.disabled():
        print("\n" + "; ".join(figures))  # noqa: T201 - the figures of the run are its result
    assert runs >= 300
    assert shortest >= LEAST_STEPS
    assert all(reached.values()), reached


# --- the controls: with a protection taken away the same run must fail ---


HONEST_TAKE = SqlNumbers.take
OUT_OF_ORDER = ("register:", "dossier_code:", "barcode:", "paper:", "counters ")


def must_fail(*how: type[Exception]) -> str:
    with pytest.raises(how or AssertionError) as caught:
        run_state_machine_as_test(Clerks, settings=UNTIL_IT_FAILS)
    return str(caught.value)


def test_numbers_that_a_refused_act_does_not_give_back_are_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    beside_the_database: Counter[tuple[str, str]] = Counter()

    def take(numbers: SqlNumbers, series: SeriesKey) -> int:
        HONEST_TAKE(numbers, series)
        beside_the_database[file_of(numbers), str(series)] += 1
        return beside_the_database[file_of(numbers), str(series)]

    monkeypatch.setattr(SqlNumbers, "take", take)
    assert must_fail().startswith(OUT_OF_ORDER)


def outside(numbers: SqlNumbers, series: SeriesKey) -> int:
    """Return max() + 1 as another connection finds it: the same for two who ask before either has committed."""
    HONEST_TAKE(numbers, series)
    with closing(sqlite3.connect(file_of(numbers))) as connection:
        found = connection.execute("SELECT max(value) FROM counter WHERE series = ?", (str(series),)).fetchone()
    return (found[0] or 0) + 1


def test_numbers_counted_outside_the_transaction_are_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(SqlNumbers, "take", outside)
    must_fail(AssertionError, IntegrityError)


def test_paper_numbers_counted_outside_the_transaction_are_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    """No table keeps these apart: the watcher alone sees a twin."""

    def take(numbers: SqlNumbers, series: SeriesKey) -> int:
        return (outside if series.kind is SeriesKind.PAPER else HONEST_TAKE)(numbers, series)

    monkeypatch.setattr(SqlNumbers, "take", take)
    assert must_fail().startswith(OUT_OF_ORDER)


def file_of(numbers: SqlNumbers) -> str:
    return str(numbers._connection.engine.url.database)


def test_a_log_row_that_was_dropped_is_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    honest = SqlAudit.add

    def add(log: SqlAudit, who: str, action: str, *more: Any, **named: Any) -> AuditEntry | None:
        return None if action == "dossier.corrected" else honest(log, who, action, *more, **named)

    monkeypatch.setattr(SqlAudit, "add", add)
    assert "logged as None" in must_fail()


def test_a_log_that_is_not_chained_is_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(audit_module, "sealed", lambda entry, previous: sealed(entry, GENESIS))
    assert "does not follow" in must_fail()


def test_a_log_row_whose_hash_is_of_another_is_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    def other_hash(entry: AuditEntry, previous: str) -> AuditEntry:
        honest = sealed(entry, previous)
        return replace(honest, digest=honest.digest[::-1]) if entry.seq % 7 == 0 else honest

    monkeypatch.setattr(audit_module, "sealed", other_hash)
    assert "another thing than its hash" in must_fail()
