"""Words to say are said to somebody, so that nobody copies them to the wrong person."""

from __future__ import annotations

from collections.abc import Iterator

from guide.content.faults import Fault
from guide.content.guide import Guide
from guide.content.marks import Marks


def told(guide: Guide, marks: Marks) -> Iterator[Fault]:
    """Outcomes whose words to say do not tell whom they are said to; those that follow are for the same person."""
    for id, outcome in guide.outcomes.items():
        first = next((loc for loc, words in outcome.said if loc[1] == 0 and words.to is None), None)
        if first is not None:
            yield marks.fault("outcomes", id, first, "nobody is named to whom this is said", "add 'to:'")
