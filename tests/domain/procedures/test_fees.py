"""What a procedure costs."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counter_app.domain.errors import Refused
from counter_app.domain.procedures.fees import FREE, MOST_DUE, FeeKind, FeeRule, PageTier

CERTIFIED_COPIES = FeeRule(FeeKind.PER_PAGE, tiers=(PageTier(1, 2_000), PageTier(3, 1_000)), cap_per_copy=200_000)
EXTRACTS = FeeRule(FeeKind.PER_COPY, amount=8_000)
SIGNATURES = FeeRule(FeeKind.PER_CASE, amount=10_000)
CHARGE = FeeRule(FeeKind.FIXED, amount=15_000)

some = st.integers(min_value=1, max_value=2_000)


@pytest.mark.parametrize(
    ("pages", "copies", "due"),
    [
        (1, 1, 2_000),
        (2, 1, 4_000),
        (3, 1, 5_000),
        (10, 3, 36_000),
        (198, 1, 200_000),
        (197, 1, 199_000),
        (500, 1, 200_000),
        (500, 2, 400_000),
    ],
)
def test_certified_copies_cost_less_from_the_third_page_and_have_a_cap(pages: int, copies: int, due: int) -> None:
    assert CERTIFIED_COPIES.due(pages=pages, copies=copies) == due


@given(pages=some, copies=some)
def test_no_copy_costs_more_than_the_cap(pages: int, copies: int) -> None:
    assert 2_000 * copies <= CERTIFIED_COPIES.due(pages=pages, copies=copies) <= 200_000 * copies


@given(pages=some, copies=some)
def test_a_page_or_a_copy_more_never_costs_less(pages: int, copies: int) -> None:
    due = CERTIFIED_COPIES.due(pages=pages, copies=copies)
    assert due <= CERTIFIED_COPIES.due(pages=pages + 1, copies=copies)
    assert due < CERTIFIED_COPIES.due(pages=pages, copies=copies + 1)


@given(pages=some)
def test_the_price_of_a_copy_is_the_price_of_its_pages_one_by_one(pages: int) -> None:
    rule = FeeRule(FeeKind.PER_PAGE, tiers=(PageTier(1, 7), PageTier(4, 5), PageTier(9, 2)))
    one_by_one = sum(7 if page < 4 else 5 if page < 9 else 2 for page in range(1, pages + 1))
    assert rule.due(pages=pages, copies=1) == one_by_one


def test_copies_cases_and_fixed_charges() -> None:
    assert EXTRACTS.due(copies=3) == 24_000
    assert SIGNATURES.due() == 10_000
    assert SIGNATURES.due(cases=4) == 40_000
    assert CHARGE.due(copies=5, pages=9) == 15_000
    assert FREE.due(copies=5, pages=9) == 0


@pytest.mark.parametrize(
    ("rule", "pages", "copies", "code"),
    [
        (CERTIFIED_COPIES, None, 1, "fee.pages_missing"),
        (CERTIFIED_COPIES, 1, None, "fee.copies_missing"),
        (CERTIFIED_COPIES, 0, 1, "fee.pages_too_few"),
        (EXTRACTS, 1, None, "fee.copies_missing"),
        (EXTRACTS, None, -1, "fee.copies_too_few"),
    ],
)
def test_a_rule_that_needs_a_number_refuses_to_guess_it(
    rule: FeeRule, pages: int | None, copies: int | None, code: str
) -> None:
    with pytest.raises(Refused) as refusal:
        rule.due(pages=pages, copies=copies)
    assert refusal.value.code == code


def test_no_case_at_all_is_refused() -> None:
    with pytest.raises(Refused) as refusal:
        SIGNATURES.due(cases=0)
    assert (refusal.value.code, refusal.value.params) == ("fee.cases_too_few", {"given": 0})


def test_the_clerk_is_asked_only_for_what_the_rule_needs() -> None:
    asked = {
        rule.kind: (rule.needs_pages, rule.needs_copies)
        for rule in (FREE, CHARGE, SIGNATURES, EXTRACTS, CERTIFIED_COPIES)
    }
    assert asked == {
        FeeKind.FREE: (False, False),
        FeeKind.FIXED: (False, False),
        FeeKind.PER_CASE: (False, False),
        FeeKind.PER_COPY: (False, True),
        FeeKind.PER_PAGE: (True, True),
    }


@pytest.mark.parametrize(
    "wrong",
    [
        {"kind": FeeKind.FREE, "amount": 1},
        {"kind": FeeKind.FIXED},
        {"kind": FeeKind.FIXED, "amount": -5},
        {"kind": FeeKind.PER_COPY, "amount": 1, "tiers": (PageTier(1, 1),)},
        {"kind": FeeKind.PER_PAGE},
        {"kind": FeeKind.PER_PAGE, "tiers": (PageTier(2, 1),)},
        {"kind": FeeKind.PER_PAGE, "tiers": (PageTier(1, 2), PageTier(5, 1), PageTier(3, 1))},
        {"kind": FeeKind.PER_PAGE, "tiers": (PageTier(1, -2),)},
        {"kind": FeeKind.PER_PAGE, "tiers": (PageTier(1, 2),), "cap_per_copy": 0},
        {"kind": FeeKind.FIXED, "amount": 1, "cap_per_copy": 5},
    ],
)
def test_a_rule_that_contradicts_itself_is_not_built(wrong: dict[str, object]) -> None:
    with pytest.raises(ValueError, match=r"fee|tiers|page|cap"):
        FeeRule(**wrong)  # type: ignore[arg-type]


@pytest.mark.parametrize(("pages", "copies"), [(1, 1_000_001), (10**12, 10_001), (1, 10**30)])
def test_a_fee_that_nobody_pays_is_refused(pages: int, copies: int) -> None:
    with pytest.raises(Refused, match=r"fee\.too_large"):
        CERTIFIED_COPIES.due(pages=pages, copies=copies)


def test_the_largest_fee_is_kept_by_every_database() -> None:
    assert CERTIFIED_COPIES.due(pages=1, copies=1_000_000) == MOST_DUE < 2**31
