"""The look that is on: which one the person chose, how large their text is, and putting it on."""

from enum import StrEnum

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QApplication

from counter_app.ui.theme import type as letters
from counter_app.ui.theme.focus import follow_focus
from counter_app.ui.theme.palette import palette_of
from counter_app.ui.theme.stylesheet import stylesheet
from counter_app.ui.theme.tokens import CONTRAST, DARK, LIGHT, Tokens


class Look(StrEnum):
    """What a person can choose."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"
    CONTRAST = "contrast"


_STYLED = "counter_app_styled"
_SCHEMES = {
    Look.SYSTEM: Qt.ColorScheme.Unknown,
    Look.LIGHT: Qt.ColorScheme.Light,
    Look.DARK: Qt.ColorScheme.Dark,
    Look.CONTRAST: Qt.ColorScheme.Light,
}


class Theme(QObject):
    """Keeps the chosen look and text size, and puts them on the application; ``changed`` when either does."""

    changed = Signal()

    def __init__(self, look: Look = Look.SYSTEM, text_factor: float = 1.0, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.look = look
        self.text_factor = _within(text_factor)
        self._app: QApplication | None = None

    @property
    def tokens(self) -> Tokens:
        """The colours that are on."""
        match self.look:
            case Look.LIGHT:
                return LIGHT
            case Look.DARK:
                return DARK
            case Look.CONTRAST:
                return CONTRAST
        return DARK if self._app and self._app.styleHints().colorScheme() is Qt.ColorScheme.Dark else LIGHT

    def apply(self, app: QApplication) -> None:
        """Load the letters and put everything on; from then on the window follows the system where that was chosen."""
        self._app = app
        letters.load_fonts()
        if app.property(_STYLED) is None:
            app.setStyle("Fusion")
            app.setProperty(_STYLED, True)
        app.styleHints().colorSchemeChanged.connect(self._follow)
        follow_focus(app)
        self._put_on()

    def choose(self, look: Look) -> None:
        """Change the look."""
        self.look = look
        self._put_on()

    def scale(self, text_factor: float) -> None:
        """Change the text size, within what the screens can hold."""
        self.text_factor = _within(text_factor)
        self._put_on()

    def _follow(self) -> None:
        if self.look is Look.SYSTEM:
            self._put_on()

    def _put_on(self) -> None:
        if self._app is None:
            return
        self._app.styleHints().setColorScheme(_SCHEMES[self.look])  # for the frame, which the system paints
        letters.use_factor(self._app, self.text_factor)
        self._app.setPalette(palette_of(self.tokens))
        if self._app.styleSheet() != (sheet := stylesheet(self.tokens)):
            self._app.setStyleSheet(sheet)  # polishes every widget there is
        self.changed.emit()


def _within(text_factor: float) -> float:
    low, high = letters.FACTORS
    return min(max(text_factor, low), high)
