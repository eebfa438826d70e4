"""A mixed day at several counters, and the account afterwards: nothing lost, nothing doubled, no number missing."""

import random
from collections import Counter as Tally
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

import msgspec

from builders import CERTIFIED_COPY, DESK, SINGLE_STATUS, Ward, a_form, a_party
from counter_app.domain.dossiers.values import Outcome, Receiver
from counter_app.services.intake import ReceptionForm
from faults.counters import PAPER, Deed

NAMES = ("Nguyễn Thị Đào", "Lò Văn Páo", "Hoàng Đình Lực", "Nông Thị Xuân", "Triệu Mùi Nhậy", "Bế Ích Quân")

EVENTS = {
    "receive": ("received",),
    "cancel": ("cancelled",),
    "hand_over": ("handed_over",),
    "accept": ("taken_over",),
    "advance": ("step_ended",),
    "sign": ("signature_recorded", "step_ended"),
    "complete": ("completed",),
    "give_back": ("returned",),
    "draw": (),
    "attach": ("attached",),
}
"""Which events each call leaves on one dossier."""

COMMANDS = {"accept": "accept_batch"}  # under which command a call keeps its answer, where the names differ


@dataclass(slots=True)
class Dossier:
    """A dossier of the workload, and what comes next for it."""

    code: str
    name: str
    batch: str = ""
    ahead: list[str] = field(
        default_factory=lambda: ["hand_over", "accept", "advance", "sign", "complete", "give_back"]
    )


def a_day(lane: str, seed: int, acts: int, do: Callable[[Deed], Any]) -> None:
    """Do so many acts of all kinds, each under a key of its own, in an order that the seed decides."""
    chance = random.Random(f"{lane}/{seed}")
    standing: list[Dossier] = []
    to_print: list[int] = []
    for count in range(acts):
        key = f"{lane}-{count}"
        if to_print and chance.random() < 0.3:
            do(Deed(key, "print_room", "draw", "hoa", (to_print.pop(),)))
        elif len(standing) < 3 or chance.random() < 0.3:
            name = chance.choice(NAMES)
            answer = do(
                Deed(key, "reception", "receive", "hoa", (a_form(SINGLE_STATUS, a_party(name=name), subject=key),))
            )
            standing.append(Dossier(answer.code, name))
            to_print.append(answer.job)
        else:
            dossier = chance.choice(standing)
            if len(dossier.ahead) == 6 and chance.random() < 0.15:
                do(Deed(key, "reception", "cancel", "hoa", (dossier.code, "Nhập nhầm")))
                standing.remove(dossier)
                continue
            answer = do(_next(key, dossier))
            if dossier.ahead.pop(0) == "hand_over":
                dossier.batch = answer.batch
                to_print.append(answer.job)
            if not dossier.ahead:
                standing.remove(dossier)


def _next(key: str, dossier: Dossier) -> Deed:
    match dossier.ahead[0]:
        case "hand_over":
            return Deed(key, "handover", "hand_over", "hoa", ((dossier.code,), DESK))
        case "accept":
            return Deed(key, "handover", "accept", "binh", (dossier.batch,))
        case "advance":
            return Deed(key, "handling", "advance", "binh", (dossier.code,))
        case "sign":
            return Deed(key, "handling", "sign", "hoa", (dossier.code, "thang"))
        case "complete":
            return Deed(key, "handling", "complete", "vui", (dossier.code, Outcome.GRANTED))
    return Deed(key, "returning", "give_back", "tra", (dossier.code, Receiver(dossier.name)))


def receipts(lane: str, count: int, first: int = 0) -> list[Deed]:
    """Return so many plain receipts."""
    return [
        Deed(f"{lane}-{number}", "reception", "receive", "hoa", (_plain(f"{lane}-{number}"),))
        for number in range(first, first + count)
    ]


def _plain(subject: str) -> ReceptionForm:
    return a_form(CERTIFIED_COPY, a_party(), pages=1, copies=1, receipt=False, subject=subject)


def account(ward: Ward, done: Iterable[tuple[Deed, Any]]) -> list[str]:
    """Return everything that is wrong with a ward after its counters said what they did."""
    done = list(done)
    wrong = [*_lost(ward, done), *_doubled(ward, done)]
    report = ward.desks.upkeep.verify(ward.actor("quan"))
    return wrong + [
        f"{problem.invariant} {problem.code} {problem.where} {problem.words}" for problem in report.problems
    ]


def _lost(ward: Ward, done: list[tuple[Deed, Any]]) -> Iterator[str]:
    kept = {(row[0], row[1]): row[2] for row in ward.rows("SELECT command, key, answer FROM idempotency_key")}
    said = {(COMMANDS.get(deed.call, deed.call), deed.key): answer for deed, answer in done if deed.call != "draw"}
    yield from (f"lost: {name}" for name in said if name not in kept)
    yield from (f"never said: {name}" for name in kept if name not in said)
    for name in said.keys() & kept.keys():
        if msgspec.json.encode(said[name]).decode() != kept[name]:
            yield f"said otherwise: {name}"
    files = dict(ward.rows("SELECT job, file FROM print_job"))
    for deed, answer in done:
        if deed.call == "draw" and (files[answer.job] != answer.file or _paper(ward, answer.file) != PAPER):
            yield f"lost: the paper of job {answer.job}"


def _paper(ward: Ward, name: str) -> bytes:
    path = ward.folder / name
    return path.read_bytes() if name and path.is_file() else b""


def _doubled(ward: Ward, done: list[tuple[Deed, Any]]) -> Iterator[str]:
    expected = Tally(kind for deed, _ in done for kind in EVENTS[deed.call])
    stored = Tally(dict(ward.rows("SELECT kind, count(*) FROM event GROUP BY kind")))
    for kind in expected | stored:
        if expected[kind] != stored[kind]:
            yield f"{kind}: {expected[kind]} said, {stored[kind]} stored"
    ordered = sum(1 for _, answer in done if getattr(answer, "job", None) is not None and not hasattr(answer, "form"))
    jobs = ward.one("SELECT count(*) FROM print_job")
    if jobs != ordered:
        yield f"papers: {ordered} ordered, {jobs} stored"
