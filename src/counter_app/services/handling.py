"""At the specialist's, the leader's and the registry's desk: steps end, signatures are recorded, clocks pause."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from counter_app.domain.deadlines.due import Due
from counter_app.domain.deadlines.duties import ask_by
from counter_app.domain.dossiers import requests as r
from counter_app.domain.dossiers.acts import Act
from counter_app.domain.dossiers.stages import Stage
from counter_app.domain.dossiers.state import Dossier
from counter_app.domain.dossiers.values import Authority, Holder, Outcome, Signature
from counter_app.domain.dossiers.warnings import warnings
from counter_app.domain.errors import Refused
from counter_app.domain.moments import ward_date
from counter_app.domain.numbering.papers import PaperKind
from counter_app.domain.people import Right
from counter_app.domain.procedures.process import Process
from counter_app.services import appointments, numbering
from counter_app.services.acting import Actor
from counter_app.services.intake import process_of
from counter_app.services.ledger import Ledger, carry_out, needs
from counter_app.services.ports import Unit
from counter_app.services.reception import current
from counter_app.services.rows import Done, done
from counter_app.services.stand_in_desk import must_be_able_to_sign


@dataclass(frozen=True, slots=True)
class HandlingDesk:
    """Where dossiers are worked on. ``expected`` is the version a form was opened at."""

    ledger: Ledger

    @needs(Right.HANDLE)
    def advance(
        self, actor: Actor, code: str, note: str = "", *, expected: int | None = None, key: str | None = None
    ) -> Done:
        """End the current step and pass the dossier to the next."""

        def request(unit: Unit, dossier: Dossier, act: Act) -> r.Request:
            return r.Advance(process(unit, dossier).steps, note)

        return self._carry(actor, "advance", (code, note), code, expected, key, request)

    @needs(Right.RECORD_SIGNATURE)
    def sign(
        self,
        actor: Actor,
        code: str,
        signer: str,
        authority: Authority = Authority.TM,
        *,
        expected: int | None = None,
        key: str | None = None,
    ) -> Done:
        """Record that a leader signed on paper; the signing step ends with it."""

        def request(unit: Unit, dossier: Dossier, act: Act) -> r.Request:
            leader = unit.office.person(signer)
            must_be_able_to_sign(unit, leader, authority, ward_date(act.happened_at))
            signature = Signature(leader.login, leader.name, leader.title, authority, act.happened_at)
            return r.RecordSignature(signature, process(unit, dossier).steps)

        return self._carry(actor, "sign", (code, signer, authority), code, expected, key, request)

    @needs(Right.HANDLE)
    def send_back(
        self, actor: Actor, code: str, step: str, reason: str, *, expected: int | None = None, key: str | None = None
    ) -> Done:
        """Return the dossier to an earlier step, named by its place or code."""

        def request(unit: Unit, dossier: Dossier, act: Act) -> r.Request:
            steps = process(unit, dossier)
            return r.SendBack(steps.steps, steps.position(step), reason)

        return self._carry(actor, "send_back", (code, step, reason), code, expected, key, request)

    @needs(Right.HANDLE)
    def reassign(
        self, actor: Actor, code: str, to: str, *, expected: int | None = None, key: str | None = None
    ) -> Done:
        """Give the dossier to another person or desk at the same step."""

        def request(unit: Unit, dossier: Dossier, act: Act) -> r.Request:
            return r.Reassign(_holder(unit, dossier, to, act.happened_at))

        return self._carry(actor, "reassign", (code, to), code, expected, key, request)

    @needs(Right.ASK_SUPPLEMENT)
    def ask_supplement(
        self,
        actor: Actor,
        code: str,
        missing: tuple[str, ...],
        reason: str,
        basis: str = "",
        *,
        expected: int | None = None,
        key: str | None = None,
    ) -> Done:
        """Ask for papers; the clock stands still until they come."""

        def request(unit: Unit, dossier: Dossier, act: Act) -> r.Request:
            days = unit.office.profile().supplement_days
            close_on = ward_date(act.happened_at) + timedelta(days=days)
            number = numbering.paper_number(unit, PaperKind.SUPPLEMENT, act.happened_at)
            last_day = ask_by(dossier.received_at or act.happened_at, unit.office.calendar())
            return r.AskSupplement(missing, reason, number, close_on, basis, last_day)

        return self._carry(actor, "ask_supplement", (code, missing, reason, basis), code, expected, key, request)

    @needs(Right.ASK_SUPPLEMENT)
    def take_supplement(self, actor: Actor, code: str, *, expected: int | None = None, key: str | None = None) -> Done:
        """Note that the papers came: the dossier gets its new appointment."""

        def request(unit: Unit, dossier: Dossier, act: Act) -> r.Request:
            must_wait(dossier, Stage.AWAITING_SUPPLEMENT, "resume")
            profile = unit.office.profile()
            due = appointments.after_supplement(dossier, act.happened_at, unit.office.calendar(), profile)
            start = appointments.clock_start_after(dossier, act.happened_at, profile)
            return r.TakeSupplement(due, start)

        return self._carry(actor, "take_supplement", code, code, expected, key, request)

    @needs(Right.HANDLE)
    def wait_for_payment(
        self, actor: Actor, code: str, note: str = "", *, expected: int | None = None, key: str | None = None
    ) -> Done:
        """Note that the citizen must pay elsewhere (taxes, land fees); the clock stands still."""

        def request(unit: Unit, dossier: Dossier, act: Act) -> r.Request:
            return r.WaitForPayment(note)

        return self._carry(actor, "wait_for_payment", (code, note), code, expected, key, request)

    @needs(Right.HANDLE)
    def settle_payment(self, actor: Actor, code: str, *, expected: int | None = None, key: str | None = None) -> Done:
        """Note that the payment is proved; the wait is deducted."""

        def request(unit: Unit, dossier: Dossier, act: Act) -> r.Request:
            must_wait(dossier, Stage.AWAITING_PAYMENT, "settle_payment")
            return r.SettlePayment(_after_wait(unit, dossier, act))

        return self._carry(actor, "settle_payment", code, code, expected, key, request)

    @needs(Right.REAPPOINT)
    def extend(
        self,
        actor: Actor,
        code: str,
        due_at: datetime,
        reason: str,
        basis: str = "",
        *,
        expected: int | None = None,
        key: str | None = None,
    ) -> Done:
        """Promise a new date (NĐ 118/2025 Đ19 k6): once, a day ahead; else with a warning and a recorded basis."""

        def request(unit: Unit, dossier: Dossier, act: Act) -> r.Request:
            number = numbering.paper_number(unit, PaperKind.APOLOGY, act.happened_at)
            return r.Extend(due_at, reason, number, basis)

        return self._carry(actor, "extend", (code, due_at, reason, basis), code, expected, key, request)

    @needs(Right.REAPPOINT)
    def apologise(
        self,
        actor: Actor,
        code: str,
        new_date: datetime,
        reason: str,
        *,
        expected: int | None = None,
        key: str | None = None,
    ) -> Done:
        """Send the letter of apology. It tells a new date; the dossier stays late."""

        def request(unit: Unit, dossier: Dossier, act: Act) -> r.Request:
            number = numbering.paper_number(unit, PaperKind.APOLOGY, act.happened_at)
            return r.Apologise(new_date, reason, number)

        return self._carry(actor, "apologise", (code, new_date, reason), code, expected, key, request)

    @needs(Right.WITHDRAW)
    def withdraw(
        self, actor: Actor, code: str, reason: str, *, expected: int | None = None, key: str | None = None
    ) -> Done:
        """Note the citizen's wish to stop (NĐ 118/2025 Đ21); the stop notice follows."""

        def request(unit: Unit, dossier: Dossier, act: Act) -> r.Request:
            return r.Withdraw(reason)

        return self._carry(actor, "withdraw", (code, reason), code, expected, key, request)

    @needs(Right.STOP)
    def stop(
        self, actor: Actor, code: str, reason: str, *, expected: int | None = None, key: str | None = None
    ) -> Done:
        """Stop handling, close a dossier whose papers never came, or issue the notice after a withdrawal."""

        def request(unit: Unit, dossier: Dossier, act: Act) -> r.Request:
            number = numbering.paper_number(unit, PaperKind.STOP_NOTICE, act.happened_at)
            return r.Stop(reason, number, ward_date(act.happened_at))

        return self._carry(actor, "stop", (code, reason), code, expected, key, request)

    @needs(Right.REOPEN)
    def reopen(
        self, actor: Actor, code: str, reason: str, *, expected: int | None = None, key: str | None = None
    ) -> Done:
        """Let a stopped dossier go on, by a leader's word; the stop is deducted."""

        def request(unit: Unit, dossier: Dossier, act: Act) -> r.Request:
            must_wait(dossier, Stage.STOPPED, "reopen")
            return r.Reopen(_after_wait(unit, dossier, act), reason)

        return self._carry(actor, "reopen", (code, reason), code, expected, key, request)

    @needs(Right.COMPLETE)
    def complete(
        self,
        actor: Actor,
        code: str,
        outcome: Outcome,
        document: str = "",
        *,
        expected: int | None = None,
        key: str | None = None,
    ) -> Done:
        """Note that the signed result is at the counter; a denial is a result too."""

        def request(unit: Unit, dossier: Dossier, act: Act) -> r.Request:
            return r.Complete(process(unit, dossier).steps, outcome, document)

        return self._carry(actor, "complete", (code, outcome, document), code, expected, key, request)

    def _carry(
        self,
        actor: Actor,
        command: str,
        asked: object,
        code: str,
        expected: int | None,
        key: str | None,
        request: Callable[[Unit, Dossier, Act], r.Request],
    ) -> Done:
        def work(unit: Unit, act: Act) -> Done:
            return act_on(unit, current(unit, code, expected), request, act)

        return self.ledger.write(actor, command, asked, key, Done, work)


