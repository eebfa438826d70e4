"""The tree of commands: what was agreed on is there with its help in both languages, or says it is not yet there."""

import tomllib
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime

import click
import pytest

from cli.conftest import MONDAY, Console
from counter_app.cli.app import root
from counter_app.cli.tree import Later
from counter_app.resources import resource
from counter_app.services.ways_in import Wanted
from counter_app.services.wording import Language

AGREED = [
    *("init", "receive", "receive-outside", "handover", "accept", "recall", "advance", "send-back", "reassign", "sign"),
    *("fee", "payment", "cancel", "adopt-code", "supplement", "resume", "extend", "apologise", "refuse", "stop"),
    *("withdraw", "complete", "return", "correct", "change-procedure", "show", "search", "due", "log", "print"),
    *("reprint", "jobs", "report", "catalogue", "calendar", "users", "backup", "verify", "audit", "attach", "upgrade"),
    *("move", "server-roles", "case", "competent", "duties", "unit", "desks", "stand-ins"),
    *("export", "import", "demo", "tour", "ui-dump", "bench"),
]

NOT_YET = [
    ["catalogue", "diff", "x.xlsx"],
    ["catalogue", "import", "x.xlsx", "--effective", "2027-01-01", "--decision", "QĐ 1", "--dry-run"],
    ["catalogue", "publish", "1"],
    ["catalogue", "export", "x.xlsx"],
    ["catalogue", "post", "folder"],
    ["users", "password", "hoa"],
    ["export", "national", "--from", "2026-01-01", "--to", "2026-12-31", "--out", "x"],
    ["import", "national", "x"],
    ["refuse", "--procedure", "1.001193", "--applicant", "A", "--reason", "x", "--slip", "x.pdf"],
    ["supplement", "CODE", "--missing", "x", "--reason", "x", "--slip", "x.pdf"],
    ["extend", "CODE", "--due", "2026-12-01", "--reason", "x", "--slip", "x.pdf"],
    ["apologise", "CODE", "--new-date", "2026-12-01", "--reason", "x", "--slip", "x.pdf"],
    ["return", "CODE", "--to", "x", "--slip", "x.pdf"],
]


def commands() -> Iterator[tuple[str, click.Command]]:
    """Yield every command with its path."""

    def under(group: click.Group, context: click.Context, path: tuple[str, ...]) -> Iterator[tuple[str, click.Command]]:
        for name in group.list_commands(context):
            command = group.get_command(context, name)
            assert command is not None
            yield " ".join((*path, name)), command
            if isinstance(command, click.Group):
                yield from under(command, click.Context(command, parent=context), (*path, name))

    top = root()
    yield "", top
    yield from under(top, click.Context(top), ())


def help_of(lang: Language) -> dict[str, dict[str, str]]:
    return tomllib.loads(resource(f"i18n/help.{lang}.toml").read_text("utf-8"))


def test_every_command_that_was_agreed_on_is_there() -> None:
    assert {path for path, _ in commands() if path and " " not in path} == set(AGREED)


def test_no_command_has_two_options_of_one_name() -> None:
    for path, command in commands():
        command.make_parser(click.Context(command, info_name=path))  # click warns, and a warning is an error here


@pytest.mark.parametrize("lang", Language)
def test_every_command_and_option_has_its_help(lang: Language) -> None:
    told = help_of(lang)
    wanting = []
    for path, command in commands():
        own = told.get(path or "program", {})
        wanting += [] if "does" in own else [path]
        if not isinstance(command, Later):
            names = [param.name or "" for param in command.params if isinstance(param, click.Option)]
            wanting += [f"{path} {name}" for name in names if name not in own and name not in told["common"]]
    assert not wanting


@pytest.mark.parametrize("lang", Language)
def test_no_help_waits_in_vain(lang: Language) -> None:
    known = {path or "program": {param.name for param in command.params} | {"does"} for path, command in commands()}
    everywhere = set().union(*known.values())
    for path, words in help_of(lang).items():
        assert set(words) <= (everywhere if path == "common" else known[path]), path


def test_help_is_told_in_the_language_of_the_line(console: Console) -> None:
    assert "Tiếp nhận một hồ sơ." in console.bare("receive", "--help").out
    assert "Receive a dossier." in console.bare("--lang", "en", "receive", "--help").out
    assert "Bàn giao" in console.bare("--help").out
    assert "Accounts and roles." in console.bare("--lang", "en", "--help").out
    assert console.bare("users", "--help").exit_code == 0


def test_the_version_is_told(console: Console) -> None:
    said = console.bare("--version")
    assert said.exit_code == 0
    assert said.out.strip().count(".") == 2


@pytest.mark.parametrize("line", NOT_YET, ids=lambda line: "-".join(line[:2]))
@pytest.mark.parametrize("lang", Language)
def test_what_is_not_there_yet_says_so_and_does_nothing(console: Console, line: list[str], lang: Language) -> None:
    said = console.bare("--lang", lang, "--json", *line)
    assert said.exit_code == 2
    assert (said.error["kind"], said.error["code"]) == ("usage", "not_yet_available")
    assert {"vi": "chưa có", "en": "not yet available"}[lang] in said.error["message"]


def test_global_options_may_stand_anywhere(console: Console) -> None:
    line = ["search", "dao", "--data", str(console.data), "--json", "--lang", "en", "--as", "hoa"]
    assert console.bare(*line).document["count"] == 0
    line = ["--data", "elsewhere", "users", "--json", "list", "--data", str(console.data), "--now", "2026-11-23T09:00"]
    assert console.bare(*line).document["users"]


def test_without_a_command_the_window_opens_with_what_the_line_said(console: Console) -> None:
    asked: list[Wanted] = []

    def window(wanted: Wanted) -> int:
        asked.append(wanted)
        return 7

    seen = replace(console, house=replace(console.house, window=window))
    assert seen.run("--lang", "en", "--as", "binh").exit_code == 7
    assert replace(seen, now=None).bare().exit_code == 7
    assert asked == [
        Wanted(console.data, None, Language.EN, "binh", datetime.fromisoformat(f"{MONDAY}+07:00")),
        Wanted(None, None, None, None, None),
    ]
