"""The leader's numbers: each opens the rows it counts."""

from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from builders import Ward
from counter_app.services.leader_rows import Number
from counter_app.ui.screens.leader.keys import LISTS
from ui.at_work import focused
from ui.screens.leader_bench import ALT, TODAY, K, Leader, a_lively_ward


def test_each_number_opens_exactly_the_rows_it_counts(ward: Ward, qtbot: QtBot) -> None:
    a_lively_ward(ward)
    leader = Leader(qtbot, ward)
    told = leader.told
    for at_, number in enumerate(LISTS, start=1):
        leader.press(K(K.Key_0 + at_), held=ALT)
        rows = leader.to_sign if number is Number.TO_SIGN else leader.listed
        assert sorted(rows) == sorted(row.code for row in told.rows(number)), number
        assert rows, f"nothing to look at behind {number}"
        assert focused() in {leader.screen.body.rows.table, leader.screen.sign_card.table}


def test_the_strip_says_the_numbers_of_the_desk(ward: Ward, qtbot: QtBot) -> None:
    a_lively_ward(ward)
    leader = Leader(qtbot, ward)
    told = leader.told
    assert leader.strip() == {
        "Nhận hôm nay": str(told.count(Number.RECEIVED)),
        "Đã trả": str(told.count(Number.RETURNED)),
        "Đúng hạn tháng 11": "100 %",
        "Quá hạn": str(told.count(Number.OVERDUE)),
        "Đến hạn hôm nay": str(told.count(Number.DUE_TODAY)),
        "Chờ ký": str(told.count(Number.TO_SIGN)),
    }


def test_a_number_of_the_strip_is_opened_by_tab_and_space_too(ward: Ward, qtbot: QtBot) -> None:
    a_lively_ward(ward)
    leader = Leader(qtbot, ward)
    leader.screen.body.numbers.findChildren(QAbstractButton)[1].setFocus()
    leader.press(K.Key_Space)
    assert leader.listed == [row.code for row in leader.told.rows(Number.RETURNED)]
    leader.press(K.Key_Escape)
    assert leader.listed == [row.code for row in leader.told.rows(Number.OVERDUE)], (
        "Escape goes back to what is overdue"
    )


def test_who_holds_what_opens_what_they_hold(ward: Ward, qtbot: QtBot) -> None:
    a_lively_ward(ward)
    leader = Leader(qtbot, ward)
    lines = [
        line for line in leader.screen.strip().findChildren(QAbstractButton) if line.isVisibleTo(leader.screen.strip())
    ]
    assert len(lines) == len(leader.told.holders) > 1
    for line, load in zip(lines, leader.told.holders, strict=True):
        line.setFocus()
        leader.press(K.Key_Space)
        assert sorted(leader.listed) == sorted(row.code for row in load.rows)
        assert line.accessibleName() == f"{load.name}: {load.count} hồ sơ, {load.overdue} quá hạn"


def test_the_charts_have_their_numbers_as_tables(ward: Ward, qtbot: QtBot) -> None:
    a_lively_ward(ward)
    leader = Leader(qtbot, ward)
    body = leader.screen.body
    assert not body.hours.table.isVisible()
    leader.bench.room.commands.trigger("leader.tables")
    assert body.hours.table.isVisible()
    assert body.months.table.isVisible()
    told = leader.told.by_hour
    assert [(row.what, row.first, row.second) for row in body.hours.model.rows] == [
        (str(point.hour), str(point.received), str(point.returned)) for point in told
    ]
    months = ward.desks.leader.months(ward.actor("thang"), TODAY)
    assert [row.second for row in body.months.model.rows] == [
        f"{point.share.kept}/{point.share.out_of}" for point in reversed(months)
    ]
