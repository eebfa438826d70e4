"""A list shows the rows it is given, in columns, with ticks and pages."""

from collections.abc import Callable
from dataclasses import dataclass

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from counter_app.services.wording import Language
from counter_app.ui.models.rows import Cell, Column, RowModel, RowRole, RowState
from counter_app.ui.widgets.chip import Chip, ChipKind
from counter_app.ui.widgets.table import Table
from counter_app.ui.words import Words

SHOWN, ALOUD, TIP = Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole


@dataclass(frozen=True)
class Dossier:
    code: str
    person: str
    procedure: str = "Đăng ký khai sinh"
    due: ChipKind = ChipKind.ON_TIME
    scanned: bool = True


DAO, HUNG, YEN = (
    Dossier("261123-0012", "Nguyễn Thị Đào"),
    Dossier("261123-0001", "Nguyễn Văn Hùng", due=ChipKind.OVERDUE),
    Dossier("261123-0004", "Đàm Thị Yến", scanned=False),
)
COLUMNS = [
    Column[Dossier](title="", cell=Cell.TICK, width=44),
    Column[Dossier](title="kit.column.due", cell=Cell.CHIP, chip=lambda row: Chip(row.due, row.due.value), width=138),
    Column[Dossier](title="kit.column.code", text=lambda row: row.code, cell=Cell.CODE, sort=lambda row: row.code),
    Column[Dossier](
        title="kit.column.person",
        text=lambda row: row.person,
        below=lambda row: row.procedure,
        cell=Cell.TWO_LINES,
        tip=lambda row: f"{row.person} <b>",
    ),
]

Made = Callable[..., RowModel[Dossier]]


@pytest.fixture
def model(words: Words) -> RowModel[Dossier]:
    made = RowModel(
        COLUMNS,
        words,
        key=lambda row: row.code,
        state=lambda row: RowState.REST if row.scanned else RowState.MISSING,
    )
    made.set_rows([DAO, HUNG, YEN])
    return made


def shown(model: RowModel[Dossier], column: int, role: int = SHOWN) -> list[object]:
    return [model.index(row, column).data(role) for row in range(model.rowCount())]


def test_qt_finds_nothing_wrong_with_the_model(model: RowModel[Dossier]) -> None:
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Warning)
    model.tick(1)
    model.sort(2)
    model.extend([Dossier("261123-0099", "Ma Thị Hiền")], complete=True)
    model.set_rows([YEN])
    assert tester.model() is model


def test_rows_are_shown_in_columns(model: RowModel[Dossier]) -> None:
    assert shown(model, 2) == ["261123-0012", "261123-0001", "261123-0004"]
    assert shown(model, 1) == ["on_time", "overdue", "on_time"]
    assert shown(model, 3, ALOUD)[0] == "Nguyễn Thị Đào, Đăng ký khai sinh"
    assert shown(model, 3, TIP)[0] == "<qt>Nguyễn Thị Đào &lt;b&gt;</qt>"
    assert shown(model, 0, RowRole.STATE) == [RowState.REST, RowState.REST, RowState.MISSING]


def test_titles_follow_the_language(qtbot: QtBot, model: RowModel[Dossier], words: Words) -> None:
    def titles() -> list[object]:
        return [model.headerData(at, Qt.Orientation.Horizontal) for at in range(model.columnCount())]

    assert titles() == ["", "Hạn", "Mã hồ sơ", "Người nộp"]
    with qtbot.waitSignal(model.headerDataChanged):
        words.speak(Language.EN)
    assert titles() == ["", "Due", "Code", "Applicant"]


def test_rows_are_sorted_by_a_column_that_can(model: RowModel[Dossier]) -> None:
    model.sort(2)
    assert list(model.rows) == [HUNG, YEN, DAO]
    model.sort(2, Qt.SortOrder.DescendingOrder)
    assert list(model.rows) == [DAO, YEN, HUNG]
    model.sort(1)
    assert list(model.rows) == [DAO, YEN, HUNG]


