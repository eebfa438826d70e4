"""The three small filters: procedure, time, state. Each is a button that opens its choices; a chosen one says so."""

from collections.abc import Sequence
from datetime import date, timedelta
from enum import StrEnum

from PySide6.QtCore import QPoint, QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QSizePolicy, QWidget

from counter_app.domain.moments import ward_date
from counter_app.services.lookup_rows import Sieve, Standing
from counter_app.ui.room import Room
from counter_app.ui.widgets.button import Button
from counter_app.ui.widgets.plain import tip, without_mnemonic

_GAP = 6


class Time(StrEnum):
    """How far back is looked."""

    WEEK = "week"
    MONTH = "month"
    YEAR = "year"

    def since(self, today: date) -> date:
        """Return the first day that is looked at."""
        match self:
            case Time.WEEK:
                return today - timedelta(days=7)
            case Time.MONTH:
                return today - timedelta(days=30)
        return date(today.year, 1, 1)


class SieveRow(QWidget):
    """``changed`` tells that other dossiers are wanted."""

    changed = Signal()

    def __init__(self, room: Room) -> None:
        super().__init__()
        self._room = room
        self._procedures: Sequence[tuple[str, str]] = ()
        self._procedure: tuple[str, str] | None = None
        self._time: Time | None = None
        self._state: Standing | None = None
        self._menu: QMenu | None = None
        self.buttons = {kind: _Small("", height=26, opens=True) for kind in ("procedure", "time", "state")}
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(_GAP)
        for button in self.buttons.values():
            row.addWidget(button)
        row.addStretch(1)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.buttons["procedure"].clicked.connect(lambda: self._open("procedure", self._procedures, self._procedure))
        self.buttons["time"].clicked.connect(lambda: self._open("time", self._named(Time), self._time))
        self.buttons["state"].clicked.connect(lambda: self._open("state", self._named(Standing, "state"), self._state))

    @property
    def menu(self) -> QMenu | None:
        """The choices that were opened last."""
        return self._menu

    @property
    def sieve(self) -> Sieve:
        """What is let through."""
        since = self._time.since(ward_date(self._room.now())) if self._time else None
        return Sieve(self._procedure[0] if self._procedure else "", since, self._state)

    def offer(self, procedures: Sequence[tuple[str, str]]) -> None:
        """Offer the procedures of the hits, and the chosen one among them."""
        chosen = [self._procedure] if self._procedure and self._procedure not in procedures else []
        self._procedures = [*chosen, *procedures]

    def clear(self) -> None:
        """Let everything through."""
        self._procedure = self._time = self._state = None
        self.retranslate()

    @property
    def told(self) -> str:
        """What was chosen, in words; empty where everything is let through."""
        words = self._room.words
        time = words(f"lookup.time_{self._time}") if self._time else ""
        state = words(f"lookup.state_{self._state}") if self._state else ""
        return ", ".join(part for part in (self._procedure[1] if self._procedure else "", time, state) if part)

    def retranslate(self) -> None:
        """Say what each filter lets through: its kind, or what was chosen."""
        words = self._room.words
        chosen = {
            "procedure": self._procedure[1] if self._procedure else "",
            "time": words(f"lookup.time_{self._time}") if self._time else "",
            "state": words(f"lookup.state_{self._state}") if self._state else "",
        }
        for kind, button in self.buttons.items():
            named = words(f"lookup.{kind}_filter")
            button.set_words(named)
            button.setCheckable(bool(chosen[kind]))
            button.setChecked(bool(chosen[kind]))
            whole = words("lookup.filter_on", kind=named, value=chosen[kind] or words(f"lookup.any_{kind}"))
            button.setAccessibleName(whole)
            tip(button, whole)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        for button in self.buttons.values():
            button.set_scarce(False)
        wanted = sum(button.sizeHint().width() + _GAP for button in self.buttons.values()) - _GAP
        for button in self.buttons.values():
            button.set_scarce(wanted > self.width())

    def _named(self, kind: type[StrEnum], name: str = "time") -> list[tuple[StrEnum, str]]:
        return [(one, self._room.words(f"lookup.{name}_{one}")) for one in kind]

    def _open(self, kind: str, choices: Sequence[tuple[str, str]], chosen: object) -> None:
        menu = QMenu(self)
        menu.setAccessibleName(self.buttons[kind].accessibleName())
        for value, said in ((None, self._room.words(f"lookup.any_{kind}")), *choices):
            action = menu.addAction(without_mnemonic(said))
            action.setCheckable(True)
            here = (value, said) if kind == "procedure" and value else value
            action.setChecked(here == chosen)
            action.triggered.connect(lambda _=False, here=here: self._choose(kind, here))
        self._menu = menu
        button = self.buttons[kind]
        menu.popup(button.mapToGlobal(QPoint(0, button.height() + 2)))

    def _choose(self, kind: str, value: object) -> None:
        setattr(self, f"_{kind}", value)
        self.retranslate()
        self.changed.emit()


class _Small(Button):
    """A button that leaves room for two more beside it; where that is scarce, it does without its chevron."""

    def set_scarce(self, scarce: bool) -> None:
        if self._opens is scarce:
            self._opens = not scarce
            self.updateGeometry()
            self.update()

    def sizeHint(self) -> QSize:
        hint = super().sizeHint()
        return QSize(hint.width() - 10, hint.height())
