"""The returning desk: the result goes home with the citizen, and the fee is settled."""

from collections.abc import Sequence
from dataclasses import dataclass

from counter_app.domain import identifiers, names
from counter_app.domain.dossiers import requests as r
from counter_app.domain.dossiers.acts import Act
from counter_app.domain.dossiers.parties import PartyRole
from counter_app.domain.dossiers.state import Dossier
from counter_app.domain.dossiers.values import Authority, Outcome, Receiver, Signature
from counter_app.domain.people import Right
from counter_app.services.acting import Actor
from counter_app.services.handling import act_on, process
from counter_app.services.ledger import Ledger, carry_out, needs
from counter_app.services.ports import Unit
from counter_app.services.reception import current
from counter_app.services.rows import Done


@dataclass(frozen=True, slots=True)
class ReturnDesk:
    """Where citizens fetch their results."""

    ledger: Ledger

    @needs(Right.GIVE_BACK)
    def give_back(
        self, actor: Actor, code: str, receiver: Receiver, *, expected: int | None = None, key: str | None = None
    ) -> Done:
        """Record that the result was handed to the receiver."""

        def work(unit: Unit, act: Act) -> Done:
            return _give_back(unit, current(unit, code, expected), receiver, act)

        return self.ledger.write(actor, "give_back", (code, receiver), key, Done, work)

    @needs(Right.GIVE_BACK)
    def finish_many(
        self, actor: Actor, codes: Sequence[str], signer: str, *, key: str | None = None
    ) -> tuple[Done, ...]:
        """Sign, complete and hand back many short-process dossiers in one act; all of them or none.

        Each dossier keeps its own events; whoever submitted it takes it home.
        """

        def work(unit: Unit, act: Act) -> tuple[Done, ...]:
            leader = unit.office.person(signer)
            leader.must_be_allowed(Right.SIGN)
            signature = Signature(leader.login, leader.name, leader.title, Authority.TM, act.happened_at)
            return tuple(_finish(unit, unit.dossiers.find(code), signature, act) for code in codes)

        return self.ledger.write(actor, "finish_many", (tuple(codes), signer), key, tuple[Done, ...], work)

    @needs(Right.COLLECT_FEE)
    def collect_fee(
        self,
        actor: Actor,
        code: str,
        amount: int,
        book: str = "",
        *,
        expected: int | None = None,
        key: str | None = None,
    ) -> Done:
        """Take money, in đồng, against a line of the receipt book."""

        def work(unit: Unit, act: Act) -> Done:
            return act_on(unit, current(unit, code, expected), lambda *_: r.CollectFee(amount, names.clean(book)), act)

        return self.ledger.write(actor, "collect_fee", (code, amount, book), key, Done, work)

    @needs(Right.WAIVE_FEE)
    def waive_fee(
        self, actor: Actor, code: str, basis: str, *, expected: int | None = None, key: str | None = None
    ) -> Done:
        """Ask for no fee, with the basis in law."""

        def work(unit: Unit, act: Act) -> Done:
            return act_on(unit, current(unit, code, expected), lambda *_: r.WaiveFee(names.clean(basis)), act)

        return self.ledger.write(actor, "waive_fee", (code, basis), key, Done, work)


def _give_back(unit: Unit, dossier: Dossier, receiver: Receiver, act: Act) -> Done:
    checked = Receiver(
        name=names.person_name(receiver.name),
        id_number=identifiers.personal_number(receiver.id_number) if receiver.id_number.strip() else "",
        proxy=receiver.proxy,
        authority=names.clean(receiver.authority),
        receipt_lost=receiver.receipt_lost,
        method=receiver.method,
    )
    return act_on(unit, dossier, lambda *_: r.GiveBack(checked), act)


def _finish(unit: Unit, dossier: Dossier, signature: Signature, act: Act) -> Done:
    steps = process(unit, dossier).steps
    signed = carry_out(unit, dossier, r.RecordSignature(signature, steps), act)
    completed = carry_out(unit, signed, r.Complete(steps, Outcome.GRANTED), act)
    return _give_back(unit, completed, _whoever_brought_it(completed), act)


def _whoever_brought_it(dossier: Dossier) -> Receiver:
    who = dossier.submitter
    proxy = who.role is PartyRole.PROXY
    return Receiver(who.name, who.id_number, proxy=proxy, authority=who.authority if proxy else "")
