"""What the sheets add to an outcome: choices to open them, words with figures of the plan, facts for letters."""

from __future__ import annotations

from dataclasses import replace

from guide.content.models import AnyQuestion, MoneyQuestion, Outcome
from guide.engine.journey import Journey
from guide.i18n.phrases import Phrases
from guide.sheets.letters.inputs import Known
from guide.sheets.letters.plan_figures import figures_of
from guide.sheets.log.agreement import differs
from guide.sheets.log.book import Logbook
from guide.sheets.log.letter_lines import log_lines
from guide.sheets.plan.offer import Offer
from guide.sheets.plan.result import plan_of, plan_summary
from guide.sheets.plan.script import plan_in_script
from guide.sheets.state import Sheets
from guide.views.format import value_in_words
from guide.views.model import Choice, Part
from guide.views.nodes import OnOutcome

NEEDED = ("required", "token")
LATER = ("later", "after-continue", "after")


def on_outcome(journey: Journey, outcome: Outcome, sheets: Sheets, p: Phrases) -> OnOutcome:
    """What the sheets bring to an outcome."""
    choices = sheet_choices(journey, outcome, p)
    if journey.guide.plan is None or not sheets.plan or outcome.tools.plan is None:
        return OnOutcome(choices)
    plan = plan_of(journey, sheets.plan, sheets.debts)
    title = journey.guide.plan.title.say(p.language)
    why = () if plan.offer is not None else (Part("note", title + p.colon + plan_summary(journey, plan, p)[-1]),)
    return OnOutcome(choices, plan_in_script(journey, outcome, plan, p), why)


def planned_amount(journey: Journey, question: AnyQuestion, sheets: Sheets) -> int | None:
    """What the plan offers a month, for a question that asks for that; None where it offers nothing yet."""
    plan = journey.guide.plan
    if plan is None or question.id not in plan.amounts or not isinstance(question, MoneyQuestion) or not sheets.plan:
        return None
    offer = plan_of(journey, sheets.plan, sheets.debts).offer
    return offer.monthly if isinstance(offer, Offer) else None


def differing(journey: Journey, sheets: Sheets, p: Phrases) -> tuple[str, ...]:
    """A line for each amount that was answered and is not what the plan offers: the words to say take the plan's.

    Another where the log tells of a contact that the answers do not.
    """
    lines = [_log_differs(journey, sheets, p)]
    for question in (journey.guide.questions[id] for id in journey.known if id in journey.guide.questions):
        said, offer = journey.known[question.id], planned_amount(journey, question, sheets)
        if said is not None and offer is not None and said != offer:
            amounts = (value_in_words(question, amount, journey.today, p) for amount in (said, offer))
            lines.append(p.plan_differs.format_map(dict(zip(("said", "offer"), amounts, strict=True))))
    return tuple(line for line in lines if line)


def _log_differs(journey: Journey, sheets: Sheets, p: Phrases) -> str:
    return differs(Logbook(journey, sheets.log, p)) if journey.guide.log is not None else ""


def settled(journey: Journey, sheets: Sheets) -> Sheets:
    """The sheets with the day to look again written down once it is promised, so that it is the same tomorrow."""
    plan = journey.guide.plan
    if plan is None or "review" in sheets.plan or not sheets.plan or "review" not in {f.id for f in plan.fields}:
        return sheets
    review = plan_of(journey, sheets.plan, sheets.debts).review
    return replace(sheets, plan={**sheets.plan, "review": review}) if review is not None else sheets


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


def letter_inputs(journey: Journey, sheets: Sheets, p: Phrases) -> Known:
    """What letters can be drafted from."""
    guide = journey.guide
    plan = plan_of(journey, sheets.plan, sheets.debts) if guide.plan is not None and sheets.plan else None
    figures = figures_of(plan, journey.today) if plan is not None else None
    lines = log_lines(Logbook(journey, sheets.log, p)) if guide.log is not None else ()
    return Known(journey, lines, figures, _log_differs(journey, sheets, p))
