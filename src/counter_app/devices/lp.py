"""Printing through ``lp``, where the system has it (CUPS): the printer gets the PDF itself, its lines stay sharp."""

import os
import shutil
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass

from counter_app.domain.errors import Unavailable
from counter_app.services.printing_ports import PrintOrder, Sheet

_MEDIA = {Sheet.A4: "A4", Sheet.A5: "A5"}


@dataclass(frozen=True, slots=True)
class LpPrinter:
    """The queues of this machine's CUPS. ``path`` says where its programs are looked for."""

    path: str | None = None
    patience: float = 15.0

    def names(self) -> tuple[str, ...]:
        """Return the queues; none where the system has no CUPS."""
        try:
            return tuple(self._run(["lpstat", "-e"], "").decode("utf-8", "replace").split())
        except Unavailable:
            return ()

    def print(self, pdf: bytes, order: PrintOrder) -> None:
        """Queue a PDF."""
        media = ["-o", f"media={_MEDIA[order.sheet]}", "-o", "fit-to-page"] if order.sheet in _MEDIA else []
        ask = ["lp", "-s", "-d", order.printer, "-n", str(order.copies), "-t", order.title, *media, "--", "-"]
        self._run(ask, order.printer, pdf)

    def _run(self, ask: Sequence[str], printer: str, given: bytes = b"") -> bytes:
        program = shutil.which(ask[0], path=self.path)
        if program is None:
            raise Unavailable("printer.failed", printer=printer)
        words = {**os.environ, "LC_ALL": "C.UTF-8"}
        try:
            done = subprocess.run(  # noqa: S603 - the system's own program, with arguments and no shell
                [program, *ask[1:]], input=given, capture_output=True, check=True, timeout=self.patience, env=words
            )
        except subprocess.TimeoutExpired as fault:
            raise Unavailable("printer.slow", printer=printer) from fault
        except (OSError, subprocess.CalledProcessError) as fault:
            raise Unavailable("printer.failed", printer=printer) from fault
        return done.stdout
