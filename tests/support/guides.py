"""The shipped guide, read once, and copies of it to spoil."""

from __future__ import annotations

import shutil
from datetime import date
from functools import cache
from pathlib import Path

from guide.cli.main import shipped
from guide.content.guide import Guide
from guide.content.marks import Marks
from guide.proof.routes import Route, routes
from guide.sheets.loading import load_marked

TODAY = date(2026, 6, 4)
LANGUAGES = ("zh-Hans", "zh-Hant", "en")
"""What the shipped guide speaks."""


@cache
def shipped_marked() -> tuple[Guide, Marks]:
    """The guide that comes along, with where its parts stand."""
    return load_marked(shipped())


def shipped_guide() -> Guide:
    """The guide that comes along."""
    return shipped_marked()[0]


def copy_of(folder: Path) -> Path:
    """The shipped guide's files in a folder of their own."""
    return Path(shutil.copytree(shipped(), folder / "guide-copy"))


def edit(path: Path, old: str, new: str) -> None:
    """Replace what stands exactly once in a file."""
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {path.name}"
    path.write_text(text.replace(old, new), encoding="utf-8")


@cache
def shipped_routes() -> tuple[Route, ...]:
    """Every page path of the shipped guide."""
    return tuple(routes(shipped_guide()))


def section_title(guide: Guide, section: str, language: str) -> str:
    """The heading under which a section of outcomes stands."""
    (title,) = (each.title for each in guide.about.sections if each.section == section)
    return title.say(language) if title is not None else ""
