"""Faults of content: small typed values that say where, what, and what to write instead."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from guide.values.characters import in_a_line

Within = tuple[tuple[str, str] | None, tuple[str | int, ...]]
"""The kind and id of a part of a guide, None for `guide.yaml`, and a place in it."""


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """One thing wrong with a guide. Lines and columns count from 1; 0 means the file as a whole."""

    path: Path
    """the file"""
    line: int
    column: int
    """`line` and `column` of the place in it"""
    what: str
    """what is wrong"""
    instead: str = ""
    """what to write instead, or nothing"""
    within: Within | None = field(default=None, compare=False, repr=False)
    """where it is apart from its line: by that it is found again when lines have moved"""

    def __str__(self) -> str:
        place = f"{self.path}:{self.line}:{self.column}" if self.line else self.path
        what = f"{in_a_line(place)}  {in_a_line(self.what)}"
        return f"{what}\n    {in_a_line(self.instead)}" if self.instead else what


class BrokenGuide(Exception):
    """A guide cannot be used. `faults` are all that were found, in the order of the files."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults = tuple(sorted(set(faults)))
        super().__init__("\n".join(str(fault) for fault in self.faults))


def nearest(word: str, known: Iterable[str]) -> str:
    """A hint that names the nearest known word, or nothing. Small letters and dashes count as they are meant."""
    from difflib import get_close_matches  # only where something is wrong

    alike = {_alike(each): each for each in known}
    close = get_close_matches(_alike(word), list(alike), n=1, cutoff=0.6)
    return f"did you mean '{alike[close[0]]}'?" if close else ""


def _alike(word: str) -> str:
    return word.casefold().replace("_", "-").replace(" ", "-")
