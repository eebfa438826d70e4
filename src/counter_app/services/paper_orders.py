"""Papers are ordered inside the act that calls for them, as frozen words; they are drawn after it is committed."""

from collections.abc import Sequence
from dataclasses import replace

import msgspec

from counter_app.domain.audit import ANCHOR_LENGTH
from counter_app.domain.deadlines.due import Due, Line
from counter_app.domain.dossiers.acts import Act
from counter_app.domain.dossiers.events import Event, Received
from counter_app.domain.dossiers.parties import Party
from counter_app.domain.dossiers.stages import Stage
from counter_app.domain.dossiers.state import Dossier
from counter_app.domain.dossiers.values import Issuer
from counter_app.domain.errors import Refused
from counter_app.domain.moments import ward_date
from counter_app.domain.numbering import barcode
from counter_app.domain.numbering.barcode import BarcodeKind
from counter_app.domain.office import UnitProfile, bare_name
from counter_app.services import paper_words as words
from counter_app.services.papers import (
    Acceptance,
    AnyPaper,
    DailyLogPaper,
    ExplanationPaper,
    HandoverPaper,
    HandoverRow,
    PeriodReportPaper,
    ReceiptPaper,
    SingleHandoverPaper,
)
from counter_app.services.ports import Unit
from counter_app.services.rows import BatchLine, BatchRow, JobRow

FORMS: dict[str, type[AnyPaper]] = {
    "receipt": ReceiptPaper,
    "handover": HandoverPaper,
    "single_handover": SingleHandoverPaper,
    "daily_log": DailyLogPaper,
    "period_report": PeriodReportPaper,
    "explanation": ExplanationPaper,
}
_FORM_OF = {shape: form for form, shape in FORMS.items()}


def order(unit: Unit, paper: AnyPaper, act: Act, *, number: int = 0, batch: str = "") -> int:
    """Store a job with the paper's frozen words and return its number."""
    job = JobRow(
        job=0, form=_FORM_OF[type(paper)], number=number, batch=batch, made_at=act.recorded_at, made_by=act.recorded_by
    )
    return unit.jobs.add(job, msgspec.json.encode(paper).decode()).job


def order_receipt(unit: Unit, dossier: Dossier, due: Due, act: Act, *, anchored_at: int) -> int:
    """Order the receipt of a dossier; ``anchored_at`` is the event that calls for it, whose log row it carries."""
    paper = receipt(unit, dossier, due.lines, clerk=act.done_by, anchored_at=anchored_at)
    return order(unit, paper, act, number=dossier.number)


def receipt_now(unit: Unit, dossier: Dossier) -> ReceiptPaper:
    """Return the receipt of a dossier as it stands: its present code and appointment, its first clerk."""
    lines: tuple[Line, ...] = ()
    received: Event | None = None
    for event in unit.dossiers.journal(dossier.number):
        due = getattr(event.payload, "due", None)
        lines = due.lines if due else lines
        received = event if isinstance(event.payload, Received) else received
    if received is None:
        raise Refused("dossier.not_accepted_yet", dossier=dossier.handle)
    if dossier.stage is Stage.CANCELLED:
        raise Refused("dossier.not_now", act="print", stage=dossier.stage.value, dossier=dossier.handle)
    paper = receipt(unit, dossier, lines, clerk=received.done_by, anchored_at=received.seq)
    return replace(paper, reprint=unit.jobs.count(dossier.number, _FORM_OF[ReceiptPaper]))


def receipt(unit: Unit, dossier: Dossier, lines: tuple[Line, ...], *, clerk: str, anchored_at: int) -> ReceiptPaper:
    """Return what a receipt says; ``anchored_at`` is the event whose log row it carries out of the house."""
    if dossier.received_at is None or dossier.due_at is None:
        raise Refused("dossier.not_accepted_yet", dossier=dossier.handle)
    profile, calendar = unit.office.profile(), unit.office.calendar()
    received = dossier.received_at
    office_head = profile.letterhead(ward_date(received))
    submitter, owner = dossier.submitter, dossier.owner
    label, id_number = words.id_words(submitter)
    register, code = dossier.register, dossier.code
    anchor = unit.audit.digest(dossier.number, anchored_at)[:ANCHOR_LENGTH].upper()
    centre = words.centre_words(office_head, profile)
    return ReceiptPaper(
        letterhead=words.narrow_head(office_head, profile),
        number=dossier.paper_number,
        dated=ward_date(received),
        code=dossier.handle,
        code_official=code is not None and code.issuer is not Issuer.INTERNAL,
        barcode=barcode.payload(BarcodeKind.DOSSIER, dossier.number),
        qr=f"{dossier.handle} {anchor}",
        submitter_name=submitter.name,
        owner_name=_owners(dossier) if owner.name != submitter.name or len(_owner_names(dossier)) > 1 else None,
        owner_address=owner.address if owner is not submitter else "",
        id_label=label,
        id_number=id_number,
        address=submitter.address,
        phone=words.phone_words(submitter.phone),
        email=submitter.email,
        procedure_name=dossier.procedure.name,
        subject=dossier.subject,
        papers=words.paper_rows(dossier.papers),
        sets=dossier.sets,
        limit_text=words.limit_words(dossier.procedure.limit),
        received_at=received,
        due_at=dossier.due_at,
        return_place=dossier.return_place or centre,
        return_method=words.method_words(dossier.return_method),
        fee_text=words.fee_words(dossier.fee),
        register_volume=register.volume if register else "",
        register_number=str(register.number) if register else "",
        receiver_name=unit.office.person(clerk).name,
        counter_name=bare_name(profile.name),
        counter_address=profile.address,
        opening_hours=words.opening_words(calendar),
        hotline=words.phone_words(profile.phone),
        footnotes=words.skipped_words(lines),
        demo=profile.demo,
    )


