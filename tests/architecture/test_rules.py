"""The house rules hold in every module, and each rule catches what it is there for."""

import ast
from collections.abc import Callable
from pathlib import Path

import pytest

from architecture import rules

PACKAGE = Path(__file__).parents[2] / "src" / "counter_app"
MODULES = sorted(PACKAGE.rglob("*.py"))
Rule = Callable[[ast.Module], list[rules.Finding]]

# rule, where it holds, where it does not
HOUSE: list[tuple[Rule, str, tuple[str, ...]]] = [
    (rules.raw_markup, "", ("printing/text.py",)),
    (rules.raw_labels, "", ("ui/widgets/plain.py",)),
    (rules.composed_sql, "persistence", ()),
    (rules.clocks, "", ("bootstrap.py", "config")),
    (rules.chance, "domain", ()),
    (rules.missing_docstring, "", ()),
]

BROKEN: list[tuple[Rule, str]] = [
    (rules.raw_labels, "from PySide6.QtWidgets import QLabel\nQLabel(name)"),
    (rules.raw_labels, "from PySide6.QtWidgets import QLabel as L"),
    (rules.raw_labels, "from PySide6 import QtWidgets\nclass Name(QtWidgets.QLabel): ..."),
    (rules.raw_labels, "import PySide6.QtWidgets\nPySide6.QtWidgets.QMessageBox.warning(self, title, name)"),
    (rules.raw_labels, "from PySide6.QtWidgets import *"),
    (rules.raw_labels, "from PySide6.QtWidgets import QTextEdit"),
    (rules.raw_labels, "button.setToolTip(name)"),
    (rules.raw_labels, "text.setHtml(name)"),
    (rules.raw_labels, "label.setTextFormat(Qt.TextFormat.RichText)"),
    (rules.raw_labels, "set_tip = button.setToolTip"),
    (rules.raw_markup, "from reportlab.platypus import Paragraph\nParagraph(name, style)"),
    (rules.raw_markup, "from reportlab.platypus import Paragraph as P"),
    (rules.raw_markup, "from reportlab import platypus\nplatypus.Paragraph(name, style)"),
    (rules.raw_markup, "import reportlab.platypus.paragraph\nreportlab.platypus.paragraph.Paragraph(name)"),
    (rules.raw_markup, "from reportlab.platypus import *"),
    (rules.raw_markup, "from reportlab.platypus import XPreformatted"),
    (rules.composed_sql, "text(f\"SELECT * FROM dossier WHERE code = '{code}'\")"),
    (rules.composed_sql, 'session.execute("SELECT " + column)'),
    (rules.composed_sql, 'connection.exec_driver_sql("DROP TABLE %s" % table)'),
    (rules.composed_sql, 'sa.text("SELECT {}".format(column))'),
    (rules.composed_sql, 'cursor.execute(" AND ".join(parts))'),
    (rules.composed_sql, 'sql = f"SELECT {column}"\nconnection.execute(text(sql))'),
    (rules.composed_sql, 'sql = "SELECT 1"\nsql += where\ncursor.execute(sql)'),
    (rules.composed_sql, 'connection.exec_driver_sql(f"PRAGMA user_version={version}")'),
    (rules.composed_sql, 'for table in tables:\n    cursor.execute(f"DROP TABLE {table}")'),
    (
        rules.composed_sql,
        'P = {"a": mode}\nfor name, value in P.items():\n    cursor.execute(f"PRAGMA {name}={value}")',
    ),
    (rules.clocks, "from datetime import datetime\ndatetime.now(UTC)"),
    (rules.clocks, "from datetime import datetime as dt\ndt.utcnow()"),
    (rules.clocks, "import datetime\ndatetime.date.today()"),
    (rules.clocks, "import time\ntime.time()"),
    (rules.clocks, "from time import time\nclock = time"),
    (rules.clocks, "from datetime import datetime\nfield(default_factory=datetime.now)"),
    (rules.clocks, "from sqlalchemy import func\nfunc.now()"),
    (rules.chance, "import random"),
    (rules.chance, "from uuid import uuid4"),
    (rules.chance, "import os\nos.urandom(8)"),
    (rules.missing_docstring, "x = 1"),
]

