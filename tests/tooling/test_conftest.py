"""The safety net of the suite itself: what a test may log, tried in a suite of its own."""

import subprocess
import sys
from pathlib import Path

CONFTEST = Path(__file__).parents[1] / "conftest.py"
SUITE = """
import logging
import pytest

def test_that_is_quiet():
    logging.getLogger("counter_app.desk").info("nothing to worry about")

@pytest.mark.logs("counter_app.desk")
def test_that_announces_the_logger():
    logging.getLogger("counter_app.desk").warning("expected")

@pytest.mark.logs("counter_app")
def test_that_announces_a_parent():
    logging.getLogger("counter_app.desk").error("expected")

def test_that_warns_unannounced():
    logging.getLogger("counter_app.desk").warning("a surprise")

@pytest.mark.logs("counter_app.de")
def test_that_announces_another_logger():
    logging.getLogger("counter_app.desk").warning("another surprise")
"""


def test_only_an_unannounced_warning_fails_a_test(tmp_path: Path) -> None:
    (tmp_path / "conftest.py").write_text(CONFTEST.read_text("utf-8"), "utf-8")
    (tmp_path / "pytest.ini").write_text("[pytest]\nmarkers = logs(*names): announced\n", "utf-8")
    (tmp_path / "test_suite.py").write_text(SUITE, "utf-8")

    run = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-rA", "-p", "no:cacheprovider", tmp_path],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )

    failed = {line.split("::")[1].split()[0] for line in run.stdout.splitlines() if line.startswith("ERROR test_suite")}
    assert failed == {"test_that_warns_unannounced", "test_that_announces_another_logger"}
    assert "a surprise" in run.stdout
    assert run.returncode == 1
