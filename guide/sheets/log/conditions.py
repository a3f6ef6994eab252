"""What conduct rules ask of the entries of a log, and the counts of entries they rest on.

They are conditions like any other, with two tests of their own. A field that is not filled in is unknown, and so is a
count that might fall on either side. What all of it means for a log is `guide.sheets.log.evaluation`.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import time
from typing import Never, TypeAlias

from guide.content import written
from guide.content.conditions import ALWAYS, Formula, Leaf, Test
from guide.content.faults import nearest
from guide.content.reading import Loc
from guide.content.subjects import Bounds, Complain, Subject

DAYS_LATE, LATER_THAN = "days-late", "later-than"
"""What can be asked of every entry: how many days after the due date it was, and whether it was later than a day."""


@dataclass(frozen=True, slots=True)
class During(Leaf):
    """A time of day lies in a window. A time that is only roughly known is unknown here."""

    field: str
    window: str


@dataclass(frozen=True, slots=True)
class Later(Leaf):
    """The entry is later than a day of the case, or than a time on it."""

    day: str
    time: str | None


OfEntries: TypeAlias = During | Later
EntryTest: TypeAlias = Test | OfEntries
Condition: TypeAlias = Formula[EntryTest]


@dataclass(frozen=True)
class Clock(Subject[During]):
    """A time of day: it lies in one of some windows."""

    windows: tuple[str, ...]

    def tested(self, test: written.Test, loc: Loc, complain: Complain) -> Formula[Test | During]:
        if not isinstance(test, str) or test not in self.windows:
            hint = nearest(str(test), [*self.windows, *self.states]) or "name one of 'windows:'"
            complain(loc, f"there is no window '{test}'", hint)
            return ALWAYS
        return During(self.id, test)


@dataclass(frozen=True)
class LaterThan(Subject[Later]):
    """What the time of an entry is held against: `later-than: [DATE, TIME]`, both of the case; the time may be left."""

    days: tuple[str, ...]
    clocks: tuple[str, ...]
    states: tuple[str, ...] = field(default=(), kw_only=True)

    def tested(self, test: written.Test, loc: Loc, complain: Complain) -> Formula[Test | Later]:
        ids = (test,) if isinstance(test, str) else test
        if not isinstance(ids, tuple) or len(ids) > 2:
            complain(loc, f"'{self.id}' needs a date of the case", f"write {self.id}: [date-field, time-field]")
            return ALWAYS
        for id, kind, known in zip(ids, ("date", "time"), (self.days, self.clocks), strict=False):
            if id not in known:
                complain(loc, f"the case has no {kind} field '{id}'", nearest(id, known))
        return Later(ids[0], ids[1] if len(ids) > 1 else None)


@dataclass(frozen=True)
class DayOfEntry(Subject[Never]):
    """The day of an entry or of the case."""

    def tested(self, test: written.Test, loc: Loc, complain: Complain) -> Formula[Test]:
        complain(loc, f"the date '{self.id}' is tested by days-late or later-than", f"or {self.id}: {self.states[0]}")
        return ALWAYS


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
    the entry's. `distinct`: not the entries are counted, but the different values of these fields together. `beyond`:
    only those beyond this number of the case.
    """

    of: Condition
    same: tuple[str, ...] = ()
    alike: tuple[str, ...] = ()
    after: Condition | None = None
    within_days: int | None = None
    days_before: Bounds | None = None
    distinct: tuple[str, ...] = ()
    beyond: str | None = None
