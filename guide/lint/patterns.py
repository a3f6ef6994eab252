"""Words looked for in texts. What was found is remembered: while a guide is watched, few texts change at a save."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache

from guide.content.words import PLACEHOLDER, Language
from guide.i18n.languages import without_spaces

REMEMBERED = 50_000
"""So many texts are remembered with what was worked out of them."""


class Pattern:
    """Finds any of some words, the longest first."""

    def __init__(self, pattern: re.Pattern[str]) -> None:
        self.pattern = pattern
        self.first: Callable[[str], str] = lru_cache(REMEMBERED)(self._first)
        self.all: Callable[[str], frozenset[str]] = lru_cache(REMEMBERED)(self._all)
        self.without: Callable[[str], str] = lru_cache(REMEMBERED)(self._without)

    def _first(self, text: str) -> str:
        """The first match in a text, or nothing."""
        match = self.pattern.search(text)
        return match[0] if match else ""

    def _all(self, text: str) -> frozenset[str]:
        """Every match in a text."""
        return frozenset(self.pattern.findall(text))

    def _without(self, text: str) -> str:
        """A text with blanks for what is found in it."""
        return self.pattern.sub(" ", text)


@lru_cache(maxsize=512)
def pattern(words: tuple[str, ...], language: Language) -> Pattern | None:
    """Finds any of the words; None where there are none."""
    if not words:
        return None
    found = "|".join(_whole(word, language) for word in sorted(words, key=len, reverse=True))
    return Pattern(re.compile(found, 0 if without_spaces(language) else re.IGNORECASE))


def _whole(word: str, language: Language) -> str:
    """A word in Latin letters or digits stands alone, an English one also in the plural; Chinese stands anywhere."""
    before = r"(?<![A-Za-z0-9])" if word[0].isascii() else ""
    after = r"(?![A-Za-z0-9])" if word[-1].isascii() else ""
    return before + re.escape(word) + (r"(?:e?s)?" if language == "en" and word[-1].isalpha() else "") + after


@lru_cache(REMEMBERED)
def plain(text: str) -> str:
    """A text without its placeholders."""
    return PLACEHOLDER.sub(" ", text)
