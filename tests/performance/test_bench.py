"""The benchmark runs to its end and says all it should; how fast anything is, no test asserts."""

import json
from pathlib import Path

import pytest

from counter_app.benchmark import Repetitions, Rooms, bench
from counter_app.benchmark.figures import Figure, Goal, Pair, percentile, timed_in_turn
from counter_app.bootstrap import found_folder, open_desks
from counter_app.ui.screens import SCREENS

ROOMS = Rooms(found_folder, open_desks)


def test_it_measures_every_act_beside_a_floor(tmp_path: Path) -> None:
    out = tmp_path / "figures.json"
    figures = bench(ROOMS, 200, out, Repetitions(acts=9, processes=1))
    assert [figure["name"] for figure in figures] == [
        "receive",
        "search",
        "list_page",
        "month_report",
        "leader_day",
        "receipt_pdf",
        "due",
        "due_explained",
        "start",
        "start_beside_sqlalchemy",
        *(f"window_{what}" for what in ("paint", "list", "switch", "scroll", "card", "receive", "stall", "memory")),
        *(f"window_filled_{kind.name}" for kind in SCREENS),
    ]
    for figure in figures:
        assert figure["unit"] == "ms"
        assert figure["floor"] > 0
        assert 0 < figure["value"] <= figure["p95"]
        assert figure["ratio"] == pytest.approx(figure["value"] / figure["floor"], rel=0.05)
        assert {"goal", "what", "floor_is", "repetitions"} <= figure.keys()
    written = json.loads(out.read_text("utf-8"))
    assert written["figures"] == figures
    assert (written["dossiers"], written["verified"]) == (200, True)


def test_ours_and_the_floor_take_turns() -> None:
    turns: list[str] = []
    timed_in_turn(
        Pair(lambda _: turns.append("ours"), lambda _: turns.append("floor"), lambda _: turns.append("between")), 4
    )
    assert turns[-12:] == ["ours", "between", "floor"] * 4


def test_a_percentile_is_one_of_the_times() -> None:
    assert percentile([float(time) for time in range(1, 101)], 95) == 95
    assert percentile([3.0, 1.0, 2.0], 95) == 3.0
    assert percentile([7.0], 95) == 7.0


@pytest.mark.parametrize(
    ("goal", "kept"),
    [
        (Goal(), True),
        (Goal(ratio=3), True),
        (Goal(ratio=2.5), False),
        (Goal(p95=50), True),
        (Goal(ratio=3, p95=40), False),
    ],
)
def test_a_goal_is_kept_or_not(goal: Goal, kept: bool) -> None:
    assert Figure("x", "", "", value=30, floor=10, p95=45, repetitions=9, goal=goal).kept is kept
