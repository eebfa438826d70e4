"""F1: what this screen is for, in a few plain sentences, with its keys.

A screen brings its sentences along: ``help.<its name>`` in resources/i18n/ui, a paragraph a line.
"""

from PySide6.QtWidgets import QWidget

from counter_app.ui.frame.key_sheet import listed
from counter_app.ui.frame.sheet import Sheet
from counter_app.ui.room import Room
from counter_app.ui.theme.type import Type
from counter_app.ui.widgets.button import Button, Kind
from counter_app.ui.widgets.plain import label


class HelpPage(Sheet):
    """Says what to do first, and then the keys that work here."""

    def __init__(self, room: Room, screen: str, parent: QWidget) -> None:
        words = room.words
        super().__init__(words("frame.help_title", place=words(f"{screen}.place")), words("frame.close"), parent)
        self.inner.addWidget(label(words(f"{screen}.place"), Type.SCREEN))
        for paragraph in words(f"help.{screen}").split("\n"):
            self.inner.addWidget(label(paragraph, wraps=True))
        keyed = [command for command in room.commands.offered() if command.key and command.scope == screen]
        if keyed:
            self.inner.addWidget(label(words("frame.keys_here"), Type.SECTION))
            self.inner.addLayout(listed(room.commands, keyed))
        self.inner.addWidget(label(words("help.more"), Type.META, wraps=True))
        self.inner.addStretch(1)
        about = Button(words("about.title"), Kind.LINK, icon="info")
        about.clicked.connect(self.accept)
        about.clicked.connect(lambda: room.commands.trigger("everywhere.about"))
        self.foot.addWidget(about)
        self.finish()
