"""The log of the program's own mishaps: where in the code it went wrong, and never about whom.

An exception's message, its arguments and the values on the stack may hold a citizen's data, so none of them is
written: only the kinds of the exceptions and the lines of code they passed. The file rotates and stays small.
"""

import logging
import platform
import sys
from collections.abc import Iterator
from logging.handlers import RotatingFileHandler
from pathlib import Path
from traceback import FrameSummary, extract_tb

from counter_app.config.paths import log_folder

FILE = "counter_app.log"
_LARGEST = 1_000_000
_KEPT = 5
_FORMAT = "%(asctime)s %(levelname)s %(message)s"


def keep_trace(data: Path | None, error: BaseException) -> Path | None:
    """Write where the error came from; return the file, or None where no file could be written."""
    path = log_folder(data) / FILE
    log = logging.Logger("counter_app.mishaps")  # noqa: LOG001 - one of our own: what is written here goes nowhere else
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handler = RotatingFileHandler(path, maxBytes=_LARGEST, backupCount=_KEPT, encoding="utf-8")
    except OSError:
        return None
    handler.setFormatter(logging.Formatter(_FORMAT))
    handler.handleError = _silent  # type: ignore[method-assign]
    log.addHandler(handler)
    try:
        log.error("%s", trace(error))
    finally:
        handler.close()
    return path


def trace(error: BaseException) -> str:
    """Return where an exception and those behind it came from, without a word they carried."""
    lines = [f"Python {platform.python_version()} on {sys.platform}"]
    for one in _chain(error):
        lines.append(f"{type(one).__module__}.{type(one).__qualname__}")
        lines += [f"  {_place(step)}" for step in extract_tb(one.__traceback__)]
    return "\n".join(lines)


def _chain(error: BaseException) -> Iterator[BaseException]:
    """Yield the error and what led to it, the last first; each once."""
    seen: set[int] = set()
    current: BaseException | None = error
    while current is not None and id(current) not in seen:
        seen.add(id(current))
        yield current
        current = current.__cause__ or (None if current.__suppress_context__ else current.__context__)


def _place(step: FrameSummary) -> str:
    """Return "counter_app/services/ledger.py:53 in write": no path of this machine, which may name its user."""
    parts = Path(step.filename).parts
    roots = [at for at, part in enumerate(parts) if part in {"counter_app", "site-packages"}]
    start = roots[-1] if roots else len(parts) - 1
    return f"{'/'.join(parts[start:])}:{step.lineno} in {step.name}"


def _silent(record: logging.LogRecord) -> None:
    """A log that cannot be written must not become the second failure."""
