"""The plan worked out: the worked examples to the yuan, what is missing, wrong or warned of, and nothing breaks it."""

from __future__ import annotations

from datetime import date, timedelta
from functools import partial

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from guide.sheets.plan.budget import budget, income_a_month
from guide.sheets.plan.calculation import Missing, work_out
from guide.sheets.plan.offer import NoOffer
from guide.sheets.plan.schedule import Run, schedule
from tests.support.guides import TODAY
from tests.support.plans import AGED, DEBT, FILLED, MONTH, SHEET, B, Fields, nothing, offer, without, worked
from tests.support.sampling import examples


def test_two_debts_share_in_proportion() -> None:
    plan = worked(FILLED, B)
    month = plan.budget
    assert month is not None
    assert (month.essentials, month.surplus, month.buffer, month.available) == (4310_00, 890_00, 89_00, 801_00)
    assert [(share.balance, share.offer) for share in plan.shares] == [(2520_00, 330_00), (3600_00, 471_00)]
    found = offer(plan)
    assert found.mode == "lower"
    assert found.whole.runs == (Run(7, 330_00), Run(1, 210_00))
    assert plan.shares[1].repayment is not None
    assert plan.shares[1].repayment.runs == (Run(7, 471_00), Run(1, 303_00))
    assert found.after_pay_day == 5
    days = [payment.day for payment in schedule(found.whole, found.first)]
    assert (days[0], days[-1]) == (date(2026, 6, 10), date(2027, 1, 10))
    assert not found.pays_overdue


def test_only_this_debt_catches_up() -> None:
    found = offer(worked(FILLED))
    assert (found.mode, found.monthly) == ("catch-up", 801_00)
    assert found.catch_up is not None
    assert found.catch_up.arrears.runs == (Run(1, 381_00), Run(1, 39_00))


def test_a_minimum_that_is_paid_first() -> None:
    plan = worked(FILLED, {"label": "C", "minimum": 300_00, "keep": True})
    assert plan.budget is not None
    assert plan.budget.available == 501_00
    found = offer(plan)
    assert found.catch_up is not None
    assert found.catch_up.arrears.runs == (Run(5, 81_00), Run(1, 15_00))
    assert [share.offer for share in plan.shares] == [501_00, 300_00]


def test_a_kept_minimum_is_never_more_than_is_owed() -> None:
    plan = worked(FILLED, {"minimum": 300_00, "balance": 120_00, "keep": True})
    assert [share.offer for share in plan.shares] == [681_00, 120_00]


def test_whoever_has_nothing_left_offers_nothing() -> None:
    plan = worked({**FILLED, "income": 3000_00})
    assert plan.budget is not None
    assert (plan.budget.surplus, plan.budget.buffer, plan.budget.available) == (-1310_00, 0, 0)
    assert nothing(plan) == NoOffer("short", date(2026, 7, 4), None, not_ticked=False)
    assert plan.shares == ()


def test_four_debts_to_the_yuan() -> None:
    filled = {**FILLED, "income": 4310_00 + 100_00, "buffer": 0, "overdue": 500_00, "left": 0}
    plan = worked(filled, {"balance": 1000_00}, {"balance": 233_00}, {"balance": 200_00})
    assert [share.offer for share in plan.shares] == [26_00, 52_00, 12_00, 10_00]
    assert "four-debts" in plan.warnings


@pytest.mark.parametrize(
    ("paid", "pay", "income"),
    [
        ("monthly", 5200_00, 5200_00),
        ("weekly", 1200_00, 4800_00),
        ("two-weekly", 2400_00, 4800_00),
        ("four-weekly", 4800_00, 4800_00),
        ("weekly", 1000_00, 4000_00),
        ("daily", 260_00, 5200_00),
    ],
)
def test_income_of_a_month(paid: str, pay: int, income: int) -> None:
    assert income_a_month({"income": pay, "paid": paid, "days-worked": 20}) == income
    assert income_a_month({"income": pay}) == pay


def test_pay_by_the_day_needs_the_days() -> None:
    filled: Fields = {**FILLED, "paid": "daily"}
    assert worked(filled).missing == (Missing("days-worked"),)
    assert worked(filled).offer is None


@pytest.mark.parametrize(
    ("surplus", "buffer"), [(890_00, 89_00), (899_99, 89_00), (9_99, 0), (10_00, 1_00), (-1, 0), (0, 0)]
)
def test_the_buffer_is_a_tenth_in_whole_yuan(surplus: int, buffer: int) -> None:
    month = budget({**MONTH, "income": 4310_00 + surplus}, SHEET.essentials)
    assert month is not None
    assert month.buffer == buffer


def test_fen_that_are_left_stay_with_the_person() -> None:
    assert [share.offer for share in worked({**FILLED, "income": 5200_99, "buffer": 89_50}).shares] == [801_00]


@pytest.mark.parametrize(
    ("filled", "debts", "missing"),
    [
        ({}, [], ["income", "essentials", "overdue", "instalment", "left", "first"]),
        (without(FILLED, "overdue"), [], ["overdue"]),
        (without(FILLED, "left"), [], ["left"]),
        (without(FILLED, "instalment"), [], ["instalment"]),
        (without(FILLED, "first"), [], ["first"]),
        (without(FILLED, *SHEET.essentials), [], ["essentials"]),
        (FILLED, [{"label": "C"}], ["balance"]),
        (FILLED, [B, {}], ["balance"]),
        (FILLED, [{"keep": True, "balance": 100}], ["minimum"]),
    ],
)
def test_a_plan_that_is_not_finished_offers_nothing(filled: Fields, debts: list[Fields], missing: list[str]) -> None:
    plan = worked(filled, *debts)
    assert [one.field for one in plan.missing] == missing
    assert plan.offer is None
    assert plan.shares == () or missing == ["first"]


