"""Words that are not said: an author's list, with what to say instead."""

from __future__ import annotations

from collections.abc import Iterator

from guide.content.checks import texts
from guide.content.faults import Fault
from guide.content.guide import Guide, parts
from guide.content.marks import Marks
from guide.content.style import Avoided
from guide.content.words import Language
from guide.lint.spots import Spot, written
from guide.lint.voices import pattern


def avoided(guide: Guide, marks: Marks, found: list[Spot]) -> Iterator[Fault]:
    """Texts with a word to avoid, those of the register of sources among them."""
    register = [(part, model) for part, model in parts(guide).items() if part[0] == "sources"]
    every = [*found, *(Spot(part, loc, words) for part, model in register for loc, words in texts(model))]
    for spot in every:
        for language, text in written(spot.words):
            for word, instead in hits(guide.about.style.avoid, language, text):
                yield spot.fault(marks, (language,), f"says '{word}'", f"say {instead}")


def hits(avoid: tuple[Avoided, ...], language: Language, text: str) -> Iterator[tuple[str, str]]:
    """The words to avoid that stand in a text, each with what to say instead."""
    for entry in avoid:
        but = pattern(entry.right_in.of(language), language)
        finder = pattern(entry.of(language), language)
        for match in finder.finditer(but.sub(" ", text) if but else text) if finder else ():
            yield match[0], entry.instead
