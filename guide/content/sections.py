"""Sections of outcomes: `guide.yaml` says which there are, what they are called and in which order they stand.

The kind of a section says what stands under its id in every outcome. Python adds no section of its own, so that a guide
on another subject has the sections of that subject.
"""

from typing import Annotated, Any, ClassVar, Literal

from pydantic import AfterValidator, Field

from guide.content.pages import Script
from guide.content.references import OWN
from guide.content.words import Id, Model, Statement, Statements, Words, refused


class Step(Statement):
    """Something to do."""

    needs: Literal["say", "plan", "log"] | None = None
    """what it is done with, where it names no page about that: the words to say, the plan, the log"""


class Proposal(Script):
    """Words to say on an outcome."""

    plan: Words | None = None
    """what stands at {plan} in the words while there is no repayment plan"""


Steps = Annotated[tuple[Step, ...], Field(strict=False, min_length=1)]
Proposals = Annotated[tuple[Proposal, ...], Field(strict=False)]


class _Section(Model):
    section: Annotated[Id, OWN]
    """its id: the key under which it stands in an outcome"""
    title: Words
    """its heading"""
    required: bool = True
    """every outcome has it"""
    holds: ClassVar[Any]
    """the type of what stands under its id"""


class StepsSection(_Section):
    """Things to do, a step each, to be ticked off."""

    kind: Literal["steps"]
    holds: ClassVar[Any] = Steps


class SaySection(_Section):
    """Words to say or to send, a paragraph each."""

    kind: Literal["say"]
    holds: ClassVar[Any] = Proposals


class TextSection(_Section):
    """A statement."""

    kind: Literal["text"]
    lines: Annotated[int, Field(ge=0, le=20)] = 0
    """so many empty lines to write on stand under it in a note"""
    holds: ClassVar[Any] = Statement


class ListSection(_Section):
    """Statements, a bullet each."""

    kind: Literal["list"]
    holds: ClassVar[Any] = Annotated[Statements, Field(min_length=1)]


class BlocksSection(Model):
    """Where the blocks stand that name no section; without such a section they stand at the top."""

    section: Annotated[Id, OWN]
    """its id"""
    kind: Literal["blocks"]
    title: Words | None = None
    """its heading; without it, each block has its own only"""
    top: Annotated[int, Field(ge=0)] = 0
    """so many of the blocks that are shown stand at the top of the page instead, the first ones"""


Content = tuple[Step, ...] | tuple[Proposal, ...] | Statement | tuple[Statement, ...] | None
"""What stands under a section's id in an outcome; None where it has none."""
Written = StepsSection | SaySection | TextSection | ListSection
"""The sections that have a key in outcomes."""
Section = Written | BlocksSection


def _apart(sections: tuple[Section, ...]) -> tuple[Section, ...]:
    if sum(isinstance(section, BlocksSection) for section in sections) > 1:
        raise refused("there are two sections of kind 'blocks'", "a block that names a section with 'in' stands there")
    return sections


Sections = Annotated[
    tuple[Annotated[Section, Field(discriminator="kind")], ...], Field(strict=False), AfterValidator(_apart)
]
"""The sections of a guide's outcomes, in order."""
