"""The page of an outcome: what to do today, to be ticked off, what to say to whom, and where to go on from here."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace

from guide.content.guide import Guide
from guide.content.outcomes import Outcome, of_kind
from guide.content.sections import BlocksSection, Proposal, Step
from guide.content.words import Statement
from guide.engine.ageing import minds_the_day
from guide.engine.journey import Journey
from guide.engine.position import Position
from guide.i18n.phrases import Phrases
from guide.views.commands import key_for
from guide.views.format import fill
from guide.views.links import all_named, pages_in
from guide.views.model import GAP, Card, Choice, Key, Part, View
from guide.views.nodes import (
    ALONE,
    OnOutcome,
    Placed,
    Teller,
    before_coming,
    block_parts,
    placed,
    said,
    says_plan,
    scripts,
)
from guide.views.pieces import key_of

_ASIDE = re.compile(r"\s*[（(](?P<aside>.*)[）)]\s*$", re.DOTALL)


def outcome_view(
    walk: Position,
    outcome: Outcome,
    p: Phrases,
    on_outcome: OnOutcome = ALONE,
    ticked: Collection[int] = (),
    listener: int = 0,
) -> View:
    """An outcome with everything that can be done from it. `ticked`: the numbers of the steps that are done."""
    ways = _ways(walk, outcome, p, on_outcome)
    steps = _steps(walk.journey, outcome, p, ways, ticked)
    names, words = _words_to_say(walk.journey, outcome, p, on_outcome)
    return View(
        id=f"outcome:{outcome.id}",
        title=outcome.title.say(p.language),
        parts=tuple(_parts(walk.journey, outcome, p, steps, words, on_outcome)),
        choices=(*steps, *ways),
        kind="outcome",
        reading=True,
        progress=p.continue_note if walk.may_continue else "",
        standing=next(_standing(walk.journey, p), ""),
        listeners=names,
        listener=min(listener, len(names) - 1) if names else None,
    )


def _standing(journey: Journey, p: Phrases) -> Iterator[str]:
    """What is to be said above the page of how things stand."""
    for fact in journey.guide.about.facts:
        if fact.head is not None and (journey.fact(fact.fact) or 0) > 0:
            yield fill(fact.head, journey, p)


def step_of(id: str) -> int:
    """The number of the step that a choice ticks; 0 where it ticks none."""
    kind, _, number = id.partition(":")
    return int(number) if kind == "step" else 0


def _ways(walk: Position, outcome: Outcome, p: Phrases, on_outcome: OnOutcome) -> tuple[Choice, ...]:
    """Where to go from here; pages that a step of today needs stand before others, and so have a digit."""
    pages = walk.guide.pages
    told_of = {way.about for way in on_outcome.choices}
    needed = [id for step in outcome.steps for id in pages_in(step) if id not in told_of and not pages[id].letters]
    told = [*outcome.texts[1:], *(block.says for block in walk.journey.blocks(outcome))]
    further = [id for id in all_named(told) if id not in told_of and not pages[id].letters]
    named = dict.fromkeys((*needed, *outcome.pages, *further))
    titled = {id: Choice(f"page:{id}", pages[id].title.say(p.language)) for id in named}
    ways: list[Choice] = []
    if walk.may_continue and outcome.continue_ is not None:
        ways.append(Choice("continue", outcome.continue_.says.say(p.language)))
    if walk.journey.known and not walk.private:
        ways.append(Choice("save", p.save))
    ways += on_outcome.choices
    ways += [titled.pop(id) for id in dict.fromkeys(needed)]
    if not walk.private and minds_the_day(walk.guide):
        ways.append(Choice("days", p.days_title))
    if outcome.article:
        ways.append(Choice("article", p.read_article.format(count=len(outcome.article))))
    if outcome.law:
        ways.append(Choice("law", p.read_law.format(count=len(outcome.law))))
    ways += titled.values()
    if outcome.again is not None:
        ways.append(Choice("again", outcome.again.says.say(p.language)))
    if outcome.check_first:
        ways.append(Choice("change-answers", p.change_answers))
    ways += [Choice("start-again", p.start_again), Choice("quit", p.quit)]
    ways[0] = replace(ways[0], apart=True)
    return tuple(ways)


def _way(guide: Guide, page: str, ways: tuple[Choice, ...]) -> Choice | None:
    """Where a step leads that names a page: to what the page tells how to fill in, or to the page."""
    letters = guide.pages[page].letters
    found = (way for way in ways if way.about == page or (letters and way.id.startswith("letter:")))
    return next(found, None) or next((way for way in ways if way.id == f"page:{page}"), None)


def _steps(
    journey: Journey, outcome: Outcome, p: Phrases, ways: tuple[Choice, ...], ticked: Collection[int]
) -> tuple[Choice, ...]:
    say, digits = Teller(journey, p), {way.id: key_of(number) for number, way in enumerate(ways, 1)}

    def keys(step: Step) -> Iterator[Key]:
        if step.needs == "say":
            yield key_for("copy", p.steps["say"])
        yield from (key for way in ways if way.id == f"sheet:{step.needs}" for key in way.keys)
        for way in (_way(journey.guide, page, ways) for page in pages_in(step)):
            if way is not None and way.keys:
                yield way.keys[0]
            elif way is not None and way.id in digits:
                label = "letter" if way.id.startswith("letter:") else "page"
                yield Key(digits[way.id], p.steps[label], way.id)

    return tuple(
        Choice(
            f"step:{number}",
            say.words(step),
            ticked=number in ticked,
            voice=say.voice(step),
            card="do",
            keys=tuple(keys(step))[:1],
        )
        for number, step in enumerate(outcome.steps, 1)
    )


def _parts(
    journey: Journey,
    outcome: Outcome,
    p: Phrases,
    steps: tuple[Choice, ...],
    words: Mapping[str, list[Part]],
    on_outcome: OnOutcome,
) -> Iterator[Part]:
    say, places = Teller(journey, p), [*placed(journey, outcome)]
    yield from (say("title", outcome.title), say("lead", outcome.know), *on_outcome.news)
    below = [block for place in places if isinstance(place.section, BlocksSection) for block in place.blocks]
    titles = p.semicolon.join(say.words(block.title) for block in below)
    note = [Part("note", p.also_below.format(titles=titles))] if below and outcome.first is None else []
    spoken = [place for place in places if place.section is not None and place.section.section in words]
    yield from () if spoken else note
    last = before_coming(places)
    left, after_steps = [*steps], on_outcome.after_today if says_plan(journey, outcome) else ()
    for place in places:
        own = [left.pop(0) for _ in of_kind(place.content, Step)]
        parts = [*_section(place, say, own, words, first=outcome.first)]
        parts += [replace(part, card="do") for part in after_steps] if own else []
        after_steps = () if own else after_steps
        parts += [GAP, *on_outcome.coming] if place is last and on_outcome.coming else []
        parts += block_parts(place.blocks, say, bool(parts))
        yield from (GAP, *parts) if parts else ()
        yield from (GAP, *note) if note and spoken and place is spoken[-1] else ()  # at the foot of the first screen
    if journey.guide.sources:
        yield from (GAP, Part("note", p.legend))


def _section(
    place: Placed, say: Teller, steps: list[Choice], words: Mapping[str, list[Part]], first: str | None
) -> Iterator[Part]:
    """A section without the blocks in it."""
    section, content = place.section, place.content
    if section is None:
        return
    heading = say("heading", section.title) if section.title is not None else None
    if heading is not None and steps:
        done = sum(bool(step.ticked) for step in steps)
        yield replace(heading, card="do", keys=(Key("", f"{done} / {len(steps)}", ""),))
        yield from (Part("choice", step.id, card="do") for step in steps)
    elif heading is not None and section.section in words:
        yield replace(heading, card="say", keys=(key_for("copy", say.p.steps["say"]),))
        yield from words[section.section]
    elif heading is not None and (place.blocks or not of_kind(content, Proposal)):
        card: Card = "danger" if section.section == first else ""
        yield replace(heading, card=card)
        if isinstance(content, Statement):
            yield say("text", content, card=card)
        yield from (say("item", text, "- ", card=card) for text in of_kind(content, Statement))


def _words_to_say(
    journey: Journey, outcome: Outcome, p: Phrases, on_outcome: OnOutcome
) -> tuple[tuple[str, ...], dict[str, list[Part]]]:
    """Whom there are words for, and the words by section."""
    names: list[str] = []
    found: dict[str, list[Part]] = {}
    for section in outcome.sections:
        if parts := [*_listened(scripts(said(journey, outcome, section), journey, p, on_outcome.values), names, p)]:
            found[section.section] = parts
    return tuple(names), found


def _listened(parts: Iterable[Part], names: list[str], p: Phrases) -> Iterator[Part]:
    """Words each with its listener, who is added to `names`; what a name has in brackets stands under the words."""
    before, aside = len(names), ""

    def finish() -> Iterator[Part]:
        if aside:
            yield Part("note", aside, card="say", to=len(names) - 1)

    for part in parts:
        if part.style == "to":
            yield from finish()
            found = _ASIDE.search(part.text)
            aside = found["aside"] if found else ""
            names.append(part.text[: found.start()] if found else part.text)
            yield replace(part, text=names[-1], card="say", to=len(names) - 1)
        elif part.style == "say":
            if len(names) == before:
                names.append(p.say_aloud)
            yield replace(part, card="say", to=len(names) - 1)
    yield from finish()
