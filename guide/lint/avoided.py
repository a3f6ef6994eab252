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
    finders: dict[Language, Finder] = {}
    for spot in every:
        for language, text in written(spot.words):
            finder = finders.setdefault(language, Finder(guide.about.style.avoid, language))
            for word, instead in finder.hits(text):
                yield spot.fault(marks, (language,), f"says '{word}'", f"say {instead}")


class Finder:
    """Finds the words to avoid in texts of one language."""

    def __init__(self, avoid: tuple[Avoided, ...], language: Language) -> None:
        self.any = pattern(tuple(word for entry in avoid for word in entry.of(language)), language)
        self.entries = [
            (found, pattern(entry.right_in.of(language), language), entry.instead)
            for entry in avoid
            if (found := pattern(entry.of(language), language))
        ]

    def hits(self, text: str) -> Iterator[tuple[str, str]]:
        """The words to avoid that stand in a text, each with what to say instead."""
        if self.any is None or not self.any.search(text):
            return
        for found, but, instead in self.entries:
            for match in found.finditer(but.sub(" ", text) if but else text):
                yield match[0], instead
