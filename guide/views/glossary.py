"""Glossary words where they stand in a text, and what they mean."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain

from guide.content.guide import Guide
from guide.content.pages import Term
from guide.i18n.languages import Language

_APART = re.compile(r"\s*[／/（）()、,“”\"「」]\s*")


@dataclass(frozen=True)
class Glossary:
    """The terms of a guide in one language. Of two words that overlap in a text the longer one counts."""

    terms: dict[str, Term]
    """word in lower case → its term"""
    words_in: Callable[[str], Sequence[str]]
    """the words of it that stand in a text"""

    def in_text(self, texts: Iterable[str]) -> dict[str, Term]:
        """The words of the glossary that stand in some texts, as written there, in order, each term once."""
        found: dict[int, tuple[str, Term]] = {}
        for word in chain.from_iterable(map(self.words_in, texts)):
            term = self.terms[word.lower()]
            found.setdefault(id(term), (word, term))
        return dict(found.values())


def glossary(guide: Guide, language: Language) -> Glossary:
    """The glossary of a guide: the terms of all its pages."""
    words: dict[str, Term] = {}
    for page in guide.pages.values():
        for term in page.terms:
            for form in _APART.split(term.word.say(language)):
                if len(form) > 1:
                    words.setdefault(form.lower(), term)
    return Glossary(words, _finder(tuple(sorted(words, key=len, reverse=True))))


@lru_cache(maxsize=8)
def _finder(words: tuple[str, ...]) -> Callable[[str], Sequence[str]]:
    """Finds words in a text. A page is laid out anew with every key, and most of its texts are what they were."""
    ways = (rf"\b{re.escape(word)}\b" if word.isascii() else re.escape(word) for word in words)
    pattern = re.compile("|".join(ways), re.IGNORECASE)
    return lru_cache(maxsize=4096)(pattern.findall) if words else lambda _: ()
