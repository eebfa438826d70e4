"""The log that proves itself: each row carries the hash of the one before it.

A row is hashed as canonical JSON (sorted keys, no spaces, UTF-8) together with the unit and its sequence number, so
that a row can be neither changed, removed, inserted nor moved without breaking every row after it. What the chain
cannot see, rows cut from the end or a chain rewritten whole, an anchor kept outside shows: the count and head hash, or
the ten characters that each receipt prints.
"""

import hashlib
import json
from dataclasses import dataclass, replace
from datetime import UTC, datetime

GENESIS = "0" * 64
ANCHOR_LENGTH = 10


@dataclass(frozen=True, slots=True)
class AuditEntry:
    """One row. ``number`` and ``event_seq`` name the dossier event it belongs to; both 0 for a look or a refusal."""

    seq: int
    unit: str
    at: datetime
    who: str
    action: str
    number: int = 0
    event_seq: int = 0
    data: str = "{}"
    previous: str = GENESIS
    digest: str = ""


def sealed(entry: AuditEntry, previous: str) -> AuditEntry:
    """Return the entry bound to the one before it."""
    bound = replace(entry, previous=previous)
    return replace(bound, digest=digest_of(bound))


def digest_of(entry: AuditEntry) -> str:
    """Return the SHA-256 of everything in the row but its own digest, as 64 hexadecimal digits."""
    row = {
        "action": entry.action,
        "at": entry.at.astimezone(UTC).isoformat(timespec="seconds"),
        "data": entry.data,
        "event_seq": entry.event_seq,
        "number": entry.number,
        "previous": entry.previous,
        "seq": entry.seq,
        "unit": entry.unit,
        "who": entry.who,
    }
    canonical = json.dumps(row, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(canonical.encode()).hexdigest()


def anchor(entry: AuditEntry) -> str:
    """Return the characters of this row that a paper carries out of the house."""
    return entry.digest[:ANCHOR_LENGTH].upper()
