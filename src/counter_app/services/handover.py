"""Between desks: a batch of dossiers is sent, taken over line by line, or called back."""

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from counter_app.domain.dossiers import requests as r
from counter_app.domain.dossiers.acts import Act
from counter_app.domain.dossiers.state import Dossier
from counter_app.domain.errors import Refused
from counter_app.domain.moments import ward_date
from counter_app.domain.numbering import series
from counter_app.domain.numbering.barcode import BarcodeKind
from counter_app.domain.numbering.papers import PaperKind
from counter_app.domain.numbering.series import SeriesKey, SeriesKind
from counter_app.domain.people import Right
from counter_app.services import numbering
from counter_app.services.acting import Actor
from counter_app.services.intake import process_of
from counter_app.services.ledger import Ledger, carry_out, needs
from counter_app.services.paper_orders import order_handover
from counter_app.services.ports import Unit
from counter_app.services.rows import BatchDone, BatchLine, BatchRow


@dataclass(frozen=True, slots=True)
class HandoverDesk:
    """Where batches leave and arrive."""

    ledger: Ledger

    @needs(Right.HAND_OVER)
    def hand_over(self, actor: Actor, codes: Sequence[str], to: str, *, key: str | None = None) -> BatchDone:
        """Send dossiers to a desk or a person; they move when the other side accepts. The slip is ordered."""

        def work(unit: Unit, act: Act) -> BatchDone:
            return _send(unit, actor, codes, to, act)

        return self.ledger.write(actor, "hand_over", (tuple(codes), to), key, BatchDone, work)

    @needs(Right.TAKE_OVER)
    def accept(
        self,
        actor: Actor,
        batch: str,
        *,
        left_out: AbstractSet[str] = frozenset(),
        refused: Mapping[str, str] | None = None,
        key: str | None = None,
    ) -> BatchDone:
        """Take over the waiting lines of a batch, but those left out (still on their way) or refused with a reason."""
        reasons = dict(refused or {})

        def work(unit: Unit, act: Act) -> BatchDone:
            return _take(unit, batch, left_out, reasons, act)

        request = (batch, tuple(sorted(left_out)), reasons)
        return self.ledger.write(actor, "accept_batch", request, key, BatchDone, work)

    @needs(Right.HAND_OVER)
    def recall(self, actor: Actor, batch: str, *, key: str | None = None) -> BatchDone:
        """Take back what the other side has not accepted yet."""

        def work(unit: Unit, act: Act) -> BatchDone:
            sent = unit.batches.get(batch)
            dossiers = _waiting(unit, batch)
            for dossier in dossiers:
                carry_out(unit, dossier, r.Recall(batch), act)
                unit.batches.settle(batch, _settled(dossier, "recalled", act))
            return BatchDone(batch, tuple(dossier.handle for dossier in dossiers), _to(sent), in_transit=False)

        return self.ledger.write(actor, "recall", batch, key, BatchDone, work)


def _send(unit: Unit, actor: Actor, codes: Sequence[str], to: str, act: Act) -> BatchDone:
    if not codes:
        raise Refused("handover.nothing")
    dossiers = [unit.dossiers.find(code) for code in codes]
    if len({dossier.number for dossier in dossiers}) < len(dossiers):
        raise Refused("handover.twice")
    desk, person = _destination(unit, to, dossiers[0], act)
    running = unit.numbers.take(series.barcodes(BarcodeKind.HANDOVER))
    sent = BatchRow(
        batch=f"BG-{running:06d}",
        running=running,
        paper_number=numbering.paper_number(unit, PaperKind.HANDOVER, act.happened_at),
        from_desk=dossiers[0].holder.desk,
        to_desk=desk,
        to_person=person,
        given_by=actor.doer.login,
        sent_at=act.happened_at,
        round_of_day=unit.numbers.take(_rounds(act)),
    )
    sent_dossiers = [carry_out(unit, dossier, r.HandOver(sent.batch, desk, person), act) for dossier in dossiers]
    unit.batches.add(sent, [dossier.number for dossier in sent_dossiers])
    job = order_handover(unit, sent, sent_dossiers, act)
    return BatchDone(
        sent.batch, tuple(dossier.handle for dossier in sent_dossiers), _to(sent), in_transit=True, job=job
    )


def _take(unit: Unit, batch: str, left_out: AbstractSet[str], refused: Mapping[str, str], act: Act) -> BatchDone:
    sent = unit.batches.get(batch)
    waiting = {dossier.number: dossier for dossier in _waiting(unit, batch)}
    kept_back = {_line_of(unit, code, waiting, batch) for code in left_out}
    reasons = {_line_of(unit, code, waiting, batch): reason for code, reason in refused.items()}
    accepted, given_back = [], []
    for number, dossier in waiting.items():
        if number in kept_back:
            continue
        if number in reasons:
            carry_out(unit, dossier, r.RefuseHandover(batch, reasons[number]), act)
            unit.batches.settle(batch, _settled(dossier, "refused", act, reasons[number]))
            given_back.append(dossier.handle)
            continue
        steps = process_of(dossier.procedure, unit.catalogue.pinned, short=False).steps
        carry_out(unit, dossier, r.TakeOver(batch, act.done_by, sent.given_by, steps), act)
        unit.batches.settle(batch, _settled(dossier, "accepted", act))
        accepted.append(dossier.handle)
    return BatchDone(
        batch,
        tuple(dossier.handle for dossier in waiting.values()),
        _to(sent),
        in_transit=bool(kept_back),
        accepted=tuple(accepted),
        refused=tuple(given_back),
    )


def _line_of(unit: Unit, code: str, waiting: Mapping[int, Dossier], batch: str) -> int:
    number = unit.dossiers.find(code).number
    if number not in waiting:
        raise Refused("dossier.not_in_batch", dossier=code, batch=batch)
    return number


def _settled(dossier: Dossier, outcome: str, act: Act, reason: str = "") -> BatchLine:
    return BatchLine(dossier.number, outcome, reason, act.happened_at, act.done_by)


def _waiting(unit: Unit, batch: str) -> list[Dossier]:
    unit.batches.get(batch)
    numbers = unit.batches.waiting(batch)
    if not numbers:
        raise Refused("batch.settled", batch=batch)
    return [unit.dossiers.load(number) for number in numbers]


def _destination(unit: Unit, to: str, dossier: Dossier, act: Act) -> tuple[str, str]:
    """Return the desk, and the person where one was named. A person of several desks acts at the dossier's own."""
    day = ward_date(act.happened_at)
    if any(desk.code == to and desk.exists_on(day) for desk in unit.office.desks()):
        return to, ""
    try:
        person = unit.office.person(to)
    except Refused as unknown:
        raise Refused("handover.nowhere", to=to) from unknown
    if not person.active:
        raise Refused("person.inactive", login=to)
    if dossier.procedure.desk in person.desks or not person.desks:
        return dossier.procedure.desk, person.login
    return min(person.desks), person.login


def _rounds(act: Act) -> SeriesKey:
    return SeriesKey(SeriesKind.PAPER, "handover_round", f"{ward_date(act.happened_at):%Y-%m-%d}")


def _to(sent: BatchRow) -> str:
    return sent.to_person or sent.to_desk
