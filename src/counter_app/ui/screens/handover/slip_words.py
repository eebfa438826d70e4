"""What is said over and under the lines of a slip: whose it is, how many, what is missing, why some came back."""

from datetime import date

from counter_app.domain.moments import ward_date
from counter_app.services.counter_rows import BatchCard
from counter_app.ui.screens.handover.pane_frame import Notice
from counter_app.ui.screens.handover.shown import NAMED, clock, line_words, lines_words
from counter_app.ui.screens.handover.tally import Standing, Tally
from counter_app.ui.screens.shown import day_or_clock
from counter_app.ui.widgets.banner import Weight
from counter_app.ui.widgets.number_strip import Figure
from counter_app.ui.widgets.plain import Tone
from counter_app.ui.words import Words


def is_nearly_done(tally: Tally) -> bool:
    """Say whether what is missing is so little that it is named in red: before that, it simply was not scanned yet."""
    missing = len(tally.missing)
    return tally.has_begun and 0 < missing <= NAMED and missing * 2 <= len(tally.page.lines)


def below_head(card: BatchCard, words: Words, today: date, taker: str) -> str:
    """Return who gave it when, its number, and who is taking it over."""
    code = "handover.given_today" if ward_date(card.sent_at) == today else "handover.given"
    said = [words(code, who=card.given_by_name, at=day_or_clock(card.sent_at, today))]
    said.append(words("handover.paper_number", number=card.paper_number))
    if taker:
        said.append(words("handover.taken_by", who=taker))
    return "  ·  ".join(said)


def figures_of(tally: Tally, words: Words, *, taking: bool, red: bool) -> tuple[Figure, ...]:
    """Return the three numbers: on the slip, here, and what is not; once nothing is missing, what goes back."""
    missing, back = len(tally.missing), len(tally.of(Standing.GOES_BACK, Standing.REFUSED))
    here = len(tally.of(Standing.HERE, Standing.ACCEPTED))
    middle, last = ("scanned", "missing") if taking else ("accepted", "waiting")
    third = Figure(str(missing), words(f"handover.figure_{last}"), Tone.ERR if red else Tone.MUTED)
    if not missing and back:
        third = Figure(str(back), words("handover.figure_back"), Tone.WARN)
    return (
        Figure(str(len(tally.page.lines)), words("handover.figure_total")),
        Figure(str(here), words(f"handover.figure_{middle}"), Tone.ACCENT),
        third,
    )


def notice_of(tally: Tally, words: Words, *, taking: bool) -> Notice:
    """Return what the line over the table says while nothing else has to be said."""
    if not taking:
        return _outcome(tally, words)
    missing, total = tally.missing, len(tally.page.lines)
    if is_nearly_done(tally):
        said = words("handover.missing", total=total, here=total - len(missing), named=lines_words(missing, words))
        return Notice(Weight.ERR, said, words("handover.to_missing"))
    if missing:
        return Notice(Weight.INFO, words("handover.go_on" if tally.has_begun else "handover.begin", n=len(missing)))
    back = len(tally.of(Standing.GOES_BACK))
    return Notice(Weight.OK, words("handover.complete_but", n=back) if back else words("handover.complete", n=total))


def note_of(tally: Tally, words: Words, *, taking: bool) -> str:
    """Return what helps beside the buttons."""
    if not taking:
        return words("handover.note_look")
    if tally.missing and tally.has_begun:
        return words("handover.note_missing", desk=tally.page.card.from_name)
    return words("handover.note_take")


def _outcome(tally: Tally, words: Words) -> Notice:
    """Return why lines came back, that some still wait, or that all is well."""
    if refused := tally.of(Standing.REFUSED):
        named = "; ".join(
            words("handover.line_reason", line=line_words(line, words), reason=line.reason) for line in refused[:NAMED]
        )
        return Notice(Weight.WARN, words("handover.came_back", n=len(refused), named=named))
    if tally.missing:
        return Notice(Weight.INFO, words("handover.on_its_way", n=len(tally.missing)))
    if recalled := tally.of(Standing.RECALLED):
        return Notice(Weight.INFO, words("handover.was_recalled", n=len(recalled)))
    last = max((line.settled_at for line in tally.page.lines if line.settled_at), default=None)
    when = clock(last, seconds=False)
    return Notice(Weight.OK, words("handover.was_accepted", n=len(tally.page.lines), when=when))
