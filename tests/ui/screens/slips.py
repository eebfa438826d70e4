"""Slips to look at: twelve dossiers on their way, slips accepted, given back and short, and a pile to send."""

from datetime import date, time

from builders import BIRTH, DESK, SINGLE_STATUS, Ward, a_form, a_party
from counter_app.services.intake import ReceptionForm

NAMES = (
    "Nguyễn Văn Hùng",
    "Vi Văn Thắng",
    "Đàm Thị Yến",
    "Lộc Văn Cường",
    "Ma Thị Hiền",
    "Hứa Thị Thủy",
    "Hoàng Văn Nam",
    "Bàn Thị Liên",
    "Mạc Thị Quyên",
    "Phan Văn Dũng",
    "Lý Thị Mai",
    "Nông Thị Thu Hà",
)
MONDAY = date(2026, 11, 23)


def forms(count: int, *names: str) -> list[ReceptionForm]:
    """Return matters of different people, every third one of the same day."""
    wanted = [*names, *NAMES][:count]
    return [a_form(BIRTH if at % 3 == 2 else SINGLE_STATUS, a_party(name=name)) for at, name in enumerate(wanted)]


def received(ward: Ward, count: int, *names: str) -> list[str]:
    """Receive matters a few minutes apart; return their codes."""
    codes = []
    for form in forms(count, *names):
        ward.clock.forward(minutes=3)
        codes.append(ward.receive(form).code)
    return codes


def sent(ward: Ward, count: int = 3, *names: str, to: str = DESK) -> tuple[str, list[str]]:
    """Receive matters and hand them over; return the slip and the codes on it."""
    codes = received(ward, count, *names)
    return ward.desks.handover.hand_over(ward.actor(), codes, to).batch, codes


def a_morning(ward: Ward) -> str:
    """Let a morning of slips pass; return the one of twelve that waits."""
    ward.clock.set(MONDAY, time(7, 35))
    first, _ = sent(ward, 6)
    ward.desks.handover.accept(ward.actor("binh"), first)
    short, codes = sent(ward, 4, *NAMES[4:])
    ward.desks.handover.accept(ward.actor("binh"), short, refused={codes[1]: "Thiếu chữ ký"})
    ward.clock.set(MONDAY, time(8, 36))
    third, _ = sent(ward, 9)
    ward.desks.handover.accept(ward.actor("binh"), third)
    ward.clock.set(MONDAY, time(9, 20))
    batch, _ = sent(ward, 12)
    received(ward, 5, *NAMES[3:])
    ward.clock.set(MONDAY, time(10, 22, 14))
    return batch
