"""How the texts of a guide read on the whole, in each language, and the budgets its author sets for that."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from guide.content.faults import Fault
from guide.content.guide import Guide
from guide.content.marks import Marks
from guide.content.words import Language
from guide.i18n.languages import simplified, without_spaces
from guide.lint.lengths import length, printed
from guide.lint.patterns import REMEMBERED
from guide.lint.spots import Spot, written
from guide.values.plain import Plain
from guide.views.layout import NOT_FIRST, NOT_LAST, wrap

WIDTHS = (36, 76)
"""Columns of text on a narrow and on a common terminal."""
WORST = 3
"""So many places are named where a budget is exceeded."""
_PIECE = re.compile(r"[□｜|\n]")
_SENTENCE = re.compile(
    r"[^。！？]+[。！？][”’」』）]*|[^.?!]+(?:[.?!](?![”’\"]?\s|[”’\"]?$)[^.?!]*)*[.?!][”’\"]?(?=\s|$)"
)
_HAN = re.compile("[\u4e00-\u9fff]")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence and where it stands: how long it is, and how many of its characters are rare."""

    spot: Spot
    text: str
    size: float
    rare: int


@dataclass(frozen=True, slots=True)
class Measures:
    """One language of a guide in numbers."""

    language: Language
    sentences: tuple[Sentence, ...]
    han: int
    """Chinese characters, in whatever texts"""
    rare: int
    """those of them outside level 1 of GB 2312"""
    edges: tuple[Spot, ...]
    """texts of which a line begins or ends with a mark that may not stand there"""

    @property
    def mean(self) -> float:
        return sum(sentence.size for sentence in self.sentences) / max(len(self.sentences), 1)

    @property
    def per_hundred(self) -> float:
        return 100 / self.mean if self.sentences else 0.0

    @property
    def rare_of_thousand(self) -> float:
        return 1000 * self.rare / max(self.han, 1)

    def dump(self) -> dict[str, Plain]:
        """As JSON holds it."""
        return {
            "sentences": len(self.sentences),
            "sentence": round(self.mean, 1),
            "per-hundred": round(self.per_hundred, 1),
            "rare": round(self.rare_of_thousand, 1) if simplified(self.language) else None,
            "edges": len(self.edges),
        }


def measured(guide: Guide, found: Iterable[Spot]) -> dict[Language, Measures]:
    """What each written language comes to. Labels and headings, which end without a stop, are no sentences."""
    by: dict[Language, list[tuple[Spot, str]]] = {language: [] for language in guide.about.languages.written}
    for spot in found:
        for language, text in written(spot.words):
            if language in by:
                by[language].append((spot, printed(guide, text, language)))
    return {language: _measures(language, texts) for language, texts in by.items()}


def _measures(language: Language, texts: list[tuple[Spot, str]]) -> Measures:
    sentences = [
        Sentence(spot, said, long, rare) for spot, text in texts for said, long, rare in _sentences(text, language)
    ]
    han = sum(_characters(text) for _, text in texts)
    edges = [spot for spot, text in texts if _has_forbidden_edge(text)]
    return Measures(language, tuple(sentences), han, sum(_rare(text) for _, text in texts), tuple(edges))


@lru_cache(REMEMBERED)
def _sentences(text: str, language: Language) -> tuple[tuple[str, float, int], ...]:
    """The sentences of a text, each with its length and how many rare characters it has."""
    said = [each.strip() for piece in _PIECE.split(text) for each in _SENTENCE.findall(piece)]
    return tuple((each, length(each, language), _rare(each)) for each in said)


@lru_cache(REMEMBERED)
def _has_forbidden_edge(text: str) -> bool:
    """Whether a line of it begins or ends with a mark that may not stand there, however wide the screen is."""
    return any(_broken(wrap(text, width)) for width in WIDTHS)


@lru_cache(REMEMBERED)
def _characters(text: str) -> int:
    """How many Chinese characters it has."""
    return len(_HAN.findall(text))


@lru_cache(REMEMBERED)
def _rare(text: str) -> int:
    """Chinese characters outside level 1 of GB 2312, whose rows 16 to 55 hold the 3,755 most common ones."""
    codes = (character.encode("gb2312", "ignore") for character in _HAN.findall(text))
    return sum(not (code and 0xB0 <= code[0] <= 0xD7) for code in codes)


def _broken(lines: list[str]) -> bool:
    return any(a[-1:] in NOT_LAST or b[:1] in NOT_FIRST for a, b in pairwise(lines) if a and b)


def table(found: Mapping[Language, Measures]) -> str:
    """The numbers for reading, a language a line."""
    rows = [f"\nlanguage: {', '.join(_HEADS)}:"]
    for language, measures in found.items():
        unit = "characters" if without_spaces(language) else "words"
        rare = f"{measures.rare_of_thousand:.1f} ‰" if simplified(language) else "–"
        numbers = (f"{len(measures.sentences):,}", f"{measures.mean:.1f} {unit}", f"{measures.per_hundred:.1f}")
        rows.append("  ".join(["", f"{language:<7}", *numbers, rare, str(len(measures.edges))]))
    return "\n".join(rows)


_HEADS = (
    "sentences",
    "length on average",
    "sentences in a hundred",
    "rare characters",
    "texts with forbidden line edges",
)


def budgets(guide: Guide, marks: Marks, found: Mapping[Language, Measures]) -> Iterator[Fault]:
    """Budgets that are exceeded, each with the places that are worst."""
    for language, measures in found.items():
        most = guide.about.style.measured.get(language)
        if most is None:
            continue
        unit = "characters" if without_spaces(language) else "words"
        longest = sorted(measures.sentences, key=lambda sentence: -sentence.size)
        rarest = sorted(measures.sentences, key=lambda sentence: -sentence.rare)
        checked = (
            (most.sentence, measures.mean, f"{unit} a sentence on average", longest, "make two of it"),
            (most.per_hundred, measures.per_hundred, f"sentences in a hundred {unit}", longest[::-1], "say it whole"),
            (most.rare, measures.rare_of_thousand, "rare characters in a thousand", rarest, "use commoner ones"),
        )
        for allowed, is_, what, worst, instead in checked:
            if allowed is not None and is_ > allowed:
                for at in worst[:WORST]:
                    said = f"{language} has {is_:.1f} {what}, {allowed:g} is the most; one of the worst: {at.text}"
                    yield at.spot.fault(marks, (language,), said, instead)
        if most.edges is not None and len(measures.edges) > most.edges:
            for spot in measures.edges[:WORST]:
                count = f"{len(measures.edges)} texts of {language} have a line"
                said = f"{count} that begins or ends with a mark that may not stand there, {most.edges} is the most"
                yield spot.fault(marks, (language,), said, "put the marks another way")
