"""Each screen filled with names that no one should have: until it is read anew and painted, beside a bare list of them.

Measured in a process of its own, on a ward of its own in which everybody is called something odd.
"""

import json
import os
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter

from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QTableView

from counter_app.benchmark.figures import Figure, Goal, figure
from counter_app.benchmark.window import run_apart
from counter_app.benchmark.window_work import gone, idle, wait
from counter_app.domain.dossiers.parties import Party, PartyRole
from counter_app.domain.dossiers.values import Outcome, Receiver
from counter_app.domain.errors import Refused
from counter_app.services.acting import Actor
from counter_app.services.demo.people import demo_founding
from counter_app.services.desks import Desks
from counter_app.services.intake import ReceptionForm
from counter_app.services.ways_in import Wanted
from counter_app.ui.app import Program, application
from counter_app.ui.changes import Kind
from counter_app.ui.house import WindowHouse
from counter_app.ui.screens import SCREENS

GOAL = Goal(p95=300)
PROCEDURE, DESK = "1.004873", "tu_phap_ho_tich"
_EACH = 120
_ODD = (
    "<b>{n}</b>",
    "<img src='file:///{n}'>",
    "&nbsp;{n}&copy;",
    "</qt><h1>{n}",
    "=SUM(A{n}:A9)",
    "'; DROP TABLE dossier; -- {n}",
    "{{0.__class__}} %s %d%n {n}",
    "../../etc/passwd {n}",
    "A \u202eגבא\u202c {n}",
    "مرحبا بالعالم {n}",
    "Nguyễn \U0001f468\u200d\U0001f469\u200d\U0001f467 {n}",
    "Z͑ͫ̓ͪ̂ͫ {n}",
    "ễ" * 100 + "{n}",
    "Nguyễn " * 18 + "{n}",
    "W" * 120 + "{n}",
)
_PROGRAM = """
import sys
from pathlib import Path
from counter_app.bootstrap import window_house
from counter_app.benchmark.window_filled import work
work(window_house(), Path(sys.argv[1]), int(sys.argv[2]))
"""


@dataclass(frozen=True, slots=True)
class Filled:
    """What stands in the ward: every name, and what to open on each screen."""

    names: tuple[str, ...]
    handles: dict[str, str]


def filled_screens(place: Path, repetitions: int) -> list[Figure]:
    """Measure every screen; ``place`` is a folder that is not there yet."""
    told: dict[str, tuple[list[float], list[float]]] = json.loads(run_apart(_PROGRAM, str(place), str(repetitions)))
    return [
        figure(
            f"window_filled_{name}",
            f"going to {name} with everything to be read anew, {_EACH} dossiers of hostile names, until it is painted",
            "a bare QTableView filled with the same names, painted",
            times,
            GOAL,
        )
        for name, times in told.items()
    ]


def work(house: WindowHouse, folder: Path, repetitions: int) -> None:
    """Fill a ward, work at its window, and print what each screen took, in milliseconds."""
    house.found(folder, demo_founding(), None)
    with house.open(folder, None, None) as desks:
        filled = _fill(desks)
    application()
    program = Program(application(), house, Wanted(folder=folder, login="hoa"))
    program.start()
    wait(lambda: program.counter is not None and program.window.present() is not None)
    idle(program)
    sys.stdout.write(json.dumps(_measured(program, filled, repetitions)))
    sys.stdout.flush()
    os._exit(0)


def _fill(desks: Desks) -> Filled:
    hoa = Actor(desks.person("hoa"))
    codes = [code for n in range(_EACH) if (code := _received(desks, hoa, n))]
    third = len(codes) // 3
    handling, handover = desks.handling, desks.handover
    slip = handover.hand_over(hoa, codes[:third], DESK).batch
    taken = handover.hand_over(hoa, codes[third:], DESK).batch
    specialist = next(one for one in desks.office.staff() if DESK in one.desks)
    handover.accept(Actor(specialist), taken)
    ready = codes[2 * third :]
    for code in ready:
        handling.advance(Actor(specialist), code)
        handling.sign(hoa, code, "hoa")
        handling.complete(hoa, code, Outcome.GRANTED)
    for code in ready[: len(ready) // 2]:
        desks.returning.give_back(hoa, code, Receiver(desks.lookup.show(hoa, code).dossier.submitter.name))
    handles = {"queue": codes[third], "lookup": codes[third], "return": ready[-1], "handover": slip}
    names = tuple(desks.lookup.show(hoa, code).dossier.submitter.name for code in codes)
    return Filled(names, handles)


def _received(desks: Desks, actor: Actor, n: int) -> str:
    party = Party(role=PartyRole.OWNER, name=_ODD[n % len(_ODD)].format(n=n), phone=f"09{n:08}")
    try:
        return desks.reception.receive(actor, ReceptionForm((party,), procedure=PROCEDURE)).code
    except Refused:  # no name a person may have: it never comes to a screen
        return ""


def _measured(program: Program, filled: Filled, repetitions: int) -> dict[str, tuple[list[float], list[float]]]:
    counter = program.counter
    assert counter is not None  # noqa: S101  (waited for)
    may = [kind.name for kind in SCREENS if counter.seat.may(kind.right)]
    found: dict[str, tuple[list[float], list[float]]] = {name: ([], []) for name in may}
    for turn in range(-1, repetitions):
        for at, name in enumerate(may):
            ours = _shown(program, may[at - 1], name, filled.handles.get(name, ""))
            bare = _bare(filled.names)
            if turn >= 0:  # the first time a screen is made
                found[name][0].append(ours)
                found[name][1].append(bare)
    return found


def _shown(program: Program, before: str, name: str, handle: str) -> float:
    counter = program.counter
    assert counter is not None  # noqa: S101
    gone(program, before)
    idle(program)
    counter.room.changes.tell(*Kind)
    idle(program)
    start = perf_counter()
    counter.go(name, handle)
    idle(program)
    program.window.repaint()
    return (perf_counter() - start) * 1000


def _bare(names: Sequence[str]) -> float:
    start = perf_counter()
    model = QStandardItemModel(len(names), 1)
    for row, name in enumerate(names):
        model.setItem(row, 0, QStandardItem(name))
    table = QTableView()
    table.resize(1366, 768)
    table.setModel(model)
    table.show()
    table.viewport().repaint()
    taken = (perf_counter() - start) * 1000
    table.close()
    return taken
