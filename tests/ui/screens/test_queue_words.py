"""Whatever the queue can come to say is written down in both languages, with the same gaps."""

import tomllib
from string import Formatter

import pytest

from counter_app.domain.dossiers.values import Authority, Outcome
from counter_app.domain.people import Person, Role
from counter_app.resources import resource
from counter_app.services.wording import Language
from counter_app.services.work_rows import View
from counter_app.ui.dialogs.act_fields import Choice
from counter_app.ui.screens.queue.deeds import DEEDS, Asking
from counter_app.ui.screens.queue.jobs import AT_ONCE, FOR_MANY, Job
from counter_app.ui.words import Words


def texts(table: str, language: str) -> dict[str, str]:
    return tomllib.loads(resource(f"i18n/ui/{table}.{language}.toml").read_text("utf-8"))


def gaps(text: str) -> set[tuple[str, str]]:
    return {(field, spec or "") for _, field, spec, _ in Formatter().parse(text) if field is not None}


@pytest.mark.parametrize("table", ["queue", "act"])
def test_both_languages_say_the_same_things_with_the_same_gaps(table: str) -> None:
    vi, en = texts(table, "vi"), texts(table, "en")
    assert vi.keys() == en.keys()
    assert {key for key in vi if gaps(vi[key]) != gaps(en[key])} == set()


def codes() -> set[str]:
    jobs = set(Job) - {Job.NOTHING}
    return {
        *(f"view_{view}" for view in View),
        *(f"nothing_{view}" for view in View),
        *(f"job_{job}" for job in jobs),
        *(f"jobs_{job}" for job in FOR_MANY),
        *(f"done_{job}" for job in AT_ONCE),
        *(f"many_{job}" for job in FOR_MANY),
        *(name for name in DEEDS),
        *(f"{name}_{part}" for name in DEEDS for part in ("do", "follows")),
        *(f"done_{name}" for name in DEEDS),
        *(f"authority_{one}" for one in Authority),
        *(f"outcome_{one}" for one in Outcome),
        *(f"weekday_{day}" for day in range(7)),
        "done_recall",
    }


@pytest.mark.parametrize("language", list(Language))
def test_what_is_said_by_a_name_that_is_put_together_is_written_down(language: Language) -> None:
    words = Words(language)
    assert {code for code in codes() if words(f"queue.{code}") == f"queue.{code}"} == set()


@pytest.mark.parametrize(
    ("title", "authority"),
    [("Phó Chủ tịch UBND phường", Authority.KT), ("PHÓ CHỦ TỊCH", Authority.KT), ("Chủ tịch", Authority.TM)],
)
def test_a_deputy_is_offered_to_sign_for_the_chairman(title: str, authority: Authority) -> None:
    me = Person("lanh.dao", "Hà Đức Thắng", title, frozenset({Role.APPROVER}))
    lines = DEEDS["sign"].lines(Asking(Words(), (me,), me, signers=(me,)))
    offered = next(line for line in lines if line.name == "authority")
    assert isinstance(offered, Choice)
    assert offered.value == authority.value
