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
from guide.content.references import Ref
from guide.content.style import StyleFile
from guide.content.words import ByLanguage, Called, Id, Ids, Model, SourceId, Statement, Text, Words
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
    """where the number is 1"""
    other: Text
    """otherwise"""


class Units(ByLanguage[Unit]):
    """A unit in each language."""

    @staticmethod
    def _derived(value: Unit, how: Spoken) -> Unit:
        return Unit(one=value.one and how.derive(value.one), other=how.derive(value.other))


class RuleFile(Model):
    """Where a node leads."""

    when: Condition | None = None
    """the last rule of a node has none, and always holds"""
    go: Annotated[Id, Ref("question or outcome")]
    """the question or outcome it leads to"""


Rules = Annotated[tuple[RuleFile, ...], Field(strict=False, min_length=1)]


class Pause(Model):
    """A panel shown after an answer and before going on, where the answer may be a slip or needs a word."""

    when: Condition
    """when it interrupts"""
    says: Words
    """what is asked once more"""
    go_on: Words | None = None
    """the choice to go on"""
    back: Words | None = None
    """the choice to change the answer"""


class Errors(Model):
    """What is said when an answer cannot be taken; which keys are needed follows from the kind of question."""

    empty: Words
    """nothing was answered"""
    conflict: Words | None = None
    """an `alone` option was chosen together with others"""
    unreadable: Words | None = None
    """no date, amount or number was understood"""
    too_low: Words | None = None
    """below the least, or too long ago"""
    too_high: Words | None = None
    """above the most, or too far ahead"""


class Option(Words):
    """One answer that can be chosen."""

    id: Id
    """it stands in conditions and notes for ever"""
    short: Words | None = None
    """for tables and notes"""
    alone: bool = False
    """it cannot stand together with others"""
    private: bool = False
    """never saved and never listed"""
    today_only: bool = False
    """asked again when a note is opened on a later day"""
    apart: bool = False
    """unlike those before it: it stands after a gap"""


class _Question(Model):
    question: Id
    """its id, and the name of its file"""
    chapter: Annotated[Id, Ref("chapter")]
    """a chapter of guide.yaml"""
    ask: Words
    """the question itself"""
    hint: Words | None = None
    """how to answer, in one line"""
    why: Statement
    """why this is asked"""
    label: Words
    """a short name for the check page and for notes"""
    errors: Errors
    """what is said when an answer cannot be taken; which of them it needs depends on the kind"""
    pauses: Annotated[tuple[Pause, ...], Field(strict=False)] = ()
    """panels shown after an answer that may be a slip or needs a word"""
    next: Rules
    """top to bottom; the first that holds wins"""

    @property
    def id(self) -> str:
        return self.question


class _Choice(_Question):
    options: Annotated[tuple[Option, ...], Field(strict=False, min_length=2)]
    """what can be chosen"""

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
    """A day."""

    kind: Literal["date"]
    skip: Words | None = None
    """the label of the way past the question; without it, it cannot be skipped"""
    days_back: Days = 3650
    """how many days before today the date may be"""
    days_ahead: Days = 3650
    """how many days after today the date may be"""


class MoneyQuestion(_Question):
    """An amount of money with two decimals, kept as whole hundredths."""

    kind: Literal["money"]
    skip: Words | None = None
    """the label of the way past the question; without it, it cannot be skipped"""
    least: int = 0
    """the smallest amount, in whole units"""
    most: int = 1_000_000
    """the greatest amount, in whole units"""
    unit: Units
    """what stands after the amount"""
    monthly: bool = False
    """an amount a month, which may also be typed as such or as one a year"""

    @property
    def decimals(self) -> int:
        return 2


class NumberQuestion(_Question):
    """A number, kept as a whole number of the smallest step."""

    kind: Literal["number"]
    skip: Words | None = None
    """the label of the way past the question; without it, it cannot be skipped"""
    least: int = 0
    """the smallest number, in whole units"""
    most: int
    """the greatest number, in whole units"""
    counts_days: bool = False
    """it grows by one a day when a note is opened later"""
    decimals: Annotated[int, Field(ge=0, le=6)] = 0
    """how many decimals it may have"""
    unit: Units | None = None
    """what stands after the number"""


AnyQuestion = OneQuestion | SeveralQuestion | DateQuestion | MoneyQuestion | NumberQuestion
Question = Annotated[AnyQuestion, Field(discriminator="kind")]


class Tools(Model):
    """Which sheets an outcome asks for or offers."""

    plan: Literal["required", "optional", "later", "proof", "after-continue", "token"] | None = None
    """how the repayment plan is offered"""
    log: Literal["required", "useful", "short", "after"] | None = None
    """how the contact log is offered"""
    letters: Ids = ()
    """letters that are offered"""
    letters_required: bool = False
    """a letter has to be chosen"""
    sheets: Annotated[dict[Id, Literal["required", "useful", "later"]], Ref("sheet")] = Field(default_factory=dict)
    """other kinds of sheets that are offered, by name"""


