"""Conduct rules as content: what the entries of the log are held against, and what is counted in it.

`guide.sheets.log.compiling` gives the conditions their meaning; what follows for a log is in `guide.sheets.log.flags`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import time
from typing import Annotated, Any, ClassVar, Literal

from pydantic import BeforeValidator, Discriminator, Field, Tag, WithJsonSchema, model_validator
from pydantic_core import PydanticCustomError

from guide.content import written
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


def _clock(raw: Any) -> time:
    match = _CLOCK.fullmatch(raw) if isinstance(raw, str) else None
    if match is None:
        raise PydanticCustomError("spelled", "is no time", {"name": "time of day", "instead": "write it like 22:00"})
    return time(int(match[1]), int(match[2]))


Clock = Annotated[time, BeforeValidator(_clock), WithJsonSchema({"type": "string", "pattern": f"^{_CLOCK.pattern}$"})]


class Badges(Model):
    """What each severity is called."""

    danger: Words
    law: Words
    standard: Words
    noting: Words

    def of(self, severity: Severity) -> Words:
        return {"danger": self.danger, "law": self.law, "standard": self.standard, "noting": self.noting}[severity]


class Footer(Model):
    """A line said once below flags: below some severities, and wherever a flag cites one of these sources."""

    footer: str
    under: Severities = ()
    cites: SourceIds = ()
    says: Words


class LeftOut(Model):
    """Entries that nothing is said of but what is `still` said."""

    when: written.Condition
    still: Severities = ()


class Hours(Model):
    """Two times of the case."""

    from_: Id
    to: Id


class WindowFile(Model):
    """Hours of the day, `from` included and `to` not.

    `agreed`: between which times of the case it does not apply. `set-by`: which take the place of its own.
    """

    window: Id
    from_: Clock
    to: Clock
    agreed: Hours | None = None
    set_by: Hours | None = None


class CountFile(Model):
    """A count of entries, as `guide.sheets.log.conditions.Count` has it."""

    count: Id
    of: written.Condition
    same: Ids = ()
    same_or_blank: Ids = ()
    after: written.Condition | None = None
    within_days: Annotated[int, Field(ge=0, le=FARTHEST)] | None = None
    days_before: written.Range | None = None
    distinct: Ids = ()
    beyond: Id | None = None


class Named(Words):
    """A name. `called`: instead of it, in the log of the person who was called."""

    called: Words | None = None


StatementOrNothing = Annotated[
    Annotated[Statement, Tag("said")] | Annotated[Literal[False], Tag("nothing")],
    Discriminator(lambda raw: "nothing" if isinstance(raw, bool) else "said"),
]


class Told(Statement):
    """Words to the person who owes. `called`: instead of them, in the log of the person who was called; false: nothing.

    They lean on the same sources.
    """

    called: StatementOrNothing | None = None

    @model_validator(mode="before")
    @classmethod
    def _same_sources(cls, raw: Any) -> Any:
        if isinstance(raw, dict) and isinstance(raw.get("called"), dict) and "sources" in raw:
            return {**raw, "called": {"sources": raw["sources"], **raw["called"]}}
        return raw


class Remark(Told):
    """A sentence that is said only when a condition holds."""

    when: written.Condition | None = None


Remarks = Annotated[tuple[Remark, ...], Field(strict=False)]


class ConductRule(Model):
    """What is said of an entry `when` a condition holds. `n`: the count that the words print.

    `once` a day or a case: only of the last entry of those counted together. `replaces` those that would say less.
    `badge`: instead of the severity's. `act`: what letters may tick for it, as if it had been written down.
    """

    rule: RuleId
    name: Named
    severity: Severity
    when: written.Condition
    n: Id | None = None
    once: Literal["day", "case"] | None = None
    replaces: Annotated[tuple[RuleId, ...], Field(strict=False)] = ()
    badge: Words | None = None
    act: Id | None = None
    says: Told
    adds: Remarks = ()

    @property
    def id(self) -> str:
        return self.rule


class Total(Model):
    """A number printed below the log: how many entries `of` a kind, or how many different values of some fields.

    `each`: the most of them with the same values in these fields (in a day, to a number). `groups`: said of every such
    group. `at`: said of the first entry that was counted. `unsure`: said where so many more may belong to it.
    """

    total: Id
    of: written.Condition | None = None
    each: Ids = ()
    distinct: Ids = ()
    says: Told
    groups: Told | None = None
    at: Remarks = ()
    unsure: Told | None = None

    @property
    def plain(self) -> bool:
        """Whether it is simply how many entries there are of a kind."""
        return not self.each and not self.distinct


class Need(Model):
    """What is asked for where an entry is missing something that rules and counts rest on."""

    need: Id
    when: written.Condition
    says: Told


class OfLetters(Model):
    """What letters say of an entry, when it is certain."""

    by_them: written.Condition
    to_others: written.Condition
    mine: written.Condition | None = None
    """the borrower was contacted"""
    unlisted: written.Condition | None = None
    """somebody was whom the lender had never been given"""
    nameless: written.Condition | None = None
    """who called did not say who they are"""
    got_through: written.Condition | None = None
    """the person got in touch, and it reached the other side"""


class ConductFile(Model):
    """`sheets/conduct.yaml`. At most `shown` flags stand below an entry; `more` says how many there are yet."""

    PLACEHOLDERS: ClassVar[frozenset[str]] = frozenset({"n", "time", "day", "days", "from", "to", "which", "who"})

    sheet: Literal["conduct"]
    badges: Badges
    told: Words
    shown: Annotated[int, Field(ge=1)] = 3
    more: Words
    footers: Annotated[tuple[Footer, ...], Field(strict=False)] = ()
    firm: Wordlist = Wordlist()
    """Words that only a rule with a law behind it may use."""
    left_out: LeftOut | None = None
    windows: Annotated[tuple[WindowFile, ...], Field(strict=False)] = ()
    letters: OfLetters | None = None
    conditions: dict[str, written.Condition] = Field(default_factory=dict)
    counts: Annotated[tuple[CountFile, ...], Field(strict=False)] = ()
    rules: Annotated[tuple[ConductRule, ...], Field(strict=False)]
    totals: Annotated[tuple[Total, ...], Field(strict=False)] = ()
    needs: Annotated[tuple[Need, ...], Field(strict=False)] = ()


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
