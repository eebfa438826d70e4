"""Back-ups by the clock: one at a time, and one that could not begin holds back none after it."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

import pytest
from pytestqt.qtbot import QtBot
from tests.ui.rooms import Bench, Slow, a_window

from builders import Ward
from counter_app.domain.errors import Unavailable
from counter_app.ui.housekeeping import Housekeeping


@dataclass
class Beside:
    """Stands for the process that backs up: it starts or it does not."""

    starts: bool = True
    asked: list[tuple[str, bool]] = field(default_factory=list)

    def __call__(self, login: str, closing: bool) -> Mapping[str, Any]:
        self.asked.append((login, closing))
        if not self.starts:
            raise Unavailable("program.cannot_start")
        return {"outcome": "not_needed"}


@pytest.fixture
def bench(ward: Ward, qtbot: QtBot) -> Bench:
    """A window on a ward in which something has changed and nothing was backed up."""
    ward.receive()
    return a_window(ward, (), keep=qtbot.addWidget)


def test_a_back_up_that_could_not_begin_is_told_and_the_next_one_is_made(bench: Bench) -> None:
    beside = Beside(starts=False)
    house = Housekeeping(bench.window, bench.room, beside)
    house.back_up()
    assert bench.window.messages.shown == bench.room.words.say(Unavailable("program.cannot_start"))
    beside.starts = True
    house.back_up()
    assert beside.asked == [("hoa", False), ("hoa", False)]


def test_two_who_ask_before_either_is_answered_get_one_back_up(bench: Bench) -> None:
    beside, slow = Beside(), Slow(bench.refusals.append)
    house = Housekeeping(bench.window, replace(bench.room, background=slow), beside)
    for _ in range(2):
        house.back_up()
    slow.let()
    slow.let()
    assert len(beside.asked) == 1
