"""Papers after the act: drawn once it is committed, and never a reason to call a saved act failed."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from counter_app.cli import failures
from counter_app.cli.frame import AtDesk
from counter_app.domain.dossiers.warnings import Warn
from counter_app.domain.errors import CounterError
from counter_app.services.rows import JobRow
from counter_app.services.wording import say


@dataclass(frozen=True, slots=True)
class Drawn:
    """What came of a job: the row with its file, or none and the warning that says why."""

    row: JobRow | None = None
    file: Path | None = None
    warnings: Sequence[Warn] = ()


def draw(desk: AtDesk, job: int | None, out: Path | None) -> Drawn:
    """Draw what an act ordered and write it to ``out``. The act stands whatever happens; the job waits in ``jobs``."""
    if job is None or out is None:
        return Drawn()
    return drawn(desk, job, out)


def drawn(desk: AtDesk, job: int, out: Path | None) -> Drawn:
    """Draw a job into the data folder, and to ``out`` where a file is wanted."""
    try:
        return Drawn(desk.desks.print_room.draw(job, out), out)
    except CounterError as fault:
        cause = say(fault, desk.frame.lang).rstrip(".")
    except Exception as error:  # noqa: BLE001 - the act is committed: its answer must not be lost with its paper
        kept = failures.keep_trace(desk.frame, error)
        cause = f"{type(error).__name__}, {kept}" if kept else type(error).__name__
    return Drawn(warnings=(Warn("print.failed", {"job": job, "cause": cause}),))
