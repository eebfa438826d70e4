"""The morning of a demo day: all kinds of visitors at the counter, then the first batch leaves for the desks."""

from dataclasses import dataclass, replace

from counter_app.domain.dossiers.parties import Party, PartyKind, PartyRole
from counter_app.domain.identifiers import Sex
from counter_app.domain.procedures.channels import Channel
from counter_app.services.demo.errands import CERTIFIED_COPY, brought, party
from counter_app.services.demo.names import OF_PARENTS, Citizen
from counter_app.services.demo.stage import Stage, short_codes
from counter_app.services.intake import FeeAnswer, ReceptionForm
from counter_app.services.rows import Done

JUSTICE = "tu_phap_ho_tich"
_CULTURE = "van_hoa_xa_hoi"
_SPORTS = "the_duc_the_thao"
_COPIES = 12
_UNSIGNED = "tờ khai chưa có chữ ký của người yêu cầu"


@dataclass(frozen=True, slots=True)
class Brought:
    """A dossier of the day and the person who comes back for it."""

    code: str
    citizen: Citizen


@dataclass(frozen=True, slots=True)
class Morning:
    """The dossiers that came in, by who brought them."""

    single: Brought
    posted: Brought
    couple: Brought
    proxy: Brought
    organisation: Brought


def received(stage: Stage) -> Morning:
    """Take in five dossiers, each brought in another way."""
    return Morning(
        single=_from_one_person(stage),
        posted=_by_post(stage),
        organisation=_of_an_organisation(stage),
        couple=_of_a_couple(stage),
        proxy=_by_proxy(stage),
    )


def _from_one_person(stage: Stage) -> Brought:
    stage.at(6)
    one = stage.people.adult(stage.day, years=OF_PARENTS)
    form = ReceptionForm(
        (party(PartyRole.OWNER, one),), "1.004873", subject="Xác nhận tình trạng hôn nhân để đăng ký kết hôn"
    )
    return _receive(stage, form, one, "received")


def _by_post(stage: Stage) -> Brought:
    stage.at(18)
    one = stage.people.adult(stage.day)
    form = ReceptionForm(
        (party(PartyRole.OWNER, one),),
        "1.004859",
        subject="Cải chính ngày sinh trong Giấy khai sinh",
        channel=Channel.POST,
        return_method="post",
        fee=FeeAnswer("waived", basis="Hộ nghèo"),
    )
    return _receive(stage, form, one, "received_post")


def _of_an_organisation(stage: Stage) -> Brought:
    stage.at(31)
    body, head = stage.people.organisation(stage.day, _SPORTS), stage.people.adult(stage.day, Sex.FEMALE, (28, 55))
    owner = Party(
        PartyRole.OWNER,
        body.name,
        kind=PartyKind.ORGANISATION,
        tax_code=body.tax_code,
        phone=body.phone,
        address=body.address,
    )
    form = ReceptionForm(
        (owner, party(PartyRole.REPRESENTATIVE, head)), "2.000794", subject="Công nhận câu lạc bộ thể thao cơ sở"
    )
    return _receive(stage, form, head, "received_organisation", owner=body.name)


def _of_a_couple(stage: Stage) -> Brought:
    stage.at(44)
    one = stage.people.adult(stage.day, Sex.MALE, OF_PARENTS)
    other = stage.people.adult(stage.day, Sex.FEMALE, OF_PARENTS)
    form = ReceptionForm((party(PartyRole.OWNER, one), party(PartyRole.CO_OWNER, other)), "1.000894")
    return _receive(stage, form, one, "received_couple", owner=one.name, other=other.name)


def _by_proxy(stage: Stage) -> Brought:
    stage.at(58)
    owner, proxy = stage.people.adult(stage.day, years=(65, 84)), stage.people.adult(stage.day, years=OF_PARENTS)
    parties = (
        party(PartyRole.OWNER, owner),
        party(PartyRole.PROXY, proxy, authority="Giấy ủy quyền có chứng thực"),
    )
    form = ReceptionForm(parties, "1.004884", subject="Đăng ký lại khai sinh do mất sổ gốc", fee=_paid(stage))
    return _receive(stage, form, proxy, "received_proxy", owner=owner.name)


