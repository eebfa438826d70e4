"""From what is typed to what the desk receives, and to and from the text of a draft."""

import json
from dataclasses import asdict, replace
from datetime import datetime
from typing import Literal

import msgspec

from counter_app.domain.dossiers.parties import Party, PartyKind, PartyRole
from counter_app.domain.dossiers.values import Code, Issuer
from counter_app.domain.moments import WARD_TIME
from counter_app.domain.names import clean
from counter_app.services.acting import Actor
from counter_app.services.intake import FeeAnswer, OutsideProcedure, PaperTaken, ReceptionForm
from counter_app.ui.screens.receive.form import (
    Behalf,
    CopyRow,
    FormState,
    How,
    LateEntry,
    OutsideEntry,
    PaperEntry,
    PartyEntry,
    PersonEntry,
)

NOTE = "ghi_chu"  # under this name the clerk's note travels with the dossier
_WITHOUT_AMOUNT = {"same_day", "immediate"}


def form_of(state: FormState) -> ReceptionForm:
    """Return what the desk is handed."""
    return ReceptionForm(
        parties=parties_of(state),
        procedure="" if state.outside else state.procedure,
        outside=_outside(state.outside) if state.outside else None,
        papers=tuple(paper.ordinal for paper in state.papers),
        papers_taken=tuple(taken(paper) for paper in state.papers if paper.how is not How.DATA),
        held_as_data=tuple((paper.ordinal, paper.source) for paper in state.papers if paper.how is How.DATA),
        further_papers=state.further,
        subject=state.subject,
        copies=state.copies,
        pages=state.pages,
        given_code=Code(state.given.text, Issuer(state.given.issuer)) if state.given and state.given.text else None,
        fee=FeeAnswer(_fee_state(state.fee.state), basis=state.fee.basis, book=state.fee.book),
        short=state.short and not state.outside,
        receipt=state.receipt,
        return_method=state.return_method,
        return_place=state.return_place,
        extra=((NOTE, state.note),) if state.note.strip() else (),
    )


def forms_of(state: FormState) -> tuple[ReceptionForm, ...]:
    """Return one form a line of many copies; short and without a receipt, as the law lets same-day copies be."""
    return tuple(_copy_form(state, row) for row in state.many if row.name.strip())


def parties_of(state: FormState) -> tuple[Party, ...]:
    """Return the people and organisations, the owner first."""
    person, others = state.person, tuple(_party(other) for other in state.others if not other.is_empty)
    if person.is_empty:
        return others
    if state.behalf is Behalf.SELF:
        return (_submitter(person, PartyRole.OWNER), *others)
    if state.behalf is Behalf.OTHER:
        proxy = replace(_submitter(person, PartyRole.PROXY), authority=state.authority)
        return (_party(replace(state.owner, kind=PartyKind.PERSON)), proxy, *others)
    agent = replace(_submitter(person, PartyRole.REPRESENTATIVE), authority=state.authority)
    return (_party(replace(state.owner, kind=PartyKind.ORGANISATION)), agent, *others)


def actor_of(actor: Actor, late: LateEntry | None) -> Actor:
    """Return who acts, at the moment a late entry names; ValueError where that moment cannot be read."""
    if late is None:
        return actor
    return replace(actor, happened_at=moment_of(late), late_reason=late.reason)


def moment_of(late: LateEntry) -> datetime:
    """Return when a late entry happened; ValueError where it cannot be read."""
    day, month, year = (int(part) for part in late.day.replace("-", "/").replace(".", "/").split("/"))
    hour, minute = (int(part) for part in late.clock.replace("h", ":").replace("g", ":").split(":"))
    return datetime(year, month, day, hour, minute, tzinfo=WARD_TIME)


def body_of(state: FormState) -> str:
    """Return the text of a draft."""
    return json.dumps(asdict(state), ensure_ascii=True)


def state_of(body: str) -> FormState:
    """Return what a draft holds; ValueError for one that this program cannot read."""
    return msgspec.json.decode(body, type=FormState)


def title_of(state: FormState) -> str:
    """Return what a draft is called: whom it is about."""
    return clean(state.person.name or state.person.id_number or state.person.phone or state.owner.name)


def taken(paper: PaperEntry) -> PaperTaken:
    """Return how many of a paper were taken in, by the way they came."""
    match paper.how:
        case How.ORIGINAL:
            return PaperTaken(paper.ordinal, originals=paper.count)
        case How.CERTIFIED:
            return PaperTaken(paper.ordinal, certified_copies=paper.count)
        case How.COPY:
            return PaperTaken(paper.ordinal, copies=paper.count)
    return PaperTaken(paper.ordinal)


def _submitter(person: PersonEntry, role: PartyRole) -> Party:
    return Party(
        role,
        person.name,
        id_number=person.id_number,
        birth=person.birth,
        phone=person.phone,
        address=person.address,
        email=person.email,
    )


def _party(entry: PartyEntry) -> Party:
    return Party(
        entry.role,
        entry.name,
        entry.kind,
        id_number="" if entry.kind is PartyKind.ORGANISATION else entry.id_number,
        birth="" if entry.kind is PartyKind.ORGANISATION else entry.birth,
        phone=entry.phone,
        address=entry.address,
        tax_code=entry.tax_code if entry.kind is PartyKind.ORGANISATION else "",
    )


def _outside(entry: OutsideEntry) -> OutsideProcedure:
    amount = "1" if entry.unit in _WITHOUT_AMOUNT else entry.amount.strip()
    return OutsideProcedure(entry.name, f"{amount} {entry.unit}".strip(), entry.basis, code=entry.code.strip())


def _fee_state(state: str) -> Literal["paid", "later", "waived"]:
    return "paid" if state == "paid" else "waived" if state == "waived" else "later"


def _copy_form(state: FormState, row: CopyRow) -> ReceptionForm:
    owner = Party(PartyRole.OWNER, row.name, id_number=row.id_number, birth=row.birth, address=row.address)
    return ReceptionForm(
        parties=(owner,),
        procedure=state.procedure,
        papers=tuple(paper.ordinal for paper in state.papers),
        papers_taken=tuple(taken(paper) for paper in state.papers if paper.how is not How.DATA),
        pages=row.pages,
        copies=row.copies,
        fee=FeeAnswer("paid" if state.fee.state == "paid" else "later", book=state.fee.book),
        short=state.short,
        receipt=False,
    )
