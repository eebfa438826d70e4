"""What the program is made of, and under which licences: asked of what is installed, so that nobody forgets a part."""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib import metadata
from pathlib import Path
from typing import Any

from counter_app.resources import resource

PROGRAM = "counter-app"
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")
_TEXTS = re.compile(r"(licen[cs]e|notice|copying)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Part:
    """One part that ships, with the files that hold its licence."""

    name: str
    version: str
    licence: str
    files: tuple[Path, ...]

    def text(self) -> str:
        """Return the words of its licence, as far as this installation holds them."""
        read = [file.read_text("utf-8", errors="replace").strip() for file in self.files if file.is_file()]
        return "\n\n".join(read)


def version() -> str:
    """Return the version of the program; empty where it was not installed."""
    try:
        return metadata.version(PROGRAM)
    except metadata.PackageNotFoundError:
        return ""


@cache
def parts() -> tuple[Part, ...]:
    """Return the program itself, then everything that comes with it, by name."""
    told = tomllib.loads(resource("licences/parts.toml").read_text("utf-8"))
    found = {one.name: one for one in _installed(PROGRAM, told, set())}
    own = found.pop(PROGRAM, None)
    bundled = [Part(one["name"], one["version"], one["licence"], _files(one["texts"])) for one in told["bundled"]]
    others = sorted((*found.values(), *bundled), key=lambda one: one.name.casefold())
    return (own, *others) if own else tuple(others)


def _installed(name: str, told: dict[str, Any], seen: set[str]) -> Iterator[Part]:
    """Yield a distribution and everything it stands on; what is only wanted for tests or by choice is no part."""
    try:
        distribution = metadata.distribution(name)
    except metadata.PackageNotFoundError:
        return
    own = str(distribution.metadata["Name"])
    if own in seen:
        return
    seen.add(own)
    files = _files(told["texts"].get(own, ())) or _licence_files(distribution)
    yield Part(own, distribution.version, told["chosen"].get(own) or _licence(distribution), files)
    for requirement in distribution.requires or ():
        if "extra ==" not in requirement and (wanted := _NAME.match(requirement)):
            yield from _installed(wanted[0], told, seen)


def _licence(distribution: metadata.Distribution) -> str:
    told = distribution.metadata
    named = (told[key] for key in ("License-Expression", "License") if key in told)
    return next((str(one).partition("\n")[0] for one in named if one), "?")


def _licence_files(distribution: metadata.Distribution) -> tuple[Path, ...]:
    """Return the licence files beside a package's metadata; those of fonts it may carry are not its own."""
    mine = [file for file in distribution.files or () if ".dist-info" in file.parts[0] and _TEXTS.search(file.name)]
    return tuple(Path(str(distribution.locate_file(file))) for file in sorted(mine))


def _files(names: list[str] | tuple[str, ...]) -> tuple[Path, ...]:
    return tuple(resource(name) for name in names)
