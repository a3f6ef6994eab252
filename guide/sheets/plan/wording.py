"""What the placeholders of a plan stand for, in a language."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from guide.content.guide import Guide
from guide.content.units import number_in_words
from guide.content.words import Statement, Words
from guide.engine.journey import Journey
from guide.i18n.locale import day_in_words, month_in_words, of_month
from guide.i18n.phrases import Phrases
from guide.sheets.plan.budget import Budget
from guide.sheets.plan.calculation import Plan
from guide.sheets.plan.content import KIND
from guide.sheets.plan.model import PlanFile
from guide.sheets.plan.offer import NoOffer, Offer
from guide.sheets.plan.schedule import Payment, Repayment, schedule, standing
from guide.sheets.plan.sharing import Fen
from guide.views.format import fill
from guide.views.sources import basis


def formula(repayment: Repayment, p: Phrases) -> str:
    """Payments as a sum that can be checked: 7×330＋210＝2,520; the amount alone where it is one payment."""

    def figure(amount: Fen) -> str:
        return number_in_words(amount, 2, None, p)

    parts = [f"{run.count}×{figure(run.amount)}" if run.count > 1 else figure(run.amount) for run in repayment.runs]
    whole = figure(repayment.total)
    return p.write["plus"].join(parts) + p.write["equals"] + whole if repayment.months > 1 else whole


def sheet_of(guide: Guide) -> PlanFile:
    """The plan of a guide. Raises LookupError where it has none."""
    return KIND.need(guide).file


@dataclass(frozen=True)
class Wording:
    """Says any words of the plan's sheet with its figures."""

    journey: Journey
    plan: Plan
    p: Phrases

    @cached_property
    def sheet(self) -> PlanFile:
        return sheet_of(self.journey.guide)

    def say(self, words: Words, **more: str) -> str:
        """Words with their placeholders filled, some for this once, and what they lean on."""
        behind = basis(self.journey.guide, words, self.p) if isinstance(words, Statement) else ""
        return self.short(words, **more) + behind

    def short(self, words: Words, **more: str) -> str:
        """The same without what they lean on, which the result itself tells."""
        return fill(words, self.journey, self.p, {**self.values, **more})

    def bare(self, words: Words) -> str:
        """Words without placeholders: headings, the names of figures."""
        return words.say(self.p.language)

    @cached_property
    def values(self) -> Mapping[str, str]:
        """Placeholder → text; a blank for what is not known."""
        known = {**self._month(self.plan.budget), **self._behind(), **self._asides()}
        if isinstance(self.plan.offer, Offer):
            known |= self._offer(self.plan.offer)
        elif isinstance(self.plan.offer, NoOffer):
            token = self.plan.offer.token
            known["now"] = self.money(token or 0)
            known |= {"token": self.money(token)} if token else {}
        return {**dict.fromkeys(self.sheet.PLACEHOLDERS, self.p.blank), **known}

    def _month(self, budget: Budget | None) -> dict[str, str]:
        if budget is None:
            return {}
        return {
            "income": self.money(budget.income),
            "essentials": self.money(budget.essentials),
            "buffer": self.money(budget.buffer),
            "short": self.money(max(0, -budget.surplus)),
            "left-over": self.money(max(0, budget.surplus)),
            "available": self.money(budget.available),
        }

    def _behind(self) -> dict[str, str]:
        arrears = self.plan.arrears
        known = {"behind-monthly": self.money(arrears.first)}
        if (repayment := arrears.repayment) is not None:
            known["behind"] = self.money(repayment.total)
            known |= {"behind-payments": self.payments(repayment), "behind-sum": self.sum(repayment)}
        return known

    def _asides(self) -> dict[str, str]:
        plan, sheet = self.plan, self.sheet
        labels = {field.id: self.bare(field.label) for field in sheet.fields}
        known = {
            "charges": self.bare(sheet.says.without_charges),
            "outcome": self.bare(self.journey.guide.outcomes[sheet.in_full.outcome].title),
            "fields": self.listed([labels[id] for id in plan.not_counted]),
            "owed": self.money(sum(share.balance or 0 for share in plan.shares if not share.kept)),
        }
        if plan.charges is not None:
            known["charges-stated"] = self.money(plan.charges)
        if plan.family is not None:
            known["family"] = self.money(plan.family)
        if plan.family_day is not None:
            known["family-day"] = self.day(plan.family_day)
        if plan.next_pay_day is not None:
            known["pay-day"] = self.day(plan.next_pay_day)
        if plan.shares:
            known["offer"] = self.money(plan.shares[0].offer)
            known["balance"] = self.money(plan.shares[0].balance or 0)
        if plan.review is not None:
            known["review"] = self.day(plan.review)
        if plan.months is not None:
            known["months"] = number_in_words(plan.months, 0, sheet.units.months, self.p)
        return known

    def _offer(self, offer: Offer) -> dict[str, str]:
        units = self.sheet.units
        known = {
            "instalment": self.money(offer.instalment),
            "overdue": self.money(offer.overdue),
            "total": self.money(offer.whole.total),
            "amount": self.money(offer.whole.runs[0].amount),
            "payments": self.payments(offer.whole),
            "sum": self.sum(offer.whole),
            "day": self.of_month(offer.first.day),
            "after": self._after(offer.after_pay_day),
            "first": self.day(offer.first),
            "last": self.day(self.payments_due[-1].day),
        }
        stand = standing(self.payments_due, self.journey.today)
        known["due-payments"] = number_in_words(stand.due, 0, units.payments, self.p)
        known["due-amount"] = self.money(stand.amount)
        if stand.next is not None:
            known |= {"next": self.day(stand.next.day), "next-amount": self.money(stand.next.amount)}
        if offer.catch_up is not None:
            arrears = offer.catch_up.arrears
            known["arrears-months"] = number_in_words(arrears.months, 0, units.months, self.p)
            known["arrears-sum"] = self.sum(arrears)
        return known

    @cached_property
    def payments_due(self) -> tuple[Payment, ...]:
        """Every payment of the offer, if there is one."""
        offer = self.plan.offer
        return schedule(offer.whole, offer.first) if isinstance(offer, Offer) else ()

    @property
    def begun(self) -> bool:
        """Whether the first payment lies before today."""
        return isinstance(self.plan.offer, Offer) and self.plan.offer.first < self.journey.today

    @property
    def ended(self) -> bool:
        """Whether the last payment has come due, too."""
        return self.begun and self.payments_due[-1].day <= self.journey.today

    def _after(self, days: int | None) -> str:
        """How the first payment stands to pay day; nothing where that is unknown, or the next pay day comes later."""
        if days is None or "before-pay-day" in self.plan.warnings:
            return ""
        words = self.sheet.says.after_pay_day if days else self.sheet.says.on_pay_day
        told = number_in_words(days, 0, self.sheet.units.days, self.p)
        return fill(words, self.journey, self.p, {"days": told})

    def money(self, amount: Fen) -> str:
        """330 元, 50.50 yuan."""
        return number_in_words(amount, 2, self.sheet.units.money, self.p)

    def figure(self, amount: Fen) -> str:
        """An amount without its unit."""
        return number_in_words(amount, 2, None, self.p)

    def day(self, day: date) -> str:
        return day_in_words(day, self.journey.today, self.p)

    def month(self, day: date) -> str:
        return month_in_words(day, self.journey.today, self.p)

    def of_month(self, day: int) -> str:
        """10 日, 10th."""
        return of_month(day, self.p)

    def payments(self, repayment: Repayment) -> str:
        """8 期, 1 payment."""
        return number_in_words(repayment.months, 0, self.sheet.units.payments, self.p)

    def sum(self, repayment: Repayment) -> str:
        """7×330＋210＝2,520; the amount alone, with its unit, where it is one payment."""
        return self.money(repayment.total) if repayment.months <= 1 else formula(repayment, self.p)

    def debt(self, number: int, label: str) -> str:
        """What a debt is called."""
        says = self.sheet.says
        if number == 0:
            return self.bare(says.this_debt)
        return label or fill(says.other_debt, self.journey, self.p, {"number": str(number)})

    def listed(self, names: list[str]) -> str:
        return self.p.comma.join(names)
