"""Side pages as models: sections of text, steps, words to say, tables, drawn lines of days, and glossary terms."""

from typing import Annotated

from pydantic import Field

from guide.content.references import OWN, Ref
from guide.content.words import Called, Id, Ids, Model, Spelled, Statement, Statements, Texts, Words
from guide.content.written import Condition


class Script(Words):
    """Words to say, a paragraph."""

    to: Words | None = None
    """to whom"""
    when: Condition | None = None
    """without it, always"""


Scripts = Annotated[tuple[Script, ...], Field(strict=False)]


class Table(Model):
    """A table."""

    head: Texts
    """the heads of its columns"""
    rows: Annotated[tuple[Statements, ...], Field(strict=False)]
    """a list of cells each"""


class DayMark(Model):
    """A day on a drawn line, with its name."""

    day: Annotated[int, Field(ge=0)]
    """its number on the line"""
    name: Words
    """what happens on it"""


class DayLine(Model):
    """A drawn line of days, from 0 on, with marks."""

    fact: Annotated[Id, Ref("fact")]
    """a fact counted in days: today's place"""
    last: Annotated[int, Field(ge=1, le=16)]
    """the last day on the line"""
    marks: Annotated[tuple[DayMark, ...], Field(strict=False, min_length=1)]
    """days with a name"""
    today: Words
    """what today is called"""


class Section(Model):
    """A part of a side page: any of its keys, printed in this order."""

    title: Words | None = None
    """a heading"""
    line: DayLine | None = None
    """a drawn line of days"""
    text: Statements = ()
    """paragraphs"""
    steps: Statements = ()
    """numbered steps"""
    items: Statements = ()
    """a list"""
    say: Scripts = ()
    """words to say"""
    table: Table | None = None
    """a table"""
    law: Annotated[Ids, Ref("law text")] = ()
    """law texts"""
    channels: Annotated[Ids, Ref("channel")] = ()
    """whom to turn to"""


class Term(Model):
    """A word that the glossary explains."""

    term: Annotated[Id, OWN]
    """its id"""
    word: Words
    """the word"""
    says: Statement
    """what it means"""


class Page(Model):
    """A page beside the tree: glossary, find a person, before you talk to family."""

    page: Id
    """its id, and the name of its file"""
    key: Annotated[str, Spelled(r"^[a-z]$", "key", "write one small letter")] | None = None
    """the letter that opens it from anywhere"""
    letters: bool = False
    """it tells of the letters: a step that names it needs that of its outcome"""
    title: Words
    """its heading"""
    words: Called = ()
    """what people call it or what is in it, so that it is found by that"""
    lead: Statements = ()
    """paragraphs above all sections"""
    sections: Annotated[tuple[Section, ...], Field(strict=False)] = ()
    """its parts"""
    terms: Annotated[tuple[Term, ...], Field(strict=False)] = ()
    """the terms of a glossary"""

    @property
    def id(self) -> str:
        return self.page
