"""Commands as this program makes them: found when called, worded from the catalogue, with global options anywhere."""

from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import Any

import click

from counter_app.cli.frame import Frame
from counter_app.cli.misuse import Misused
from counter_app.cli.values import Moment, OneOf
from counter_app.services.wording import Language, sentence


class Command(click.Command):
    """One command. Its global options may stand before or after its name, its help is data in both languages."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.params += global_options()

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Parse the line; refuse what is left over in our own words."""
        ctx.allow_extra_args = True
        rest = super().parse_args(ctx, args)
        if rest:
            raise Misused("usage.extra", value=rest[0])
        return rest

    def get_help(self, ctx: click.Context) -> str:
        """Return the help in the language of the line."""
        put_into_words(self, ctx)
        return super().get_help(ctx)


class Later(click.Command):
    """A command that is agreed on and not yet there: whatever follows it is heard, and answered with one sentence."""

    def __init__(self, name: str) -> None:
        settings = {"ignore_unknown_options": True, "allow_extra_args": True, "help_option_names": []}
        super().__init__(name, context_settings=settings)

    def invoke(self, ctx: click.Context) -> None:
        """Say that it is not there yet."""
        raise Misused("not_yet_available", what=path_of(ctx))


class Group(click.Group):
    """A table of commands that are imported when they are called."""

    def __init__(self, name: str, table: dict[str, Any], callback: Callable[..., Any] | None = None) -> None:
        super().__init__(name, invoke_without_command=True, callback=callback or _name_a_command)
        self.table = table
        self.params += global_options()

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names in the order of the table."""
        return list(self.table)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return a command, or nothing where none has that name."""
        if cmd_name not in self.table:
            return None
        place = self.table[cmd_name]
        if place is None:
            return Later(cmd_name)
        if isinstance(place, dict):
            return Group(cmd_name, place)
        module, _, function = place.partition(":")
        command: click.Command = getattr(import_module(f"counter_app.cli.commands.{module}"), function)
        return command

    def get_help(self, ctx: click.Context) -> str:
        """Return the help in the language of the line."""
        put_into_words(self, ctx)
        return super().get_help(ctx)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the commands with what each does, without importing them."""
        above = path_of(ctx)
        rows = [(name, _help(ctx, f"{above} {name}".strip(), "does")) for name in self.table]
        with formatter.section("Commands"):
            formatter.write_dl(rows)


def path_of(ctx: click.Context) -> str:
    """Return the names that lead to a command, without the program's: "users add"."""
    names = []
    while ctx.parent is not None:
        names.append(ctx.info_name or "")
        ctx = ctx.parent
    return " ".join(reversed(names))


def global_options() -> list[click.Parameter]:
    """Return the options that every command knows."""

    def option(*names: str, **settings: Any) -> click.Option:
        return click.Option(names, expose_value=False, callback=_remember, **settings)

    return [
        option("--data", type=click.Path(path_type=Path)),
        option("--database", metavar="URL"),
        option("--lang", type=OneOf(Language)),
        option("--as", "acts_as", metavar="LOGIN"),
        option("--now", type=Moment()),
        option("--json", is_flag=True),
    ]


def _remember(ctx: click.Context, param: click.Parameter, value: Any) -> None:
    frame = ctx.find_object(Frame)
    if frame is not None and value is not None and value is not False:
        setattr(frame, param.name or "", value)


@click.pass_context
def _name_a_command(ctx: click.Context) -> None:
    if ctx.invoked_subcommand is None:
        raise Misused("usage.missing", option="COMMAND")


def put_into_words(command: click.Command, ctx: click.Context) -> None:
    """Give a command and its options the words of the frame's language."""
    path = path_of(ctx)
    command.help = _help(ctx, path, "does")
    for param in command.params:
        if isinstance(param, click.Option):
            param.help = _help(ctx, path, param.name or "") or _help(ctx, "common", param.name or "")


def _help(ctx: click.Context, path: str, word: str) -> str:
    frame = ctx.find_object(Frame)
    code = f"{path or 'program'}.{word}"
    found = sentence("help", code, frame.lang if frame else Language.VI, {})
    return "" if found == code else found
