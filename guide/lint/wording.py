"""What is said: to somebody, with the same numbers in every language, and without the words an author avoids."""

from __future__ import annotations

from collections.abc import Iterator

from guide.content.checks import texts
from guide.content.faults import Fault
from guide.content.guide import Guide, parts
from guide.content.marks import Marks
from guide.content.style import Avoided
from guide.content.words import Language
from guide.lint.patterns import pattern
from guide.lint.spots import Spot, written


def told(guide: Guide, marks: Marks) -> Iterator[Fault]:
    """Outcomes whose words to say do not tell whom they are said to; those that follow are for the same person."""
    for id, outcome in guide.outcomes.items():
        at = next((loc for loc, words in outcome.said if loc[1] == 0 and words.to is None), None)
        if at is not None:
            yield marks.fault("outcomes", id, at, "nobody is named to whom this is said", "add 'to:'")


def numbers(guide: Guide, marks: Marks, found: list[Spot]) -> Iterator[Fault]:
    """Texts whose languages differ in the numbers and addresses the reader is told to use."""
    finder = pattern(tuple(guide.about.style.numbers), "zh")
    for spot in found if finder else ():
        told = [(language, finder.all(text)) for language, text in written(spot.words) if finder]
        for language, called in told[1:]:
            if odd := called ^ told[0][1]:
                what = f"{told[0][0]} and {language} differ in the numbers to call: {', '.join(sorted(odd))}"
                yield spot.fault(marks, (language,), what, "use the same in each")


def avoided(guide: Guide, marks: Marks, found: list[Spot]) -> Iterator[Fault]:
    """Texts with a word to avoid, those of the register of sources among them."""
    register = [(part, model) for part, model in parts(guide).items() if part[0] == "sources"]
    every = [*found, *(Spot(part, loc, words) for part, model in register for loc, words in texts(model))]
    finders = {language: Finder(guide.about.style.avoid, language) for language in guide.about.languages.tags}
    for spot in every:
        for language, text in written(spot.words):
            for word, instead in finders[language].hits(text):
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
        if self.any is None or not self.any.first(text):
            return
        for found, but, instead in self.entries:
            for match in found.pattern.finditer(but.without(text) if but else text):
                yield match[0], instead
