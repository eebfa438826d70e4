"""How every use case is written down: one transaction with its events, its log rows, its numbers and its answer."""

import hashlib
import json
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial, wraps
from typing import Any, Concatenate, ParamSpec, Protocol, TypeVar

import msgspec

from counter_app.domain.dossiers.acts import Act, perform
from counter_app.domain.dossiers.requests import Request
from counter_app.domain.dossiers.state import Dossier
from counter_app.domain.errors import Forbidden, Refused, Unavailable
from counter_app.domain.numbering import series
from counter_app.domain.numbering.barcode import BarcodeKind
from counter_app.domain.people import Person, Right
from counter_app.services.acting import Actor, Clock
from counter_app.services.clock_watch import ClockWatch
from counter_app.services.plain_text import cleaned
from counter_app.services.ports import Answered, NewUnit, Unit

Answer = TypeVar("Answer")
Params = ParamSpec("Params")

LONGEST_KEY = 80
_FATE_UNKNOWN = {"server.unreachable", "disk.fault", "disk.full"}


@dataclass(frozen=True, slots=True)
class Ledger:
    """What each desk needs to write: transactions, the time, keys for requests that bring none, and who is who now."""

    new_unit: NewUnit
    now: Clock
    new_key: Callable[[], str]
    person: Callable[[str], Person]
    watch: ClockWatch | None = None

    def write(
        self,
        actor: Actor,
        command: str,
        request: Any,
        key: str | None,
        shape: type[Answer],
        work: Callable[[Unit, Act], Answer],
    ) -> Answer:
        """Do ``work`` in one transaction and keep its answer under the key.

        The same key with the same request gets the kept answer and writes nothing; with another one it is refused.
        """
        key = _usable(key or self.new_key())
        digest = _digest(actor, request)
        try:
            return self._done_once(actor, command, key, digest, shape, work)
        except Unavailable as fault:
            if fault.code not in _FATE_UNKNOWN:
                raise
            return self._saved_all_the_same(command, key, digest, shape, fault)

    def _done_once(
        self,
        actor: Actor,
        command: str,
        key: str,
        digest: str,
        shape: type[Answer],
        work: Callable[[Unit, Act], Answer],
    ) -> Answer:
        with self.new_unit() as unit:
            known = unit.keys.find(command, key)
            if known is not None:
                if known.request_digest != digest:
                    raise Refused("key.reused", key=key)
                return msgspec.json.decode(known.answer, type=shape)
            _must_still_work_here(unit, actor)
            now = self.now()
            settle = self._watched(unit, actor, now)
            act = actor.act(now)
            act.check(unit.office.profile().late_entry_bound)
            answer = work(unit, act)
            unit.keys.add(command, key, Answered(digest, msgspec.json.encode(answer).decode()), now)
        settle()
        return answer

    def _watched(self, unit: Unit, actor: Actor, now: datetime) -> Callable[[], None]:
        """Put a jump of the clock on record; return what is to be done once that is committed."""
        if self.watch is None:
            return _nothing
        newest = unit.audit.newest
        jump = self.watch.look(now, newest)
        if jump is not None:
            said = {"expected": jump.expected.isoformat(), "found": jump.found.isoformat()}
            unit.audit.add(actor.person.login, "clock.jumped", now, data=canonical(said))
        return partial(self.watch.settle, now, newest, jump)

    def as_of_now(self, actor: Actor) -> Actor:
        """Return the actor with the rights the office gives them at this moment; whoever it does not know has none."""
        done_by = self._known(actor.done_by) if actor.done_by else None
        return replace(actor, person=self._known(actor.person), done_by=done_by)

    def _known(self, person: Person) -> Person:
        try:
            return self.person(person.login)
        except Refused:
            return Person(person.login, person.name)

    def _saved_all_the_same(
        self, command: str, key: str, digest: str, shape: type[Answer], fault: Unavailable
    ) -> Answer:
        """Ask what became of a commit that failed; the lock makes the answer final. Raise ``fault`` if nothing was."""
        try:
            with self.new_unit() as unit:
                known = unit.keys.find(command, key)
        except Unavailable:
            raise fault from None
        if known is None or known.request_digest != digest:
            raise fault
        return msgspec.json.decode(known.answer, type=shape)

    def note(self, actor: Actor, action: str, number: int = 0, **data: str | int) -> None:
        """Log a look, a print or a refusal: something that changes no dossier."""
        now = self.now()
        with self.new_unit() as unit:
            settle = self._watched(unit, actor, now)
            unit.audit.add(actor.person.login, action, now, number, data=canonical(data))
        settle()


