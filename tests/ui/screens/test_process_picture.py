"""The picture of a process holds every word of it: nothing is cut, nothing lies on anything else, in any look."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from builders import BIRTH, Ward
from counter_app.domain.people import Role
from counter_app.domain.procedures.process import Process, ProcessKind, ProcessStep
from counter_app.services.catalogue_rows import ProcedureSheet
from counter_app.services.wording import Language
from counter_app.ui.screens.catalogue.hours_bar import HoursBar
from counter_app.ui.screens.catalogue.process_areas import Drawing, LaneArea, StepArea
from counter_app.ui.screens.catalogue.process_layout import lay_out, least_width
from counter_app.ui.screens.catalogue.process_lines import lines_high, lines_of
from counter_app.ui.screens.catalogue.process_picture import ProcessPicture
from counter_app.ui.screens.catalogue.process_shape import Shape, shape_of
from counter_app.ui.theme.theme import Look, Theme
from counter_app.ui.theme.type import Type, font, px, width_of
from counter_app.ui.words import Words
from ui.screens.catalogue_bench import TODAY

WIDTHS = (798, 876, 1130)


def sheets(ward: Ward) -> Iterator[ProcedureSheet]:
    for version in ward.desks.catalogue.list_on(ward.actor(), TODAY):
        yield ward.desks.catalogue.sheet(ward.actor(), version.code, TODAY)


def shapes(sheet: ProcedureSheet, words: Words) -> list[Shape]:
    version = sheet.version
    processes = [version.full_process, *([version.short_process] if version.short_process else [])]
    return [shape_of(sheet, process, words) for process in processes]


def cut(drawing: Drawing, shape: Shape) -> list[str]:
    """Return what does not fit its place or lies over something else."""
    found = [fault for lane in drawing.lanes for fault in cut_in_lane(lane, drawing.head)]
    found += [fault for step in drawing.steps for fault in cut_in_step(step)]
    for step in drawing.steps:
        if not drawing.lanes[step.said.lane].area.contains(step.area.united(step.tag)):
            found.append(f"{step.said.code} leaves its lane")
    for text, area in ((shape.start, drawing.start), (shape.result, drawing.result)):
        room = area.adjusted(px(38), px(8), -px(14), -px(8))
        if lines_high(text, Type.HEAD, room.width()) > room.height() + 2 or not drawing.lanes[0].area.contains(area):
            found.append(f"pill {text}")
    return [*found, *out_of_place(drawing)]


def cut_in_lane(lane: LaneArea, head: int) -> Iterator[str]:
    for text, area, type_ in ((lane.said.name, lane.name, Type.STRONG), (lane.said.who, lane.who, Type.META)):
        if wide(text, type_, area.width()) > head - area.left() or not lane.area.contains(area.united(lane.icon)):
            yield f"lane {text}"


def cut_in_step(step: StepArea) -> Iterator[str]:
    said, room = step.said, step.area.width() - 2 * px(9)
    if width_of(said.code, Type.HEAD) + width_of(said.hours, Type.STRONG) + 6 > room:
        yield f"{said.code} hours"
    if lines_high(said.name, Type.BODY, step.name.width()) > step.name.height():
        yield f"{said.code} name is higher than its box"
    if wide(said.name, Type.BODY, step.name.width()) > step.name.width() + 4:
        yield f"{said.code} name is wider than its box"
    if step.tag_words and width_of(step.tag_words, Type.META) > step.tag.width():
        yield f"{said.code} tag is cut"
    if step.tag_words and step.tag.right() > step.area.right():
        yield f"{said.code} tag is wider than its box"


def out_of_place(drawing: Drawing) -> Iterator[str]:
    boxes = {step.said.code: step.area for step in drawing.steps}
    boxes |= {"start": drawing.start, "result": drawing.result, "question": drawing.question}
    boxes |= {link.words: link.spot for link in drawing.links if link.words}
    for (name, one), (other_name, other) in combinations(boxes.items(), 2):
        if one.intersects(other):
            yield f"{name} and {other_name} lie over each other"
    whole = QRect(0, 0, drawing.width, drawing.height)
    yield from (f"{name} lies outside" for name, box in boxes.items() if not whole.contains(box))


def wide(text: str, type_: Type, room: int) -> int:
    return max((width_of(line, type_) for line in lines_of(text, type_, room)), default=0)


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("factor", [1.0, 1.5])
def test_no_picture_of_the_catalogue_is_cut(ward: Ward, theme: Theme, language: Language, factor: float) -> None:
    theme.text_factor = factor
    theme.apply(app())
    words, wrong = Words(language), []
    for sheet in sheets(ward):
        for shape in shapes(sheet, words):
            for width in WIDTHS:
                faults = cut(lay_out(shape, width, 0, words), shape)
                wrong += [f"{sheet.version.code} at {width}: {fault}" for fault in faults]
    assert wrong == [], wrong[:9]


@pytest.mark.parametrize("look", [Look.LIGHT, Look.DARK])
def test_every_picture_is_painted_in_its_look(ward: Ward, theme: Theme, qtbot: QtBot, look: Look) -> None:
    theme.choose(look)
    picture, words = ProcessPicture(Words()), Words()
    qtbot.addWidget(picture)
    grounds = set()
    for sheet in sheets(ward):
        for shape in shapes(sheet, words):
            picture.resize(876, 490)
            picture.show_shape(shape)
            image = picture.grab().toImage()
            step = picture.drawing.steps[1].area
            grounds.add(image.pixelColor(step.right() - 4, step.bottom() - 30).name())
            inks = {image.pixelColor(x, step.top() + 16).name() for x in range(step.left() + 9, step.left() + 40)}
            assert len(inks) > 2, sheet.version.code  # its code is written there
    assert len(grounds) == 1
    (ground,) = grounds
    assert (int(ground[1:3], 16) > 127) is (look is Look.LIGHT)


def app() -> QApplication:
    found = QApplication.instance()
    assert isinstance(found, QApplication)
    return found


def test_what_is_cut_is_found(ward: Ward) -> None:
    words = Words()
    (shape, *_) = shapes(ward.desks.catalogue.sheet(ward.actor(), BIRTH, TODAY), words)
    drawn = lay_out(shape, 876, 0, words)
    first, *rest = drawn.steps
    low = replace(first, name=first.name.adjusted(0, 0, 0, -20))
    assert cut(replace(drawn, steps=(low, *rest)), shape) == ["B1 name is higher than its box"]
    over = replace(first, area=rest[0].area, tag=rest[0].tag, said=replace(first.said, lane=rest[0].said.lane))
    assert "B1 and B2 lie over each other" in cut(replace(drawn, steps=(over, *rest)), shape)


@pytest.mark.parametrize("count", [2, 3, 4, 7, 12])
def test_a_process_of_any_length_finds_its_place(ward: Ward, count: int) -> None:
    desks = ("mot_cua", "tu_phap_ho_tich", "lanh_dao", "mot_cua", "van_thu")
    steps = tuple(
        ProcessStep(f"B{n + 1}", f"Bước thứ {n + 1}", Role.RECEIVER, desks[n % len(desks)], 30 * (n + 1), "Sổ")
        for n in range(count)
    )
    sheet = ward.desks.catalogue.sheet(ward.actor(), BIRTH, TODAY)
    words = Words()
    shape = shape_of(sheet, Process(ProcessKind.FULL, steps), words)
    drawn = lay_out(shape, 876, 0, words)
    assert cut(drawn, shape) == []
    assert drawn.width >= least_width(shape)
    assert len(drawn.steps) == count


def test_a_word_longer_than_its_box_is_broken_and_no_other(ward: Ward) -> None:
    assert lines_of("Kiểm tra, tiếp nhận", Type.BODY, 100) == ("Kiểm tra, tiếp", "nhận")
    long = "a" * 60
    assert "".join(lines_of(long, Type.BODY, 100)) == long
    smiles = "🙂 hồ sơ 🙂 " * 6
    assert " ".join(lines_of(smiles, Type.BODY, 100)).split() == smiles.split()
    assert all(QFontMetrics(font(Type.BODY)).horizontalAdvance(line) <= 104 for line in lines_of(long, Type.BODY, 100))


def test_blocks_of_the_bar_fill_it_in_their_order_and_none_is_too_small_to_press(ward: Ward, qtbot: QtBot) -> None:
    bar, words = HoursBar(), Words()
    qtbot.addWidget(bar)
    for sheet in sheets(ward):
        for shape in shapes(sheet, words):
            bar.resize(700, bar.sizeHint().height())
            bar.show_steps(shape.steps, None, "")
            areas = bar.areas()
            assert all(area.width() >= 29.9 for area in areas)
            assert abs(areas[-1].right() - 700) < 1
            assert [area.x() for area in areas] == sorted(area.x() for area in areas)
