"""The office in a window: pages by right, the unit described, people looked after, all by keys."""

from dataclasses import replace

import pytest
from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot

from builders import Ward
from counter_app.domain.people import Person, Right, Role
from counter_app.services.unit_desk import UnitDetails
from counter_app.services.wording import Language
from counter_app.ui.background import Failed
from counter_app.ui.screens.office.screen import PAGES
from counter_app.ui.screens.office.staff_page import StaffPage
from counter_app.ui.screens.office.unit_page import UnitPage
from ui.at_work import focused, settle
from ui.rooms import Slow
from ui.screens.office_bench import CTRL, K, Office, someone_else
from ui.screens.test_queue import HOSTILE


@pytest.fixture
def office(qtbot: QtBot, ward: Ward) -> Office:
    return Office(qtbot, ward)


# --- pages ---


@pytest.mark.parametrize("who", ["quan", "thang", "binh", "thu", "vui"])
def test_a_page_is_offered_to_whoever_holds_its_right_and_to_nobody_else(qtbot: QtBot, ward: Ward, who: str) -> None:
    person = ward.desks.person(who)
    expected = [kind.name for kind in PAGES if kind.right is None or person.may(kind.right)]
    assert Office(qtbot, ward, who).listed == expected
    assert ("staff" in expected) is person.may(Right.MANAGE_PEOPLE)


def test_a_right_taken_away_while_the_page_is_open_is_refused_by_the_desk(office: Office) -> None:
    page = office.open("unit")
    assert isinstance(page, UnitPage)
    office.retype("UBND phường Khác")
    office.ward.desks.staff.set_roles(office.ward.actor("hoa"), "quan", [Role.QMS])
    office.press(K.Key_F9)
    assert [error.code for error in office.bench.refusals] == ["right.missing"] or "quyền" in office.texts
    assert office.ward.desks.office.profile().name == "UBND phường Đức Xuân"
    assert page.form.values["name"] == "UBND phường Khác"


