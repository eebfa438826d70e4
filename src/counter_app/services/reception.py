"""The receiving desk: a matter is noted, completed, refused or accepted, and its receipt ordered."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from counter_app.domain.dossiers import requests as r
from counter_app.domain.dossiers.acts import Act
from counter_app.domain.dossiers.state import Dossier
from counter_app.domain.dossiers.warnings import warnings
from counter_app.domain.errors import Refused
from counter_app.domain.moments import ward_date
from counter_app.domain.numbering.papers import PaperKind
from counter_app.domain.people import Right
from counter_app.services import numbering
from counter_app.services.acting import Actor
from counter_app.services.appointments import answer_to, first_appointment, settled
from counter_app.services.intake import Intake, ReceptionForm, given_code, prepare
from counter_app.services.ledger import Ledger, carry_out, needs
from counter_app.services.paper_orders import order_receipt
from counter_app.services.ports import Unit
from counter_app.services.rows import Done, done


@dataclass(frozen=True, slots=True)
class ReceptionDesk:
    """Where citizens bring their matters."""

    ledger: Ledger

    @needs(Right.RECEIVE)
    def receive(self, actor: Actor, form: ReceptionForm, *, key: str | None = None, draft: str | None = None) -> Done:
        """Accept a complete dossier: number, register line, appointment, journal, and the receipt where wanted.

        The draft it comes from goes in the same transaction, and is the key where none is given.
        """

        def work(unit: Unit, act: Act) -> Done:
            _use_up(unit, draft, act)
            return _receive(unit, None, form, act)

        return self.ledger.write(actor, "receive", form, key or draft, Done, work)

    @needs(Right.RECEIVE)
    def receive_many(self, actor: Actor, forms: Sequence[ReceptionForm], *, key: str | None = None) -> tuple[Done, ...]:
        """Accept many dossiers in one act, such as a morning's certified copies; all of them or none."""

        def work(unit: Unit, act: Act) -> tuple[Done, ...]:
            return tuple(_receive(unit, None, form, act) for form in forms)

        return self.ledger.write(actor, "receive_many", tuple(forms), key, tuple[Done, ...], work)

    @needs(Right.RECEIVE)
    def note(self, actor: Actor, form: ReceptionForm, *, key: str | None = None, draft: str | None = None) -> Done:
        """Note a matter that waits for acceptance, such as an online one; it gets a slip, no code."""

        def work(unit: Unit, act: Act) -> Done:
            _use_up(unit, draft, act)
            return done(_noted(unit, form, act, PaperKind.SUPPLEMENT)[0])

        return self.ledger.write(actor, "note", form, key or draft, Done, work)

    @needs(Right.RECEIVE)
    def accept(
        self,
        actor: Actor,
        slip: str,
        form: ReceptionForm,
        *,
        expected: int | None = None,
        key: str | None = None,
        draft: str | None = None,
    ) -> Done:
        """Accept a matter that was noted before."""

        def work(unit: Unit, act: Act) -> Done:
            _use_up(unit, draft, act)
            return _receive(unit, current(unit, slip, expected), form, act)

        return self.ledger.write(actor, "accept", (slip, form), key or draft, Done, work)

    @needs(Right.RECEIVE)
    def ask_completion(
        self,
        actor: Actor,
        slip: str,
        missing: tuple[str, ...],
        reason: str,
        *,
        expected: int | None = None,
        key: str | None = None,
    ) -> Done:
        """Ask for papers before acceptance (NĐ 118/2025 Đ17 k1c); no clock runs."""

        def work(unit: Unit, act: Act) -> Done:
            number = numbering.paper_number(unit, PaperKind.SUPPLEMENT, act.happened_at)
            dossier = current(unit, slip, expected)
            request = r.AskCompletion(missing, reason, number, _answer_by(unit, dossier))
            said = warnings(dossier, request, act.happened_at)
            return done(carry_out(unit, dossier, request, act), paper_number=number, warnings=said)

        return self.ledger.write(actor, "ask_completion", (slip, missing, reason), key, Done, work)

    @needs(Right.RECEIVE)
    def refuse(
        self, actor: Actor, form: ReceptionForm, reason: str, *, key: str | None = None, draft: str | None = None
    ) -> Done:
        """Refuse a matter at the counter: it is on record under a slip number, without a dossier code."""

        def work(unit: Unit, act: Act) -> Done:
            _use_up(unit, draft, act)
            dossier, number = _noted(unit, form, act, PaperKind.REFUSAL)
            refused = carry_out(unit, dossier, r.RefuseMatter(reason, number), act)
            return done(refused, paper_number=number)

        return self.ledger.write(actor, "refuse", (form, reason), key or draft, Done, work)

    @needs(Right.RECEIVE)
    def refuse_noted(
        self, actor: Actor, slip: str, reason: str, *, expected: int | None = None, key: str | None = None
    ) -> Done:
        """Refuse a matter that was noted before."""

        def work(unit: Unit, act: Act) -> Done:
            number = numbering.paper_number(unit, PaperKind.REFUSAL, act.happened_at)
            dossier = current(unit, slip, expected)
            request = r.RefuseMatter(reason, number, _answer_by(unit, dossier))
            said = warnings(dossier, request, act.happened_at)
            return done(carry_out(unit, dossier, request, act), paper_number=number, warnings=said)

        return self.ledger.write(actor, "refuse_noted", (slip, reason), key, Done, work)

    @needs(Right.CANCEL)
    def cancel(
        self, actor: Actor, code: str, reason: str, *, expected: int | None = None, key: str | None = None
    ) -> Done:
        """Void a number taken by mistake; it stays on record with its reason."""

        def work(unit: Unit, act: Act) -> Done:
            dossier = current(unit, code, expected)
            return done(carry_out(unit, dossier, r.Cancel(reason), act))

        return self.ledger.write(actor, "cancel", (code, reason), key, Done, work)


