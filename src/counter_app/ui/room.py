"""What every screen is handed: the desks, who sits at the keyboard, and the window's own services."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, Signal

from counter_app.config.preferences import Preferences
from counter_app.domain.errors import CounterError
from counter_app.domain.people import Person, Right
from counter_app.services.printing_ports import Printer
from counter_app.ui.background import Runner
from counter_app.ui.changes import Changes
from counter_app.ui.commands import Commands
from counter_app.ui.theme.theme import Theme
from counter_app.ui.words import Words

if TYPE_CHECKING:  # loaded beside the window, while it stands empty
    from counter_app.services.acting import Actor
    from counter_app.services.desks import Desks


class Seat(QObject):
    """Who sits at the keyboard. Another person may take it over at any moment."""

    leaving = Signal()
    changed = Signal()

    def __init__(self, person: Person, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.person = person

    def take(self, person: Person) -> None:
        """Let another person sit down, after the one who leaves has put everything away."""
        self.leaving.emit()
        self.person = person
        self.changed.emit()

    def renew(self, person: Person) -> None:
        """Let the same person go on with the rights and the name they have now; nothing is put away."""
        self.person = person
        self.changed.emit()

    def actor(self) -> "Actor":
        """Return who acts now."""
        from counter_app.services.acting import Actor

        return Actor(self.person)

    def may(self, right: Right) -> bool:
        """Say whether the person holds a right."""
        return self.person.may(right)


class Messages(Protocol):
    """The message bar and the toast: nothing that happened is told by a dialog."""

    def done(self, text: str, *actions: tuple[str, Callable[[], object]]) -> None:
        """Tell briefly that something was done, with up to two actions such as undo."""
        ...

    def refused(self, error: CounterError) -> None:
        """Tell what was refused or is unavailable, until the person goes on."""
        ...

    def warn(self, text: str, action: tuple[str, Callable[[], object]] | None = None) -> None:
        """Tell what needs attention, with one action."""
        ...

    def inform(self, text: str, action: tuple[str, Callable[[], object]] | None = None) -> None:
        """Tell what is good to know, with one action."""
        ...

    def wrong(self, text: str) -> None:
        """Tell what cannot be done as typed."""
        ...

    def clear(self) -> None:
        """Take the message away."""
        ...


class Papers(Protocol):
    """Drawing and printing what was ordered."""

    @property
    def waits(self) -> bool:
        """Say whether papers wait to be asked for, because no printer was chosen."""
        ...

    def print(self, job: int, *, preview: bool = False, asked: bool = False) -> None:
        """Draw a job and send it to the printer, or show it first. A paper that fails changes no dossier.

        ``asked``: somebody asked for this very paper; where papers wait, it is shown instead of being left.
        """
        ...

    def show_waiting(self, job: int = 0) -> None:
        """Print what waits; where no printer was chosen, show the given paper, else the newest, to print it from."""
        ...


class Asker(Protocol):
    """Questions that cannot be undone are asked here; a test answers them itself."""

    def sure(self, question: str, consequence: str, action: str) -> bool:
        """Ask before an act that cannot be taken back; Enter alone never means yes."""
        ...


class Pc(Protocol):
    """What this account of this PC prefers, and the printers it has."""

    @property
    def printer(self) -> Printer: ...

    @property
    def preferred(self) -> Preferences:
        """What is preferred here now."""
        ...

    def prefer(self, **chosen: object) -> None:
        """Prefer something else from now on."""
        ...


@dataclass(frozen=True, slots=True)
class Room:
    """One window's furniture. ``go(screen, handle)`` shows another screen."""

    words: Words
    theme: Theme
    background: Runner
    commands: Commands
    changes: Changes
    seat: Seat
    messages: Messages
    papers: Papers
    asker: Asker
    desks: "Desks"
    now: Callable[[], datetime]
    go: Callable[..., None]
    pc: Pc
