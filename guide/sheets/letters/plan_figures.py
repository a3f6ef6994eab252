"""The repayment plan as letters print it: how the debt would be paid, and each figure by the name that prints it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import TypeAlias

from guide.sheets.filling import FieldValue
from guide.sheets.letters.model import FromPlan
from guide.sheets.plan.calculation import Plan
from guide.sheets.plan.offer import NoOffer, Offer
from guide.sheets.plan.schedule import Repayment, schedule
from guide.sheets.plan.sharing import YUAN, Fen

Yuan: TypeAlias = int | Decimal
"""An amount as a letter prints it: 330, 300.50."""
Figure: TypeAlias = Yuan | date

OFFER, NOTHING, TOKEN, WITHHELD, BEHIND = "offer", "nothing", "token", "withheld", "behind"
PAY_OFF = "pay-off"
MONTHLY = frozenset({"spread", "lower", "to-the-end"})
"""How a debt is paid with one amount every month."""
PLAN_WORDS = frozenset({OFFER, NOTHING, TOKEN, WITHHELD, BEHIND, PAY_OFF, "catch-up-now", "catch-up", *MONTHLY})
"""What a condition of a letter can ask of the plan."""


@dataclass(frozen=True, slots=True)
class PlanFigures:
    """What the plan comes to. `comes_to`: what a condition can ask of it; nothing while it is unfinished.

    `figures`: amounts, numbers and days by the placeholder that prints them. `sums`: payments, likewise.
    """

    comes_to: frozenset[str] = frozenset()
    figures: Mapping[str, Figure] = field(default_factory=dict)
    sums: Mapping[str, Repayment] = field(default_factory=dict)
    last: date | None = None
    """the day of the last payment"""

    def suggested(self, name: FromPlan) -> FieldValue | None:
        """What it suggests for a field: a day, or of a plan with one amount a month that, its day and its length.

        Of one payment, that is all of it. `last` is the last payment, where that is another.
        """
        if name not in ("first", "review") and self.comes_to.isdisjoint({PAY_OFF, *MONTHLY}):
            return None
        if name == "last":
            runs = self.sums["payments-sum"].runs
            return runs[-1].amount if len(runs) > 1 else None
        value = self.figures.get(self._figure(name))
        return int(value * 100) if name == "offer" and isinstance(value, int | Decimal) else value  # type: ignore[return-value]

    def _figure(self, name: FromPlan) -> str:
        if name == "offer" and PAY_OFF in self.comes_to:
            return "total"
        return {"payments": "months"}.get(name, name)


def figures_of(plan: Plan, today: date) -> PlanFigures:
    """What a plan comes to. No letter offers to begin on a day that has passed."""
    month, offer = plan.budget, plan.offer
    known: dict[str, Figure] = {}
    if month is not None and not plan.so_far:
        known = {"income": _yuan(month.income), "essentials": _yuan(month.essentials)}
    behind = {"behind": _yuan(month.arrears)} if month is not None and month.arrears else {}
    first = frozenset(behind)
    if isinstance(offer, NoOffer):
        known["review"] = offer.review
        known |= {"token": _yuan(offer.token)} if offer.token else {}
        words = frozenset({NOTHING, *([TOKEN] if offer.token else [])})
        if offer.why != "arrears-take-all":
            return PlanFigures(words, known)
        return PlanFigures(words | first, known | behind)
    if plan.withheld is not None:
        known |= {"review": plan.review} if plan.review is not None else {}
        return PlanFigures(frozenset({WITHHELD}), known)
    if offer is None:
        return PlanFigures(figures=known)
    known |= {name: figure for name, figure in _offered(offer) if name != "first" or offer.first >= today}
    sums = {"payments-sum": offer.whole} | (
        {"arrears-sum": offer.catch_up.arrears} if offer.catch_up is not None else {}
    )
    return PlanFigures(
        frozenset({OFFER, offer.mode}) | first, known | behind, sums, schedule(offer.whole, offer.first)[-1].day
    )


def _offered(offer: Offer) -> Iterator[tuple[str, Figure]]:
    """Every figure of an offer. The amount of a month only where it is paid every month."""
    yield "first", offer.first
    yield "day", offer.first.day
    yield "months", offer.whole.months
    yield "total", _yuan(offer.whole.total)
    yield "first-amount", _yuan(offer.whole.runs[0].amount)
    yield "overdue", _yuan(offer.overdue)
    if offer.instalment:
        yield "instalment", _yuan(offer.instalment)
    if offer.mode in MONTHLY:
        yield "offer", _yuan(offer.monthly)
    if offer.catch_up is not None:
        yield "arrears-months", offer.catch_up.arrears.months


def _yuan(amount: Fen) -> Yuan:
    """An amount in yuan, with its fen where it has any."""
    return Decimal(amount).scaleb(-2) if amount % YUAN else amount // YUAN
