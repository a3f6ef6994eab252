"""Conduct rules as content: what the entries of the log are held against, and what is counted in it.

`guide.sheets.log.compiling` gives the conditions their meaning; what follows for a log is in `guide.sheets.log.flags`.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import time
from typing import Annotated, ClassVar, Literal

from pydantic import BeforeValidator, Discriminator, Field, Tag, WithJsonSchema, model_validator
from pydantic_core import PydanticCustomError

from guide.content import written
from guide.content.references import OWN, Ref
from guide.content.sources import SourceIds
from guide.content.style import Wordlist
from guide.content.words import ID, Id, Ids, Model, Spelled, Statement, Words
from guide.sheets.log.conditions import Condition, Count, Window
from guide.values.days import FARTHEST

Severity = Literal["danger", "law", "standard", "noting"]
"""How much an entry asks for: safety first, may break a law, departs from a standard, worth noting. In this order."""
Severities = Annotated[tuple[Severity, ...], Field(strict=False)]
RuleId = Annotated[str, Spelled(rf"^([A-Z]{{1,3}}\d\d|{ID})$", "id of a rule", "write it like CR01 or too-often")]
_CLOCK = re.compile(r"([01]?\d|2[0-3]):([0-5]\d)")


def _clock(raw: object) -> time:
    match = _CLOCK.fullmatch(raw) if isinstance(raw, str) else None
    if match is None:
        raise PydanticCustomError("spelled", "is no time", {"name": "time of day", "instead": "write it like 22:00"})
    return time(int(match[1]), int(match[2]))


Clock = Annotated[
    time,
    BeforeValidator(_clock),
    WithJsonSchema({"type": "string", "title": "time, like 22:00", "pattern": f"^{_CLOCK.pattern}$"}),
]


class Badges(Model):
    """What each severity is called."""

    danger: Words
    """safety first"""
    law: Words
    """may break a law"""
    standard: Words
    """departs from a standard"""
    noting: Words
    """worth noting"""

    def of(self, severity: Severity) -> Words:
        return {"danger": self.danger, "law": self.law, "standard": self.standard, "noting": self.noting}[severity]


class Footer(Model):
    """A line said once below flags: below some severities, and wherever a flag cites one of these sources."""

    footer: Annotated[str, OWN]
    """its id"""
    under: Severities = ()
    """under flags of these severities"""
    cites: Annotated[SourceIds, Ref("source")] = ()
    """under flags that lean on one of these sources"""
    says: Words
    """the line"""


class LeftOut(Model):
    """Entries of which nothing is said."""

    when: written.Condition
    """of such entries nothing is said"""
    still: Severities = ()
    """but flags of these severities"""


class Hours(Model):
    """Two times of the case."""

    from_: Id
    """a time of the case"""
    to: Id
    """a time of the case"""


class WindowFile(Model):
    """Hours of the day."""

    window: Annotated[Id, OWN]
    """its id, in conditions"""
    from_: Clock
    """included"""
    to: Clock
    """not included; over midnight where it is the earlier"""
    agreed: Hours | None = None
    """between these times of the case it does not apply"""
    set_by: Hours | None = None
    """times of the case that take the place of its own"""


class CountFile(Model):
    """How many entries there are of a kind, as seen from one entry and with it."""

    count: Annotated[Id, OWN]
    """its id, in conditions"""
    of: written.Condition
    """the entries that are counted"""
    same: Ids = ()
    """only those with the same values in these fields; a blank is unknown"""
    same_or_blank: Ids = ()
    """the same, but two blanks are one value"""
    after: written.Condition | None = None
    """only those later than the first (of the same) for which this holds"""
    within_days: Annotated[int, Field(ge=0, le=FARTHEST)] | None = None
    """only those of so many times 24 hours before the entry"""
    days_before: written.Range | None = None
    """only those on days so far before the entry's"""
    distinct: Ids = ()
    """not entries are counted, but different values of these fields together"""
    beyond: Id | None = None
    """only those beyond this number of the case"""


class Named(Words):
    """A name."""

    called: Words | None = None
    """instead of it, in the log of the person who was called"""


StatementOrNothing = Annotated[
    Annotated[Statement, Tag("said")] | Annotated[Literal[False], Tag("nothing")],
    Discriminator(lambda raw: "nothing" if isinstance(raw, bool) else "said"),
]


class Told(Statement):
    """Words to the person who owes, and to the person who was called; both lean on the same sources."""

    called: StatementOrNothing | None = None
    """instead of it, in the log of the person who was called; false: nothing"""

    @model_validator(mode="before")
    @classmethod
    def _same_sources(cls, raw: object) -> object:
        if isinstance(raw, dict) and isinstance(raw.get("called"), dict) and "sources" in raw:
            return {**raw, "called": {"sources": raw["sources"], **raw["called"]}}
        return raw


