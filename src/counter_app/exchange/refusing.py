"""One refusal for whatever is wrong with a back-up file: damaged, cut off, hostile, or another key's.

Who tries keys or plays with bytes learns nothing from the answer. The cause stays in the exception's chain.
"""

import struct
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import msgspec

from counter_app.domain.errors import CounterError, Damaged, Unavailable

_MALFORMED = (zipfile.BadZipFile, struct.error, msgspec.MsgspecError, ArithmeticError, EOFError, LookupError)
_MALFORMED_TOO = (NotImplementedError, RuntimeError, ValueError)  # what zipfile says of features it does not know


def unreadable() -> Damaged:
    """Return the one refusal."""
    return Damaged("backup.unreadable")


@contextmanager
def one_refusal(file: Path) -> Iterator[None]:
    """Turn whatever a malformed file raises into the one refusal; the disk's own failures are told as such."""
    try:
        yield
    except CounterError:
        raise
    except FileNotFoundError as fault:
        raise Unavailable("backup.file_missing", file=str(file)) from fault
    except OSError as fault:
        raise Unavailable("backup.cannot_read", file=str(file)) from fault
    except (*_MALFORMED, *_MALFORMED_TOO) as fault:
        raise unreadable() from fault
