from datetime import date

from counter_app.domain.numbering.barcode import BarcodeKind
from counter_app.domain.numbering.papers import PaperKind
from counter_app.domain.numbering.series import (
    SeriesKey,
    SeriesKind,
    barcodes,
    dossier_codes,
    internal_codes,
    papers,
    register,
)

UNIT = "000.00.00.H99"


def test_keys_are_values_and_read_as_text() -> None:
    key = dossier_codes(UNIT, date(2026, 11, 23))
    assert key == SeriesKey(SeriesKind.DOSSIER_CODE, UNIT, "2026-11-23")
    assert hash(key) == hash(dossier_codes(UNIT, date(2026, 11, 23)))
    assert str(key) == "dossier_code:000.00.00.H99:2026-11-23"
    assert str(internal_codes(2026)) == "internal_code::2026"
    assert str(papers(PaperKind.HANDOVER, UNIT, 2026)) == "paper:handover/000.00.00.H99:2026"
    assert str(register("03", 2026)) == "register:03:2026"
    assert str(barcodes(BarcodeKind.DOSSIER)) == "barcode:10:"


def test_stored_keys_stay_as_they_are() -> None:
    """A counter found under another name would start again from 1."""
    assert [kind.value for kind in SeriesKind] == ["dossier_code", "internal_code", "paper", "register", "barcode"]
    assert [kind.value for kind in PaperKind] == [
        "receipt",
        "supplement",
        "refusal",
        "apology",
        "stop_notice",
        "handover",
        "result_handover",
        "daily_log",
    ]


def test_whatever_must_count_on_its_own_has_a_key_of_its_own() -> None:
    days = (date(2026, 11, 23), date(2026, 11, 24))
    keys = [
        *(dossier_codes(prefix, day) for prefix in (UNIT, "H01.151") for day in days),
        *(internal_codes(year) for year in (2026, 2027)),
        *(papers(kind, unit, year) for kind in PaperKind for unit in (UNIT, "H01.151") for year in (2026, 2027)),
        *(register(book, year) for book in ("01", "02") for year in (2026, 2027)),
        *(barcodes(kind) for kind in BarcodeKind),
    ]
    assert len({str(key) for key in keys}) == len(keys)
    assert len(set(keys)) == len(keys)
