"""What conditions and counts come to in a log. True and false are only what is certain; everything else is unknown.

So a field that nobody filled in never lets a rule speak, also not under `not`: three-valued logic after Kleene.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, time, timedelta

from guide.content.typed import plain
from guide.sheets.filling import FieldValue
from guide.sheets.log.conditions import (
    All,
    Amount,
    Chosen,
    Condition,
    Count,
    Counted,
    DaysLate,
    During,
    Exceeds,
    Given,
    Later,
    Not,
    Place,
    Some,
    Ticked,
    Window,
    tests,
)
from guide.sheets.log.conduct import Conduct, Total
from guide.sheets.log.entry import Entry, Log, Span, days_late

Truth = bool | None
"""None is unknown."""


@dataclass(frozen=True, slots=True)
class Number:
    """A number known as far as it is: at least `low`, at most `high`."""

    low: int
    high: int

    def within(self, low: int | None, high: int | None) -> Truth:
        """Whether it lies from `low` to `high`; None is open."""
        if (low is not None and self.high < low) or (high is not None and self.low > high):
            return False
        if (low is not None and self.low < low) or (high is not None and self.high > high):
            return None
        return True


@dataclass(frozen=True, slots=True)
class Tally:
    """A total of a log: how many are certain, how many more may belong to it, and the first of those counted.

    `groups`: the first entry of each group of a total that has them, in the order of time, and how many there are.
    """

    total: Total
    n: int
    unsure: int
    first: Entry | None
    groups: tuple[tuple[Entry, int], ...] = ()


class Reckoning:
    """One log held against the rules of a guide. `due` is the due date, where it is known."""

    def __init__(self, log: Log, conduct: Conduct, due: date | None) -> None:
        self.log, self.conduct, self.due = log, conduct, due
        self.entries = log.in_order
        self._kinds: dict[str, tuple[tuple[Entry, Truth], ...]] = {}
        self._seen: dict[tuple[str, int], Number] = {}
        self._since: dict[Condition, tuple[tuple[Entry, Truth], ...]] = {}

    # conditions

    def holds(self, condition: Condition, entry: Entry) -> Truth:
        """Whether a condition holds of an entry."""
        match condition:
            case All(parts):
                return _all(self.holds(part, entry) for part in parts)
            case Some(parts):
                return _negated(_all(_negated(self.holds(part, entry)) for part in parts))
            case Not(part):
                return _negated(self.holds(part, entry))
            case Ticked(place, yes):
                return (self._value(place, entry) is True) is yes
            case Given(place, yes):
                return (self._value(place, entry) is not None) is yes
            case Chosen(place, values):
                return _chosen(self._value(place, entry), values)
            case Amount(place, low, high):
                value = self._value(place, entry)
                return Number(value, value).within(low, high) if isinstance(value, int) else None
            case During(place, window):
                value = None if place.field == "start" and entry.roughly else self._value(place, entry)
                return self._during(value, self.window(window)) if isinstance(value, time) else None
            case Later(day, clock):
                return entry.span.later_than(self._moment(day, clock))
            case DaysLate(low, high):
                days = days_late(entry, self.due)
                return Number(days, days).within(low, high) if days is not None else None
            case Counted(count, low, high):
                return self.count(count, entry).within(low, high)
            case Exceeds(count, than):
                most = self.log.case.get(than)
                return self.count(count, entry).within(most + 1, None) if isinstance(most, int) else None

    def _value(self, place: Place, entry: Entry) -> FieldValue | None:
        return (self.log.case if place.of_case else entry.filled).get(place.field)

    def _moment(self, day: str, clock: str | None) -> Span:
        on, at = self.log.case.get(day), self.log.case.get(clock) if clock else None
        return Span.of(on if isinstance(on, date) else None, at if isinstance(at, time) else None)

    def window(self, id: str) -> Window:
        """A window as this case has it: where only one of its hours was set, the other stays."""
        window = self.conduct.windows[id]
        start, end = (self.log.case.get(field) for field in window.set_by) if window.set_by else (None, None)
        return replace(
            window,
            start=start if isinstance(start, time) else window.start,
            end=end if isinstance(end, time) else window.end,
        )

    def _during(self, clock: time, window: Window) -> bool:
        return window.covers(clock) and not self._agreed(clock, window)

    def _agreed(self, clock: time, window: Window) -> bool:
        """Whether the contract allows this time. Where only one end was agreed, the window's own is the other."""
        start, end = (self.log.case.get(id) for id in window.agreed) if window.agreed else (None, None)
        if start is None and end is None:
            return False
        first = start if isinstance(start, time) else window.end
        last = end if isinstance(end, time) else window.start
        return first == last or Window(first, last).covers(clock)

    # counts

    def count(self, id: str, here: Entry) -> Number:
        """A count as seen from an entry."""
        if (id, here.number) not in self._seen:
            count = self.conduct.counts[id]
            counted = [(entry, self._counts(count, truth, entry, here)) for entry, truth in self._of(id, count)]
            self._seen[id, here.number] = _number(counted, count.distinct)
        return self._seen[id, here.number]

    def group(self, id: str, here: Entry) -> tuple[Hashable, ...]:
        """What the entries counted together with this one have in common."""
        count = self.conduct.counts[id]
        return tuple(_comparable(here.filled.get(field)) for field in (*count.same, *count.alike))

    def _of(self, id: str, count: Count) -> tuple[tuple[Entry, Truth], ...]:
        """The entries that are, or may be, of the kind a count counts."""
        if id not in self._kinds:
            every = ((entry, self.holds(count.of, entry)) for entry in self.entries)
            self._kinds[id] = tuple((entry, truth) for entry, truth in every if truth is not False)
        return self._kinds[id]

    def _counts(self, count: Count, of: Truth, entry: Entry, here: Entry) -> Truth:
        asked: list[Callable[[], Truth]] = [lambda: of, lambda: _same(count, entry, here)]
        if count.within_days is not None:
            most = timedelta(days=count.within_days)
            asked.append(lambda: entry is here or here.span.follows_within(entry.span, most))
        if count.days_before is not None:
            low, high = count.days_before
            asked.append(lambda: _days_between(entry, here).within(low, high))
        if count.after is not None:
            asked.append(lambda: entry is here or _negated(entry.span.later_than(here.span)))
            asked.append(lambda: self._after(count, entry, here))
        return _all(ask() for ask in asked)

    def _after(self, count: Count, entry: Entry, here: Entry) -> Truth:
        """Whether an entry is later than some other one of the same for which the count's `after` holds."""
        assert count.after is not None
        since = count.after
        if since not in self._since:
            every = ((one, self.holds(since, one)) for one in self.entries)
            self._since[since] = tuple((one, truth) for one, truth in every if truth is not False)
        firsts = (
            _all([truth, _same(count, one, here), entry.span.later_than(one.span)])
            for one, truth in self._since[since]
            if one is not entry
        )
        return _negated(_all(_negated(truth) for truth in firsts))

    # totals

    def tally(self, total: Total) -> Tally:
        """A total over the whole log."""
        groups = self._groups(total)
        loose: dict[Hashable, list[_Group]] = {}
        for key, group in groups.items():
            if None in key:
                loose.setdefault(key[0], []).append((key, group))
        numbers = {key: _number([*group, *_may_belong(key, loose)], total.distinct) for key, group in groups.items()}
        most = max(numbers, key=lambda key: numbers[key].low, default=None)
        if most is None:
            return Tally(total, 0, 0, None)
        sure = [entry for entry, truth in groups[most] if truth]
        n = numbers[most].low
        if total.distinct:  # what nobody filled in is no value to print
            n = len({_values(entry, total.distinct) for entry in sure} - {None})
        told = [(group[0][0], numbers[key].low) for key, group in groups.items() if numbers[key].low]
        shown = tuple(told) if total.groups is not None else ()
        return Tally(total, n, numbers[most].high - n, sure[0] if sure else None, shown)

    def _groups(self, total: Total) -> dict[tuple[Hashable, ...], list[tuple[Entry, Truth]]]:
        """The entries that are, or may be, of a total, by what they must have in common; a blank there is unknown."""
        groups: dict[tuple[Hashable, ...], list[tuple[Entry, Truth]]] = {}
        for entry in self.entries:
            truth = self.holds(self.conduct.totals[total.total], entry)
            key = tuple(_comparable(entry.filled.get(field)) for field in total.each)
            if truth is not False:
                groups.setdefault(key, []).append((entry, None if None in key else truth))
        return groups

    def window_of(self, total: Total) -> Window | None:
        """The hours that a total counts in, as this case has them."""
        asked = tests(self.conduct.totals[total.total])
        return next((self.window(test.window) for test in asked if isinstance(test, During)), None)

    def tells(self, total: Total) -> bool:
        """Whether a total can be counted: the days of the case that it counts from are filled in."""
        asked = tests(self.conduct.totals[total.total])
        return all(self.log.case.get(test.day) is not None for test in asked if isinstance(test, Later))


