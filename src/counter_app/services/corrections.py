"""What was written wrong is put right: fields, the procedure, the code of another system."""

from dataclasses import dataclass, replace

from counter_app.domain import names
from counter_app.domain.dossiers import requests as r
from counter_app.domain.dossiers.acts import Act
from counter_app.domain.dossiers.events import Corrected
from counter_app.domain.dossiers.stages import Stage
from counter_app.domain.dossiers.values import Change, FeeAccount, Issuer
from counter_app.domain.dossiers.warnings import warnings
from counter_app.domain.moments import ward_date
from counter_app.domain.numbering.papers import PaperKind
from counter_app.domain.numbering.procedure_codes import procedure_code
from counter_app.domain.people import Right
from counter_app.domain.procedures.fees import FeeRule
from counter_app.domain.procedures.papers import carried_over
from counter_app.services import appointments, numbering
from counter_app.services.acting import Actor
from counter_app.services.handling import act_on
from counter_app.services.intake import given_code, reference
from counter_app.services.ledger import Ledger, carry_out, needs
from counter_app.services.paper_orders import order_receipt
from counter_app.services.ports import Unit
from counter_app.services.reception import current
from counter_app.services.rows import Done, done


@dataclass(frozen=True, slots=True)
class CorrectionDesk:
    """Where mistakes are mended without hiding them."""

    ledger: Ledger

    @needs(Right.CORRECT)
    def correct(
        self,
        actor: Actor,
        code: str,
        fields: tuple[tuple[str, str], ...],
        reason: str,
        *,
        expected: int | None = None,
        key: str | None = None,
    ) -> Done:
        """Put fields right; what stood before stays in the journal."""

        def work(unit: Unit, act: Act) -> Done:
            dossier = carry_out(unit, current(unit, code, expected), r.Correct(fields, names.clean(reason)), act)
            last = unit.dossiers.journal(dossier.number)[-1].payload
            return done(dossier, changes=last.changes if isinstance(last, Corrected) else ())

        return self.ledger.write(actor, "correct", (code, fields, reason), key, Done, work)

    @needs(Right.CORRECT)
    def change_procedure(
        self,
        actor: Actor,
        code: str,
        procedure: str,
        reason: str,
        *,
        copies: int | None = None,
        pages: int | None = None,
        expected: int | None = None,
        key: str | None = None,
    ) -> Done:
        """Move the dossier to the procedure it belongs to; its code stays, a new receipt voids the old one."""

        def work(unit: Unit, act: Act) -> Done:
            dossier = current(unit, code, expected)
            received = dossier.received_at or act.happened_at
            version = unit.catalogue.in_force(procedure_code(procedure), ward_date(received))
            profile = unit.office.profile()
            moved_to = appointments.settled(reference(version, dossier.channel), profile)
            limit_due = appointments.under_another_limit(dossier, moved_to, unit.office.calendar(), profile)
            fee = replace(
                _fee(version.fee, copies or dossier.fee.copies or 1, pages or dossier.fee.pages or 1),
                waived=dossier.fee.waived,
                basis=dossier.fee.basis,
            )
            short = dossier.short and version.short_process is not None and dossier.stage is Stage.ACCEPTED
            request = r.ChangeProcedure(
                procedure=moved_to,
                papers=carried_over(dossier.papers, version.papers),
                fee=fee,
                due=limit_due,
                steps=version.process(short=short).steps,
                short=short,
                reason=names.clean(reason),
                paper_number=numbering.paper_number(unit, PaperKind.RECEIPT, act.happened_at),
            )
            said = warnings(dossier, request, act.happened_at)
            changed = carry_out(unit, dossier, request, act)
            job = order_receipt(unit, changed, limit_due, act, anchored_at=changed.version)
            moved = Change("procedure", dossier.procedure.code, changed.procedure.code)
            return done(changed, explanation=limit_due.lines, changes=(moved,), job=job, warnings=said)

        request = (code, procedure, reason, copies, pages)
        return self.ledger.write(actor, "change_procedure", request, key, Done, work)

    @needs(Right.CORRECT)
    def adopt_code(
        self,
        actor: Actor,
        code: str,
        official: str,
        issuer: Issuer,
        *,
        expected: int | None = None,
        key: str | None = None,
    ) -> Done:
        """Take over the code of another system; search and reprints follow it, the old one still finds the dossier."""

        def work(unit: Unit, act: Act) -> Done:
            dossier = current(unit, code, expected)
            request = r.AdoptCode(given_code(official, issuer, we_issue=unit.office.profile().issues_codes))
            return act_on(unit, dossier, lambda *_: request, act)

        return self.ledger.write(actor, "adopt_code", (code, official, issuer), key, Done, work)


def _fee(rule: FeeRule, copies: int, pages: int) -> FeeAccount:
    """Return what is owed, with the pages and copies it was counted from."""
    return FeeAccount(
        due=rule.due(copies=copies, pages=pages),
        pages=pages if rule.needs_pages else 0,
        copies=copies if rule.needs_copies else 0,
    )
