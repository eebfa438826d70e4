"""Which names a file in a bundle may have: plain ones under a few folders, meaning the same place on every system.

What is not written here is refused: roots, drives and shares, steps upwards, backslashes, colons and other letters that
some system reads in its own way, names that Windows keeps for devices, and names that differ in capitals alone.
"""

import re

FOLDERS = ("papers", "attachments")
LONGEST = 100

_NAME = re.compile(r"[A-Za-z0-9_-]+(?:/[A-Za-z0-9_-]+)*/[A-Za-z0-9_-]+(?:\.[A-Za-z0-9_-]+)*")
_DEVICES = re.compile(r"(?:con|prn|aux|nul|com[0-9]|lpt[0-9])", re.IGNORECASE)


def is_plain(name: str) -> bool:
    """Say whether a bundle may hold a file of this name."""
    if len(name) > LONGEST or not _NAME.fullmatch(name):
        return False
    parts = name.split("/")
    return parts[0] in FOLDERS and not any(_DEVICES.fullmatch(part.partition(".")[0]) for part in parts)


def in_folder_again(name: str, again: str) -> str:
    """Return another name for a file whose own is taken: one folder deeper, under the same first folder."""
    first, _, rest = name.partition("/")
    return f"{first}/{again}/{rest}"
