"""`guide.yaml` as written: what holds the files of a guide together."""

from contextlib import suppress
from datetime import date
from typing import Annotated, Self

from pydantic import AfterValidator, Field, model_validator
from pydantic_core import PydanticCustomError

from guide.content.languages import Languages
from guide.content.pages import Scripts
from guide.content.promises import PromisesFile
from guide.content.references import OWN, Ref
from guide.content.sections import Sections
from guide.content.style import StyleFile
from guide.content.units import Units
from guide.content.words import Id, Ids, Model, SourceId, Statement, Statements, Words, refused
from guide.content.written import Condition


def _day(text: str) -> str:
    with suppress(ValueError):
        if date.fromisoformat(text).isoformat() == text:  # it reads 20260604 and weeks too
            return text
    raise PydanticCustomError("spelled", "is no day", {"name": "day", "instead": "write it like 2026-11-23"})


Day = Annotated[str, AfterValidator(_day), Field(json_schema_extra={"format": "date"})]
"""A day, written like 2026-06-04."""


class FirstStep(Model):
    """What can be done today, before anything has been asked."""

    title: Words
    """its heading"""
    does: Statement
    """what to do"""
    say: Words
    """the words for it, which can be copied"""
    then: Words | None = None
    """what to do after that"""


class Number(Statement):
    """What a telephone number is for."""

    number: str
    """in quotes"""


class InDanger(Model):
    """Whom to call who is in danger now."""

    title: Words
    """its heading"""
    numbers: Annotated[tuple[Number, ...], Field(strict=False, min_length=1)]
    """the most urgent one first"""


class BeginAs(Words):
    """Words of somebody who begins with this option of the first question."""

    option: Id
    """an option of the first question"""
    words: Scripts = ()
    """words they need at once, before the first question they are asked"""
    marked: dict[str, list[str]] = Field(default_factory=dict)
    """question → options that are marked when they come to it, for them to confirm"""


class Shortcut(Model):
    """A choice of the start page."""

    says: Words
    """the choice"""
    pages: Annotated[Ids, Ref("page")]
    """the pages it opens"""
    begin: Annotated[tuple[BeginAs, ...], Field(strict=False)] = ()
    """ways to begin for those they are about; they stand on the start page, in its place"""


class Start(Model):
    """The first screen: the question in the reader's head, its answer, and what the guide is."""

    ask: Words
    """the question in the reader's head"""
    today: FirstStep | None = None
    """what can be done today"""
    danger: InDanger | None = None
    """whom to call"""
    why: Words | None = None
    """a heading of `answer`"""
    answer: Statements
    """lines that help at once"""
    about: Statements
    """what the guide is"""
    shortcut: Shortcut | None = None
    """a choice beside beginning"""


class Chapter(Model):
    """A chapter of questions."""

    id: Annotated[Id, OWN]
    """questions name it"""
    title: Words
    """stands in the head of a page"""
    short: Words | None = None
    """instead of the title where room is short"""
    number: int | None = None
    """without it, it stands in no head"""


class Group(Model):
    """A group of outcomes."""

    id: Annotated[Id, OWN]
    """outcomes name it"""
    title: Words
    """its heading"""


class FactPart(Model):
    """One source of a fact: either `days-since` or `value`."""

    days_since: Annotated[Id, Ref("date question")] | None = None
    """a date question: the days since its answer"""
    value: Annotated[Id, Ref("number or money question")] | None = None
    """a number or money question: its answer"""

    @model_validator(mode="after")
    def _one(self) -> Self:
        if (self.days_since is None) == (self.value is None):
            raise ValueError("write either days-since or value")
        return self


def _each_once(parts: tuple[FactPart, ...]) -> tuple[FactPart, ...]:
    twice = next((part for number, part in enumerate(parts) if part in parts[:number]), None)
    if twice is not None:
        raise refused(f"'{twice.days_since or twice.value}' stands twice", "name each source once")
    return parts


class Fact(Model):
    """A number worked out from answers."""

    fact: Annotated[Id, OWN]
    """its id, in conditions and placeholders"""
    label: Words
    """a short name"""
    unit: Units | None = None
    """what stands after the number"""
    head: Words | None = None
    """stands above an outcome while the number is at least 1"""
    from_: Annotated[tuple[FactPart, ...], Field(strict=False, min_length=1), AfterValidator(_each_once)]
    """the first of these that is known"""


class Footnote(Model):
    """A line printed once under the law section."""

    id: Annotated[str, OWN]
    """its id"""
    says: Words
    """the line"""
    cites: Annotated[tuple[SourceId, ...], Field(strict=False), Ref("source")] = ()
    """only where a printed text cites one of these"""


class CheckLine(Model):
    """A line of the check page, said when a condition holds."""

    when: Condition | None = None
    """without it, always"""
    says: Statement
    """the line"""


class GuideFile(Model):
    """`guide.yaml`: what holds the files of a guide together."""

    guide: Id
    """the id of the guide"""
    version: str
    """in quotes"""
    checked: Day
    """when the words were last gone through"""
    languages: Languages
    """those it speaks, the first one first"""
    title: Words
    """its name"""
    first: Annotated[Id, Ref("question")]
    """the first question"""
    start: Start
    """the start page"""
    chapters: Annotated[tuple[Chapter, ...], Field(strict=False, min_length=1)]
    """in order"""
    groups: Annotated[tuple[Group, ...], Field(strict=False, min_length=1)]
    """groups of outcomes"""
    sections: Sections = ()
    """the sections of its outcomes, in order"""
    help: Annotated[Id, Ref("page")]
    """the page that the help key opens from everywhere"""
    complaint: Annotated[Id, Ref("letter")] | None = None
    """the letter that is offered as an account for a complaint"""
    in_short: Annotated[Ids, Ref("question or fact")] = ()
    """facts and questions told in the first line of a note"""
    article: Words | None = None
    """what the claims come from, as a heading"""
    check: Annotated[tuple[CheckLine, ...], Field(strict=False)] = ()
    """lines of the check page"""
    facts: Annotated[tuple[Fact, ...], Field(strict=False)] = ()
    """numbers worked out from answers"""
    conditions: dict[str, Condition] = Field(default_factory=dict)
    """conditions with a name, to be used by that name"""
    promises: PromisesFile = PromisesFile()
    """what has to be proved of this guide beyond what is proved of any"""
    style: StyleFile = StyleFile()
    """what is asked of every text"""
    notes: Annotated[tuple[Footnote, ...], Field(strict=False)] = ()
    """lines at the foot"""
