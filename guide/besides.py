"""What the sheets bring to a page: what may be opened from it, words with figures of the plan, letters' facts."""

from __future__ import annotations

from guide.journey import Journey
from guide.logbook.book import Logbook
from guide.logbook.lines import log_lines
from guide.phrases import Phrases
from guide.planning.result import plan_of, plan_script
from guide.planning.wording import Wording
from guide.sheets.held import Sheets
from guide.sheets.letters import Known, PlanFigures
from guide.sheets.offer import NoOffer, Offer
from guide.sheets.plan import Plan
from guide.sheets.sharing import YUAN
from guide.tree.models import Outcome
from guide.view import Choice
from guide.views import Beside

NEEDED = ("required", "token")
LATER = ("later", "after-continue", "after")


def beside(journey: Journey, outcome: Outcome, sheets: Sheets, p: Phrases) -> Beside:
    """What the sheets bring to an outcome."""
    choices = sheet_choices(journey, outcome, p)
    if journey.guide.plan is None or not sheets.plan or outcome.tools.plan is None:
        return Beside(choices)
    plan = plan_of(journey, sheets.plan, sheets.debts)
    values = {}
    if isinstance(plan.offer, Offer):
        values = dict.fromkeys(journey.guide.plan.amounts, Wording(journey, plan, p).money(plan.offer.monthly))
    return Beside(choices, values, tuple(plan_script(journey, plan, p)))


def sheet_choices(journey: Journey, outcome: Outcome, p: Phrases) -> tuple[Choice, ...]:
    """The sheets an outcome asks for or offers, those it needs first."""
    guide, tools = journey.guide, outcome.tools
    found: list[tuple[int, Choice]] = []
    for sheet, use in ((guide.plan, tools.plan), (guide.log, tools.log)):
        if sheet is not None and use is not None:
            found.append(_choice(f"sheet:{sheet.sheet}", sheet.title.say(p.language), use, p))
    for id in tools.letters if guide.letters else ():
        letter = guide.letters[id]
        use = "required" if tools.letters_required else "optional"
        found.append(
            _choice(
                f"letter:{id}", p.letter_named.format(title=f"{letter.code} {letter.title.say(p.language)}"), use, p
            )
        )
    return tuple(choice for _, choice in sorted(found, key=lambda each: each[0]))


def _choice(id: str, title: str, use: str, p: Phrases) -> tuple[int, Choice]:
    if use in NEEDED:
        return 0, Choice(id, p.sheet_needed.format(title=title))
    return (2, Choice(id, p.sheet_later.format(title=title))) if use in LATER else (1, Choice(id, title))


def known_of(journey: Journey, sheets: Sheets, p: Phrases) -> Known:
    """What letters can be drafted from."""
    guide = journey.guide
    plan = _figures(plan_of(journey, sheets.plan, sheets.debts)) if guide.plan is not None and sheets.plan else None
    return Known(journey, log_lines(Logbook(journey, sheets.log, p)) if guide.log is not None else (), plan)


def _figures(plan: Plan) -> PlanFigures | None:
    """What the plan comes to; None where it offers nothing yet."""
    month, offer = plan.budget, plan.offer
    if month is None or offer is None:
        return None
    income, essentials = month.income // YUAN, month.essentials // YUAN
    if isinstance(offer, NoOffer):
        return PlanFigures(0, income_yuan=income, essentials_yuan=essentials, review=offer.review)
    return PlanFigures(
        offer.monthly // YUAN,
        day=offer.first.day,
        first=offer.first,
        months=offer.whole.months,
        last_yuan=offer.whole.runs[-1].amount // YUAN,
        total_yuan=offer.whole.total // YUAN,
        income_yuan=income,
        essentials_yuan=essentials,
    )
