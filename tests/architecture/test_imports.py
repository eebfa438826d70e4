"""The import contract of pyproject.toml catches what it is there for. That the program keeps it, lint-imports says."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

PYPROJECT = Path(__file__).parents[2] / "pyproject.toml"
HOUSE = {
    "__init__": "",
    "__main__": "import counter_app.bootstrap",
    "bootstrap": "import counter_app.benchmark, counter_app.cli, counter_app.persistence, counter_app.config",
    "benchmark/__init__": "import counter_app.exchange, counter_app.devices, reportlab",
    "exchange/__init__": "import counter_app.services",
    "exchange/spreadsheets": "import xlsxwriter",
    "devices/__init__": "import counter_app.services",
    "ui/__init__": "import PySide6, counter_app.services",
    "cli/__init__": "import click, counter_app.services",
    "persistence/__init__": "import sqlalchemy, alembic, counter_app.services",
    "printing/__init__": "import reportlab, segno, counter_app.services, counter_app.resources",
    "services/__init__": "import counter_app.domain, counter_app.config",
    "config/__init__": "import counter_app.resources",
    "domain/__init__": "",
    "resources": "",
}


def _lint(tmp_path: Path, house: dict[str, str]) -> subprocess.CompletedProcess[str]:
    for name, source in house.items():
        path = tmp_path / "counter_app" / f"{name}.py"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(source, "utf-8")
    lint = "import sys; from importlinter.cli import lint_imports; sys.exit(lint_imports(sys.argv[1], cache_dir=None))"
    return subprocess.run(
        [sys.executable, "-c", lint, str(PYPROJECT)],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(tmp_path), "PYTHONIOENCODING": "utf-8"},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


def test_a_house_whose_imports_point_down_is_let_be(tmp_path: Path) -> None:
    linted = _lint(tmp_path, HOUSE)
    assert linted.returncode == 0, linted.stdout + linted.stderr


@pytest.mark.parametrize(
    ("module", "source"),
    [
        ("domain/rules", "import sqlalchemy"),
        ("domain/rules", "import counter_app.resources"),
        ("domain/rules", "import counter_app.config"),
        ("services/desk", "import click"),
        ("services/desk", "import PySide6"),
        ("services/desk", "import counter_app.persistence"),
        ("printing/form", "import counter_app.persistence"),
        ("printing/form", "import sqlalchemy"),
        ("printing/form", "import xlsxwriter"),
        ("exchange/another", "import xlsxwriter"),  # one module writes cells
        ("cli/command", "import reportlab"),
        ("bootstrap", f"{HOUSE['bootstrap']}, click"),
        ("elsewhere/__init__", ""),  # a package that has no place in the contract
    ],
)
def test_an_import_that_climbs_is_caught(tmp_path: Path, module: str, source: str) -> None:
    linted = _lint(tmp_path, {**HOUSE, module: source})
    assert linted.returncode == 1
    assert "BROKEN" in linted.stdout
    assert "counter_app." + module.partition("/")[0] in linted.stdout
