"""What a plan says to the platform about money: one thing, the same wherever it is said."""

from __future__ import annotations

from collections.abc import Mapping

from guide.content.outcomes import Outcome
from guide.content.words import Statement
from guide.engine.journey import Journey
from guide.i18n.locale import sentences
from guide.i18n.phrases import Phrases
from guide.sheets.plan.calculation import Plan
from guide.sheets.plan.model import PlanWords
from guide.sheets.plan.offer import NoOffer, Offer
from guide.sheets.plan.wording import Wording
from guide.views.model import Part


def plan_script(w: Wording) -> list[Part]:
    """The plan's own words to the platform, with what they ask for; none where nothing can be offered."""
    if w.plan.offer is None and w.plan.withheld is None:
        return []
    then = [] if w.ended else [w.short(w.sheet.says.say_then)]
    words = sentences([w.short(_words(w)), *then], w.p)
    return [Part("to", w.bare(w.sheet.says.platform)), Part("say", words)]


def plan_in_script(journey: Journey, outcome: Outcome, plan: Plan, p: Phrases) -> Mapping[str, str]:
    """What the words of an outcome print of a plan that was begun: {plan} and {plan:FIGURE}.

    Where the plan is that which was agreed, and comes to nothing now, its place in the words is left as it was.
    """
    w = Wording(journey, plan, p)
    said = {f"plan:{name}": text for name, text in w.values.items()}
    offered = outcome.tools.get("plan")
    if offered is not None and offered.use == "proof":
        return said | ({"plan": w.short(w.sheet.says.say_agreed)} if isinstance(plan.offer, Offer) else {})
    return said | {"plan": "" if plan.old else w.short(_words(w))}


def _words(w: Wording) -> Statement:
    says, offer = w.sheet.says, w.plan.offer
    if offer is None:
        return says.say_withheld if w.plan.withheld is not None else says.say_not_yet
    if isinstance(offer, NoOffer):
        return says.say_token if offer.token else says.say_nothing
    if w.begun:
        return says.say_ended if w.ended else says.say_begun
    return _by_mode(offer, says)


def _by_mode(offer: Offer, says: PlanWords) -> Statement:
    return {
        "pay-off": says.say_pay_off,
        "spread": says.say_spread,
        "catch-up-now": says.say_catch_up_now,
        "catch-up": says.say_catch_up,
        "to-the-end": says.say_to_the_end,
        "lower": says.say_lower,
    }[offer.mode]
