"""Finding things by what a person types: names, words people use for them, words that stand in them, numbers."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from guide.i18n.deriving import deriving

LONGEST = 80
"""Characters that are looked for; nobody asks for more."""
_AROUND = 24
"""Characters shown before and after words that were found in a text."""
_BEGINS, _WORD, _CALLED, _HEADS, _STANDS = 5, 4, 3, 2, 1
"""How well something was found: its name begins so, or people call it that; a word of its name, a word of what people
call it, a heading in it, a sentence in it."""


@dataclass(frozen=True)
class Thing:
    """Something that can be found. `names`, `heads` and `texts` in every language; `called`: words people use for it.

    `key` is pressed for it. `shown`: gives its texts as they stand in the language of the reader.
    """

    id: str
    name: str
    names: tuple[str, ...] = ()
    called: tuple[str, ...] = ()
    heads: tuple[str, ...] = ()
    texts: tuple[str, ...] = ()
    shown: Callable[[], Iterable[str]] = tuple
    key: str = ""

    @cached_property
    def folded(self) -> tuple[tuple[str, ...], ...]:
        """Names, words people use, headings and texts, each as it is compared."""
        return tuple(
            tuple(map(fold, texts)) for texts in ((self.name, *self.names), self.called, self.heads, self.texts)
        )


@dataclass(frozen=True)
class Found:
    """A thing, how well it was found, and what stands around it where it was found in a text alone."""

    thing: Thing
    score: int
    excerpt: str = ""


def find(things: Iterable[Thing], typed: str) -> list[Found]:
    """What was meant, best first: each of the typed words is found in it. All of it where nothing was typed.

    Simplified and Traditional Chinese are alike.
    """
    spelt = [[*dict.fromkeys(fold(each)[:LONGEST].split())] for each in _spellings(typed[:LONGEST])]
    found = []
    for thing in things:
        score = max(_how_well(thing, wanted) for wanted in spelt)
        if score:
            found.append(Found(thing, score, _excerpt(thing, spelt) if score <= _HEADS else ""))
    return sorted(found, key=lambda one: -one.score)


def _spellings(typed: str) -> Iterable[str]:
    """What was typed, and the same in the other Chinese script."""
    told = () if typed.isascii() else (deriving(config, ())(typed) for config in ("t2s", "s2t"))
    return dict.fromkeys((typed, *told))


def _how_well(thing: Thing, wanted: Sequence[str]) -> int:
    score = min((_score(thing, word) for word in wanted), default=_BEGINS)
    if score == 0 and any(_says(" ".join(wanted), called) for called in thing.folded[1]):
        return _CALLED  # a whole question was typed, and a word for this stands in it
    return score


def _score(thing: Thing, word: str) -> int:
    names, called, heads, texts = thing.folded
    begins = _pattern(word)
    if word in called or any(name.startswith(word) for name in names):
        return _BEGINS
    for score, several in ((_WORD, names), (_CALLED, called), (_HEADS, heads), (_STANDS, texts)):
        if any(begins.search(text) for text in several):
            return score
    return 0


def _says(typed: str, called: str) -> bool:
    """Whether a word people use stands in what was typed."""
    return len(called) > 1 and _pattern(called, whole=True).search(typed) is not None


def _pattern(word: str, whole: bool = False) -> re.Pattern[str]:
    """A word where it begins, a number where it is one; of signs without gaps between words, anywhere."""
    before = r"(?<!\d)" if word[:1].isdigit() else r"(?<![a-z])" if word[:1].isascii() else ""
    after = r"(?!\d)" if word[-1:].isdigit() else r"(?![a-z])" if whole and word[-1:].isascii() else ""
    return re.compile(before + re.escape(word) + after)


def _excerpt(thing: Thing, spelt: Iterable[Sequence[str]]) -> str:
    """The first of the words that was typed, with what stands around it, in the language of the reader."""
    words = [_pattern(word) for wanted in spelt for word in wanted]
    for text in thing.shown():
        same = fold(text)
        match = next((match for word in words if (match := word.search(same))), None)
        if match is not None and len(same) == len(text):
            start, end = max(0, match.start() - _AROUND), min(len(text), match.end() + _AROUND)
            while start < match.start() and _in_a_word(text, start):
                start += 1
            while end > match.end() and _in_a_word(text, end):
                end -= 1
            return "…" * (start > 0) + text[start:end].strip() + "…" * (end < len(text))
    return ""


def _in_a_word(text: str, at: int) -> bool:
    """Whether a text would be cut there in the middle of a word; of signs without gaps, nowhere."""
    return 0 < at < len(text) and all(each.isascii() and each.isalnum() for each in text[at - 1 : at + 1])


def fold(text: str) -> str:
    """A text as it is compared: of one width, without case."""
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split())
