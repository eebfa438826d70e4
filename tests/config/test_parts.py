"""Every part that ships is named with a licence one may ship it under, and its words are at hand."""

import re
import tomllib
from importlib import metadata
from pathlib import Path

import pytest

from counter_app.config.parts import Part, parts, version
from counter_app.resources import resource

NOTICE = Path(__file__).parents[2] / "NOTICE"


def is_free_to_ship(licence: str) -> bool:
    """Say whether one of the licences offered is no GPL."""
    offered = re.split(r"\s+OR\s+", licence)
    return any(not re.search(r"\bA?GPL", one) for one in offered)


def test_the_program_comes_first_with_its_version() -> None:
    assert parts()[0].name == "counter-app"
    assert parts()[0].version == version() == metadata.version("counter-app")


@pytest.mark.parametrize("part", parts(), ids=lambda part: part.name)
def test_a_part_may_be_shipped_and_says_so(part: Part) -> None:
    assert part.licence.strip() not in {"", "?", "UNKNOWN", "Dual License"}
    assert is_free_to_ship(part.licence)
    assert part.version


def test_fonts_icons_and_qt_bring_the_words_of_their_licences() -> None:
    texts = {part.name: part.text() for part in parts()}
    for name in ("Noto Sans", "Liberation Serif"):
        assert "SIL OPEN FONT LICENSE" in texts[name].upper()
    assert "Permission is hereby granted" in texts["Tabler Icons"]
    assert "GNU LESSER GENERAL PUBLIC LICENSE" in texts["PySide6_Essentials"]


def test_what_is_installed_with_the_program_stands_in_the_notice_too() -> None:
    told = NOTICE.read_text("utf-8").casefold().replace("_", "-")
    assert [part.name for part in parts()[1:] if part.name.casefold().replace("_", "-") not in told] == []


def test_nothing_is_told_of_parts_that_do_not_ship() -> None:
    told = tomllib.loads(resource("licences/parts.toml").read_text("utf-8"))
    assert {*told["chosen"], *told["texts"]} <= {part.name for part in parts()}


def test_a_licence_that_binds_the_whole_would_be_seen() -> None:
    assert not is_free_to_ship("GPL-3.0-only")
    assert not is_free_to_ship("GPL-2.0-or-later OR AGPL-3.0-only")
    assert is_free_to_ship("LGPL-3.0-only OR GPL-2.0-only")
