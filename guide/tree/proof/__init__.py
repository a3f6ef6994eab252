"""The proof of a guide: walked over every answer at once, with a counter-example for whatever does not hold."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from guide.tree.load import load_marked
from guide.tree.proof.report import Report, report


def prove(folder: Path, today: date) -> Report:
    """Read a guide and prove it. Raises BrokenGuide where it cannot even be read."""
    return report(*load_marked(folder, routing=False), today)
