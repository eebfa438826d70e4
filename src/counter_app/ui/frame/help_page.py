"""F1: what this screen is for, in a few plain sentences, with its keys."""

from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from counter_app.ui.frame.key_sheet import listed
from counter_app.ui.room import Room
from counter_app.ui.theme.type import Type, px
from counter_app.ui.widgets.button import Button
from counter_app.ui.widgets.plain import label

WIDTH = 840


class HelpPage(QDialog):
    """Says what to do first, and then the keys that work here."""

    def __init__(self, room: Room, screen: str, parent: QWidget) -> None:
        super().__init__(parent)
        words = room.words
        self.setWindowTitle(words("frame.help_title", place=words(f"{screen}.place")))
        self.setMinimumWidth(min(px(WIDTH), parent.width() - 32))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 20)
        layout.setSpacing(10)
        layout.addWidget(label(words(f"{screen}.place"), Type.SCREEN))
        for paragraph in words(f"help.{screen}").split("\n"):
            layout.addWidget(label(paragraph, wraps=True))
        keyed = [command for command in room.commands.offered() if command.key and command.scope == screen]
        if keyed:
            layout.addWidget(label(words("frame.keys_here"), Type.SECTION))
            layout.addLayout(listed(room.commands, keyed))
        layout.addWidget(label(words("help.more"), Type.META, wraps=True))
        close = Button(words("frame.close"), key="Esc")
        close.clicked.connect(self.accept)
        layout.addWidget(close)
        close.setFocus()