def order_handover(unit: Unit, sent: BatchRow, dossiers: Sequence[Dossier], act: Act) -> int:
    """Order the slip of a batch, before the fact: cells for ticks and signatures are empty."""
    return order(
        unit, handover(unit, sent, dossiers, [BatchLine(dossier.number) for dossier in dossiers]), act, batch=sent.batch
    )


def handover(unit: Unit, sent: BatchRow, dossiers: Sequence[Dossier], lines: Sequence[BatchLine]) -> HandoverPaper:
    """Return the slip of a batch, before the fact or, once its lines are settled, with what was accepted."""
    profile = unit.office.profile()
    desks = {desk.code: desk.name for desk in unit.office.desks()}
    rows = tuple(
        _handover_row(ordinal, dossier, line, profile)
        for ordinal, (dossier, line) in enumerate(zip(dossiers, lines, strict=True), start=1)
    )
    takers = [line.settled_by for line in lines if line.outcome == "accepted"] or [sent.to_person]
    settled = [line.settled_at for line in lines if line.settled_at]
    return HandoverPaper(
        letterhead=words.wide_head(profile.letterhead(ward_date(sent.sent_at)), profile),
        number=sent.paper_number,
        dated=ward_date(sent.sent_at),
        barcode=barcode.payload(BarcodeKind.HANDOVER, sent.running),
        round_of_day=sent.round_of_day,
        given_at=sent.sent_at,
        giver_desk=desks.get(sent.from_desk, sent.from_desk),
        giver_name=unit.office.person(sent.given_by).name,
        taker_desk=desks.get(sent.to_desk, sent.to_desk),
        taker_name=unit.office.person(takers[-1]).name if takers[-1] else "",
        rows=rows,
        accepted_at=max(settled) if settled else None,
        demo=profile.demo,
    )


def single_handover(unit: Unit, dossier: Dossier, paper_number: str, act: Act) -> SingleHandoverPaper:
    """Return the slip that goes with one dossier (Giấy bàn giao hồ sơ)."""
    profile = unit.office.profile()
    office_head = profile.letterhead(ward_date(act.happened_at))
    desks = {desk.code: desk.name for desk in unit.office.desks()}
    submitter, owner = dossier.submitter, dossier.owner
    return SingleHandoverPaper(
        letterhead=words.head(office_head, profile),
        number=paper_number,
        dated=ward_date(act.happened_at),
        code=dossier.handle,
        barcode=barcode.payload(BarcodeKind.DOSSIER, dossier.number),
        procedure=dossier.procedure.name,
        submitter_name=submitter.name,
        submitter_address=submitter.address,
        phone=words.phone_words(submitter.phone),
        email=submitter.email,
        owner_name=owner.name if owner.name != submitter.name else "",
        owner_address=owner.address if owner.name != submitter.name else "",
        received_at=dossier.received_at or act.happened_at,
        limit_text=words.limit_words(dossier.procedure.limit),
        due_at=dossier.due_at or act.happened_at,
        handler=desks.get(dossier.procedure.desk, dossier.procedure.desk),
        centre_name=words.centre_words(office_head, profile),
        papers=words.paper_rows(dossier.papers),
        sets=dossier.sets,
        demo=profile.demo,
    )


def _handover_row(ordinal: int, dossier: Dossier, line: BatchLine, profile: UnitProfile) -> HandoverRow:
    owner = dossier.owner
    return HandoverRow(
        ordinal=ordinal,
        code=dossier.handle,
        procedure=dossier.procedure.short_name,
        sets=dossier.sets,
        owner=owner.name,
        address=words.address_here(owner.address, profile),
        phone=words.phone_words(_phone(owner, dossier)),
        received_at=dossier.received_at or dossier.last_happened_at,
        due_at=dossier.due_at or dossier.last_happened_at,
        acceptance=_ACCEPTANCE.get(line.outcome, Acceptance.OPEN),
        note=line.reason,
    )


_ACCEPTANCE = {"accepted": Acceptance.ACCEPTED, "refused": Acceptance.REFUSED, "recalled": Acceptance.MISSING}


def _phone(owner: Party, dossier: Dossier) -> str:
    return owner.phone or dossier.submitter.phone


def _owner_names(dossier: Dossier) -> list[str]:
    return [party.name for party in dossier.parties if party.role in ("owner", "co_owner")]


def _owners(dossier: Dossier) -> str:
    return ", ".join(_owner_names(dossier)) or dossier.owner.name
