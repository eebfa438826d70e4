"""The catalogue is found, read and compared from the keyboard, and everybody sees what was not yet compared."""

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from tests.ui.states import Scene, Shown, settle

from builders import BIRTH, CERTIFIED_COPY, SINGLE_STATUS, Ward
from counter_app.domain.deadlines.limits import TimeLimit
from counter_app.domain.errors import Unavailable
from counter_app.domain.procedures.channels import Channel
from counter_app.domain.procedures.checks import Datum
from counter_app.domain.procedures.confidence import Confidence
from counter_app.domain.procedures.versions import ChannelLimit
from counter_app.services.wording import Language
from counter_app.ui.changes import Kind
from counter_app.ui.theme.theme import Look, Theme
from counter_app.ui.widgets.plain import Label
from counter_app.ui.words import Words
from hostile import TEXTS
from ui.at_work import focused
from ui.audits.whole import audited
from ui.screens.catalogue_bench import ALT, CTRL, TODAY, CatalogueBench, Key, publish, starter

DECISION = "1186/QD-UBND"


def at(ward: Ward, qtbot: QtBot, who: str = "hoa", **window: object) -> CatalogueBench:
    return CatalogueBench(ward, qtbot, who, **window)


# finding


def test_the_keyboard_begins_in_the_box_over_all_procedures(ward: Ward, qtbot: QtBot) -> None:
    bench = at(ward, qtbot)
    assert focused() is bench.screen.list.box
    assert len(bench.codes) == 114
    assert bench.fields["Tất cả lĩnh vực"] == 114
    assert len(bench.fields) == 32


def test_typing_finds_without_accents_and_enter_opens_the_first(ward: Ward, qtbot: QtBot) -> None:
    bench = at(ward, qtbot)
    bench.types("tinh trang hon nhan")
    assert bench.codes[0] == SINGLE_STATUS
    assert bench.fields == {"Tất cả lĩnh vực": len(bench.codes), "Hộ tịch": len(bench.codes)}
    bench.press(Key.Key_Return)
    assert bench.open_sheet.version.code == SINGLE_STATUS


def test_a_field_is_chosen_with_arrows_and_its_count_is_what_it_shows(ward: Ward, qtbot: QtBot) -> None:
    bench = at(ward, qtbot)
    bench.press(Key.Key_F, held=CTRL)
    assert focused() is bench.screen.list.fields
    while bench.screen.list.field != "ho_tich":
        bench.press(Key.Key_Down)
    assert len(bench.codes) == bench.fields["Hộ tịch"] == 20
    bench.press(Key.Key_Right)
    assert focused() is bench.screen.list.table
    bench.press(Key.Key_Down, Key.Key_Return)
    assert bench.open_sheet.version.code == bench.codes[1]


def test_a_field_without_a_hit_stays_chosen_and_says_where_there_are_some(ward: Ward, qtbot: QtBot) -> None:
    bench = at(ward, qtbot)
    bench.press(Key.Key_F, held=CTRL)
    bench.press(Key.Key_End)
    bench.press(Key.Key_F2)
    bench.types("khai sinh")
    assert bench.codes == []
    told = [label.text() for label in bench.screen.list.findChildren(Label) if label.isVisible()]
    assert any("lĩnh vực khác có 7" in text for text in told)
    bench.press(Key.Key_Escape)
    assert len(bench.codes) == 114


def test_escape_goes_from_the_procedure_to_the_list_to_the_box(ward: Ward, qtbot: QtBot) -> None:
    bench = at(ward, qtbot)
    bench.opens(BIRTH)
    bench.press(Key.Key_Escape)
    assert bench.screen.is_list
    assert focused() is bench.screen.list.table
    bench.press(Key.Key_Escape)
    assert focused() is bench.screen.list.box
    bench.press(Key.Key_Escape)
    assert bench.screen.list.box.text() == ""


def test_another_screen_opens_a_procedure_by_its_code(ward: Ward, qtbot: QtBot) -> None:
    bench = at(ward, qtbot)
    bench.bench.room.go("catalogue", f"{BIRTH}.000.00.00.H03")
    assert bench.open_sheet.version.code == BIRTH


def test_a_code_nobody_knows_is_told_and_the_list_stays(ward: Ward, qtbot: QtBot) -> None:
    bench = at(ward, qtbot)
    bench.bench.room.go("catalogue", "9.999999")
    assert bench.screen.is_list
    assert "9.999999" in bench.bench.window.messages.shown


# reading


