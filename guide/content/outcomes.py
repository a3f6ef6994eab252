"""Outcomes as written: pages of advice, the blocks that are shown on them, and law texts."""

from collections.abc import Sequence
from typing import Annotated, Any, ClassVar, Self, TypeVar

from pydantic import BeforeValidator, ConfigDict, Field, GetJsonSchemaHandler, create_model, model_validator
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema

from guide.content.promises import Urgency
from guide.content.references import Ref
from guide.content.sections import BlocksSection, Content, Proposal, Proposals, Section, Step, Steps
from guide.content.shapes import KEYS, key_of
from guide.content.words import Called, Id, Ids, Model, Statement, Statements, Words, refused
from guide.content.written import Condition, Rules

Entry = TypeVar("Entry", Step, Proposal, Statement)


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
    """A day to keep: so many days, or working days, after the outcome was reached; with `on`, after the day that
    answers a question, or that day itself."""

    after: Annotated[int, Field(ge=0, le=366)] | None = None
    """so many days later"""
    working_days: Annotated[int, Field(ge=1, le=60)] | None = None
    """so many days from Monday to Friday later"""
    on: Annotated[Id, Ref("date question")] | None = None
    """a date question: the day that answers it"""
    says: Words
    """what is to be done on that day"""

    @model_validator(mode="after")
    def _one(self) -> Self:
        if self.working_days is not None and self.after is not None:
            raise refused("'after' stands beside 'working-days'", "write one of them")
        if self.working_days is None and self.after is None and self.on is None:
            raise refused("no day is named", "write after, working-days or on; or on with one of the others")
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


class Outcome(Model):
    """Where a route ends: one page of advice. Those of a guide have its sections as keys too: `outcomes_with`."""

    outcome: Id
    """its id, and the name of its file"""
    group: Annotated[Id, Ref("group")]
    """a group of guide.yaml"""
    urgency: Urgency
    """how soon it wants something done"""
    check_first: bool = True
    """the answers are shown once more before it"""
    first: Annotated[Id, Ref("section")] | None = None
    """a section that stands before the others here, set off as help is"""
    title: Words
    """what it comes to, in one line"""
    know: Statement
    """what the reader has to know now"""
    blocks: Annotated[Ids, Ref("block")] = ()
    """ids of blocks.yaml; they are shown in that file's order"""
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
    SECTIONS: ClassVar[tuple[Section, ...]] = ()
    """those of its guide, in their order"""

    def __eq__(self, other: object) -> bool:
        """Whether the same is written, in whichever version of a guide."""
        return isinstance(other, Outcome) and self.__dict__ == other.__dict__

    __hash__ = None  # type: ignore[assignment]

    @property
    def id(self) -> str:
        """Its id."""
        return self.outcome

    @property
    def sections(self) -> tuple[Section, ...]:
        """The sections in the order in which they stand here."""
        return tuple(sorted(self.SECTIONS, key=lambda section: section.section != self.first))

    def written(self, section: Section) -> Content:
        """What stands here under a section; None where there is nothing."""
        content: Content = getattr(self, _field(section), None)
        return content

    @property
    def steps(self) -> tuple[Step, ...]:
        """What is to be done, of all its sections."""
        return tuple(step for section in self.sections for step in of_kind(self.written(section), Step))

    @property
    def said(self) -> tuple[tuple[tuple[str, int], Proposal], ...]:
        """The paragraphs of words to say, of all its sections, each with its place."""
        return tuple(
            ((section.section, number), proposal)
            for section in self.SECTIONS
            for number, proposal in enumerate(of_kind(self.written(section), Proposal))
        )

    @property
    def texts(self) -> tuple[Statement, ...]:
        """What it tells besides: neither its steps nor words to say."""
        told = (self.written(section) for section in self.sections)
        return (self.know, *(text for content in told for text in _told(content)))


def of_kind(content: Content, kind: type[Entry]) -> tuple[Entry, ...]:
    """The entries of a section that are of a kind; none where it has others."""
    return tuple(entry for entry in content if isinstance(entry, kind)) if isinstance(content, tuple) else ()


def _told(content: Content) -> tuple[Statement, ...]:
    if isinstance(content, Statement):
        return (content,)
    return tuple(text for text in of_kind(content, Statement) if not isinstance(text, Step))


def _field(section: Section) -> str:
    """The name of the field of a section; it may be called as it likes in a file."""
    return f"section_{section.section.replace('-', '_')}"


def outcomes_with(sections: Sequence[Section]) -> type[Outcome]:
    """Outcomes that have these sections as keys."""
    fields: dict[str, Any] = {}
    for section in sections:
        if not isinstance(section, BlocksSection):
            optional, default = (section.holds, ...) if section.required else (section.holds | None, None)
            fields[_field(section)] = (optional, Field(default, alias=section.section))
    made: type[Outcome] = create_model("Outcome", __base__=Outcome, __module__=__name__, **fields)
    made.SECTIONS = tuple(sections)
    return made


class AnyOutcome(Outcome):
    """Where a route ends: one page of advice. Beside these keys it has the sections that `guide.yaml` names."""

    model_config = ConfigDict(extra="allow")
    __pydantic_extra__: dict[Id, Statement | Steps | Proposals | Statements] = Field(init=False)

    @classmethod
    def __get_pydantic_json_schema__(cls, core: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        made = handler.resolve_ref_schema(handler(core))
        made[KEYS] = "ID OF A SECTION"
        return made


OWN_KEYS = frozenset(key_of(Outcome, name) for name in Outcome.model_fields)
"""What no section may be called."""


class Block(Model):
    """Advice that stands on several outcomes, or is shown only when a condition holds."""

    block: Id
    """its id"""
    when: Condition | None = None
    """when it is shown; without it, always"""
    in_: Annotated[Id, Ref("section")] | None = None
    """the section it stands in, after what that says itself; without it, where blocks stand"""
    title: Words
    """its heading"""
    says: Statement
    """its text"""

    @property
    def id(self) -> str:
        """Its id."""
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
