"""How a command fails: which exit code, which kind, which sentence. Nothing here is ever shown as a traceback."""

from pathlib import Path

import click

from counter_app.cli.frame import Frame
from counter_app.cli.misuse import Misused
from counter_app.cli.output import complain
from counter_app.cli.values import option_name
from counter_app.domain.errors import CounterError, Damaged, Forbidden, Refused, Unavailable
from counter_app.services.wording import say

BUG = 70

_FACES: tuple[tuple[type[CounterError], int, str], ...] = (
    (Refused, 1, "refused"),
    (Misused, 2, "usage"),
    (Unavailable, 3, "unavailable"),
    (Forbidden, 4, "forbidden"),
    (Damaged, 5, "damaged"),
)


def expected(frame: Frame, error: CounterError) -> int:
    """Tell an error that the program expects, and return its exit code."""
    code, kind = next((code, kind) for face, code, kind in _FACES if isinstance(error, face))
    complain(frame, kind, error.code, say(error, frame.lang))
    return code


def misused(error: click.UsageError) -> Misused:
    """Return what is wrong with a line in our own words."""
    match error:
        case click.MissingParameter(param=param):
            return Misused("usage.missing", option=option_name(param))
        case click.NoSuchOption(option_name=option):
            return Misused("usage.no_such_option", option=option)
        case click.exceptions.NoSuchCommand(command_name=command):
            return Misused("usage.no_such_command", command=command)
        case click.BadOptionUsage(option_name=option) if "requires" in error.message:
            return Misused("usage.no_value", option=option)
    return Misused("usage.unreadable", reason=error.format_message())


def bug(frame: Frame, error: BaseException) -> int:
    """Keep the trace of an error of our own, say one sentence, and return the exit code."""
    kept = keep_trace(frame, error)
    if kept is None:
        message = say("bug.lost", frame.lang, {"kind": type(error).__name__})
        complain(frame, "bug", "bug.lost", message)
    else:
        complain(frame, "bug", "bug.kept", say("bug.kept", frame.lang, {"file": kept}))
    return BUG


def keep_trace(frame: Frame, error: BaseException) -> Path | None:
    """Write the trace of an error to the log of the data folder, without a word of what the error was about."""
    from counter_app.config import logs

    return logs.keep_trace(_folder_of_logs(frame), error)


def _folder_of_logs(frame: Frame) -> Path | None:
    """Return the data folder, where there is one: a log must not make one."""
    try:
        folder = frame.folder
    except (CounterError, OSError):
        return None
    return folder if folder.is_dir() else None
