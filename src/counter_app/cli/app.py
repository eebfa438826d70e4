"""The root of the command line: global options, the table of commands, and the way out with an exit code."""

import contextlib
import errno
import os
import sys
from collections.abc import Sequence
from io import TextIOWrapper
from itertools import pairwise
from typing import Any

import click

from counter_app.cli import failures
from counter_app.cli.frame import Frame
from counter_app.cli.house import House
from counter_app.cli.output import Answer, give
from counter_app.cli.tree import Group
from counter_app.domain.errors import CounterError, Unavailable
from counter_app.services.ways_in import Wanted
from counter_app.services.wording import Language

PROGRAM = "counter-app"
INTERRUPTED = 130  # as a shell reports SIGINT
READER_GONE = 141  # as a shell reports SIGPIPE
CANNOT_TELL = 3  # stdout takes nothing, such as a file on a full disk

COMMANDS: dict[str, Any] = {
    "init": "founding:init",
    "receive": "receiving:receive",
    "receive-outside": "receiving:receive_outside",
    "handover": "passing:handover",
    "accept": "passing:accept",
    "recall": "passing:recall",
    "advance": "handling:advance",
    "send-back": "handling:send_back",
    "reassign": "handling:reassign",
    "sign": "handling:sign",
    "fee": "money:fee",
    "payment": "money:payment",
    "cancel": "ending:cancel",
    "adopt-code": "correcting:adopt_code",
    "supplement": "pausing:supplement",
    "resume": "pausing:resume",
    "extend": "pausing:extend",
    "apologise": "pausing:apologise",
    "refuse": "receiving:refuse",
    "case": "limits:case",
    "competent": "limits:competent",
    "duties": "limits:duties",
    "stop": "ending:stop",
    "withdraw": "ending:withdraw",
    "complete": "ending:complete",
    "return": "ending:give_back",
    "correct": "correcting:correct",
    "change-procedure": "correcting:change_procedure",
    "show": "looking:show",
    "search": "looking:search",
    "due": "reckoning:due",
    "log": "daily_log:log",
    "print": "printing:print_form",
    "reprint": "printing:reprint",
    "jobs": "printing:jobs",
    "report": {"07a": "reporting:report_07a", "ii06a": "reporting:report_ii06a"},
    "catalogue": {
        "list": "catalogue:list_on",
        "show": "catalogue:show",
        "confirm": "catalogue:confirm",
        "diff": None,
        "import": None,
        "publish": None,
        "export": None,
        "post": None,
    },
    "calendar": {
        "show": "calendar:show",
        "set": "calendar:set_day",
        "import": "calendar:import_file",
        "export": "calendar:export_file",
        "propose": "calendar:propose",
        "confirm": "calendar:confirm",
        "hours": "calendar_hours:hours",
        "policy": "calendar_hours:policy",
        "outstanding": "recounting:outstanding",
        "recount": "recounting:recount",
    },
    "users": {
        "list": "users:list_all",
        "add": "users:add",
        "rename": "users:rename",
        "disable": "users:disable",
        "enable": "users:enable",
        "role": "users:role",
        "seat": "users:seat",
        "password": None,
    },
    "unit": {"show": "unit:show", "set": "unit:change", "letterhead": "unit:letterhead"},
    "desks": {
        "list": "unit:desks",
        "add": "unit:add_desk",
        "rename": "unit:rename_desk",
        "close": "unit:close_desk",
    },
    "stand-ins": {"list": "unit:stand_ins", "add": "unit:appoint", "end": "unit:end"},
    "backup": {
        "create": "backing_up:create",
        "verify": "backing_up:verify",
        "restore": "restoring:restore",
        "confirm": "backing_up:confirm",
        "list": "backing_up:list_all",
        "status": "backing_up:status",
        "auto": "backing_up:auto",
        "key": "backing_up:key",
        "place": "backing_up:place",
    },
    "verify": "upkeep:verify",
    "audit": {"head": "upkeep:head"},
    "attach": "attaching:attach",
    "upgrade": "upgrading:upgrade",
    "move": "moving:move",
    "server-roles": "moving:server_roles",
    "export": {"national": None},
    "import": {"national": None},
    "demo": {"fill": "demo:fill", "day": "demo:day"},
    "tour": "showing:tour",
    "ui-dump": "showing:ui_dump",
    "bench": "demo:bench",
}
"""Where each command is found, ``module:function`` under ``commands``; None: agreed on and not yet available."""


def main(house: House, argv: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code. Nothing is raised."""
    speak_utf8()
    arguments = typed() if argv is None else list(argv)
    given = _language(arguments)
    frame = Frame(house, json="--json" in arguments, lang=given or Language.VI, lang_given=given is not None)
    try:
        return _run(frame, arguments)
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        _forget_output()
        return READER_GONE
    except OSError:
        return CANNOT_TELL


def speak_utf8() -> None:
    """Answer in UTF-8 whatever the locale says; half a character stands for what no encoding can hold."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")


def typed() -> list[str]:
    """Return what was typed. Under a locale without accents Python hands over bytes in disguise: read them as UTF-8."""
    if os.name == "nt":
        return sys.argv[1:]
    return [os.fsencode(argument).decode("utf-8", "replace") for argument in sys.argv[1:]]


def _run(frame: Frame, arguments: list[str]) -> int:
    try:
        answer = _invoke(frame, arguments)
        if isinstance(answer, int):
            return answer
        try:
            give(frame, answer)
        except OSError as fault:
            if fault.errno == errno.EPIPE:
                raise
            raise Unavailable("output.failed") from fault
    except CounterError as error:
        return failures.expected(frame, error)
    except click.UsageError as error:
        return failures.expected(frame, failures.misused(error))
    except BrokenPipeError:
        raise
    except Exception as error:  # noqa: BLE001 - whatever it is, the user gets one sentence and we the trace
        return failures.bug(frame, error)
    return answer.exit_code


def _invoke(frame: Frame, arguments: list[str]) -> Answer | int:
    """Run the command of a line; an exit code comes back from the window, and where only help was wanted."""
    try:
        with root().make_context(PROGRAM, arguments, obj=frame) as context:
            answer = context.command.invoke(context)
    except click.exceptions.Exit as end:
        return end.exit_code
    return answer if isinstance(answer, Answer) else 0


def root() -> Group:
    """Return the command that holds all others."""
    group = Group(PROGRAM, COMMANDS, callback=_without_command)
    group.params.append(click.Option(["--version"], is_flag=True, expose_value=False, callback=_tell_version))
    return group


def _tell_version(context: click.Context, param: click.Parameter, value: Any) -> None:
    if value:
        from importlib.metadata import version

        click.echo(version(PROGRAM))
        context.exit()


@click.pass_context
def _without_command(context: click.Context) -> None:
    if context.invoked_subcommand is None:
        frame: Frame = context.obj
        spoken = frame.lang if frame.lang_given else None
        context.exit(frame.house.window(Wanted(frame.data, frame.database, spoken, frame.acts_as, frame.now)))


def _language(arguments: Sequence[str]) -> Language | None:
    """Return the language a line asks for, also where the rest of it cannot be understood."""
    for option, value in pairwise((*arguments, "")):
        name, equals, joined = option.partition("=")
        with contextlib.suppress(ValueError):
            if name == "--lang":
                return Language(joined if equals else value)
    return None


def _forget_output() -> None:
    """Point stdout nowhere, so that Python does not stumble over the broken pipe once more while it ends."""
    with contextlib.suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
