"""The plan in letters: in each way a debt can be paid one request, and every figure comes to what it names."""

from __future__ import annotations

import re
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guide.content.words import Language
from guide.i18n.phrases import phrases
from guide.sheets.letters.draft import Draft, draft
from guide.sheets.letters.inputs import Known, filled_in
from guide.sheets.letters.plan_figures import PLAN_WORDS, figures_of
from guide.sheets.plan.calculation import Plan
from guide.sheets.plan.offer import Offer
from guide.sheets.plan.result import plan_of, plan_summary
from guide.values.days import after_working_days
from tests.sheets.test_plan_script import amounts, late, sums
from tests.support.guides import LANGUAGES, TODAY
from tests.support.letters import L5, L9, LETTERS
from tests.support.plans import DEBT, WHOLE, Fields, without

HOUSEHOLD: Fields = {"income": 3300_00, "housing": 1500_00, "food": 1200_00}
"""Leaves 600 a month, of which 60 is kept back."""


def household(overdue: int, instalment: int, left: int, **more: object) -> Fields:
    """That household with a debt, in yuan."""
    debt: Fields = {"overdue": overdue * 100, "instalment": instalment * 100, "left": left, "first": date(2026, 12, 2)}
    return {**HOUSEHOLD, **debt, **more}  # type: ignore[dict-item]


def planned(filled: Fields, debts: list[Fields] | None = None, language: Language = "en") -> tuple[Plan, Draft]:
    """A plan and the request that is drafted from it."""
    plan = plan_of(late(8), filled, debts or [])
    made = draft(L5, {}, Known(late(8), plan=figures_of(plan, TODAY)), phrases(language))
    assert made is not None
    return plan, made


def request(made: Draft) -> str:
    """What the letter says of paying: the paragraph after the income, and what may follow before the reply."""
    return "\n".join(made.paragraphs[3:-3])


WAYS = {
    "pay-off": household(400, 0, 0),
    "spread": household(1000, 0, 0),
    "catch-up-now": household(30, 500, 3),
    "catch-up": household(1000, 500, 3),
    "to-the-end": household(1000, 540, 3),
    "lower": household(1000, 700, 3),
    "withheld": household(1_000_000, 0, 0),
    "nothing": {**household(1000, 500, 3), "income": 2000_00},
}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("way", WAYS)
def test_there_is_one_request_for_each_way_of_paying(way: str, language: Language) -> None:
    plan, made = planned(WAYS[way], language=language)
    assert way in figures_of(plan, TODAY).comes_to
    assert way in PLAN_WORDS
    said = request(made)
    p = phrases(language)
    assert p.blank not in said.replace(p.letter_day, "")
    assert p.letter_day not in said
    assert said.count("■") == (way not in ("withheld",))
    assert "□" not in said
    assert all(left == right for left, right in sums(said))


def test_what_is_overdue_is_what_the_payments_beside_the_instalment_come_to() -> None:
    plan, made = planned(WAYS["catch-up"])
    assert list(sums(request(made))) == [(1000_00, 1000_00)]
    assert {1000_00, 500_00} <= amounts(request(made), "en")
    headline = plan_summary(late(8), plan, phrases("en"))[-1]
    assert list(sums(headline)) == [(1000_00, 1000_00)]


def test_a_plan_of_which_only_the_month_is_known_lets_that_be_told() -> None:
    unfinished = {id: value for id, value in WAYS["spread"].items() if id not in ("overdue", "first")}
    plan, made = planned(unfinished)
    assert plan.offer is None
    assert {3300_00, 2700_00} & amounts(made.paragraphs[2], "en")


@given(WHOLE, st.lists(DEBT, max_size=3), st.sampled_from(LANGUAGES))
def test_every_figure_of_the_request_comes_to_what_it_names(
    filled: Fields, debts: list[Fields], language: Language
) -> None:
    plan, made = planned(filled, [without(debt, "label") for debt in debts], language)
    said, offer = request(made), plan.offer
    found = list(sums(said))
    assert all(left == right for left, right in found)
    if not isinstance(offer, Offer):
        assert found == []
        return
    printed = amounts(said, language)
    totals = {right for _, right in found}
    if offer.mode == "catch-up":
        assert offer.overdue in printed | totals
        assert offer.instalment in printed
        assert not totals or totals == {offer.overdue}
    elif offer.mode == "catch-up-now":
        assert {offer.overdue, offer.instalment, offer.overdue + offer.instalment} <= printed
    elif offer.mode == "pay-off":
        assert printed == {offer.whole.total}
    else:
        assert offer.monthly in printed
        assert not totals or totals == {offer.whole.total}
        assert re.search(rf"(?<![\d,]){offer.whole.months:,}(?![\d,])", said)


@given(WHOLE, st.sampled_from(LANGUAGES))
def test_no_letter_prints_an_amount_that_the_plan_has_not(filled: Fields, language: Language) -> None:
    plan = plan_of(late(8), filled, [])
    known = Known(late(8), plan=figures_of(plan, TODAY))
    for letter in LETTERS:
        made = draft(letter, {}, known, phrases(language))
        said = "\n".join(made.paragraphs) if made is not None else ""
        month = plan.budget
        may = {month.income, month.essentials, month.arrears} if month is not None else set()
        if isinstance(plan.offer, Offer):
            offer = plan.offer
            may |= {offer.monthly, offer.instalment, offer.overdue, offer.whole.total}
            may |= {run.amount for run in offer.whole.runs}
            may |= {offer.catch_up.arrears.total} if offer.catch_up is not None else set()
        elif plan.offer is not None:
            may |= {plan.offer.token or 0}
        assert amounts(said, language) <= may


@pytest.mark.parametrize("language", LANGUAGES)
def test_one_payment_is_confirmed_as_one(language: Language) -> None:
    plan, _ = planned(WAYS["pay-off"])
    made = draft(L9, {}, Known(late(8), plan=figures_of(plan, TODAY)), phrases(language))
    assert made is not None
    agreed = made.paragraphs[2]
    assert "400" in agreed
    assert not re.search(r"每月|a month|共 1|: 1\.", agreed)
    assert not {"amount", "payments", "begins", "pay-day"} & {*made.blanks}


def test_an_answer_is_asked_for_before_the_first_payment_where_that_leaves_time() -> None:
    first = TODAY + timedelta(days=6)
    near = household(1000, 0, 0, first=TODAY + timedelta(days=2))
    for filled, by in (
        (household(1000, 0, 0, first=first), first - timedelta(days=1)),
        (near, after_working_days(TODAY, 5)),
        (household(1000, 0, 0), after_working_days(TODAY, 5)),
    ):
        known = Known(late(8), plan=figures_of(plan_of(late(8), filled, []), TODAY))
        assert {filled_in(letter, {}, known)["reply-by"] for letter in (L5, L9)} == {by}
    agreed = filled_in(L9, {"begins": TODAY + timedelta(days=7)}, known)
    assert agreed["reply-by"] == TODAY + timedelta(days=6), "the day that was agreed, not the plan's"
