"""What is in front of the reader, as data: the same for the terminal, plain lines and the note.

Nothing here knows a screen, and nothing here takes long to import.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Style = Literal[
    "title",
    "hint",
    "heading",
    "lead",
    "text",
    "step",
    "item",
    "to",
    "say",
    "article",
    "law",
    "label",
    "note",
    "error",
    "draw",
    "gap",
]
Kind = Literal["start", "question", "check", "outcome", "page", "form", "panel", "beside"]
"""page: a text of the guide to read · panel: anything else that lies on top · beside: what stands below a field"""
Typed = Literal["money", "number", "date", "time", "text", "folder", "find", "letter"]
"""What a field takes. text: words on one line · find: words to look for · letter: a whole text of many lines"""


@dataclass(frozen=True, slots=True)
class Part:
    """A paragraph with what it is; `mark` stands before its first line."""

    style: Style
    text: str
    mark: str = ""


@dataclass(frozen=True, slots=True)
class Choice:
    """Something that can be chosen. `apart`: with a gap above it; `head`: with a heading above it.

    `detail` stands beside it: the answer given, or what a row of a form holds. `row`: it is such a row.
    `submits`: it takes what is typed or marked, as Enter does.
    `none`: none of the others is meant; its number is 0.
    """

    id: str
    text: str
    apart: bool = False
    detail: str = ""
    head: str = ""
    row: bool = False
    submits: bool = False
    none: bool = False


@dataclass(frozen=True, slots=True)
class Field:
    """A line to type into: what it fills in, what it takes, and what stands in it at first."""

    question: str
    takes: Typed
    text: str = ""


@dataclass(frozen=True, slots=True)
class View:
    """One screenful of the guide. `id` says what it is ("question:due-date", "outcome:refused", "page:glossary")."""

    id: str
    title: str
    parts: tuple[Part, ...] = ()
    choices: tuple[Choice, ...] = ()
    kind: Kind = "panel"
    several: bool = False
    chosen: frozenset[str] = frozenset()
    highlight: str | None = None
    field: Field | None = None
    why: tuple[Part, ...] = ()
    error: str = ""
    words: tuple[tuple[str, str], ...] = ()
    """Glossary words that stand in the text, as they stand there, with what they mean."""
    chapter: str | None = None
    passed: frozenset[str] = frozenset()
    """Chapters in which something has been answered."""
    progress: str = ""
    reading: bool = False
    """The text is what matters here: arrows scroll it before they move among the choices."""
    hint: str = ""
    """How the row stood on is filled in."""
    summary: tuple[str, ...] = ()
    """What follows from a form so far, kept in sight under it."""
    sidebar: tuple[Part, ...] = ()
    """The same in full, where there is room beside the form."""

    @property
    def form(self) -> bool:
        """The choices are the rows of a form; the one stood on is filled in where it stands."""
        return self.kind == "form"

    @property
    def numbered(self) -> dict[int, int]:
        """The number by which each choice is called → its place. 0 is that none of the others is meant."""
        found = dict(enumerate((index for index, choice in enumerate(self.choices) if not choice.none), 1))
        none = next((index for index, choice in enumerate(self.choices) if choice.none), None)
        return found if none is None else {0: none, **found}


GAP = Part("gap", "")
