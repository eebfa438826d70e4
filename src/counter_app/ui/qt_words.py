"""What Qt itself says, in Vietnamese: it ships 33 languages, and not this one.

Buttons of message boxes, menus of text fields, the file dialog and the names of keys are Qt's own texts. They are data
like the window's: ``resources/i18n/ui/qt.vi.toml``, by Qt's contexts. In English Qt speaks for itself.
"""

import tomllib
from collections.abc import Mapping
from functools import cache

from PySide6.QtCore import QCoreApplication, QObject, QTranslator

from counter_app.resources import resource
from counter_app.services.wording import Language
from counter_app.ui.words import Words


class QtWords(QTranslator):
    """Lets Qt follow the language of the window, live: whatever is opened after a change speaks the new one."""

    def __init__(self, words: Words, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._sentences: Mapping[tuple[str, str], str] = {}
        words.changed.connect(self.follow)
        self.follow()

    def follow(self) -> None:
        """Speak the window's language; Qt tells all windows that the language changed."""
        QCoreApplication.removeTranslator(self)
        self._sentences = vietnamese() if self._words.language is Language.VI else {}
        if self._sentences:
            QCoreApplication.installTranslator(self)

    def fall_silent(self) -> None:
        """Let Qt speak for itself again; the window is closing."""
        self._words.changed.disconnect(self.follow)
        QCoreApplication.removeTranslator(self)

    def isEmpty(self) -> bool:
        """Return whether there is nothing to say; Qt installs no translator that is empty."""
        return not self._sentences

    def translate(self, context: str, source: str, disambiguation: str | None = None, n: int = -1) -> str | None:
        """Return the text, or None where Qt is to say its own: an empty text would be shown as such."""
        return self._sentences.get((context, source))


@cache
def vietnamese() -> Mapping[tuple[str, str], str]:
    """Return Qt's texts in Vietnamese by context and English words."""
    with resource("i18n/ui/qt.vi.toml").open("rb") as file:
        contexts = tomllib.load(file)
    return {(context, source): text for context, texts in contexts.items() for source, text in texts.items()}
