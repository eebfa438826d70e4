"""What was answered on a machine that has no data yet, as typed, until the unit is founded: nothing else is made."""

from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import msgspec
import platformdirs

from counter_app.config.paths import APP


@dataclass(frozen=True, slots=True)
class DraftDay:
    """A day of the calendar somebody changed: ``off``, ``work``, ``half``, or ``clear`` for what its weekday is."""

    day: date
    kind: str
    name: str = ""


@dataclass(frozen=True, slots=True)
class FirstRunDraft:
    """``step`` is where the person stands, ``passed`` what was gone through, ``skipped`` what was left for later."""

    step: str = ""
    passed: tuple[str, ...] = ()
    skipped: tuple[str, ...] = ()
    texts: dict[str, str] = field(default_factory=dict)
    days: tuple[DraftDay, ...] = ()


def draft_file() -> Path:
    """Return where the draft of this account stands."""
    return Path(platformdirs.user_config_dir(APP, appauthor=False)) / "first-run.json"


def load(file: Path | None = None) -> FirstRunDraft:
    """Return what was answered; nothing where there is no draft or it cannot be read."""
    try:
        return msgspec.json.decode((file or draft_file()).read_bytes(), type=FirstRunDraft)
    except (OSError, msgspec.DecodeError, UnicodeDecodeError):
        return FirstRunDraft()


def save(draft: FirstRunDraft, file: Path | None = None) -> bool:
    """Keep the draft, whole or not at all; says whether that worked."""
    target = file or draft_file()
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        written = target.with_suffix(".new")
        written.write_bytes(msgspec.json.encode(draft))
        written.replace(target)
    except OSError:
        return False
    return True


def forget(file: Path | None = None) -> None:
    """Take the draft away once its unit is founded."""
    try:
        (file or draft_file()).unlink(missing_ok=True)
    except OSError:
        return
