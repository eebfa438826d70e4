"""One dossier for whoever looks it up: its card, its course, its papers and scans, and what the citizen is told."""

from dataclasses import replace
from datetime import datetime

from counter_app.domain.dossiers.parties import Party
from counter_app.domain.identifiers import shortened
from counter_app.services import lookup_answers, lookup_course, work_cards
from counter_app.services.acting import Actor
from counter_app.services.lookup_rows import OpenDossier
from counter_app.services.work_ports import WorkQueries


def opened(queries: WorkQueries, now: datetime, actor: Actor, handle: str) -> OpenDossier:
    """Return everything of one dossier; whoever is asked for logs the look."""
    found = queries.page(handle)
    dossier = found.dossier
    card = work_cards.card(queries, now, actor, handle)
    named = queries.names()
    stretches = work_cards.stretches(dossier, found.events, now, queries.calendar())
    return OpenDossier(
        card=replace(
            card,
            parties=tuple(discreet(party) for party in dossier.parties),
            row=replace(card.row, phone=shortened(card.row.phone)),
        ),
        former_codes=tuple(code.text for code in dossier.former_codes),
        paper_number=dossier.paper_number,
        submitted_at=dossier.submitted_at,
        passages=lookup_course.course(dossier, found.events, card, stretches, named),
        prints=tuple(replace(job, made_by=named.get(job.made_by, job.made_by)) for job in found.prints),
        scans=found.scans,
        answer=lookup_answers.answer(dossier, card),
    )


def discreet(party: Party) -> Party:
    """Return somebody with the numbers shortened that identify them; a tax code of an organisation is public."""
    return replace(
        party,
        id_number=shortened(party.id_number),
        phone=shortened(party.phone),
        tax_code=party.tax_code if len(party.tax_code) != _PERSONAL else shortened(party.tax_code),
    )


_PERSONAL = 12  # a person's tax code is the personal number (TT 86/2024/TT-BTC)
