"""The days to come in words: which to keep, and when the page will change by itself."""

from __future__ import annotations

from guide.coming import Turn, dates, turns
from guide.journey import Journey
from guide.phrases import Phrases
from guide.saying import day_in_words, fill
from guide.tree.models import Outcome
from guide.view import GAP, Part


def kept(journey: Journey, outcome: Outcome, p: Phrases) -> list[Part]:
    """The days an outcome wants kept."""
    return [
        Part("item", fill(due.says, journey, p), f"{day_in_words(due.day, journey.today, p.language)}{p.colon}")
        for due in dates(journey, outcome)
    ]


def coming_parts(journey: Journey, outcome: Outcome, p: Phrases) -> list[Part]:
    """The days to keep, then each day on which the page changes if nothing else does."""
    days = kept(journey, outcome, p)
    parts = [Part("title", p.days_title), Part("hint", p.days_lead), GAP, Part("heading", p.days_keep)]
    parts += days or [Part("text", p.days_none)]
    parts += [GAP, Part("heading", p.days_change)]
    found = turns(journey)
    for turn in found:
        parts += [Part("label", day_in_words(turn.day, journey.today, p.language)), *_told(turn, p)]
    return parts if found else [*parts, Part("text", p.days_same)]


def _told(turn: Turn, p: Phrases) -> list[Part]:
    """What is different from this day on."""
    outcome = turn.after.outcome
    if turn.elsewhere and outcome is None:
        question = turn.after.guide.questions[turn.after.at]
        return [Part("item", p.days_asks.format(question=question.ask.say(p.language)), "- ")]
    if turn.elsewhere and outcome is not None:
        return [Part("item", p.days_leads.format(title=fill(outcome.title, turn.after, p)), "- ")]
    blocks = {block.id: block for block in turn.after.guide.blocks}
    comes = [p.days_comes.format(title=blocks[id].title.say(p.language)) for id in turn.comes()]
    goes = [p.days_goes.format(title=blocks[id].title.say(p.language)) for id in turn.goes()]
    return [Part("item", text, "- ") for text in (*comes, *goes)] or [Part("item", p.days_words, "- ")]