def carry_out(unit: Unit, dossier: Dossier | None, request: Request, act: Act) -> Dossier:
    """Let the domain decide, store what follows with one log row an event, and return the dossier as it now stands."""
    number = dossier.number if dossier else unit.numbers.take(series.barcodes(BarcodeKind.DOSSIER))
    state, events = perform(dossier, number, cleaned(request), act)
    digests = unit.dossiers.save(state, events)
    if events[0].happened_at != act.happened_at:
        said = {"found": act.happened_at.isoformat(), "levelled": events[0].happened_at.isoformat()}
        unit.audit.add(act.recorded_by, "clock.levelled", act.recorded_at, number, data=canonical(said))
    for event, digest in zip(events, digests, strict=True):
        unit.audit.add(
            act.recorded_by,
            f"dossier.{event.kind}",
            act.recorded_at,
            number,
            event.seq,
            canonical({"event": digest}),
        )
    return state


def _must_still_work_here(unit: Unit, actor: Actor) -> None:
    """Refuse whoever was disabled after their right was asked: nobody who left may come to hold a dossier."""
    disabled = {one.login for one in unit.office.people() if not one.active}
    for one in (actor.person, actor.done_by):
        if one is not None and one.active and one.login in disabled:
            raise Refused("person.inactive", login=one.login)


def _nothing() -> None:
    """Nobody watches the clock."""


class _HasLedger(Protocol):
    @property
    def ledger(self) -> Ledger: ...


Desk = TypeVar("Desk", bound=_HasLedger)


def needs(
    right: Right,
) -> Callable[[Callable[Concatenate[Desk, Actor, Params], Answer]], Callable[Concatenate[Desk, Actor, Params], Answer]]:
    """Declare the right that a service call needs. A refused attempt is logged before it is refused.

    People are looked up at each call, so that a right taken away is gone at the next one.
    """

    def declare(
        call: Callable[Concatenate[Desk, Actor, Params], Answer],
    ) -> Callable[Concatenate[Desk, Actor, Params], Answer]:
        @wraps(call)
        def guarded(desk: Desk, actor: Actor, /, *args: Params.args, **kwargs: Params.kwargs) -> Answer:
            actor = desk.ledger.as_of_now(actor)
            try:
                actor.must_be_allowed(right)
            except Forbidden:
                desk.ledger.note(actor, "right.refused", right=right.value)
                raise
            return call(desk, actor, *args, **kwargs)

        guarded.right = right  # type: ignore[attr-defined]
        return guarded

    return declare


def _digest(actor: Actor, request: Any) -> str:
    frame = {
        "by": actor.person.login,
        "for": actor.doer.login,
        "at": actor.happened_at,
        "why": actor.late_reason,
        "evidence": actor.evidence,
        "request": request,
    }
    try:
        said = msgspec.json.encode(frame, order="deterministic")
    except UnicodeEncodeError:  # half a character, which is cleaned away where the text is kept
        said = json.dumps(msgspec.to_builtins(frame, str_keys=True), sort_keys=True).encode()
    return hashlib.sha256(said).hexdigest()


def _usable(key: str) -> str:
    """Return the key, or raise Refused: it is kept as it came, so it must be short and plain on every engine."""
    if len(key) > LONGEST_KEY or not key.isprintable():
        raise Refused("key.unusable", most=LONGEST_KEY)
    return key


def canonical(data: dict[str, str | int] | dict[str, str]) -> str:
    """Return what a log row tells beside its action: equal data give equal text."""
    return json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