def test_the_summary_tells_limits_by_way_and_in_a_case_and_fees_by_pages(ward: Ward, qtbot: QtBot) -> None:
    own = (ChannelLimit(Channel.ONLINE_PART, TimeLimit.parse("4 working_day")),)
    publish(ward, starter("1.001022"), channel_limits=own)
    bench = at(ward, qtbot)
    bench.opens("1.001022")
    limit = bench.screen.page.summary.limit
    assert limit.value("limit_ordinary") == "3 ngày làm việc"
    assert limit.value("by_channel") == "trực tuyến một phần: 4 ngày làm việc"
    assert limit.value("in_a_case") == "Cần xác minh: thêm 5 ngày làm việc"
    bench.press(Key.Key_Escape)
    bench.opens(CERTIFIED_COPY)
    told = bench.screen.page.summary.fee.value("fee_ordinary")
    assert told == "2.000 đồng/trang; từ trang thứ 3: 1.000 đồng/trang; tối đa 200.000 đồng/bản"


def test_open_dossiers_of_this_and_of_other_versions_are_told(ward: Ward, qtbot: QtBot) -> None:
    ward.receive()
    publish(ward, starter())
    ward.receive()
    ward.receive()
    bench = at(ward, qtbot)
    bench.opens(SINGLE_STATUS)
    told = bench.screen.page.summary.version.value("dossiers")
    assert told == "2 hồ sơ đang giải quyết theo phiên bản này  ·  1 hồ sơ còn theo phiên bản khác"


def test_a_dossier_that_comes_in_meanwhile_is_counted_at_once(ward: Ward, qtbot: QtBot) -> None:
    bench = at(ward, qtbot)
    bench.opens(SINGLE_STATUS)
    ward.receive()
    bench.bench.room.changes.tell(Kind.DOSSIERS)
    assert bench.open_sheet.open_dossiers == 1


def test_papers_are_read_row_by_row_with_the_whole_of_each(ward: Ward, qtbot: QtBot) -> None:
    bench = at(ward, qtbot)
    bench.opens(BIRTH)
    bench.press(Key.Key_2, held=ALT)
    tab, papers = bench.screen.page.papers, bench.open_sheet.version.papers
    assert focused() is tab.table
    for paper in papers:
        assert tab.name.text() == paper.name
        assert paper.condition in tab.about.text()
        bench.press(Key.Key_Down)


def test_arrows_walk_the_steps_and_table_and_pane_go_along(ward: Ward, qtbot: QtBot) -> None:
    bench = at(ward, qtbot)
    bench.opens(BIRTH)
    bench.press(Key.Key_3, held=ALT)
    process = bench.screen.page.process
    assert focused() is process.picture
    for at_step, key in ((1, Key.Key_Right), (2, Key.Key_Down), (4, Key.Key_End), (3, Key.Key_Left), (0, Key.Key_Home)):
        bench.press(key)
        assert bench.step == process.table.current_row == at_step
        assert process.shape.steps[at_step].name in process.picture.accessibleDescription()
    bench.press(Key.Key_End)
    bench.press(Key.Key_T, held=CTRL)
    assert focused() is process.table
    bench.press(Key.Key_Up)
    assert bench.step == 3
    bench.press(Key.Key_T, held=CTRL)
    assert focused() is process.picture


def test_hours_are_told_against_the_limit_and_too_many_are_warned_of(ward: Ward, qtbot: QtBot) -> None:
    version = starter()
    steps = tuple(replace(step, ceiling_minutes=600) for step in version.full_process.steps)
    publish(ward, version, full_process=replace(version.full_process, steps=steps))
    bench = at(ward, qtbot)
    bench.opens(BIRTH)
    assert bench.screen.page.process.totals == "Tổng 8 giờ trên 8 giờ thời hạn: trong ngày"
    assert not bench.screen.page.over.isVisible()
    bench.press(Key.Key_Escape)
    bench.opens(SINGLE_STATUS)
    assert bench.screen.page.process.totals.startswith("Tổng 50 giờ, vượt 24 giờ")
    assert "50 giờ" in bench.screen.page.over.words


def test_every_procedure_opens_with_its_picture(ward: Ward, qtbot: QtBot) -> None:
    bench = at(ward, qtbot)
    bench.press(Key.Key_Return)
    bench.press(Key.Key_3, held=ALT)
    seen = [bench.open_sheet.version.code]
    while len(seen) < 114:
        bench.press(Key.Key_Down, held=CTRL)
        assert bench.screen.page.process.shape.result == bench.open_sheet.version.result
        seen.append(bench.open_sheet.version.code)
    assert seen == bench.codes
    bench.press(Key.Key_Down, held=CTRL)
    assert bench.open_sheet.version.code == seen[-1]
    assert bench.bench.refusals == []


