"""Reading a guide with the sheets that come along."""

from __future__ import annotations

from pathlib import Path

from guide.content import load as reading
from guide.content.guide import Guide
from guide.content.marks import Marks
from guide.content.remembering import Files
from guide.sheets import SHIPPED


def load(folder: Path) -> Guide:
    """Read, validate and check a guide. Raises BrokenGuide with every fault found."""
    return reading.load(folder, SHIPPED)


def load_marked(folder: Path, routing: bool = True, files: Files | None = None) -> tuple[Guide, Marks]:
    """A guide together with where its parts stand. Raises BrokenGuide.

    Without `routing`, it is left to the proof to find a question whose rules do not cover every answer.
    `files`: as they were read before, if they were.
    """
    return reading.load_marked(folder, SHIPPED, routing, files)
