"""The row on top: whose window this is, the one search box, and how the counter stands."""

from PySide6.QtCore import QPoint, QRect, QSize, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from counter_app.domain.people import Person
from counter_app.ui.frame.quiet import Quiet
from counter_app.ui.theme.icons import paint_icon
from counter_app.ui.theme.paint import CENTRE, box, write
from counter_app.ui.theme.tokens import tokens_of
from counter_app.ui.theme.type import Type, px, width_of
from counter_app.ui.widgets.button import Button, Kind
from counter_app.ui.widgets.key_cap import cap_size, paint_cap
from counter_app.ui.widgets.plain import label, tip
from counter_app.ui.words import Words

HEIGHT = 44


class TitleRow(QWidget):
    """Unit at the left, search in the middle, papers waiting, last back-up, person and lock at the right."""

    search_asked = Signal()
    demo_asked = Signal()
    papers_asked = Signal()
    backup_asked = Signal()
    person_asked = Signal()
    lock_asked = Signal()

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words
        self.setFixedHeight(px(HEIGHT))
        self._unit = label("", Type.STRONG)
        self._centre = label("", Type.META)
        self._demo = _DemoMark()
        self._search = _SearchBox()
        self._papers = Quiet("printer")
        self._backup = Quiet("backup")
        self._person = _PersonButton()
        self._lock = Quiet("lock")
        self._lay_out()
        for button, signal in (
            (self._demo, self.demo_asked),
            (self._search, self.search_asked),
            (self._papers, self.papers_asked),
            (self._backup, self.backup_asked),
            (self._person, self.person_asked),
            (self._lock, self.lock_asked),
        ):
            button.clicked.connect(signal)
        self._backup_text = ""
        self._waiting = 0
        self.retranslate()

    def show_unit(self, name: str, demo: str = "") -> None:
        """Say whose counter this is; ``demo`` marks sample data."""
        self._unit.setText(name)
        self._demo.set_words(demo)
        self._demo.setVisible(bool(demo))

    def show_person(self, person: Person | None) -> None:
        """Say who sits at the keyboard."""
        self._person.show_person(person.name if person else "")
        self._person.setAccessibleName(self._words("frame.person", name=person.name if person else ""))

    def show_papers(self, waiting: int) -> None:
        """Say how many papers wait to be printed."""
        self._waiting = waiting
        self._papers.set_words(self._words("frame.papers_waiting", n=waiting))

    def show_backup(self, text: str) -> None:
        """Say when the last good back-up was made."""
        self._backup_text = text
        self._backup.set_words(text)
        self._backup.setVisible(bool(text))

    def set_narrow(self, narrow: bool) -> None:
        """Give the search box and the person the room on a narrow window."""
        self._papers.setVisible(not narrow)
        self._backup.setVisible(not narrow and bool(self._backup_text))
        self._centre.setVisible(not narrow)

    def demo_corner(self) -> QPoint:
        """Return where the menu of sample data opens, in screen coordinates."""
        return self._demo.mapToGlobal(self._demo.rect().bottomLeft())

    def person_corner(self) -> QRect:
        """Return where the menu of people opens, in screen coordinates."""
        return QRect(self._person.mapToGlobal(self._person.rect().topLeft()), self._person.size())

    def retranslate(self) -> None:
        """Put every text anew."""
        self._centre.setText(self._words("frame.centre"))
        self._search.set_words(self._words("frame.search"))
        tip(self._search, self._words("frame.search"))
        self._lock.name_only(self._words("frame.lock"))
        self.show_papers(self._waiting)

    def _lay_out(self) -> None:
        names = QVBoxLayout()
        names.setContentsMargins(0, 4, 0, 4)
        names.setSpacing(0)
        names.addWidget(self._unit)
        names.addWidget(self._centre)
        self._search.setMinimumWidth(160)
        self._search.setMaximumWidth(px(440))
        self._search.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 0, 16, 0)
        row.setSpacing(16)
        row.addWidget(_Mark())
        row.addLayout(names, 2)
        row.addWidget(self._demo)
        row.addWidget(self._search, 4)
        row.addStretch(1)
        for button in (self._papers, self._backup, self._person, self._lock):
            row.addWidget(button)

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = tokens_of(self)
        painter = QPainter(self)
        painter.fillRect(QRect(0, self.height() - 1, self.width(), 1), QColor(tokens.line))


class _DemoMark(Button):
    """Amber, so that nobody takes samples for the ward's own; pressed, it offers the ways out of them."""

    def __init__(self) -> None:
        super().__init__("")
        self.hide()

    def sizeHint(self) -> QSize:
        return QSize(width_of(self.words, Type.HEAD) + 20, px(22))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, tokens = QPainter(self), tokens_of(self)
        box(painter, self.rect(), fill=tokens.warn.ground, line=tokens.warn.line)
        write(painter, self.rect(), self.words, Type.HEAD, tokens.warn.text, CENTRE, elide=False)


class _Mark(QWidget):
    """The mark of a public office: not a coat of arms, which software must not make free with."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedSize(px(24), px(24))

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = tokens_of(self)
        painter = QPainter(self)
        box(painter, self.rect(), fill=tokens.accent, radius=5)
        inset = px(4)
        paint_icon(painter, "ward", self.rect().adjusted(inset, inset, -inset, -inset), tokens.accent_text)


class _SearchBox(Button):
    """Looks like the field it opens: an icon and its hint at the left, the key at the right."""

    def __init__(self) -> None:
        super().__init__("", key="Ctrl K", height=30)

    def sizeHint(self) -> QSize:
        return QSize(px(300), px(30))

    def minimumSizeHint(self) -> QSize:
        return QSize(px(220), px(30))

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = tokens_of(self)
        painter = QPainter(self)
        box(painter, self.rect(), fill=tokens.base, line=tokens.border)
        side = px(16)
        paint_icon(painter, "scan", QRect(10, (self.height() - side) // 2, side, side), tokens.muted)
        size = cap_size(self.key)
        cap = QRect(self.width() - size.width() - 6, (self.height() - size.height()) // 2, size.width(), size.height())
        write(painter, QRect(side + 18, 0, cap.left() - side - 24, self.height()), self.words, Type.BODY, tokens.muted)
        paint_cap(painter, cap, self.key, tokens)


class _PersonButton(Button):
    """Initials in a disc, the name, and a sign that it opens."""

    def __init__(self) -> None:
        super().__init__("", Kind.LINK)
        self._name = ""

    def show_person(self, name: str) -> None:
        self._name = name
        tip(self, name)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(px(26) + 8 + width_of(self._name, Type.CONTROL) + 6 + px(14), px(28))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = tokens_of(self)
        painter = QPainter(self)
        side = px(24)
        disc = QRect(0, (self.height() - side) // 2, side, side)
        box(painter, disc, fill=tokens.accent_soft, line=tokens.accent_line, radius=side / 2)
        write(painter, disc, initials(self._name), Type.HEAD, tokens.accent, CENTRE, elide=False)
        chevron = QRect(self.width() - px(14), (self.height() - px(14)) // 2, px(14), px(14))
        left = disc.right() + 9
        text = QRect(left, 0, chevron.left() - left - 4, self.height())
        write(painter, text, self._name, Type.CONTROL, tokens.text)
        paint_icon(painter, "chevron-down", chevron, tokens.muted)


def initials(name: str) -> str:
    """Return two letters for a Vietnamese name: of the middle and the given name, as people are called."""
    words = name.split()
    return "".join(word[0].upper() for word in words[-2:])
