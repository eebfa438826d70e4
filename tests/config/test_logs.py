"""What the program writes about its own mishaps: where, never about whom."""

from pathlib import Path

import pytest

from counter_app.config import logs


def mishap(secret: str) -> BaseException:
    """An error with another behind it, both carrying what must not be written."""
    try:
        try:
            {}[secret]
        except KeyError as cause:
            raise ValueError(secret) from cause
    except ValueError as error:
        return error


def test_the_trace_tells_where_and_never_about_whom(tmp_path: Path) -> None:
    file = logs.keep_trace(tmp_path, mishap("Nguyễn Văn Bí Mật"))
    assert file == tmp_path / "logs" / "counter_app.log"
    written = file.read_text("utf-8")
    assert "builtins.ValueError" in written
    assert "builtins.KeyError" in written
    assert "in mishap" in written
    assert "Nguyễn" not in written
    assert str(Path(__file__).parent) not in written


def test_mishaps_are_kept_one_after_another(tmp_path: Path) -> None:
    logs.keep_trace(tmp_path, mishap("a"))
    file = logs.keep_trace(tmp_path, mishap("b"))
    assert file is not None
    assert file.read_text("utf-8").count("builtins.ValueError") == 2


def test_the_log_rotates(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(logs, "_LARGEST", 500)
    for _ in range(20):
        logs.keep_trace(tmp_path, mishap("x"))
    kept = list((tmp_path / "logs").iterdir())
    assert 2 <= len(kept) <= 6
    assert sum(file.stat().st_size for file in kept) < 10_000


def test_a_log_that_cannot_be_written_is_no_second_failure(tmp_path: Path) -> None:
    (tmp_path / "logs").write_text("in the way", "utf-8")
    assert logs.keep_trace(tmp_path, mishap("x")) is None


def test_a_ring_of_causes_ends() -> None:
    one, other = ValueError(), KeyError()
    one.__cause__, other.__cause__ = other, one
    assert logs.trace(one).count("builtins.") == 2
