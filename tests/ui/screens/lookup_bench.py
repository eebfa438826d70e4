"""Look-up in a window, worked from the keyboard."""

from datetime import date, time

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from builders import CERTIFIED_COPY, DESK, Ward, a_form, a_party
from counter_app.services.lookup_rows import OpenDossier
from counter_app.ui.screens.lookup.finder import Finder
from counter_app.ui.screens.lookup.screen import LookupScreen
from ui.at_work import AtWork, settle
from ui.rooms import Bench, a_window

Key = Qt.Key
FRIDAY = date(2026, 11, 20)


def a_late_one(ward: Ward) -> str:
    """Return a certified copy of Friday that waits for its signature longer than it may, corrected on its way."""
    now = ward.clock.moment
    ward.clock.set(FRIDAY, time(14, 10))
    party = a_party(id_number="006187004512", phone="0912345678", birth="1987", address="Tổ 5, phường Đức Xuân")
    code = ward.receive(a_form(CERTIFIED_COPY, party, pages=2, copies=3)).code
    ward.clock.set(FRIDAY, time(14, 32))
    batch = ward.desks.handover.hand_over(ward.actor(), [code], DESK).batch
    ward.clock.set(FRIDAY, time(14, 41))
    ward.desks.handover.accept(ward.actor("binh"), batch)
    ward.clock.set(FRIDAY, time(15, 0))
    ward.desks.corrections.correct(ward.actor(), code, (("phone", "0912345679"),), "Gõ nhầm số")
    ward.clock.set(FRIDAY, time(16, 15))
    ward.desks.handling.advance(ward.actor("binh"), code)
    ward.clock.moment = now
    return code


class LookupBench(AtWork):
    """What a person sees and presses."""

    def __init__(self, bench: Bench) -> None:
        super().__init__(bench, "lookup")
        screen = bench.window.present()
        assert isinstance(screen, LookupScreen)
        self.screen = screen

    @property
    def rows(self) -> list[str]:
        return [row.handle for row in self.screen.finder.model.rows]

    @property
    def said_of_hits(self) -> str:
        return self.screen.finder.count.text()

    @property
    def open_dossier(self) -> OpenDossier:
        found = self.screen.page.shown
        assert found is not None
        return found

    @property
    def texts(self) -> list[str]:
        """Every text of the page, as a person who cannot see it is told too."""
        settle()
        page = self.screen.page
        return [text for widget in page.findChildren(QWidget) if widget.isVisibleTo(page) for text in _texts(widget)]

    @property
    def told(self) -> str:
        return self.bench.window.messages.said + self.bench.window.messages.shown

    def looks_up(self, text: str) -> None:
        """Type into the box and open what is found first."""
        self.press(Key.Key_F2)
        self.types(text)
        self.press(Key.Key_Return)


def open_lookup(ward: Ward, keep: object, who: str = "hoa", **window: object) -> LookupBench:
    """Sit somebody down at look-up; what is typed is asked at once, and a row at rest is read at once."""
    LookupScreen.rest_ms = 0
    Finder.typing_ms = 0
    return LookupBench(a_window(ward, (LookupScreen,), who=who, keep=keep, **window))  # type: ignore[arg-type]


def looks(ward: Ward, action: str = "dossier.opened") -> int:
    return int(ward.one("SELECT count(*) FROM audit WHERE action = ?", action))


def _texts(widget: QWidget) -> list[str]:
    shown = getattr(widget, "text", lambda: "")
    return [text for text in (shown() if callable(shown) else "", widget.accessibleName()) if text]
