"""This PC as its account prefers it, and the printers it has: what belongs to no unit and no person's dossiers."""

from collections.abc import Callable
from dataclasses import replace

from counter_app.config.preferences import Preferences
from counter_app.domain.errors import Unavailable
from counter_app.services.printing_ports import Printer, PrintOrder


class NoPrinter:
    """A machine without printers."""

    def names(self) -> tuple[str, ...]:
        """Return none."""
        return ()

    def print(self, pdf: bytes, order: PrintOrder) -> None:
        """Raise Unavailable."""
        raise Unavailable("printer.none")


class ThisPc:
    """Holds what is preferred while the window lasts; ``kept`` stores it. Without one, as in a tour, nothing is."""

    def __init__(
        self,
        preferences: Preferences | None = None,
        printer: Printer | None = None,
        kept: Callable[[Preferences], object] = lambda preferences: None,
    ) -> None:
        self._preferences, self._kept = preferences or Preferences(), kept
        self.printer: Printer = printer or NoPrinter()

    @property
    def preferred(self) -> Preferences:
        """What is preferred here now."""
        return self._preferences

    def prefer(self, **chosen: object) -> None:
        """Prefer something else from now on."""
        self._preferences = replace(self._preferences, **chosen)  # type: ignore[arg-type]
        self._kept(self._preferences)
