"""Where the data are when nobody says where."""

from pathlib import Path

import pytest

from counter_app.config import paths


@pytest.fixture
def places(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Path, Path]:
    """A place for the whole machine and one for the account, neither made yet."""
    site, own = tmp_path / "site", tmp_path / "own"
    monkeypatch.setattr(paths.platformdirs, "site_data_dir", lambda *_, **__: str(site))
    monkeypatch.setattr(paths.platformdirs, "user_data_dir", lambda *_, **__: str(own))
    return site, own


def test_the_accounts_own_folder_is_meant_and_not_made(places: tuple[Path, Path]) -> None:
    _, own = places
    assert paths.default_folder() == own
    assert not own.exists()


def test_a_folder_for_the_whole_machine_wins_where_there_is_one(places: tuple[Path, Path]) -> None:
    site, _ = places
    site.mkdir()
    assert paths.default_folder() == site


def test_mishaps_are_written_beside_the_data_or_where_logs_belong(tmp_path: Path) -> None:
    assert paths.log_folder(tmp_path) == tmp_path / "logs"
    assert paths.APP in str(paths.log_folder(None))
