"""Letters as content: drafts with blanks, filled from answers, the plan and chosen entries of the log.

A letter is what is sent and nothing else; `lead`, `instead` and `law` stand beside it. Conditions in a letter may ask
the answers, its own fields, `plan`, and what the chosen entries of the log say was done and to
whom (`acts`, `acts-to-others`, `persons`, `persons-to-others`).
"""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from pydantic import Field, model_validator

from guide.content.fields import Form
from guide.content.words import Id, Ids, Language, Model, Spelled, Statement, Words
from guide.content.written import Condition

FromPlan = Literal["first", "review", "day", "offer", "payments", "last"]
"""What the plan can suggest for a field: its first day, the day to look again; of a plan with one amount a month, the
day of the month, the amount, how many payments, and the last of them where that is another."""


class Note(Statement):
    """Said beside a letter; `when` a condition holds."""

    when: Condition | None = None


class Paragraph(Statement):
    """A paragraph of a letter; `when` a condition holds.

    `otherwise`: and only where none of those before it is said, back to the last that is not so marked. `joined`: it
    goes on in the paragraph before it, if that is said.
    """

    when: Condition | None = None
    otherwise: bool = False
    joined: bool = False


class Suggestion(Model):
    """What stands in a field before anybody fills it in.

    A tick, or an `option`, `when` a condition on the answers, `plan` and `acts` holds; a day so many `working-days`
    (Monday to Friday) from today, taken from the plan, or from the log: the first on which the person got through, or
    said not to be contacted again; an amount that is the difference of two others.
    """

    field: Id
    option: Id | None = None
    when: Condition | None = None
    working_days: Annotated[int, Field(ge=1, le=60)] | None = None
    plan: FromPlan | None = None
    log: Literal["replied", "refused"] | None = None
    difference: Annotated[tuple[Id, Id], Field(strict=False)] | None = None

    @model_validator(mode="after")
    def _one(self) -> Suggestion:
        ways = (self.working_days, self.plan, self.log, self.difference)
        if sum(way is not None for way in ways) > (self.option is None and self.when is None):
            raise ValueError("write one of when/option, working-days, plan, log and difference")
        return self


class Entries(Model):
    """The list of chosen entries of the log, after the body of a letter.

    `by-them`: only what they did, never what the person wrote to them. `after`: only those of days after that of this
    field. `to-others`: a condition under which only those are listed in which somebody else was contacted.
    """

    title: Words
    by_them: bool = False
    after: Id | None = None
    to_others: Condition | None = None


class Letter(Model):
    """`letters/*.yaml`: one draft. `code` stands in file names; `sent-in` are languages the reader of it knows.

    `closing`: paragraphs after the list of entries. `numbered`: fields of which only what is chosen is printed.
    `dated`: ticks with the day each goes with; it is ticked where the day is known.
    """

    BY_HAND: ClassVar[frozenset[str]] = frozenset({"name", "phone", "signature"})
    FROM_LOG: ClassVar[frozenset[str]] = frozenset({"since", "times", "others", "counts"})
    FROM_PLAN: ClassVar[frozenset[str]] = frozenset(
        {
            *("offer", "day", "first", "months", "payments-sum", "total", "income", "essentials", "review"),
            *("first-amount", "instalment", "overdue", "arrears-months", "arrears-sum", "token"),
        }
    )
    PLACEHOLDERS: ClassVar[frozenset[str]] = BY_HAND | FROM_LOG | FROM_PLAN

    letter: Id
    code: Annotated[str, Spelled(r"^[A-Z][0-9]{1,2}$", "code", "write a capital letter and one or two digits, like L1")]
    title: Words
    sent_in: Annotated[tuple[Language, ...], Field(strict=False)] = ()
    when: Condition | None = None
    instead: Annotated[tuple[Statement, ...], Field(strict=False)] = ()
    lead: Annotated[tuple[Note, ...], Field(strict=False)] = ()
    law: Ids = ()
    fields: Form
    suggest: Annotated[tuple[Suggestion, ...], Field(strict=False)] = ()
    subject: Words
    body: Annotated[tuple[Paragraph, ...], Field(strict=False, min_length=1)]
    entries: Entries | None = None
    closing: Annotated[tuple[Paragraph, ...], Field(strict=False)] = ()
    numbered: Ids = ()
    dated: dict[Id, Id] = Field(default_factory=dict)

    @property
    def id(self) -> str:
        return self.letter
