"""What a scan may mean among a few dossiers, and what is on a pile: no window needed."""

from datetime import datetime

import pytest

from builders import HOA, PEOPLE
from counter_app.domain.moments import WARD_TIME
from counter_app.domain.numbering.barcode import BarcodeKind, payload
from counter_app.domain.people import Desk
from counter_app.ui.screens.handover.kept import Kept, kept_in
from counter_app.ui.screens.handover.pile import targets_of
from counter_app.ui.screens.handover.tally import Mark, numbers_meant

CODES = {
    11: "000.00.00.H99-261123-0001",
    12: "000.00.00.H99-261123-0012",
    13: "000.00.00.H99-261120-0012",
    14: "N-2026-000120",
}
AT = datetime(2026, 11, 23, 9, 41, 5, tzinfo=WARD_TIME)


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("000.00.00.H99-261123-0012", [12]),
        ("000.00.00.h99-261123-0012", [12]),
        ("261123-0012", [12]),
        ("1", [11]),
        ("0001", [11]),
        ("12", [12, 13]),
        ("120", [14]),
        ("23-0012", [12]),
        ("N-2026-000120", [14]),
        (payload(BarcodeKind.DOSSIER, 13), [13]),
        (payload(BarcodeKind.DOSSIER, 99), []),
        (payload(BarcodeKind.HANDOVER, 12), []),
        ("999999", []),
        ("Nguyễn", []),
        ("", []),
        ("-", []),
    ],
)
def test_a_text_means_the_dossiers_it_ends_or_is(text: str, meant: list[int]) -> None:
    assert numbers_meant(text, CODES) == meant


def test_what_was_begun_comes_back_as_it_was() -> None:
    kept = Kept(marks={"BG-000001": {12: Mark(AT), 13: Mark(AT, "Thiếu “chữ ký”")}}, chosen=[14, 11], to="binh")
    again = kept_in(kept.body(), "d1")
    assert (again.marks, again.chosen, again.to, again.draft) == (kept.marks, kept.chosen, kept.to, "d1")


def test_a_slip_without_marks_is_not_worth_keeping() -> None:
    assert Kept(marks={"BG-000001": {}}).is_empty
    assert not Kept(chosen=[1]).is_empty


def test_targets_are_other_desks_and_whoever_may_take_over() -> None:
    desks = (Desk("mot_cua", "Một cửa", AT.date()), Desk("van_thu", "Văn thư", AT.date()))
    found = [target.to for target in targets_of(desks, PEOPLE, HOA)]
    assert found == ["van_thu", "binh", "thang", "vui", "thu", "tra"]
