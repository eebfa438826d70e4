"""A saved paper is whole or it is not there."""

import resource
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from counter_app.domain.errors import Unavailable
from counter_app.ui.printing.save_as import save_as, with_suffix
from ui.papers import a_pdf


def test_the_file_is_the_paper(tmp_path: Path) -> None:
    save_as(tmp_path / "Giấy.pdf", a_pdf("a5"))
    assert (tmp_path / "Giấy.pdf").read_bytes() == a_pdf("a5")
    assert [path.name for path in tmp_path.iterdir()] == ["Giấy.pdf"]


def test_a_write_that_fails_leaves_the_old_file(qapp: QApplication, tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(b"old")
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, limits[1]))
    try:
        with pytest.raises(Unavailable) as told:
            save_as(path, b"x" * 1_000_000)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    assert told.value.code in {"disk.full", "file.cannot_write"}
    assert path.read_bytes() == b"old"
    assert [one.name for one in tmp_path.iterdir()] == ["a.pdf"]


def test_a_place_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    with pytest.raises(Unavailable) as told:
        save_as(tmp_path / "no" / "a.pdf", b"x")
    assert told.value.code == "file.no_folder"
    (tmp_path / "folder.pdf").mkdir()
    with pytest.raises(Unavailable) as told:
        save_as(tmp_path / "folder.pdf", b"x")
    assert told.value.code == "file.cannot_write"


@pytest.mark.parametrize(
    ("typed", "path"), [("a", "a.pdf"), ("a.PDF", "a.PDF"), ("H03-261123-0032", "H03-261123-0032.pdf")]
)
def test_a_name_gets_its_ending(typed: str, path: str) -> None:
    assert with_suffix(typed) == Path(path)
