"""Ten thousand promises counted anew after a change of the calendar, with progress; a stop leaves nothing done."""

from datetime import date, datetime
from pathlib import Path

import pytest

from builders import Ward, a_ward
from counter_app.domain.deadlines.changes import CalendarChange
from counter_app.domain.deadlines.special_days import CalendarDay, DayKind
from counter_app.domain.errors import Refused
from counter_app.domain.moments import WARD_TIME

MANY, BEFORE, AFTER = 10_000, "2026-11-27", "2026-11-30"
MONDAY = datetime(2026, 11, 23, 9, 41, tzinfo=WARD_TIME)
FLOOD = CalendarChange(enter=(CalendarDay(date(2026, 11, 26), DayKind.OFF, "Lụt"),))


def due_on(ward: Ward, day: str) -> int:
    return int(ward.one("SELECT count(*) FROM dossier WHERE due_on = ?", day))


@pytest.mark.scale
def test_ten_thousand_promises_are_counted_anew_or_none_of_them(tmp_path: Path) -> None:
    with a_ward(tmp_path / "ward", MONDAY) as ward:
        for _ in range(MANY):
            ward.receive()
        desk, quan = ward.desks.calendar, ward.actor("quan")
        told = list[tuple[int, int]]()
        preview = desk.preview(quan, FLOOD, progress=lambda done, total: told.append((done, total)) is None)
        assert len(preview.touched.rows) == MANY
        assert told[0] == (0, MANY)
        assert told[-1] == (MANY, MANY)
        assert len(told) >= 50
        desk.apply(quan, FLOOD)
        numbers = [row.number for row in desk.outstanding(quan).rows]
        events = ward.one("SELECT count(*) FROM event")
        with pytest.raises(Refused, match=r"recount\.stopped"):
            desk.recount(quan, numbers, "Lụt", progress=lambda done, total: done < total // 2)
        assert (due_on(ward, BEFORE), due_on(ward, AFTER)) == (MANY, 0)
        assert ward.one("SELECT count(*) FROM event") == events
        done = desk.recount(quan, numbers, "Lụt")
        assert (len(done.codes), done.passed_over) == (MANY, 0)
        assert (due_on(ward, BEFORE), due_on(ward, AFTER)) == (0, MANY)
        assert ward.desks.upkeep.verify(ward.actor()).ok
