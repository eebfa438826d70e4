"""Where the window tells what happened: a line while something needs attention, a word about what was done."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from counter_app.domain.errors import CounterError, Refused
from counter_app.ui.widgets.banner import Banner, Weight
from counter_app.ui.widgets.button import Button, Kind
from counter_app.ui.widgets.toast import Toast
from counter_app.ui.words import Words

Act = tuple[str, Callable[[], object]]


class MessageArea(QObject):
    """The message bar under the work, and the toast over its foot. No failure is told by a toast alone."""

    def __init__(self, words: Words, host: QWidget) -> None:
        super().__init__(host)
        self._words = words
        self._toast = Toast(host)
        self._act: Callable[[], object] | None = None
        self._banner = Banner(Weight.INFO, "")
        self._close = Button("", Kind.LINK, icon="close")
        self.bar = QWidget()
        row = QHBoxLayout(self.bar)
        row.setContentsMargins(16, 4, 16, 8)
        row.addWidget(self._banner, 1)
        row.addWidget(self._close, 0, Qt.AlignmentFlag.AlignVCenter)
        self.bar.hide()
        self._banner.acted.connect(self._acted)
        self._close.clicked.connect(self.clear)
        words.changed.connect(self._retranslate)
        self._retranslate()

    @property
    def shown(self) -> str:
        """What the bar says; empty while it is away."""
        return "" if self.bar.isHidden() else self._banner.words

    @property
    def said(self) -> str:
        """What the toast says; empty while there is none."""
        return "" if self._toast.isHidden() else self._toast.accessibleName()

    def done(self, text: str, *actions: Act) -> None:
        """Tell briefly that something was done, with up to two actions such as undo."""
        self.clear()
        self._toast.say(text, actions)

    def refused(self, error: CounterError) -> None:
        """Tell what was refused or is unavailable, until the person goes on."""
        weight = Weight.WARN if isinstance(error, Refused) else Weight.ERR
        self._show(weight, self._words.say(error), None)

    def warn(self, text: str, action: Act | None = None) -> None:
        """Tell what needs attention, with one action."""
        self._show(Weight.WARN, text, action)

    def inform(self, text: str, action: Act | None = None) -> None:
        """Tell what is good to know, with one action."""
        self._show(Weight.INFO, text, action)

    def wrong(self, text: str) -> None:
        """Tell what cannot be done as things stand."""
        self._show(Weight.WARN, text, None)

    def clear(self) -> None:
        """Take the message away."""
        self.bar.hide()
        self._act = None

    def put_away(self) -> None:
        """Say nothing more of what the last person did; what they could take back is theirs alone."""
        self.clear()
        self._toast.dismiss()

    def _show(self, weight: Weight, text: str, action: Act | None) -> None:
        self._act = action[1] if action else None
        self._banner.say(weight, text, action[0] if action else "")
        self.bar.show()

    def _acted(self) -> None:
        act = self._act
        self.clear()
        if act is not None:
            act()

    def _retranslate(self) -> None:
        self._close.name_only(self._words("frame.close_message"))