SOUND: list[tuple[Rule, str]] = [
    (rules.raw_labels, "from counter_app.ui.widgets.plain import label, tip\nlabel(name)\ntip(button, name)"),
    (rules.raw_labels, "from PySide6.QtWidgets import QPlainTextEdit, QLineEdit\nQLineEdit().setText(name)"),
    (rules.raw_labels, "from counter_app.printing import QLabel"),
    (rules.raw_markup, "from counter_app.printing.text import paragraph\nparagraph(name, style)"),
    (rules.raw_markup, "from reportlab.platypus import Table\nTable(rows)"),
    (rules.composed_sql, 'text("SELECT * FROM dossier WHERE code = :code")'),
    (rules.composed_sql, 'connection.execute(select(table).where(table.c.a == a + "x"))'),
    (rules.composed_sql, 'TABLE = "dossier"\ntext(f"SELECT * FROM {TABLE} " "LIMIT 1")'),
    (rules.composed_sql, 'COLUMNS = "a, b"\nSQL = "SELECT " + COLUMNS\ntext(SQL)'),
    (rules.composed_sql, 'connection.exec_driver_sql(f"PRAGMA user_version={version:d}")'),
    (rules.composed_sql, 'P = {"a": "b"}\nfor name, value in P.items():\n    cursor.execute(f"PRAGMA {name}={value}")'),
    (rules.composed_sql, 'for table in ("event", "audit"):\n    cursor.execute(f"DROP TRIGGER {table}_kept")'),
    (rules.composed_sql, 'raise Refused(f"{code} is taken")'),
    (rules.clocks, "from datetime import datetime\ndatetime.combine(day, clock)"),
    (rules.clocks, "def due(now):\n    return self.now()"),
    (rules.clocks, "import time\ntime.perf_counter()"),
    (rules.chance, "import os\nos.fspath(path)"),
    (rules.missing_docstring, ""),
    (rules.missing_docstring, '"""About one thing."""\nx = 1'),
]


def _name(value: object) -> str | None:
    return getattr(value, "__name__", None) if callable(value) else None


def _holds_in(path: Path, where: str, except_in: tuple[str, ...]) -> bool:
    inside = [PACKAGE / name for name in except_in]
    return path.is_relative_to(PACKAGE / where) and not any(path.is_relative_to(place) for place in inside)


def test_there_is_something_to_check() -> None:
    assert MODULES
    for _, where, _ in HOUSE:
        assert (PACKAGE / where).is_dir()


@pytest.mark.parametrize(("rule", "where", "except_in"), HOUSE, ids=_name)
def test_every_module_keeps(rule: Rule, where: str, except_in: tuple[str, ...]) -> None:
    findings = [
        f"{path.relative_to(PACKAGE)}:{finding.line}: {finding.what}"
        for path in MODULES
        if _holds_in(path, where, except_in)
        for finding in rule(ast.parse(path.read_text("utf-8")))
    ]
    assert not findings, f"{rule.__doc__}\n" + "\n".join(findings)


def test_no_file_is_too_long() -> None:
    findings = {path.name: found for path in MODULES if (found := rules.too_long(path.read_text("utf-8")))}
    assert not findings


@pytest.mark.parametrize(("rule", "source"), BROKEN)
def test_a_rule_catches_what_breaks_it(rule: Rule, source: str) -> None:
    assert rule(ast.parse(source))


@pytest.mark.parametrize(("rule", "source"), SOUND)
def test_a_rule_lets_sound_code_be(rule: Rule, source: str) -> None:
    assert not rule(ast.parse(source))


def test_a_file_of_401_lines_is_too_long() -> None:
    assert not rules.too_long("x = 1\n" * 400)
    assert rules.too_long("x = 1\n" * 401)


def test_an_exception_covers_its_own_place_alone() -> None:
    assert not _holds_in(PACKAGE / "bootstrap.py", "", ("bootstrap.py", "config"))
    assert not _holds_in(PACKAGE / "config" / "paths.py", "", ("bootstrap.py", "config"))
    assert _holds_in(PACKAGE / "services" / "config.py", "", ("bootstrap.py", "config"))
    assert not _holds_in(PACKAGE / "services" / "reception.py", "domain", ())
