"""What this account of this PC prefers: language, colours, text size, who sat here last, folder, printer."""

from dataclasses import dataclass
from pathlib import Path

import msgspec
import platformdirs

from counter_app.config.paths import APP

TEXT_SIZES = (0.9, 1.0, 1.15, 1.3, 1.5)


@dataclass(frozen=True, slots=True)
class Preferences:
    """Nothing here is needed to work; what cannot be read counts as never chosen.

    ``looks`` is one of system, light, dark and contrast. ``favourites`` are procedure codes in the order of Alt+1….
    ``printer_a5`` takes what is drawn on A5, such as receipts; where it is empty, ``printer`` takes everything.
    """

    language: str = "vi"
    looks: str = "system"
    text_size: float = 1.0
    login: str = ""
    folder: str = ""
    database: str = ""
    printer: str = ""
    printer_a5: str = ""
    two_on_a4: bool = False
    print_at_once: bool = True
    sounds: bool = True
    favourites: tuple[str, ...] = ()


def preferences_file() -> Path:
    """Return where the preferences of this account stand."""
    return Path(platformdirs.user_config_dir(APP, appauthor=False)) / "window.json"


def load(file: Path | None = None) -> Preferences:
    """Return what was chosen, and the defaults for the rest."""
    try:
        return msgspec.json.decode((file or preferences_file()).read_bytes(), type=Preferences)
    except (OSError, msgspec.DecodeError, UnicodeDecodeError):
        return Preferences()


def save(preferences: Preferences, file: Path | None = None) -> bool:
    """Keep the preferences, whole or not at all. Says whether that worked: a full disk must not stop the counter."""
    target = file or preferences_file()
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        draft = target.with_suffix(".new")
        draft.write_bytes(msgspec.json.format(msgspec.json.encode(preferences)))
        draft.replace(target)
    except OSError:
        return False
    return True
