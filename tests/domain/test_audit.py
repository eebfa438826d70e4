"""The log proves itself: whoever changes, removes, adds or moves a row is found out."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builders import MORNING
from counter_app.domain.audit import ANCHOR_LENGTH, GENESIS, AuditEntry, anchor, digest_of, sealed

Log = list[AuditEntry]
LENGTH = 12
places = st.integers(0, LENGTH - 1)


def an_entry(seq: int) -> AuditEntry:
    return AuditEntry(
        seq=seq,
        unit="UBND phường Đức Xuân",
        at=MORNING + timedelta(minutes=seq),
        who="hoa",
        action="dossier.received",
        number=seq,
        event_seq=1,
        data='{"event":"00ff"}',
    )


def a_log(length: int = LENGTH) -> Log:
    log: Log = []
    for seq in range(1, length + 1):
        log.append(sealed(an_entry(seq), log[-1].digest if log else GENESIS))
    return log


def is_whole(log: Sequence[AuditEntry]) -> bool:
    """Check the chain by what the module's first lines promise."""
    previous = GENESIS
    for seq, entry in enumerate(log, start=1):
        if (entry.seq, entry.previous) != (seq, previous) or entry.digest != digest_of(entry):
            return False
        previous = entry.digest
    return True


CHANGES: dict[str, Callable[[AuditEntry], AuditEntry]] = {
    "seq": lambda entry: replace(entry, seq=entry.seq + 1),
    "unit": lambda entry: replace(entry, unit="UBND phường Sông Cầu"),
    "at": lambda entry: replace(entry, at=entry.at - timedelta(seconds=1)),
    "who": lambda entry: replace(entry, who="binh"),
    "action": lambda entry: replace(entry, action="dossier.returned"),
    "number": lambda entry: replace(entry, number=entry.number + 1),
    "event_seq": lambda entry: replace(entry, event_seq=2),
    "data": lambda entry: replace(entry, data='{"event":"00fe"}'),
    "previous": lambda entry: replace(entry, previous="f" * 64),
    "digest": lambda entry: replace(entry, digest="0" * 64),
}


def test_an_honest_log_is_whole() -> None:
    assert is_whole(a_log())
    assert is_whole([])


def test_every_field_of_a_row_is_tried() -> None:
    assert set(CHANGES) == set(AuditEntry.__slots__)


@pytest.mark.parametrize("field", CHANGES)
@given(place=places)
def test_a_changed_row_is_found(field: str, place: int) -> None:
    log = a_log()
    log[place] = CHANGES[field](log[place])
    assert not is_whole(log)


@pytest.mark.parametrize("field", [name for name in CHANGES if name != "digest"])
@given(place=st.integers(0, LENGTH - 2))
def test_a_changed_row_is_found_even_with_its_own_hash_made_anew(field: str, place: int) -> None:
    log = a_log()
    changed = CHANGES[field](log[place])
    log[place] = replace(changed, digest=digest_of(changed))
    assert not is_whole(log)


@given(st.integers(0, LENGTH - 2))
def test_a_removed_row_is_found(place: int) -> None:
    log = a_log()
    del log[place]
    assert not is_whole(log)


@given(places)
def test_an_inserted_row_is_found(place: int) -> None:
    log = a_log()
    before = log[place - 1].digest if place else GENESIS
    log.insert(place, sealed(an_entry(place + 1), before))
    assert not is_whole(log)


@given(places, places)
def test_swapped_rows_are_found(one: int, other: int) -> None:
    log = a_log()
    log[one], log[other] = log[other], log[one]
    assert is_whole(log) is (one == other)


def test_what_the_chain_cannot_see_the_anchor_shows() -> None:
    log = a_log()
    head = (len(log), log[-1].digest)
    cut = log[:-1]
    assert is_whole(cut)
    assert (len(cut), cut[-1].digest) != head
    rewritten = a_log(LENGTH - 1)
    rewritten.append(sealed(replace(an_entry(LENGTH), who="binh"), rewritten[-1].digest))
    assert is_whole(rewritten)
    assert (len(rewritten), rewritten[-1].digest) != head


def test_a_row_says_the_same_by_any_clock() -> None:
    entry = an_entry(1)
    assert digest_of(replace(entry, at=entry.at.astimezone(UTC))) == digest_of(entry)


# SHA-256 of its canonical JSON, made once outside this program
GOLDEN = "f5966d16bafad5add14351d979883612a2b6f2f47fef07e85eca102f94ef4778"


def test_the_hash_of_a_row_never_changes_between_versions_of_the_program() -> None:
    entry = AuditEntry(1, "UBND phường Đức Xuân", datetime(2026, 11, 18, 1, 30, tzinfo=UTC), "hoa", "office.founded")
    assert digest_of(entry) == GOLDEN


def test_a_receipt_carries_ten_characters_of_its_row() -> None:
    entry = sealed(an_entry(1), GENESIS)
    assert anchor(entry) == entry.digest[:10].upper()
    assert len(anchor(entry)) == ANCHOR_LENGTH == 10
