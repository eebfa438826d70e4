"""Each page of the office, not only the first, is whole, named, reachable and readable."""

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot
from tests.ui.states import Scene, Wards, Way, settle, show, wards

from counter_app.services.wording import Language
from counter_app.ui.screens.office.screen import OfficeScreen
from counter_app.ui.theme.theme import Look, Theme
from ui.audits.whole import audited

VI, EN = Language.VI, Language.EN
OFFICE = Scene("office")


@pytest.fixture(scope="module")
def both_wards() -> Iterator[Wards]:
    with wards() as made:
        yield made


@pytest.mark.parametrize(
    ("way", "by_keyboard"),
    [
        (Way(VI), True),
        (Way(EN, Look.DARK, 1.5), False),
        (Way(VI, size=(911, 459)), False),
        (Way(VI, long=True), False),
    ],
    ids=str,
)
def test_nothing_is_wrong_on_any_page(
    way: Way, by_keyboard: bool, both_wards: Wards, theme: Theme, qtbot: QtBot
) -> None:
    shown = show(OFFICE, way, both_wards, qtbot.addWidget)
    assert isinstance(shown.part, OfficeScreen)
    found = []
    for name in shown.part.pages:
        shown.part.list.choose(name)
        settle()
        found += [f"{name}: {one}" for one in audited(shown, OFFICE, qtbot, by_keyboard=by_keyboard)]
    if found:
        pytest.fail("\n".join(found), pytrace=False)
