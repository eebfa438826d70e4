"""Whoever changes the log is found: by the chain alone, or, with a chain cut short or rewritten, by an anchor outside.

An anchor is the count and head of the log as written down elsewhere, or the ten characters that each receipt prints.
"""

import random
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from builders import Ward, a_ward, quick_folder, reopened
from counter_app.domain.audit import ANCHOR_LENGTH, AuditEntry, sealed
from counter_app.persistence.audit import entry_of
from counter_app.persistence.tables import audit
from faults.counters import Deed
from faults.scenes import ENGINES, tell, ward_on
from faults.workload import a_day

Problem = tuple[str, str, str]
ACTS = 60
SPOILT = {
    "unit": "'UBND phường khác'",
    "at": "'2020-01-01 00:00:00'",
    "who": "'khac'",
    "action": "'dossier.opened'",
    "number": "number + 1",
    "event_seq": "event_seq + 1",
    "data": '\'{"event":""}\'',
    "previous": "digest",
    "digest": "previous",
}


def log_of(ward: Ward) -> list[AuditEntry]:
    with ward.store.engine.connect() as connection:
        return [entry_of(row) for row in connection.execute(select(audit).order_by(audit.c.seq))]


def head_of(ward: Ward) -> str:
    head = ward.desks.upkeep.audit_head(ward.actor("quan"))
    return f"{head.count}:{head.head}"


def found(ward: Ward, *anchors: str) -> list[Problem]:
    report = ward.desks.upkeep.verify(ward.actor("quan"), anchors)
    return [(problem.invariant, problem.code, problem.where) for problem in report.problems]


def chain(problems: list[Problem]) -> list[str]:
    return [where for _, code, where in problems if code == "audit.chain_broken"]


def anchored(problems: list[Problem]) -> list[str]:
    return [where for _, code, where in problems if code == "anchor.does_not_fit"]


# --- what a hand on the database can do; each returns the row where the chain must first fail ---


def change(ward: Ward, chance: random.Random) -> int:
    row = chance.randint(1, len(log_of(ward)))
    column = chance.choice(sorted(SPOILT))
    ward.tamper(f"UPDATE audit SET {column} = {SPOILT[column]} WHERE seq = {row}")
    return row


def delete(ward: Ward, chance: random.Random) -> int:
    row = chance.randint(1, len(log_of(ward)) - 1)
    ward.tamper(f"DELETE FROM audit WHERE seq = {row}")
    return row + 1


def insert(ward: Ward, chance: random.Random) -> int:
    """Slip a row in; half of the time with a hash that fits, so that only the row after it betrays it."""
    log = log_of(ward)
    row, careful = chance.randint(1, len(log)), chance.random() < 0.5
    forged = replace(log[row - 1], who="khac", action="dossier.opened", number=0, event_seq=0, data="{}")
    forged = sealed(forged, log[row - 1].previous)
    ward.tamper(
        f"UPDATE audit SET seq = -seq - 1 WHERE seq >= {row}",
        "UPDATE audit SET seq = -seq WHERE seq < 0",
        "INSERT INTO audit (seq, unit, at, who, action, number, event_seq, data, previous, digest) "
        f"SELECT {row}, unit, at, 'khac', 'dossier.opened', 0, 0, '{{}}', '{forged.previous}', "
        f"'{forged.digest if careful else forged.previous}' FROM audit WHERE seq = {row + 1}",
    )
    return row + careful


def swap(ward: Ward, chance: random.Random) -> int:
    one, other = sorted(chance.sample(range(1, len(log_of(ward)) + 1), 2))
    ward.tamper(
        f"UPDATE audit SET seq = -1 WHERE seq = {one}",
        f"UPDATE audit SET seq = {one} WHERE seq = {other}",
        f"UPDATE audit SET seq = {other} WHERE seq = -1",
    )
    return one


def cut(ward: Ward, chance: random.Random) -> int:
    """Cut the end off; the events of the cut rows stay."""
    length = len(log_of(ward))
    row = chance.randint(1, length - 1)
    ward.tamper(f"DELETE FROM audit WHERE seq > {row}")
    return row + 1


def rewrite(ward: Ward, chance: random.Random) -> int:
    """Change one row, and compute the whole chain after it anew."""
    return rewrite_from(chance.randint(1, len(log_of(ward))), ward)


def rewrite_from(row: int, ward: Ward) -> int:
    log = log_of(ward)
    previous, statements = log[row - 1].previous, []
    for entry in (replace(log[row - 1], who="khac"), *log[row:]):
        entry = sealed(entry, previous)  # noqa: PLW2901
        previous = entry.digest
        statements.append(
            f"UPDATE audit SET who = '{entry.who}', previous = '{entry.previous}', digest = '{entry.digest}' "
            f"WHERE seq = {entry.seq}"
        )
    ward.tamper(*statements)
    return row


Hand = Callable[[Ward, random.Random], int]
BY_THE_CHAIN: tuple[Hand, ...] = (change, delete, insert, swap)
BY_AN_ANCHOR: tuple[Hand, ...] = (cut, rewrite)