def test_which_debt_is_unknown() -> None:
    assert worked(FILLED, B, {"label": "C"}).missing == (Missing("balance", 2, "C"),)


@pytest.mark.parametrize(
    ("change", "wrong"),
    [
        ({"overdue": 0}, ("overdue", "zero")),
        ({"income": 0, "review": TODAY - timedelta(days=1)}, ("review", "past")),
    ],
)
def test_what_no_plan_can_have(change: Fields, wrong: tuple[str, str]) -> None:
    plan = worked({**FILLED, **change})
    assert [(one.field, one.reason) for one in plan.wrong] == [wrong]
    assert plan.offer is None


@pytest.mark.parametrize(("id", "other"), [("housing", "food"), ("food", "housing")])
def test_nothing_is_offered_before_food_and_housing_are_known(id: str, other: str) -> None:
    only: Fields = {**without(FILLED, *SHEET.essentials), other: 1500_00}
    assert [m.field for m in worked(only).missing] == [id]
    assert worked(only).so_far
    assert offer(worked({**only, id: 0})).monthly == 2520_00, "0 is an answer"
    assert nothing(worked({**only, "income": 1400_00})).why == "short", "more spending makes it no better"


def test_other_debts_that_the_answers_tell_of() -> None:
    owing = partial(work_out, SHEET, FILLED, today=TODAY, owes_others=True)
    assert owing(debts=[]).missing == (Missing("others"),)
    assert owing(debts=[{"label": "C"}]).missing == (Missing("balance", 1, "C"),)
    assert offer(owing(debts=[B])).monthly == 330_00
    assert offer(worked({**FILLED, "no-others": True})).monthly == 801_00
    denied = work_out(SHEET, {**FILLED, "no-others": True}, [], TODAY, owes_others=True)
    assert offer(denied).monthly == 801_00


def test_a_day_that_does_not_matter_is_never_wrong() -> None:
    yesterday = TODAY - timedelta(days=1)
    assert offer(worked({**FILLED, "review": yesterday})).monthly == 801_00
    assert nothing(worked({**FILLED, "income": 0, "first": yesterday})).why == "short"


def test_blank_essentials_count_as_nothing_and_are_named() -> None:
    plan = worked(without(FILLED, "insurance", "medical"))
    assert plan.not_counted == ("medical", "insurance")
    assert plan.budget is not None
    assert plan.budget.surplus == 1090_00


@pytest.mark.parametrize(
    ("first", "pay_day", "warned", "after"),
    [
        (date(2026, 6, 10), 5, False, 5),
        (date(2026, 6, 5), 5, False, 0),
        (date(2026, 6, 4), 5, True, 30),
        (date(2026, 6, 10), 25, True, 16),
        (date(2026, 6, 25), 25, False, 0),
        (date(2026, 7, 1), 31, False, 1),
        (date(2026, 6, 30), 31, False, 0),
        (date(2026, 6, 4), 4, False, 0),
    ],
)
def test_the_first_payment_and_pay_day(first: date, pay_day: int, warned: bool, after: int) -> None:
    plan = worked({**FILLED, "first": first, "pay-day": pay_day})
    assert ("before-pay-day" in plan.warnings) is warned
    assert offer(plan).after_pay_day == after


def test_without_a_pay_day_nothing_is_said_of_it() -> None:
    plan = worked(without(FILLED, "pay-day"))
    assert offer(plan).after_pay_day is None
    assert plan.warnings == ()


def test_a_day_that_short_months_lack() -> None:
    assert "last-of-month" in worked({**FILLED, "first": date(2026, 8, 31)}).warnings
    assert "last-of-month" not in worked({**FILLED, "first": date(2026, 8, 28)}).warnings


def test_the_age_of_other_debts_is_asked() -> None:
    assert "ask-old" in worked(FILLED, B).warnings
    assert "ask-old" not in worked(FILLED).warnings


@pytest.mark.parametrize(("others", "warning"), [(2, None), (3, "four-debts"), (7, "four-debts"), (8, "many-debts")])
def test_the_more_debts_there_are_the_more_is_said(others: int, warning: str | None) -> None:
    plan = worked(FILLED, *([B] * others))
    assert [w for w in plan.warnings if w.endswith("debts")] == ([warning] if warning else [])
    assert len(plan.shares) == others + 1
    assert (plan.offer is None) == (plan.withheld == "many-debts") == (others == 8)


def test_a_share_below_its_minimum() -> None:
    assert [s.below_minimum for s in worked(FILLED, {**B, "minimum": 471_01}).shares] == [False, True]
    assert [s.below_minimum for s in worked(FILLED, {**B, "minimum": 471_00}).shares] == [False, False]


def test_charges_and_what_family_pays_change_no_sum() -> None:
    with_both = worked({**FILLED, "charges": 35_00, "family": 500_00, "family-day": TODAY}, B)
    assert (with_both.charges, with_both.family, with_both.family_day) == (35_00, 500_00, TODAY)
    assert with_both.shares == worked(FILLED, B).shares
    assert with_both.budget == worked(FILLED, B).budget


@settings(max_examples=examples(300), deadline=None)
@given(AGED, st.lists(DEBT, max_size=10), st.booleans())
def test_nothing_that_is_filled_in_breaks_it(filled: Fields, debts: list[Fields], old: bool) -> None:
    plan = worked(filled, *debts, old=old)
    told = [plan.offer is not None, bool(plan.missing), bool(plan.wrong), plan.old, plan.withheld is not None]
    assert any(told)
    if plan.offer is not None:
        assert told == [True, False, False, False, False]
    if isinstance(plan.offer, NoOffer):
        assert plan.offer.review >= TODAY
