"""What a clerk fills in at the receiving desk, and how it becomes a matter the domain can accept."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Literal

from counter_app.domain import identifiers, names
from counter_app.domain.deadlines.limits import TimeLimit, limits_text, parse_limits
from counter_app.domain.dossiers.matter import Matter
from counter_app.domain.dossiers.parties import Party
from counter_app.domain.dossiers.values import Code, FeeAccount, Issuer, ProcedureRef
from counter_app.domain.errors import Refused
from counter_app.domain.numbering import dossier_codes
from counter_app.domain.numbering.procedure_codes import procedure_code
from counter_app.domain.procedures.cases import Limits, agreed_date, case_of, with_case
from counter_app.domain.procedures.channels import Channel
from counter_app.domain.procedures.papers import DossierPaper, PaperChoice, PaperState, papers_from
from counter_app.domain.procedures.process import Process
from counter_app.domain.procedures.process_rules import full_process_for
from counter_app.domain.procedures.versions import ConditionalLimit, ProcedureVersion
from counter_app.services.plain_text import bounded

OUTSIDE_FIELD = "ngoai_danh_muc"
OUTSIDE_FIELD_NAME = "Ngoài danh mục"
OUTSIDE_CODE = "ngoai-danh-muc"


@dataclass(frozen=True, slots=True)
class FeeAnswer:
    """What became of the fee at the counter: paid at once, to be paid later, or waived with its basis."""

    state: Literal["paid", "later", "waived"] = "later"
    basis: str = ""
    book: str = ""


@dataclass(frozen=True, slots=True)
class OutsideProcedure:
    """A procedure the catalogue does not hold (yet), with the limit's basis in law."""

    name: str
    limit: str
    basis: str
    code: str = ""
    desk: str = "van_phong_thong_ke"


@dataclass(frozen=True, slots=True)
class PaperTaken:
    """How many of a paper were really handed in, where that differs from what the catalogue asks for."""

    ordinal: int
    originals: int = 0
    certified_copies: int = 0
    copies: int = 0


@dataclass(frozen=True, slots=True)
class ReceptionForm:
    """The receiving desk's form. ``papers``, ``papers_taken`` and ``held_as_data`` go by the catalogue's ordinals.

    ``given_code`` is the code another system issued; ``short`` takes the short process of a same-day matter. ``cases``
    are conditional limits that hold, ``agreed_due`` a date agreed in writing; ``competent`` names the agency that
    decides where it is not this ward (không phụ thuộc địa giới).
    """

    parties: tuple[Party, ...]
    procedure: str = ""
    outside: OutsideProcedure | None = None
    papers: Literal["all", "none"] | tuple[int, ...] = "all"
    papers_taken: tuple[PaperTaken, ...] = ()
    held_as_data: tuple[tuple[int, str], ...] = ()
    further_papers: tuple[str, ...] = ()
    subject: str = ""
    sets: int = 1
    copies: int | None = None
    pages: int | None = None
    channel: Channel = Channel.COUNTER
    given_code: Code | None = None
    submitted_at: datetime | None = None
    fee: FeeAnswer = field(default_factory=FeeAnswer)
    short: bool = False
    receipt: bool = True
    return_method: str = "counter"
    return_place: str = ""
    extra: tuple[tuple[str, str], ...] = ()
    cases: tuple[str, ...] = ()
    agreed_due: datetime | None = None
    competent: str = ""


@dataclass(frozen=True, slots=True)
class Intake:
    """A checked form: the matter, the version it falls under, what it costs and the steps it will take."""

    matter: Matter
    fee: FeeAccount
    process: Process
    short: bool
    agreed_due: datetime | None = None

    @property
    def limit(self) -> str:
        """Return the limit that will hold, with the cases chosen."""
        return self.matter.procedure.limit


def prepare(form: ReceptionForm, in_force: Callable[[str, date], ProcedureVersion], today: date) -> Intake:
    """Check and clean a form. ``in_force`` finds a procedure's version; raises Refused with what is wrong."""
    parties = tuple(_clean_party(party, today) for party in form.parties)
    if form.outside is not None:
        return _outside(form, form.outside, parties)
    version = in_force(procedure_code(form.procedure), today)
    fee = FeeAccount(
        due=version.fee.due(copies=form.copies, pages=form.pages),
        pages=form.pages or 0,
        copies=form.copies or 0,
    )
    cases = tuple(case_of(version, words) for words in form.cases)
    return Intake(
        matter=_matter(form, parties, reference(version, form.channel, cases), _papers(form, version)),
        fee=_answered(fee, form.fee),
        process=version.process(short=form.short),
        short=form.short,
        agreed_due=agreed_date(cases, form.agreed_due),
    )


def reference(version: ProcedureVersion, channel: Channel, cases: tuple[ConditionalLimit, ...] = ()) -> ProcedureRef:
    """Return what a dossier that came this way remembers of the version it is received under."""
    limits: Limits = (version.limit_for(channel),)
    for case in cases:
        limits = with_case(limits, case)
    return ProcedureRef(
        code=version.code,
        version=version.version,
        name=version.name,
        short_name=version.short_name,
        field_code=version.field_code,
        field_name=version.field_name,
        desk=version.desk,
        limit=limits_text(limits),
        cases=tuple(case.case for case in cases),
        due_policy=version.due_policy,
        supplement_policy=version.supplement_policy,
    )


