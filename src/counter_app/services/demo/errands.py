"""What people come to the counter for, and how the clerk fills in the form."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from random import Random
from typing import Literal

import msgspec

from counter_app.domain.dossiers.parties import Party, PartyKind, PartyRole
from counter_app.domain.errors import Refused
from counter_app.domain.identifiers import Sex
from counter_app.domain.procedures.channels import Channel
from counter_app.domain.procedures.versions import ProcedureVersion
from counter_app.resources import resource
from counter_app.services.demo.names import OF_PARENTS, Citizen, Townsfolk, brought_by_organisations
from counter_app.services.intake import FeeAnswer, OutsideProcedure, ReceptionForm

CERTIFIED_COPY = "2.000815"
_TRIES = 10_000  # a catalogue without a matter of the kind asked for must end somewhere
_POOR = "Hộ nghèo theo danh sách năm của phường"

# how often, of one
_SHORT_WHERE_POSSIBLE = 0.7
_FROM_HOME = 0.22
_BY_POST = 0.06
_BY_PROXY = 0.04
_BY_GRANDMOTHER = 0.15
_WAIVED = 0.05
_PAID_AT_RECEIPT = 0.6

Who = Literal["person", "couple", "child", "deceased", "organisation"]


class _Errand(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    procedure: str
    weight: float = 0.0
    who: Who = "person"
    subjects: tuple[str, ...] = ("",)
    copies: int = 1
    pages: int = 1


class _Errands(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    rare: float
    certified_copies: float
    errand: tuple[_Errand, ...]


@dataclass(frozen=True, slots=True)
class Visit:
    """Somebody at the counter with a filled-in form. ``paper`` is what the clerk finds missing, where one is."""

    form: ReceptionForm
    owner: Citizen
    desk: str
    paper: str


class Visitors:
    """Draws who comes and what for, among the procedures that are in force."""

    def __init__(self, procedures: Sequence[ProcedureVersion], chance: Random) -> None:
        self._chance = chance
        self._people = Townsfolk(chance)
        self._versions = {version.code: version for version in procedures}
        told = {errand.procedure: errand for errand in _told().errand}
        self._errands = [told.get(version.code) or _rare(version) for version in procedures]
        self._weights = [errand.weight for errand in self._errands]

    @property
    def may_copy(self) -> bool:
        """Say whether the ward certifies copies while the citizen waits."""
        version = self._versions.get(CERTIFIED_COPY)
        return version is not None and version.short_process is not None

    def next(self, today: date, *, at_once: bool) -> Visit:
        """Return the next visit: a matter that is settled while they wait, or one that is not."""
        for _ in range(_TRIES):
            errand = self._chance.choices(self._errands, self._weights)[0]
            version = self._versions[errand.procedure]
            short = version.short_process is not None and self._chance.random() < _SHORT_WHERE_POSSIBLE
            if short is at_once:
                return self._visit(errand, version, short=short, today=today)
        raise Refused("demo.no_procedure", at_once=at_once)

    def certified_copies(self, today: date, count: int) -> tuple[ReceptionForm, ...]:
        """Return so many papers to be copied, each a dossier of its own, for one act."""
        errand = next(one for one in self._errands if one.procedure == CERTIFIED_COPY)
        version = self._versions[CERTIFIED_COPY]
        visits = [self._visit(errand, version, short=True, today=today) for _ in range(count)]
        return tuple(visit.form for visit in visits)

    def _visit(self, errand: _Errand, version: ProcedureVersion, *, short: bool, today: date) -> Visit:
        parties, owner, subject = _PARTIES[errand.who](self._people, self._chance, today, version.field_code)
        papers = [paper.name for paper in version.papers if paper.mandatory]
        form = ReceptionForm(
            parties=parties,
            procedure=version.code,
            papers=brought(version),
            subject=self._chance.choice(errand.subjects).format(subject=subject),
            copies=self._chance.randint(1, errand.copies),
            pages=self._chance.randint(1, errand.pages),
            channel=self._channel(version),
            fee=self._fee(version, short=short),
            short=short,
            receipt=not short,
            return_method="post" if not short and self._chance.random() < _BY_POST else "counter",
        )
        return Visit(form, owner, version.desk, self._chance.choice(papers) if papers else "Tờ khai")

    def _channel(self, version: ProcedureVersion) -> Channel:
        online = [channel for channel in version.channels if channel is not Channel.COUNTER]
        at_home = online and self._chance.random() < _FROM_HOME
        return self._chance.choice(online) if at_home else Channel.COUNTER

    def _fee(self, version: ProcedureVersion, *, short: bool) -> FeeAnswer:
        if not version.fee.due(copies=1, pages=1):
            return FeeAnswer()
        if not short and self._chance.random() < _WAIVED:
            return FeeAnswer("waived", basis=_POOR)
        return FeeAnswer("paid" if short or self._chance.random() < _PAID_AT_RECEIPT else "later")


def outside_catalogue(visit: Visit) -> Visit:
    """Return the same person with a matter that the ward's catalogue does not hold."""
    outside = OutsideProcedure(
        name="Xác nhận nguồn gốc gỗ rừng trồng của hộ gia đình",
        limit="5 working_day",
        basis="Đề nghị của Hạt Kiểm lâm khu vực (dữ liệu mẫu)",
        desk="dia_chinh_xay_dung",
    )
    papers = ("Đơn đề nghị", "Bảng kê lâm sản")
    form = ReceptionForm(visit.form.parties, outside=outside, further_papers=papers)
    return Visit(form, visit.owner, outside.desk, papers[0])


