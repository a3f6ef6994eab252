"""The proof of a guide: walked over every answer at once, with a counter-example for whatever does not hold."""

from __future__ import annotations

import gc
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from guide.content.load import load_marked
from guide.content.plugin import Plugin
from guide.proof.report import Report, report


def prove(folder: Path, today: date, plugins: Sequence[Plugin] = ()) -> Report:
    """Read a guide, with the sheets of these kinds, and prove it. Raises BrokenGuide where it cannot even be read."""
    with _building():
        return report(*load_marked(folder, plugins, routing=False), today)


@contextmanager
def _building() -> Iterator[None]:
    """Without the cyclic collector: nearly all that is made here stays, and would be gone through again and again."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
