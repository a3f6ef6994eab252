"""Files saved to be given away (letters, summaries, calendars): how they are called. They hold no data."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Literal

Beside = Literal["letter", "summary", "complaint", "dates"]
_NAME = re.compile(
    r"(?:(letter)-(\d{8})-\d{4}-[A-Z]\d+|note-(\d{8})-\d{4}-([bc]))(?:-[0-9a-f]+)*\.(?:md|txt)"
    r"|dates-(\d{8})-\d{4}(?:-[0-9a-f]+)*\.ics"
)


def kind_of(path: Path) -> Beside | None:
    """What a file is, by its name; None where it is none of these."""
    match = _NAME.fullmatch(path.name)
    if match is None:
        return None
    if match[1]:
        return "letter"
    return {"b": "summary", "c": "complaint", None: "dates"}[match[4]]  # type: ignore[return-value]


def day_of(path: Path) -> str:
    """The day in its name, as 2026-06-04."""
    match = _NAME.fullmatch(path.name)
    day = next((part for part in (match.group(2, 3, 5) if match is not None else ()) if part), "")
    return f"{day[:4]}-{day[4:6]}-{day[6:]}" if day else ""