def brought(version: ProcedureVersion) -> tuple[int, ...]:
    """Return the papers somebody well prepared brings: the mandatory ones, the first of the list, an identity paper."""
    return tuple(
        paper.ordinal
        for paper in version.papers
        if paper.mandatory or paper.ordinal == 1 or paper.name.startswith("Giấy tờ tùy thân")
    )


def certified_share() -> float:
    """Return which share of all dossiers are certified copies."""
    return _told().certified_copies


_Drawn = tuple[tuple[Party, ...], Citizen, str]


def party(role: PartyRole, citizen: Citizen, authority: str = "") -> Party:
    """Return an invented person as a party."""
    return Party(
        role=role,
        name=citizen.name,
        id_number=citizen.id_number,
        birth=citizen.birth.isoformat(),
        phone=citizen.phone,
        address=citizen.address,
        authority=authority,
    )


def _person(people: Townsfolk, chance: Random, today: date, field: str) -> _Drawn:
    owner = people.adult(today)
    if chance.random() >= _BY_PROXY:
        return (party(PartyRole.OWNER, owner),), owner, ""
    proxy = party(PartyRole.PROXY, people.adult(today), authority="Giấy uỷ quyền có chứng thực")
    return (party(PartyRole.OWNER, owner), proxy), owner, ""


def _couple(people: Townsfolk, chance: Random, today: date, field: str) -> _Drawn:
    one = people.adult(today, Sex.MALE, OF_PARENTS)
    other = people.adult(today, Sex.FEMALE, OF_PARENTS)
    first, second = (one, other) if chance.random() < 0.5 else (other, one)
    return (party(PartyRole.OWNER, first), party(PartyRole.CO_OWNER, second)), first, ""


def _child(people: Townsfolk, chance: Random, today: date, field: str) -> _Drawn:
    parent = people.adult(today, years=OF_PARENTS)
    child = people.newborn(today, parent)
    parties = [party(PartyRole.OWNER, parent), party(PartyRole.SUBJECT, child)]
    if chance.random() < _BY_GRANDMOTHER:
        grandmother = people.adult(today, Sex.FEMALE, (45, 70))
        parties.append(party(PartyRole.SUBMITTER, grandmother))
    return tuple(parties), parent, child.name


def _deceased(people: Townsfolk, chance: Random, today: date, field: str) -> _Drawn:
    dead = people.adult(today, years=(58, 97))
    relative = people.adult(today, years=(25, 66))
    return (party(PartyRole.OWNER, relative), party(PartyRole.SUBJECT, dead)), relative, dead.name


def _organisation(people: Townsfolk, chance: Random, today: date, field: str) -> _Drawn:
    body, head = people.organisation(today, field), people.adult(today, years=(25, 66))
    owner = Party(
        PartyRole.OWNER,
        body.name,
        kind=PartyKind.ORGANISATION,
        tax_code=body.tax_code,
        phone=body.phone,
        address=body.address,
    )
    return (owner, party(PartyRole.REPRESENTATIVE, head)), head, body.name


_PARTIES: dict[Who, Callable[[Townsfolk, Random, date, str], _Drawn]] = {
    "person": _person,
    "couple": _couple,
    "child": _child,
    "deceased": _deceased,
    "organisation": _organisation,
}


def _rare(version: ProcedureVersion) -> _Errand:
    who: Who = "organisation" if brought_by_organisations(version.field_code) else "person"
    return _Errand(version.code, _told().rare, who, subjects=(version.short_name,))


@cache
def _told() -> _Errands:
    return msgspec.toml.decode(resource("demo/errands.toml").read_bytes(), type=_Errands)
