"""The tour goes through every place of the window, and leaves a picture of each."""

from pathlib import Path

import pytest
from tests.ui.states import wards

from counter_app.bootstrap import window_house
from counter_app.ui.screens import SCREENS
from counter_app.ui.theme.theme import Theme
from counter_app.ui.tour import stage as on_stage
from counter_app.ui.tour.day import at, play_day
from counter_app.ui.tour.first_run import steps
from counter_app.ui.tour.stage import stage

SIGNATURE = b"\x89PNG\r\n"


def test_the_tour_shows_every_place_and_every_page_of_the_first_run(
    tmp_path: Path, theme: Theme, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(on_stage, "_SETTLES", 20)  # milliseconds: whether a list is there yet is not asked here
    with wards() as made:
        played = stage(made.ward(empty=False).desks, tmp_path, SCREENS, at(8, 0))
        play_day(played, window_house())
    names = [path.stem.partition("-")[2] for path in played.album.pictures]
    assert len(names) == len(set(names))
    assert {f"first-run-{step}" for step in steps()} <= set(names)
    assert all(any(name.startswith(screen.name) for name in names) for screen in SCREENS)
    assert all(path.read_bytes().startswith(SIGNATURE) for path in played.album.pictures)
    assert played.album.papers
