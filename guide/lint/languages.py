"""Every language says the same: the same numbers to call."""

from __future__ import annotations

from collections.abc import Iterator

from guide.content.faults import Fault
from guide.content.guide import Guide
from guide.content.marks import Marks
from guide.lint.spots import Spot, written
from guide.lint.voices import pattern


def numbers(guide: Guide, marks: Marks, found: list[Spot]) -> Iterator[Fault]:
    """Texts whose languages differ in the numbers and addresses the reader is told to use."""
    finder = pattern(tuple(guide.about.style.numbers), "zh")
    for spot in found if finder else ():
        told = [(language, set(finder.findall(text))) for language, text in written(spot.words) if finder]
        for language, called in told[1:]:
            if odd := called ^ told[0][1]:
                what = f"{told[0][0]} and {language} differ in the numbers to call: {', '.join(sorted(odd))}"
                yield spot.fault(marks, (language,), what, "use the same in each")
