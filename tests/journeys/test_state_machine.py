"""Whatever clerks do in whatever order, the data keep their promises; and where one is broken it is noticed."""

import time
from collections import Counter
from dataclasses import replace
from typing import Any

import hypothesis
import pytest
from hypothesis import HealthCheck, Phase
from hypothesis.stateful import run_state_machine_as_test
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from counter_app.devices.scans import ScanFolder
from counter_app.domain.audit import GENESIS, AuditEntry, sealed
from counter_app.domain.errors import Refused
from counter_app.domain.numbering.series import SeriesKey, SeriesKind
from counter_app.persistence import audit as audit_module
from counter_app.persistence.audit import SqlAudit
from counter_app.persistence.numbers import SqlNumbers
from counter_app.services.acting import Actor
from counter_app.services.ledger import Ledger
from journeys.machine import DONE, RUNS, WALKED, Clerks, ClerksOnServer
from journeys.roads import ROADS, ROWS
from servers import ENGINES

LEAST_STEPS = 40
FAST = hypothesis.settings(
    max_examples=25,
    stateful_step_count=LEAST_STEPS,
    deadline=None,
    suppress_health_check=list(HealthCheck),
    phases=[Phase.explicit, Phase.reuse, Phase.generate],  # told at once; the thorough run makes a failure short
)
FAST_ON = {"sqlite": FAST, "postgresql": hypothesis.settings(FAST, max_examples=6)}
THOROUGH = hypothesis.settings(FAST, max_examples=300, stateful_step_count=45, phases=list(Phase))
UNTIL_IT_FAILS = hypothesis.settings(
    FAST,
    max_examples=200,
    phases=[Phase.generate],
    database=None,
    report_multiple_bugs=False,
    print_blob=False,
)


CLERKS: dict[str, type[Clerks]] = {"sqlite": Clerks, "postgresql": ClerksOnServer}
ON_THE_SERVER_AT_LENGTH = ["sqlite", pytest.param("postgresql", marks=[pytest.mark.postgres, pytest.mark.thorough])]
"""For controls whose protection is the same code on both engines."""


def play(engine: str, settings: hypothesis.settings) -> tuple[int, int]:
    """Let clerks work; return how many runs there were and how many steps the shortest had."""
    for figures in (RUNS, WALKED, DONE):
        figures.clear()
    run_state_machine_as_test(CLERKS[engine], settings=settings, _min_steps=LEAST_STEPS)
    return sum(RUNS.values()), min(RUNS)


@pytest.mark.parametrize("engine", ENGINES)
def test_clerks_at_work_break_no_promise(engine: str) -> None:
    runs, shortest = play(engine, FAST_ON[engine])
    assert runs >= FAST_ON[engine].max_examples
    assert shortest >= LEAST_STEPS


@pytest.mark.thorough
@pytest.mark.parametrize("engine", ENGINES)
def test_clerks_at_work_for_long_go_every_way_and_break_no_promise(
    engine: str, capsys: pytest.CaptureFixture[str]
) -> None:
    started = time.monotonic()
    runs, shortest = play(engine, THOROUGH)
    with capsys.disabled():
        print(f"\n{engine}: {figures()}; {time.monotonic() - started:.0f} s")  # noqa: T201 - figures are its result
    assert runs >= 300
    assert shortest >= LEAST_STEPS
    assert all(WALKED[road] for road in ROWS.values()), WALKED
    assert {kind for _, kind, _ in WALKED} == set(ROADS)


def figures() -> str:
    """Return what the last play came to."""
    reached = {name: WALKED[road] for name, road in ROWS.items()}
    rarest = min(reached, key=lambda name: reached[name])
    said = (
        f"{sum(RUNS.values())} runs, {sum(length * times for length, times in RUNS.items())} steps",
        f"the shortest {min(RUNS)}",
        f"{sum(map(bool, reached.values()))} of {len(ROWS)} rows, the rarest ({rarest}) in {reached[rarest]} runs",
        f"{len(WALKED)} roads in all",
        f"{DONE['granted']} acts granted, {sum(DONE.values()) - DONE['granted']} refused in {len(DONE) - 1} ways",
    )
    return "; ".join(said)


# --- the controls: with a protection taken away the same run must fail ---


HONEST_TAKE = SqlNumbers.take
OUT_OF_ORDER = ("register:", "dossier_code:", "barcode:", "paper:", "counters ")


