"""The unit's key, read from where somebody typed it off its paper: a file, or the terminal."""

from pathlib import Path

import click

from counter_app.cli.frame import Frame
from counter_app.domain.errors import Unavailable

_MOST = 10_000  # letters; a key has 74

key_file_option = click.option("--key-file", type=click.Path(path_type=Path, allow_dash=True))


def safe_key(frame: Frame, file: Path | None) -> str | None:
    """Return the key in a file, ``-`` for what is piped in; None where no file is named."""
    if file is None:
        return None
    if str(file) == "-":
        return frame.read_input(_MOST)
    try:
        with file.open(encoding="utf-8-sig") as text:
            return text.read(_MOST)
    except (OSError, UnicodeDecodeError) as fault:
        raise Unavailable("backup.cannot_read", file=str(file)) from fault


def asked_key(frame: Frame) -> str | None:
    """Ask at the terminal for the key; None where nobody can answer."""
    return frame.ask(frame.tell("restore.ask_key"))
