"""Lives of dossiers that nobody planned: acts tried at random, those that a rule forbids left out."""

import random
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime, time, timedelta

from builders import (
    ADVANCE,
    COMPLETE,
    GIVE_BACK,
    PROCEDURE,
    SEND,
    SIGN,
    STEPS,
    TAKE,
    Ward,
    a_due,
    a_matter,
    a_party,
    an_act,
    receive,
)
from counter_app.domain.dossiers import requests as r
from counter_app.domain.dossiers.acts import perform
from counter_app.domain.dossiers.apply import replay
from counter_app.domain.dossiers.events import Event
from counter_app.domain.dossiers.state import Dossier
from counter_app.domain.dossiers.values import Code, FeeAccount, Issuer, RegisterPlace
from counter_app.domain.errors import Refused
from counter_app.domain.moments import at
from counter_app.domain.procedures.channels import Channel

Journal = tuple[Event, ...]
FIRST, LAST = date(2026, 9, 1), date(2026, 11, 17)
FIELDS = (("ho_tich", "Hộ tịch"), ("chung_thuc", "Chứng thực"), ("dat_dai", "Đất đai"))
FORWARD = (SEND, TAKE, ADVANCE, SIGN, COMPLETE, GIVE_BACK)


def random_lives(seed: int, count: int) -> list[Journal]:
    """Return so many journals; the same seed gives the same ones."""
    dice = random.Random(seed)
    return [_life(dice, number) for number in range(1, count + 1)]


def store(ward: Ward, journals: Sequence[Journal]) -> None:
    """Put journals into a ward's database, as acts would."""
    for journal in journals:
        with ward.desks.lookup.ledger.new_unit() as unit:
            unit.dossiers.save(replay(journal), journal)


def _life(dice: random.Random, number: int) -> Journal:
    days = dice.randrange((LAST - FIRST).days)
    moment = at(FIRST + timedelta(days=days), time(dice.randrange(7, 17), dice.randrange(60)))
    state: Dossier | None = None
    journal: list[Event] = []
    for request in (_beginning(dice, number, moment), *_tries(dice)):
        try:
            made = request if not callable(request) else request(dice, state, moment)
            state, events = perform(state, number, made, an_act(moment))
            journal += events
        except Refused:
            continue
        moment += timedelta(hours=dice.choice((0, 1, 3, 20, 30, 60, 200)), minutes=dice.randrange(60))
        if moment.date() > LAST:
            break
    return tuple(journal)


def _beginning(dice: random.Random, number: int, moment: datetime) -> r.Receive:
    matter = a_matter(a_party(name=f"Người {number}"), channel=dice.choice(tuple(Channel)))
    code = Code(f"000.00.00.H99-{moment:%y%m%d}-{number:04}", Issuer.UNIT)
    return receive(
        matter=replace(matter, procedure=_procedure(dice)),
        code=code,
        register=RegisterPlace("01/2026", 2026, number),
        due=a_due(moment),
        short=False,
    )


def _procedure(dice: random.Random):  # type: ignore[no-untyped-def]
    code, name = dice.choice(FIELDS)
    return replace(PROCEDURE, code=f"1.00{dice.randrange(100, 999)}", field_code=code, field_name=name)


def _tries(dice: random.Random) -> Iterator[object]:
    """Yield acts; most go forward, so that many dossiers come home."""
    others = (_ask, _resume, _wait, _settle, _extend, _apologise, _withdraw, _stop, _reopen, _move, _cancel)
    if dice.random() < 0.3:
        yield dice.choice((_cancel, _move))
    for _ in range(dice.randrange(1, 12)):
        chance = dice.random()
        if chance < 0.35:
            yield dice.choice(others)
        elif chance < 0.5:
            yield from (SEND, TAKE, _stop, _reopen)
        else:
            yield from FORWARD[: dice.randrange(1, len(FORWARD) + 1)]


def _ask(dice: random.Random, state: Dossier, moment: datetime) -> r.Request:
    return r.AskSupplement(("Tờ khai",), "Thiếu", "01/HDHS", moment.date() + timedelta(days=15), "Căn cứ")


def _resume(dice: random.Random, state: Dossier, moment: datetime) -> r.Request:
    return r.TakeSupplement(a_due(moment), moment)


def _wait(dice: random.Random, state: Dossier, moment: datetime) -> r.Request:
    return r.WaitForPayment("Thuế")


def _settle(dice: random.Random, state: Dossier, moment: datetime) -> r.Request:
    return r.SettlePayment(a_due(moment))


def _extend(dice: random.Random, state: Dossier, moment: datetime) -> r.Request:
    return r.Extend(a_due(moment + timedelta(days=4)).at, "Xác minh", "01/PXL", "Căn cứ")


def _apologise(dice: random.Random, state: Dossier, moment: datetime) -> r.Request:
    return r.Apologise(a_due(moment + timedelta(days=2)).at, "Chậm", "01/PXL")


def _withdraw(dice: random.Random, state: Dossier, moment: datetime) -> r.Request:
    return r.Withdraw("Tự nguyện")


def _stop(dice: random.Random, state: Dossier, moment: datetime) -> r.Request:
    return r.Stop("Không đủ điều kiện", "01/TB-TTPVHCC", moment.date())


def _reopen(dice: random.Random, state: Dossier, moment: datetime) -> r.Request:
    return r.Reopen(a_due(moment), "Xét lại")


def _cancel(dice: random.Random, state: Dossier, moment: datetime) -> r.Request:
    return r.Cancel("Nhập nhầm")


def _move(dice: random.Random, state: Dossier, moment: datetime) -> r.Request:
    return r.ChangeProcedure(
        procedure=_procedure(dice),
        papers=state.papers,
        fee=FeeAccount(),
        due=a_due(moment),
        steps=STEPS,
        short=False,
        reason="Nhầm thủ tục",
        paper_number="0009/TTPVHCC",
    )
