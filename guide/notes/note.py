"""A note: what it holds, what it must not hold, and how it is read back.

Its data holds the answers by id; the rest is for people and is never read back. A crisis answer, and whatever
would give it away, is left out.
"""

from __future__ import annotations

import errno
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import yaml
from pydantic import Field, TypeAdapter, ValidationError

from guide.coming import later
from guide.journey import Invalid, Journey, answers_from_plain, answers_to_plain, replay
from guide.notes.framing import Unframed, at_top, split
from guide.notes.merging import digests
from guide.notes.since import Since, page_digest, since
from guide.phrases import Phrases, phrases
from guide.privacy import savable
from guide.sheets.held import NOTHING, Sheets, sheets_from_plain, sheets_to_plain
from guide.tree.compiling import AnyQuestion
from guide.tree.conditions import Value
from guide.tree.guide import Guide
from guide.tree.models import OneQuestion, SeveralQuestion
from guide.tree.reading import parse
from guide.tree.typed import Refused
from guide.tree.values import check
from guide.tree.words import Model

_UNREADABLE = {errno.ENOENT: "gone", errno.EISDIR: "folder", errno.EACCES: "denied", errno.EPERM: "denied"}
LARGEST = 2_000_000
"""Bytes; a note of the guide has a few thousand."""
LOOK_AGAIN = timedelta(days=14)


class Front(Model):
    """The part of a note that is read back."""

    guide: str
    version: str
    made: str = Field(pattern=r"^\d{4}-\d{2}-\d{2}$")
    answers: dict[str, str | list[str] | None]
    sheets: dict[str, Any] = Field(default_factory=dict)
    outcome: str = ""
    """the outcome these answers led to, where it may be told"""
    page: str = ""
    """a digest of what its page said"""
    wrote: list[str] = Field(default_factory=list)
    """digests of what the guide wrote below, so that what the person wrote can be told from it"""

    @property
    def day(self) -> date:
        return date.fromisoformat(self.made)


class DamagedNote(ValueError):
    """A file that cannot be read as a note. `reason` is a key of the phrases' `damages`, `more` what it prints."""

    def __init__(self, path: Path, reason: str, line: int = 0, column: int = 1, **more: str) -> None:
        self.path, self.reason = path, reason
        self.more = {"line": str(line), "column": str(column), **more}
        super().__init__(self.in_words(phrases("en")))

    def in_words(self, p: Phrases) -> str:
        """One line that says where and what."""
        return f"{self.path}{p.damages[self.reason].format(**self.more)}"


_FRONT = TypeAdapter(Front)


@dataclass(frozen=True)
class Note:
    """A journey at a moment, to be written down."""

    journey: Journey
    made: datetime
    sheets: Sheets = NOTHING

    def front(self, below: str = "") -> str:
        """The data as it stands alone, in a draft; `below` is the text for people that it goes with, if any does."""
        return at_top(self.data(below))

    def data(self, below: str = "") -> str:
        """All that is read back, as YAML."""
        about = self.journey.guide.about
        data: dict[str, Any] = {"guide": about.guide, "version": about.version, "made": self.made.date().isoformat()}
        data["answers"] = answers_to_plain(self.journey.guide, savable(self.journey))
        if sheets := sheets_to_plain(self.journey.guide, self.sheets):
            data["sheets"] = sheets
        if page := page_digest(self.journey):
            data |= {"outcome": self.journey.at, "page": page}
        data |= {"wrote": digests(below)} if below else {}
        return str(yaml.safe_dump(data, allow_unicode=True, sort_keys=False, width=10_000))


def read_front(path: Path) -> Front:
    """The front matter of a note on disk. Raises DamagedNote with one line that says where; the file is not touched."""
    return parse_note(path, read_bytes(path))[0]


def of_guide(guide: Guide, front: Front, path: Path) -> Front:
    """The front matter, if it is of a note of this guide. Raises DamagedNote."""
    if front.guide != guide.id:
        raise DamagedNote(path, "other-guide", guide=front.guide, own=guide.id)
    return front


def read_bytes(path: Path) -> bytes:
    """A note as it is on disk. Raises DamagedNote where it cannot be read or is far too large for one."""
    try:
        with path.open("rb") as file:
            data = file.read(LARGEST + 1)
    except OSError as error:
        raise DamagedNote(path, _UNREADABLE.get(error.errno or 0, "unreadable"), detail=str(error.strerror)) from error
    if len(data) > LARGEST:
        raise DamagedNote(path, "too-large", size=str(LARGEST // 1_000_000))
    return data


def parse_note(path: Path, data: bytes) -> tuple[Front, str]:
    """The front matter of a note, and the text below it. Raises DamagedNote; `path` is for its message."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise DamagedNote(path, "not-utf-8", byte=str(error.start)) from error
    try:
        framed = split(text)
    except Unframed as unframed:
        raise DamagedNote(path, unframed.reason, unframed.line) from unframed
    document, faults = parse(path, "\n" * framed.before + framed.data)
    if faults or document is None:
        raise DamagedNote(path, "not-yaml", *((faults[0].line, faults[0].column) if faults else (1, 1)))
    return _front(document.data, document.at, path), framed.body


def _front(data: Any, at: Any, path: Path) -> Front:
    try:
        front: Front = _FRONT.validate_python(data)
        date.fromisoformat(front.made)
    except ValidationError as error:
        detail = error.errors()[0]
        loc = tuple(detail["loc"])
        line, column = at(loc)
        name = ".".join(str(part) for part in loc[:2])
        if not name:
            raise DamagedNote(path, "not-yaml", line, column) from error
        if detail["type"] == "missing":
            raise DamagedNote(path, "missing", line, column, name=name) from error
        raise DamagedNote(path, "wrong", line, column, name=name) from error
    except ValueError as error:
        line, column = at(("made",))
        raise DamagedNote(path, "no-day", line, column) from error
    return front


@dataclass(frozen=True)
class Opened:
    """A note as of today: the answers that are still true, and what the reader should be told."""

    answers: dict[str, Value]
    ask_again: tuple[AnyQuestion, ...]
    dropped: tuple[str, ...]
    sheets: Sheets
    since: Since


def open_again(guide: Guide, front: Front, today: date) -> Opened:
    """The answers of a note as of `today`: counted days have grown, and what held for its day only is asked again."""
    answers, invalid = answers_from_plain(guide, front.answers)
    answers, stale = later(guide, answers, (today - front.day).days)
    for id in list(answers):
        question = guide.questions.get(id)
        try:
            if question is not None:
                check(question, answers[id], today)
        except Refused as refused:
            del answers[id]
            invalid.append(Invalid(id, refused.reason))
    journey = replay(guide, answers, today)
    gap = journey.unused and journey.at in guide.questions  # an answer was given here once, or nothing could lie beyond
    missing = [guide.questions[journey.at]] if gap else []
    asked = [*(guide.questions[id] for id in stale), *missing]
    again = {q.id: q for q in asked if isinstance(q, OneQuestion | SeveralQuestion)}
    sheets, unfit = sheets_from_plain(guide, front.sheets, today)
    changed = since(guide, front.version, dict(front.answers), front.day, front.outcome, front.page, journey)
    dropped = (*(refused.id for refused in invalid), *unfit)
    return Opened(answers, tuple(again.values()), dropped, sheets, changed)
