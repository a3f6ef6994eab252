"""The glossary: every word it has is used, every hard word used is in it, and no definition goes round in a circle."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from guide.content.checks import texts
from guide.content.faults import Fault
from guide.content.guide import Guide
from guide.content.marks import Marks
from guide.content.pages import Term
from guide.content.reading import Loc
from guide.content.words import Language, Words
from guide.engine.graph import circles
from guide.lint.patterns import pattern, plain
from guide.lint.spots import Spot, fault

_APART = re.compile(r"\s*[／/（）()、,“”\"「」]\s*")


def forms(words: Words, language: Language) -> tuple[str, ...]:
    """The ways a term may stand in a text: 擔保人／共同借款人 is two, 信用紀錄（徵信） is two."""
    text = _text(words, language)
    whole = (text,) if re.search(r"[“\"「]", text) else ()
    return tuple(part for part in (*whole, *_APART.split(text)) if len(part) > 1)


class _Finder:
    """Which terms stand in a text. Of two that overlap the longer one counts."""

    def __init__(self, terms: Mapping[str, Term], language: Language) -> None:
        self.language = language
        self.of = {form.lower(): id for id, term in terms.items() for form in forms(term.word, language)}
        self.finder = pattern(tuple(self.of), language)

    def terms(self, words: Words) -> set[str]:
        found = self.finder.all(plain(_text(words, self.language))) if self.finder else frozenset()
        return {self._of(match.lower()) for match in found}

    def _of(self, found: str) -> str:
        return next(self.of[form] for form in (found, found[:-1], found[:-2]) if form in self.of)  # instalments


def glossary(guide: Guide, marks: Marks, found: list[Spot]) -> Iterator[Fault]:
    """Terms unused or circular, and hard words that are not in the glossary.

    The register counts as use: the reader meets its titles and paraphrases beside what leans on them.
    """
    places: dict[str, tuple[str, Loc]] = {}
    terms: dict[str, Term] = {}
    for page in guide.pages.values():
        for i, term in enumerate(page.terms):
            terms.setdefault(term.term, term)
            places.setdefault(term.term, (page.id, ("terms", i)))
    finders = [_Finder(terms, language) for language in guide.about.languages.written]
    met = [spot.words for spot in found if spot.loc[0] != "terms"]
    met += [words for source in guide.sources.values() for _, words in texts(source)]
    for id, what, instead in (*_circular(terms, finders), *_unused(terms, finders, met)):
        page_id, loc = places[id]
        yield fault(marks, ("pages", page_id), loc, what, instead)
    yield from _unexplained(guide, marks, found, terms)


def _circular(terms: Mapping[str, Term], finders: list[_Finder]) -> Iterator[tuple[str, str, str]]:
    said: set[str] = set()
    for finder in finders:
        ways = {id: tuple(sorted(finder.terms(term.says))) for id, term in terms.items()}
        round = circles(ways)
        for id in sorted(round - said):
            said.add(id)
            with_ = ", ".join(f"'{other}'" for other in ways[id] if other in round)
            yield id, f"the definition of '{id}' goes round in a circle, by way of {with_}", "explain it in other words"


def _unused(terms: Mapping[str, Term], finders: list[_Finder], met: list[Words]) -> Iterator[tuple[str, str, str]]:
    used: set[str] = set()
    for words in met:
        for finder in finders:
            used |= finder.terms(words)
    for id in terms:
        if id not in used:
            yield id, f"the term '{id}' is used by no text", "take it out, or use the word"


def _unexplained(guide: Guide, marks: Marks, found: list[Spot], terms: Mapping[str, Term]) -> Iterator[Fault]:
    for language in guide.about.languages.written:
        known = " / ".join(form for term in terms.values() for form in forms(term.word, language)).lower()
        for word in guide.about.style.explained.of(language):
            if word.lower() in known:
                continue
            finder = pattern((word,), language)
            for spot in found:
                if finder and finder.first(plain(_text(spot.words, language))):
                    what = f"uses '{word}', which the glossary does not explain"
                    yield spot.fault(marks, (language,), what, "add a term, or say it in common words")


def _text(words: Words, language: Language) -> str:
    return words.written.get(language, "")
