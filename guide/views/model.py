"""What is in front of the reader, as data: the same for the terminal, plain lines and the note.

Nothing here knows a screen, and nothing here takes long to import.
"""

from __future__ import annotations

from collections.abc import Set
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
    "number",
    "choice",
]
"""number: a telephone number as its mark, and what it is for · choice: no text, but the place of the choice of this id;
those that have none stand at the end"""
Card = Literal["", "do", "say", "danger", "why", "rows"]
"""A ground of its own for lines that belong together, in one of three inks: what to do, to say, to be afraid of.

why, rows: in none of them; why a question is asked, rows of a form that belong together."""
Kind = Literal["start", "question", "check", "outcome", "page", "form", "panel", "beside"]
"""page: a text of the guide to read · panel: anything else that lies on top · beside: what stands below a field"""
Look = Literal[
    "chip", "filled", "button", "tab", "dim", "do", "bold", "link", "quiet", "open", "past", "named", "now", "ahead"
]
"""How a stretch of a line is drawn: a tile, a filled one, a button, the tab that is open, and inks.

quiet, open: hours in a drawing · past, named, now, ahead: days"""
Typed = Literal["money", "number", "date", "time", "text", "folder", "find", "letter"]
"""What a field takes. text: words on one line · find: words to look for · letter: a whole text of many lines"""


@dataclass(frozen=True, slots=True)
class Key:
    """A key with what it does, where it acts; `does` is the command, the choice or the page it stands for."""

    key: str
    label: str
    does: str


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of a line that looks unlike the rest; `does`: what a click on it does.

    `blank`: its signs stand for the ground alone, where there are no colours.
    """

    start: int
    end: int
    look: Look
    does: str = ""
    blank: bool = False


@dataclass(frozen=True, slots=True)
class Part:
    """A paragraph with what it is; `mark` stands before its first line, `voice` (who says so) after its last.

    `keys` stand at its right. `to`: it belongs to the words for this one of the view's listeners.
    `spans`: of a drawing, which is not broken.
    """

    style: Style
    text: str
    mark: str = ""
    voice: str = ""
    card: Card = ""
    keys: tuple[Key, ...] = ()
    to: int | None = None
    spans: tuple[Span, ...] = ()

    @property
    def whole(self) -> str:
        """The paragraph with who says so."""
        return self.text + self.voice


@dataclass(frozen=True, slots=True)
class Choice:
    """Something that can be chosen. `apart`: with a gap above it; `head`: with a heading above it.

    `detail` stands beside it: the answer given, or what a row of a form holds. `row`: it is such a row.
    `submits`: it takes what is typed or marked, as Enter does; `marked` is how it reads with {count} of them marked.
    `none`: none of the others is meant; its number is 0. `alone`: it cannot be marked together with others.
    `button`: it is what one comes to the page for.
    `ticked`: it is something to be ticked off, and whether it has been. `keys` stand at its right.
    `last`: its number comes after all others and is not shown where it is pressed: it is gone to by the arrows.
    """

    id: str
    text: str
    apart: bool = False
    detail: str = ""
    head: str = ""
    row: bool = False
    submits: bool = False
    none: bool = False
    alone: bool = False
    marked: str = ""
    button: bool = False
    ticked: bool | None = None
    last: bool = False
    voice: str = ""
    card: Card = ""
    keys: tuple[Key, ...] = ()
    about: str = ""
    """the page that tells of it: a step that names that page needs this"""


@dataclass(frozen=True, slots=True)
class Field:
    """A line to type into: what it fills in, what it takes, and what stands in it at first."""

    question: str
    takes: Typed
    text: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """A line beside a page: a name, what stands behind it, and what choosing it does (as of a `Key`)."""

    name: str
    text: str
    does: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    """Lines beside a page, under a heading."""

    title: str
    rows: tuple[Row, ...]


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
    idle: frozenset[str] = frozenset()
    """Commands that have nothing to do in this guide."""
    progress: str = ""
    reading: bool = False
    """The text is what matters here: arrows scroll it before they move among the choices."""
    hint: str = ""
    """How the row stood on is filled in."""
    summary: tuple[str, ...] = ()
    """What follows from a form so far, kept in sight under it."""
    sidebar: tuple[Part, ...] = ()
    """The same in full, where there is room beside the form."""
    links: tuple[tuple[str, str], ...] = ()
    """Words of its texts that name something to be opened, as they stand there, with what that is (as of a `Key`)."""
    rail: tuple[Section, ...] = ()
    """What is good to have in sight beside the page, where there is room."""
    listeners: tuple[str, ...] = ()
    """Those for whom there are words to say."""
    listener: int | None = None
    """The one whose words are shown; all of them, one after the other, where there is none."""
    filter: str | None = None
    """What a long list of options is narrowed to by typing; None where it is not narrowed."""
    standing: str = ""
    """How things stand with the reader, for the head of the page: how many days late."""

    @property
    def form(self) -> bool:
        """The choices are the rows of a form; the one stood on is filled in where it stands."""
        return self.kind == "form"

    @property
    def numbered(self) -> dict[int, int]:
        """The number by which each choice is called → its place. 0 is that none of the others is meant.

        What is only ticked off comes last, so that the digits are left to what leads on.
        """
        places = [index for index, choice in enumerate(self.choices) if not choice.none]
        late = [choice.last or choice.ticked is not None for choice in self.choices]
        found = dict(enumerate(sorted(places, key=lambda index: late[index]), 1))
        none = next((index for index, choice in enumerate(self.choices) if choice.none), None)
        return found if none is None else {0: none, **found}

    @property
    def by_tab(self) -> int | None:
        """Below a field, the first choice that Enter does not do already; to words found lead the arrows."""
        if self.field is None or self.field.takes == "find" or not self.choices:
            return None
        takes = self.field.takes != "letter"  # in a text, Enter begins another line
        return next((index for index, choice in enumerate(self.choices) if not (choice.submits and takes)), None)

    def toggled(self, marked: Set[str], id: str) -> frozenset[str]:
        """What is marked once this one is, or is no longer; what stands alone and the others clear each other."""
        if id in marked:
            return frozenset(marked - {id})
        alone = {choice.id for choice in self.choices if choice.alone}
        return frozenset({id}) if id in alone else frozenset({*marked, id} - alone)


GAP = Part("gap", "")
