"""A guide's own cases as written: answers of somebody, and what has to come of them.

They stand in `cases/` beside the content. Walking a guide needs none of them; `guide check` follows every one.
"""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Annotated, Any, Literal, Self, TypeAlias

from pydantic import Discriminator, Field, Tag, WithJsonSchema, model_validator

from guide.content.about import Day
from guide.content.references import Ref
from guide.content.words import Id, Ids, Model, Text, refused
from guide.values.plain import Plain

Reason = Literal["empty", "not-allowed", "conflict", "unreadable", "too-low", "too-high"]
Number = int | Annotated[Decimal, WithJsonSchema({"type": "number"})]


def _form_of_answer(raw: object) -> str | None:
    if raw is None:
        return "nothing"
    forms: tuple[tuple[Any, str], ...] = ((str, "text"), ((list, tuple), "ids"), ((int, Decimal), "number"))
    return None if isinstance(raw, bool) else next((form for types, form in forms if isinstance(raw, types)), None)


Answer: TypeAlias = Annotated[
    Annotated[str, Tag("text")]
    | Annotated[tuple[str, ...], Field(strict=False), Tag("ids")]
    | Annotated[Number, Tag("number")]
    | Annotated[None, Tag("nothing")],
    Discriminator(_form_of_answer, custom_error_type="answer", custom_error_message="is no answer"),
]
"""As in an answers file, but that a number needs no quotes."""
Answers = Annotated[dict[Id, Answer], Ref("question, outcome or notice")]


class Expected(Model):
    """What has to come of answers."""

    reaches: Annotated[Id, Ref("question, outcome or notice")] | None = None
    """the outcome, open question or notice to which they lead; may be left out beside `refuses`"""
    refuses: Annotated[dict[Id, Reason], Ref("question")] = Field(default_factory=dict)
    """the question whose answer is refused, and why: `{how-much: too-high}`; without it, none is"""
    blocks: Annotated[Ids, Ref("block")] | None = None
    """the blocks that are shown there: these and no others"""
    shows: Annotated[Ids, Ref("block, letter or sheet")] = ()
    """blocks, letters and sheets that are shown or offered there, perhaps among others"""
    hides: Annotated[Ids, Ref("block, letter or sheet")] = ()
    """blocks, letters and sheets that are neither shown nor offered there"""
    facts: Annotated[dict[Id, Number | None], Ref("fact")] = Field(default_factory=dict)
    """what facts come to, in whole units; `null` where one is unknown"""
    days: Annotated[tuple[Day, ...], Field(strict=False)] = ()
    """days that are among those to keep"""

    @model_validator(mode="after")
    def _says_where(self) -> Self:
        if self.reaches is None and not self.refuses:
            raise refused("does not say where the answers lead", "add 'reaches:' or 'refuses:'")
        return self


class _Changed(Model):
    change: Annotated[Answers, Field(min_length=1)]
    """the answers that are changed"""
    falls_away: Annotated[Ids, Ref("question")] = ()
    """the questions whose answers fall away with the change: these and no others"""


class Change(Expected, _Changed):
    """Answers of a case that are changed afterwards, and what comes of that. Every change begins from the case."""


class _Person(Model):
    case: Text
    """its name, in any language"""
    today: Day | None = None
    """the day as of which it holds; needed where an answer is a day. Without it, that of the file, or any day"""
    answers: Answers
    """question ids to answers as in an answers file, but that numbers need no quotes; the id of an outcome or
    notice to `continue`"""
    unused: Annotated[Ids, Ref("question, outcome or notice")] = ()
    """the answers that do not count, because their question is not on the way; all others have to"""


class Case(Expected, _Person):
    """Answers, and what has to come of them."""

    changes: Annotated[tuple[Change, ...], Field(strict=False)] = ()
    """what comes of changing answers"""


class CasesFile(Model):
    """`cases/*.yaml`: a guide's own cases, in as many files as you like."""

    today: Day | None = None
    """the day as of which its cases hold, where they do not say otherwise"""
    cases: Annotated[tuple[Case, ...], Field(strict=False, min_length=1)]
    """the cases"""

    def day(self, case: Case) -> date | None:
        """The day as of which a case holds; None for any."""
        day = case.today or self.today
        return date.fromisoformat(day) if day is not None else None


def as_json(answers: Mapping[str, Answer]) -> dict[str, Plain]:
    """Answers of a case as an answers file has them."""

    def plain(answer: Answer) -> Plain:
        return list(answer) if isinstance(answer, tuple) else str(answer) if answer is not None else None

    return {id: plain(answer) for id, answer in answers.items()}
