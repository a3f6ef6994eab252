"""What is said on standard error: what happened and where, never a traceback."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from guide.values.characters import in_a_line
from guide.values.text import counted

if TYPE_CHECKING:
    from guide.content.faults import Fault


def complain(line: str, status: int = 2, instead: str = "") -> int:
    """Say a line on standard error, and under it what to do `instead`, if anybody can hear it.

    Gives back the exit status that goes with it.
    """
    with suppress(OSError, ValueError):
        print(
            f"guide: {in_a_line(line)}", *(["    " + in_a_line(instead)] if instead else []), sep="\n", file=sys.stderr
        )
    return status


def print_faults(faults: Iterable[Fault]) -> int:
    """Every fault with its place, then how many there are."""
    faults = list(faults)
    for fault in faults:
        print(from_here(fault), file=sys.stderr)
    return complain(f"{counted(len(faults), 'fault')} in the guide", 1)


def from_here(fault: Fault) -> str:
    """A fault with its path as one would type it from here."""
    return str(fault).removeprefix(here())


def here() -> str:
    """How paths below the folder one is in begin; nothing where that has been removed."""
    try:
        return in_a_line(f"{Path.cwd()}/")
    except OSError:
        return ""
