"""What a plan offers on this debt, and how; why nothing or only a token can be; never more than is there."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from guide.sheets.plan.offer import Offer
from guide.sheets.plan.schedule import Payment, Standing, schedule, standing
from guide.sheets.plan.sharing import YUAN
from tests.support.guides import TODAY
from tests.support.plans import DEBT, FILLED, MONTH, WHOLE, B, Fields, nothing, offer, without, worked
from tests.support.sampling import examples


@pytest.mark.parametrize(
    ("change", "debts", "why"),
    [
        ({"income": 4310_00}, [], "nothing-left"),
        ({"income": 4310_99}, [], "nothing-left"),
        ({"buffer": 890_00}, [], "buffer-takes-all"),
        ({"buffer": 889_01}, [], "buffer-takes-all"),
        ({}, [{"minimum": 801_00, "keep": True}], "minimums-take-all"),
        ({"overdue": 1_00, "left": 0}, [{"balance": 900_000_00}], "share-too-small"),
    ],
)
def test_why_nothing_can_be_offered(change: Fields, debts: list[Fields], why: str) -> None:
    assert nothing(worked({**FILLED, **change}, *debts)).why == why


def test_nothing_available_needs_no_balances() -> None:
    """Whoever has nothing left is told so at once, whatever is still blank."""
    plan = worked({**MONTH, "income": 3000_00}, {"label": "C"})
    assert nothing(plan).why == "short"
    assert plan.missing == ()


@pytest.mark.parametrize(
    ("change", "token", "not_ticked"),
    [
        ({}, None, False),
        ({"token": 10_00}, None, True),
        ({"token": 10_00, "token-safe": False}, None, True),
        ({"token": 10_00, "token-safe": True}, 10_00, False),
        ({"token": 0, "token-safe": True}, None, False),
        ({"token-safe": True}, None, False),
        ({"token": 10_00, "token-safe": True, "overdue": 4_00, "left": 0}, 4_00, False),
    ],
)
def test_a_token_only_where_it_touches_nothing_needed(change: Fields, token: int | None, not_ticked: bool) -> None:
    found = nothing(worked({**FILLED, "income": 3000_00, **change}))
    assert (found.token, found.not_ticked) == (token, not_ticked)


def test_a_token_is_not_asked_where_something_can_be_offered() -> None:
    assert offer(worked({**FILLED, "token": 10_00, "token-safe": True})).monthly == 801_00


def test_the_day_to_look_again() -> None:
    poor: Fields = {**FILLED, "income": 0}
    assert nothing(worked(poor, today=date(2027, 1, 31))).review == date(2027, 2, 28)
    assert nothing(worked({**poor, "review": date(2026, 9, 1)})).review == date(2026, 9, 1)
    assert nothing(worked({**poor, "review": TODAY})).review == TODAY


@pytest.mark.parametrize(
    ("change", "mode"),
    [
        ({}, "catch-up"),
        ({"overdue": 381_00}, "catch-up-now"),
        ({"overdue": 381_01}, "catch-up"),
        ({"instalment": 801_00}, "to-the-end"),
        ({"instalment": 801_01}, "lower"),
        ({"instalment": 800_99}, "catch-up"),
        ({"left": 0}, "pay-off"),
        ({"left": 0, "overdue": 801_01}, "spread"),
        ({"instalment": 0, "overdue": 900_00}, "spread"),
        ({"left": 0, "overdue": 900_00, "instalment": 0}, "spread"),
        ({"overdue": 50_50, "left": 0}, "pay-off"),
    ],
)
def test_how_this_debt_is_paid(change: Fields, mode: str) -> None:
    assert offer(worked({**FILLED, **change})).mode == mode


def test_no_instalment_is_needed_where_none_is_left() -> None:
    assert offer(worked(without({**FILLED, "left": 0}, "instalment"))).mode == "pay-off"


@pytest.mark.parametrize(
    ("change", "suggested"),
    [
        ({"overdue": 381_00}, True),
        ({"overdue": 381_01}, False),
        ({"overdue": 381_00, "charges": 1}, False),
        ({"overdue": 380_00, "charges": 1_00}, True),
        ({"overdue": 801_00, "left": 0}, True),
    ],
)
def test_enough_for_all_that_is_overdue_and_the_next_instalment(change: Fields, suggested: bool) -> None:
    assert offer(worked({**FILLED, **change})).pays_overdue is suggested


def test_a_plan_that_has_begun_goes_on() -> None:
    begun = offer(worked({**FILLED, "first": date(2026, 5, 10)}, B))
    payments = schedule(begun.whole, begun.first)
    assert standing(payments, TODAY) == Standing(1, 330_00, Payment(date(2026, 6, 10), 330_00, 1860_00))
    assert standing(payments, date(2026, 6, 10)).due == 2
    assert standing(payments, date(2027, 1, 1)) == Standing(8, 2520_00, None)
    assert "before-pay-day" not in worked({**FILLED, "first": date(2026, 6, 3), "pay-day": 5}).warnings


def test_a_plan_whose_first_payment_was_due_goes_on() -> None:
    kept = offer(worked(FILLED, today=date(2027, 1, 9)))
    assert kept == offer(worked(FILLED))
    assert kept.first == date(2026, 6, 10)


@pytest.mark.parametrize("old", [True, False])
def test_an_old_debt_gets_no_offer(old: bool) -> None:
    plan = worked(FILLED, B, old=old)
    assert plan.old is old
    assert (plan.offer is None and plan.shares == ()) is old


def test_not_even_a_token_for_an_old_debt() -> None:
    poor: Fields = {**FILLED, "income": 3000_00, "token": 10_00, "token-safe": True}
    assert worked(poor, old=True).offer is None


def test_a_plan_of_more_than_ten_years_is_withheld() -> None:
    long: Fields = {**FILLED, "left": 0, "overdue": 120 * 801_00}
    assert offer(worked(long)).whole.months == 120
    plan = worked({**long, "overdue": 120 * 801_00 + 1})
    assert (plan.offer, plan.withheld, plan.months) == (None, "too-long", 121)


@settings(max_examples=examples(300), deadline=None)
@given(WHOLE, st.lists(DEBT, max_size=4))
def test_offers_never_exceed_what_is_there_and_pay_exactly(filled: Any, debts: list[Fields]) -> None:
    plan = worked(filled, *debts)
    month = plan.budget
    assert month is not None
    shared = [share for share in plan.shares if not share.kept]
    assert sum(share.offer for share in shared) <= month.available
    if plan.shares and all((share.balance or 0) % YUAN == 0 for share in shared):
        assert sum(share.offer for share in shared) == min(month.available, sum(share.balance or 0 for share in shared))
    for share in plan.shares:
        assert share.balance is None or 0 <= share.offer <= share.balance
        assert share.repayment is None or share.repayment.total == share.balance
    if isinstance(plan.offer, Offer):
        payments = schedule(plan.offer.whole, plan.offer.first)
        assert plan.offer.whole.total == plan.shares[0].balance
        assert payments[-1].left == 0
        assert payments[0].day == plan.offer.first
        stand = standing(payments, TODAY)
        assert stand.amount + (stand.next.amount + stand.next.left if stand.next else 0) == plan.offer.whole.total
        assert stand.next is None or stand.next.day > TODAY
        assert max(payment.amount for payment in payments) <= plan.offer.monthly <= max(month.surplus, 0)
