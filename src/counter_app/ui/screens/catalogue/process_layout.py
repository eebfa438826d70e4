"""Where the parts of a process picture stand: lanes from top to bottom, steps from left to right, lines with corners.

Everything is as large as its text needs: a name is written whole, so lanes grow and a narrow place scrolls.
"""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QRect

from counter_app.ui.screens.catalogue.process_areas import Drawing, LaneArea, StepArea
from counter_app.ui.screens.catalogue.process_lines import lines_high
from counter_app.ui.screens.catalogue.process_links import links_of
from counter_app.ui.screens.catalogue.process_shape import LaneSaid, Shape, StepSaid
from counter_app.ui.theme.type import Type, px, width_of
from counter_app.ui.words import Words

HEAD, SIDE, APART, LEAST, MOST = 132, 14, 16, 118, 208
_PAD, _LINE, _TAG, _AIR = 9, 18, 18, 9
_SHARES_A_COLUMN = 5
"""From so many steps on, the last one stands above the one before it, so that the picture stays narrow."""


def least_width(shape: Shape) -> int:
    """Return the width below which the picture no longer shrinks."""
    columns = max(_columns(shape.steps), default=0) + 1
    return px(HEAD) + 2 * px(SIDE) + columns * _least(shape.steps) + _first_gap(shape) + max(0, columns - 2) * px(APART)


def _least(steps: Sequence[StepSaid]) -> int:
    """Return how narrow a step may be: its code and its hours stand side by side."""
    said = max((width_of(one.code, Type.HEAD) + width_of(one.hours, Type.STRONG) for one in steps), default=0)
    return max(px(LEAST), said + px(10) + 2 * px(_PAD))


def lay_out(shape: Shape, width: int, height: int, words: Words) -> Drawing:
    """Place a process into a width, and into a height where that leaves room to spare."""
    if not shape.steps:
        return Drawing(width, height, px(HEAD))
    width = max(width, least_width(shape))
    columns = _columns(shape.steps)
    lefts, wide = _across(shape, width, max(columns) + 1)
    room = _result_room(shape, lefts, wide, columns[-1])
    lanes = _lanes(shape, height, _lane_heights(shape, wide, room), width)
    steps = tuple(
        _step(said, lefts[column], wide, lanes[said.lane].area, shape, words)
        for said, column in zip(shape.steps, columns, strict=True)
    )
    citizen = lanes[0].area
    start = _pill(shape.start, wide, citizen, left=lefts[0])
    result = _pill(shape.result, room, citizen, right=steps[-1].area.right() + 1)
    question = _question(shape, steps[0].area)
    drawn = Drawing(width, lanes[-1].area.bottom() + 1, px(HEAD), lanes, steps, start, result, question)
    return replace(drawn, links=tuple(links_of(shape, drawn)))


def _columns(steps: Sequence[StepSaid]) -> list[int]:
    """Return the column of each step: one after the other, the last one above its neighbour where there are many."""
    columns = list(range(len(steps)))
    if len(steps) >= _SHARES_A_COLUMN and steps[-1].lane < steps[-2].lane:
        columns[-1] = columns[-2]
    return columns


def _first_gap(shape: Shape) -> int:
    """Room for the question between the first two columns, and for the arrow that leaves it."""
    wide = _question_width(shape)
    beside = len(shape.steps) > 1 and shape.steps[1].lane == shape.steps[0].lane
    after = wide // 2 + px(28) if beside else px(36)
    said = px(24) + width_of(shape.no, Type.META) if max(_columns(shape.steps), default=0) < 2 else 0
    return px(28) + wide // 2 + max(after, said)


def _question_width(shape: Shape) -> int:
    return max(px(84), round(width_of(shape.question, Type.HEAD) / 0.7) + px(8))


