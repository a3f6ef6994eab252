"""Where the data of a note stands in its file: at the end, in a block of its own, so that people read first.

Nothing is hidden: a viewer shows the block as code, and print has it on the last page. A draft, which nobody reads, and
a note of before begin with their data between two lines of dashes.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

FENCE = "---"
OPENS, CLOSES = "```yaml", "```"
FIRST = "guide:"
"""How the data begins, comments aside."""


class Unframed(ValueError):
    """A text in which no data of a note stands: a key of the phrases' `damages`, and the line it is about."""

    def __init__(self, reason: str, line: int) -> None:
        self.reason, self.line = reason, line
        super().__init__(f"{reason} {line}")


@dataclass(frozen=True, slots=True)
class Framed:
    """A note taken apart: its data, the line of the file before it begins, and the text for people."""

    data: str
    before: int
    body: str


def at_top(data: str) -> str:
    """Data alone, or before a text, between two lines of dashes."""
    return f"{FENCE}\n{data}{FENCE}\n"


def at_end(data: str, body: str, heading: str) -> str:
    """A text, and after it the data under a heading. YAML never puts the closing line at the margin."""
    return f"{body}\n## {heading}\n\n{OPENS}\n{data}{CLOSES}\n"


def split(text: str) -> Framed:
    """A note as data and text, whichever comes first. What somebody wrote after the data is text too. Raises
    Unframed.
    """
    lines = text.replace("\r\n", "\n").split("\n")
    if lines[0].strip() == FENCE:
        end = next((i for i, line in enumerate(lines) if i and line.strip() == FENCE), None)
        if end is None:
            raise Unframed("not-closed", len(lines))
        return Framed(_whole(lines[1:end]), 1, "\n".join(lines[end + 1 :]))
    begins = [i for i, line in enumerate(lines) if line.rstrip() == OPENS and _first(lines[i + 1 :]).startswith(FIRST)]
    if not begins:
        raise Unframed("no-note", 1)
    start = begins[-1]
    end = next((i for i in range(start + 1, len(lines)) if lines[i].rstrip() == CLOSES), None)
    if end is None:
        raise Unframed("not-closed", len(lines))
    after = "\n".join(lines[end + 1 :]).strip("\n")
    body = "\n".join(lines[: _heading(lines, start)]).rstrip("\n") + "\n"
    return Framed(_whole(lines[start + 1 : end]), start + 1, body + (f"\n{after}\n" if after else ""))


def _first(lines: Sequence[str]) -> str:
    """The first line with data: somebody may have written a comment above it."""
    return next((line for line in lines if line.strip() and not line.lstrip().startswith("#")), "")


def _whole(lines: Sequence[str]) -> str:
    return "\n".join(lines) + "\n"


def _heading(lines: Sequence[str], start: int) -> int:
    """The line of the heading above the data; where there is none, that of the data."""
    above = start - 1
    while above > 0 and not lines[above].strip():
        above -= 1
    return above if lines[above].startswith("## ") else start