# comparing


def compare(bench: CatalogueBench, decision: str = DECISION, day: str = "12/05/2026") -> None:
    """Record everything as compared."""
    bench.press(Key.Key_F9)
    form = bench.form
    form.entries["decision"].focus.setFocus()
    bench.types(decision)
    bench.press(Key.Key_Return)
    bench.types(day)
    bench.press(Key.Key_F9)


def test_f9_records_what_was_compared_with_which_decision(ward: Ward, qtbot: QtBot) -> None:
    bench = at(ward, qtbot)
    bench.opens(SINGLE_STATUS)
    assert "chưa ai đối chiếu" in bench.screen.page.standing
    compare(bench)
    (check,) = bench.sheet().checks
    assert (check.decision, check.dated, check.by) == (DECISION, date(2026, 5, 12), "hoa")
    assert check.data == tuple(Datum)
    assert bench.screen.page.summary.limit.mark is not None
    assert bench.screen.page.summary.limit.mark.state == "confirmed"
    assert DECISION in bench.screen.page.standing
    assert ward.one("SELECT count(*) FROM audit WHERE action = 'catalogue.confirmed'") == 1


def test_parts_are_compared_by_themselves(ward: Ward, qtbot: QtBot) -> None:
    bench = at(ward, qtbot)
    bench.opens(SINGLE_STATUS)
    bench.press(Key.Key_F9)
    for _ in range(3):  # leave only the papers ticked
        bench.press(Key.Key_Space, Key.Key_Tab)
    bench.form.entries["decision"].focus.setFocus()
    bench.types(DECISION)
    bench.press(Key.Key_Return)
    bench.types("12/05/2026")
    bench.press(Key.Key_F9)
    assert bench.sheet().unchecked == (Datum.ENTRY, Datum.LIMIT, Datum.FEE)
    assert "thông tin chung, thời hạn, phí, lệ phí" in bench.screen.page.standing
    marks = bench.screen.page.summary
    assert [card.mark.state for card in (marks.limit, marks.fee, marks.general) if card.mark] == ["unchecked"] * 3


def test_without_a_decision_nothing_is_recorded_and_its_line_says_why(ward: Ward, qtbot: QtBot) -> None:
    bench = at(ward, qtbot)
    bench.opens(SINGLE_STATUS)
    bench.press(Key.Key_F9)
    form = bench.form
    bench.press(Key.Key_F9)
    assert form.isVisible()
    assert bench.sheet().checks == ()
    form.entries["decision"].focus.setFocus()
    bench.types(DECISION)
    form.entries["dated"].focus.setFocus()
    bench.types("01/01/2027")
    bench.press(Key.Key_F9)
    assert form.isVisible()
    assert "còn chưa đến" in form.entries["dated"].focus.accessibleDescription()
    assert bench.sheet().checks == ()


def test_the_next_procedure_is_offered_the_same_decision(ward: Ward, qtbot: QtBot) -> None:
    bench = at(ward, qtbot)
    bench.press(Key.Key_Return)
    compare(bench)
    bench.press(Key.Key_Down, held=CTRL)
    bench.press(Key.Key_F9)
    bench.press(Key.Key_F9)
    (check,) = bench.sheet(bench.codes[1]).checks
    assert (check.decision, check.dated) == (DECISION, date(2026, 5, 12))


def test_who_sits_down_next_is_offered_nothing(ward: Ward, qtbot: QtBot) -> None:
    bench = at(ward, qtbot)
    bench.opens(SINGLE_STATUS)
    compare(bench)
    bench.bench.room.seat.take(ward.desks.person("quan"))
    bench.press(Key.Key_F9)
    assert bench.form.entries["decision"].answer() == ""


def test_the_last_check_is_taken_back(ward: Ward, qtbot: QtBot) -> None:
    bench = at(ward, qtbot)
    bench.opens(SINGLE_STATUS)
    assert bench.bench.room.commands.why_not("catalogue.take_back")
    compare(bench)
    bench.bench.room.commands.trigger("catalogue.take_back")
    assert bench.sheet().checks == ()
    assert "chưa ai đối chiếu" in bench.screen.page.standing


