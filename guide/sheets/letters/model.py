"""Letters as content: drafts with blanks, filled from answers, the plan and chosen entries of the log.

A letter is what is sent and nothing else; `lead`, `instead` and `law` stand beside it. Conditions in a letter may ask
the answers, its own fields, `plan`, and what the chosen entries of the log say was done and to
whom (`acts`, `acts-to-others`, `persons`, `persons-to-others`); and what became of other letters that were sent
(`asked`: waiting, unanswered, answered).
"""

from typing import Annotated, ClassVar, Literal, Self

from pydantic import Field, model_validator

from guide.content.fields import Form
from guide.content.references import Ref
from guide.content.words import PLACEHOLDER, Id, Ids, Language, Model, Spelled, Statement, Words
from guide.content.written import Condition

FromPlan = Literal["first", "review", "day", "offer", "payments", "last"]
"""What the plan can suggest for a field: its first day, the day to look again; of a plan with one amount a month or one
payment, the day of the month, the amount, how many payments, and the last of them where that is another."""


class Note(Statement):
    """Said beside a letter."""

    when: Condition | None = None
    """without it, always"""


class Paragraph(Statement):
    """A paragraph of a letter."""

    when: Condition | None = None
    """without it, always"""
    otherwise: bool = False
    """only where none of those before it is said, back to the last that is not so marked"""
    joined: bool = False
    """it goes on in the paragraph before it, if that is said"""


class Suggestion(Model):
    """What stands in a field before anybody fills it in: a tick or an option, by `when`; or one of `working-days`,
    `plan`, `claim`, `log` and `difference`."""

    field: Id
    """a field of this letter"""
    option: Id | None = None
    """of a choice; without it, a tick"""
    when: Condition | None = None
    """why it is ticked or chosen"""
    working_days: Annotated[int, Field(ge=1, le=60)] | None = None
    """a day so many days (Monday to Friday) from today"""
    before: Id | None = None
    """beside `working-days`: not later than the day before this one, a date field of the letter or `first` of the
    plan, where that leaves three working days"""
    plan: FromPlan | None = None
    """a day of the plan; of a plan with one amount a month or one payment, the day of the month, the amount, how many
    payments, or the last of them where that is another"""
    claim: Literal["due", "claimed"] | None = None
    """of a checked claim that does not add up: what their own figures come to, or what they claim"""
    log: Literal["replied", "refused"] | None = None
    """the first day on which the person got through, or said not to be contacted again"""
    difference: Annotated[tuple[Id, Id], Field(strict=False)] | None = None
    """two amounts: how much more the first is, if it is more"""

    @model_validator(mode="after")
    def _one(self) -> Self:
        ways = (self.working_days, self.plan, self.claim, self.log, self.difference)
        if sum(way is not None for way in ways) > (self.option is None and self.when is None):
            raise ValueError("write one of when/option, working-days, plan, claim, log and difference")
        if self.before is not None and self.working_days is None:
            raise ValueError("write before only beside working-days")
        return self


class Sending(Model):
    """When a letter is sent: `within` so many days, or `once` something has happened."""

    when: Condition | None = None
    """without it, always; the first that holds counts"""
    within: Annotated[int, Field(ge=0, le=60)] | None = None
    """so many days from the day the advice is read; 0: that day"""
    once: Words | None = None
    """what has to have happened; it is sent on that day"""
    plan: Literal["last"] | None = None
    """the day of the plan on which that is to happen: of its last payment"""

    @model_validator(mode="after")
    def _one(self) -> Self:
        if (self.within is None) == (self.once is None) or (self.plan is not None and self.once is None):
            raise ValueError("write one of within and once; plan only beside once")
        return self


class Then(Model):
    """Which letter follows one that was sent."""

    answered: Annotated[Id, Ref("letter")] | None = None
    """once there is an answer"""
    unanswered: Annotated[Id, Ref("letter")] | None = None
    """once the day it asked for an answer by has passed without one"""


