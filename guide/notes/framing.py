"""Where the data of a note stands in its file: as a rule at the end, in a block of its own, so that people read first.

Nothing is hidden: a viewer shows the block as code, and print has it on the last page. It counts wherever it stands,
and all that a person or another program puts above or below it, such as properties on top, is theirs. A draft, which
nobody reads, and a note of before have their data between two lines of dashes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

FENCE = "---"
OPENS, CLOSES = "```yaml", "```"
LARGEST = 2_000_000
"""Bytes; a note of the guide has a few thousand."""
_OPENS = re.compile(r"(?P<fence>`{3,}|~{3,})[ \t]*ya?ml\b[^`]*", re.IGNORECASE)
_KEYS = ("guide:", "answers:")
"""What stands in all data; the first of it begins with the first of these, comments aside."""


class Unframed(ValueError):
    """A text in which no data of a note stands: a key of the phrases' `damages`, and the line it is about."""

    def __init__(self, reason: str, line: int) -> None:
        self.reason, self.line = reason, line
        super().__init__(f"{reason} {line}")


@dataclass(frozen=True, slots=True)
class Framed:
    """A note taken apart: what stands above its data, to the letter, the data, and what stands below.

    `before`: the lines of the file before the data. `fenced`: it stands in a block of code, as now.
    """

    above: str
    data: str
    below: str
    before: int
    fenced: bool

    @property
    def body(self) -> str:
        """All but the data."""
        return self.above + self.below


def has_data(text: str) -> bool:
    """Whether there is data in a text, closed or not."""
    return any(_candidates(text.split("\n")))


def at_top(data: str) -> str:
    """Data alone, or before a text, between two lines of dashes."""
    return f"{FENCE}\n{data}{FENCE}\n"


def block(data: str, heading: str) -> str:
    """Data in a block of code under a heading. YAML never puts the closing line at the margin."""
    return f"## {heading}\n\n{OPENS}\n{data}{CLOSES}\n"


def at_end(data: str, body: str, heading: str) -> str:
    """A text, and after it the data."""
    return f"{body}\n{block(data, heading)}"


@dataclass(frozen=True, slots=True)
class _Found:
    """Lines that may be the data: from the first behind the opening one up to the closing one, if there is one."""

    first: int
    end: int | None
    fenced: bool
    whole: bool
    """it holds all that data holds"""


def split(text: str) -> Framed:
    """A note as data and what is around it. Of several blocks the last counts. Raises Unframed."""
    lines = text.split("\n")
    found = max(_candidates(lines), key=lambda each: (each.whole, each.fenced, each.first), default=None)
    if found is None:
        raise Unframed("no-note", 1)
    if found.end is None:
        raise Unframed("not-closed", len(lines))
    opening = _heading(lines, found.first - 1) if found.fenced else found.first - 1
    data = "".join(line.removesuffix("\r") + "\n" for line in lines[found.first : found.end])
    above = "".join(line + "\n" for line in lines[:opening])
    return Framed(above, data, "\n".join(lines[found.end + 1 :]), found.first, found.fenced)


def _candidates(lines: Sequence[str]) -> Iterator[_Found]:
    """Every block of code and everything between dashes that begins as data does, or holds all of it."""
    dashes = [i for i, line in enumerate(lines) if line.rstrip() == FENCE]
    for i, end in pairwise([*dashes, None]):
        inside = lines[i + 1 : end] if i is not None else []
        whole = end is not None and _whole(inside)
        if i is not None and (_begins(inside) or (whole and i == 0)):  # on top, properties may stand among it
            yield _Found(i + 1, end, False, whole)
    for i, line in enumerate(lines):
        opens = _OPENS.fullmatch(line.rstrip())
        if opens is None:
            continue
        closes = re.compile(rf"{opens['fence'][0]}{{{len(opens['fence'])},}}")
        end = next((j for j in range(i + 1, len(lines)) if closes.fullmatch(lines[j].rstrip())), None)
        whole = end is not None and _whole(lines[i + 1 : end])
        if whole or _begins(lines[i + 1 : end]):
            yield _Found(i + 1, end, True, whole)


def _begins(lines: Sequence[str]) -> bool:
    """Whether the first line that is no comment is that of data."""
    return next((line for line in lines if line.strip() and not line.lstrip().startswith("#")), "").startswith(_KEYS[0])


def _whole(lines: Sequence[str]) -> bool:
    return all(any(line.startswith(key) for line in lines) for key in _KEYS)


def _heading(lines: Sequence[str], start: int) -> int:
    """The line of the heading above the data; where there is none, that of the data."""
    above = start - 1
    while above > 0 and not lines[above].strip():
        above -= 1
    return above if above >= 0 and lines[above].startswith("## ") else start
