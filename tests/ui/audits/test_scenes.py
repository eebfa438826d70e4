"""Every screen, page and dialog, in every state, language, look and text size, is whole, named, reachable and readable.

The fast suite looks at each state in three ways that together hold every language, look and size; ``-m thorough`` looks
at all of them: ``-k any_language`` at the window's usual size, ``-k narrow`` at every other.
"""

from collections.abc import Iterable, Iterator
from itertools import product, starmap

import pytest
from pytestqt.qtbot import QtBot
from tests.ui.states import Scene, State, Wards, Way, scenes, show, wards

from counter_app.services.wording import Language
from counter_app.ui.theme.theme import Look, Theme
from ui.audits.whole import audited, may_be_walked

VI, EN = Language.VI, Language.EN
FAST = {
    State.FILLED: (
        Way(VI),
        Way(EN, Look.DARK, 1.15, (1366, 720)),
        Way(VI, Look.LIGHT, 1.5, (1366, 720)),
        Way(VI, size=(1093, 551)),
        Way(VI, long=True),
    ),
    State.EMPTY: (Way(VI, Look.DARK), Way(EN, text=1.5)),
    State.BUSY: (Way(VI, Look.DARK, 1.15),),
    State.FAILING: (Way(VI), Way(EN, Look.DARK, 1.5)),
    State.NO_RIGHT: (Way(VI, Look.DARK), Way(EN)),
}
LOOKS = (Look.LIGHT, Look.DARK, Look.CONTRAST)
TEXTS = (1.0, 1.15, 1.5)
SIZES = ((1366, 720), (1093, 551), (911, 459))


@pytest.fixture(scope="module")
def both_wards() -> Iterator[Wards]:
    with wards() as made:
        yield made


def looked_at(scene: Scene, way: Way, both_wards: Wards, qtbot: QtBot) -> list[str]:
    shown = show(scene, way, both_wards, qtbot.addWidget)
    return audited(shown, scene, qtbot, by_keyboard=may_be_walked(scene))


@pytest.mark.parametrize(("scene", "way"), [(scene, way) for scene in scenes() for way in FAST[scene.state]], ids=str)
def test_nothing_is_wrong_with(scene: Scene, way: Way, both_wards: Wards, theme: Theme, qtbot: QtBot) -> None:
    if found := looked_at(scene, way, both_wards, qtbot):
        pytest.fail("\n".join(found), pytrace=False)


def all_ways(scene: Scene, ways: Iterable[Way], both_wards: Wards, qtbot: QtBot) -> None:
    wrong = {str(way): found for way in ways if (found := looked_at(scene, way, both_wards, qtbot))}
    if wrong:
        told = "\n".join(f"{way}\n  " + "\n  ".join(found) for way, found in wrong.items())
        pytest.fail(told, pytrace=False)


@pytest.mark.thorough
@pytest.mark.parametrize("scene", scenes(), ids=str)
def test_nothing_is_wrong_in_any_language_look_and_text_size(
    scene: Scene, both_wards: Wards, theme: Theme, qtbot: QtBot
) -> None:
    all_ways(scene, starmap(Way, product((VI, EN), (Look.LIGHT, Look.DARK), TEXTS)), both_wards, qtbot)


@pytest.mark.thorough
@pytest.mark.parametrize("scene", scenes(), ids=str)
def test_nothing_is_wrong_in_narrow_windows_strong_colours_and_long_texts(
    scene: Scene, both_wards: Wards, theme: Theme, qtbot: QtBot
) -> None:
    ways = (Way(*way) for way in product((VI, EN), LOOKS, TEXTS, SIZES, (False, True)) if _is_odd(Way(*way)))
    all_ways(scene, ways, both_wards, qtbot)


def _is_odd(way: Way) -> bool:
    return way.long or way.look is Look.CONTRAST or way.size != SIZES[0]