def must_fail(engine: str, *how: type[Exception]) -> str:
    with pytest.raises(how or AssertionError) as caught:
        run_state_machine_as_test(CLERKS[engine], settings=UNTIL_IT_FAILS)
    return str(caught.value)


@pytest.mark.parametrize("engine", ON_THE_SERVER_AT_LENGTH)
def test_numbers_that_a_refused_act_does_not_give_back_are_noticed(
    engine: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    beside_the_database: Counter[tuple[str, str]] = Counter()

    def take(numbers: SqlNumbers, series: SeriesKey) -> int:
        HONEST_TAKE(numbers, series)
        key = str(numbers._connection.engine.url.database), str(series)
        beside_the_database[key] += 1
        return beside_the_database[key]

    monkeypatch.setattr(SqlNumbers, "take", take)
    assert must_fail(engine).startswith(OUT_OF_ORDER)


def outside(numbers: SqlNumbers, series: SeriesKey) -> int:
    """Return max() + 1 as another connection finds it: the same for two who ask before either has committed."""
    HONEST_TAKE(numbers, series)
    with numbers._connection.engine.connect() as another, another.begin():
        found = another.execute(text("SELECT max(value) FROM counter WHERE series = :name"), {"name": str(series)})
        return int(found.scalar() or 0) + 1


@pytest.mark.parametrize("engine", ENGINES)
def test_numbers_counted_outside_the_transaction_are_noticed(engine: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(SqlNumbers, "take", outside)
    must_fail(engine, AssertionError, IntegrityError)


@pytest.mark.parametrize("engine", ON_THE_SERVER_AT_LENGTH)
def test_paper_numbers_counted_outside_the_transaction_are_noticed(
    engine: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No table keeps these apart: the watcher alone sees a twin."""

    def take(numbers: SqlNumbers, series: SeriesKey) -> int:
        return (outside if series.kind is SeriesKind.PAPER else HONEST_TAKE)(numbers, series)

    monkeypatch.setattr(SqlNumbers, "take", take)
    assert must_fail(engine).startswith(OUT_OF_ORDER)


@pytest.mark.parametrize("engine", ENGINES)
def test_a_refusal_that_leaves_something_behind_is_noticed(engine: str, monkeypatch: pytest.MonkeyPatch) -> None:
    honest = Ledger.write

    def write(ledger: Ledger, actor: Actor, *more: Any) -> Any:
        try:
            return honest(ledger, actor, *more)
        except Refused:
            ledger.note(actor, "refused")
            raise

    monkeypatch.setattr(Ledger, "write", write)
    assert must_fail(engine).startswith("refused, and yet something was written")


def test_a_scan_whose_file_holds_another_thing_is_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    honest = ScanFolder.lay_by
    monkeypatch.setattr(ScanFolder, "lay_by", lambda scans, content: honest(scans, content[:-1]))
    assert must_fail("sqlite").startswith("scan attachments/")


@pytest.mark.parametrize("engine", ENGINES)
def test_a_log_row_that_was_dropped_is_noticed(engine: str, monkeypatch: pytest.MonkeyPatch) -> None:
    honest = SqlAudit.add

    def add(log: SqlAudit, who: str, action: str, *more: Any, **named: Any) -> AuditEntry | None:
        return None if action == "dossier.corrected" else honest(log, who, action, *more, **named)

    monkeypatch.setattr(SqlAudit, "add", add)
    assert must_fail(engine).startswith("event: ")


@pytest.mark.parametrize("engine", ON_THE_SERVER_AT_LENGTH)
def test_a_log_that_is_not_chained_is_noticed(engine: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(audit_module, "sealed", lambda entry, previous: sealed(entry, GENESIS))
    assert "does not follow" in must_fail(engine)


@pytest.mark.parametrize("engine", ON_THE_SERVER_AT_LENGTH)
def test_a_log_row_whose_hash_is_of_another_is_noticed(engine: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def other_hash(entry: AuditEntry, previous: str) -> AuditEntry:
        honest = sealed(entry, previous)
        return replace(honest, digest=honest.digest[::-1]) if entry.seq % 7 == 0 else honest

    monkeypatch.setattr(audit_module, "sealed", other_hash)
    assert "another thing than its hash" in must_fail(engine)
