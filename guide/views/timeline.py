"""A line of days drawn with characters that are one column wide in every terminal."""

from __future__ import annotations

from collections.abc import Sequence

from guide.views.layout import cells

STEP = 4
"""Columns a day takes."""
LEFT = 2


def draw(last: int, marks: Sequence[tuple[int, str]], today: int | None, here: str) -> list[str]:
    """Days 0 to `last`: the marks named above their day, and `here` below today's, where it is known.

    A day before the line stands at its left end, a later one at its right.
    """
    names = _place([(LEFT + day * STEP, name) for day, name in marks])
    stems = _place([(LEFT + day * STEP, "|") for day, _ in marks])
    marked = {day for day, _ in marks}
    rule = " " * LEFT
    for day in range(last + 1):
        number = str(day)
        rule += number + ("=" if day in marked else "-") * (STEP - len(number) if day < last else 0)
    lines = [names, stems, rule]
    if today is not None:
        column = LEFT + min(max(today, 0), last) * STEP
        lines += [" " * column + "^", _place([(column, here)])]
    return lines


def _place(labels: Sequence[tuple[int, str]]) -> str:
    """Labels centred on their columns, moved right where they would touch the one before."""
    line = ""
    for column, label in labels:
        start = max(0, column - cells(label) // 2)
        used = cells(line)
        line += " " * max(start - used, 1 if line else 0) + label
    return line
