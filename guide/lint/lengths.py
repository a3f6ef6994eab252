"""Length budgets: short questions, one-line hints, steps that can be taken in at a glance, outcomes of two screens."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from guide.content.faults import Fault
from guide.content.guide import Guide
from guide.content.marks import Marks
from guide.content.outcomes import Outcome
from guide.content.pages import Script
from guide.content.sections import Proposal, Step
from guide.content.style import PageBudget
from guide.content.words import PLACEHOLDER, Language, Words
from guide.i18n.languages import without_spaces
from guide.i18n.locale import quoted
from guide.i18n.phrases import phrases
from guide.lint.patterns import REMEMBERED
from guide.lint.spots import Spot, written
from guide.views.layout import cells, wrap

_SENTENCES = re.compile(r"(?<=[。！？；：])|(?<=[.?!;:])[”’\"]?\s+|[□｜|\n]")


def printed(guide: Guide, text: str, language: Language) -> str:
    """A text as it stands on the page, with blanks for what only a journey knows."""
    if "{" not in text:
        return text

    def filled(name: str, id: str | None) -> str:
        if name == "law" and id:
            return guide.law[id].short.say(language)
        if name == "page" and id:
            return quoted(guide.pages[id].title.say(language), phrases(language))
        return phrases(language).blank

    return PLACEHOLDER.sub(lambda match: filled(match[1], match[2]), text)


@lru_cache(REMEMBERED)
def length(text: str, language: Language) -> float:
    """Full-width characters, a half-width one counting half; words in English."""
    if without_spaces(language):
        return cells(text) / 2
    return sum(any(c.isalnum() or c == "_" for c in word) for word in text.split())


@lru_cache(REMEMBERED)
def _lines(text: str, width: int) -> int:
    return len(wrap(text, width))


@lru_cache(REMEMBERED)
def _sentences(text: str) -> tuple[str, ...]:
    return tuple(_SENTENCES.split(text))


def budgets(guide: Guide, marks: Marks, found: list[Spot]) -> Iterator[Fault]:
    """Texts longer than the style allows for their kind."""
    for spot in found:
        for budget in guide.about.style.budgets:
            if not _is(spot, budget.of):
                continue
            for language, text in written(spot.words):
                most = budget.get(language)
                if most is None:
                    continue
                whole = printed(guide, text, language)
                pieces = _sentences(whole) if budget.of == "sentence" else (whole,)
                for piece in pieces:
                    long = length(piece, language)
                    if long > most:
                        unit = "full-width characters" if without_spaces(language) else "words"
                        what = f"this {budget.of} is {long:g} {unit} long, {most} is the most: {piece.strip()}"
                        yield spot.fault(marks, (language,), what, "shorten it or make two of it")


def _is(spot: Spot, kind: str) -> bool:
    loc = spot.loc
    if kind == "sentence":
        return not isinstance(spot.words, Script)
    if kind == "step":
        return isinstance(spot.words, Step)
    if spot.part[0] != "questions":
        return False
    return {"question": loc == ("ask",), "hint": loc == ("hint",), "option": loc[0] == "options" and len(loc) == 2}[
        kind
    ]


def pages(guide: Guide, marks: Marks) -> Iterator[Fault]:
    """Outcomes that take more rows than the style allows, without the article and the law, which stand apart."""
    budget = guide.about.style.page
    if budget is None:
        return
    for id, outcome in guide.outcomes.items():
        for language in guide.about.languages.written:
            count = rows(guide, outcome, language, budget)
            if count > budget.rows:
                what = f"takes {count} rows of {budget.columns} columns in {language}, {budget.rows} is the most"
                yield marks.fault("outcomes", id, ("outcome",), what, "say less, or leave a part to a side page")


def rows(guide: Guide, outcome: Outcome, language: Language, budget: PageBudget) -> int:
    """The rows of an outcome with its longest blocks, headings and gaps counted.

    Words to say that only hold on a condition stand for one another: the longest of them counts.
    """

    def tall(texts: Sequence[Words | None], mark: int = 0) -> int:
        said = (printed(guide, words.say(language), language) for words in texts if words is not None)
        return sum(_lines(text, budget.columns - mark) for text in said)

    def script(part: Proposal) -> int:
        said = printed(guide, part.say(language), language)
        if part.plan is not None:
            said = printed(guide, part.say(language).replace("{plan}", part.plan.say(language)), language)
        return tall([part.to]) + _lines(said, budget.columns - 2)

    blocks = [tall([block.title, block.says]) + 1 for block in guide.blocks if block.id in outcome.blocks]
    always = [script(part) for _, part in outcome.said if part.when is None]
    sometimes = [script(part) for _, part in outcome.said if part.when is not None]
    parts = [
        tall([outcome.title]),
        *sorted(blocks, reverse=True)[: budget.blocks],
        tall(outcome.steps, mark=3),
        sum(always) + max(sometimes, default=0),
        *(tall([statement]) for statement in outcome.texts),
    ]
    return sum(parts) + 2 * sum(outcome.written(section) is not None for section in outcome.sections)