def current(unit: Unit, code: str, expected: int | None) -> Dossier:
    """Return the dossier, or raise Refused when it has moved on since the form was opened at version ``expected``."""
    dossier = unit.dossiers.find(code)
    if expected is not None and dossier.version != expected:
        last = unit.dossiers.journal(dossier.number)[-1]
        raise Refused("dossier.changed_by", dossier=dossier.handle, who=last.recorded_by, what=last.kind)
    return dossier


def _use_up(unit: Unit, draft: str | None, act: Act) -> None:
    """Remove the draft that an act comes from, where whoever records the act has it."""
    if draft is not None:
        unit.drafts.discard(act.recorded_by, draft)


def _noted(unit: Unit, form: ReceptionForm, act: Act, kind: PaperKind) -> tuple[Dossier, str]:
    intake = prepare(replace(form, pages=form.pages or 1, copies=form.copies or 1), unit.catalogue.in_force, _day(act))
    handle, number = numbering.slip(unit, kind, act.happened_at)
    return carry_out(unit, None, r.Submit(intake.matter, handle), act), number


def _receive(unit: Unit, noted: Dossier | None, form: ReceptionForm, act: Act) -> Done:
    if form.outside is not None:
        _must_be_a_desk(unit, form.outside.desk, act)
    intake = prepare(form, unit.catalogue.in_force, _day(act))
    request = _request(unit, noted, intake, form, act)
    said = warnings(noted, request, act.happened_at)
    dossier = carry_out(unit, noted, request, act)
    accepted_at = dossier.version
    if form.fee.state == "paid" and dossier.fee.outstanding:
        dossier = carry_out(unit, dossier, r.CollectFee(dossier.fee.outstanding, form.fee.book), act)
    if form.outside is not None:
        unit.tasks.add("procedure_outside_catalogue", dossier.number, form.outside.name, act.recorded_at)
    job = order_receipt(unit, dossier, request.due, act, anchored_at=accepted_at) if form.receipt else None
    return done(dossier, explanation=request.due.lines, job=job, warnings=said)


def _request(unit: Unit, noted: Dossier | None, intake: Intake, form: ReceptionForm, act: Act) -> r.Receive:
    profile, calendar = unit.office.profile(), unit.office.calendar()
    code = form.given_code
    if code is not None:
        code = given_code(code.text, code.issuer, we_issue=profile.issues_codes)
    matter = replace(intake.matter, procedure=settled(intake.matter.procedure, profile))
    return r.Receive(
        matter=matter,
        code=code or numbering.dossier_code(unit, act),
        register=numbering.register_place(unit, act.happened_at),
        paper_number=numbering.paper_number(unit, PaperKind.RECEIPT, act.happened_at) if form.receipt else "",
        fee=intake.fee,
        due=first_appointment(matter, act.happened_at, calendar, profile, intake.agreed_due),
        steps=intake.process.steps,
        short=intake.short,
        agreed=intake.agreed_due is not None,
        answer_by=answer_to(matter.channel, noted.submitted_at if noted else matter.submitted_at, calendar),
    )


def _answer_by(unit: Unit, noted: Dossier) -> datetime | None:
    return answer_to(noted.channel, noted.submitted_at, unit.office.calendar())


def _must_be_a_desk(unit: Unit, code: str, act: Act) -> None:
    if not any(desk.code == code and desk.exists_on(_day(act)) for desk in unit.office.desks()):
        raise Refused("handover.nowhere", to=code)


def _day(act: Act) -> date:
    return ward_date(act.happened_at)
