"""The shipped guide's own cases, read once, and cases to write for a small guide."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from guide.content.case_files import Placed, cases_of
from tests.support.guides import shipped_guide


@cache
def shipped_cases() -> tuple[Placed, ...]:
    """Every case of the guide that comes along, and every change of one."""
    found = cases_of(shipped_guide())
    assert not found.faults
    return found.placed


def write_cases(folder: Path, text: str, name: str = "people.yaml") -> Path:
    """A file of cases beside a guide."""
    path = folder / "cases" / name
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path
