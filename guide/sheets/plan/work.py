"""What the repayment plan does once it is filled in."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from guide.content.conditions import Value
from guide.content.guide import Guide
from guide.content.outcomes import Outcome
from guide.content.questions import AnyQuestion, MoneyQuestion
from guide.engine.journey import Journey
from guide.i18n.phrases import Phrases
from guide.sheets.filling import Filled, changed, has_text
from guide.sheets.plan.calculation import Plan
from guide.sheets.plan.content import KIND
from guide.sheets.plan.offer import Offer
from guide.sheets.plan.result import differing, plan_of, plan_result, plan_summary
from guide.sheets.plan.saved import dump_plan, load_plan
from guide.sheets.plan.schedule import schedule
from guide.sheets.plan.script import plan_in_script
from guide.sheets.plan.wording import Wording
from guide.sheets.state import Sheets
from guide.sheets.work import Day, Work
from guide.values.plain import Plain
from guide.views.model import Part
from guide.views.nodes import says_plan

DRAWN = 70
"""Columns of its drawing in a note, at most."""


@dataclass(frozen=True, slots=True)
class PlanFilled:
    """The form of the plan. `debts`: what is known of each other debt."""

    fields: Filled = field(default_factory=dict)
    debts: tuple[Filled, ...] = ()


class PlanWork(Work[PlanFilled]):
    """The repayment plan, filled in."""

    name = "plan"
    empty = PlanFilled()

    def plan(self, journey: Journey, sheets: Sheets) -> Plan:
        """The plan as filled in so far."""
        held = self.of(sheets)
        return plan_of(journey, held.fields, held.debts)

    def begun(self, journey: Journey, sheets: Sheets) -> bool:
        """Whether there is a plan in the guide, and anything in it."""
        return KIND.of(journey.guide) is not None and bool(self.of(sheets).fields)

    def dump(self, guide: Guide, state: PlanFilled) -> Plain:
        return dump_plan(KIND.need(guide).file, state.fields, state.debts)

    def load(self, guide: Guide, plain: object, today: date) -> tuple[PlanFilled, Sequence[str]]:
        fields, debts, faults = load_plan(KIND.need(guide).file, plain, today)
        return PlanFilled(fields, debts), [fault.field for fault in faults]

    def change(self, state: PlanFilled, change: Callable[[str], str]) -> PlanFilled:
        return PlanFilled(changed(state.fields, change), tuple(changed(debt, change) for debt in state.debts))

    def contents(self, state: PlanFilled, p: Phrases) -> Iterator[str]:
        if state.fields or state.debts:
            yield p.saved_parts["plan"]

    def has_typed(self, guide: Guide, state: PlanFilled) -> bool:
        file = KIND.need(guide).file
        return has_text(file.fields, state.fields) or any(has_text(file.debt, debt) for debt in state.debts)

    def settled(self, journey: Journey, state: PlanFilled) -> PlanFilled:
        """The day to look again is written down once it is promised."""
        asked = {field.id for field in KIND.need(journey.guide).file.fields}
        if "review" in state.fields or not state.fields or "review" not in asked:
            return state
        review = plan_of(journey, state.fields, state.debts).review
        return replace(state, fields={**state.fields, "review": review}) if review is not None else state

    def suggested(self, journey: Journey, question: AnyQuestion, sheets: Sheets) -> Value | None:
        """What it offers a month, for a question that asks for that; None where it offers nothing yet."""
        amounts = KIND.need(journey.guide).file.amounts
        if question.id not in amounts or not isinstance(question, MoneyQuestion):
            return None
        offer = self.plan(journey, sheets).offer if self.begun(journey, sheets) else None
        return offer.monthly if isinstance(offer, Offer) else None

    def check_lines(self, journey: Journey, sheets: Sheets, p: Phrases) -> Iterator[str]:
        """Where what was answered is not what the plan offers."""
        if self.begun(journey, sheets):
            yield from differing(journey, self.plan(journey, sheets), p)

    def in_words(self, journey: Journey, outcome: Outcome, sheets: Sheets, p: Phrases) -> Mapping[str, str]:
        if not self._speaks(journey, outcome, sheets):
            return {}
        return plan_in_script(journey, outcome, self.plan(journey, sheets), p)

    def after_today(self, journey: Journey, outcome: Outcome, sheets: Sheets, p: Phrases) -> Sequence[Part]:
        """Why there is no amount yet, or that it is not the one that was answered."""
        if not self._speaks(journey, outcome, sheets):
            return ()
        plan = self.plan(journey, sheets)
        if plan.offer is not None:
            return [Part("note", line) for line in differing(journey, plan, p)]
        title = KIND.need(journey.guide).file.title.say(p.language)
        return (Part("note", title + p.colon + plan_summary(journey, plan, p)[-1]),)

    def _speaks(self, journey: Journey, outcome: Outcome, sheets: Sheets) -> bool:
        """Whether the plan's words stand on an outcome: once it is begun, and of an old debt before, to say nothing."""
        if self.name not in outcome.tools:
            return False
        return self.begun(journey, sheets) or self.plan(journey, sheets).old

    def days(self, journey: Journey, sheets: Sheets, p: Phrases) -> Iterator[Day]:
        """Its payments; the day to look again."""
        if not self.begun(journey, sheets):
            return
        plan = self.plan(journey, sheets)
        if isinstance(plan.offer, Offer):
            for number, payment in enumerate(schedule(plan.offer.whole, plan.offer.first), 1):
                amount = Wording(journey, plan, p).figure(payment.amount)
                words = p.calendar_payment.format(number=number, amount=amount)
                yield Day(f"plan/{number}", payment.day, words, payment=True)
        elif plan.review is not None:
            yield Day("plan/review", plan.review, p.calendar_review)

    def in_note(self, journey: Journey, sheets: Sheets, p: Phrases, width: int) -> Sequence[Part]:
        if not self.begun(journey, sheets):
            return ()
        outcome = journey.outcome
        said = outcome is not None and self.name in outcome.tools and says_plan(journey, outcome)
        parts = plan_result(journey, self.plan(journey, sheets), p, min(DRAWN, width), said=said)
        lowered = [Part("label", part.text) if part.style == "heading" else part for part in parts]
        return [Part("heading", KIND.need(journey.guide).file.title.say(p.language)), *lowered]


WORK = PlanWork()
