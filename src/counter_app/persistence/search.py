"""The one search box: codes, slips, barcodes, identity numbers, phones, tax codes, names without accents."""

import re

from sqlalchemy import Connection, bindparam, select, union

from counter_app.domain import names
from counter_app.domain.errors import Refused
from counter_app.domain.numbering import barcode
from counter_app.persistence.store import Dialect
from counter_app.persistence.tables import dossier, dossier_code, party

_EXACT = select(dossier_code.c.number).where(dossier_code.c.code == bindparam("code"))
_BARCODE = select(dossier.c.number).where(dossier.c.number == bindparam("number"))
_PREFIX_END = "\U0010ffff"


def number_of(connection: Connection, handle: str) -> int | None:
    """Return the running number behind a code, former code, slip or scanned barcode; None when there is none."""
    wanted = handle.strip().upper()
    number = connection.execute(_EXACT, {"code": wanted}).scalar()
    if number is None and re.fullmatch("[0-9 ]{14,}", wanted):
        number = _behind_barcode(connection, wanted)
    return number


def _behind_barcode(connection: Connection, digits: str) -> int | None:
    try:
        kind, number = barcode.read_payload(digits)
    except Refused:
        return None
    if kind is barcode.BarcodeKind.HANDOVER:
        return None
    found: int | None = connection.execute(_BARCODE, {"number": number}).scalar()
    return found


def matches(connection: Connection, index: Dialect, text: str, limit: int) -> list[int]:
    """Return the running numbers of the newest dossiers that fit, at most ``limit``. An exact code fits only itself."""
    exact = number_of(connection, text)
    if exact is not None:
        return [exact]
    found = _by_number(connection, text, limit) if any(sign.isdigit() for sign in text) else []
    tokens = names.search_tokens(text)
    if len(found) < limit and tokens:
        found += [number for number in index.find(connection, tokens, limit) if number not in found]
    if not found:
        found = _within_code(connection, text, limit)
    return found[:limit]


def _by_number(connection: Connection, text: str, limit: int) -> list[int]:
    digits = re.sub(r"[ .\-]", "", text.strip())
    if digits.startswith("+84"):
        digits = "0" + digits[3:]
    if not digits.isascii() or not digits.isdigit() or len(digits) < 3:
        return []
    ranges = [
        select(party.c.number).where(column >= digits, column < digits + _PREFIX_END)
        for column in (party.c.id_number, party.c.phone, party.c.tax_code)
    ]
    query = union(*ranges).order_by("number").limit(limit)
    return sorted(connection.execute(query).scalars(), reverse=True)


def _within_code(connection: Connection, text: str, limit: int) -> list[int]:
    part = text.strip().upper()
    if len(part) < 3:
        return []
    query = (
        select(dossier_code.c.number)
        .where(dossier_code.c.code.contains(part, autoescape=True))
        .order_by(dossier_code.c.number.desc())
        .limit(limit)
        .distinct()
    )
    return list(connection.execute(query).scalars())
