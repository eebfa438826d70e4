"""Whatever the leader's page can come to say is written down in both languages, with the same gaps."""

import tomllib
from string import Formatter

import pytest

from counter_app.domain.deadlines.verdicts import Verdict
from counter_app.resources import resource
from counter_app.services.leader_rows import Number
from counter_app.services.reports.shares import Share
from counter_app.services.wording import Language
from counter_app.ui.screens.leader.keys import LISTS, STRIP
from counter_app.ui.screens.leader.log_lines import LogView
from counter_app.ui.screens.leader.shown import per_mille, percent
from counter_app.ui.words import Words


def texts(language: str) -> dict[str, str]:
    return tomllib.loads(resource(f"i18n/ui/leader.{language}.toml").read_text("utf-8"))


def gaps(text: str) -> set[tuple[str, str]]:
    return {(field, spec or "") for _, field, spec, _ in Formatter().parse(text) if field is not None}


def codes() -> set[str]:
    return {
        *(f"number_{number}" for number in (*LISTS, Number.HELD)),
        *(f"nothing_{number}" for number in (*LISTS, Number.HELD)),
        *(f"open_{number}" for number in LISTS),
        *(f"strip_{number}" for number in STRIP),
        *(f"log_view_{view}" for view in LogView),
        *(f"log_nothing_{view}" for view in LogView),
        *(f"{part}_{verdict}" for part in ("verdict", "handed") for verdict in Verdict),
        *(f"{part}_{day}" for part in ("weekday", "in_text") for day in range(7)),
        *(f"later_{kind}" for kind in ("added", "removed", "changed")),
    }


def test_both_languages_say_the_same_things_with_the_same_gaps() -> None:
    vi, en = texts("vi"), texts("en")
    assert vi.keys() == en.keys()
    assert {key for key in vi if gaps(vi[key]) != gaps(en[key])} == set()


@pytest.mark.parametrize("language", list(Language))
def test_what_is_said_by_a_name_that_is_put_together_is_written_down(language: Language) -> None:
    words = Words(language)
    assert {code for code in codes() if words(f"leader.{code}") == f"leader.{code}"} == set()


@pytest.mark.parametrize(
    ("kept", "out_of", "vi", "en"),
    [(44, 45, "97,8 %", "97.8%"), (45, 45, "100 %", "100%"), (4999, 5000, "99,9 %", "99.9%"), (0, 3, "0 %", "0%")],
)
def test_a_share_is_written_as_people_read_it_and_not_quite_all_is_not_all(
    kept: int, out_of: int, vi: str, en: str
) -> None:
    found = per_mille(Share(kept, out_of))
    assert found is not None
    assert (percent(found, Language.VI), percent(found, Language.EN)) == (vi, en)


def test_nothing_to_judge_is_no_share() -> None:
    assert per_mille(Share(0, 0)) is None
