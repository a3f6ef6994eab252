"""Where a plan sends whoever it does not fit: to the page for another answer."""

from __future__ import annotations

from guide.engine.journey import Journey, replay
from guide.sheets.plan.calculation import Plan
from guide.sheets.plan.model import Lead
from guide.sheets.plan.offer import NoOffer, Offer
from guide.sheets.plan.wording import sheet_of


def suggested(journey: Journey, plan: Plan) -> Lead | None:
    """The lead of a plan that can pay all that is overdue, or nothing at all; None where its reader is there already.

    Also None once a plan has begun: what it pays was settled before.
    """
    sheet = sheet_of(journey.guide)
    lead = None
    if isinstance(plan.offer, NoOffer):
        lead = sheet.nothing
    elif isinstance(plan.offer, Offer) and plan.offer.pays_overdue and plan.offer.first >= journey.today:
        lead = sheet.in_full
    if lead is None or journey.at == lead.outcome or journey.known.get(lead.question) == lead.option:
        return None
    return lead


def turned(journey: Journey, lead: Lead) -> Journey | None:
    """The journey with the answer that leads there; None where that question was not asked."""
    if lead.question not in journey.known:
        return None
    return replay(journey.guide, {**journey.answers, lead.question: lead.option}, journey.today)


def leads_to(journey: Journey, lead: Lead) -> str:
    """The outcome that answer leads to, as the others stand; the one that is named, while questions are open."""
    after = turned(journey, lead)
    return after.at if after is not None and after.outcome is not None else lead.outcome
