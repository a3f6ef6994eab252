"""What is said on standard error: what happened and where, never a traceback."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path

from guide.content.faults import Fault
from guide.i18n.counting import counted


def complain(line: str, status: int = 2) -> int:
    """Say a line on standard error and give back the exit status that goes with it."""
    print(f"guide: {line}", file=sys.stderr)
    return status


def print_faults(faults: Iterable[Fault]) -> int:
    """Every fault with its place, then how many there are."""
    faults = list(faults)
    for fault in faults:
        print(from_here(fault), file=sys.stderr)
    return complain(f"{counted(len(faults), 'fault')} in the guide", 1)


def from_here(fault: Fault) -> str:
    """A fault with its path as one would type it from here."""
    return str(fault).removeprefix(f"{Path.cwd()}/")
