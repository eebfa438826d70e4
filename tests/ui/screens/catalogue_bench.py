"""The catalogue in a window, worked from the keyboard; and versions that a test writes into it."""

from dataclasses import replace
from datetime import date
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from builders import SINGLE_STATUS, Ward
from counter_app.domain.procedures.versions import ProcedureVersion
from counter_app.services.catalogue_rows import ProcedureSheet
from counter_app.services.starter_catalogue import starter_catalogue
from counter_app.ui.dialogs.act_dialog import ActDialog
from counter_app.ui.screens.catalogue.screen import CatalogueScreen
from ui.at_work import AtWork
from ui.rooms import a_window

Key = Qt.Key
CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
TODAY = date(2026, 11, 23)


class CatalogueBench(AtWork):
    """What a person sees and presses."""

    def __init__(self, ward: Ward, qtbot: QtBot, who: str = "hoa", **window: Any) -> None:
        super().__init__(a_window(ward, (CatalogueScreen,), who=who, keep=qtbot.addWidget, **window), "catalogue")
        screen = self.bench.window.present()
        assert isinstance(screen, CatalogueScreen)
        self.screen = screen

    @property
    def codes(self) -> list[str]:
        return [row.code for row in self.screen.list.model.rows]

    @property
    def fields(self) -> dict[str, int]:
        return {row.name: row.count for row in self.screen.list.fields_model.rows}

    @property
    def open_sheet(self) -> ProcedureSheet:
        found = self.screen.page.shown
        assert found is not None
        assert not self.screen.is_list
        return found

    @property
    def step(self) -> int:
        return self.screen.page.process.picture.current

    @property
    def form(self) -> ActDialog:
        found = QApplication.activeModalWidget() or next(
            one for one in QApplication.topLevelWidgets() if isinstance(one, ActDialog) and one.isVisible()
        )
        assert isinstance(found, ActDialog)
        return found

    def opens(self, code: str) -> None:
        self.press(Key.Key_F2)
        self.types(code)
        self.press(Key.Key_Return)
        assert self.open_sheet.version.code == code

    def sheet(self, code: str = SINGLE_STATUS) -> ProcedureSheet:
        """Read through the desk."""
        return self.ward.desks.catalogue.sheet(self.ward.actor(), code, TODAY)


def starter(code: str = SINGLE_STATUS) -> ProcedureVersion:
    """Return a procedure as the starter has it."""
    return next(one for one in starter_catalogue().procedures if one.code == code)


def publish(ward: Ward, version: ProcedureVersion, number: int = 2, **changed: Any) -> ProcedureVersion:
    """Store a later version, which holds from today on."""
    later = replace(version, version=number, valid_from=TODAY, **changed)
    with ward.desks.catalogue.ledger.new_unit() as unit:
        unit.catalogue.add_versions([later])
    return later
