"""One application for all tests of the window, wearing its own letters and look; what Qt complains of fails a test."""

import os
import shutil
from collections.abc import Iterator

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication
from tests.ui.rooms import MONDAY

from builders import Ward, a_ward, quick_folder
from counter_app.services.wording import Language
from counter_app.ui.theme.theme import Look, Theme
from counter_app.ui.words import Words


@pytest.hookimpl(wrapper=True)
def pytest_runtest_teardown(item: pytest.Item) -> Iterator[None]:
    """Let closed windows go: no event loop does it here, and each one left would be dressed anew by every test."""
    yield
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture(scope="session")
def qapp_args() -> list[str]:
    return ["counter-app"]


@pytest.fixture(scope="session")
def dressed(qapp: QApplication) -> Theme:
    """The application in its light look; a test that changes the look uses ``theme``."""
    qapp.setCursorFlashTime(0)
    theme = Theme(Look.LIGHT)
    theme.apply(qapp)
    return theme


@pytest.fixture(autouse=True)
def theme(dressed: Theme, qapp: QApplication) -> Iterator[Theme]:
    """The look every test of the window is in, put back where a test changed it."""
    sheet = qapp.styleSheet()
    yield dressed
    if qapp.styleSheet() != sheet or dressed.look is not Look.LIGHT:
        dressed.text_factor = 1.0
        dressed.choose(Look.LIGHT)


@pytest.fixture
def words() -> Words:
    return Words(Language.VI)


@pytest.fixture
def ward() -> Iterator[Ward]:
    """A ward on Monday morning; Tuesday is a day off."""
    folder = quick_folder()
    try:
        with a_ward(folder, MONDAY) as made:
            yield made
    finally:
        shutil.rmtree(folder)
