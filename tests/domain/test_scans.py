"""A scan is told apart by what it says, and its outline says nothing about anybody."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counter_app.domain.numbering.barcode import BarcodeKind, payload
from counter_app.domain.scans import ScanKind, outline, scanned

CARD = "079187001234|024123456|Nguyễn Thị Đào|05011987|Nữ|12 Lê Lợi, phường Bến Nghé|01062021"


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        (CARD, ScanKind.CARD, CARD),
        ("079187001234 | x", ScanKind.CARD, "079187001234 | x"),
        (payload(BarcodeKind.DOSSIER, 32), ScanKind.DOSSIER, payload(BarcodeKind.DOSSIER, 32)),
        (payload(BarcodeKind.HANDOVER, 7), ScanKind.HANDOVER, payload(BarcodeKind.HANDOVER, 7)),
        (payload(BarcodeKind.SLIP, 9), ScanKind.SLIP, payload(BarcodeKind.SLIP, 9)),
        ("000.00.00.H99-261123-0032", ScanKind.CODE, "000.00.00.H99-261123-0032"),
        ("000.00.00.h99-261123-0032", ScanKind.CODE, "000.00.00.H99-261123-0032"),
        ("000.00.00.H99-261123-0032 0A1B2C3D4E", ScanKind.CODE, "000.00.00.H99-261123-0032"),
        ("H15.50.05.13-20261123-0000032", ScanKind.CODE, "H15.50.05.13-20261123-0000032"),
        ("N-2026-000123", ScanKind.CODE, "N-2026-000123"),
        ("079187001234", ScanKind.ID_NUMBER, "079187001234"),
        ("0912345678", ScanKind.PHONE, "0912345678"),
        ("0112345678", ScanKind.TEXT, "0112345678"),  # ten digits of no network
        ("nguyen thi dao", ScanKind.TEXT, "nguyen thi dao"),
        ("000.00.00.H99-261399-0032", ScanKind.TEXT, "000.00.00.H99-261399-0032"),  # no such day
    ],
)
def test_a_scan_is_told_apart_by_what_it_says(text: str, kind: ScanKind, value: str) -> None:
    found = scanned(text)
    assert (found.kind, found.value) == (kind, value)
    assert found.text == text


def test_one_wrong_digit_makes_a_barcode_of_ours_mere_text() -> None:
    digits = payload(BarcodeKind.DOSSIER, 32)
    spoilt = f"{digits[:-1]}{(int(digits[-1]) + 1) % 10}"
    assert scanned(spoilt).kind is ScanKind.TEXT


@given(st.text(max_size=60))
def test_nothing_is_refused(text: str) -> None:
    assert scanned(text).text == text


def test_an_outline_shows_the_shape_and_not_the_person() -> None:
    shown = outline("079187001234|Nguyễn Đào|05011987\x1d")
    assert shown == "999999999999|Aaaaăa Ăăa|99999999·"


def test_neither_repr_nor_outline_tells_who_was_scanned() -> None:
    assert repr(scanned(CARD)) == f"Scan(card, {outline(CARD)})"
    assert "0791" not in repr(scanned(CARD))
    assert "Nguyễn" not in repr(scanned(CARD))