class Remark(Told):
    """A sentence that is said only when a condition holds."""

    when: written.Condition | None = None
    """without it, always"""


Remarks = Annotated[tuple[Remark, ...], Field(strict=False)]


class ConductRule(Model):
    """What is said of an entry."""

    rule: Annotated[RuleId, OWN]
    """its id"""
    name: Named
    """what it is about"""
    severity: Severity
    """how much an entry asks for"""
    when: written.Condition
    """when it speaks of an entry"""
    n: Id | None = None
    """the count that {n} prints"""
    once: Literal["day", "case"] | None = None
    """only of the last entry of those counted together"""
    replaces: Annotated[tuple[RuleId, ...], Field(strict=False)] = ()
    """rules that would say less"""
    badge: Words | None = None
    """instead of the severity's"""
    act: Id | None = None
    """an id that letters may ask as if it had been written down"""
    says: Told
    """what it says"""
    adds: Remarks = ()
    """sentences that are said with it"""

    @property
    def id(self) -> str:
        return self.rule


class Total(Model):
    """A number printed below the log: how many entries, or different values of a field."""

    total: Annotated[Id, OWN]
    """its id"""
    of: written.Condition | None = None
    """the entries that are counted; without it, all"""
    each: Ids = ()
    """the most of them with the same values in these fields"""
    distinct: Ids = ()
    """different values of these fields together"""
    says: Told
    """the number in words"""
    groups: Told | None = None
    """said of each group of `each`"""
    at: Remarks = ()
    """said of the first entry that was counted"""
    unsure: Told | None = None
    """said where so many more may belong to it"""

    @property
    def plain(self) -> bool:
        """Whether it is simply how many entries there are of a kind."""
        return not self.each and not self.distinct


class Need(Model):
    """What is asked for where an entry is missing something that rules and counts rest on."""

    need: Annotated[Id, OWN]
    """its id"""
    when: written.Condition
    """when it is missing"""
    says: Told
    """what is asked"""


class OfLetters(Model):
    """What letters say of an entry, when it is certain."""

    by_them: written.Condition
    """they got in touch"""
    to_others: written.Condition
    """somebody else was contacted"""
    mine: written.Condition | None = None
    """the borrower was contacted"""
    unlisted: written.Condition | None = None
    """somebody was whom the lender had never been given"""
    nameless: written.Condition | None = None
    """who called did not say who they are"""
    got_through: written.Condition | None = None
    """the person got in touch, and it reached the other side"""


class ConductFile(Model):
    """`sheets/conduct.yaml`."""

    PLACEHOLDERS: ClassVar[frozenset[str]] = frozenset({"n", "time", "day", "days", "from", "to", "which", "who"})

    sheet: Literal["conduct"]
    badges: Badges
    """what each severity is called"""
    told: Words
    """before what is said of a second-hand entry"""
    shown: Annotated[int, Field(ge=1)] = 3
    """so many flags stand below an entry, the gravest first"""
    more: Words
    """how many there are yet"""
    footers: Annotated[tuple[Footer, ...], Field(strict=False)] = ()
    """lines said once below flags"""
    firm: Wordlist = Wordlist()
    """Words that only a rule with a law behind it may use."""
    left_out: LeftOut | None = None
    """entries of which nothing is said"""
    windows: Annotated[tuple[WindowFile, ...], Field(strict=False)] = ()
    """hours of the day with a name"""
    letters: OfLetters | None = None
    """what letters may say of an entry, where it is certain"""
    conditions: dict[str, written.Condition] = Field(default_factory=dict)
    """conditions on entries with a name"""
    counts: Annotated[tuple[CountFile, ...], Field(strict=False)] = ()
    """how many entries, as seen from one entry and with it"""
    rules: Annotated[tuple[ConductRule, ...], Field(strict=False)]
    """what is said of entries"""
    totals: Annotated[tuple[Total, ...], Field(strict=False)] = ()
    """numbers under the log"""
    needs: Annotated[tuple[Need, ...], Field(strict=False)] = ()
    """what is asked for where rules and counts lack it"""


@dataclass(frozen=True, slots=True, eq=False)
class Conduct:
    """The rules of a guide with their conditions compiled, by rule, count, window and total id."""

    file: ConductFile
    windows: Mapping[str, Window]
    counts: Mapping[str, Count]
    when: Mapping[str, Condition]
    adds: Mapping[str, tuple[Condition, ...]]
    """rule id → when each of its additions is said"""
    totals: Mapping[str, Condition]
    at: Mapping[str, tuple[Condition, ...]]
    """total id → when each of its remarks is said"""
    needs: tuple[Condition, ...]
    """when each of them is missing"""
    left_out: Condition | None
    letters: Mapping[str, Condition]
    """key of `letters:` → when it is said of an entry"""
