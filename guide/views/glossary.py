"""Glossary words where they stand in a text, and what they mean."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from guide.content.guide import Guide
from guide.content.pages import Term
from guide.i18n.languages import Language

_APART = re.compile(r"\s*[／/（）()、,“”\"「」]\s*")


@dataclass(frozen=True)
class Glossary:
    """The terms of a guide in one language. Of two words that overlap in a text the longer one counts."""

    terms: dict[str, Term]
    """word in lower case → its term"""
    pattern: re.Pattern[str] | None

    def in_text(self, texts: Iterable[str]) -> dict[str, Term]:
        """The words of the glossary that stand in some texts, as written there, in order, each term once."""
        found: dict[str, Term] = {}
        if self.pattern is not None:
            for text in texts:
                for match in self.pattern.finditer(text):
                    term = self.terms[match[0].lower()]
                    if term not in found.values():
                        found[match[0]] = term
        return found


def glossary(guide: Guide, language: Language) -> Glossary:
    """The glossary of a guide: the terms of all its pages."""
    words: dict[str, Term] = {}
    for page in guide.pages.values():
        for term in page.terms:
            for form in _APART.split(term.word.say(language)):
                if len(form) > 1:
                    words.setdefault(form.lower(), term)
    return Glossary(words, _pattern(tuple(sorted(words, key=len, reverse=True))) if words else None)


@lru_cache(maxsize=8)
def _pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("|".join(rf"\b{re.escape(w)}\b" if w.isascii() else re.escape(w) for w in words), re.IGNORECASE)
