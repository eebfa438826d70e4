"""I5: what was written down outside the house still stands in the log."""

from collections.abc import Iterator, Sequence

from sqlalchemy import Connection, select

from counter_app.domain.audit import ANCHOR_LENGTH, GENESIS
from counter_app.persistence.checks.problems import problem
from counter_app.persistence.search import number_of
from counter_app.persistence.tables import audit
from counter_app.services.rows import Problem

_PRINTED_ON = ("dossier.received", "dossier.procedure_changed")


def anchored(connection: Connection, anchors: Sequence[str]) -> Iterator[Problem]:
    """Look for each anchor, ``count:head`` or ``code:characters``."""
    for anchor in anchors:
        name, _, characters = anchor.strip().rpartition(":")
        if not name or not characters:
            yield problem("I5", "anchor.unreadable", anchor)
        elif name.isdecimal():
            digest = connection.execute(select(audit.c.digest).where(audit.c.seq == int(name))).scalar()
            if int(name) == 0 and characters == GENESIS:
                continue
            if digest != characters.lower():
                yield problem("I5", "anchor.does_not_fit", anchor)
        elif not _receipt_fits(connection, name, characters):
            yield problem("I5", "anchor.does_not_fit", anchor)


def _receipt_fits(connection: Connection, code: str, characters: str) -> bool:
    number = number_of(connection, code)
    digests = connection.execute(
        select(audit.c.digest).where(audit.c.number == number, audit.c.action.in_(_PRINTED_ON))
    ).scalars()
    return any(digest[:ANCHOR_LENGTH].upper() == characters.upper() for digest in digests)
