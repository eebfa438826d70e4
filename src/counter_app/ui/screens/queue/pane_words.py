"""What the pane says about one dossier, worded."""

from collections.abc import Iterator
from datetime import date

from counter_app.domain.deadlines.due_states import DueKind
from counter_app.domain.dossiers.values import FeeAccount
from counter_app.domain.moments import ward_time
from counter_app.domain.procedures.papers import PaperState
from counter_app.services.work_rows import DossierCard, StepCard, StepState, WorkRow
from counter_app.ui.screens.queue.pane_parts import StepWords
from counter_app.ui.screens.queue.shown import role_word
from counter_app.ui.screens.shown import day_or_clock
from counter_app.ui.widgets.plain import Tone
from counter_app.ui.words import Words

Fact = tuple[str, str, Tone]


def beside_chip(row: WorkRow, card: DossierCard | None, words: Words) -> str:
    """Return the remark beside the chip: what is left of today, else when it was promised or stopped."""
    state = row.due
    if state.kind is DueKind.TODAY and card is not None and card.left_minutes:
        return words("queue.left", minutes=card.left_minutes)
    if state.kind is DueKind.PAUSED:
        return words("queue.since_day", day=state.at) if state.at else ""
    return words("queue.appointed", at=row.due_at) if row.due_at else ""


def other_people(row: WorkRow, words: Words) -> str:
    """Return the other parties and the phone, on one line."""
    others = words("queue.and_others", names=row.others) if row.others else ""
    return "  ·  ".join(part for part in (others, row.phone) if part)


def track(card: DossierCard, words: Words) -> tuple[list[str], int]:
    """Return the steps in a word each, and which is in hand."""
    names = [role_word(step.role, step.name, words) for step in card.steps]
    here = next((step.position - 1 for step in card.steps if step.state is StepState.CURRENT), None)
    if here is None:
        here = sum(1 for step in card.steps if step.state is StepState.DONE)
    return names, here


def step_words(card: DossierCard, me: str, today: date, words: Words) -> StepWords | None:
    """Return what the card of the step in hand says; None where the dossier stands on none."""
    step = next((step for step in card.steps if step.state is StepState.CURRENT), None)
    if step is None:
        return None
    return StepWords(
        title=words("queue.step_of", n=step.position, of=len(card.steps), name=step.name),
        code=step.code,
        who=_who(card.row, step, me, today, words),
        used=words("queue.used", minutes=step.used_minutes),
        norm=words("queue.norm", minutes=step.ceiling_minutes) if step.ceiling_minutes else "",
        share=step.used_minutes / step.ceiling_minutes if step.ceiling_minutes else None,
    )


def facts(card: DossierCard, words: Words) -> list[Fact]:
    """Return the facts of a dossier, in the order they are asked for."""
    return [
        (words("queue.fact_subject"), card.subject, Tone.TEXT),
        (words("queue.fact_papers"), *_papers(card, words)),
        (words("queue.fact_fee"), *_fee(card.fee, words)),
        (words("queue.fact_return"), _return(card, words), Tone.TEXT),
        (words("queue.fact_flags"), "; ".join(_flags(card.row, words)), Tone.WARN),
    ]


def _who(row: WorkRow, step: StepCard, me: str, today: date, words: Words) -> str:
    if row.in_transit:
        return words("queue.on_its_way", batch=row.in_transit)
    who = words("queue.who_me", name=row.holder_name) if row.holder == me else row.holder_name
    where = f"{who}, {step.desk_name}" if who else step.desk_name
    since = day_or_clock(step.since, today)
    return words("queue.who_since", who=where, since=since) if since else where


def _papers(card: DossierCard, words: Words) -> tuple[str, Tone]:
    given, wanted = card.papers_given, card.papers_wanted
    if not wanted:
        return words("queue.papers_none"), Tone.MUTED
    missing = "; ".join(paper.name for paper in card.papers if paper.state == PaperState.MISSING)
    if missing:
        return words("queue.papers_missing", given=given, wanted=wanted, names=missing), Tone.WARN
    return words("queue.papers_all", given=given, wanted=wanted), Tone.OK


def _fee(fee: FeeAccount, words: Words) -> tuple[str, Tone]:
    if fee.waived:
        return words("queue.fee_waived"), Tone.TEXT
    if fee.outstanding:
        return words("queue.fee_owed", amount=fee.outstanding), Tone.WARN
    return (words("queue.fee_paid", amount=fee.collected) if fee.collected else words("queue.fee_none")), Tone.TEXT


def _return(card: DossierCard, words: Words) -> str:
    code = f"queue.method_{card.return_method}"
    said = words(code)
    return ", ".join(part for part in (card.return_method if said == code else said, card.return_place) if part)


def _flags(row: WorkRow, words: Words) -> Iterator[str]:
    for flag in ("short", "extended", "apology", "second_supplement", "corrected"):
        if getattr(row, flag):
            yield words(f"queue.flag_{flag}")


def clock_or_day(card: DossierCard, today: date) -> list[str]:
    """Return when each of the last events happened."""
    return [day_or_clock(ward_time(moved.at), today) for moved in card.recent]