class Entries(Model):
    """The list of chosen entries of the log, after the body of a letter."""

    title: Words
    """its heading"""
    writer: Words | None = None
    """what the one who writes the letter is called in it; else as in the log"""
    by_them: bool = False
    """only what they did, never what the person wrote to them"""
    after: Id | None = None
    """only those of days after the one in this field"""
    to_others: Condition | None = None
    """when only contacts to somebody else are listed"""
    of_one: Condition | None = None
    """when only contacts to one person are listed, who writes it: in the log of the one who was called, theirs"""


class Letter(Model):
    """`letters/*.yaml`: one draft."""

    BY_HAND: ClassVar[frozenset[str]] = frozenset({"name", "phone", "signature"})
    FROM_LOG: ClassVar[frozenset[str]] = frozenset({"since", "times", "others", "counts"})
    FROM_SENT: ClassVar[frozenset[str]] = frozenset({"asked", "unanswered", "unanswered-since"})
    FROM_PLAN: ClassVar[frozenset[str]] = frozenset(
        {
            *("offer", "day", "first", "months", "payments-sum", "total", "income", "essentials", "review"),
            *("first-amount", "instalment", "overdue", "arrears-months", "arrears-sum", "token", "behind"),
        }
    )
    PLACEHOLDERS: ClassVar[frozenset[str]] = BY_HAND | FROM_LOG | FROM_SENT | FROM_PLAN

    letter: Id
    """its id, and the name of its file"""
    code: Annotated[str, Spelled(r"^[A-Z][0-9]{1,2}$", "code", "write a capital letter and one or two digits, like L1")]
    """short and without a meaning: it stands in the file's name when the letter is saved"""
    title: Words
    """what it is for"""
    offered: Condition | None = None
    """when every outcome offers it"""
    send: Annotated[tuple[Sending, ...], Field(strict=False)] = ()
    """when it is sent"""
    answer_by: Id | None = None
    """the date field by which it asks for an answer"""
    promised_by: Id | None = None
    """the date field by which the writer promises to write again: a day to keep once the letter that says so is sent"""
    then: Then = Then()
    """which letter follows it"""
    follows: Annotated[Ids, Ref("letter")] = ()
    """letters it may speak of once they were sent: what was asked, when, and whether there was an answer"""
    sent_in: Annotated[tuple[Language, ...], Field(strict=False)] = ()
    """languages its reader knows, the usual one first"""
    when: Condition | None = None
    """when it may be written at all"""
    instead: Annotated[tuple[Statement, ...], Field(strict=False)] = ()
    """what is said where it may not"""
    lead: Annotated[tuple[Note, ...], Field(strict=False)] = ()
    """what is said beside it"""
    law: Annotated[Ids, Ref("law text")] = ()
    """law texts shown beside it"""
    fields: Form
    """what is filled in"""
    suggest: Annotated[tuple[Suggestion, ...], Field(strict=False)] = ()
    """what stands in a field before anybody fills it in"""
    subject: Words
    """its subject"""
    body: Annotated[tuple[Paragraph, ...], Field(strict=False, min_length=1)]
    """its paragraphs"""
    entries: Entries | None = None
    """the list of chosen entries of the log"""
    closing: Annotated[tuple[Paragraph, ...], Field(strict=False)] = ()
    """paragraphs after that list"""
    numbered: Ids = ()
    """fields of which only what is chosen is printed, with numbers"""
    dated: dict[Id, Id] = Field(default_factory=dict)
    """boxes with the day that each goes with: it is ticked where the day is known"""

    @property
    def id(self) -> str:
        return self.letter

    @property
    def of_plan(self) -> bool:
        """Whether it prints what the plan comes to."""
        said = (text for part in (*self.body, *self.closing) for text in part.written.values())
        printed = {name for text in said for name, _ in PLACEHOLDER.findall(text)}
        return not printed.isdisjoint(self.FROM_PLAN) or any(one.plan is not None for one in self.suggest)

    @property
    def placeholders(self) -> frozenset[str]:
        return self.PLACEHOLDERS | {field.id for field in self.fields}
