"""A table of texts with a bar behind each row: numbers that fall can be seen, and read where no bar can be drawn."""

from __future__ import annotations

from collections.abc import Sequence

from guide.views.layout import cells, pad

NARROWEST = 6
"""Columns a bar needs to say anything."""
GAP = "  "


def draw(rows: Sequence[tuple[Sequence[str], int]], width: int, full: str = "█") -> list[str]:
    """Rows of texts in columns, the first to the left and the others to the right, each with a bar for its number.

    The bar of the greatest number ends at `width`, and any number above 0 has some; without room, no bar is drawn. Bars
    come last, so that a terminal that draws `full` two columns wide moves nothing.
    """
    if not rows:
        return []
    widths = [max(cells(texts[i]) for texts, _ in rows) for i in range(len(rows[0][0]))]
    room = width - sum(widths) - len(GAP) * len(widths)
    most = max(number for _, number in rows)
    lines = []
    for texts, number in rows:
        others = [" " * (wide - cells(text)) + text for text, wide in zip(texts[1:], widths[1:], strict=True)]
        bar = full * -(-number * room // most) if room >= NARROWEST and most > 0 else ""
        lines.append(GAP.join([pad(texts[0], widths[0]), *others, bar]).rstrip())
    return lines
