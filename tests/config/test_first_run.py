"""A draft of the first run comes back as it was typed; one that cannot be read counts as none."""

from datetime import date
from pathlib import Path

from counter_app.config.first_run import DraftDay, FirstRunDraft, forget, load, save

DRAFT = FirstRunDraft(
    "calendar",
    ("language", "unit"),
    ("printer",),
    {"unit_name": "UBND phường <b>Đức Xuân</b> {x}"},
    (DraftDay(date(2026, 12, 24), "off", "Ngày hội làng"),),
)


def test_a_draft_comes_back_as_it_was_typed(tmp_path: Path) -> None:
    file = tmp_path / "new" / "first-run.json"
    assert save(DRAFT, file)
    assert load(file) == DRAFT


def test_what_cannot_be_read_or_written_counts_as_never_answered(tmp_path: Path) -> None:
    file = tmp_path / "first-run.json"
    assert load(file) == FirstRunDraft()
    for spoilt in (b"", b"\xff\xfe", b'{"step": 5}'):
        file.write_bytes(spoilt)
        assert load(file) == FirstRunDraft()
    assert not save(DRAFT, file / "below a file")


def test_a_founded_unit_leaves_no_draft(tmp_path: Path) -> None:
    file = tmp_path / "first-run.json"
    save(DRAFT, file)
    forget(file)
    forget(file)
    assert not file.exists()
