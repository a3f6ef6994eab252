"""Outcomes as written: pages of advice, the blocks that are shown on them, and law texts."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BeforeValidator, Field, model_validator

from guide.content.pages import Script
from guide.content.promises import Urgency
from guide.content.references import Ref
from guide.content.rules import Rules
from guide.content.words import Called, Id, Ids, Model, Statement, Statements, Words
from guide.content.written import Condition


def _in_short(raw: object) -> object:
    """`plan: required` says only the use, `letters: [plan-request]` only the parts."""
    if isinstance(raw, str):
        return {"use": raw}
    return {"parts": raw} if isinstance(raw, list | tuple) else raw


class Offer(Model):
    """How an outcome offers a kind of sheet."""

    use: Id = "optional"
    """how it is meant to be used here, in a word of that kind"""
    parts: Ids = ()
    """of a kind with several parts, like letters: those that are offered, by id"""


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


class Step(Statement):
    """Something to do today."""

    needs: Literal["say", "plan", "log"] | None = None
    """what it is done with, where it names no page about that: the words to say, the plan, the log"""


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
    today: Annotated[tuple[Step, ...], Field(strict=False, min_length=1)]
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
    tools: Annotated[
        dict[Id, Annotated[Offer, BeforeValidator(_in_short, json_schema_input_type=Id | Ids | Offer)]], Ref("sheet")
    ] = Field(default_factory=dict)
    """sheets that are offered here, by kind; how in a word (required, useful), or which parts of it"""
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
