"""The proof of a guide: walked over every answer at once, with a counter-example for whatever does not hold."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from guide.content.case_files import cases_of
from guide.content.load import load_marked
from guide.content.plugin import Plugin
from guide.engine.nodes import uncollected
from guide.proof.report import Report, report


def prove(folder: Path, today: date, plugins: Sequence[Plugin] = ()) -> Report:
    """Read a guide, with the sheets of these kinds, and prove it. Raises BrokenGuide where it cannot even be read."""
    with uncollected():
        guide, marks = load_marked(folder, plugins, routing=False)
        return report(guide, marks, today, cases_of(guide))
