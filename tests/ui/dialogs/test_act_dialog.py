"""One form for every act: from the keyboard, nothing typed is lost, and what is refused is said at its line."""

from collections.abc import Iterator
from datetime import date, datetime, time
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from builders import a_ward
from counter_app.domain.errors import Refused
from counter_app.domain.moments import WARD_TIME
from counter_app.services.acting import Actor
from counter_app.ui.dialogs.act_dialog import ActDialog, ask
from counter_app.ui.dialogs.act_fields import ActForm, Amount, Answers, Choice, Lines, Moment, Several, Text, Tick
from counter_app.ui.dialogs.typed import moment_text, read_amount, read_moment
from counter_app.ui.widgets.plain import Label
from ui.rooms import MONDAY, Bench, a_window

REASON = Lines(name="reason", words="Lý do", must=True, faults=["reason.missing"])
BASIS = Text(name="basis", words="Căn cứ")


@pytest.fixture
def bench(tmp_path: Path, qtbot: QtBot) -> Iterator[Bench]:
    with a_ward(tmp_path, MONDAY) as ward:
        yield a_window(ward, (), keep=qtbot.addWidget)


class Desk:
    """Keeps what was asked, and refuses as often as it is told to."""

    def __init__(self, *refusals: Refused) -> None:
        self.refusals = list(refusals)
        self.asked: list[tuple[Actor, Answers]] = []
        self.done: list[object] = []

    def act(self, actor: Actor, said: Answers) -> str:
        self.asked.append((actor, said))
        if self.refusals:
            raise self.refusals.pop(0)
        return "done"


def shown(bench: Bench, desk: Desk, *lines: object, see: object = None, **form: object) -> ActDialog:
    what = ActForm(title="Dừng xử lý", act="Dừng", lines=lines, **form)  # type: ignore[arg-type]
    dialog = ask(bench.room, what, desk.act, then=desk.done.append, see=see, parent=bench.window)  # type: ignore[arg-type]
    QApplication.processEvents()
    return dialog


def press(key: Qt.Key, dialog: ActDialog) -> None:
    QTest.keyClick(dialog.focusWidget() or dialog, key)


def types(text: str, dialog: ActDialog) -> None:
    focused = dialog.focusWidget()
    assert focused is not None
    QTest.keyClicks(focused, text)


def test_it_is_filled_in_and_done_from_the_keyboard(bench: Bench) -> None:
    desk = Desk()
    dialog = shown(bench, desk, REASON, BASIS)
    types("thieu giay", dialog)
    press(Qt.Key.Key_Tab, dialog)
    types("Dieu 21", dialog)
    press(Qt.Key.Key_F9, dialog)
    (actor, said) = desk.asked[0]
    assert (said.text("reason"), said.text("basis")) == ("thieu giay", "Dieu 21")
    assert actor.done_by is None
    assert desk.done == ["done"]
    assert not dialog.isVisible()


def test_what_must_be_said_and_is_not_never_reaches_the_desk(bench: Bench) -> None:
    desk = Desk()
    dialog = shown(bench, desk, BASIS, REASON)
    press(Qt.Key.Key_F9, dialog)
    assert desk.asked == []
    assert dialog.entries["reason"].widget.state == "error"
    assert dialog.focusWidget() is dialog.entries["reason"].focus


def test_a_refusal_keeps_what_was_typed_and_stands_at_its_line(bench: Bench) -> None:
    desk = Desk(Refused("reason.missing"))
    dialog = shown(bench, desk, REASON, BASIS)
    types("x", dialog)
    press(Qt.Key.Key_F9, dialog)
    assert dialog.isVisible()
    assert dialog.entries["reason"].answer() == "x"
    assert dialog.entries["reason"].widget.state == "error"
    press(Qt.Key.Key_F9, dialog)
    assert desk.done == ["done"]


def test_a_refusal_about_no_line_stands_over_the_form(bench: Bench) -> None:
    dialog = shown(bench, Desk(Refused("dossier.in_transit", dossier="H-1", batch="BG-000001")), REASON)
    types("x", dialog)
    press(Qt.Key.Key_F9, dialog)
    assert "BG-000001" in dialog.banner.words
    assert dialog.banner.isVisible()


def test_a_dossier_that_somebody_changed_can_be_looked_at(bench: Bench) -> None:
    seen: list[str] = []
    changed = Refused("dossier.changed_by", dossier="H-1", who="binh", what="step_ended")
    dialog = shown(bench, Desk(changed), REASON, see=lambda: seen.append("H-1"))
    types("x", dialog)
    press(Qt.Key.Key_F9, dialog)
    assert "binh" in dialog.banner.words
    dialog.banner.acted.emit()
    assert seen == ["H-1"]
    assert not dialog.isVisible()


def test_escape_leaves_an_untouched_form_without_a_question(bench: Bench) -> None:
    dialog = shown(bench, Desk(), REASON)
    press(Qt.Key.Key_Escape, dialog)
    assert not dialog.isVisible()
    assert bench.answers.asked == []


def test_escape_gives_up_what_was_typed_only_on_purpose(bench: Bench) -> None:
    dialog = shown(bench, Desk(), REASON)
    types("abc", dialog)
    bench.answers.ready = [False, True]
    press(Qt.Key.Key_Escape, dialog)
    assert dialog.isVisible()
    press(Qt.Key.Key_Escape, dialog)
    assert not dialog.isVisible()


