"""Days and hours drawn as a grid, with a sign where something was: legible without colour and at 40 columns."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from guide.views.layout import cells, pad
from guide.views.model import Span

LABEL = 6
"""Columns for the day."""
WIDEST_CELL = 3
_EMPTY = re.compile(r"[:.] {0,2}")


@dataclass(frozen=True, slots=True)
class Mark:
    """A sign at an hour; None where the hour is not known."""

    hour: int | None
    sign: str


def cell_width(width: int) -> int:
    """The columns an hour has in a drawing at most `width` columns wide. With one, it takes 32."""
    return max(1, min(WIDEST_CELL, (width - LABEL - 2) // 24))


def draw(days: Sequence[tuple[date, Sequence[Mark]]], quiet: Collection[int], width: int) -> list[str]:
    """The hours 0 to 23 across, a day in a row, several marks of one hour below each other; `quiet` hours under =."""
    cell = cell_width(width)
    loose = any(mark.hour is None for _, marks in days for mark in marks)
    lines = [
        " " * LABEL + "".join(pad(str(hour), 3 * cell) for hour in range(0, 24, 3)) + (" ?" if loose else ""),
        " " * LABEL + "".join(("=" if hour in quiet else "-") * cell for hour in range(24)),
    ]
    for day, marks in days:
        hours: tuple[int | None, ...] = (*range(24), None) if loose else tuple(range(24))
        stacks = {hour: [mark.sign for mark in marks if mark.hour == hour] for hour in hours}
        for row in range(max(map(len, stacks.values()))):
            label = f"{day:%m-%d}" if row == 0 else ""
            line = pad(label, LABEL) + "".join(_cell(stacks[hour], row, hour in quiet, cell) for hour in range(24))
            if loose and row < len(stacks[None]):
                line += " " + stacks[None][row]
            lines.append(line)
    return [line.rstrip() for line in lines]


def tints(row: str) -> tuple[Span, ...]:
    """The grounds of the empty places in a row of the drawing."""
    return tuple(
        Span(*place.span(), "quiet" if place[0][0] == ":" else "open", blank=True) for place in _EMPTY.finditer(row)
    )


def _cell(stack: Sequence[str], row: int, quiet: bool, cell: int) -> str:
    """A sign, or what an empty place is filled with; only in a day's first row."""
    if row < len(stack) and cells(stack[row]) <= cell:
        return pad(stack[row], cell)
    return pad((":" if quiet else ".") if row == 0 else "", cell)
