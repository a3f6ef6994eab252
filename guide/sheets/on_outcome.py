"""What the sheets of a guide add to an outcome, to a question and to the check page."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from guide.content.conditions import Value
from guide.content.outcomes import Outcome
from guide.content.questions import AnyQuestion
from guide.engine.journey import Journey
from guide.i18n.phrases import Phrases
from guide.sheets.state import Sheets
from guide.sheets.work import Offered, Work, works
from guide.views.commands import key_for
from guide.views.model import Choice, Part
from guide.views.nodes import OnOutcome

COMMANDS = {"plan": "plan", "log": "note_down"}
"""Sheet → the command that opens it from anywhere."""


def on_outcome(journey: Journey, outcome: Outcome, sheets: Sheets, p: Phrases) -> OnOutcome:
    """What the sheets bring to an outcome: the choices to open them, those it needs first, and words."""
    every = works(journey.guide)
    found = ((work, each) for work in every for each in work.offered(journey, outcome, sheets, p))
    choices = [_with_key(work, each, journey, p) for work, each in sorted(found, key=lambda pair: pair[1].rank)]
    said: dict[str, str] = {}
    for work in every:
        said |= work.in_words(journey, outcome, sheets, p)
    after = tuple(part for work in every for part in work.after_today(journey, outcome, sheets, p))
    news = tuple(Part("note", line) for work in every for line in work.news(journey, sheets, p))
    coming = tuple(Part("note", line) for work in every for line in work.coming(journey, outcome, sheets, p))
    return OnOutcome(tuple(choices), said, after, news, coming)


def _with_key(work: Work[Any], each: Offered, journey: Journey, p: Phrases) -> Choice:
    """The choice with the key that does the same from anywhere, and the page that tells of it."""
    keys = (key_for(COMMANDS[work.name], p.steps[work.name]),) if work.name in COMMANDS else ()
    return replace(each.choice, about=journey.guide.sheets[work.name].page or "", keys=keys)


def suggested(journey: Journey, question: AnyQuestion, sheets: Sheets) -> Value | None:
    """What a sheet would answer a question with."""
    found = (work.suggested(journey, question, sheets) for work in works(journey.guide))
    return next((value for value in found if value is not None), None)


def check_lines(journey: Journey, sheets: Sheets, p: Phrases) -> tuple[str, ...]:
    """A line wherever a sheet does not fit the answers."""
    return tuple(line for work in works(journey.guide) for line in work.check_lines(journey, sheets, p))


def settled(journey: Journey, sheets: Sheets) -> Sheets:
    """The sheets with what has to be the same tomorrow written down."""
    for work in works(journey.guide):
        sheets = work.put(sheets, work.settled(journey, work.of(sheets)))
    return sheets
