"""Sharing to the yuan: every yuan goes somewhere, nobody gets more than is owed, and larger debts get more."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guide.sheets.plan.sharing import YUAN, share, whole_yuan

FEN = st.lists(st.integers(0, 10_000_00), min_size=1, max_size=12)
WHOLE = st.lists(st.integers(0, 10_000).map(lambda yuan: yuan * YUAN), min_size=1, max_size=12)
MONEY = st.integers(0, 50_000).map(lambda yuan: yuan * YUAN)


@pytest.mark.parametrize(
    ("available", "balances", "offers"),
    [
        (801, [2520, 3600], [330, 471]),
        (100, [500, 1000, 233, 200], [26, 52, 12, 10]),
        (801, [2520], [801]),
        (0, [2520, 3600], [0, 0]),
        (1, [500, 1000], [0, 1]),
        (1, [500, 500], [1, 0]),
        (9999, [2520, 3600], [2520, 3600]),
        (6120, [2520, 3600], [2520, 3600]),
        (100, [0, 50, 0], [0, 50, 0]),
        (7, [1, 1, 1], [1, 1, 1]),
    ],
)
def test_what_is_available_is_shared_to_the_yuan(available: int, balances: list[int], offers: list[int]) -> None:
    assert share(available * YUAN, [balance * YUAN for balance in balances]) == [offer * YUAN for offer in offers]


def test_what_a_capped_debt_leaves_is_shared_again() -> None:
    """Three times 33.90 of 101 yuan: two would get 34, get their 33.90, and 33 of the 33.20 left go to the third."""
    assert share(101_00, [33_90, 33_90, 33_90]) == [33_90, 33_90, 33_00]
    assert share(800_00, [50_50]) == [50_50]
    assert share(1020_00, [*[1_90] * 12, 1000_00]) == [*[1_90] * 12, 997_00]


@given(MONEY, WHOLE)
def test_whole_balances_share_exactly_what_there_is(available: int, balances: list[int]) -> None:
    assert sum(share(available, balances)) == min(available, sum(balances))


@given(MONEY, FEN)
def test_nobody_gets_more_than_is_owed_and_less_than_a_yuan_is_left_over(available: int, balances: list[int]) -> None:
    offers = share(available, balances)
    assert all(0 <= offer <= balance for offer, balance in zip(offers, balances, strict=True))
    assert all(offer % YUAN == 0 or offer == balance for offer, balance in zip(offers, balances, strict=True))
    left = available - sum(offers)
    assert left >= 0
    assert left < YUAN or offers == balances


@given(MONEY, WHOLE)
def test_each_share_is_within_a_yuan_of_its_proportion(available: int, balances: list[int]) -> None:
    total = sum(balances)
    if available < total:
        for offer, balance in zip(share(available, balances), balances, strict=True):
            assert abs(offer * total - available * balance) < YUAN * total


@given(MONEY, WHOLE)
def test_larger_debts_never_get_less(available: int, balances: list[int]) -> None:
    ranked = sorted(zip(balances, share(available, balances), strict=True))
    assert all(a[1] <= b[1] for a, b in pairwise(ranked) if a[0] < b[0])


def test_amounts_are_rounded_down_to_whole_yuan() -> None:
    assert [whole_yuan(fen) for fen in (0, 99, 100, 801_50, -1)] == [0, 0, 100, 801_00, -100]
