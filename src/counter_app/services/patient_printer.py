"""A printer that may fail in any way and holds nobody up: whatever its driver does becomes one clear sentence."""

from collections.abc import Callable
from dataclasses import dataclass
from queue import Empty, SimpleQueue
from threading import Thread
from typing import TypeVar

from counter_app.domain.errors import CounterError, Unavailable
from counter_app.services.printing_ports import MOST_COPIES, Printer, PrintOrder

PATIENCE = 20.0  # seconds

Answer = TypeVar("Answer")


@dataclass(frozen=True, slots=True)
class PatientPrinter:
    """Asks the printer on a thread of its own, and waits so long and no longer.

    A driver that hangs keeps that thread, which ends with the program; its paper may still come out.
    """

    printer: Printer
    patience: float = PATIENCE

    def names(self) -> tuple[str, ...]:
        """Return the printers; none where even asking for them fails."""
        try:
            return self._asked(self.printer.names, "")
        except CounterError:
            return ()

    def print(self, pdf: bytes, order: PrintOrder) -> None:
        """Print, or raise Unavailable. No dossier is changed by it either way."""
        if not 1 <= order.copies <= MOST_COPIES:
            raise Unavailable("printer.copies", found=order.copies, most=MOST_COPIES)
        if not order.printer:
            raise Unavailable("printer.none")
        self._asked(lambda: self.printer.print(pdf, order), order.printer)

    def _asked(self, work: Callable[[], Answer], name: str) -> Answer:
        answers: SimpleQueue[tuple[Answer | None, BaseException | None]] = SimpleQueue()
        Thread(target=lambda: answers.put(_tried(work)), name="printer", daemon=True).start()
        try:
            answer, fault = answers.get(timeout=self.patience)
        except Empty:
            raise Unavailable("printer.slow", printer=name) from None
        if isinstance(fault, CounterError):
            raise fault
        if fault is not None:
            raise Unavailable("printer.failed", printer=name) from fault
        return answer  # type: ignore[return-value]


def _tried(work: Callable[[], Answer]) -> tuple[Answer | None, BaseException | None]:
    try:
        return work(), None
    except BaseException as fault:  # noqa: BLE001 - a driver may raise anything; it is handed to who waits
        return None, fault