def test_with_the_desks_check_taken_away_it_would_be_saved(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    """The control: what refuses above is the desk, not the window."""
    office.open("unit")
    office.retype("UBND phường Khác")
    office.ward.desks.staff.set_roles(office.ward.actor("hoa"), "quan", [Role.QMS])
    monkeypatch.setattr(Person, "may", lambda person, right: True)
    office.press(K.Key_F9)
    assert office.ward.desks.office.profile().name == "UBND phường Khác"


def test_escape_comes_back_to_the_list_and_enter_goes_in(office: Office) -> None:
    office.open("staff")
    assert focused() is not office.screen.list
    office.press(K.Key_Escape)
    assert focused() is office.screen.list


# --- the unit ---


def test_what_is_typed_is_shown_saved_by_f9_and_told(office: Office) -> None:
    page = office.open("unit")
    assert isinstance(page, UnitPage)
    for _ in range(5):
        office.press(K.Key_Tab)
    assert focused() is page.form.entries["address"]
    office.retype("Số 1, đường Trường Chinh")
    assert page.is_unsaved
    assert "(chưa lưu)" in office.texts
    office.press(K.Key_F9)
    assert office.ward.desks.office.profile().address == "Số 1, đường Trường Chinh"
    assert not page.is_unsaved
    assert "(chưa lưu)" not in office.texts


def test_what_is_typed_while_it_is_being_saved_stays_typed(qtbot: QtBot, ward: Ward) -> None:
    office, slow = slowly(qtbot, ward)
    page = office.open("unit")
    assert isinstance(page, UnitPage)
    slow.let_all()
    office.retype("UBND phường  Mới")
    office.press(K.Key_F9)
    page.form.entries["address"].setFocus()
    office.types(" 2")
    slow.let_all()
    assert ward.desks.office.profile().name == "UBND phường Mới"
    assert page.form.values["name"] == "UBND phường Mới"
    assert page.form.typed["address"].endswith(" 2")


def test_what_is_typed_faster_than_it_is_kept_is_one_draft_and_none_once_saved(qtbot: QtBot, ward: Ward) -> None:
    office, slow = slowly(qtbot, ward)
    office.open("unit")
    slow.let_all()
    office.retype("UBND phường Một")
    office.screen.save_draft()
    office.types(" Hai")
    office.screen.save_draft()
    slow.let_all()
    assert len(ward.desks.drafts.mine(ward.actor("quan"))) == 1
    office.types(" Ba")
    office.screen.save_draft()
    office.press(K.Key_F9)
    slow.let_all()
    office.screen.save_draft()
    slow.let_all()
    assert ward.desks.drafts.mine(ward.actor("quan")) == ()


def test_whoever_sits_down_before_a_draft_comes_back_never_sees_it(qtbot: QtBot, ward: Ward) -> None:
    body = '{"unit":{"address":"Số 99"}}'
    ward.desks.drafts.save(ward.actor("quan"), "office", "Quản trị", body)
    office, slow = slowly(qtbot, ward)
    office.bench.counter.sit_down(ward.desks.person("hoa"))
    slow.let_all()
    page = office.screen.pages["unit"]
    assert isinstance(page, UnitPage)
    assert page.form.values["address"] != "Số 99"
    assert not page.is_unsaved


def test_a_draft_that_comes_before_the_unit_is_read_says_whether_codes_are_given(qtbot: QtBot, ward: Ward) -> None:
    ward.desks.drafts.save(ward.actor("quan"), "office", "Quản trị", '{"unit":{"issues_codes":"0"}}')
    assert ward.desks.office.profile().issues_codes
    office, slow = slowly(qtbot, ward)
    slow.let_all()
    page = office.screen.pages["unit"]
    assert isinstance(page, UnitPage)
    assert page.typed() == {"issues_codes": "0"}


def slowly(qtbot: QtBot, ward: Ward) -> tuple[Office, Slow]:
    """Return the office before anything was answered, and what lets it be."""
    made = list[Slow]()

    def runner(refused: Failed) -> Slow:
        made.append(Slow(refused))
        return made[0]

    return Office(qtbot, ward, runner=runner), made[0]


def test_ctrl_s_saves_as_f9_does(office: Office) -> None:
    office.open("unit")
    office.retype("UBND phường Mới")
    office.press(K.Key_S, held=CTRL)
    assert office.ward.desks.office.profile().name == "UBND phường Mới"


def test_what_is_refused_is_said_at_its_field_and_stays_typed(office: Office) -> None:
    page = office.open("unit")
    assert isinstance(page, UnitPage)
    office.retype("")
    office.press(K.Key_F9)
    assert focused() is page.form.entries["name"]
    assert page.form.entries["name"].accessibleDescription()
    page.form.entries["prefix"].setFocus()
    office.retype("abc")
    page.form.entries["name"].setText("UBND phường Mới")
    office.press(K.Key_F9)
    assert focused() is page.form.entries["prefix"]
    assert page.form.values["prefix"] == "abc"


def test_the_identifier_cannot_be_typed_over_once_a_number_was_given(qtbot: QtBot, ward: Ward) -> None:
    ward.receive()
    page = Office(qtbot, ward).open("unit")
    assert isinstance(page, UnitPage)
    assert page.form.entries["prefix"].isReadOnly()


def test_the_head_that_is_shown_is_that_of_the_paper(office: Office) -> None:
    page = office.open("unit")
    assert isinstance(page, UnitPage)
    before = page.view.grab().toImage()
    dark = sum(
        QColor(before.pixel(x, y)).lightness() < 128
        for x in range(0, before.width(), 2)
        for y in range(before.height())
    )
    assert dark > 100, "there are letters on it"
    page.form.entries["place"].setText("Nơi Khác Hẳn")
    settle()
    assert page.view.grab().toImage() != before
    assert "Nơi Khác Hẳn" in page.view.accessibleName()


def test_somebody_elses_change_does_not_overwrite_what_is_being_typed(office: Office) -> None:
    page = office.open("unit")
    assert isinstance(page, UnitPage)
    office.retype("UBND phường Đang Gõ")
    now = UnitDetails.of(office.ward.desks.office.profile())
    office.ward.desks.unit.change(office.ward.actor("hoa"), replace(now, phone="0209 1"))
    office.press(K.Key_F9)
    assert office.ward.desks.office.profile().name == "UBND phường Đức Xuân"
    assert page.form.values["name"] == "UBND phường Đang Gõ"
    assert page.form.values["phone"] == "0209 1"
    office.press(K.Key_F9)
    assert office.ward.desks.office.profile().name == "UBND phường Đang Gõ"
    assert office.ward.desks.office.profile().phone == "0209 1"


def test_what_is_typed_outlives_another_page_another_language_and_another_person(office: Office) -> None:
    page = office.open("unit")
    assert isinstance(page, UnitPage)
    office.retype("UBND phường Đang Gõ")
    office.open("staff")
    office.bench.room.words.speak(Language.EN)
    office.open("unit")
    assert page.form.values["name"] == "UBND phường Đang Gõ"
    with someone_else(office, "hoa"):
        assert page.form.values["name"] != "UBND phường Đang Gõ"
        assert office.ward.desks.drafts.mine(office.ward.actor("quan"))
    office.bench.screen("office")
    settle()
    assert page.form.values["name"] == "UBND phường Đang Gõ"
    office.bench.room.words.speak(Language.VI)
    office.press(K.Key_F9)
    office.screen.save_draft()
    assert not office.ward.desks.drafts.mine(office.ward.actor("quan"))


def test_typed_words_are_given_up_only_on_purpose(office: Office) -> None:
    page = office.open("unit")
    assert isinstance(page, UnitPage)
    office.retype("UBND phường Khác")
    office.press(K.Key_F7)
    assert page.form.values["name"] == "UBND phường Khác"
    office.bench.answers.ready = [True]
    office.press(K.Key_F7)
    assert page.form.values["name"] == "UBND phường Đức Xuân"
    assert not page.is_unsaved


# --- people ---


def test_somebody_is_added_by_keys_alone(office: Office) -> None:
    office.open("staff")
    office.press(K.Key_N, held=CTRL)
    assert office.asked is not None
    office.types("Vi Thi Lan")
    office.press(K.Key_Return)
    office.press(K.Key_Return)
    office.types("lan")
    office.press(K.Key_Return)
    office.press(K.Key_Space)
    office.press(K.Key_F9)
    assert office.asked is None
    lan = office.ward.desks.person("lan")
    assert (lan.name, lan.roles, lan.active) == ("Vi Thi Lan", {Role.RECEIVER}, True)
    assert isinstance(office.page, StaffPage)
    assert office.page.present == lan


def test_a_name_is_corrected_and_what_was_refused_stays_typed(office: Office) -> None:
    page = office.open("staff")
    assert isinstance(page, StaffPage)
    choose(office, page, "binh")
    office.press(K.Key_F3)
    office.retype("")
    office.press(K.Key_F9)
    assert office.asked is not None
    office.retype("Lê Văn Bình Minh")
    office.press(K.Key_F9)
    assert office.ward.desks.person("binh").name == "Lê Văn Bình Minh"


def test_roles_are_ticked_and_hold_at_once(office: Office) -> None:
    page = office.open("staff")
    assert isinstance(page, StaffPage)
    choose(office, page, "tra")
    office.press(K.Key_F6)
    office.press(K.Key_Space)  # receives dossiers too
    office.press(K.Key_F9)
    assert office.ward.desks.person("tra").roles == {Role.RECEIVER, Role.RETURNER}
    assert "tiếp nhận hồ sơ" in office.texts


def test_the_last_administrator_is_told_why_the_role_stays(qtbot: QtBot, ward: Ward) -> None:
    ward.desks.staff.disable(ward.actor("quan"), "hoa")
    office = Office(qtbot, ward)
    page = office.open("staff")
    assert isinstance(page, StaffPage)
    choose(office, page, "quan")
    office.press(K.Key_F7)
    office.press(K.Key_F9)
    assert office.asked is not None
    assert "quản trị cuối cùng" in office.texts
    assert ward.desks.person("quan").active


def test_whoever_holds_dossiers_is_named_with_their_number(qtbot: QtBot, ward: Ward) -> None:
    code = ward.at_desk()
    office = Office(qtbot, ward)
    page = office.open("staff")
    assert isinstance(page, StaffPage)
    choose(office, page, "binh")
    office.press(K.Key_F7)
    office.press(K.Key_F9)
    assert "còn giữ 1 hồ sơ" in office.texts
    office.press(K.Key_Escape)
    ward.desks.handling.reassign(ward.actor("binh"), code, "thang")
    office.press(K.Key_F7)
    office.press(K.Key_F9)
    assert not ward.desks.person("binh").active
    choose(office, page, "binh")
    office.press(K.Key_F7)
    office.press(K.Key_F9)
    assert ward.desks.person("binh").active


def test_rights_are_told_in_words_for_whoever_is_in_hand(office: Office) -> None:
    page = office.open("staff")
    assert isinstance(page, StaffPage)
    choose(office, page, "thang")
    assert "ký duyệt" in office.texts
    choose(office, page, "nghi")
    assert "không làm được việc gì" in office.texts


@pytest.mark.parametrize("text", HOSTILE)
def test_a_hostile_name_is_shown_letter_by_letter(qtbot: QtBot, ward: Ward, text: str) -> None:
    ward.desks.staff.rename(ward.actor("quan"), "binh", text, text)
    kept = ward.desks.person("binh").name
    office = Office(qtbot, ward)
    page = office.open("staff")
    assert isinstance(page, StaffPage)
    choose(office, page, "binh")
    assert kept in office.texts


def choose(office: Office, page: StaffPage, login: str) -> None:
    """Take somebody in hand by keys."""
    page.table.setFocus()
    office.press(K.Key_Home)
    for _ in page.model.rows:
        if page.present and page.present.login == login:
            return
        office.press(K.Key_Down)
    raise AssertionError(login)
