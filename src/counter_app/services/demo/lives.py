"""How dossiers come in and pass through the ward, made of the acts of the counter and the desks."""

from collections.abc import Generator, Sequence
from dataclasses import replace
from datetime import datetime

from counter_app.domain.dossiers.values import Outcome, Receiver
from counter_app.domain.procedures.channels import Channel
from counter_app.services.acting import Actor
from counter_app.services.demo.case import Case
from counter_app.services.demo.errands import Visit
from counter_app.services.demo.fates import Fate
from counter_app.services.demo.ward import Life, Taken, Tray, Ward
from counter_app.services.intake import FeeAnswer, ReceptionForm
from counter_app.services.rows import Done

_Taking = Generator[datetime | Tray, Taken, Done | None]

_UNREADABLE = "Bản chụp không đọc được, đề nghị nộp lại"
_POWER_CUT = "Mất điện, ghi phiếu tay"

# how often, of one
_CODE_OF_PORTAL = 0.35  # of the dossiers filed from home
_ASKED_TO_COMPLETE = 0.4  # of those filed from home and looked at before they are accepted
_NOT_OURS = 0.15


def certified_copies(ward: Ward, forms: Sequence[ReceptionForm]) -> Life:
    """Take in many papers to be copied in one act, and give them all back in one."""
    clerk = ward.clerk()
    taken = ward.desks.reception.receive_many(clerk, [_with_book(ward, form) for form in forms])
    yield ward.later(20, 110)
    ward.desks.returning.finish_many(clerk, [done.code for done in taken], ward.staff.leader().person.login)


def at_once(ward: Ward, visit: Visit) -> Life:
    """Settle a matter while the citizen waits."""
    clerk = ward.clerk()
    code = ward.desks.reception.receive(clerk, _with_book(ward, visit.form)).code
    yield ward.later(15, 90)
    ward.desks.handling.sign(clerk, code, ward.staff.leader().person.login)
    ward.desks.handling.complete(clerk, code, Outcome.GRANTED)
    yield ward.later(3, 45)
    ward.desks.returning.give_back(clerk, code, Receiver(visit.owner.name, visit.owner.id_number))


def over_the_desks(ward: Ward, visit: Visit, fate: Fate) -> Life:
    """Take a dossier through the full process, with what befalls it on the way."""
    taken = yield from _taken_in(ward, visit, fate)
    if taken is None or fate is Fate.JUST_ARRIVED:
        return
    case = Case(ward, visit, fate, taken)
    yield from case.on_its_way()


def _taken_in(ward: Ward, visit: Visit, fate: Fate) -> _Taking:
    """Receive the dossier, at once or after it was noted; None where it comes no further."""
    form, clerk = _with_book(ward, visit.form), ward.clerk()
    if form.channel in {Channel.ONLINE_FULL, Channel.ONLINE_PART} and ward.happens(_CODE_OF_PORTAL):
        form = replace(form, given_code=ward.foreign_code())
    if fate is Fate.REFUSED_AT_COUNTER:
        ward.desks.reception.refuse(clerk, replace(form, given_code=None), f"Thiếu: {visit.paper}")
        return None
    if fate in {Fate.NOTED, Fate.AWAITS_ACCEPTANCE}:
        return (yield from _noted(ward, clerk, visit, form, fate))
    if fate is Fate.ENTERED_LATE:
        clerk = replace(clerk, happened_at=ward.day_before(), late_reason=_POWER_CUT, evidence="Phiếu tay")
    if fate is Fate.CANCELLED:
        form = replace(form, fee=FeeAnswer())
    done = ward.desks.reception.receive(clerk, form)
    if fate is Fate.CANCELLED:
        yield ward.later(2, 30)
        ward.desks.reception.cancel(clerk, done.code, "Lấy nhầm số, công dân xin nộp ở nơi khác")
        return None
    return done


def _noted(ward: Ward, clerk: Actor, visit: Visit, form: ReceptionForm, fate: Fate) -> _Taking:
    slip = ward.desks.reception.note(clerk, replace(form, given_code=None, channel=Channel.ONLINE_PART)).slip
    if fate is Fate.AWAITS_ACCEPTANCE:
        return None
    if ward.happens(_ASKED_TO_COMPLETE):
        ward.desks.reception.ask_completion(clerk, slip, (visit.paper,), _UNREADABLE)
    yield ward.later(30, 500)
    if ward.happens(_NOT_OURS):
        ward.desks.reception.refuse_noted(clerk, slip, "Hồ sơ không thuộc thẩm quyền của phường")
        return None
    return ward.desks.reception.accept(clerk, slip, replace(form, channel=Channel.ONLINE_PART))


def _with_book(ward: Ward, form: ReceptionForm) -> ReceptionForm:
    """Return the form with a line of the receipt book where money is taken at once."""
    return replace(form, fee=replace(form.fee, book=ward.book())) if form.fee.state == "paid" else form
