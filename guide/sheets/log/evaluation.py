"""What conditions and counts come to in a log. True and false are only what is certain; everything else is unknown.

So a field that nobody filled in never lets a rule speak, also not under `not`: three-valued logic after Kleene.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, time, timedelta

from guide.content.conditions import Given, Includes, Skipped, Truth, Within, every, fold, negated, tests
from guide.sheets.filling import FieldValue
from guide.sheets.log.conditions import DAYS_LATE, Condition, Count, During, EntryTest, Later, Window
from guide.sheets.log.conduct import Conduct, Total
from guide.sheets.log.entry import CALLER, DIALLED, Entry, Log, Span, days_late, numbers_of
from guide.values.text import comparable


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
        self._numbers = {field: numbers_of(log, field) for field in (CALLER, DIALLED)}
        self._kinds: dict[str, tuple[tuple[Entry, Truth], ...]] = {}
        self._seen: dict[tuple[str, int], Number] = {}
        self._since: dict[Condition, tuple[tuple[Entry, Truth], ...]] = {}

    # conditions

    def holds(self, condition: Condition, entry: Entry) -> Truth:
        """Whether a condition holds of an entry."""
        return fold(condition, lambda test: self._ask(test, entry))

    def _ask(self, test: EntryTest, entry: Entry) -> Truth:
        match test:
            case Given(field):
                return self._value(field, entry) is not None
            case Includes(field, values):
                return _chosen(self._value(field, entry), values)
            case Within(id, low, high):
                number = self._number(id, entry)
                return number.within(low, high) if number is not None else None
            case During(field, window):
                value = None if field == "start" and entry.roughly else self._value(field, entry)
                return self._during(value, self.window(window)) if isinstance(value, time) else None
            case Later(day, clock):
                return entry.span.later_than(self._moment(day, clock))
            case Skipped():
                return False  # a field is filled in or not

    def _value(self, field: str, entry: Entry) -> FieldValue | None:
        """What stands in a field of the entry or the case. A box that is not ticked is blank."""
        value = entry.filled[field] if field in entry.filled else self.log.case.get(field)
        return None if value is False else value

    def _number(self, id: str, entry: Entry) -> Number | None:
        """A count, the days after the due date, or what stands in a field."""
        if id in self.conduct.counts:
            return self.count(id, entry)
        value = days_late(entry, self.due) if id == DAYS_LATE else self._value(id, entry)
        return Number(value, value) if isinstance(value, int) else None

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

    def in_a_window(self, clock: time) -> bool:
        """Whether rules may say something of an entry for its time of day alone."""
        return any(self.window(id).covers(clock) for id in self.conduct.windows)

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
            self._seen[id, here.number] = self._beyond(count, self._count(counted, count.distinct))
        return self._seen[id, here.number]

    def _beyond(self, count: Count, number: Number) -> Number:
        """The part of a number beyond one of the case; unknown where that is blank."""
        if count.beyond is None:
            return number
        most = self.log.case.get(count.beyond)
        return (
            Number(max(0, number.low - most), max(0, number.high - most))
            if isinstance(most, int)
            else Number(0, number.high)
        )

    def group(self, id: str, here: Entry) -> tuple[Hashable, ...]:
        """What the entries counted together with this one have in common."""
        count = self.conduct.counts[id]
        return self._values(here, (*count.same, *count.alike))

    def _of(self, id: str, count: Count) -> tuple[tuple[Entry, Truth], ...]:
        """The entries that are, or may be, of the kind a count counts."""
        if id not in self._kinds:
            asked = ((entry, self.holds(count.of, entry)) for entry in self.entries)
            self._kinds[id] = tuple((entry, truth) for entry, truth in asked if truth is not False)
        return self._kinds[id]

    def _counts(self, count: Count, of: Truth, entry: Entry, here: Entry) -> Truth:
        asked: list[Callable[[], Truth]] = [lambda: of, lambda: self._same(count, entry, here)]
        if count.within_days is not None:
            most = timedelta(days=count.within_days)
            asked.append(lambda: entry is here or here.span.follows_within(entry.span, most))
        if count.days_before is not None:
            low, high = count.days_before
            asked.append(lambda: _days_between(entry, here).within(low, high))
        if count.after is not None:
            asked.append(lambda: entry is here or negated(entry.span.later_than(here.span)))
            asked.append(lambda: self._after(count, entry, here))
        return every(ask() for ask in asked)

    def _after(self, count: Count, entry: Entry, here: Entry) -> Truth:
        """Whether an entry is later than some other one of the same for which the count's `after` holds."""
        assert count.after is not None
        since = count.after
        if since not in self._since:
            held = ((one, self.holds(since, one)) for one in self.entries)
            self._since[since] = tuple((one, truth) for one, truth in held if truth is not False)
        firsts = (
            every([truth, self._same(count, one, here), entry.span.later_than(one.span)])
            for one, truth in self._since[since]
            if one is not entry
        )
        return negated(every(negated(truth) for truth in firsts))

    # what entries have in common

    def _values(self, entry: Entry, fields: Iterable[str]) -> tuple[Hashable, ...]:
        """What stands in some fields of an entry, as it counts when two are compared."""
        return tuple(self._compared(entry, field) for field in fields)

    def _compared(self, entry: Entry, field: str) -> Hashable:
        """A text however it was typed, a telephone number also when it was cut."""
        value = entry.filled.get(field)
        if not isinstance(value, str):
            return value
        return self._numbers[field].key(value) if field in self._numbers else comparable(value)

    def _same(self, count: Count, entry: Entry, here: Entry) -> Truth:
        """Whether two entries belong to the same group of a count. Of two blanks in `alike`, they do."""
        if entry.number == here.number:
            return True
        fields: list[tuple[str, Truth]] = [(field, None) for field in count.same]
        fields += [(field, True) for field in count.alike]
        return every(_equal(self._compared(entry, f), self._compared(here, f), blank) for f, blank in fields)

    def _count(self, counted: Iterable[tuple[Entry, Truth]], distinct: tuple[str, ...]) -> Number:
        """How many are counted for certain, and how many at most: entries, or different values of some fields."""
        counted = [*counted]
        sure = [self._values(entry, distinct) for entry, truth in counted if truth]
        may = [self._values(entry, distinct) for entry, truth in counted if truth is not False]
        if not distinct:
            return Number(len(sure), len(may))
        known, possible = ({values for values in of if None not in values} for of in (sure, may))
        return Number(len(known) or min(len(sure), 1), len(possible) + sum(None in values for values in may))

    # totals

    def tally(self, total: Total) -> Tally:
        """A total over the whole log."""
        groups = self._groups(total)
        loose: dict[Hashable, list[_Group]] = {}
        for key, group in groups.items():
            if None in key:
                loose.setdefault(key[0], []).append((key, group))
        whole = {key: [*group, *_may_belong(key, loose)] for key, group in groups.items()}
        numbers = {key: self._count(counted, total.distinct) for key, counted in whole.items()}
        most = max(numbers, key=lambda key: numbers[key].low, default=None)
        if most is None:
            return Tally(total, 0, 0, None)
        sure = [entry for entry, truth in groups[most] if truth]
        n = numbers[most].low
        if total.distinct:  # what nobody filled in is no value to print
            n = len({values for entry in sure if None not in (values := self._values(entry, total.distinct))})
        told = [(group[0][0], numbers[key].low) for key, group in groups.items() if numbers[key].low]
        shown = tuple(told) if total.groups is not None else ()
        return Tally(total, n, numbers[most].high - n, sure[0] if sure else None, shown)

    def _groups(self, total: Total) -> dict[tuple[Hashable, ...], list[tuple[Entry, Truth]]]:
        """The entries that are, or may be, of a total, by what they must have in common; a blank there is unknown."""
        groups: dict[tuple[Hashable, ...], list[tuple[Entry, Truth]]] = {}
        for entry in self.entries:
            truth = self.holds(self.conduct.totals[total.total], entry)
            key = self._values(entry, total.each)
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


def _chosen(value: FieldValue | None, values: frozenset[str]) -> Truth:
    if isinstance(value, tuple):
        return not values.isdisjoint(value)
    return value in values or comparable(value) in values if isinstance(value, str) else None


def _equal(one: Hashable, other: Hashable, both_blank: Truth) -> Truth:
    """Whether two values are the same; of two blanks, `both_blank`."""
    if one is None and other is None:
        return both_blank
    return None if one is None or other is None else one == other


def _days_between(entry: Entry, here: Entry) -> Number:
    """Calendar days from an entry to the one looked from."""
    if entry.day is None or here.day is None:
        return Number(-date.max.toordinal(), date.max.toordinal())
    days = (here.day - entry.day).days
    return Number(days, days)
