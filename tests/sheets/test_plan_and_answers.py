"""What was answered, beside what the plan offers: an amount that differs is told, and of a debt that may be very old
nothing is promised before the plan is begun either."""

from __future__ import annotations

from typing import Any

import pytest

from guide.content.words import Language
from guide.engine.journey import Journey, load_answers, replay
from guide.i18n.phrases import phrases
from guide.sheets.plan.offer import Offer
from guide.sheets.plan.result import plan_of, plan_result
from guide.sheets.state import Sheets
from guide.sheets.together import on_outcome
from guide.views.nodes import outcome_parts
from tests.support.filled import filled_sheets
from tests.support.guides import LANGUAGES, TODAY, shipped_guide
from tests.support.plans import FILLED, B

GUIDE = shipped_guide()
SELF = {"what-first": "self", "is-it-overdue": "overdue-days"}
THEN = {"who-was-contacted": ["me-call"], "what-did-they-do": ["none"], "can-you-negotiate": "want"}


def answered(amount: str, **more: Any) -> Journey:
    days = {"days-late-roughly": "8"} | {key.replace("_", "-"): value for key, value in more.items()}
    answers = {**SELF, **days, **THEN, "monthly-amount": amount, "other-debts": "two-three"}
    return replay(GUIDE, load_answers(GUIDE, answers)[0], TODAY)


def told(at: Journey, sheets: Sheets, language: Language, style: str) -> list[str]:
    """The parts of a style on the outcome."""
    assert at.outcome is not None
    p = phrases(language)
    parts = outcome_parts(at, at.outcome, p, legend=False, on_outcome=on_outcome(at, at.outcome, sheets, p))
    return [part.text for part in parts if part.style == style]


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_amount_that_is_not_the_plans_is_told_on_the_page_and_on_the_plan(language: Language) -> None:
    at, p = answered("500"), phrases(language)
    sheets, plan = filled_sheets(plan=FILLED, debts=(B,)), plan_of(at, FILLED, [B])
    assert isinstance(plan.offer, Offer)
    assert plan.offer.monthly == 330_00
    note = told(at, sheets, language, "note")
    assert [text for text in note if "500" in text and "330" in text] != []
    shown = [part.text for part in plan_result(at, plan, p)]
    assert {*note} & {*shown}, "in the same words on both"
    agreed = answered("330")
    assert {*note} & {*told(agreed, sheets, language, "note")} == set()
    assert {*note} & {part.text for part in plan_result(agreed, plan, p)} == set()


def test_a_plan_that_offers_nothing_differs_too() -> None:
    poor = {**FILLED, "income": 3000_00}
    note = told(answered("500"), filled_sheets(plan=poor, debts=(B,)), "en", "note")
    assert [text for text in note if "500 yuan" in text and "0 yuan" in text]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("filled", [{}, FILLED], ids=["no plan", "a plan"])
def test_whoever_is_not_sure_that_the_debt_is_not_very_old_offers_nothing_yet(filled: Any, language: Language) -> None:
    at = answered("470", days_late_roughly="1500", last_instalment="unsure")
    assert at.at == "be-clear-and-get-help"
    sheets = filled_sheets(plan=filled, debts=(B,) if filled else ())
    said = "".join(told(at, sheets, language, "say"))
    assert "1,500" in said or "1500" in said
    assert not [amount for amount in ("470", "330", "801") if amount in said]
    assert plan_of(at, filled, [B]).offer is None
    assert told(at, sheets, language, "note"), "it is told why"
    sure = answered("470", days_late_roughly="1500", last_instalment="not-so")
    assert "470" in "".join(told(sure, filled_sheets(), language, "say"))
