"""Days and hours drawn as a grid, with a sign where something was: legible without colour and at 40 columns."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import date

from guide.views.layout import cells, pad
from guide.views.model import Part, Span

LABEL = 6
"""Columns for the day."""
WIDEST_CELL = 3


@dataclass(frozen=True, slots=True)
class Mark:
    """A sign at an hour; None where the hour is not known."""

    hour: int | None
    sign: str


def cell_width(width: int) -> int:
    """The columns an hour has in a drawing at most `width` columns wide. With one, it takes 32."""
    return max(1, min(WIDEST_CELL, (width - LABEL - 2) // 24))


def draw(days: Sequence[tuple[date, Sequence[Mark]]], quiet: Collection[int], width: int) -> list[Part]:
    """The hours 0 to 23 across, a day in a row, several marks of one hour below each other; `quiet` hours under =.

    Each hour has the ground of what it is.
    """
    cell = cell_width(width)
    loose = any(mark.hour is None for _, marks in days for mark in marks)
    hours = " " * LABEL + "".join(pad(str(hour), 3 * cell) for hour in range(0, 24, 3)) + (" ?" if loose else "")
    above = " " * LABEL + "".join(("=" if hour in quiet else "-") * cell for hour in range(24))
    drawn = [Part("draw", hours.rstrip()), Part("draw", above)]
    for day, marks in days:
        stacks = {hour: [mark.sign for mark in marks if mark.hour == hour] for hour in (*range(24), None)}
        for row in range(max(map(len, stacks.values()))):
            line, spans = pad(f"{day:%m-%d}" if row == 0 else "", LABEL), list[Span]()
            for hour in range(24):
                sign = stacks[hour][row] if row < len(stacks[hour]) and cells(stacks[hour][row]) <= cell else ""
                empty = (":" if hour in quiet else ".") if row == 0 else ""
                start = len(line)
                line += pad(sign or empty, cell)
                spans.append(Span(start, len(line), "quiet" if hour in quiet else "open", blank=not sign))
            line += " " + stacks[None][row] if row < len(stacks[None]) else ""
            line = line.rstrip()
            seen = (replace(span, end=min(span.end, len(line))) for span in spans if span.start < len(line))
            drawn.append(Part("draw", line, spans=tuple(seen)))
    return drawn
