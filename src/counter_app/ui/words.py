"""The window's own texts, in the language the person at the keyboard reads.

They are data like every other sentence of the house: ``resources/i18n/ui/<screen>.<language>.toml``. A code names its
file first: ``receive.title`` is ``title`` in ``ui/receive``. Why not Qt's ``.ts`` files: docs/decisions/0008.
"""

from collections.abc import Mapping

from PySide6.QtCore import QObject, Signal

from counter_app.domain.id_cards import CardWarning
from counter_app.services.wording import Language, Sayable, name, say, sentence


class Words(QObject):
    """Says things in one language at a time, and tells when that changes."""

    changed = Signal()

    def __init__(self, language: Language = Language.VI, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.language = language

    def speak(self, language: Language) -> None:
        """Change the language; whoever shows words puts them anew on ``changed``."""
        if language is not self.language:
            self.language = language
            self.changed.emit()

    def __call__(self, code: str, **params: object) -> str:
        """Return the window's text of a code such as ``receive.title``; the code itself where nobody wrote it."""
        table, _, key = code.partition(".")
        try:
            found = sentence(f"ui/{table}", key, self.language, params)
        except FileNotFoundError:
            return code
        return code if found == key else found

    def why(self, code: str, params: Mapping[str, object]) -> str:
        """Return a reason: one of the window's own, or that of a rule."""
        said = self(code, **params)
        return self.say(code, **params) if said == code else said

    def say(self, what: Sayable | CardWarning | str, **params: object) -> str:
        """Return the sentence for an error, a warning or a message code."""
        return say(what, self.language, params)

    def name(self, kind: str, value: str) -> str:
        """Return what people call a value: a stage, an act, a role."""
        return name(kind, value, self.language)