def test_ticks_stay_with_their_rows(qtbot: QtBot, model: RowModel[Dossier]) -> None:
    with qtbot.waitSignal(model.ticks_changed):
        model.tick(1)
    model.sort(2)
    assert model.ticked == [HUNG]
    model.set_rows([YEN, HUNG])
    assert model.ticked == [HUNG]
    model.set_rows([YEN])
    assert model.ticked == []


def test_all_rows_are_ticked_or_none(model: RowModel[Dossier]) -> None:
    model.tick_all()
    assert model.ticked == [DAO, HUNG, YEN]
    model.tick_all(on=False)
    assert model.ticked == []


def test_more_rows_are_asked_for_until_the_last_page(qtbot: QtBot, model: RowModel[Dossier]) -> None:
    assert not model.canFetchMore(QModelIndex())
    model.set_rows([DAO], complete=False)
    assert model.canFetchMore(QModelIndex())
    with qtbot.waitSignal(model.more_wanted):
        model.fetchMore(QModelIndex())
    model.extend([HUNG], complete=False)
    assert model.canFetchMore(QModelIndex())
    model.extend([], complete=True)
    assert not model.canFetchMore(QModelIndex())
    assert list(model.rows) == [DAO, HUNG]


def test_a_row_is_shown_anew_in_its_place(model: RowModel[Dossier]) -> None:
    model.replace(Dossier(HUNG.code, "Nguyễn Văn Hưng"))
    assert shown(model, 3)[1] == "Nguyễn Văn Hưng"
    assert model.index_of(HUNG.code).row() == 1
    assert not model.index_of("261123-9999").isValid()


@pytest.fixture
def table(qtbot: QtBot, model: RowModel[Dossier]) -> Table:
    made = Table(model, "Hồ sơ")
    qtbot.addWidget(made)
    made.resize(700, 200)
    made.show()
    made.setFocus()
    return made


def test_space_ticks_the_row_in_hand(qtbot: QtBot, table: Table, model: RowModel[Dossier]) -> None:
    table.select_row(2)
    qtbot.keyClick(table, Qt.Key.Key_Space)
    assert model.ticked == [YEN]
    qtbot.keyClick(table, Qt.Key.Key_Space)
    assert model.ticked == []


def test_home_and_end_go_to_the_ends_and_enter_opens(qtbot: QtBot, table: Table) -> None:
    table.select_row(1)
    qtbot.keyClick(table, Qt.Key.Key_End)
    assert table.current_row == 2
    qtbot.keyClick(table, Qt.Key.Key_Home)
    assert table.current_row == 0
    with qtbot.waitSignal(table.opened) as opened:
        qtbot.keyClick(table, Qt.Key.Key_Return)
    assert opened.args == [0]


def test_tab_leaves_the_list(qtbot: QtBot, table: Table) -> None:
    assert not table.tabKeyNavigation()


def test_a_click_on_a_tick_ticks_its_row(qtbot: QtBot, table: Table, model: RowModel[Dossier]) -> None:
    at = table.visualRect(model.index(1, 0)).center()
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert model.ticked == [HUNG]


def test_a_cut_cell_is_known(table: Table, model: RowModel[Dossier]) -> None:
    cells = table.itemDelegate()
    assert cells.is_cut(model.index(0, 3), 60)
    assert not cells.is_cut(model.index(0, 3), 400)


def test_the_row_in_hand_stays_in_hand_when_others_are_shown(qtbot: QtBot, model: RowModel[Dossier]) -> None:
    table = Table(model, "Danh sách")
    qtbot.addWidget(table)
    table.show_rows([DAO, HUNG])
    assert table.current_row == -1
    table.select_key(HUNG.code)
    table.show_rows([YEN, HUNG, DAO], or_first=True)
    assert table.current_row == 1
    table.show_rows([YEN, DAO])
    assert table.current_row == -1, "it is gone: no other row is taken for it"
    table.show_rows([YEN, DAO], or_first=True)
    assert table.current_row == 0
