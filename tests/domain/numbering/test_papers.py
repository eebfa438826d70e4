import pytest

from counter_app.domain.numbering.papers import PaperKind, PaperSeries, paper_number, usual_series


@pytest.mark.parametrize(
    ("kind", "number", "written"),
    [
        (PaperKind.RECEIPT, 32, "0032/TTPVHCC"),
        (PaperKind.RECEIPT, 12_345, "12345/TTPVHCC"),
        (PaperKind.HANDOVER, 313, "0313/BG-TTPVHCC"),
        (PaperKind.DAILY_LOG, 227, "227/NK-TTPVHCC"),
        (PaperKind.DAILY_LOG, 7, "07/NK-TTPVHCC"),
        (PaperKind.SUPPLEMENT, 5, "05/HDHS"),
        (PaperKind.SUPPLEMENT, 10, "10/HDHS"),
        (PaperKind.APOLOGY, 1, "01/PXL"),
        (PaperKind.REFUSAL, 99, "99/PTC"),
        (PaperKind.STOP_NOTICE, 3, "03/TB-TTPVHCC"),
        (PaperKind.RESULT_HANDOVER, 41, "0041/BGKQ-TTPVHCC"),
    ],
)
def test_papers_are_numbered_as_in_use(kind: PaperKind, number: int, written: str) -> None:
    assert paper_number(usual_series("TTPVHCC")[kind], number) == written


def test_every_kind_has_a_sign_of_its_own_and_the_older_counter_its_name() -> None:
    usual = usual_series("BPTNTKQ")
    assert set(usual) == set(PaperKind)
    assert len({series.symbol for series in usual.values()}) == len(PaperKind)
    assert paper_number(usual[PaperKind.RECEIPT], 92) == "0092/BPTNTKQ"


def test_a_unit_may_sign_otherwise() -> None:
    assert paper_number(PaperSeries("TTPVHCC", width=5), 92) == "00092/TTPVHCC"
    assert paper_number(PaperSeries("UBND-VP"), 4) == "04/UBND-VP"


def test_papers_are_counted_from_one() -> None:
    with pytest.raises(ValueError, match="counted from 1"):
        paper_number(PaperSeries("HDHS"), 0)