def test_enter_goes_on_and_does_nothing(bench: Bench) -> None:
    desk = Desk()
    dialog = shown(bench, desk, BASIS, Text(name="more", words="Thêm"))
    for _ in range(8):
        press(Qt.Key.Key_Return, dialog)
        assert dialog.isVisible()
    assert desk.asked == []


def test_every_kind_of_line_answers_with_its_value(bench: Bench) -> None:
    desk = Desk()
    dialog = shown(
        bench,
        desk,
        Several(name="papers", words="Giấy tờ", choices=[("a", "Tờ khai"), ("b", "Sổ")], more="Giấy khác"),
        Choice(name="outcome", words="Kết quả", choices=[(True, "Có"), (False, "Không")], value=True),
        Choice(name="who", words="Ai", choices=[(n, f"Người {n}") for n in range(5)]),
        Moment(name="due_at", words="Hẹn lại"),
        Amount(name="fee", words="Số tiền", value=15_000),
        Tick(name="lost", words="Mất giấy hẹn"),
    )
    press(Qt.Key.Key_Space, dialog)
    for _ in range(2):
        press(Qt.Key.Key_Tab, dialog)
    types("Don xin", dialog)
    dialog.entries["who"].focus.setFocus()
    press(Qt.Key.Key_Down, dialog)
    dialog.entries["due_at"].focus.setFocus()
    types("27/11", dialog)
    dialog.entries["lost"].focus.setFocus()
    press(Qt.Key.Key_Space, dialog)
    press(Qt.Key.Key_F9, dialog)
    (_, said) = desk.asked[0]
    assert said.several("papers") == ("a", "Don xin")
    assert (said["outcome"], said["who"]) == (True, 0)
    assert said.moment("due_at") == datetime(2026, 11, 27, 17, 0, tzinfo=WARD_TIME)
    assert (said.amount("fee"), said.ticked("lost")) == (15_000, True)


def test_a_moment_that_cannot_be_read_is_marked_and_not_guessed(bench: Bench) -> None:
    desk = Desk()
    dialog = shown(bench, desk, Moment(name="due_at", words="Hẹn lại"))
    types("31/02", dialog)
    press(Qt.Key.Key_F9, dialog)
    assert desk.asked == []
    assert dialog.entries["due_at"].widget.state == "error"


def test_an_act_is_recorded_for_somebody_else_at_an_earlier_moment(bench: Bench) -> None:
    desk = Desk()
    dialog = shown(bench, desk, BASIS)
    assert dialog.late is not None
    press(Qt.Key.Key_Tab, dialog)
    press(Qt.Key.Key_Space, dialog)  # the link that unfolds
    dialog.late.entries["done_by"].focus.setFocus()
    QTest.keyClicks(dialog.late.entries["done_by"].focus, "L")
    dialog.late.entries["happened_at"].focus.setFocus()
    types("23/11 08:15", dialog)
    press(Qt.Key.Key_F9, dialog)
    assert desk.asked == []  # the reason is wanted
    types("mat dien", dialog)
    press(Qt.Key.Key_F9, dialog)
    (actor, _) = desk.asked[0]
    assert actor.done_by is not None
    assert actor.done_by.login == "binh"
    assert actor.happened_at == datetime(2026, 11, 23, 8, 15, tzinfo=WARD_TIME)
    assert actor.late_reason == "mat dien"


def test_what_the_desk_refuses_of_a_late_entry_stands_at_its_line(bench: Bench) -> None:
    dialog = shown(bench, Desk(Refused("act.in_the_future", happened_at=MONDAY)), BASIS)
    assert dialog.late is not None
    dialog.late.unfold()
    dialog.late.entries["happened_at"].focus.setFocus()
    types("25/11 08:15", dialog)
    dialog.late.entries["late_reason"].focus.setFocus()
    types("x", dialog)
    press(Qt.Key.Key_F9, dialog)
    assert dialog.late.entries["happened_at"].widget.state == "error"


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("27/11/2026 16:30", datetime(2026, 11, 27, 16, 30, tzinfo=WARD_TIME)),
        ("16:30 27/11", datetime(2026, 11, 27, 16, 30, tzinfo=WARD_TIME)),
        ("27-11-26", datetime(2026, 11, 27, 17, 0, tzinfo=WARD_TIME)),
        ("8h15", datetime(2026, 11, 23, 8, 15, tzinfo=WARD_TIME)),
        ("8g 27/11", datetime(2026, 11, 27, 8, 0, tzinfo=WARD_TIME)),
    ],
)
def test_a_moment_is_read_as_the_ward_writes_it(typed: str, meant: datetime) -> None:
    found = read_moment(typed, date(2026, 11, 23), time(17, 0))
    assert found == meant
    assert read_moment(moment_text(found), date(2026, 1, 1), time(0, 0)) == found


@pytest.mark.parametrize("typed", ["", "mai", "31/02/2026", "27/11 25:00", "27/11 sáng"])
def test_what_is_no_moment_is_none(typed: str) -> None:
    assert read_moment(typed, date(2026, 11, 23), time(17, 0)) is None


def test_money_is_read_with_its_dots() -> None:
    assert read_amount("1.250.000 đ") == 1_250_000
    assert read_amount("15 nghìn") is None


def test_what_was_typed_is_shown_letter_by_letter(bench: Bench) -> None:
    hostile = "<b>Đào</b> & {x} \u202e"
    dialog = shown(bench, Desk(), REASON, about=hostile, consequence=hostile)
    labels = [one for one in dialog.findChildren(Label) if hostile in one.text()]
    assert len(labels) == 2
    assert {one.textFormat() for one in labels} == {Qt.TextFormat.PlainText}
