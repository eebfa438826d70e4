"""Searching at every keystroke and turning list pages, beside the bare statements that fetch the same rows."""

import sqlite3
from collections.abc import Sequence
from random import Random
from typing import Any

from counter_app.benchmark.figures import Figure, Goal, Pair, figure, timed_in_turn
from counter_app.domain import names
from counter_app.persistence.queries import SqlQueries
from counter_app.services.acting import Actor
from counter_app.services.desks import Desks
from counter_app.services.rows import DossierRow

SEARCH_GOAL = Goal(p95=30)
PAGE_GOAL = Goal(ratio=2.5)

_PAGE = 100
_HITS = 50
_COLUMNS = ", ".join(("slip", *(name for name in DossierRow._fields)))
_NEWEST = f"SELECT {_COLUMNS} FROM dossier WHERE number < ? ORDER BY number DESC LIMIT ?"  # noqa: S608
_BY_NAME = (
    f"SELECT {_COLUMNS} FROM dossier WHERE number IN "  # noqa: S608
    "(SELECT rowid FROM dossier_search WHERE dossier_search MATCH ? ORDER BY rowid DESC LIMIT ?) ORDER BY number DESC"
)
_BY_CODE = (
    f"SELECT {_COLUMNS} FROM dossier WHERE number IN "  # noqa: S608
    "(SELECT number FROM dossier_code WHERE code = ?)"
)
_BY_DIGITS = (
    f"SELECT {_COLUMNS} FROM dossier WHERE number IN ("  # noqa: S608
    "SELECT number FROM party WHERE id_number >= ? AND id_number < ? UNION "
    "SELECT number FROM party WHERE phone >= ? AND phone < ? UNION "
    "SELECT number FROM party WHERE tax_code >= ? AND tax_code < ? ORDER BY number LIMIT ?) ORDER BY number DESC"
)
_SAMPLE = "SELECT number, name, id_number, phone FROM party WHERE role = 'owner' AND kind = 'person' ORDER BY number"
_CODES = "SELECT code FROM dossier WHERE code IS NOT NULL ORDER BY number"
_END = "\U0010ffff"

Bare = tuple[str, tuple[Any, ...]]
Question = tuple[str, Bare]


def searching(desks: Desks, copy: sqlite3.Connection, repetitions: int) -> Figure:
    """Measure the search box as somebody types into it: every keystroke is a question of its own."""
    clerk = Actor(desks.person("hoa"))
    questions = _questions(copy, repetitions)

    def search(repetition: int) -> None:
        desks.lookup.search(clerk, questions[repetition % len(questions)][0], _HITS)

    def bare(repetition: int) -> None:
        statement, values = questions[repetition % len(questions)][1]
        copy.execute(statement, values).fetchall()

    return figure(
        "search",
        "LookupDesk.search at each keystroke of names, codes, phones and identity numbers",
        "bare sqlite3: the one FTS or B-tree statement that fits the question, its rows fetched",
        timed_in_turn(Pair(search, bare), len(questions)),
        SEARCH_GOAL,
    )


def turning_pages(queries: SqlQueries, copy: sqlite3.Connection, repetitions: int) -> Figure:
    """Measure a page of a hundred dossiers somewhere in the list."""
    chance = Random(2)  # noqa: S311  (the same places in every run)
    (last,) = copy.execute("SELECT max(number) FROM dossier").fetchone()
    places = [chance.randint(min(_PAGE, last), last + 1) for _ in range(repetitions)]
    return figure(
        "list_page",
        "SqlQueries.newest: a page of 100 by key",
        "bare sqlite3: the same page by key, rows fetched as tuples",
        timed_in_turn(
            Pair(
                ours=lambda repetition: queries.newest(places[repetition], _PAGE),
                floor=lambda repetition: copy.execute(_NEWEST, (places[repetition], _PAGE)).fetchall(),
            ),
            repetitions,
        ),
        PAGE_GOAL,
    )


def _questions(copy: sqlite3.Connection, repetitions: int) -> list[Question]:
    """Return what is typed for so many dossiers, keystroke by keystroke, and the bare statement for each."""
    chance = Random(3)  # noqa: S311  (the same questions in every run)
    people = chance.choices(copy.execute(_SAMPLE).fetchall(), k=repetitions)
    codes = chance.choices(copy.execute(_CODES).fetchall(), k=repetitions)
    questions: list[Question] = []
    for turn, ((_, name, id_number, phone), (code,)) in enumerate(zip(people, codes, strict=True)):
        match turn % 4:
            case 0 | 1:
                typed = name if turn % 8 < 4 else names.search_form(name)
                questions += [(typed[:end], _by_name(typed[:end])) for end in range(1, len(typed) + 1)]
            case 2:
                digits = phone if turn % 8 < 4 else id_number
                questions += [(digits[:end], _by_digits(digits[:end])) for end in range(3, len(digits) + 1)]
            case _:
                questions.append((code, (_BY_CODE, (code,))))
    return questions


def _by_name(typed: str) -> Bare:
    tokens: Sequence[str] = names.search_tokens(typed)
    return _BY_NAME, (" AND ".join(f'"{token}"*' for token in tokens), _HITS)


def _by_digits(typed: str) -> Bare:
    return _BY_DIGITS, (*(typed, typed + _END) * 3, _HITS)
