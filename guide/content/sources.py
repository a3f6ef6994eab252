"""Sources as content: what a sentence leans on, how strong that is, and how well it was checked."""

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from guide.content.references import Ref
from guide.content.words import Called, Model, SourceId, Statement, Text, TextOrWords, Words

Force = Literal[
    "law",
    "administrative-regulation",
    "judicial-interpretation",
    "department-rule",
    "regulatory-notice",
    "recommended-standard",
    "self-regulation",
    "official-warning",
    "press-report",
    "court-case",
]
Read = Literal["text-read", "part-read", "press", "public-page", "common-knowledge"]
SourceIds = Annotated[tuple[SourceId, ...], Field(strict=False)]


class Against(Statement):
    """What speaks against a claim."""

    always: bool = False
    """the claim is never shown without it"""


class Claim(Model):
    """One thing the article says, in other words."""

    claim: SourceId
    """C01 …"""
    where: Text
    """its place in the article"""
    kind: Literal["timeline", "procedure", "condition", "reassurance", "advice", "right", "warning", "context", "promo"]
    """what it is"""
    whom: Text
    """whom it speaks to"""
    firmness: Literal["flat", "hedged", "possible", "imperative", "promotional", "question"]
    """how firmly it is said"""
    grade: Literal["A", "B", "C"]
    """A may be shown, B with a caution, C never as fact"""
    says: Words
    """what it says, in other words"""
    note: Words | None = None
    """a remark on it"""
    against: Against | None = None
    """what speaks against it"""

    @property
    def id(self) -> str:
        return self.claim


class Contradiction(Model):
    """A place where the article disagrees with itself."""

    contradiction: SourceId
    """X01 …"""
    claims: Annotated[SourceIds, Ref("source")]
    """those that disagree"""
    says: Words
    """how"""
    background: Words | None = None
    """why it stands here although no text names it"""

    @property
    def id(self) -> str:
        return self.contradiction


class Instrument(Model):
    """A law, regulation, rule, standard, or another text with its force."""

    instrument: SourceId
    """its id"""
    title: Words
    """its name"""
    force: Force
    """what kind of text it is"""
    since: TextOrWords
    """since when it is in force"""
    read: Read
    """how well it was read"""
    read_note: Words | None = None
    """a remark on that"""
    checked: TextOrWords
    """when"""
    says: Words
    """what it says"""
    background: Words | None = None
    """why it stands here although no text leans on it"""

    @property
    def id(self) -> str:
        return self.instrument

    @property
    def called(self) -> Words:
        """What it is called."""
        return self.title


class Channel(Model):
    """A hotline or an office."""

    channel: SourceId
    """its id"""
    name: Words
    """its name"""
    words: Called = ()
    """what people call it or what is in it, so that it is found by that"""
    takes: Words
    """what it takes"""
    limits: Words
    """what it does not take"""
    read: Read
    """how well it was checked"""
    read_note: Words | None = None
    """a remark on that"""
    checked: TextOrWords
    """when"""
    background: Words | None = None
    """why it stands here although no text names it"""
    force: ClassVar[Literal["channel"]] = "channel"

    @property
    def id(self) -> str:
        return self.channel

    @property
    def called(self) -> Words:
        """What it is called."""
        return self.name


class ClaimsFile(Model):
    claims: Annotated[tuple[Claim, ...], Field(strict=False)]
    """what the article says"""


class ContradictionsFile(Model):
    contradictions: Annotated[tuple[Contradiction, ...], Field(strict=False)]
    """where it disagrees with itself"""


class InstrumentsFile(Model):
    instruments: Annotated[tuple[Instrument, ...], Field(strict=False)]
    """laws, standards, other texts with their force"""


class ChannelsFile(Model):
    channels: Annotated[tuple[Channel, ...], Field(strict=False)]
    """whom one can turn to"""


Checked = Instrument | Channel
"""What was looked at, on a day that is told."""
Source = Claim | Contradiction | Checked
