"""The repayment plan: from what is filled in to what each debt gets, what can be offered, and what to be careful about.

All amounts are in fen. Nothing here speaks; `guide.sheets.plan.result` puts the result into words.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from guide.sheets.filling import Filled, Misfit
from guide.sheets.plan.arrears import MONTHLY, NO_ARREARS, Arrears, arrears_of
from guide.sheets.plan.budget import Budget, budget, number_in
from guide.sheets.plan.debts import Share, other_debts, shared_out, this_debt
from guide.sheets.plan.model import PlanFile
from guide.sheets.plan.offer import NoOffer, Offer, no_offer, offer_of, pay_day_of, review_day
from guide.sheets.plan.sharing import Fen
from guide.values.days import next_on

LONGEST = 120
"""Months: what ends more than ten years after the last regular instalment is no plan, but a reason to get help."""
FOUR_DEBTS, MANY_DEBTS = 4, 8
"""From four debts on, advice comes before any promise; more than eight are only listed for whoever helps."""
SHORT_MONTH = 28

Withheld = Literal["many-debts", "too-long"]
Warning = Literal["ask-old", "many-debts", "four-debts", "before-pay-day", "last-of-month"]


@dataclass(frozen=True, slots=True)
class Missing:
    """A field to be filled in first; `debt` numbers the other debts from 1.

    `essentials` stands for any of them, `others` for the other debts that the answers tell of.
    """

    field: str
    debt: int = 0
    label: str = ""


@dataclass(frozen=True, slots=True)
class Plan:
    """The result. Without an offer there is something missing or wrong, an old debt, or a reason to withhold it."""

    budget: Budget | None
    """None until the income and some essential are known"""
    missing: tuple[Missing, ...] = ()
    wrong: tuple[Misfit, ...] = ()
    not_counted: tuple[str, ...] = ()
    """essentials that were left blank and count as nothing"""
    so_far: bool = False
    """some essential that must be known is not, so that less is left over than it seems"""
    old: bool = False
    arrears: Arrears = NO_ARREARS
    """what is owed of essentials, and paid first"""
    shares: tuple[Share, ...] = ()
    offer: Offer | NoOffer | None = None
    withheld: Withheld | None = None
    months: int | None = None
    """how long it would take, where that is too long"""
    later: date | None = None
    """the day to look again at a plan that is withheld"""
    warnings: tuple[Warning, ...] = ()
    next_pay_day: date | None = None
    charges: Fen | None = None
    """as the platform states them, in nothing of the above"""
    family: Fen | None = None
    """what family pays, in nothing of the above"""
    family_day: date | None = None

    @property
    def review(self) -> date | None:
        """The day to look again, where nothing can or should be offered now."""
        return self.offer.review if isinstance(self.offer, NoOffer) else self.later


def work_out(
    sheet: PlanFile,
    filled: Filled,
    debts: Sequence[Filled],
    today: date,
    old: bool = False,
    owes_others: bool = False,
) -> Plan:
    """The plan from its fields and those of each other debt, also one of which nothing is known yet.

    `old` and `owes_others`: that this debt is so old that paying or promising could revive it, and that there are
    others, as far as was answered. Nothing is shared or offered while a balance is unknown, nor of an old debt.
    """
    others, arrears = other_debts(debts), arrears_of(sheet.arrears, filled)
    month = budget(filled, sheet.essentials, sum(other.offer for other in others), arrears.first)
    pay_day, family_day = pay_day_of(filled), filled.get("family-day")
    plan = Plan(
        month,
        arrears=arrears,
        missing=tuple(_missing(sheet, filled, arrears, others, owes_others)),
        wrong=tuple(_wrong(filled, month, today)),
        so_far=month is not None and not filled.keys() >= {*sheet.must},
        not_counted=tuple(id for id in sheet.essentials if id not in filled) if month is not None else (),
        warnings=tuple(_warnings(len(others))),
        next_pay_day=None if pay_day is None else next_on(pay_day, today),
        charges=number_in(filled, "charges"),
        family=number_in(filled, "family"),
        family_day=family_day if isinstance(family_day, date) else None,
    )
    if old:
        return replace(plan, old=True, missing=(), wrong=())
    return plan if plan.wrong else _offered(plan, filled, others, today)


def _offered(plan: Plan, filled: Filled, others: Sequence[Share], today: date) -> Plan:
    """The plan with what each debt gets, and what can be offered for its own.

    Where nothing is available it does not matter what is still unknown.
    """
    this, month = this_debt(filled), plan.budget
    no_day = () if "first" in filled else (Missing("first"),)
    if month is not None and not month.available:
        return replace(plan, missing=(), offer=no_offer(filled, month, this, today))
    if month is None or this is None or plan.missing:
        return replace(plan, missing=(*plan.missing, *no_day))
    shares = shared_out(month, [this, *others])
    if not shares[0].offer:
        return replace(plan, shares=shares, offer=no_offer(filled, month, this, today))
    if no_day:
        return replace(plan, shares=shares, missing=no_day)
    if 1 + len(others) > MANY_DEBTS:
        return replace(plan, shares=shares, withheld="many-debts", later=review_day(filled, today))
    offer = offer_of(filled, shares[0])
    if offer.whole.months > LONGEST + (number_in(filled, "left") or 0):
        later, months = review_day(filled, today), offer.whole.months
        return replace(plan, shares=shares, withheld="too-long", months=months, later=later)
    warnings = (*plan.warnings, *_day_warnings(offer, plan.next_pay_day, today))
    return replace(plan, shares=shares, offer=offer, warnings=warnings)


def _missing(
    sheet: PlanFile, filled: Filled, arrears: Arrears, others: Sequence[Share], owes_others: bool
) -> Iterator[Missing]:
    """What must be known before anything is shared."""
    if "income" not in filled:
        yield Missing("income")
    elif filled.get("paid") == "daily" and "days-worked" not in filled:
        yield Missing("days-worked")
    if filled.keys().isdisjoint(sheet.essentials):
        yield Missing("essentials")
    else:
        yield from (Missing(id) for id in sheet.must if id not in filled)
    if arrears.owed and arrears.monthly is None:
        yield Missing(MONTHLY)
    for id in ("overdue", "instalment", "left"):
        if id not in filled and not (id == "instalment" and filled.get("left") == 0):
            yield Missing(id)
    for other in others:
        known = other.minimum if other.kept else other.balance
        if known is None:
            yield Missing("minimum" if other.kept else "balance", other.number, other.label)
    if owes_others and not others and filled.get("no-others") is not True:
        yield Missing("others")


def _wrong(filled: Filled, month: Budget | None, today: date) -> Iterator[Misfit]:
    """What no plan can have, though its field takes it: nothing overdue, or a day to look again that has passed."""
    if filled.get("overdue") == 0:
        yield Misfit("overdue", "zero")
    day = filled.get("review")
    if month is not None and not month.available and isinstance(day, date) and day < today:
        yield Misfit("review", "past")


def _warnings(others: int) -> Iterator[Warning]:
    if 1 + others >= FOUR_DEBTS:
        yield "many-debts" if 1 + others > MANY_DEBTS else "four-debts"
    if others:
        yield "ask-old"


def _day_warnings(offer: Offer, next_pay_day: date | None, today: date) -> Iterator[Warning]:
    if next_pay_day is not None and today <= offer.first < next_pay_day:
        yield "before-pay-day"
    if offer.first.day > SHORT_MONTH and offer.whole.months > 1:
        yield "last-of-month"
