"""The window's texts: what the source asks for is written in both languages, with the same gaps; nothing in vain."""

import ast
import re
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from string import Formatter

import pytest

from counter_app.resources import resource
from counter_app.services.wording import Language, say

UI = Path(__file__).parents[2] / "src" / "counter_app" / "ui"
TABLES = sorted(path.name.removesuffix(".vi.toml") for path in resource("i18n/ui").iterdir() if ".vi." in path.name)
OTHERS = {"qt"}  # Qt asks for these by its own sentences: test_qt_words.py
NO_TEXTS = {"handover.single"}  # the name of a form, not of a text
CODE = re.compile(r"[a-z_]+(\.[a-z0-9_]+)+")


@cache
def texts(table: str, language: str) -> dict[str, str]:
    """Return code -> text of one table."""
    read = tomllib.loads(resource(f"i18n/ui/{table}.{language}.toml").read_text("utf-8"))
    return dict(_flat(table, read))


def _flat(above: str, found: dict[str, object]) -> Iterator[tuple[str, str]]:
    for key, value in found.items():
        if isinstance(value, dict):
            yield from _flat(f"{above}.{key}", value)
        else:
            yield f"{above}.{key}", str(value)


def gaps(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


@cache
def asked() -> tuple[set[str], list[re.Pattern[str]]]:
    """Return every text that stands in the source of the window, and a pattern for each that is put together there."""
    literals: set[str] = set()
    patterns: list[re.Pattern[str]] = []
    for path in (*UI.rglob("*.py"),):
        tree = ast.parse(path.read_text("utf-8"))
        inner = {part for node in ast.walk(tree) if isinstance(node, ast.JoinedStr) for part in node.values}
        for node in ast.walk(tree):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and node not in inner:
                literals.add(node.value)
            elif isinstance(node, ast.JoinedStr):
                parts = [re.escape(part.value) if isinstance(part, ast.Constant) else ".+" for part in node.values]
                patterns.append(re.compile("".join(map(str, parts))))
    return literals, [pattern for pattern in patterns if _tells(pattern.pattern)]


def _tells(pattern: str) -> bool:
    """Say whether a pattern says more than from which table a text comes."""
    table, _, rest = pattern.partition(r"\.")
    return len(re.sub("[^a-z]", "", rest if table in TABLES else pattern)) > 1


def unasked(table: str) -> list[str]:
    """Return the codes of a table whose words no source mentions, whole, by their last parts or put together."""
    literals, patterns = asked()
    return [
        code
        for code in texts(table, "vi")
        if not any(tail in literals or _spelled(tail, literals) for tail in _tails(code))
        and not any(pattern.fullmatch(tail) for pattern in patterns for tail in _tails(code))
    ]


def _spelled(tail: str, literals: set[str]) -> bool:
    """Say whether a code is put together of two or more words of the source, "late" and "day" for "late_day"."""
    cuts = [at for at, letter in enumerate(tail) if letter == "_"]
    return any(
        tail[:at] in literals and (tail[at + 1 :] in literals or _spelled(tail[at + 1 :], literals)) for at in cuts
    )


def _tails(code: str) -> Iterator[str]:
    """Return a code and what is left of it when who asks already knows its beginning, "title" of "queue.title"."""
    parts = code.split(".")
    yield from (".".join(parts[at:]) for at in range(len(parts)))


@pytest.mark.parametrize("table", sorted(set(TABLES) - OTHERS))
def test_both_languages_say_the_same_with_the_same_gaps(table: str) -> None:
    vi, en = texts(table, "vi"), texts(table, "en")
    assert vi.keys() == en.keys()
    assert not {code: (vi[code], en[code]) for code in vi if gaps(vi[code]) != gaps(en[code])}
    assert not [code for code in vi if bool(vi[code].strip()) != bool(en[code].strip())]


@pytest.mark.parametrize("table", sorted(set(TABLES) - OTHERS))
def test_nothing_is_written_that_nobody_asks_for(table: str) -> None:
    assert not unasked(table)


def test_whatever_is_asked_for_is_written() -> None:
    known = {code for table in set(TABLES) - OTHERS for code in texts(table, "vi")}
    sections = {".".join(code.split(".")[:at]) for code in known for at in range(1, code.count(".") + 1)}
    literals, patterns = asked()
    wanted = {text for text in literals if CODE.fullmatch(text) and text.partition(".")[0] in set(TABLES) - OTHERS}
    rules = {code for code in wanted if say(code, Language.VI) != code}  # sentences of rules, told apart by screens
    begun = {text for text in wanted if any(code.startswith(f"{text.removesuffix('_')}_") for code in known)}
    assert sorted(wanted - known - sections - rules - begun - NO_TEXTS) == []
    whole = [p.pattern for p in patterns if p.pattern.partition(r"\.")[0] in set(TABLES) - OTHERS]
    assert not [text for text in whole if not any(re.fullmatch(text, code) for code in known)]


def test_a_missing_and_an_idle_text_would_be_found(monkeypatch: pytest.MonkeyPatch) -> None:
    read = texts("frame", "vi") | {"frame.nobody_asks_for_this": "…"}
    monkeypatch.setattr(f"{__name__}.texts", lambda table, language: read)
    assert unasked("frame") == ["frame.nobody_asks_for_this"]
    assert gaps("{n} hồ sơ, {day:day}") == {"n", "day"}
