"""A line of days drawn with characters that are one column wide in every terminal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set

from guide.views.layout import cells
from guide.views.model import Look, Part, Span

STEP = 4
"""Columns a day takes."""
LEFT = 2


def draw(last: int, marks: Sequence[tuple[int, str]], today: int | None, here: str) -> list[Part]:
    """Days 0 to `last`: the marks named above their day, and `here` below today's, where it is known.

    A day before the line stands at its left end, a later one at its right. Every day is tinted: those past, those that
    have a name, today, those to come.
    """
    names = _place([(LEFT + day * STEP, name) for day, name in marks])
    stems = _place([(LEFT + day * STEP, "|") for day, _ in marks])
    marked = {day for day, _ in marks}
    rule = " " * LEFT
    for day in range(last + 1):
        number = str(day)
        rule += number + ("=" if day in marked else "-") * (STEP - len(number) if day < last else 0)
    drawn = [Part("draw", names), Part("draw", stems), Part("draw", rule, spans=tuple(_tints(last, marked, today)))]
    if today is not None:
        column = LEFT + min(max(today, 0), last) * STEP
        drawn += [Part("draw", " " * column + "^"), Part("draw", _place([(column, here)]))]
    return drawn


def _tints(last: int, marked: Set[int], today: int | None) -> Iterator[Span]:
    """A ground for each day, on which its number can be read."""
    for day in range(last + 1):
        look: Look = "now" if day == today else "named" if day in marked and day else "ahead"
        if look == "ahead" and today is not None and day < today:
            look = "past"
        start = LEFT + day * STEP
        number = start + len(str(day))
        yield Span(start, number, look)
        yield Span(number, start + STEP if day < last else number, look, blank=True)


def _place(labels: Sequence[tuple[int, str]]) -> str:
    """Labels centred on their columns, moved right where they would touch the one before."""
    line = ""
    for column, label in labels:
        start = max(0, column - cells(label) // 2)
        used = cells(line)
        line += " " * max(start - used, 1 if line else 0) + label
    return line