def certified_copies(stage: Stage) -> None:
    """Take in one citizen's papers to be copied in one act, and give them back in one."""
    stage.at(75)
    one = stage.people.adult(stage.day)
    forms = [
        ReceptionForm(
            (party(PartyRole.OWNER, one),),
            CERTIFIED_COPY,
            subject=f"Sao y giấy tờ thứ {paper}",
            copies=2,
            pages=1 + paper % 4,
            short=True,
            receipt=False,
            fee=_paid(stage),
        )
        for paper in range(1, _COPIES + 1)
    ]
    taken = stage.desks.reception.receive_many(stage.clerk, forms)
    amount = sum(done.fee for done in taken)
    stage.tell("copies_taken", clerk=stage.clerk.person.name, count=_COPIES, name=one.name, amount=amount)
    stage.at(118)
    leader = stage.staff.leader().person
    stage.desks.returning.finish_many(stage.clerk, [done.code for done in taken], leader.login)
    stage.tell("copies_given", leader=leader.name, clerk=stage.clerk.person.name, count=_COPIES)


def refused(stage: Stage) -> None:
    """Refuse a matter that the ward may not settle; it gets a slip number and no code."""
    stage.at(126)
    one = stage.people.adult(stage.day)
    form = ReceptionForm((party(PartyRole.OWNER, one),), "2.001035", papers="none")
    reason = "đất không thuộc địa bàn phường"
    done = stage.desks.reception.refuse(stage.clerk, form, reason)
    stage.tell(
        "refused",
        clerk=stage.clerk.person.name,
        name=one.name,
        procedure=done.procedure_name,
        number=done.paper_number,
        reason=reason,
    )


def handed_over(stage: Stage, brought: Morning) -> None:
    """Send a batch with its slip and a single dossier with its own; the desk refuses one of the batch."""
    stage.at(150)
    codes = [one.code for one in (brought.single, brought.posted, brought.couple, brought.proxy)]
    sent = stage.desks.handover.hand_over(stage.clerk, codes, JUSTICE)
    desk = stage.desk_name(JUSTICE)
    stage.tell("handed_over", clerk=stage.clerk.person.name, count=len(codes), desk=desk, batch=sent.batch)
    stage.draw(sent.job, "batch", sent.batch, batch=sent.batch)
    organisation = brought.organisation.code
    alone = stage.desks.handover.hand_over(stage.clerk, [organisation], _CULTURE)
    desk = stage.desk_name(_CULTURE)
    stage.tell("handed_over_one", clerk=stage.clerk.person.name, code=short_codes([organisation]), desk=desk)
    slip = stage.desks.print_room.print_form(stage.clerk, organisation, "single_handover")
    stage.draw(slip.job, "single", short_codes([organisation]), code=organisation)
    stage.at(172)
    _taken_over(stage, sent.batch, brought.proxy.code)
    taker = stage.staff.specialist(_CULTURE)
    stage.desks.handover.accept(taker, alone.batch)
    stage.tell("taken_over_one", taker=taker.person.name, code=short_codes([organisation]))


def _taken_over(stage: Stage, batch: str, bad: str) -> None:
    taker = stage.staff.specialist(JUSTICE)
    taken = stage.desks.handover.accept(taker, batch, refused={bad: _UNSIGNED})
    count = len(taken.accepted)
    stage.tell(
        "taken_over_but", taker=taker.person.name, count=count, batch=batch, code=short_codes([bad]), reason=_UNSIGNED
    )
    again = stage.desks.print_room.print_form(stage.clerk, batch, "handover")
    stage.draw(again.job, "batch_taken", batch, batch=batch)


def _receive(stage: Stage, form: ReceptionForm, citizen: Citizen, code: str, **params: str) -> Brought:
    version = stage.desks.catalogue.show(stage.clerk, form.procedure, stage.day)
    done = stage.desks.reception.receive(stage.clerk, replace(form, papers=brought(version)))
    _tell_receipt(stage, done, citizen, code, **params)
    stage.draw(done.job, "receipt", citizen.name, name=citizen.name)
    return Brought(done.code, citizen)


def _tell_receipt(stage: Stage, done: Done, citizen: Citizen, code: str, **params: str) -> None:
    stage.tell(
        code,
        clerk=stage.clerk.person.name,
        code=done.code,
        procedure=done.procedure_name,
        name=citizen.name,
        due=done.due_at,
        **params,
    )


def _paid(stage: Stage) -> FeeAnswer:
    return FeeAnswer("paid", book=stage.book())
