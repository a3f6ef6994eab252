"""The overdue guide: decision guides as data, walked in a terminal.

Other programs read, walk and prove guides by `load`, `replay` and `prove`; `content/PYTHON.md` shows how. Nothing of it
needs a terminal, and nothing is imported before it is used.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from guide.content.faults import BrokenGuide, Fault
    from guide.content.guide import Guide
    from guide.content.outcomes import Block, Outcome
    from guide.content.words import Words
    from guide.engine.journey import Invalid, Journey, NotAnswers
    from guide.engine.nodes import TooWide
    from guide.proof.calendar import Turn
    from guide.proof.catching import Caught
    from guide.proof.findings import Finding
    from guide.proof.report import Ending, Line, Report

__all__ = [
    "Block", "BrokenGuide", "Caught", "Ending", "Fault", "Finding", "Guide", "Invalid", "Journey", "Line", "NotAnswers",
    "Outcome", "Report", "TooWide", "Turn", "Words", "load", "prove", "replay",
]  # fmt: skip
__version__ = "0.1.0"
INTERRUPTED = 130
"""The exit status after Ctrl+C, as shells have it."""
_TYPES = {
    "Block": "guide.content.outcomes",
    "BrokenGuide": "guide.content.faults",
    "Caught": "guide.proof.catching",
    "Ending": "guide.proof.report",
    "Fault": "guide.content.faults",
    "Finding": "guide.proof.findings",
    "Guide": "guide.content.guide",
    "Invalid": "guide.engine.journey",
    "Journey": "guide.engine.journey",
    "Line": "guide.proof.report",
    "NotAnswers": "guide.engine.journey",
    "Outcome": "guide.content.outcomes",
    "Report": "guide.proof.report",
    "TooWide": "guide.engine.nodes",
    "Turn": "guide.proof.calendar",
    "Words": "guide.content.words",
}


def load(folder: str | Path) -> Guide:
    """Read, validate and check a guide. Raises BrokenGuide, whose `faults` say all that is wrong, and where."""
    from guide.sheets import loading

    return loading.load(Path(folder))


def replay(guide: Guide, answers: Mapping[str, Any], today: date) -> Journey:
    """Follow answers through a guide, as of a day. They are as `guide replay` takes them: ids of options, texts, lists.

    The journey says which nodes are on the way, where one stands, and which blocks are shown there. An answer that its
    question does not take is `invalid` where it is met. Raises NotAnswers for an id that the guide does not have.
    """
    from guide.engine import journey

    return journey.follow(guide, answers, today)


def prove(folder: str | Path, today: date) -> Report:
    """Read a guide and prove it: one line a guarantee, with answers that break it where it does not hold.

    Days in answers are counted back from `today`. Raises BrokenGuide where the guide cannot be read, and TooWide where
    more is told apart than can be followed.
    """
    from guide import proof
    from guide.sheets import SHIPPED

    return proof.prove(Path(folder), today, SHIPPED)


def __getattr__(name: str) -> Any:
    """The types that these return, and what they raise."""
    if name in _TYPES:
        return getattr(import_module(_TYPES[name]), name)
    raise AttributeError(f"module 'guide' has no attribute '{name}'")
