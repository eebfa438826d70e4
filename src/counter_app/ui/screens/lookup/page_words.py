"""What the page of a dossier says in its head and its summary, worded."""

from collections.abc import Iterator, Sequence

from counter_app.domain import identifiers
from counter_app.domain.dossiers.parties import Party, PartyKind, submitter
from counter_app.domain.dossiers.stages import Stage
from counter_app.domain.identifiers import Sex
from counter_app.domain.procedures.papers import DossierPaper, PaperState
from counter_app.services.lookup_rows import Answer, OpenDossier
from counter_app.services.work_rows import DossierCard, WorkRow
from counter_app.ui.widgets.plain import Tone
from counter_app.ui.words import Words

Fact = tuple[str, str, Tone]
_PERSONAL = 12
_NOTHING_DUE = frozenset({Stage.CANCELLED.value, Stage.NOT_ACCEPTED.value})


def person(parties: Sequence[Party], words: Words) -> str:
    """Return the one who stood at the counter, on one line."""
    party = submitter(tuple(parties))
    return "  ·  ".join(part for part in (party.name, *_signs(party, words)) if part)


def answer(said: Answer, words: Words) -> str:
    """Return the sentence for the citizen."""
    return words(f"lookup.answer_{said.code}", **said.params)


def facts(shown: OpenDossier, parties: Sequence[Party], words: Words) -> list[Fact]:
    """Return the facts of a dossier, in the order they are asked for; empty ones are left out."""
    card = shown.card
    procedure = f"{card.procedure_full_name}  ·  {card.row.procedure}"
    rows: list[Fact] = [
        (words("lookup.fact_procedure"), procedure, Tone.TEXT),
        *_people(parties, words),
        (words("lookup.fact_subject"), card.subject, Tone.TEXT),
        (words("lookup.fact_papers"), *_papers(card, words)),
        (words("lookup.fact_fee"), *_fee(card, words)),
        (words("lookup.fact_return"), _return(card, words), Tone.TEXT),
        (words("lookup.fact_register"), _register(card, words), Tone.TEXT),
        (words("lookup.fact_paper"), shown.paper_number, Tone.TEXT),
        (words("lookup.fact_slip"), card.row.slip if card.row.code else "", Tone.TEXT),
        (words("lookup.fact_former"), ", ".join(shown.former_codes), Tone.TEXT),
        (words("lookup.fact_flags"), "; ".join(_flags(card.row, words)), Tone.WARN),
    ]
    return [row for row in rows if row[1]]


def paper_state(paper: DossierPaper, words: Words) -> str:
    """Return what became of a paper, and in how many pieces."""
    if paper.state is PaperState.HELD_AS_DATA and paper.source:
        return words("lookup.paper_held_from", source=paper.source)
    counts = (("originals", paper.originals), ("certified", paper.certified_copies), ("copies", paper.copies))
    pieces = [words(f"lookup.{kind}", n=n) for kind, n in counts if n and paper.state is PaperState.SUBMITTED]
    return " · ".join((words(f"lookup.paper_{paper.state}"), *pieces))


def _signs(party: Party, words: Words) -> Iterator[str]:
    """Yield what a person is known by, as discreetly as it came."""
    if party.kind is PartyKind.ORGANISATION:
        yield party.tax_code
    else:
        born = "/".join(reversed(party.birth.split("-")))
        yield ", ".join(part for part in (_sex(party, words), words("lookup.born", birth=born) if born else "") if part)
        yield party.id_number
    yield identifiers.phone_display(party.phone)


def _sex(party: Party, words: Words) -> str:
    """Return what the fourth of twelve digits tells, which a shortened number still shows."""
    number = party.id_number
    if not number[:4].isdecimal() or (len(number) != _PERSONAL and number[4:5] != "…"):
        return ""
    return words("lookup.sex_female" if identifiers.sex_in(number) is Sex.FEMALE else "lookup.sex_male")


def _people(parties: Sequence[Party], words: Words) -> Iterator[Fact]:
    for party in parties:
        told = (party.name, *_signs(party, words), party.address, party.authority)
        yield words(f"lookup.role_{party.role}"), "  ·  ".join(part for part in told if part), Tone.TEXT


def _papers(card: DossierCard, words: Words) -> tuple[str, Tone]:
    given, wanted = card.papers_given, card.papers_wanted
    missing = [paper.name for paper in card.papers if paper.state is PaperState.MISSING]
    if missing:
        return words("lookup.papers_missing", given=given, wanted=wanted, names="; ".join(missing)), Tone.WARN
    return words("lookup.papers_of", given=given, wanted=wanted) if wanted else "", Tone.TEXT


def _fee(card: DossierCard, words: Words) -> tuple[str, Tone]:
    fee = card.fee
    if card.row.stage in _NOTHING_DUE and not fee.collected:
        return "", Tone.TEXT
    if fee.waived:
        return words("lookup.fee_waived"), Tone.TEXT
    if fee.outstanding:
        return words("lookup.fee_owed", amount=fee.outstanding), Tone.WARN
    return words("lookup.fee_paid" if fee.collected else "lookup.fee_none", amount=fee.collected), Tone.TEXT


def _return(card: DossierCard, words: Words) -> str:
    code = f"lookup.method_{card.return_method}"
    said = words(code)
    method = card.return_method if said == code else said
    return ", ".join(part for part in (method, card.return_place) if part)


def _register(card: DossierCard, words: Words) -> str:
    place = card.register
    return words("lookup.register", volume=place.volume, n=place.number, year=place.year) if place else ""


def _flags(row: WorkRow, words: Words) -> Iterator[str]:
    for flag in ("short", "extended", "apology", "second_supplement", "corrected"):
        if getattr(row, flag):
            yield words(f"lookup.flag_{flag}")
