"""Where the data are: one folder a machine for all its accounts where there is one, else the account's own."""

from pathlib import Path

import platformdirs

APP = "counter_app"


def default_folder() -> Path:
    """Return the data folder that is meant when none is named.

    A folder for the whole machine wins where somebody who may has made one (``init --data`` with that path); otherwise
    it is the account's own, which need not exist yet.
    """
    shared = site_folder()
    return shared if shared.is_dir() else own_folder()


def own_folder() -> Path:
    """Return where the data of this account alone belong."""
    return Path(platformdirs.user_data_dir(APP, appauthor=False))


def site_folder() -> Path:
    """Return where the data of all accounts of this PC belong."""
    return Path(platformdirs.site_data_dir(APP, appauthor=False))


def log_folder(data: Path | None) -> Path:
    """Return where mishaps are written down: in the data folder, else in the account's place for logs."""
    return data / "logs" if data is not None else Path(platformdirs.user_log_dir(APP, appauthor=False))
