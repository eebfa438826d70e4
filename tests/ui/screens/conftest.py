"""Places to sit down at."""

from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from builders import Ward
from counter_app.ui.screens.giving_back.screen import ReturnScreen
from ui.rooms import MONDAY, Bench, a_window


@pytest.fixture
def counter(ward: Ward, qtbot: QtBot) -> Callable[..., Bench]:
    """Sit down at the returning screen on Monday morning."""

    def sit(**more: object) -> Bench:
        ward.clock.moment = MONDAY
        bench = a_window(ward, (ReturnScreen,), keep=qtbot.addWidget, **more)  # type: ignore[arg-type]
        bench.window.activateWindow()
        bench.screen("return")
        return bench

    return sit
