"""Our own program as a process of its own: long work there holds up neither the window nor its thread."""

import json
import subprocess
import sys
from collections.abc import Sequence
from typing import Any

from counter_app.domain.errors import Unavailable

_NO_CONSOLE = getattr(subprocess, "CREATE_NO_WINDOW", 0)


def ask_own_program(words: Sequence[str]) -> dict[str, Any]:
    """Run a command with ``--json`` and return its document, which tells a failure under ``error``.

    Raises Unavailable where it cannot be started or says nothing.
    """
    program = [sys.executable] if getattr(sys, "frozen", False) else [sys.executable, "-m", "counter_app"]
    try:
        ended = subprocess.run(  # noqa: S603 - our own program, without a shell
            [*program, "--json", *words], capture_output=True, check=False, creationflags=_NO_CONSOLE
        )
        document = json.loads(ended.stdout)
    except (OSError, ValueError) as fault:
        raise Unavailable("program.cannot_start") from fault
    if not isinstance(document, dict):
        raise Unavailable("program.cannot_start")
    return document
