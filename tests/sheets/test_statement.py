"""The statement of means: every figure from the plan, each sum what it names, one page in every language."""

from __future__ import annotations

import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guide.engine.journey import Journey
from guide.engine.position import Position
from guide.i18n.languages import Language
from guide.i18n.phrases import phrases
from guide.sheets.letters.text import PAGE, as_markdown, line_count
from guide.sheets.plan.content import KIND
from guide.sheets.plan.result import plan_of
from guide.sheets.plan.statement import languages, statement
from tests.support.guides import LANGUAGES, TODAY, shipped_guide
from tests.support.letters import OLD
from tests.support.letters import journey as walked
from tests.support.markdown import bare, shown
from tests.support.plans import FILLED, B

GUIDE = shipped_guide()
FILE = KIND.need(GUIDE).file


def said(
    filled: dict[str, Any],
    debts: tuple[Any, ...] = (),
    language: Language = "en",
    journey: Journey | None = None,
) -> str | None:
    journey = journey or Position.resume(GUIDE, TODAY, {}).journey
    return statement(journey, FILE, plan_of(journey, filled, debts), filled, debts, phrases(language))


def figures(text: str, label: str) -> float:
    row = next(line for line in text.splitlines() if line.startswith(label + ":"))
    return float(row.rpartition(":")[2].removesuffix("yuan").replace(",", "").strip())


MONEY = st.integers(0, 900_000)
PLANS = st.fixed_dictionaries(
    {"income": MONEY, "housing": MONEY, "food": MONEY, "overdue": st.integers(1, 900_000), "instalment": MONEY},
    optional={"utilities": MONEY, "other": MONEY, "buffer": MONEY},
)
DEBTS = st.lists(
    st.fixed_dictionaries({"balance": MONEY}, optional={"minimum": MONEY, "keep": st.booleans()}), max_size=4
)


@given(PLANS, DEBTS)
def test_every_sum_is_what_it_names(amounts: dict[str, Any], debts: list[dict[str, Any]]) -> None:
    filled = {**amounts, "left": 3, "first": TODAY}
    text, p = said(filled, tuple(debts)), phrases("en")
    assert text is not None
    spent = [amounts.get(id, 0) for id in FILE.essentials]
    assert figures(text, p.statement_sum) == pytest.approx(sum(spent) / 100)
    left = figures(text, p.statement_income) - figures(text, p.statement_sum)
    assert figures(text, p.statement_left) == pytest.approx(left)
    rows = [line for line in text.splitlines() if line.startswith("- ")]
    assert len(rows) == 1 + sum(bool(debt) for debt in debts)
    if (after := [line for line in text.splitlines() if line.startswith(p.statement_after)]) and left > 0:
        offers = [re.search(r"offered ([\d,.]+|_+)", row) for row in rows]
        paid = sum(float(m[1].replace(",", "")) for m in offers if m and "_" not in m[1])
        rest = left - figures(text, p.statement_buffer) - paid
        assert figures(text, p.statement_after) == pytest.approx(rest), after


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_is_one_page_with_arrears_before_any_debt(language: Language) -> None:
    p, text = phrases(language), said(dict(FILLED), (B,), language)
    assert text is not None
    assert line_count(text) <= PAGE
    assert text.index(p.statement_arrears) < text.index(p.statement_income) < text.index(p.statement_creditors)
    assert shown(as_markdown(text)) == bare(text)


def test_nothing_is_stated_before_the_month_is_known() -> None:
    assert said({"income": 5000_00}) is None
    assert said({"income": 5000_00, "food": 1000_00}) is None
    assert languages(GUIDE, "en") == ("zh-Hans", "en")
    assert languages(GUIDE, "zh-Hant") == ("zh-Hant",)


def test_weekly_pay_is_planned_on_four_weeks() -> None:
    text = said({**FILLED, "income": 1200_00, "paid": "weekly"})
    assert text is not None
    assert figures(text, phrases("en").statement_income) == 4800


def test_a_very_old_debt_is_not_acknowledged() -> None:
    p, own = phrases("en"), FILE.creditor
    text = said(dict(FILLED), (B,), journey=walked(OLD))
    assert own is not None
    assert text is not None
    assert own.say("en") not in text
    assert p.statement_creditors in text
    alone = said(dict(FILLED), journey=walked(OLD))
    assert alone is not None
    assert p.statement_creditors not in alone


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_balance_without_an_offer_is_called_one(language: Language) -> None:
    p, own = phrases(language), FILE.creditor
    poor = {**FILLED, "income": 1_00}
    text = said(poor, (B,), language)
    assert own is not None
    assert text is not None
    row = next(line for line in text.splitlines() if line.startswith("- " + own.say(language)))
    assert row.split(own.say(language))[1].startswith(p.statement_balance.format(name="", balance="")[:4])
    assert p.blank not in row
