"""Contact sheets for people's eyes: every screen in its states, both languages, light and dark, a few pictures a sheet.

``COUNTER_APP_SHEETS=folder pytest tests/ui/test_sheets.py -m sheets`` writes them; nothing is compared.
"""

import os
from pathlib import Path

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from pytestqt.qtbot import QtBot
from tests.ui.states import Scene, State, Way, scenes, show, wards

from counter_app.services.wording import Language
from counter_app.ui.theme.theme import Look, Theme
from counter_app.ui.theme.type import Type, font

VI, EN = Language.VI, Language.EN
CELL, LABEL, ACROSS = (900, 507), 24, 2
LOOKS = {
    State.FILLED: (Way(VI), Way(EN, Look.DARK), Way(VI, text=1.5), Way(EN, size=(911, 459))),
    State.EMPTY: (Way(VI),),
    State.FAILING: (Way(EN, Look.DARK),),
}
pytestmark = pytest.mark.sheets


@pytest.mark.parametrize("name", sorted({scene.name for scene in scenes()}))
def test_a_sheet_is_written(name: str, theme: Theme, qtbot: QtBot) -> None:
    folder = Path(os.environ.get("COUNTER_APP_SHEETS", "sheets"))
    folder.mkdir(parents=True, exist_ok=True)
    states = {scene.state for scene in scenes() if scene.name == name}
    pictures: list[tuple[str, QImage]] = []
    with wards() as both:
        for state in (state for state in LOOKS if state in states):
            for way in LOOKS[state]:
                shown = show(Scene(name, state), way, both, qtbot.addWidget)
                pictures.append((f"{name} {state} {way}", shown.window.grab().toImage()))
    assert sheet(pictures).save(str(folder / f"{name}.png"))


def sheet(pictures: list[tuple[str, QImage]]) -> QImage:
    """Put pictures side by side, each under its name."""
    wide, high = CELL
    rows = -(-len(pictures) // ACROSS)
    made = QImage(ACROSS * wide, rows * (high + LABEL), QImage.Format.Format_RGB32)
    made.fill(QColor("#888888"))
    painter = QPainter(made)
    painter.setFont(font(Type.STRONG))
    for at, (name, picture) in enumerate(pictures):
        x, y = at % ACROSS * wide, at // ACROSS * (high + LABEL)
        painter.drawText(QRect(x + 8, y, wide, LABEL), int(Qt.AlignmentFlag.AlignVCenter), name)
        fitted = picture.scaled(
            wide - 4, high - 4, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
        )
        painter.drawImage(x + 2, y + LABEL, fitted)
    painter.end()
    return made
