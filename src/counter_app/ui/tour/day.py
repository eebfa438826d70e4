"""The scenes of the tour: Monday 23/11/2026, with Tuesday a day off."""

from datetime import datetime

from PySide6.QtCore import Qt

from counter_app.domain.moments import WARD_TIME, ward_date
from counter_app.services.wording import Language
from counter_app.services.work_rows import View
from counter_app.ui.house import WindowHouse
from counter_app.ui.screens import SCREENS
from counter_app.ui.theme.theme import Look
from counter_app.ui.tour.first_run import first_run_at, steps
from counter_app.ui.tour.stage import Actress, Stage

K = Qt.Key
_ALT = Qt.KeyboardModifier.AltModifier
_CTRL = Qt.KeyboardModifier.ControlModifier
CLERK, SPECIALIST, LEADER, EVERYBODY = "lan", "binh", "thang", "hoa"
CARD = "006187004512|085012345|Nguyễn Thị Đào|12031987|Nữ|Số nhà 12, tổ dân phố 5, phường Đức Xuân|20052022"
SECOND = "006085001234||Lương Văn Tú|05061985|Nam|Tổ dân phố 3, phường Đức Xuân|20052022"


def at(hour: int, minute: int) -> datetime:
    """Return a time of the day that is played."""
    return datetime(2026, 11, 23, hour, minute, tzinfo=WARD_TIME)


def play(stage: Stage, house: WindowHouse) -> None:
    """Play the first run and the day in Vietnamese, then show the places in dark, in English, and on a small screen."""
    play_day(stage, house)
    with stage.scene(at(16, 55), EVERYBODY, look=Look.DARK) as clerk:
        _shows_every_place(clerk, "dark")
    with stage.scene(at(16, 56), EVERYBODY, language=Language.EN) as clerk:
        _shows_every_place(clerk, "english")
    with stage.scene(at(16, 57), EVERYBODY, text_size=1.15, size=(1093, 551)) as clerk:
        _shows_every_place(clerk, "small")


def play_day(stage: Stage, house: WindowHouse) -> None:
    """Set a unit up, and work a day from the first receipt to the signed log."""
    with stage.scene(at(7, 20), EVERYBODY) as admin:
        _is_set_up(admin, house)
    with stage.scene(at(9, 41), CLERK) as clerk:
        _receives(clerk)
        _hands_over(clerk)
    with stage.scene(at(10, 2), SPECIALIST) as specialist:
        _takes_over(specialist)
        _works(specialist)
    with stage.scene(at(14, 20), CLERK) as clerk:
        _gives_back(clerk)
    with stage.scene(at(14, 40), EVERYBODY) as clerk:
        _looks_up(clerk)
    with stage.scene(at(15, 0), EVERYBODY) as admin:
        _looks_after_the_unit(admin)
    with stage.scene(at(16, 50), LEADER) as leader:
        _closes_the_day(leader)


def _is_set_up(admin: Actress, house: WindowHouse) -> None:
    room = admin.counter.room
    for step in steps():
        page = first_run_at(step, house, room.words, room.theme, ward_date(room.now()))
        admin.window.put(page)
        page.first_focus().setFocus()
        admin.waits()
        admin.shows(f"first-run-{step}")


def _receives(clerk: Actress) -> None:
    clerk.goes("receive")
    clerk.shows("receive-empty")
    clerk.presses(K.Key_F3)
    clerk.types("tinh trang hon nhan")
    clerk.shows("receive-procedures")
    clerk.presses(K.Key_Return)
    clerk.scans(CARD)
    clerk.presses(K.Key_F6)
    clerk.shows("receive-filled")
    clerk.presses(K.Key_F9)
    clerk.shows("receive-done")
    clerk.scans(SECOND)
    clerk.presses(K.Key_F6, K.Key_F9)


def _hands_over(clerk: Actress) -> None:
    clerk.goes("handover")
    clerk.presses(K.Key_N, held=_CTRL)
    clerk.presses(K.Key_F6)
    clerk.shows("handover-build")
    clerk.presses(K.Key_F9)
    clerk.shows("handover-sent")


def _takes_over(specialist: Actress) -> None:
    specialist.goes("handover")
    specialist.shows("handover-incoming")
    specialist.presses(K.Key_F6)
    specialist.shows("handover-all-here")
    specialist.presses(K.Key_F9)


def _works(specialist: Actress) -> None:
    specialist.goes("queue")
    specialist.presses(K.Key_Down)
    specialist.shows("queue")
    specialist.presses(K.Key_7, held=_ALT)
    specialist.shows("queue-all")


def _gives_back(clerk: Actress) -> None:
    screen = clerk.goes("return")
    clerk.shows("return-list")
    first = next(iter(clerk.counter.desks.worklists.results(clerk.counter.seat.actor()).rows), None)
    if first is not None:
        screen.open_handle(first.code)
        clerk.waits()
        clerk.shows("return-card")
        clerk.presses(K.Key_F9)
        clerk.shows("return-done")


def _looks_up(clerk: Actress) -> None:
    screen = clerk.goes("lookup")
    clerk.types("dao")
    clerk.presses(K.Key_Return)
    clerk.shows("lookup-hits")
    late = clerk.counter.desks.worklists.queue(clerk.counter.seat.actor(), View.OVERDUE).rows
    if late:
        screen.open_handle(late[0].code)
        clerk.waits()
    for key, part in ((K.Key_1, "summary"), (K.Key_2, "papers"), (K.Key_3, "history")):
        clerk.presses(key, held=_ALT)
        clerk.shows(f"lookup-{part}")


def _looks_after_the_unit(admin: Actress) -> None:
    admin.goes("reports")
    admin.shows("reports")
    admin.presses(K.Key_3, held=_ALT)
    admin.shows("reports-on-time")
    admin.goes("catalogue")
    admin.shows("catalogue")
    admin.types("khai sinh")
    admin.presses(K.Key_Return, K.Key_Return)
    admin.presses(K.Key_3, held=_ALT)
    admin.shows("catalogue-process")
    admin.goes("calendar")
    admin.shows("calendar")
    admin.goes("office")
    admin.shows("office")
    for _ in range(2):
        admin.presses(K.Key_Down)
    admin.shows("office-staff")
    admin.counter.show_about()
    admin.waits()
    admin.shows_page("about")


def _closes_the_day(leader: Actress) -> None:
    leader.goes("leader")
    leader.shows("leader")
    for key, number in ((K.Key_3, "month"), (K.Key_4, "overdue"), (K.Key_6, "waiting-sign"), (K.Key_9, "apologies")):
        leader.presses(key, held=_ALT)
        leader.presses(K.Key_Down)
        leader.shows(f"leader-{number}")


def _shows_every_place(clerk: Actress, how: str) -> None:
    for place in (kind.name for kind in SCREENS):
        screen = clerk.goes(place)
        if place == "receive":
            clerk.scans(CARD)
            clerk.presses(K.Key_F6)
        clerk.shows(f"{how}-{screen.name}")
