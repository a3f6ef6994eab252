"""The data of a note: the part that is read back. The rest of the file is for people."""

from __future__ import annotations

import errno
from collections.abc import Callable
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import Annotated

from pydantic import Field, TypeAdapter, ValidationError

from guide.content.guide import Guide
from guide.content.plain_file import read_plain
from guide.content.reading import Loc, parse
from guide.content.words import Model
from guide.i18n.phrases import Phrases, phrases
from guide.notes.carried_over import Answer, Exported, Held
from guide.notes.framing import LARGEST, Framed, Unframed, split
from guide.notes.places import as_path, as_text
from guide.notes.yaml_comments import remarks
from guide.values.characters import in_a_line, unmarked

_UNREADABLE = {
    errno.ENOENT: "gone",
    errno.EISDIR: "folder",
    errno.EACCES: "denied",
    errno.EPERM: "denied",
    errno.EFBIG: "too-large",
}

Day = Annotated[str, Field(pattern=r"^\d{4}-\d{2}-\d{2}$")]


def as_day(text: str) -> date | None:
    """The day a text names; None for 2026-02-30, written by hand."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


class GoesOn(Model):
    """Which note a draft goes on from: where it lies, and the mark of its data."""

    path: str
    mark: str

    @classmethod
    def of(cls, path: Path, mark: str) -> GoesOn:
        return cls(path=as_text(path), mark=mark)

    @property
    def where(self) -> Path:
        return as_path(self.path)


class Front(Model):
    """The part of a note that is read back."""

    guide: str
    version: str
    made: Day
    id: str = ""
    """a random name of this note, by which its days are known in a calendar"""
    answers: dict[str, Answer]
    sheets: dict[str, object] = Field(default_factory=dict)
    ticked: dict[str, list[int]] = Field(default_factory=dict)
    """outcome → the steps of today that are done"""
    aside: dict[Day, Held] = Field(default_factory=dict)
    """what could not be used when it was last saved, by the day it is of"""
    reached: dict[str, Day] = Field(default_factory=dict)
    """the outcome, and the day it was reached"""
    exported: Exported = Field(default_factory=Exported)
    goes_on_from: GoesOn | None = None
    """of a draft: the note it was opened from"""
    outcome: str = ""
    """the outcome these answers led to, where it may be told"""
    page: str = ""
    """a digest of what its page said"""
    wrote: list[str] = Field(default_factory=list)
    """digests of what the guide wrote below, so that what the person wrote can be told from it"""
    more: dict[str, object] = Field(default_factory=dict, exclude=True)
    """entries that are none of these: of another version of the program, or the person's own"""
    remarks: tuple[str, ...] = Field(default=(), exclude=True)
    """the comments in it"""

    @property
    def day(self) -> date:
        return date.fromisoformat(self.made)

    def reached_on(self, outcome: str) -> date:
        """The day an outcome was reached, as far as is known."""
        return as_day(self.reached.get(outcome, self.made)) or self.day

    @property
    def mark(self) -> str:
        """A short name for exactly this data."""
        return sha256(repr((self.model_dump(), self.more, self.remarks)).encode()).hexdigest()[:16]


class DamagedNote(ValueError):
    """A file that cannot be read as a note. `reason` is a key of the phrases' `damages`, `more` what it prints."""

    def __init__(self, path: Path, reason: str, line: int = 0, column: int = 1, **more: str) -> None:
        self.path, self.reason = path, reason
        self.more = {"line": str(line), "column": str(column)} | {key: in_a_line(each) for key, each in more.items()}
        super().__init__(self.in_words(phrases("en")))

    def in_words(self, p: Phrases) -> str:
        """One line that says where and what."""
        return f"{in_a_line(self.path)}{p.damages[self.reason].format(**self.more)}"


_FRONT = TypeAdapter(Front)
_KEYS = {name.replace("_", "-") for name, info in Front.model_fields.items() if not info.exclude}


def read_front(path: Path) -> Front:
    """The data of a note on disk. Raises DamagedNote with one line that says where; the file is not touched."""
    return parse_note(path, read_bytes(path))[0]


def of_guide(guide: Guide, front: Front, path: Path) -> Front:
    """The data of a note, if it is one of this guide. Raises DamagedNote."""
    if front.guide != guide.id:
        raise DamagedNote(path, "other-guide", guide=front.guide, own=guide.id)
    return front


def read_bytes(path: Path) -> bytes:
    """A note as it is on disk. Raises DamagedNote where it cannot be read or is far too large for one."""
    try:
        return read_plain(path, LARGEST)
    except OSError as error:
        detail, size = str(error.strerror), str(LARGEST // 1_000_000)
        reason = _UNREADABLE.get(error.errno or 0, "unreadable")
        raise DamagedNote(path, reason, detail=detail, size=size) from error


def parse_note(path: Path, data: bytes) -> tuple[Front, Framed]:
    """The data of a note, and how it stands in its text. Raises DamagedNote; `path` is for its message."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise DamagedNote(path, "not-utf-8", byte=str(error.start)) from error
    try:
        framed = split(text)
    except Unframed as unframed:
        raise DamagedNote(path, unframed.reason, unframed.line) from unframed
    document, faults = parse(path, "\n" * framed.before + unmarked(framed.data))
    if faults or document is None:
        raise DamagedNote(path, "not-yaml", *((faults[0].line, faults[0].column) if faults else (1, 1)))
    for line, column, character in document.strange:
        raise DamagedNote(path, "strange", line, column, character=character)
    front = _front(document.data, document.at, path)
    return front.model_copy(update={"remarks": tuple(remarks(framed.data))}), framed


def _front(data: object, at: Callable[[Loc], tuple[int, int]], path: Path) -> Front:
    more = {key: value for key, value in data.items() if key not in _KEYS} if isinstance(data, dict) else {}
    known = {key: value for key, value in data.items() if key in _KEYS} if isinstance(data, dict) and more else data
    try:
        front: Front = _FRONT.validate_python(known).model_copy(update={"more": more})
        date.fromisoformat(front.made)
    except ValidationError as error:
        detail = error.errors()[0]
        loc = detail["loc"]
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
