"""Upgrades in processes of their own, with or without what keeps them whole."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import Engine

from builders import MORNING
from counter_app.bootstrap import upgrade_room
from counter_app.persistence import copying, upgrading
from counter_app.persistence.engines import sqlite


@dataclass(frozen=True, slots=True)
class UpgradeJob:
    """Bring a folder up to the program; ``without`` names a protection that is switched off."""

    folder: Path
    without: str = ""

    def carry_out(self) -> None:
        if self.without:
            SWITCHED_OFF[self.without]()
        upgrade_room(self.folder, fixed_now=MORNING).upgrade("hoa")


def _no_copy() -> None:
    _keep_copy(lambda engine, copy, expected: None)


def _copy_under_its_own_name() -> None:
    _keep_copy(lambda engine, copy, expected: copying.copy_database(engine, copy))


def _no_journal() -> None:
    sqlite.PRAGMAS["journal_mode"] = "OFF"


def _keep_copy(instead: Callable[[Engine, Path, dict[str, str]], Any]) -> None:
    upgrading._keep_copy = instead  # type: ignore[assignment]


SWITCHED_OFF = {"copy": _no_copy, "naming": _copy_under_its_own_name, "journal": _no_journal}
