"""Conditions over the entries of a log as plain data, and counts of entries: what conduct rules are made of.

A condition is asked of one entry. It is true, false or unknown: a field that is not filled in is unknown, and a count
is unknown where it might fall on either side. What all of it means for a log is `guide.sheets.log.evaluation`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import time

Bound = int | None


@dataclass(frozen=True, slots=True)
class Place:
    """A field of the entry, or, `of_case`, one that holds for all entries."""

    field: str
    of_case: bool = False


@dataclass(frozen=True, slots=True)
class Chosen:
    """The choice is, or contains, one of these options; a text is one of these, as `typed.plain` has it."""

    place: Place
    values: frozenset[str]


@dataclass(frozen=True, slots=True)
class Ticked:
    """A box is ticked, or is not. It is never unknown."""

    place: Place
    yes: bool


@dataclass(frozen=True, slots=True)
class Given:
    """A field is filled in, or is blank. Never unknown: this is how a rule says what a blank means to it."""

    place: Place
    yes: bool


@dataclass(frozen=True, slots=True)
class Amount:
    """A number or amount lies from `low` to `high`; None is open."""

    place: Place
    low: Bound
    high: Bound


@dataclass(frozen=True, slots=True)
class During:
    """A time of day lies in a window. A time that is only roughly known is unknown here."""

    place: Place
    window: str


@dataclass(frozen=True, slots=True)
class Later:
    """The entry is later than a day of the case, or than a time on it."""

    day: str
    time: str | None


@dataclass(frozen=True, slots=True)
class DaysLate:
    """The day of the entry is so many days after the due date."""

    low: Bound
    high: Bound


@dataclass(frozen=True, slots=True)
class Counted:
    """A count, as seen from the entry, lies from `low` to `high`."""

    count: str
    low: Bound
    high: Bound


@dataclass(frozen=True, slots=True)
class Exceeds:
    """A count, as seen from the entry, is more than a number of the case."""

    count: str
    than: str


@dataclass(frozen=True, slots=True)
class All:
    """Every part holds; with no parts, always."""

    parts: tuple[Condition, ...]


@dataclass(frozen=True, slots=True)
class Some:
    """At least one part holds; with no parts, never."""

    parts: tuple[Condition, ...]


@dataclass(frozen=True, slots=True)
class Not:
    """The part does not hold; unknown where the part is."""

    part: Condition


Test = Chosen | Ticked | Given | Amount | During | Later | DaysLate | Counted | Exceeds
Condition = Test | All | Some | Not
ALWAYS = All(())


@dataclass(frozen=True, slots=True)
class Window:
    """Hours of the day, `start` included and `end` not; over midnight where `start` is the later.

    `agreed`: two fields of the case, from and to, between which it does not apply. `set_by`: two instead of its own.
    """

    start: time
    end: time
    agreed: tuple[str, str] | None = None
    set_by: tuple[str, str] | None = None

    def covers(self, clock: time) -> bool:
        if self.start <= self.end:
            return self.start <= clock < self.end
        return clock >= self.start or clock < self.end


@dataclass(frozen=True, slots=True)
class Count:
    """How many entries there are `of` a kind, as seen from one entry, itself among them.

    `same`: only those with the same values as the entry in these fields; a blank is unknown. `alike`: the same, but two
    blanks are one value. `after`: only those later than the first (of the same) for which this holds, up to the entry.
    `within_days`: from so many times 24 hours before the entry up to it. `days_before`: on calendar days so far before
    the entry's. `distinct`: not the entries are counted, but the different values of these fields together.
    """

    of: Condition
    same: tuple[str, ...] = ()
    alike: tuple[str, ...] = ()
    after: Condition | None = None
    within_days: int | None = None
    days_before: tuple[Bound, Bound] | None = None
    distinct: tuple[str, ...] = ()


def tests(condition: Condition) -> Iterator[Test]:
    """Every test in a condition, left to right."""
    match condition:
        case All(parts) | Some(parts):
            for part in parts:
                yield from tests(part)
        case Not(part):
            yield from tests(part)
        case _:
            yield condition
