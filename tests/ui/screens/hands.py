"""Hands on the keyboard of the handover screen, and eyes that read back through the desks."""

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from builders import Ward
from counter_app.domain.numbering.barcode import BarcodeKind, payload
from counter_app.domain.scans import scanned
from counter_app.services.wording import Language
from counter_app.ui.screens.handover.screen import HandoverScreen
from ui.at_work import AtWork
from ui.rooms import a_window

CTRL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier
K = Qt.Key


class Hands(AtWork):
    """One person at the handover screen."""

    def __init__(
        self,
        qtbot: QtBot,
        ward: Ward,
        who: str = "binh",
        *,
        language: Language = Language.VI,
        size: tuple[int, int] = (1366, 768),
    ) -> None:
        self.who = who
        bench = a_window(ward, (HandoverScreen,), who=who, language=language, size=size, keep=qtbot.addWidget)
        super().__init__(bench, "handover")
        screen = bench.window.present()
        assert isinstance(screen, HandoverScreen)
        self.screen = screen

    def type(self, text: str, *then: Qt.Key) -> None:
        """Type a text, then press keys."""
        self.types(text)
        self.press(*then)

    def scan(self, code: str) -> None:
        """Scan the barcode of a dossier of this code."""
        number = self.ward.desks.lookup.search(self.ward.actor(), code, 1).hits[0].number
        self.screen.scanned(scanned(payload(BarcodeKind.DOSSIER, number)))

    @property
    def notice(self) -> str:
        """What stands over the lines."""
        banner = self.screen.stage.pane.banner
        return banner.words if banner.isVisibleTo(self.screen) else ""

    @property
    def printed_jobs(self) -> list[int]:
        """The jobs that were printed."""
        return [job for job, _ in self.printed]


def outcomes(ward: Ward, batch: str) -> list[str]:
    """Return how the lines of a slip stand."""
    return [line.outcome for line in ward.desks.worklists.batch(ward.actor(), batch).lines]


def reasons(ward: Ward, batch: str) -> list[str]:
    """Return why lines of a slip came back."""
    return [line.reason for line in ward.desks.worklists.batch(ward.actor(), batch).lines]