_Group = tuple[tuple[Hashable, ...], list[tuple[Entry, Truth]]]
"""What some entries have in common, and those entries."""


def _may_belong(key: tuple[Hashable, ...], loose: Mapping[Hashable, list[_Group]]) -> Iterable[tuple[Entry, Truth]]:
    """Entries of other groups that may be of this one, since what is blank in them may be what this one has.

    `loose`: the groups with a blank, by the first thing they have in common.
    """
    if not key:
        return
    firsts = loose if key[0] is None else (key[0], None)
    for other, group in (each for first in firsts for each in loose.get(first, ())):
        if other != key and all(None in (one, two) or one == two for one, two in zip(key, other, strict=True)):
            yield from ((entry, None) for entry, _ in group)


def _all(truths: Iterable[Truth]) -> Truth:
    """Whether all hold; stops at the first that does not."""
    known: Truth = True
    for truth in truths:
        if truth is False:
            return False
        known = known if truth else None
    return known


def _negated(truth: Truth) -> Truth:
    return None if truth is None else not truth


def _chosen(value: FieldValue | None, values: frozenset[str]) -> Truth:
    if isinstance(value, tuple):
        return not values.isdisjoint(value)
    return value in values or plain(value) in values if isinstance(value, str) else None


def _comparable(value: FieldValue | None) -> Hashable:
    """A value as it counts when two are compared: a text however it was typed."""
    return plain(value) if isinstance(value, str) else value


