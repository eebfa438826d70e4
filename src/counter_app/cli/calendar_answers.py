"""What a change of the calendar answers: what it did or would do, and the promises that it touches."""

from collections.abc import Sequence
from typing import Any

from counter_app.cli.frame import AtDesk
from counter_app.cli.output import Answer
from counter_app.domain.deadlines.changes import CalendarChange
from counter_app.services.calendar_rows import ChangePreview, TouchedRow


def applied(desk: AtDesk, change: CalendarChange, *, dry_run: bool) -> Answer:
    """Make a change, or only show it. What it touches is told either way; promises stay as they were given."""
    calendar = desk.desks.calendar
    preview = calendar.preview(desk.actor, change) if dry_run else calendar.apply(desk.actor, change, key=desk.key)
    head = desk.tell("calendar.would" if dry_run else "calendar.done", count=len(preview.days))
    return Answer({**document_of(preview), "applied": not dry_run}, [head, *sentences(desk, preview)])


def document_of(preview: ChangePreview) -> dict[str, Any]:
    """Return what a change does as programs read it."""
    changes = [
        {
            "day": one.after.day,
            "before": {"kind": one.before.status, "name": one.before.name, "hours": one.before.hours},
            "after": {"kind": one.after.status, "name": one.after.name, "hours": one.after.hours},
        }
        for one in preview.days
    ]
    return {
        "changes": changes,
        "confirmed_years": preview.confirmed,
        "doubted_years": preview.doubted,
        "hours_change": preview.hours_change,
        "touched": [touched_row(row) for row in preview.touched.rows],
        "looked_at": preview.touched.looked_at,
        "promised": preview.touched.promised,
    }


def sentences(desk: AtDesk, preview: ChangePreview) -> list[str]:
    """Return what a change does as people read it."""
    said = [desk.tell("calendar.year_confirmed", year=year) for year in preview.confirmed]
    said += [desk.tell("calendar.year_doubted", year=year) for year in preview.doubted]
    return [*said, *touched_sentences(desk, preview.touched.rows)]


def touched_sentences(desk: AtDesk, rows: Sequence[TouchedRow]) -> list[str]:
    """Return the promises that a calendar touches, and what can be done about them."""
    if not rows:
        return [desk.tell("calendar.touches_nothing")]
    told = [
        desk.tell(
            "calendar.touched_row", code=row.code, before=row.due_before, after=row.due_after, move=row.move.value
        )
        for row in rows
    ]
    return [desk.tell("calendar.touches", count=len(rows)), *told]


def touched_row(row: TouchedRow) -> dict[str, Any]:
    """Return a touched promise as programs read it."""
    return {
        "code": row.code,
        "procedure": row.procedure,
        "procedure_name": row.procedure_name,
        "due_before": row.due_before,
        "due_after": row.due_after,
        "move": row.move,
    }
