"""The letters that open pages, held against the letters that do something already."""

from __future__ import annotations

from collections.abc import Iterator
from string import ascii_lowercase

from guide.content.faults import Fault
from guide.content.guide import Guide
from guide.content.marks import Marks
from guide.views.commands import COMMANDS, MOTIONS

TAKEN = {letter: f"the command '{command.name}'" for command in COMMANDS for letter in command.keys if len(letter) == 1}
TAKEN |= {key: "moving about" for motion in MOTIONS for key in motion.keys if key in ascii_lowercase}


def taken(guide: Guide, marks: Marks) -> Iterator[Fault]:
    """A fault for every page whose letter would do something else as well."""
    by = dict(TAKEN)
    for id, page in guide.pages.items():
        if page.key is None:
            continue
        if page.key in by:
            what = f"the key '{page.key}' of the page '{id}' is that of {by[page.key]} already"
            used = {*by, *(other.key for other in guide.pages.values())}
            free = " ".join(letter for letter in ascii_lowercase if letter not in used)
            yield marks.fault("pages", id, ("key",), what, f"choose another: {free}")
        by.setdefault(page.key, f"the page '{id}'")