def _same(count: Count, entry: Entry, here: Entry) -> Truth:
    """Whether two entries belong to the same group of a count."""
    if entry is here:
        return True
    blanks: list[tuple[str, Truth]] = [(field, None) for field in count.same] + [(field, True) for field in count.alike]
    return _all(_equal(entry.filled.get(field), here.filled.get(field), blank) for field, blank in blanks)


def _equal(one: FieldValue | None, other: FieldValue | None, both_blank: Truth) -> Truth:
    """Whether two values are the same; of two blanks, `both_blank`."""
    if one is None and other is None:
        return both_blank
    return None if one is None or other is None else _comparable(one) == _comparable(other)


def _days_between(entry: Entry, here: Entry) -> Number:
    """Calendar days from an entry to the one looked from."""
    if entry.day is None or here.day is None:
        return Number(-date.max.toordinal(), date.max.toordinal())
    days = (here.day - entry.day).days
    return Number(days, days)


def _values(entry: Entry, fields: tuple[str, ...]) -> Hashable:
    """What stands in some fields of an entry, to be compared; None where one of them is blank."""
    values = tuple(_comparable(entry.filled.get(field)) for field in fields)
    return None if None in values else values


def _number(counted: Iterable[tuple[Entry, Truth]], distinct: tuple[str, ...]) -> Number:
    """How many are counted for certain, and how many at most: entries, or different values of some fields."""
    sure = [entry for entry, truth in counted if truth]
    may = [entry for entry, truth in counted if truth is not False]
    if not distinct:
        return Number(len(sure), len(may))
    values = [_values(entry, distinct) for entry in sure]
    low = len({value for value in values if value is not None}) or min(len(sure), 1)
    every = [_values(entry, distinct) for entry in may]
    return Number(low, len({value for value in every if value is not None}) + every.count(None))
