"""What clerks may ask for: forms sound and unsound, moments, and every act by its name."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

from hypothesis import strategies as st

from builders import BIRTH, CERTIFIED_COPY, DESK, MORNING, SINGLE_STATUS, a_form, a_party, quick_folder
from counter_app.domain.dossiers.parties import PartyRole
from counter_app.domain.dossiers.values import Issuer, Outcome, Receiver
from counter_app.domain.moments import WARD_TIME
from counter_app.services.acting import Actor
from counter_app.services.desks import Desks
from counter_app.services.intake import FeeAnswer, OutsideProcedure, ReceptionForm
from journeys.roads import Standing

OTHER_DESK = "van_hoa_xa_hoi"
HOUSE = quick_folder()
SCANS = (HOUSE / "tờ khai.pdf", HOUSE / "ảnh.png")
for _scan, _content in zip(SCANS, (b"%PDF-1.7 ...", b"\x89PNG\r\n\x1a\n..."), strict=True):
    _scan.write_bytes(_content)

FORMS: dict[str, ReceptionForm] = {
    "three days": a_form(),
    "three days, paid": a_form(fee=FeeAnswer("paid", book="AB 1")),
    "same day": a_form(BIRTH, a_party(), a_party(PartyRole.SUBJECT, "Nguyễn An Nhiên")),
    "short": a_form(CERTIFIED_COPY, pages=3, copies=2, short=True, receipt=False),
    "outside": ReceptionForm((a_party(),), outside=OutsideProcedure("Cây di sản", "5 working_day", "Công văn 12")),
}
UNSOUND: dict[str, ReceptionForm] = {
    "a proxy without a paper": a_form(SINGLE_STATUS, a_party(), a_party(PartyRole.PROXY, "Hà Thị Ủy")),
    "no set": a_form(sets=0),
    "no such procedure": a_form("9.999999"),
    "pages unknown": a_form(CERTIFIED_COPY, copies=1),
    "no short process": a_form(short=True),
}

NOW, AN_HOUR_AGO, AT_THE_LAST_ACT, BEFORE_THE_LAST_ACT, TOMORROW, LONG_AGO, UNREASONED = range(7)
moments = st.sampled_from(
    [NOW] * 9 + [AN_HOUR_AGO] * 2 + [AT_THE_LAST_ACT, BEFORE_THE_LAST_ACT, TOMORROW, LONG_AGO, UNREASONED]
)
waits = st.sampled_from(
    [timedelta(minutes=7), timedelta(hours=3), timedelta(days=1), timedelta(days=4), timedelta(days=17)]
)

ACTS = [
    "accept",
    "ask_completion",
    "refuse",
    "hand_over",
    "take_over",
    "recall",
    "advance",
    "sign",
    "send_back",
    "reassign",
    "ask_supplement",
    "take_supplement",
    "wait_for_payment",
    "settle_payment",
    "extend",
    "apologise",
    "withdraw",
    "stop",
    "reopen",
    "complete",
    "give_back",
    "collect_fee",
    "waive_fee",
    "adopt_code",
    "correct",
    "change_procedure",
    "cancel",
    "attach",
]
AFTER_PAPERS = ["take_supplement", "stop", "withdraw"]
AFTER_A_PAYMENT = ["settle_payment", "withdraw", "apologise"]
AT_THE_DESK = ["extend", "apologise", "stop", "withdraw", "reassign", "send_back", "change_procedure", "attach"]
LEADS_NOWHERE = {
    "collect_fee",
    "waive_fee",
    "adopt_code",
    "correct",
    "change_procedure",
    "extend",
    "apologise",
    "attach",
}
ROW_OF = {"accept": "receive"}
"""Acts whose row in the table of requests has another name."""

USUAL = {
    "submitted": "accept",
    "accepted": "hand_over",
    "moving": "take_over",
    "in_process": "advance",
    "moving_on": "take_over",
    "signing": "sign",
    "last": "complete",
    "short": "sign",
    "awaiting_supplement": "take_supplement",
    "awaiting_payment": "settle_payment",
    "withdrawn": "stop",
    "stopped": "reopen",
    "result_ready": "give_back",
    "returned": "correct",
}


def calls(desks: Desks, actor: Actor, one: Standing, now: datetime, nth: int) -> dict[str, Callable[[str], Any]]:
    """Return how each act is asked for; ``nth`` makes what is typed another thing each time."""
    code, batch, owed = one.handle, one.batch or "BG-999999", one.owed or 1
    later = max(now, moment_of(one.due_at) if one.due_at else MORNING) + timedelta(days=1)
    adopted = f"H03.16-261118-{nth:04d}"
    other = BIRTH if one.procedure != BIRTH else SINGLE_STATUS
    scans = SCANS[: 1 + nth % 2]
    return {
        "accept": lambda key: desks.reception.accept(actor, code, FORMS["three days"], key=key),
        "ask_completion": lambda key: desks.reception.ask_completion(actor, code, ("Tờ khai",), "Thiếu", key=key),
        "refuse": lambda key: desks.reception.refuse_noted(actor, code, "Không thuộc", key=key),
        "cancel": lambda key: desks.reception.cancel(actor, code, "Nhập nhầm", key=key),
        "hand_over": lambda key: desks.handover.hand_over(actor, [code], DESK, key=key),
        "take_over": lambda key: desks.handover.accept(actor, batch, key=key),
        "recall": lambda key: desks.handover.recall(actor, batch, key=key),
        "advance": lambda key: desks.handling.advance(actor, code, key=key),
        "sign": lambda key: desks.handling.sign(actor, code, "thang", key=key),
        "send_back": lambda key: desks.handling.send_back(actor, code, "2", "Sai", key=key),
        "reassign": lambda key: desks.handling.reassign(actor, code, OTHER_DESK, key=key),
        "ask_supplement": lambda key: desks.handling.ask_supplement(actor, code, ("Ảnh",), "Thiếu", key=key),
        "take_supplement": lambda key: desks.handling.take_supplement(actor, code, key=key),
        "wait_for_payment": lambda key: desks.handling.wait_for_payment(actor, code, key=key),
        "settle_payment": lambda key: desks.handling.settle_payment(actor, code, key=key),
        "extend": lambda key: desks.handling.extend(actor, code, later, "Chờ", key=key),
        "apologise": lambda key: desks.handling.apologise(actor, code, later, "Chờ", key=key),
        "withdraw": lambda key: desks.handling.withdraw(actor, code, "Tự nguyện", key=key),
        "stop": lambda key: desks.handling.stop(actor, code, "Dừng", key=key),
        "reopen": lambda key: desks.handling.reopen(actor, code, "Tiếp", key=key),
        "complete": lambda key: desks.handling.complete(actor, code, Outcome.GRANTED, key=key),
        "give_back": lambda key: desks.returning.give_back(actor, code, Receiver("Nguyễn Thị Đào"), key=key),
        "collect_fee": lambda key: desks.returning.collect_fee(actor, code, owed, key=key),
        "waive_fee": lambda key: desks.returning.waive_fee(actor, code, "Hộ nghèo", key=key),
        "adopt_code": lambda key: desks.corrections.adopt_code(actor, code, adopted, Issuer.PROVINCE, key=key),
        "correct": lambda key: desks.corrections.correct(actor, code, (("subject", adopted),), "Nhầm", key=key),
        "attach": lambda key: desks.attachments.attach(actor, code, scans, key=key),
        "change_procedure": lambda key: desks.corrections.change_procedure(actor, code, other, "Nhầm", key=key),
    }


def moment_of(stored: str) -> datetime:
    """Return a moment as it is stored on the ward's clock."""
    return datetime.fromisoformat(f"{stored}+00:00").astimezone(WARD_TIME)
