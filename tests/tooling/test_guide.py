"""The guide and the front page show pictures that are there, and none is kept that nobody shows."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PICTURES = ROOT / "docs" / "pictures"
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
_SHOWN = re.compile(r"!\[[^\]]*\]\(([^)]+\.png)\)|<img src=\"([^\"]+\.png)\"")


def shown(page: Path) -> list[Path]:
    """Return the pictures that a page shows."""
    found = _SHOWN.findall(page.read_text("utf-8"))
    return [(page.parent / (one or other)).resolve() for one, other in found]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_a_picture_that_is_shown_is_there(page: Path) -> None:
    assert [picture for picture in shown(page) if not picture.is_file()] == []


def test_every_picture_is_shown_somewhere() -> None:
    known = {picture for page in PAGES for picture in shown(page)}
    assert sorted(picture.name for picture in PICTURES.glob("*.png") if picture.resolve() not in known) == []
