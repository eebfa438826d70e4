"""Asks before what cannot be taken back; everything else is done at once and can be undone."""

from PySide6.QtWidgets import QWidget

from counter_app.ui.widgets.safe_confirm import Question, SafeConfirm
from counter_app.ui.words import Words


class Asking:
    """Puts the questions over the window."""

    def __init__(self, window: QWidget, words: Words) -> None:
        self._window, self._words = window, words

    def sure(self, question: str, consequence: str, action: str) -> bool:
        """Ask; Enter alone never means yes."""
        asked = Question(question, (consequence,), action, self._words("frame.leave_it"))
        return SafeConfirm(asked, self._window).ask()