def process_of(procedure: ProcedureRef, pinned: Callable[[ProcedureRef], ProcedureVersion], *, short: bool) -> Process:
    """Return the process a dossier follows: its version's own, or one made by rule outside the catalogue."""
    if procedure.version:
        return pinned(procedure).process(short=short)
    return full_process_for(procedure.desk, parse_limits(procedure.limit)[0])


def given_code(text: str, issuer: Issuer, *, we_issue: bool) -> Code:
    """Return a code that another system issued, or raise Refused. A unit that issues codes types in none of its own."""
    if issuer is Issuer.INTERNAL or (we_issue and issuer is Issuer.UNIT):
        raise Refused("code.not_from_elsewhere", issuer=issuer.value)
    return Code(dossier_codes.foreign_code(text), issuer)


def _outside(form: ReceptionForm, outside: OutsideProcedure, parties: tuple[Party, ...]) -> Intake:
    name = names.clean(outside.name)
    if not name:
        raise Refused("outside.name_missing")
    if not names.clean(outside.basis):
        raise Refused("outside.basis_missing")
    limit = TimeLimit.parse(outside.limit)
    procedure = ProcedureRef(
        code=procedure_code(outside.code) if outside.code else OUTSIDE_CODE,
        version=0,
        name=name,
        short_name=name,
        field_code=OUTSIDE_FIELD,
        field_name=OUTSIDE_FIELD_NAME,
        desk=outside.desk,
        limit=str(limit),
        limit_basis=names.clean(outside.basis),
    )
    return Intake(
        matter=_matter(form, parties, procedure, _further(form, after=0)),
        fee=_answered(FeeAccount(), form.fee),
        process=full_process_for(outside.desk, limit),
        short=False,
    )


def _matter(
    form: ReceptionForm, parties: tuple[Party, ...], procedure: ProcedureRef, papers: tuple[DossierPaper, ...]
) -> Matter:
    return Matter(
        parties=parties,
        procedure=procedure,
        papers=papers,
        channel=form.channel,
        subject=bounded(form.subject),
        sets=form.sets,
        return_method=form.return_method,
        return_place=bounded(form.return_place),
        extra=tuple((key, bounded(words)) for key, words in form.extra),
        submitted_at=form.submitted_at,
        competent=names.clean(form.competent),
    )


def _clean_party(party: Party, today: date) -> Party:
    return replace(
        party,
        name=names.person_name(party.name),
        id_number=identifiers.personal_number(party.id_number) if party.id_number.strip() else "",
        birth=identifiers.birth_date(party.birth, today).iso() if party.birth.strip() else "",
        phone=identifiers.phone(party.phone) if party.phone.strip() else "",
        tax_code=identifiers.tax_code(party.tax_code) if party.tax_code.strip() else "",
        address=bounded(party.address),
        email=bounded(party.email),
        authority=bounded(party.authority),
    )


def _papers(form: ReceptionForm, version: ProcedureVersion) -> tuple[DossierPaper, ...]:
    choice: PaperChoice = form.papers
    held = dict(form.held_as_data)
    counted = {paper.ordinal: paper for paper in form.papers_taken}
    taken = tuple(
        DossierPaper(paper.ordinal, paper.name, PaperState.HELD_AS_DATA, source=bounded(held[paper.ordinal]))
        if paper.ordinal in held
        else _as_taken(paper, counted.get(paper.ordinal))
        for paper in papers_from(version.papers, choice)
    )
    return taken + _further(form, after=len(taken))


def _as_taken(paper: DossierPaper, counted: PaperTaken | None) -> DossierPaper:
    """Return a paper that was brought with what was counted of it; nothing of it kept means it was only shown."""
    if counted is None or paper.state not in {PaperState.SUBMITTED, PaperState.SHOWN}:
        return paper
    kept = counted.originals or counted.certified_copies or counted.copies
    return replace(
        paper,
        state=PaperState.SUBMITTED if kept else PaperState.SHOWN,
        originals=counted.originals,
        certified_copies=counted.certified_copies,
        copies=counted.copies,
    )


def _further(form: ReceptionForm, after: int) -> tuple[DossierPaper, ...]:
    """Return papers the citizen brought beyond the list."""
    names_of = [bounded(name) for name in form.further_papers if name.strip()]
    return tuple(
        DossierPaper(ordinal, name, PaperState.SUBMITTED, originals=1)
        for ordinal, name in enumerate(names_of, start=after + 1)
    )


def _answered(fee: FeeAccount, answer: FeeAnswer) -> FeeAccount:
    if answer.state != "waived":
        return fee
    if not answer.basis.strip():
        raise Refused("fee.waiver_without_basis")
    return replace(fee, waived=True, basis=bounded(answer.basis))
