"""The search box: what fits as rows that tell namesakes apart, and what was perhaps meant where nothing fits."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from difflib import SequenceMatcher
from typing import Protocol

from counter_app.domain import identifiers, names
from counter_app.domain.dossiers.parties import Party
from counter_app.services.lookup_rows import Fit, Found, FoundRow, Sieve
from counter_app.services.rows import Hits
from counter_app.services.work_ports import WorkQueries
from counter_app.services.work_queue import rows_of

COUNTED = 2000
"""How many hits are counted; beyond that it is "more than"."""

NEAR = 5
_LIKE = 0.72  # of two names: one wrong letter in a word of three still passes
_LOOKED_AT = 40
_SHORTEST_NUMBER = 6
_WARDS = ("phường ", "xã ", "thị trấn ", "đặc khu ")


class Queries(WorkQueries, Protocol):
    def search(self, text: str, limit: int) -> Hits: ...
    def fitting(self, text: str, sieve: Sieve, now: datetime, most: int) -> tuple[Fit, ...]: ...


def find(queries: Queries, now: datetime, text: str, sieve: Sieve, limit: int) -> Found:
    """Return what fits. The procedures to choose from are those of the hits, the chosen one's neighbours included."""
    asked = names.clean(text)
    if not asked and not sieve:
        return Found(procedures=_procedures(queries.fitting("", sieve, now, limit)))
    fits = queries.fitting(asked, replace(sieve, procedure=""), now, COUNTED + 1)
    passed = [fit for fit in fits if sieve.procedure in ("", fit.procedure)]
    return Found(
        rows=_rows(queries, now, [fit.number for fit in passed[:limit]]),
        total=min(len(passed), COUNTED),
        more=len(fits) > COUNTED,
        procedures=_procedures(fits),
        near=() if passed or sieve else _near(queries, now, asked),
    )


def _procedures(fits: Sequence[Fit]) -> tuple[tuple[str, str], ...]:
    named = {fit.procedure: fit.procedure_name for fit in fits}
    return tuple(sorted(named.items(), key=lambda one: names.collation_key(one[1])))


def _rows(queries: Queries, now: datetime, numbers: Sequence[int]) -> tuple[FoundRow, ...]:
    if not numbers:
        return ()
    whole = queries.dossiers(numbers)
    return tuple(
        FoundRow(
            number=row.number,
            handle=row.handle,
            submitter=row.submitter,
            birth_year=whole[row.number].submitter.birth[:4],
            place=_place(whole[row.number].submitter),
            procedure_name=row.procedure_name,
            stage=row.stage,
            due=row.due,
        )
        for row in rows_of(queries, now, numbers)
    )


def _place(party: Party) -> str:
    """Return the ward of an address, else its first part."""
    parts = [part.strip() for part in party.address.split(",") if part.strip()]
    wards = [part for part in parts if part.casefold().startswith(_WARDS)]
    return next(iter([*wards, *parts]), "")


def _near(queries: Queries, now: datetime, text: str) -> tuple[FoundRow, ...]:
    """Return what was perhaps meant: names a letter away, numbers that begin the same or had two signs swapped."""
    if any(sign.isdigit() for sign in text):
        found = _first_found(queries, _numbers_like(text))
    else:
        found = _names_like(queries, names.search_tokens(text))
    return _rows(queries, now, found[:NEAR])


def _first_found(queries: Queries, texts: Iterator[str]) -> list[int]:
    for text in texts:
        if hits := queries.search(text, NEAR).hits:
            return [hit.number for hit in hits]
    return []


def _numbers_like(text: str) -> Iterator[str]:
    sign = identifiers.search_sign(text)
    for at in range(len(sign) - 1):
        if sign[at] != sign[at + 1]:
            yield f"{sign[:at]}{sign[at + 1]}{sign[at]}{sign[at + 2 :]}"
    for length in range(len(sign) - 1, _SHORTEST_NUMBER - 1, -1):
        yield sign[:length]


def _names_like(queries: Queries, tokens: Sequence[str]) -> list[int]:
    asked, best = " ".join(tokens), dict[int, float]()
    for variant in _variants(tokens):
        for hit in queries.search(variant, _LOOKED_AT).hits:
            likeness = SequenceMatcher(None, asked, names.search_form(hit.submitter)).ratio()
            if likeness >= _LIKE:
                best[hit.number] = likeness
    return sorted(best, key=lambda number: (-best[number], -number))


def _variants(tokens: Sequence[str]) -> Iterator[str]:
    """Yield the question with one word cut to its first letter, then with one word left out."""
    for at, token in enumerate(tokens):
        if len(token) > 1:
            yield " ".join([*tokens[:at], token[0], *tokens[at + 1 :]])
    if len(tokens) > 1:
        for at in range(len(tokens)):
            yield " ".join([*tokens[:at], *tokens[at + 1 :]])
