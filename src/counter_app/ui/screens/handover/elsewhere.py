"""Where a dossier is that was scanned and is not where it was looked for."""

from dataclasses import dataclass

from counter_app.services.acting import Actor
from counter_app.services.desks import Desks
from counter_app.services.work_rows import WorkRow
from counter_app.ui.screens.shown import short_code
from counter_app.ui.words import Words


@dataclass(frozen=True, slots=True)
class Sought:
    """What a text led to: one dossier, or nothing that is known for certain."""

    text: str
    row: WorkRow | None


def seek(desks: Desks, actor: Actor, text: str) -> Sought:
    """Return the dossier of a code, former code, slip or barcode; a part of a name or number is not certain."""
    if not any(sign.isdigit() for sign in text):
        return Sought(text, None)
    hits = desks.lookup.search(actor, text, 2)
    if hits.count != 1:
        return Sought(text, None)
    rows = desks.worklists.rows(actor, [hits.hits[0].number])
    return Sought(text, rows[0] if rows else None)


def where(row: WorkRow, words: Words) -> str:
    """Return where a dossier is, as the end of a sentence."""
    if row.in_transit:
        return words("handover.where_moving", batch=row.in_transit)
    if row.completed_at or row.returned_at:
        return words.name("stage", row.stage)
    if row.holder_name:
        return words("handover.where_person", desk=row.holder_desk_name, who=row.holder_name)
    return words("handover.where_desk", desk=row.holder_desk_name)


def elsewhere_words(sought: Sought, words: Words, code: str) -> str:
    """Return the sentence about a dossier that is not here; ``code`` is what the screen calls here."""
    row = sought.row
    if row is None:
        return words("handover.unknown", text=sought.text)
    return words(code, dossier=short_code(row.handle), person=row.submitter, where=where(row, words))
