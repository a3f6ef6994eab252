"""Three voices, never mixed: what the article says, what is advice, and what law and standards say."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guide.content.faults import Fault
from guide.content.guide import Guide
from guide.content.marks import Marks
from guide.content.pages import Script
from guide.content.sources import Claim, Instrument
from guide.content.style import Grounded, Wordlist
from guide.content.words import Language, Statement, Words
from guide.lint.patterns import pattern
from guide.lint.spots import ABOUT, Spot, authored, leans


def has(words: Wordlist, language: Language, text: str) -> str:
    """The first of the words that stands in a text, or nothing."""
    finder = pattern(words.of(language), language)
    return finder.first(text) if finder else ""


def grounded(guide: Guide, marks: Marks, found: list[Spot]) -> Iterator[Fault]:
    """A text that names a law, a standard, a number to call, names the source of it; without a source it is advice."""
    style = guide.about.style
    tags = guide.about.languages.tags
    asked = [*style.grounded, *(_number(number, by, tags) for number, by in style.numbers.items())]
    every = {language: pattern(tuple(w for g in asked for w in g.of(language)), language) for language in tags}
    for spot in found:
        if not isinstance(spot.words, Statement | Script):
            continue
        for language, whole in authored(spot.words):
            blank, any_of = pattern(style.plain.of(language), language), every[language]
            text = blank.without(whole) if blank else whole
            if any_of is None or not any_of.first(text):
                continue
            on = leans(guide, spot) | spot.below
            missing = next((g for g in asked if has(g, language, text) and not _stands(guide, g, on)), None)
            if missing is not None:
                what = f"says '{has(missing, language, text)}' and names {_asked(missing)}"
                yield spot.fault(marks, (language,), what, "name what it leans on under 'sources:', or say less")
                break


def _number(number: str, by: tuple[str, ...], tags: tuple[str, ...]) -> Grounded:
    return Grounded.model_validate({language: [number] for language in tags} | {"by": by})


def _stands(guide: Guide, asked: Grounded, on: frozenset[str]) -> bool:
    if asked.claim:
        return any(isinstance(guide.sources.get(id), Claim) for id in on)
    return not on.isdisjoint(asked.by) if asked.by else bool(on)


def _asked(asked: Grounded) -> str:
    if asked.claim:
        return "no claim of the article"
    return f"none of {', '.join(asked.by)}" if asked.by else "no source"


def apart(guide: Guide, marks: Marks, found: list[Spot]) -> Iterator[Fault]:
    """Under the article's heading stand its claims and nothing else; a law text leans on law, never on the article."""
    for spot in found:
        kind, loc = spot.part[0], spot.loc
        if not isinstance(spot.words, Statement):
            continue
        claims = [i for i, id in enumerate(spot.sources) if isinstance(guide.sources.get(id), Claim)]
        if kind == "outcomes" and loc[0] == "article":
            others = [i for i in range(len(spot.sources)) if i not in claims]
            if others:
                what = f"stands under the article's heading and leans on '{spot.sources[others[0]]}', which is no claim"
                yield spot.fault(marks, ("sources", others[0]), what, "say it elsewhere, or in a law text")
            elif not claims:
                what = "stands under the article's heading and names no claim of it"
                yield spot.fault(marks, (), what, "name the claim, or say it elsewhere")
        elif kind == "law" and claims:
            what = f"is a text on law and leans on the article's '{spot.sources[claims[0]]}'"
            yield spot.fault(marks, ("sources", claims[0]), what, "lean it on what the law says")
        elif kind == "law" and not spot.sources:
            yield spot.fault(marks, (), "is a text on law and names no source", "add 'sources:'")


_TITLE = re.compile("《([^《》]+)》")


def named(guide: Guide, marks: Marks, found: list[Spot]) -> Iterator[Fault]:
    """A text that names a law or rule by its title leans on it."""
    titles = {id: source.title for id, source in guide.sources.items() if isinstance(source, Instrument)}
    for spot in found:
        if not isinstance(spot.words, Statement | Script):
            continue
        on = leans(guide, spot) | spot.below
        for language, text in authored(spot.words):
            for name in _TITLE.findall(text):
                if not any(_is_called(titles[id], name) for id in on if id in titles):
                    what = f"names 《{name}》 and does not lean on it"
                    yield spot.fault(marks, (language,), what, "name it under 'sources:'")


def _is_called(title: Words, name: str) -> bool:
    return any(called.endswith(name) for _, text in authored(title) for called in _TITLE.findall(text))


def weak(guide: Guide, marks: Marks, found: list[Spot]) -> Iterator[Fault]:
    """Claims graded C stand only where the style allows; graded B always with a hedge or with what confronts them."""
    for spot in found:
        for i, id in enumerate(spot.sources):
            claim = guide.sources.get(id)
            if not isinstance(claim, Claim):
                continue
            if claim.grade == "C" and (what := _misplaced(guide, spot, id)):
                pages = ", ".join(guide.about.style.weakest.pages)
                yield spot.fault(marks, ("sources", i), what, f"it may stand on these pages: {pages}" if pages else "")
            if claim.grade == "B" and not _confronted(guide, spot, claim):
                what = f"the claim '{id}' is graded B and stands here without a hedge and without what confronts it"
                yield spot.fault(
                    marks, ("sources", i), what, "say that the article says so, or name what speaks against it"
                )


def _misplaced(guide: Guide, spot: Spot, id: str) -> str:
    allowed = guide.about.style.weakest
    if spot.part[0] == "pages" and spot.part[1] in allowed.pages:
        return ""
    if spot.part == ABOUT and spot.loc[0] == "start" and allowed.start:
        return ""
    for beside in allowed.beside:
        if beside.claim == id and beside.in_ == spot.part[1]:
            alone = [other for other in beside.with_ if other not in spot.sources]
            return f"the claim '{id}' is graded C and stands here without {', '.join(alone)}" if alone else ""
    return f"the claim '{id}' is graded C and may not stand here"


def _confronted(guide: Guide, spot: Spot, claim: Claim) -> bool:
    style, against = guide.about.style, claim.against
    if spot.part == ("pages", style.trust):
        return True
    if against is not None and not set(against.sources).isdisjoint(spot.sources):
        return True
    if against is not None and against.always and spot.part[0] == "outcomes" and spot.loc[0] == "article":
        return True  # there the line against it is printed with it
    return all(_hedged(guide, (spot.words, *spot.heads), language) for language, _ in authored(spot.words))


def _hedged(guide: Guide, around: tuple[Words, ...], language: Language) -> bool:
    hedges = guide.about.style.hedges
    if not hedges.of(language):
        return True
    return any(has(hedges, language, text) for words in around for lang, text in authored(words) if lang == language)
