"""Sources as content: what a sentence leans on, how strong that is, and how well it was checked."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from guide.content.words import Model, SourceId, Statement, Text, TextOrWords, Words

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
    """What speaks against a claim. `always`: the claim is never shown without it."""

    always: bool = False


class Claim(Model):
    """One thing the article says, in other words. Grade A may be shown, B with a caution, C never as fact."""

    claim: SourceId
    where: Text
    kind: Literal["timeline", "procedure", "condition", "reassurance", "advice", "right", "warning", "context", "promo"]
    whom: Text
    firmness: Literal["flat", "hedged", "possible", "imperative", "promotional", "question"]
    grade: Literal["A", "B", "C"]
    says: Words
    note: Words | None = None
    against: Against | None = None

    @property
    def id(self) -> str:
        return self.claim


class Contradiction(Model):
    """A place where the article disagrees with itself."""

    contradiction: SourceId
    claims: SourceIds
    says: Words
    background: Words | None = None

    @property
    def id(self) -> str:
        return self.contradiction


class Instrument(Model):
    """A law, regulation, rule, standard, or another text with its force.

    `background`: why it stands in the register although no text leans on it.
    """

    instrument: SourceId
    title: Words
    force: Force
    since: TextOrWords
    read: Read
    read_note: Words | None = None
    checked: TextOrWords
    says: Words
    background: Words | None = None

    @property
    def id(self) -> str:
        return self.instrument


class Channel(Model):
    """A hotline or an office: what it takes, what it does not. `background` as for an instrument."""

    channel: SourceId
    name: Words
    takes: Words
    limits: Words
    read: Read
    read_note: Words | None = None
    checked: TextOrWords
    background: Words | None = None

    @property
    def id(self) -> str:
        return self.channel


class ClaimsFile(Model):
    claims: Annotated[tuple[Claim, ...], Field(strict=False)]


class ContradictionsFile(Model):
    contradictions: Annotated[tuple[Contradiction, ...], Field(strict=False)]


class InstrumentsFile(Model):
    instruments: Annotated[tuple[Instrument, ...], Field(strict=False)]


class ChannelsFile(Model):
    channels: Annotated[tuple[Channel, ...], Field(strict=False)]


Source = Claim | Contradiction | Instrument | Channel