def act_on(unit: Unit, dossier: Dossier, request: Callable[[Unit, Dossier, Act], r.Request], act: Act) -> Done:
    """Carry out one request on one dossier and tell what it left behind."""
    asked = request(unit, dossier, act)
    said = warnings(dossier, asked, act.happened_at)
    due = getattr(asked, "due", None)
    return done(
        carry_out(unit, dossier, asked, act),
        explanation=due.lines if due else (),
        paper_number=getattr(asked, "paper_number", ""),
        warnings=said,
    )


def process(unit: Unit, dossier: Dossier) -> Process:
    """Return the process the dossier follows."""
    return process_of(dossier.procedure, unit.catalogue.pinned, short=dossier.short)


def must_wait(dossier: Dossier, stage: Stage, act: str) -> None:
    """Refuse to go on with a dossier that does not wait for it: there is no pause to count."""
    if dossier.stage is not stage:
        raise Refused("dossier.not_now", act=act, stage=dossier.stage.value, dossier=dossier.handle)


def _after_wait(unit: Unit, dossier: Dossier, act: Act) -> Due:
    return appointments.after_wait(dossier, act.happened_at, unit.office.calendar(), unit.office.profile())


def _holder(unit: Unit, dossier: Dossier, to: str, at: datetime) -> Holder:
    day = ward_date(at)
    if any(desk.code == to and desk.exists_on(day) for desk in unit.office.desks()):
        return Holder(to)
    person = unit.office.person(to)
    if not person.active:
        raise Refused("person.inactive", login=to)
    if dossier.holder.desk in person.desks or not person.desks:
        return Holder(dossier.holder.desk, person.login)
    return Holder(min(person.desks), person.login)
