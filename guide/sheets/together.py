"""All sheets of a guide at once: what they add to its pages, what a note keeps of them, the numbers typed into them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from guide.content.conditions import Value
from guide.content.guide import Guide
from guide.content.outcomes import Outcome
from guide.content.questions import AnyQuestion
from guide.engine.journey import Journey
from guide.i18n.phrases import Phrases
from guide.sheets.state import NOTHING, Sheets
from guide.sheets.work import Offered, Work, works
from guide.values.plain import Plain
from guide.values.telephone import Numbers
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
    """What a sheet in which something is filled in would answer a question with."""
    if not sheets.states:
        return None
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


def dump_sheets(guide: Guide, sheets: Sheets) -> dict[str, Plain]:
    """The sheets that hold something, as YAML holds them."""
    dumped = {work.name: work.dump(guide, work.of(sheets)) for work in works(guide)}
    return {name: plain for name, plain in dumped.items() if plain}


def load_sheets(guide: Guide, plain: Mapping[str, object], today: date) -> tuple[Sheets, tuple[str, ...]]:
    """The opposite of `dump_sheets`, and the places of everything that could not be taken: plan.debts.2.balance."""
    found = {work.name: work for work in works(guide)}
    sheets, dropped = NOTHING, [name for name in plain if name not in found]
    for name in (name for name in found if name in plain):
        state, places = found[name].load(guide, plain[name], today)
        sheets = found[name].put(sheets, state)
        dropped += [f"{name}.{place}".rstrip(".") for place in places]
    return sheets, tuple(dropped)


def shortened(guide: Guide, sheets: Sheets) -> Sheets:
    """The sheets with the last four signs of every such number; numbers that end alike stay apart."""
    return changed(guide, sheets, Numbers(typed(guide, sheets)).cut)


def typed(guide: Guide, sheets: Sheets) -> list[str]:
    """Every word that was typed into the sheets, as it will be saved. Choices are among them; they hold no numbers."""
    found: list[str] = []

    def note(text: str) -> str:
        found.append(text)
        return text

    changed(guide, sheets, note)
    return found


def changed(guide: Guide, sheets: Sheets, change: Callable[[str], str]) -> Sheets:
    """The sheets with every text in them changed, but for callers' numbers."""
    for work in works(guide):
        sheets = work.put(sheets, work.change(work.of(sheets), change))
    return sheets
