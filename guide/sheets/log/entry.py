"""The contact log: entries that keep what was written before, in the order of time."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta

from guide.sheets.filling import FieldValue, Filled
from guide.values.telephone import Numbers

CALLER, DIALLED = "caller-number", "called-number"
"""Fields of an entry that hold a telephone number: whose it was, and which was called."""


@dataclass(frozen=True, slots=True)
class Earlier:
    """What stood in an entry until it was changed."""

    changed: datetime
    filled: Filled


@dataclass(frozen=True, slots=True)
class Entry:
    """One contact. `number` is its name for good, whatever is deleted; `earlier` has the newest change last."""

    number: int
    filled: Filled
    earlier: tuple[Earlier, ...] = ()

    @property
    def day(self) -> date | None:
        """The day it began: a call over midnight belongs to it whole."""
        return _day(self.filled.get("date"))

    @property
    def start(self) -> time | None:
        return _time(self.filled.get("start"))

    @property
    def end(self) -> time | None:
        return _time(self.filled.get("end"))

    @property
    def roughly(self) -> bool:
        """The time is a guess, or is not known."""
        return self.start is None or self.filled.get("roughly") is True

    @property
    def secondhand(self) -> bool:
        return self.filled.get("secondhand") is True

    @property
    def span(self) -> Span:
        """When it can have begun."""
        return Span.of(self.day, None if self.roughly else self.start)


@dataclass(frozen=True, slots=True)
class Span:
    """A moment known as far as it is: not before `first`, not after `last`."""

    first: datetime
    last: datetime

    @classmethod
    def of(cls, day: date | None, clock: time | None) -> Span:
        """A minute; any time of a day whose time is not known; any time at all."""
        if day is None:
            return cls(datetime.min, datetime.max)
        if clock is not None:
            return cls(datetime.combine(day, clock), datetime.combine(day, clock))
        return cls(datetime.combine(day, time.min), datetime.combine(day, time.max))

    def later_than(self, other: Span) -> bool | None:
        """Whether this is the later; None where it cannot be said."""
        return True if self.first > other.last else False if self.last <= other.first else None

    def follows_within(self, other: Span, most: timedelta) -> bool | None:
        """Whether this comes so much later than the other at most, and not before it; None where it cannot be said."""
        least_gap, most_gap = self.first - other.last, self.last - other.first
        if least_gap >= timedelta(0) and most_gap <= most:
            return True
        return False if most_gap < timedelta(0) or least_gap > most else None


def _day(value: FieldValue | None) -> date | None:
    return value if isinstance(value, date) else None


def _time(value: FieldValue | None) -> time | None:
    return value if isinstance(value, time) else None


@dataclass(frozen=True, slots=True)
class Log:
    """All entries, and what holds for the whole case. `last` is the highest number ever given."""

    entries: tuple[Entry, ...] = ()
    case: Filled = field(default_factory=dict)
    last: int = 0

    def add(self, filled: Filled) -> Log:
        """With one more entry, under the next number."""
        return replace(self, entries=(*self.entries, Entry(self.last + 1, dict(filled))), last=self.last + 1)

    def with_entry(self, entry: Entry) -> Log:
        """With an entry in the place of the one with its number."""
        return replace(self, entries=tuple(entry if one.number == entry.number else one for one in self.entries))

    def edit(self, number: int, filled: Filled, at: datetime) -> Log:
        """With an entry as it is now; what it said before stays below it with the time of the change."""
        entry = self.entry(number)
        if dict(filled) == dict(entry.filled):
            return self
        edited = Entry(number, dict(filled), (*entry.earlier, Earlier(at, entry.filled)))
        return self.with_entry(edited)

    def delete(self, number: int) -> Log:
        """Without an entry. Its number is not given again: letters and people may still name it."""
        gone = self.entry(number)
        return replace(self, entries=tuple(entry for entry in self.entries if entry is not gone))

    def with_case(self, case: Mapping[str, FieldValue]) -> Log:
        return replace(self, case=dict(case))

    def entry(self, number: int) -> Entry:
        """The entry with a number; KeyError where there is none."""
        for entry in self.entries:
            if entry.number == number:
                return entry
        raise KeyError(number)

    @property
    def in_order(self) -> tuple[Entry, ...]:
        """By day and time; those without a time at the end of their day, those without a day at the end."""
        return tuple(sorted(self.entries, key=lambda e: (e.day or date.max, e.start or time.max, e.number)))


def days_late(entry: Entry, due: date | None) -> int | None:
    """Days from the due date (day 0) to the entry's; below 0 before it, None where either is not known."""
    return None if due is None or entry.day is None else (entry.day - due).days


def numbers_of(log: Log, field: str) -> Numbers:
    """The telephone numbers in a field of every entry, those that were changed later among them."""
    versions: list[Entry | Earlier] = [*log.entries, *(before for entry in log.entries for before in entry.earlier)]
    return Numbers((str(one.filled[field]) for one in versions if field in one.filled), loose=True)
