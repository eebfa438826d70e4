"""What the course of a dossier says, worded: each line's title, who acted, and what else there is to tell."""

from datetime import datetime

from counter_app.domain.moments import ward_time
from counter_app.services.lookup_rows import Node, Passage, Told
from counter_app.ui.words import Words


def title(line: Passage, words: Words) -> str:
    """Return what happened, or which step is meant."""
    if not line.what:
        return line.step
    return " ".join(part for part in (_capital(words.name("event", line.what)), line.batch) if part)


def actor(line: Passage, words: Words) -> str:
    """Return who did it, for whom it was recorded, and whom it went to."""
    if line.node is Node.AHEAD:
        return words("lookup.ahead_who", who=line.who) if line.who else words("lookup.ahead")
    if not line.what:
        return words("lookup.waits_at", who=line.who)
    who = words("lookup.recorded_by", who=line.who, by=line.by) if line.by else line.who
    return words("lookup.went_to", who=who, to=line.to) if line.to else who


def details(line: Passage, words: Words) -> str:
    """Return what else is told of it; each correction stands on a line of its own."""
    whole = [_told(told, words) for told in line.told if told.code in _LINES]
    short = [_told(told, words) for told in line.told if told.code not in _LINES]
    step = words("lookup.step_begun", step=line.step) if line.what and line.step else ""
    return "\n".join(part for part in (step, " · ".join(part for part in short if part), *whole) if part)


def timing(line: Passage, words: Words) -> str:
    """Return how the step in hand stands towards its norm."""
    if line.node not in {Node.NOW, Node.LATE} or line.used_minutes is None or not line.norm_minutes:
        return ""
    over = line.used_minutes - line.norm_minutes
    return words("lookup.late_by", minutes=over) if over > 0 else words("lookup.within", minutes=-over)


def late_entry(line: Passage, words: Words) -> str:
    """Return that it was written down afterwards, when and why; empty where it was not."""
    if not line.late_reason:
        return ""
    return words("lookup.late_entry", at=line.recorded_at, reason=line.late_reason)


def day_of(at: datetime, now: datetime) -> str:
    """Return the day of a moment, with its year where that is another one."""
    here = ward_time(at)
    return f"{here:%d/%m}" if here.year == ward_time(now).year else f"{here:%d/%m/%y}"


def clock_of(at: datetime) -> str:
    """Return the time of day of a moment."""
    return f"{ward_time(at):%H:%M}"


_LINES = frozenset({"change", "code", "procedure", "due_moved", "reason", "note", "missing", "basis"})


def _told(told: Told, words: Words) -> str:
    if told.code == "change":
        return words("lookup.told_change", **_change(told, words))
    return words(f"lookup.told_{told.code}", **told.params)


def _change(told: Told, words: Words) -> dict[str, object]:
    field = words(f"lookup.field_{told.params['field']}")
    role = str(told.params["role"])
    named = words("lookup.field_of", role=words(f"lookup.role_{role}"), field=field) if role else _capital(field)
    empty = words("lookup.nothing")
    return {"what": named, "before": told.params["before"] or empty, "after": told.params["after"] or empty}


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
