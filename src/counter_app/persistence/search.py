"""The one search box: codes, slips, barcodes, identity numbers, phones, tax codes, names without accents."""

import re

from sqlalchemy import Connection, bindparam, desc, select, union

from counter_app.domain import identifiers, names
from counter_app.domain.errors import Refused
from counter_app.domain.numbering import barcode, dossier_codes
from counter_app.persistence.store import Dialect
from counter_app.persistence.tables import dossier, dossier_code, party

_EXACT = select(dossier_code.c.number).where(dossier_code.c.code == bindparam("code"))
_BARCODE = select(dossier.c.number).where(dossier.c.number == bindparam("number"))
_ANCHOR = re.compile(r" [0-9A-F]{10}$")  # what a receipt's QR says after the code
_PREFIX_END = "\U0010ffff"


def number_of(connection: Connection, handle: str) -> int | None:
    """Return the running number behind a code, former code, slip or scanned barcode; None when there is none."""
    wanted = dossier_codes.tidy(_ANCHOR.sub("", names.clean(handle)))
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
    found = by_number(connection, text, limit) if any(sign.isdigit() for sign in text) else []
    tokens = names.search_tokens(text)
    if len(found) < limit and tokens:
        found += [number for number in index.find(connection, tokens, limit) if number not in found]
    if not found:
        found = _within_code(connection, text, limit)
    return found[:limit]


def by_number(connection: Connection, text: str, limit: int) -> list[int]:
    """Find what a party's number begins with: telephone, tax code, identity number, letters of a passport included."""
    sign = identifiers.search_sign(text)
    if not sign.isascii() or not sign.isalnum() or len(sign) < 3:
        return []
    branch = f"{sign[:10]}-{sign[10:]}" if len(sign) > 10 else sign
    begins = [
        select(party.c.number).where(column >= beginning, column < beginning + _PREFIX_END)
        for column, beginning in ((party.c.id_number, sign), (party.c.phone, sign), (party.c.tax_code, branch))
    ]
    query = union(*begins).order_by(desc("number")).limit(limit)
    return list(connection.execute(query).scalars())


def _within_code(connection: Connection, text: str, limit: int) -> list[int]:
    part = names.clean(text).upper()
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
