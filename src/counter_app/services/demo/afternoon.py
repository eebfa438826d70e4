"""The later part of a demo day: appraised, signed, stamped, given back, and read by the leader at its end."""

from counter_app.domain.dossiers.values import Outcome, Receiver
from counter_app.services.demo.morning import JUSTICE, Brought, Morning
from counter_app.services.demo.stage import Stage, short_codes
from counter_app.services.demo.telling import Told

_MISSING = "Bản chính Giấy khai sinh cũ"


def appraised(stage: Stage, brought: Morning) -> None:
    """Ask for a paper in one matter, and pass two on to be signed."""
    taker = stage.staff.specialist(JUSTICE)
    posted = brought.posted
    stage.at(195)
    reason = "Bản chụp gửi qua bưu chính không rõ"
    stage.desks.handling.ask_supplement(taker, posted.code, (_MISSING,), reason)
    stage.tell("supplement_asked", taker=taker.person.name, name=posted.citizen.name, missing=_MISSING)
    stage.at(228)
    codes = [brought.couple.code, brought.single.code]
    for code in codes:
        stage.desks.handling.advance(taker, code, "Đủ điều kiện, trình ký")
    stage.tell("advanced", taker=taker.person.name, codes=short_codes(codes))


def finished(stage: Stage, brought: Morning) -> None:
    """Put the leader's signatures on record and bring the results to the counter."""
    codes = [brought.couple.code, brought.single.code]
    leader, registry = stage.staff.leader(), stage.staff.registry()
    stage.at(275)
    for code in codes:
        stage.desks.handling.sign(leader, code, leader.person.login)
    stage.tell("signed", leader=leader.person.name, codes=short_codes(codes))
    stage.at(305)
    for number, code in enumerate(codes, start=1):
        stage.desks.handling.complete(registry, code, Outcome.GRANTED, f"{number:02d}/UBND")
    stage.tell("completed", registry=registry.person.name, codes=short_codes(codes))


def given_back(stage: Stage, brought: Morning) -> None:
    """Hand two results to the citizens, and take the fee that was left open."""
    stage.at(340)
    _give_back(stage, brought.couple)
    stage.at(372)
    single = brought.single
    owed = stage.desks.lookup.show(stage.clerk, single.code).dossier.fee.outstanding
    if owed:
        book = stage.book()
        stage.desks.returning.collect_fee(stage.clerk, single.code, owed, book)
        name = single.citizen.name
        stage.tell("fee_taken", clerk=stage.clerk.person.name, amount=owed, name=name, book=book)
    _give_back(stage, single)


def supplemented(stage: Stage, brought: Morning) -> None:
    """Take the paper that was asked for; the dossier gets its new appointment."""
    stage.at(410)
    posted = brought.posted
    done = stage.desks.handling.take_supplement(stage.clerk, posted.code)
    stage.tell("supplement_taken", name=posted.citizen.name, code=short_codes([posted.code]), due=done.due_at)


def reviewed(stage: Stage) -> None:
    """Print the day's log for the leader."""
    stage.at(474)
    leader = stage.staff.leader()
    log = stage.desks.daily_log.log(leader, stage.day)
    stage.tell(
        "log",
        received=len(log.received),
        returned=len(log.returned),
        overdue=len(log.overdue),
        cash=log.cash_total,
    )
    stage.draw(stage.desks.daily_log.order(leader, stage.day), "log", stage.day.isoformat(), day=stage.day)


def _give_back(stage: Stage, one: Brought) -> None:
    receiver = Receiver(one.citizen.name, one.citizen.id_number)
    done = stage.desks.returning.give_back(stage.clerk, one.code, receiver)
    verdict = Told(f"verdict.{done.on_time}")
    stage.tell(
        "returned", clerk=stage.clerk.person.name, code=short_codes([one.code]), name=one.citizen.name, verdict=verdict
    )
