"""The journals in the database. A dossier is read by replaying its events; its rows are for lists and search."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from datetime import UTC
from typing import Any

from sqlalchemy import Connection, bindparam, delete, insert, select, update

from counter_app.domain.dossiers.apply import replay
from counter_app.domain.dossiers.events import Event, FeeCollected
from counter_app.domain.dossiers.state import Dossier
from counter_app.domain.errors import Refused
from counter_app.persistence import holding_counts, projection
from counter_app.persistence.codec import payload_from_json, to_json
from counter_app.persistence.search import number_of
from counter_app.persistence.store import Dialect
from counter_app.persistence.tables import cash, dossier, dossier_code, event, party

_JOURNAL = select(event).where(event.c.number == bindparam("number")).order_by(event.c.seq)
_ADD_EVENT = insert(event)
_ADD_DOSSIER = insert(dossier)
_ADD_PARTY = insert(party)
_ADD_CODE = insert(dossier_code)
_ADD_CASH = insert(cash)
_CHANGE = update(dossier).where(dossier.c.number == bindparam("this"), dossier.c.version == bindparam("was"))
_IS_TAKEN = select(dossier_code.c.number).where(dossier_code.c.code == bindparam("code"))
_CODES = select(dossier_code.c.code).where(dossier_code.c.number == bindparam("number"))
_FORGET_PARTIES = delete(party).where(party.c.number == bindparam("this"))


class SqlDossiers:
    """The dossiers as one transaction sees them."""

    def __init__(self, connection: Connection, search: Dialect) -> None:
        self._connection = connection
        self._search = search

    def find(self, handle: str) -> Dossier:
        """Return the dossier of a code (present or former), slip or barcode; Refused when there is none."""
        number = number_of(self._connection, handle)
        if number is None:
            raise Refused("dossier.unknown", dossier=handle)
        return self.load(number)

    def is_taken(self, code: str) -> bool:
        """Say whether a code, present or former, belongs to a dossier."""
        return self._connection.execute(_IS_TAKEN, {"code": code}).scalar() is not None

    def load(self, number: int) -> Dossier:
        """Return the dossier of a running number."""
        return replay(self.journal(number))

    def journal(self, number: int) -> tuple[Event, ...]:
        """Return all events of a dossier in their order."""
        events = tuple(event_of(row) for row in self._connection.execute(_JOURNAL, {"number": number}))
        if not events:
            raise Refused("dossier.unknown", dossier=str(number))
        return events

    def held_by(self, login: str) -> int:
        """Return how many open dossiers somebody holds."""
        return holding_counts.held_by(self._connection, login)

    def lying_at(self, desk: str) -> int:
        """Return how many unfinished dossiers lie at a desk or are on their way there."""
        return holding_counts.lying_at(self._connection, desk)

    def save(self, changed: Dossier, events: Sequence[Event]) -> tuple[str, ...]:
        """Add the new events and bring the dossier's rows up to them; return the SHA-256 of each as stored.

        Refused when somebody was faster.
        """
        row = projection.dossier_row(changed)
        first = events[0].seq
        is_searched_anew = first == 1 or any(one.kind in _CHANGES_WHAT_IS_SEARCHED for one in events)
        codes = self._new_codes(changed) if is_searched_anew else []
        if first == 1:
            self._connection.execute(_ADD_DOSSIER, row)
        else:
            self._overwrite(row, was=first - 1)
        rows = [_event_row(one) for one in events]
        self._connection.execute(_ADD_EVENT, rows)
        self._take_money(events)
        if is_searched_anew:
            self._make_findable(changed, codes)
        return tuple(digest_of(one) for one in rows)

    def _overwrite(self, row: dict[str, object], was: int) -> None:
        if self._connection.execute(_CHANGE, {**row, "this": row["number"], "was": was}).rowcount == 0:
            raise Refused("dossier.changed_meanwhile", dossier=row["code"] or row["slip"])

    def _take_money(self, events: Sequence[Event]) -> None:
        for one in events:
            if isinstance(one.payload, FeeCollected):
                taken = {"number": one.number, "seq": one.seq, "taken_at": one.happened_at, "taken_by": one.done_by}
                self._connection.execute(_ADD_CASH, {**taken, "amount": one.payload.amount, "book": one.payload.book})

    def _new_codes(self, changed: Dossier) -> list[str]:
        """Return the codes it did not have before; Refused when one of them leads to another dossier."""
        known = set(self._connection.execute(_CODES, {"number": changed.number}).scalars())
        new = [code for code in projection.codes(changed) if code not in known]
        for code in new:
            if number_of(self._connection, code) is not None:
                raise Refused("code.taken", code=code)
        return new

    def _make_findable(self, changed: Dossier, new: Sequence[str]) -> None:
        self._connection.execute(_FORGET_PARTIES, {"this": changed.number})
        self._connection.execute(_ADD_PARTY, projection.party_rows(changed))
        if new:
            self._connection.execute(_ADD_CODE, [{"code": code, "number": changed.number} for code in new])
        self._search.index(self._connection, changed.number, *projection.search_words(changed))


_CHANGES_WHAT_IS_SEARCHED = {"received", "code_adopted", "corrected"}


def event_of(row: Sequence[Any]) -> Event:
    """Return a stored row, all columns in their order, as the domain's event: reports read them by the ten thousand."""
    number, seq, schema, kind, happened_at, recorded_at, done_by, recorded_by, evidence, late_reason, data = row
    return Event(
        number=number,
        seq=seq,
        happened_at=happened_at,
        recorded_at=recorded_at,
        done_by=done_by,
        recorded_by=recorded_by,
        evidence=evidence,
        late_reason=late_reason,
        schema=schema,
        payload=payload_from_json(kind, schema, data),
    )


def digest_of(stored: Mapping[str, Any]) -> str:
    """Return the SHA-256 over everything a stored event says, which the log row beside it carries."""
    said = [
        stored["number"],
        stored["seq"],
        stored["schema"],
        stored["kind"],
        stored["happened_at"].astimezone(UTC).isoformat(),
        stored["recorded_at"].astimezone(UTC).isoformat(),
        stored["done_by"],
        stored["recorded_by"],
        stored["evidence"],
        stored["late_reason"],
        stored["data"],
    ]
    return hashlib.sha256(json.dumps(said, ensure_ascii=False).encode()).hexdigest()


def _event_row(one: Event) -> dict[str, Any]:
    return {
        "number": one.number,
        "seq": one.seq,
        "schema": one.schema,
        "kind": one.kind,
        "happened_at": one.happened_at,
        "recorded_at": one.recorded_at,
        "done_by": one.done_by,
        "recorded_by": one.recorded_by,
        "evidence": one.evidence,
        "late_reason": one.late_reason,
        "data": to_json(one.payload),
    }