class Reminder(Model):
    """A day to keep, by one of `after`, `working-days` and `on`; with `on` and `after`, so many days after it."""

    after: Annotated[int, Field(ge=0, le=366)] | None = None
    """so many days later"""
    working_days: Annotated[int, Field(ge=1, le=60)] | None = None
    """so many days from Monday to Friday later"""
    on: Annotated[Id, Ref("date question")] | None = None
    """a date question: the day that answers it"""
    says: Words
    """what is to be done on that day"""

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
    """the choice to go on"""
    when: Condition | None = None
    """when it is offered; without it, always"""
    next: Rules | None = None
    """where it leads; left out where everybody comes by a private answer, whose question is then asked again"""


class Again(Model):
    """Walking once more from an earlier question, with the answers kept as pre-fill."""

    says: Words
    """the choice to walk again"""
    at: Annotated[Id, Ref("question")]
    """the question to walk again from"""
    with_: dict[str, str] = Field(default_factory=dict)
    """question ids to options that are then marked"""


class Proposal(Script):
    """Words to say on an outcome."""

    plan: Words | None = None
    """what stands at {plan} in the words while there is no repayment plan"""


class Outcome(Model):
    """Where a route ends: one page of advice. Sections print in a fixed order."""

    outcome: Id
    """its id, and the name of its file"""
    group: Annotated[Id, Ref("group")]
    """a group of guide.yaml"""
    urgency: Urgency
    """how soon it wants something done"""
    check_first: bool = True
    """the answers are shown once more before it"""
    help_first: bool = False
    """help stands in second place"""
    title: Words
    """what it comes to, in one line"""
    know: Statement
    """what the reader has to know now"""
    blocks: Annotated[Ids, Ref("block")] = ()
    """ids of blocks.yaml; they are shown in that file's order"""
    today: Annotated[tuple[Statement, ...], Field(strict=False, min_length=1)]
    """what to do today, a step each"""
    say: Annotated[tuple[Proposal, ...], Field(strict=False)]
    """words to say, a paragraph each"""
    record: Statement
    """what to write down"""
    then: Statement
    """what comes next and when"""
    help: Statement
    """whom to turn to"""
    article: Statements = ()
    """what the claims' article says"""
    tools: Tools = Tools()
    """sheets and letters that are offered here"""
    dates: Annotated[tuple[Reminder, ...], Field(strict=False)] = ()
    """days to keep, for the calendar and the look ahead"""
    pages: Annotated[Ids, Ref("page")] = ()
    """pages that are offered here"""
    law: Annotated[Ids, Ref("law text")] = ()
    """law texts shown here"""
    continue_: Continue | None = None
    """the way on, where this is not the end"""
    again: Again | None = None
    """the way to walk once more from a question, with the answers kept"""

    @property
    def id(self) -> str:
        return self.outcome


class Block(Model):
    """Advice that an outcome shows only when a condition holds."""

    block: Id
    """its id"""
    when: Condition
    """when it is shown"""
    title: Words
    """its heading"""
    says: Statement
    """its text"""

    @property
    def id(self) -> str:
        return self.block


class BlocksFile(Model):
    """`blocks.yaml`: the conditional blocks in order of priority."""

    blocks: Annotated[tuple[Block, ...], Field(strict=False)]
    """in order of priority"""


class Law(Model):
    """A checked text on one legal topic, with a short form for use inside a sentence."""

    law: Id
    """its id, and the name of its file"""
    title: Words
    """its heading"""
    words: Called = ()
    """what people call it or what is in it, so that it is found by that"""
    says: Statement
    """the text"""
    short: Words
    """what {law:ID} prints"""
    extra: Statements = ()
    """more sentences"""

    @property
    def id(self) -> str:
        return self.law


class BeginAs(Words):
    """Words of somebody who begins with this option of the first question."""

    option: Id
    """an option of the first question"""


class Shortcut(Model):
    """A choice of the start page."""

    says: Words
    """the choice"""
    pages: Annotated[Ids, Ref("page")]
    """the pages it opens"""
    begin: Annotated[tuple[BeginAs, ...], Field(strict=False)] = ()
    """how those they are about go on"""


class Start(Model):
    """The first screen: the question in the reader's head, its answer, and what the guide is."""

    ask: Words
    """the question in the reader's head"""
    answer: Statements
    """lines that help at once"""
    about: Statements
    """what the guide is"""
    shortcut: Shortcut | None = None
    """a choice beside beginning"""


class Chapter(Model):
    """A chapter of questions."""

    id: Id
    """questions name it"""
    title: Words
    """stands in the head of a page"""
    short: Words | None = None
    """instead of the title where room is short"""
    number: int | None = None
    """without it, it stands in no head"""


class Group(Model):
    """A group of outcomes."""

    id: Id
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
    def _one(self) -> FactPart:
        if (self.days_since is None) == (self.value is None):
            raise ValueError("write either days-since or value")
        return self


class Fact(Model):
    """A number worked out from answers."""

    fact: Id
    """its id, in conditions and placeholders"""
    label: Words
    """a short name"""
    unit: Units | None = None
    """what stands after the number"""
    from_: Annotated[tuple[FactPart, ...], Field(strict=False, min_length=1)]
    """the first of these that is known"""


class Footnote(Model):
    """A line printed once under the law section."""

    id: str
    """its id"""
    says: Words
    """the line"""
    cites: Annotated[tuple[SourceId, ...], Field(strict=False)] = ()
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
