"""Building views: a question, the check page, an outcome, in a language, as data."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import NamedTuple

from guide.content.conditions import Value, evaluate
from guide.content.guide import Guide, is_private, options_of
from guide.content.kinds import as_typed
from guide.content.notices import Notice
from guide.content.outcomes import Block, Outcome, of_kind
from guide.content.pages import Script
from guide.content.questions import AnyQuestion, OneQuestion, SeveralQuestion
from guide.content.sections import BlocksSection, Content, Proposal, Step
from guide.content.sections import Section as OutcomeSection
from guide.content.sources import Claim
from guide.content.words import Statement, Words
from guide.engine.ageing import minds_the_day
from guide.engine.journey import Answers, Journey
from guide.engine.position import Position
from guide.i18n.locale import day_in_words
from guide.i18n.phrases import Phrases
from guide.views.commands import key_for
from guide.views.format import NO_VALUES, fill, value_in_words
from guide.views.model import GAP, Card, Choice, Field, Part, Style, View
from guide.views.sources import basis


def question_view(
    walk: Position, question: AnyQuestion, p: Phrases, progress: str, suggested: Value | None = None
) -> View:
    """A question with its hint and options, as answered before where it was; else with what is `suggested`."""
    language = p.language
    parts = [Part("title", question.ask.say(language))]
    if question.hint is not None:
        parts.append(Part("hint", question.hint.say(language)))
    answered = question.id in walk.answers or suggested is not None
    value = walk.answers.get(question.id, suggested)
    view = View(
        id=f"question:{question.id}",
        title=question.ask.say(language),
        parts=tuple(parts),
        kind="question",
        why=(
            Part("label", p.why, card="why"),
            Part("note", fill(question.why, walk.journey, p), voice=basis(walk.guide, question.why, p), card="why"),
        ),
        progress=progress,
    )
    if not isinstance(question, OneQuestion | SeveralQuestion):
        text, skip = as_typed(question, value, p) if answered else "", question.skip
        typing = (Choice("go-on", p.go_on, submits=True), *([Choice("skip", skip.say(language))] if skip else []))
        return replace(view, choices=typing, field=Field(question.id, question.kind, text))
    options = options_of(question)
    chosen = frozenset(value if isinstance(value, tuple) else [str(value)]) if answered else frozenset()
    alone = [option.alone for option in options]
    lone = [option.alone and not any(alone[:i]) for i, option in enumerate(options)]
    choices = tuple(
        Choice(option.id, option.say(language), apart=option.apart or first, none=first, alone=option.alone)
        for option, first in zip(options, lone, strict=True)
    )
    first = next((option.id for option in options if option.id in chosen), None)
    several = question.kind == "several"
    if several:
        choices += (Choice("go-on", p.go_on, apart=True, submits=True, marked=p.go_on_with),)
    return replace(view, choices=choices, several=several, chosen=chosen, highlight=first)


def notice_view(walk: Position, notice: Notice, p: Phrases, progress: str) -> View:
    """A notice: what it tells, and the choice to go on."""
    say = Teller(walk.journey, p)
    return View(
        id=f"notice:{notice.id}",
        title=say.words(notice.title),
        parts=(say("title", notice.title), GAP, *(say("text", text) for text in notice.text)),
        choices=(Choice("go-on", notice.go_on.say(p.language) if notice.go_on is not None else p.go_on, apart=True),),
        kind="question",
        progress=progress,
    )


def with_words(view: View, walk: Position, say: Iterable[Script], p: Phrases) -> View:
    """A question with words that are needed before it is answered."""
    words = [replace(part, card="say") for part in scripts(say, walk.journey, p)]
    if not words:
        return view
    heading = replace(words[0], style="heading", keys=(key_for("copy", p.steps["say"]),))
    return replace(view, parts=(heading, *words[1:], GAP, *view.parts))


def check_view(walk: Position, p: Phrases, differing: Sequence[str] = ()) -> View:
    """Check-your-answers: every answer that counts, each to be changed; never a crisis answer.

    `differing`: what does not fit the plan.
    """
    journey = walk.journey
    parts = [Part("title", p.check_title), Part("hint", p.check_lead), GAP]
    if minds_the_day(walk.guide):
        parts.append(Part("text", p.check_today.format(today=day_in_words(walk.today, walk.today, p))))
    parts += [
        Part("text", fill(line.says, journey, p))
        for line, condition in zip(walk.guide.about.check, walk.guide.check_lines, strict=True)
        if evaluate(condition, journey.known, journey.today)
    ]
    parts += [Part("text", line) for line in differing]
    rows = [
        Choice(f"change:{question.id}", question.label.say(p.language), detail=answer, apart=i == 0)
        for i, (question, answer) in enumerate(answers_in_words(walk.guide, journey.known, walk.today, p))
    ]
    result = Choice("confirm", p.show_result, apart=True, button=True)
    choices = (*rows, result)
    return View("check", p.check_title, tuple(parts), choices, kind="check", highlight="confirm")


def answers_in_words(guide: Guide, known: Answers, today: date, p: Phrases) -> list[tuple[AnyQuestion, str]]:
    """Answered questions with their answers in words, without crisis answers."""
    return [
        (question, value_in_words(question, value, today, p))
        for id, value in known.items()
        if (question := guide.questions.get(id)) is not None and not is_private(question, value)
    ]


class Teller:
    """Says any words of the guide within a journey, with what stands behind a statement."""

    def __init__(self, journey: Journey, p: Phrases) -> None:
        self.journey, self.p = journey, p

    def __call__(self, style: Style, words: Words, mark: str = "", card: Card = "") -> Part:
        return Part(style, self.words(words), mark, voice=self.voice(words), card=card)

    def words(self, words: Words) -> str:
        return fill(words, self.journey, self.p)

    def voice(self, words: Words) -> str:
        return basis(self.journey.guide, words, self.p) if isinstance(words, Statement) else ""


@dataclass(frozen=True, slots=True)
class OnOutcome:
    """What sheets bring to an outcome: choices that open them, texts for placeholders in its words to say."""

    choices: tuple[Choice, ...] = ()
    values: Mapping[str, str] = field(default_factory=dict)
    after_today: tuple[Part, ...] = ()
    """why the words to say have no amount yet; never among them, where it could be read aloud"""
    news: tuple[Part, ...] = ()
    """what has come of what was done before"""
    coming: tuple[Part, ...] = ()
    """what comes next of what is filled in and sent, below the words to say"""


ALONE = OnOutcome()


class Placed(NamedTuple):
    """A section of an outcome as it stands on a page, with the blocks in it; None is the top of the page."""

    section: OutcomeSection | None
    content: Content
    blocks: tuple[Block, ...]

    @property
    def title(self) -> Words | None:
        return self.section.title if self.section is not None else None


def placed(journey: Journey, outcome: Outcome) -> Iterator[Placed]:
    """What stands on the page of an outcome below what there is to know, in order."""
    blocks = journey.blocks(outcome)
    free = [block for block in blocks if block.in_ is None]
    below = next((section for section in outcome.sections if isinstance(section, BlocksSection)), None)
    top = len(free) if below is None else below.top
    if free[:top]:
        yield Placed(None, None, tuple(free[:top]))
    for section in outcome.sections:
        inside = tuple(free[top:] if section is below else [b for b in blocks if b.in_ == section.section])
        content = outcome.written(section)
        if content or inside:
            yield Placed(section, content, inside)


def before_coming(places: Sequence[Placed]) -> Placed | None:
    """The section below which it is said what comes next: the last of the words to say, or else of the steps."""
    said = [place for place in places if of_kind(place.content, Proposal)]
    done = [place for place in places if of_kind(place.content, Step)]
    return next((found[-1] for found in (said, done, places) if found), None)


def outcome_parts(
    journey: Journey, outcome: Outcome, p: Phrases, legend: bool = True, on_outcome: OnOutcome = ALONE
) -> list[Part]:
    """An outcome in the order of its guide, without the article and the law, which stand on pages of their own."""
    parts = outcome_head(journey, outcome, p, on_outcome)
    for place, own in outcome_sections(journey, outcome, p, on_outcome):
        parts += [GAP, *([Part("heading", fill(place.title, journey, p))] if place.title is not None else []), *own]
    if legend and journey.guide.sources:
        parts += [GAP, Part("note", p.legend)]
    return parts


def outcome_head(journey: Journey, outcome: Outcome, p: Phrases, on_outcome: OnOutcome) -> list[Part]:
    """The title of an outcome, and what there is to know."""
    say = Teller(journey, p)
    return [say("title", outcome.title), GAP, say("lead", outcome.know), *on_outcome.news]


def outcome_sections(
    journey: Journey, outcome: Outcome, p: Phrases, on_outcome: OnOutcome = ALONE
) -> Iterator[tuple[Placed, list[Part]]]:
    """What stands under each heading of an outcome."""
    say, number = Teller(journey, p), 0
    after_steps = on_outcome.after_today if says_plan(journey, outcome) else ()
    places = [*placed(journey, outcome)]
    last = before_coming(places)
    for place in places:
        parts: list[Part] = []
        if isinstance(place.content, Statement):
            parts.append(say("text", place.content))
        elif steps := of_kind(place.content, Step):
            parts += [say("step", step, f"{n}. ") for n, step in enumerate(steps, number + 1)]
            parts += after_steps
            number, after_steps = number + len(steps), ()
        elif of_kind(place.content, Proposal):
            parts += scripts(said(journey, outcome, place.section), journey, p, on_outcome.values)
        else:
            parts += [say("item", text, "- ") for text in of_kind(place.content, Statement)]
        parts += on_outcome.coming if place is last else ()
        yield place, [*parts, *block_parts(place.blocks, say, bool(parts))]


def block_parts(blocks: Iterable[Block], say: Teller, after: bool = False) -> list[Part]:
    """Blocks one below the other, or `after` something."""
    parts: list[Part] = []
    for block in blocks:
        parts += [*([GAP] if parts or after else []), say("label", block.title), say("text", block.says)]
    return parts


def said(journey: Journey, outcome: Outcome, section: OutcomeSection | None = None) -> list[Proposal]:
    """The words to say on a page, or in one section of it, those that hold."""
    conditions = journey.guide.scripts[outcome.id]
    return [
        words
        for ((own, _), words), when in zip(outcome.said, conditions, strict=True)
        if section is None or own == section.section
        if evaluate(when, journey.known, journey.today)
    ]


def says_plan(journey: Journey, outcome: Outcome) -> bool:
    """Whether the words to say on a page take in the repayment plan."""
    return any(paragraph.plan is not None for paragraph in said(journey, outcome))


def scripts(
    paragraphs: Iterable[Script], journey: Journey, p: Phrases, values: Mapping[str, str] = NO_VALUES
) -> list[Part]:
    """Words to say, with whom they are said to."""
    parts: list[Part] = []
    for paragraph in paragraphs:
        if paragraph.to is not None:
            parts += [GAP] if parts else []
            parts.append(Part("to", fill(paragraph.to, journey, p)))
        parts.append(Part("say", fill(paragraph, journey, p, {**_unplanned(paragraph, journey, p), **values})))
    return parts


def _unplanned(paragraph: Script, journey: Journey, p: Phrases) -> dict[str, str]:
    """What stands for the repayment plan in words to say while there is none: blanks, and words of their own."""
    if not isinstance(paragraph, Proposal):
        return {}
    said = {figure: p.blank for sheet in journey.guide.sheets.values() for figure in sheet.figures}
    return said | ({"plan": fill(paragraph.plan, journey, p)} if paragraph.plan is not None else {})


def article_parts(journey: Journey, outcome: Outcome, p: Phrases) -> list[Part]:
    """What the article says on this, with what confronts it."""
    guide = journey.guide
    lead = guide.about.article
    parts = [Part("title", p.article), *([Part("hint", lead.say(p.language))] if lead else []), GAP]
    for statement in outcome.article:
        claims = [claim for id in statement.sources if isinstance(claim := guide.sources[id], Claim)]
        parts.append(Teller(journey, p)("article" if claims else "item", statement, "- "))
        against = {c.against.say(p.language): None for c in claims if c.against is not None and c.against.always}
        parts += [Part("law", text, f"  {p.but}") for text in against]
    return parts


def plain(guide: Guide, words: Words, p: Phrases) -> str:
    """A text that stands outside a journey, its placeholders for law and pages filled."""
    return fill(words, Journey(guide, {}, date.min, (guide.first,), {}), p)
