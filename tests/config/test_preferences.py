"""Preferences are kept whole, and are never a reason not to start."""

from dataclasses import replace
from pathlib import Path

import pytest

from counter_app.config.preferences import Preferences, load, save


def test_what_was_chosen_comes_back(tmp_path: Path) -> None:
    chosen = replace(Preferences(), language="en", looks="dark", text_size=1.15, favourites=("2.000815", "1.001193"))
    assert save(chosen, tmp_path / "a" / "window.json")
    assert load(tmp_path / "a" / "window.json") == chosen


@pytest.mark.parametrize("content", [b"", b"{", b'{"language": 3}', b"\xff\xfe", b"[]"])
def test_what_cannot_be_read_counts_as_never_chosen(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "window.json").write_bytes(content)
    assert load(tmp_path / "window.json") == Preferences()


def test_a_later_programs_choices_are_passed_over(tmp_path: Path) -> None:
    (tmp_path / "window.json").write_bytes(b'{"language": "en", "hologram": true}')
    assert load(tmp_path / "window.json").language == "en"


def test_a_place_that_cannot_be_written_is_said_and_nothing_more(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    assert not save(Preferences(), tmp_path / "file" / "window.json")
