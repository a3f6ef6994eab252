"""The files of a guide, as pydantic models: one class a kind of file or of part.

`content/README.md` shows every key with an example. References between files are ids,
which `guide.content.load` resolves.
"""

from __future__ import annotations

from contextlib import suppress
from datetime import date
from typing import Annotated, Literal

from pydantic import AfterValidator, Field, model_validator
from pydantic_core import PydanticCustomError

from guide.content.languages import Languages, Spoken
from guide.content.pages import Script
from guide.content.promises import PromisesFile, Urgency
from guide.content.style import StyleFile
from guide.content.words import ByLanguage, Id, Ids, Model, SourceId, Statement, Text, Words
from guide.content.written import Condition
from guide.values.days import FARTHEST

Statements = Annotated[tuple[Statement, ...], Field(strict=False)]
Texts = Annotated[tuple[Words, ...], Field(strict=False)]


def _day(text: str) -> str:
    with suppress(ValueError):
        if date.fromisoformat(text).isoformat() == text:  # it reads 20260604 and weeks too
            return text
    raise PydanticCustomError("spelled", "is no day", {"name": "day", "instead": "write it like 2026-11-23"})


Day = Annotated[str, AfterValidator(_day), Field(json_schema_extra={"format": "date"})]
"""A day, written like 2026-06-04."""


Days = Annotated[int, Field(ge=0, le=FARTHEST)]
"""So many days, up to two hundred years: within them, every day is one that the calendar has."""


class Unit(Model):
    """What stands after a number: 天, day/days."""

    one: Text | None = None
    other: Text


class Units(ByLanguage[Unit]):
    """A unit in several languages."""

    @staticmethod
    def _derived(value: Unit, how: Spoken) -> Unit:
        return Unit(one=value.one and how.derive(value.one), other=how.derive(value.other))


class RuleFile(Model):
    """`when` a condition holds, `go` to a node. The last rule of a node has no `when`."""

    when: Condition | None = None
    go: Id


Rules = Annotated[tuple[RuleFile, ...], Field(strict=False, min_length=1)]


class Pause(Model):
    """A panel shown after an answer and before going on, where the answer may be a slip or needs a word."""

    when: Condition
    says: Words
    go_on: Words | None = None
    back: Words | None = None


class Errors(Model):
    """What is said when an answer cannot be taken; which keys are needed follows from the kind of question."""

    empty: Words
    conflict: Words | None = None
    unreadable: Words | None = None
    too_low: Words | None = None
    too_high: Words | None = None


class Option(Words):
    """One answer that can be chosen. `private`: never saved. `today-only`: asked again when a note is opened later.

    `apart`: unlike those before it, so that it stands after a gap.
    """

    id: Id
    short: Words | None = None
    alone: bool = False
    private: bool = False
    today_only: bool = False
    apart: bool = False


class _Question(Model):
    question: Id
    chapter: Id
    ask: Words
    hint: Words | None = None
    why: Statement
    label: Words
    errors: Errors
    pauses: Annotated[tuple[Pause, ...], Field(strict=False)] = ()
    next: Rules

    @property
    def id(self) -> str:
        return self.question


class _Choice(_Question):
    options: Annotated[tuple[Option, ...], Field(strict=False, min_length=2)]

    def option(self, id: str) -> Option:
        """The option with an id; KeyError where there is none."""
        for option in self.options:
            if option.id == id:
                return option
        raise KeyError(id)


class OneQuestion(_Choice):
    """Exactly one option is the answer."""

    kind: Literal["one"]


class SeveralQuestion(_Choice):
    """One option or more; an `alone` option cannot stand with others."""

    kind: Literal["several"]


class DateQuestion(_Question):
    """A day, within `days-back` and `days-ahead` of today."""

    kind: Literal["date"]
    skip: Words | None = None
    days_back: Days = 3650
    days_ahead: Days = 3650


class MoneyQuestion(_Question):
    """An amount of money, kept as whole hundredths (fen). `least` and `most` are written in whole units (yuan).

    `monthly`: it is one a month, and may be typed as such (500/月) or as one a year (6000/年).
    """

    kind: Literal["money"]
    skip: Words | None = None
    least: int = 0
    most: int = 1_000_000
    unit: Units
    monthly: bool = False

    @property
    def decimals(self) -> int:
        return 2


class NumberQuestion(_Question):
    """A number with at most `decimals` decimals, kept as a whole number of the smallest step.

    `counts-days`: it grows by itself, one a day, when a note is opened later.
    """

    kind: Literal["number"]
    skip: Words | None = None
    least: int = 0
    most: int
    counts_days: bool = False
    decimals: Annotated[int, Field(ge=0, le=6)] = 0
    unit: Units | None = None


AnyQuestion = OneQuestion | SeveralQuestion | DateQuestion | MoneyQuestion | NumberQuestion
Question = Annotated[AnyQuestion, Field(discriminator="kind")]


class Tools(Model):
    """Which sheets an outcome asks for or offers."""

    plan: Literal["required", "optional", "later", "proof", "after-continue", "token"] | None = None
    log: Literal["required", "useful", "short", "after"] | None = None
    letters: Ids = ()
    letters_required: bool = False


