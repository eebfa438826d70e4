"""Page 4: who looks after the unit from the first day; more people come later, at the office."""

from PySide6.QtWidgets import QWidget

from counter_app.domain.errors import CounterError, Refused
from counter_app.domain.people import login_name
from counter_app.ui.first_run.answers import USUAL_LOGIN
from counter_app.ui.first_run.step import Asked, Step, Tools
from counter_app.ui.theme.type import px
from counter_app.ui.widgets.banner import Banner, Weight
from counter_app.ui.widgets.field import FieldState

_WIDTH = 520


class AdminStep(Step):
    """One person with every role, so that a ward of one PC can work at once."""

    name = "admin"

    def __init__(self, tools: Tools) -> None:
        super().__init__(tools)
        self.asked = {
            "admin_name": Asked("admin_name", self.answers),
            "position": Asked("position", self.answers),
            "login": Asked("login", self.answers, USUAL_LOGIN),
        }
        self._honest = Banner(Weight.INFO, "")
        for one in self.asked.values():
            one.setMaximumWidth(px(_WIDTH))
            self.column.addWidget(one)
        self.column.addWidget(self._honest)
        self.column.addStretch(1)
        self.asked["admin_name"].entry.textChanged.connect(self.changed)

    def retranslate(self) -> None:
        super().retranslate()
        for one in self.asked.values():
            one.call(self.words)
        self._honest.say(Weight.INFO, self.words("first_run.no_password"))

    def summary(self) -> str:
        return self.answers.text("admin_name").strip()

    def leave(self) -> None:
        if not self.asked["admin_name"].is_given(self.words):
            return
        try:
            login_name(self.asked["login"].typed or USUAL_LOGIN)
        except Refused as error:
            self.refused(error)
            self.asked["login"].entry.setFocus()
            return
        self.finished.emit()

    def refused(self, error: CounterError) -> bool:
        if error.code != "person.login_unusable":
            return False
        self.asked["login"].say(FieldState.ERROR, self.words.say(error))
        return True

    def first_focus(self) -> QWidget:
        return self.asked["admin_name"].entry
