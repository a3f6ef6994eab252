"""Paying off: to the fen, at the right days, ending at nothing."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guide.sheets.plan.schedule import Run, catch_up, instalments, schedule
from guide.values.days import last_on, months_after, next_on

DAYS = st.dates(date(2020, 1, 1), date(2040, 12, 31))
OF_MONTH = st.integers(1, 31)


def test_a_lower_instalment_runs_until_the_debt_is_paid() -> None:
    plan = instalments(2520_00, 330_00)
    assert (plan.runs, plan.months, plan.total) == ((Run(7, 330_00), Run(1, 210_00)), 8, 2520_00)
    assert instalments(3600_00, 471_00).runs == (Run(7, 471_00), Run(1, 303_00))
    assert instalments(2520_00, 315_00).runs == (Run(8, 315_00),)
    assert instalments(50_50, 50_50).runs == (Run(1, 50_50),)
    assert instalments(50_50, 50_00).runs == (Run(1, 50_00), Run(1, 50))
    assert instalments(0, 100).runs == ()
    with pytest.raises(ValueError, match="0"):
        instalments(100, 0)


def test_catching_up_beside_the_instalment() -> None:
    beside = catch_up(420_00, 420_00, 5, 801_00)
    assert beside.arrears.runs == (Run(1, 381_00), Run(1, 39_00))
    assert beside.whole.runs == (Run(1, 801_00), Run(1, 459_00), Run(3, 420_00))


def test_arrears_that_outlast_the_instalments() -> None:
    """81 a month for five instalments leaves 15; then the whole amount is free for what is left."""
    beside = catch_up(420_00, 420_00, 5, 501_00)
    assert beside.arrears.runs == (Run(5, 81_00), Run(1, 15_00))
    assert beside.whole.runs == (Run(5, 501_00), Run(1, 15_00))
    beside = catch_up(1000_00, 420_00, 2, 501_00)
    assert beside.arrears.runs == (Run(2, 81_00), Run(1, 501_00), Run(1, 337_00))
    assert beside.whole.runs == (Run(3, 501_00), Run(1, 337_00))


def test_the_31st_is_the_last_day_of_a_shorter_month() -> None:
    payments = schedule(instalments(1400, 100), date(2027, 12, 31))
    assert [f"{payment.day:%m-%d}" for payment in payments] == [
        *("12-31", "01-31", "02-29", "03-31", "04-30", "05-31", "06-30"),
        *("07-31", "08-31", "09-30", "10-31", "11-30", "12-31", "01-31"),
    ]
    assert payments[-1].day == date(2029, 1, 31)


@given(st.integers(1, 10_000_00), st.integers(1, 1_000_00), DAYS)
def test_a_schedule_pays_exactly_the_debt(balance: int, monthly: int, first: date) -> None:
    plan = instalments(balance, max(monthly, balance // 400))
    payments = schedule(plan, first)
    assert sum(payment.amount for payment in payments) == balance
    assert len(payments) == plan.months
    assert payments[-1].left == 0
    assert payments[0].day == first
    lefts = [balance, *(payment.left for payment in payments)]
    assert all(before - payment.amount == payment.left for before, payment in zip(lefts, payments, strict=False))
    assert all(a.day < b.day for a, b in pairwise(payments))


@given(st.integers(1, 5_000_00), st.integers(1, 1_000_00), st.integers(1, 60), st.integers(1, 1_000_00))
def test_catching_up_pays_all_and_never_less_than_the_instalment(
    overdue: int, instalment: int, remaining: int, extra: int
) -> None:
    extra = max(extra, overdue // 100)
    beside = catch_up(overdue, instalment, remaining, instalment + extra)
    assert beside.arrears.total == overdue
    assert beside.whole.total == overdue + instalment * remaining
    amounts = [payment.amount for payment in schedule(beside.whole, date(2026, 1, 31))]
    assert max(amounts) <= instalment + extra
    assert all(amount >= instalment for amount in amounts[:remaining])
    assert beside.arrears.months <= -(-overdue // extra)


@given(DAYS, OF_MONTH)
def test_the_next_pay_day_and_the_last(day: date, of_month: int) -> None:
    coming, gone = next_on(of_month, day), last_on(of_month, day)
    assert gone <= day <= coming
    assert (coming - day).days <= 31
    assert (day - gone).days <= 31
    for found in (coming, gone):
        assert found.day == of_month or (found.day < of_month and (found + timedelta(days=1)).day == 1)


def test_months_before_and_after() -> None:
    assert months_after(date(2026, 1, 31), 1) == date(2026, 2, 28)
    assert months_after(date(2026, 3, 31), -1) == date(2026, 2, 28)
    assert months_after(date(2026, 12, 5), 1) == date(2027, 1, 5)
    assert months_after(date(2026, 2, 5), 0, 30) == date(2026, 2, 28)