def test_a_version_that_came_meanwhile_is_not_confirmed_unseen(ward: Ward, qtbot: QtBot) -> None:
    bench = at(ward, qtbot)
    bench.opens(SINGLE_STATUS)
    publish(ward, starter())
    compare(bench)
    assert bench.form.isVisible()
    assert bench.sheet().checks == ()


def test_whoever_only_reads_is_told_why_f9_does_nothing(ward: Ward, qtbot: QtBot) -> None:
    bench = at(ward, qtbot, "binh")
    bench.opens(SINGLE_STATUS)
    bench.press(Key.Key_F9)
    assert QApplication.activeModalWidget() is None
    assert "xác nhận danh mục" in bench.bench.room.commands.why_not("catalogue.confirm")


def test_a_weak_source_is_marked_before_the_others(ward: Ward, qtbot: QtBot) -> None:
    version = starter()
    publish(ward, version, confidence=replace(version.confidence, fee=Confidence.LOW))
    bench = at(ward, qtbot)
    bench.opens(SINGLE_STATUS)
    mark = bench.screen.page.summary.fee.mark
    assert mark is not None
    assert mark.state == "unsure"
    row = next(row for row in bench.screen.list.model.rows if row.code == SINGLE_STATUS)
    assert row.is_unsure


# states


def test_data_out_of_reach_leave_what_was_shown_and_offer_to_try_again(
    ward: Ward, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    bench = at(ward, qtbot)
    bench.opens(SINGLE_STATUS)

    def busy(*_: object) -> None:
        raise Unavailable("database.busy")

    monkeypatch.setattr(type(ward.desks.catalogue), "sheet", busy)
    bench.press(Key.Key_F5)
    assert bench.open_sheet.version.code == SINGLE_STATUS
    assert bench.bench.window.messages.shown


def test_another_language_says_the_same_of_the_same_procedure(ward: Ward, qtbot: QtBot) -> None:
    bench = at(ward, qtbot)
    bench.opens(BIRTH)
    bench.press(Key.Key_3, held=ALT)
    bench.bench.room.words.speak(Language.EN)
    assert bench.open_sheet.version.code == BIRTH
    assert bench.screen.page.process.totals == "Together 8 h of 8 h limit: the same day"
    assert bench.screen.page.standing.startswith("To be compared")


def test_what_the_catalogue_says_stands_letter_by_letter(ward: Ward, qtbot: QtBot) -> None:
    version = starter()
    bench = at(ward, qtbot)
    texts = [" ".join(text.split()) for text in TEXTS if text.isprintable()][::4]
    lost = []
    for number, text in enumerate(texts, start=2):
        papers = (replace(version.papers[0], name=text, condition=text), *version.papers[1:])
        steps = tuple(replace(step, name=text, paper=text) for step in version.full_process.steps)
        process = replace(version.full_process, steps=steps)
        publish(ward, version, number, short_name=text, result=text, papers=papers, full_process=process, decision=text)
        bench.bench.room.go("catalogue", SINGLE_STATUS)
        page = bench.screen.page
        shown = [label.text() for label in page.findChildren(Label)]
        picture = page.process.shape
        told = (shown.count(text) >= 3, page.papers.name.text() == text, picture.steps[0].name == text)
        lost += [text] if not all(told) or picture.result != text else []
    assert len(texts) > 20
    assert lost == []


@pytest.mark.parametrize("part", ["summary", "papers"])
@pytest.mark.parametrize(
    ("language", "look", "size", "text"),
    [
        (Language.VI, Look.LIGHT, (1366, 720), 1.0),
        (Language.EN, Look.DARK, (1093, 551), 1.0),
        (Language.VI, Look.DARK, (1366, 720), 1.5),
    ],
)
def test_every_part_of_a_procedure_is_whole_named_and_readable(
    ward: Ward,
    qtbot: QtBot,
    theme: Theme,
    part: str,
    language: Language,
    look: Look,
    size: tuple[int, int],
    text: float,
) -> None:
    ward.desks.catalogue.confirm(ward.actor(), BIRTH, DECISION, dated=TODAY, data=[Datum.LIMIT])
    bench = at(ward, qtbot, language=language, look=look, size=size, text_size=text)
    bench.bench.window.activateWindow()
    bench.bench.room.go("catalogue", BIRTH)
    bench.bench.room.commands.trigger(f"catalogue.tab_{part}")
    settle()
    shown = Shown(bench.bench.window, bench.screen, Words(language), bench.bench)
    assert audited(shown, Scene("catalogue"), qtbot) == []
