"""What is shown before work begins: room on the disks, back-ups, papers never drawn, numbers that wait."""

from pathlib import Path

import pytest

from backup_rooms import back_up, receive, restore
from builders import Ward, quick_folder, reopened
from counter_app.devices.files import free_space
from counter_app.domain.dossiers.warnings import Warn
from counter_app.services.standing import SCARCE, FreeSpace, StandingRoom
from counter_app.services.wording import Language, say


def a_room(ward: Ward, free: FreeSpace = free_space) -> StandingRoom:
    """Return the look around a ward, on disks of any size."""
    return StandingRoom(ward.desks.backups, ward.desks.print_room, free)


def codes(ward: Ward, free: FreeSpace = free_space, who: str = "hoa") -> list[str]:
    return [warning.code for warning in a_room(ward, free).start_notices(ward.actor(who)).warnings]


def test_where_all_is_well_nothing_is_said(ward: Ward) -> None:
    ward.desks.backups.automatic(ward.actor())
    assert codes(ward) == []


@pytest.mark.parametrize(("free", "said"), [(SCARCE, []), (SCARCE - 1, ["disk.nearly_full"]), (None, [])])
def test_less_than_500_megabytes_are_too_few(ward: Ward, free: int | None, said: list[str]) -> None:
    ward.desks.backups.automatic(ward.actor())
    assert codes(ward, lambda place: free) == said


def test_the_second_place_is_looked_at_too(ward: Ward) -> None:
    stick = quick_folder()
    ward.desks.backups.choose_place(ward.actor(), stick)
    ward.desks.backups.automatic(ward.actor())
    room = a_room(ward, lambda place: 7_000_000 if place == stick else SCARCE)
    notices = room.start_notices(ward.actor())
    assert notices.warnings == (Warn("disk.nearly_full", {"place": str(stick), "free": 7}),)
    assert [(disk.place, disk.scarce, disk.second) for disk in notices.disks] == [
        (str(ward.folder), False, False),
        (str(stick), True, True),
    ]


def test_a_place_that_is_not_there_has_no_room_to_tell_of(ward: Ward) -> None:
    stick = quick_folder()
    ward.desks.backups.choose_place(ward.actor(), stick)
    ward.desks.backups.automatic(ward.actor())
    stick.rename(stick.with_name(f"{stick.name}-away"))
    assert codes(ward) == ["backup.place_missing"]


def test_two_days_without_a_good_back_up_are_said(ward: Ward) -> None:
    ward.desks.backups.automatic(ward.actor())
    receive(ward, 1, draw=True)
    ward.clock.forward(days=2)
    assert codes(ward) == []
    ward.clock.forward(seconds=1)
    assert codes(ward) == ["backup.overdue"]


def test_what_was_received_and_never_drawn_is_listed_for_whoever_may_print(ward: Ward) -> None:
    receive(ward, 2)
    ward.desks.backups.automatic(ward.actor())
    notices = a_room(ward).start_notices(ward.actor())
    assert [row.job for row in notices.unprinted] == [1, 2]
    assert notices.warnings == (Warn("papers.unprinted", {"count": 2}),)
    assert codes(ward, who="quan") == []
    assert ward.one("SELECT count(*) FROM audit WHERE action = 'right.refused'") == 0


def test_numbers_that_wait_after_a_restore_are_said(ward: Ward) -> None:
    receive(ward, 1, draw=True)
    empty = quick_folder() / "data"
    restore(empty, back_up(ward, ward.folder / "a.zip"))
    with reopened(empty) as drill:
        notices = a_room(drill).start_notices(drill.actor())
    assert len(notices.waiting) > 40
    assert "numbers.waiting" in {warning.code for warning in notices.warnings}


def test_it_is_said_in_whole_sentences() -> None:
    full = Warn("disk.nearly_full", {"place": "D:\\", "free": 412})
    assert say(full, Language.VI) == "Nơi D:\\ chỉ còn trống 412 MB; hãy giải phóng chỗ trước khi ổ đĩa đầy."


def test_the_real_disk_tells_its_room() -> None:
    assert (free_space(Path("/")) or 0) > 0
    assert free_space(Path("/nowhere/at/all")) is None
