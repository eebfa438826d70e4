"""How the starter's processes are made: by rule, from the desk that appraises and the time limit.

The shares are those of a ward's usual sheet for registering a birth in eight hours: receive 1, appraise 4, sign 2,
stamp 0.5, return 0.5. Under a longer limit nobody needs a week to sign: the counter gets at most four hours, the
signature a day, stamping and returning half a day each, and appraisal gets the rest. The short process has the hours
of certified copies, where the counter itself compares copy and original. All minutes are working minutes.
"""

from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from counter_app.domain.deadlines.limits import TimeLimit, Unit
from counter_app.domain.people import Role
from counter_app.domain.procedures.process import COUNTER, LEADERS, REGISTRY, Process, ProcessKind, ProcessStep

DAY_MINUTES: Final = 480  # the ordinary day of eight hours; a unit with other hours hands in its own

_UNTIL_DAYS: Final = Decimal(40)  # `until` fixes a date, not a length: a norm for planning, eight weeks of work
_GRAIN: Final = 5  # minutes to which ceilings are rounded down
_AT_ONCE: Final = frozenset({Unit.SAME_DAY, Unit.IMMEDIATE})
_WORKING_DAYS: Final = {  # at least so many working days lie in one unit, holidays apart
    Unit.SAME_DAY: Decimal(1),
    Unit.IMMEDIATE: Decimal(1),
    Unit.WORKING_DAY: Decimal(1),
    Unit.WEEK: Decimal(5),
    Unit.MONTH: Decimal(20),
}


@dataclass(frozen=True, slots=True)
class CeilingWarning:
    """The ceilings of a process together exceed what the law allows; a warning and a task, never a wall."""

    kind: ProcessKind
    total_minutes: int
    limit_minutes: int
    code: str = "process.over_limit"


def full_process_for(desk: str, limit: TimeLimit, day_minutes: int = DAY_MINUTES) -> Process:
    """Return receive, appraise (at ``desk``), sign, issue and return, with ceilings that add up to the limit."""
    budget = _budget(limit, day_minutes)
    receive = _share(budget, 8, day_minutes // 2)
    sign = _share(budget, 4, day_minutes)
    issue = hand_back = _share(budget, 16, day_minutes // 2)
    appraise = max(1, budget - receive - sign - issue - hand_back)
    return Process(
        ProcessKind.FULL,
        (
            ProcessStep(
                code="B1",
                name="Kiểm tra, tiếp nhận, cập nhật phần mềm, chuyển hồ sơ",
                role=Role.RECEIVER,
                desk=COUNTER,
                ceiling_minutes=receive,
                paper="Giấy tiếp nhận hồ sơ và hẹn trả kết quả; Phiếu kiểm soát; Sổ theo dõi hồ sơ",
            ),
            ProcessStep(
                code="B2",
                name="Thẩm định hồ sơ, dự thảo kết quả",
                role=Role.SPECIALIST,
                desk=desk,
                ceiling_minutes=appraise,
                paper="Phiếu kiểm soát; dự thảo kết quả",
            ),
            ProcessStep(
                code="B3",
                name="Ký duyệt",
                role=Role.APPROVER,
                desk=LEADERS,
                ceiling_minutes=sign,
                paper="Kết quả đã ký",
            ),
            ProcessStep(
                code="B4",
                name="Vào số, đóng dấu, chuyển kết quả về Bộ phận Một cửa",
                role=Role.REGISTRY,
                desk=REGISTRY,
                ceiling_minutes=issue,
                paper="Kết quả đã đóng dấu",
            ),
            ProcessStep(
                code="B5",
                name="Trả kết quả, người nhận ký Sổ, thống kê, lưu",
                role=Role.RETURNER,
                desk=COUNTER,
                ceiling_minutes=hand_back,
                paper="Sổ theo dõi hồ sơ",
            ),
        ),
    )


def short_process_for(limit: TimeLimit, day_minutes: int = DAY_MINUTES) -> Process | None:
    """Return receive, sign and return for a matter that is settled at once; None where the limit is longer."""
    if limit.unit not in _AT_ONCE:
        return None
    return Process(
        ProcessKind.SHORT,
        (
            ProcessStep(
                code="B1",
                name="Tiếp nhận, đối chiếu, thực hiện tại chỗ",
                role=Role.RECEIVER,
                desk=COUNTER,
                ceiling_minutes=_rounded(day_minutes * 5 // 16),
                paper="Sổ theo dõi hồ sơ",
            ),
            ProcessStep(
                code="B2",
                name="Ký duyệt",
                role=Role.APPROVER,
                desk=LEADERS,
                ceiling_minutes=_rounded(day_minutes // 8),
                paper="Kết quả đã ký",
            ),
            ProcessStep(
                code="B3",
                name="Đóng dấu, trả kết quả, người nhận ký Sổ",
                role=Role.RETURNER,
                desk=COUNTER,
                ceiling_minutes=_rounded(day_minutes // 8),
                paper="Sổ theo dõi hồ sơ",
            ),
        ),
    )


def limit_minutes(limit: TimeLimit, day_minutes: int = DAY_MINUTES) -> int | None:
    """Return how many minutes of work the limit leaves room for; None for ``until``, whose length is unknown.

    Calendar days count five in seven. Clock hours count whole: they run through the night.
    """
    if limit.unit is Unit.UNTIL:
        return None
    if limit.unit in {Unit.WORKING_HOUR, Unit.CLOCK_HOUR}:
        return int(limit.value * 60)
    if limit.unit is Unit.CALENDAR_DAY:
        return max(1, int(limit.value) * 5 // 7) * day_minutes
    return int(limit.value * _WORKING_DAYS[limit.unit] * day_minutes)


def ceiling_warnings(
    processes: tuple[Process, ...], limit: TimeLimit, day_minutes: int = DAY_MINUTES
) -> tuple[CeilingWarning, ...]:
    """Return a warning for each process whose ceilings together exceed the limit."""
    room = limit_minutes(limit, day_minutes)
    return tuple(
        CeilingWarning(process.kind, process.total_minutes, room)
        for process in processes
        if room is not None and process.total_minutes > room
    )


def _budget(limit: TimeLimit, day_minutes: int) -> int:
    """Return the minutes to share out. An urgent matter in clock hours gets a third of them, an hour at least."""
    room = limit_minutes(limit, day_minutes)
    if room is None:
        return int(_UNTIL_DAYS * day_minutes)
    if limit.unit is Unit.CLOCK_HOUR:
        return min(room, max(60, room // 3))
    return room


def _share(budget: int, part: int, most: int) -> int:
    return max(1, _rounded(min(budget // part, most)))


def _rounded(minutes: int) -> int:
    return minutes // _GRAIN * _GRAIN
