"""Absences and their stand-ins: appointed by a decision, ended, and what a stand-in may then do."""

from dataclasses import dataclass, replace
from datetime import date

from counter_app.domain.dossiers.acts import Act
from counter_app.domain.dossiers.values import Authority
from counter_app.domain.errors import Refused
from counter_app.domain.people import Person, Right
from counter_app.domain.stand_ins import StandIn, absent_for, appointed, ended
from counter_app.services.acting import Actor
from counter_app.services.ledger import Ledger, canonical, needs
from counter_app.services.plain_text import bounded
from counter_app.services.ports import Unit


@dataclass(frozen=True, slots=True)
class StandInDesk:
    """Where it is written down who acts for whom. The list itself belongs to the unit's profile."""

    ledger: Ledger

    @needs(Right.MANAGE_PEOPLE)
    def appoint(self, actor: Actor, absence: StandIn, *, key: str | None = None) -> tuple[StandIn, ...]:
        """Let somebody act for somebody else from one day to another; return all absences."""
        wanted = replace(absence, basis=bounded(absence.basis))

        def work(unit: Unit, act: Act) -> tuple[StandIn, ...]:
            for login in (wanted.absent, wanted.stand_in):
                if not unit.office.person(login).active:
                    raise Refused("person.inactive", login=login)
            profile = unit.office.profile()
            all_of_them = appointed(profile.stand_ins, wanted)
            unit.office.save_profile(replace(profile, stand_ins=all_of_them))
            _log(unit, act, "stand_in.appointed", wanted)
            return all_of_them

        return self.ledger.write(actor, "appoint_stand_in", wanted, key, tuple[StandIn, ...], work)

    @needs(Right.MANAGE_PEOPLE)
    def end(
        self, actor: Actor, absent: str, first_day: date, last_day: date, *, key: str | None = None
    ) -> tuple[StandIn, ...]:
        """End an absence after a day; one that has not begun is taken back. Return all absences."""

        def work(unit: Unit, act: Act) -> tuple[StandIn, ...]:
            profile = unit.office.profile()
            left = ended(profile.stand_ins, absent, first_day, last_day)
            over = next(one for one in profile.stand_ins if (one.absent, one.first_day) == (absent, first_day))
            unit.office.save_profile(replace(profile, stand_ins=left))
            _log(unit, act, "stand_in.ended", replace(over, last_day=last_day))
            return left

        return self.ledger.write(actor, "end_stand_in", (absent, first_day, last_day), key, tuple[StandIn, ...], work)


def must_be_able_to_sign(unit: Unit, person: Person, authority: Authority, day: date) -> None:
    """Raise Forbidden unless somebody signs by their role, or stands in on the day for one who does.

    Refused where a stand-in would sign with TM., as the absent leader does (NĐ 30/2020, Phụ lục I, II.7).
    """
    if person.may(Right.SIGN):
        return
    absent = absent_for(unit.office.profile().stand_ins, person.login, day) if person.active else ()
    if not any(unit.office.person(login).may(Right.SIGN) for login in absent):
        person.must_be_allowed(Right.SIGN)
    if authority is Authority.TM:
        raise Refused("stand_in.signs_for_another", name=person.name)


def _log(unit: Unit, act: Act, action: str, one: StandIn) -> None:
    what = {
        "absent": one.absent,
        "stand_in": one.stand_in,
        "from": one.first_day.isoformat(),
        "to": one.last_day.isoformat() if one.last_day else "",
        "basis": one.basis,
    }
    unit.audit.add(act.recorded_by, action, act.recorded_at, data=canonical(what))