class Reminder(Model):
    """A day to keep: so many days `after` the page was reached, so many `working-days`, or `on` the date answered.

    With both `on` and `after` it is so many days after the date answered.
    """

    after: Annotated[int, Field(ge=0, le=366)] | None = None
    working_days: Annotated[int, Field(ge=1, le=60)] | None = None
    on: Id | None = None
    says: Words

    @model_validator(mode="after")
    def _one(self) -> Reminder:
        if (self.working_days is None) == (self.after is None and self.on is None):
            raise ValueError("write one of after, working-days and on, or on with after")
        return self


class Continue(Model):
    """The way on from an outcome that is not the end. Going on is an answer under the outcome's id.

    Whoever came by a private answer does not follow `next`: its question is asked again. Where nobody comes otherwise,
    there is no `next`.
    """

    says: Words
    when: Condition | None = None
    next: Rules | None = None


class Again(Model):
    """Walking once more from an earlier question, with the answers kept as pre-fill."""

    says: Words
    at: Id
    with_: dict[str, str] = Field(default_factory=dict)


class Proposal(Script):
    """Words to say on an outcome. `plan`: what stands at {plan} in them while there is no repayment plan to say."""

    plan: Words | None = None


class Outcome(Model):
    """Where a route ends: one page of advice. Sections print in a fixed order; `help-first` moves help up."""

    outcome: Id
    group: Id
    urgency: Urgency
    check_first: bool = True
    help_first: bool = False
    title: Words
    know: Statement
    blocks: Ids = ()
    today: Annotated[tuple[Statement, ...], Field(strict=False, min_length=1)]
    say: Annotated[tuple[Proposal, ...], Field(strict=False)]
    record: Statement
    then: Statement
    help: Statement
    article: Statements = ()
    tools: Tools = Tools()
    dates: Annotated[tuple[Reminder, ...], Field(strict=False)] = ()
    pages: Ids = ()
    law: Ids = ()
    continue_: Continue | None = None
    again: Again | None = None

    @property
    def id(self) -> str:
        return self.outcome


class Block(Model):
    """Advice that an outcome shows only when a condition holds."""

    block: Id
    when: Condition
    title: Words
    says: Statement

    @property
    def id(self) -> str:
        return self.block


class BlocksFile(Model):
    """`blocks.yaml`: the conditional blocks in order of priority."""

    blocks: Annotated[tuple[Block, ...], Field(strict=False)]


class Law(Model):
    """A checked text on one legal topic, with a short form for use inside a sentence."""

    law: Id
    title: Words
    says: Statement
    short: Words
    extra: Statements = ()

    @property
    def id(self) -> str:
        return self.law


class BeginAs(Words):
    """Words of somebody who begins with this option of the first question."""

    option: Id


class Shortcut(Model):
    """A choice of the start page: some pages, and ways to `begin` for those they are about."""

    says: Words
    pages: Ids
    begin: Annotated[tuple[BeginAs, ...], Field(strict=False)] = ()


class Start(Model):
    """The first screen: the question in the reader's head, its answer, and what the guide is."""

    ask: Words
    answer: Statements
    about: Statements
    shortcut: Shortcut | None = None


class Chapter(Model):
    """A numbered chapter stands in the head of every page by its title, or its `short` name where room is short."""

    id: Id
    title: Words
    short: Words | None = None
    number: int | None = None


class Group(Model):
    id: Id
    title: Words


class FactPart(Model):
    days_since: Id | None = None
    value: Id | None = None

    @model_validator(mode="after")
    def _one(self) -> FactPart:
        if (self.days_since is None) == (self.value is None):
            raise ValueError("write either days-since or value")
        return self


class Fact(Model):
    """A number worked out from answers: the first of `from` that is known."""

    fact: Id
    label: Words
    unit: Units | None = None
    from_: Annotated[tuple[FactPart, ...], Field(strict=False, min_length=1)]


class Footnote(Model):
    """A line printed once under the law section; with `cites`, only where a printed text cites one of these."""

    id: str
    says: Words
    cites: Annotated[tuple[SourceId, ...], Field(strict=False)] = ()


class CheckLine(Model):
    """A line of the check page, said when a condition holds."""

    when: Condition | None = None
    says: Statement


class GuideFile(Model):
    """`guide.yaml`: what holds the files of a guide together."""

    guide: Id
    version: str
    checked: Day
    languages: Languages
    title: Words
    first: Id
    start: Start
    chapters: Annotated[tuple[Chapter, ...], Field(strict=False, min_length=1)]
    groups: Annotated[tuple[Group, ...], Field(strict=False, min_length=1)]
    help: Id
    complaint: Id | None = None
    in_short: Ids = ()
    """facts and questions told in the first line of a note"""
    article: Words | None = None
    check: Annotated[tuple[CheckLine, ...], Field(strict=False)] = ()
    facts: Annotated[tuple[Fact, ...], Field(strict=False)] = ()
    conditions: dict[str, Condition] = Field(default_factory=dict)
    promises: PromisesFile = PromisesFile()
    style: StyleFile = StyleFile()
    notes: Annotated[tuple[Footnote, ...], Field(strict=False)] = ()
