"""The shipped guide, read once, and copies of it to spoil."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import date
from functools import cache
from itertools import islice
from pathlib import Path

from guide.cli.main import shipped
from guide.content.guide import Guide
from guide.content.marks import Marks
from guide.engine.atoms import REFERENCE
from guide.engine.explore import Explored, Group
from guide.engine.regions import routing_space
from guide.proof.findings import Subject
from guide.proof.paths import paths
from guide.proof.routes import Route
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


@cache
def shipped_subject() -> Subject:
    """The proof of the guide that comes along, as of no day: explored once, where it is first needed."""
    return Subject(*shipped_marked(), REFERENCE)


def copy_of(folder: Path) -> Path:
    """The shipped guide's files in a folder of their own."""
    return Path(shutil.copytree(shipped(), folder / "guide-copy"))


def edit(path: Path, old: str, new: str) -> None:
    """Replace what stands exactly once in a file."""
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {path.name}"
    path.write_text(text.replace(old, new), encoding="utf-8")


@cache
def _paths() -> tuple[Explored, dict[str, list[tuple[tuple[str, ...], Group]]]]:
    """The nodes of every page path of the shipped guide and who takes it, by its outcome; answers are found later."""
    guide = shipped_guide()
    found = paths(guide, routing_space(guide))
    ends: dict[str, list[tuple[tuple[str, ...], Group]]] = {id: [] for id in guide.outcomes}
    for nodes, group in found.walk():
        ends[nodes[-1]].append((nodes, group))
    return found.explored, ends


def nodes_of_routes(outcome: str) -> list[tuple[str, ...]]:
    """The nodes of every page path of the shipped guide to an outcome."""
    return [nodes for nodes, _ in _paths()[1][outcome]]


def shipped_routes(outcome: str, one_in: int = 1, first: int = 0) -> Iterator[Route]:
    """Page paths of the shipped guide to an outcome: every `one_in`-th, from the `first` on."""
    explored, ends = _paths()
    for nodes, group in islice(ends[outcome], first, None, one_in):
        yield Route(nodes, explored.witness(group, nodes=nodes))


def section_title(guide: Guide, section: str, language: str) -> str:
    """The heading under which a section of outcomes stands."""
    (title,) = (each.title for each in guide.about.sections if each.section == section)
    return title.say(language) if title is not None else ""