# --- a log to lay hands on ---


@cache
def written_log() -> Path:
    """Return a folder whose log holds a day's work; it is only copied."""
    folder = quick_folder() / "ward"
    with a_ward(folder) as ward:
        a_day("lane", 4, ACTS, lambda deed: deed.carry_out(ward.desks))
    return folder


@contextmanager
def a_log(engine: str) -> Iterator[Ward]:
    if engine == "sqlite":
        folder = quick_folder()
        shutil.copytree(written_log(), folder, dirs_exist_ok=True)
        try:
            with reopened(folder) as ward:
                yield ward
        finally:
            shutil.rmtree(folder)
    else:
        with ward_on(engine) as (ward, _):
            a_day("lane", 4, ACTS // 4, lambda deed: deed.carry_out(ward.desks))
            yield ward


def one_hand(hand: Hand, engine: str, seed: int) -> list[str]:
    """Let one hand spoil a log; return what the check did not find as it should."""
    with a_log(engine) as ward:
        head = head_of(ward)
        assert found(ward, head) == []
        row = hand(ward, random.Random(f"{hand.__name__}/{seed}"))
        alone, with_anchor = found(ward), found(ward, head)
    wrong = []
    if not with_anchor:
        wrong.append("not found at all")
    if hand in BY_THE_CHAIN and chain(with_anchor)[:1] != [str(row)]:
        wrong.append(f"row {row} spoilt, the chain names {chain(with_anchor)[:1]}")
    if hand in BY_AN_ANCHOR and (anchored(with_anchor) != [head] or chain(alone)):
        wrong.append(f"the anchors named are {anchored(with_anchor)}")
    return [f"{hand.__name__} {seed}: {words}" for words in wrong]


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("hand", [*BY_THE_CHAIN, *BY_AN_ANCHOR])
def test_a_hand_on_the_log_is_found(hand: Hand, engine: str) -> None:
    assert one_hand(hand, engine, seed=0) == []


@pytest.mark.faults
def test_300_hands_on_the_log_are_found() -> None:
    hands = (*BY_THE_CHAIN, *BY_AN_ANCHOR)
    wrong = [words for hand in hands for seed in range(50) for words in one_hand(hand, "sqlite", seed)]
    tell(f"{len(hands) * 50 - len(wrong)} of {len(hands) * 50} found, with the row or the anchor named")
    assert wrong == []


def test_an_older_copy_is_only_found_by_an_anchor() -> None:
    """A perfect cut: all of yesterday's data, put in the place of today's."""
    with a_log("sqlite") as ward:
        ward.receive()
        head = head_of(ward)
    with a_log("sqlite") as older:
        assert found(older) == []
        assert anchored(found(older, head)) == [head]


def receipt_anchors(ward: Ward) -> dict[str, int]:
    """Return the anchor of each receipt as its paper has it, and its row in the log."""
    codes = dict(ward.rows("SELECT number, code FROM dossier"))
    return {
        f"{codes[entry.number]}:{entry.digest[:ANCHOR_LENGTH].upper()}": entry.seq
        for entry in log_of(ward)
        if entry.action == "dossier.received"
    }


def test_a_rewritten_log_does_not_fit_the_receipts_printed_after_it() -> None:
    with a_log("sqlite") as ward:
        papers = receipt_anchors(ward)
        assert found(ward, *papers) == []
        row = rewrite_from(sorted(papers.values())[len(papers) // 2], ward)
        assert not [problem for problem in found(ward) if problem[0] == "I5"]  # the chain itself is whole again
        assert set(anchored(found(ward, *papers))) == {paper for paper, seq in papers.items() if seq >= row}


# --- no false alarm ---


def honest(acts: int, seed: int, chance: random.Random) -> int:
    """Work honestly and check after every act against anchors from all along; return how often that was done."""
    checks, anchors = 0, list[str]()
    with a_ward(quick_folder()) as ward:

        def do(deed: Deed) -> Any:
            nonlocal checks
            answer = deed.carry_out(ward.desks)
            anchors.append(head_of(ward))
            if chance.random() < 0.2:
                ward.desks.lookup.show(ward.actor(), ward.one("SELECT max(code) FROM dossier"))
            if chance.random() < 0.1:
                ward.clock.forward(hours=chance.randint(1, 40))
            papers = list(receipt_anchors(ward))
            some = chance.sample(anchors, min(4, len(anchors))) + chance.sample(papers, min(4, len(papers)))
            assert found(ward, *some) == []
            checks += 1
            return answer

        a_day("lane", seed, acts, do)
        shutil.rmtree(ward.folder)
    return checks


def test_honest_work_raises_no_alarm() -> None:
    assert honest(12, 0, random.Random(0)) == 12


@pytest.mark.faults
def test_1000_honest_runs_raise_no_alarm() -> None:
    checks = sum(honest(50, seed, random.Random(seed)) for seed in range(20))
    tell(f"{checks} checks of honest logs, 0 alarms")
    assert checks == 1_000
