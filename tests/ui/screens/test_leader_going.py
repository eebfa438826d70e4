"""The leader's page: the ways on from it, who sees it, and how it is worded."""

from datetime import date

import pytest
from pytestqt.qtbot import QtBot

from builders import SINGLE_STATUS, Ward, a_form, a_party
from counter_app.services.leader_rows import Number
from counter_app.services.wording import Language
from counter_app.ui.screens.leader.keys import LISTS
from counter_app.ui.screens.leader.screen import LeaderScreen
from counter_app.ui.screens.queue.screen import QueueScreen
from counter_app.ui.screens.reports.screen import ReportsScreen
from counter_app.ui.widgets.plain import Label
from ui.at_work import settle
from ui.rooms import a_window
from ui.screens.leader_bench import ALT, TODAY, K, Leader, a_lively_ward, waits
from ui.screens.test_queue import HOSTILE


def test_enter_opens_the_dossier_where_dossiers_are_looked_at(ward: Ward, qtbot: QtBot) -> None:
    code = waits(ward)
    leader = Leader(qtbot, ward)
    leader.press(K.Key_6, held=ALT)
    leader.press(K.Key_Return)
    present = leader.bench.window.present()
    assert isinstance(present, QueueScreen)
    assert present.present is not None
    assert present.present.handle == code


def test_looking_up_comes_before_the_queue_where_a_person_may(ward: Ward, qtbot: QtBot) -> None:
    code = waits(ward)
    leader = Leader(qtbot, ward, lookup=True)
    leader.press(K.Key_6, held=ALT)
    leader.press(K.Key_Return)
    present = leader.bench.window.present()
    assert present is not None
    assert present.name == "lookup"
    assert code in {part.text() for part in present.findChildren(Label)}


def test_where_there_is_no_place_to_look_it_says_so(ward: Ward, qtbot: QtBot) -> None:
    waits(ward)
    leader = Leader(qtbot, ward, queue=False)
    leader.press(K.Key_6, held=ALT)
    leader.press(K.Key_Return)
    assert "không có màn hình để mở hồ sơ" in leader.bench.window.messages.shown + leader.said


def test_whoever_sits_down_next_sees_their_own_reading(ward: Ward, qtbot: QtBot) -> None:
    a_lively_ward(ward)
    leader = Leader(qtbot, ward)
    leader.press(K.Key_Left)
    leader.screen.put_away()
    assert leader.listed == leader.logged == leader.to_sign == []
    assert leader.screen.day == TODAY


def test_names_stand_there_letter_by_letter(ward: Ward, qtbot: QtBot) -> None:
    names = [name for name in HOSTILE if len(name) < 100]
    for name in names:
        ward.receive(a_form(SINGLE_STATUS, a_party(name=name)))
    leader = Leader(qtbot, ward)
    told = [row.applicant for row in leader.told.rows(Number.RECEIVED)]
    leader.press(K.Key_1, held=ALT)
    model, log = leader.screen.body.rows.model, leader.screen.body.log.model
    assert [model.index(at_, 1).data() for at_ in range(len(names))] == told
    assert sorted(log.index(at_, 2).data() for at_ in range(len(names))) == sorted(told)


@pytest.mark.parametrize("language", list(Language))
def test_a_ward_without_dossiers_says_so_everywhere(ward: Ward, qtbot: QtBot, language: Language) -> None:
    leader = Leader(qtbot, ward, language=language)
    words = leader.bench.room.words
    assert leader.notice == words("leader.quiet_today")
    for at_, number in enumerate(LISTS, start=1):
        leader.press(K(K.Key_0 + at_), held=ALT)
        if number is not Number.TO_SIGN:
            assert leader.screen.body.rows.nothing.text() == words(f"leader.nothing_{number.value}")
            assert leader.screen.body.rows.nothing.isVisible()
    assert leader.screen.sign_card.nothing.isVisible()
    assert leader.strip()[words("leader.strip_overdue")] == "0"


def test_the_language_changes_and_what_was_opened_and_ticked_stays(ward: Ward, qtbot: QtBot) -> None:
    a_lively_ward(ward)
    leader = Leader(qtbot, ward)
    leader.press(K.Key_6, held=ALT)
    leader.press(K.Key_Space)
    ticked = leader.screen.sign_card.ticked
    leader.press(K.Key_1, held=ALT)
    leader.bench.room.words.speak(Language.EN)
    settle()
    assert leader.screen.sign_card.ticked == ticked
    assert leader.listed == [row.code for row in leader.told.rows(Number.RECEIVED)]
    assert leader.main_job == "Record 1 signed"
    assert "Received today" in leader.strip()


def test_the_month_leads_to_its_report(ward: Ward, qtbot: QtBot) -> None:
    bench = a_window(ward, (LeaderScreen, ReportsScreen), who="thang", keep=qtbot.addWidget)
    bench.screen("leader")
    bench.room.commands.trigger("leader.report")
    settle()
    present = bench.window.present()
    assert isinstance(present, ReportsScreen)
    assert (present.period.first, present.period.last) == (date(2026, 11, 1), date(2026, 11, 30))