def _across(shape: Shape, width: int, columns: int) -> tuple[list[int], int]:
    """Return the left edges of the columns, and how wide a step is; what is left over goes between them."""
    room = width - px(HEAD) - 2 * px(SIDE) - _first_gap(shape)
    gaps = max(0, columns - 2)
    wide = min(px(MOST), (room - gaps * px(APART)) // columns)
    apart = min(px(72), (room - columns * wide) // gaps) if gaps else 0
    lefts = [px(HEAD) + px(SIDE)]
    for at in range(1, columns):
        lefts.append(lefts[-1] + wide + (_first_gap(shape) if at == 1 else apart))
    return lefts, wide


def _result_room(shape: Shape, lefts: Sequence[int], wide: int, column: int) -> int:
    """Return how wide the result may be: it ends with its column, and begins after what goes back for more."""
    after = lefts[0] + wide + px(28) + _question_width(shape) // 2 + width_of(shape.no, Type.META) + px(24)
    return max(wide // 2, min(wide * 3 // 2, lefts[column] + wide - after))


def _lane_heights(shape: Shape, wide: int, room: int) -> list[int]:
    """Return how high each lane must be for what stands in it."""
    step = max(_step_height(said, wide) for said in shape.steps)
    pills = max(_pill_size(shape.start, wide)[1], _pill_size(shape.result, room)[1]) + px(24)
    return [max(pills if not at else step + 2 * px(_AIR), _head_height(lane)) for at, lane in enumerate(shape.lanes)]


def _head_height(lane: LaneSaid) -> int:
    room = px(HEAD) - 2 * px(SIDE) + 6
    return px(18) + 6 + lines_high(lane.name, Type.STRONG, room) + lines_high(lane.who, Type.META, room) + px(14)


def _step_height(said: StepSaid, wide: int) -> int:
    return px(_PAD) + px(_LINE) + lines_high(said.name, Type.BODY, wide - 2 * px(_PAD)) + px(12)


def _lanes(shape: Shape, height: int, heights: list[int], width: int) -> tuple[LaneArea, ...]:
    """Return the lanes; room to spare is shared by those of the ward."""
    spare = max(0, height - sum(heights)) // max(1, len(heights) - 1)
    spare = min(spare, px(56))
    found, top = list[LaneArea](), 0
    for at, (said, least) in enumerate(zip(shape.lanes, heights, strict=True)):
        high = least + (spare if at else 0)
        found.append(_lane(said, QRect(0, top, width, high)))
        top += high
    return tuple(found)


def _lane(said: LaneSaid, area: QRect) -> LaneArea:
    room, left = px(HEAD) - 2 * px(SIDE) + 6, px(SIDE)
    name, who = lines_high(said.name, Type.STRONG, room), lines_high(said.who, Type.META, room)
    top = area.top() + (area.height() - px(18) - 6 - name - who) // 2
    icon = QRect(left, top, px(18), px(18))
    named = QRect(left, icon.bottom() + 7, room, name)
    return LaneArea(area, said, icon, named, QRect(left, named.bottom() + 1, room, who))


def _step(said: StepSaid, left: int, wide: int, lane: QRect, shape: Shape, words: Words) -> StepArea:
    high = max(_step_height(one, wide) for one in shape.steps)
    area = QRect(left, lane.top() + (lane.height() - high) // 2, wide, high)
    name = area.adjusted(px(_PAD), px(_PAD) + px(_LINE), -px(_PAD), -4)
    tag = _tag_words(said.papers, wide - px(_PAD) - px(16), words)
    width = width_of(tag, Type.META) + px(12) if tag else 0
    return StepArea(area, said, name, QRect(left + px(_PAD), area.bottom() - px(_TAG) // 2, width, px(_TAG)), tag)


def _tag_words(papers: Sequence[str], room: int, words: Words) -> str:
    """Return the one paper by its name where that fits, else how many there are."""
    if not papers:
        return ""
    if len(papers) == 1 and width_of(papers[0], Type.META) <= room:
        return papers[0]
    return words("catalogue.papers_n", n=len(papers)) if len(papers) > 1 else words("catalogue.papers_one")


def _pill_size(text: str, most: int) -> tuple[int, int]:
    """Return the size of a rounded box with an icon."""
    room = min(most - px(52), width_of(text, Type.HEAD) + 2)
    return room + px(52), lines_high(text, Type.HEAD, room) + px(16)


def _pill(text: str, most: int, lane: QRect, *, left: int | None = None, right: int = 0) -> QRect:
    """Return where a pill stands: from a left edge as wide as it may be, or up to a right edge as wide as it must."""
    width, high = _pill_size(text, most)
    top = lane.top() + (lane.height() - high) // 2
    return QRect(right - width, top, width, high) if left is None else QRect(left, top, most, high)


def _question(shape: Shape, first: QRect) -> QRect:
    wide, high = _question_width(shape), px(58)
    return QRect(first.right() + px(28), first.center().y() - high // 2, wide, high)
