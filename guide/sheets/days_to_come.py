"""The days to come in words: which to keep, and when the page will change by itself."""

from __future__ import annotations

from datetime import date

from guide.content.outcomes import Outcome
from guide.engine.ageing import Turn, dates, turns
from guide.engine.journey import Journey
from guide.i18n.locale import day_in_words
from guide.i18n.phrases import Phrases
from guide.sheets.state import Sheets
from guide.sheets.work import Day, works
from guide.views.format import fill
from guide.views.model import GAP, Part

PAYMENTS = 2
"""Payments to come that are told among the days to keep; the plan itself tells all."""


def all_days(journey: Journey, outcome: Outcome | None, reached: date, sheets: Sheets, p: Phrases) -> list[Day]:
    """Every day to keep, also those that have passed: of the page, and of the sheets."""
    due = dates(journey, outcome, reached) if outcome is not None else []
    found = [Day(each.key, each.day, fill(each.says, journey, p)) for each in due]
    found += [day for work in works(journey.guide) for day in work.days(journey, sheets, p)]
    return sorted(found, key=lambda each: each.day)


def to_come(days: list[Day], today: date) -> list[Day]:
    """Those from today on, of the plan only the next payments."""
    left, found = PAYMENTS, []
    for each in days:
        if each.day >= today and (left or not each.payment):
            found.append(each)
            left -= each.payment
    return found


def day_parts(journey: Journey, outcome: Outcome | None, reached: date, sheets: Sheets, p: Phrases) -> list[Part]:
    """The days to keep from today on."""
    days = to_come(all_days(journey, outcome, reached, sheets, p), journey.today)
    return [Part("item", each.words, f"{day_in_words(each.day, journey.today, p)}{p.colon}") for each in days]


def coming_parts(journey: Journey, outcome: Outcome, reached: date, sheets: Sheets, p: Phrases) -> list[Part]:
    """The days to keep, then each day on which the page changes if nothing else does."""
    days = day_parts(journey, outcome, reached, sheets, p)
    parts = [Part("title", p.days_title), Part("hint", p.days_lead), GAP, Part("heading", p.days_keep)]
    parts += days or [Part("text", p.days_none)]
    parts += [GAP, Part("heading", p.days_change)]
    found = turns(journey)
    for turn in found:
        parts.append(Part("label", day_in_words(turn.day, journey.today, p)))
        parts += [Part("item", text, "- ") for text in turn_in_words(turn, p)]
    return parts if found else [*parts, Part("text", p.days_same)]


def turn_in_words(turn: Turn, p: Phrases) -> list[str]:
    """What is different from this day on."""
    outcome = turn.after.outcome
    if turn.elsewhere and outcome is None:
        return [p.days_asks.format(question=fill(turn.after.guide.heading(turn.after.at), turn.after, p))]
    if turn.elsewhere and outcome is not None:
        return [p.days_leads.format(title=fill(outcome.title, turn.after, p))]
    blocks = {block.id: block for block in turn.after.guide.blocks}
    comes = [p.days_comes.format(title=blocks[id].title.say(p.language)) for id in turn.comes()]
    goes = [p.days_goes.format(title=blocks[id].title.say(p.language)) for id in turn.goes()]
    if outcome is not None and outcome.continue_ is not None and turn.way_on is not None:
        (comes if turn.way_on else goes).append(
            (p.days_choice if turn.way_on else p.days_goes).format(title=fill(outcome.continue_.says, turn.after, p))
        )
    return [*comes, *goes] or [p.days_words]
