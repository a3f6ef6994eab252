"""Side pages as models: sections of text, steps, words to say, tables, drawn lines of days, and glossary terms."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from guide.content.words import Id, Ids, Model, Spelled, Statement, Words
from guide.content.written import Condition

Statements = Annotated[tuple[Statement, ...], Field(strict=False)]
Texts = Annotated[tuple[Words, ...], Field(strict=False)]


class Script(Words):
    """Words to say, a paragraph; `to` whom, where that matters; `when` a condition holds, where they may do harm."""

    to: Words | None = None
    when: Condition | None = None


Scripts = Annotated[tuple[Script, ...], Field(strict=False)]


class Table(Model):
    head: Texts
    rows: Annotated[tuple[Statements, ...], Field(strict=False)]


class DayMark(Model):
    """A day on a drawn line, with its name."""

    day: Annotated[int, Field(ge=0)]
    name: Words


class DayLine(Model):
    """A drawn line of days 0 to `last` with marks; today's place on it is a fact counted in days.

    `dated` stands before what the marks would be in the calendar, where the fact is known; without it, they are not.
    """

    fact: Id
    last: Annotated[int, Field(ge=1, le=16)]
    marks: Annotated[tuple[DayMark, ...], Field(strict=False, min_length=1)]
    today: Words
    dated: Words | None = None


class Section(Model):
    """A part of a side page: any of its keys, printed in this order."""

    title: Words | None = None
    line: DayLine | None = None
    text: Statements = ()
    steps: Statements = ()
    items: Statements = ()
    say: Scripts = ()
    table: Table | None = None
    law: Ids = ()
    channels: Ids = ()


class Term(Model):
    term: Id
    word: Words
    says: Statement


class Page(Model):
    """A page beside the tree: glossary, find a person, before you talk to family. `key` opens it from anywhere."""

    page: Id
    key: Annotated[str, Spelled(r"^[a-z]$", "key", "write one small letter")] | None = None
    title: Words
    lead: Statements = ()
    sections: Annotated[tuple[Section, ...], Field(strict=False)] = ()
    terms: Annotated[tuple[Term, ...], Field(strict=False)] = ()

    @property
    def id(self) -> str:
        return self.page
