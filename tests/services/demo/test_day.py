"""A played day tells its story in both languages and leaves its papers; played again, it goes on."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest

from counter_app.bootstrap import open_desks
from counter_app.domain.errors import Refused, Unavailable
from counter_app.domain.moments import WARD_TIME
from counter_app.services.acting import Actor
from counter_app.services.demo.day import play_day
from counter_app.services.demo.stage import last_finished_day
from counter_app.services.demo.telling import DemoDay
from counter_app.services.desks import Desks
from counter_app.services.state_calendar import state_calendar
from counter_app.services.wording import Language

EVENING = datetime(2026, 11, 20, 17, 5, tzinfo=WARD_TIME)  # a Friday
FRIDAY = EVENING.date()


@pytest.fixture
def evening(demo_folder: Callable[[str], Path]) -> Callable[[Path], DemoDay]:
    folder = demo_folder("day")

    def play(out: Path) -> DemoDay:
        with open_desks(folder, fixed_now=EVENING) as desks:
            return play_day(desks, out)

    return play


def test_a_day_leaves_its_papers(evening: Callable[[Path], DemoDay], tmp_path: Path) -> None:
    day = evening(tmp_path)
    assert day.day == FRIDAY
    assert [paper.path.name.split("-", 1)[1][:12] for paper in day.papers] == [
        *["giay-hen-" + paper.path.stem[12:15] for paper in day.papers[:5]],
        "danh-sach-ba",
        "giay-ban-gia",
        "danh-sach-da",
        "nhat-ky-2026",
    ]
    for paper in day.papers:
        assert paper.fault is None
        assert paper.path.read_bytes().startswith(b"%PDF-")


@pytest.mark.parametrize("lang", list(Language))
def test_its_story_is_whole_in_both_languages(
    evening: Callable[[Path], DemoDay], tmp_path: Path, lang: Language
) -> None:
    told = evening(tmp_path).words(lang)
    assert len(told) > 20
    for line in told:
        assert "…" not in line, "a gap without its value"
        assert not re.fullmatch(r"[a-z_.]+", line), "a code without its sentence"


def test_acts_are_told_in_the_order_of_the_day(evening: Callable[[Path], DemoDay], tmp_path: Path) -> None:
    told = evening(tmp_path).words(Language.EN)
    clocks = [line[:5] for line in told if re.match(r"\d\d:\d\d", line)]
    assert clocks == sorted(clocks)
    assert clocks[0] < "08:00"
    assert clocks[-1] > "16:00"


def test_the_days_log_counts_what_was_played(demo_folder: Callable[[str], Path], tmp_path: Path) -> None:
    folder = demo_folder("log")
    with open_desks(folder, fixed_now=EVENING) as desks:
        play_day(desks, tmp_path)
        log = desks.daily_log.log(Actor(desks.person("thang")), FRIDAY)
        report = desks.upkeep.checks.verify(())
    assert (len(log.received), len(log.returned), len(log.overdue)) == (17, 14, 0)
    assert log.cash_total == 125_000
    assert report.ok, report.problems


def test_a_day_played_again_goes_on_in_a_fresh_folder(evening: Callable[[Path], DemoDay], tmp_path: Path) -> None:
    first, second = evening(tmp_path), evening(tmp_path)
    assert (first.folder.name, second.folder.name) == ("2026-11-20", "2026-11-20-2")
    assert "-0018:" in second.words(Language.EN)[1]
    assert first.words(Language.EN)[1].partition("by ")[2] != second.words(Language.EN)[1].partition("by ")[2]


def test_a_paper_that_cannot_be_drawn_ends_nothing(demo_folder: Callable[[str], Path], tmp_path: Path) -> None:
    def broken(form: str, data: str) -> bytes:
        raise Unavailable("disk.full")

    with open_desks(demo_folder("broken"), fixed_now=EVENING) as desks:
        day = play_day(replace(desks, print_room=replace(desks.print_room, render=broken)), tmp_path)
    assert all(paper.fault is not None for paper in day.papers)
    assert "could not be drawn" in day.words(Language.EN)[-1]
    assert len(day.lines) > 20


def test_live_data_are_never_touched(live: Desks, tmp_path: Path) -> None:
    before = live.upkeep.checks.audit_head()
    with pytest.raises(Refused, match=r"demo\.live_folder"):
        play_day(live, tmp_path / "out")
    assert live.upkeep.checks.audit_head() == before
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(
    ("now", "day"),
    [
        (datetime(2026, 11, 20, 16, 59, tzinfo=WARD_TIME), date(2026, 11, 19)),
        (datetime(2026, 11, 20, 17, 0, tzinfo=WARD_TIME), FRIDAY),
        (datetime(2026, 11, 22, 12, 0, tzinfo=WARD_TIME), FRIDAY),
        (datetime(2026, 11, 24, 18, 0, tzinfo=WARD_TIME), date(2026, 11, 23)),  # 24/11 is a day off
    ],
)
def test_the_day_played_is_the_last_one_that_is_over(now: datetime, day: date) -> None:
    assert last_finished_day(state_calendar(), now) == day
