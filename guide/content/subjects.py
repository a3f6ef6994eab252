"""What a condition can ask about, and what its tests of it mean.

A vocabulary is a mapping from ids to subjects: the questions, facts and outcomes of a guide; the fields of a letter and
what it knows of plan and log; the fields and counts of a log's entries. One compiler serves them all.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Generic, Never, TypeVar

from guide.content import written
from guide.content.conditions import (
    CONTINUED,
    FAULTY,
    Condition,
    Formula,
    Given,
    Includes,
    Leaf,
    Not,
    Skipped,
    Test,
    Within,
    all_of,
    some_of,
)
from guide.content.faults import nearest
from guide.content.reading import Loc
from guide.content.written import EXAMPLE, Range, names_a_day
from guide.values.text import comparable, counted

Complain = Callable[[Loc, str, str], None]
"""Tells a fault: where, what is wrong, what to write instead."""
Bounds = tuple[int | None, int | None]
ANSWERED, SKIPPED, UNKNOWN = "answered", "skipped", "unknown"
OF_QUESTIONS = (ANSWERED, SKIPPED, UNKNOWN)


Own = TypeVar("Own", bound=Leaf, covariant=True)


@dataclass(frozen=True)
class Subject(ABC, Generic[Own]):
    """Something that can be asked about. Whether it is `answered` or `unknown` can be asked of each.

    `Own`: the kinds of tests that only such subjects have.
    """

    id: str
    states: tuple[str, ...] = field(default=(ANSWERED, UNKNOWN), kw_only=True)

    def meaning(self, test: written.Test, loc: Loc, complain: Complain) -> Formula[Test | Own]:
        """The meaning of a test as written at `loc`; a faulty one counts as always."""
        if isinstance(test, str) and test in self.states and test not in self.words:
            return Skipped(self.id) if test == SKIPPED else self.known if test == ANSWERED else Not(self.known)
        return self.tested(test, loc, complain)

    @property
    def words(self) -> Sequence[str]:
        """Words that mean something else of it than a state."""
        return ()

    @property
    def known(self) -> Condition:
        """That it is answered."""
        return Given(self.id)

    @abstractmethod
    def tested(self, test: written.Test, loc: Loc, complain: Complain) -> Formula[Test | Own]:
        """The meaning of a test that asks for no state."""


@dataclass(frozen=True)
class Choice(Subject[Never]):
    """One of some options, or several of them. Without `options`, any word may be asked."""

    options: tuple[str, ...] | None

    @property
    def words(self) -> Sequence[str]:
        return self.options or ()

    def tested(self, test: written.Test, loc: Loc, complain: Complain) -> Condition:
        if not isinstance(test, str | tuple):
            complain(loc, f"'{self.id}' is asked for an option", f"write one of {_listed(self.words)}, or a list")
            return FAULTY
        wanted = written.words_of(test)
        for i, word in enumerate(wanted):
            if self.options is not None and word not in self.options:
                known = (*self.options, *self.states)
                here = loc if isinstance(test, str) else (*loc, i)
                complain(
                    here, f"'{self.id}' has no option '{word}'", nearest(word, known) or f"one of {_listed(known)}"
                )
        return Includes(self.id, frozenset(wanted))


@dataclass(frozen=True)
class Number(Subject[Never]):
    """A number with some decimals, kept as a whole number of the smallest step, from `least` to `most`."""

    decimals: int = 0
    least: int | None = None
    most: int | None = None

    def tested(self, test: written.Test, loc: Loc, complain: Complain) -> Condition:
        low, high = bounds(test, self.decimals, loc, complain)
        if not self.reaches(low, high):
            least, most = (_whole(bound, self.decimals) for bound in (self.least, self.most))
            complain(loc, f"no answer to '{self.id}' is in this range", f"it takes {least} to {most}")
        return Within(self.id, low, high)

    def reaches(self, low: int | None, high: int | None) -> bool:
        """Whether a number that it may be lies in a range."""
        over = low is not None and self.most is not None and low > self.most
        return not over and not (high is not None and self.least is not None and high < self.least)


@dataclass(frozen=True)
class Day(Subject[Never]):
    """A date, of which one can only ask whether there is one. `instead`: how to ask how long it is ago."""

    instead: str

    def tested(self, test: written.Test, loc: Loc, complain: Complain) -> Condition:
        what = f"of the date '{self.id}' one can only ask how many days have passed since"
        if any(map(names_a_day, test if isinstance(test, tuple) else [test])):
            what = f"the date '{self.id}' cannot be held against a fixed day"
        complain(loc, what, f"{self.instead}; or {{{self.id}: {ANSWERED}}}, {', '.join(self.states[1:])}")
        return FAULTY


@dataclass(frozen=True)
class WorkedOut(Subject[Never]):
    """A number worked out from answers: the first of `sources` that is known."""

    sources: tuple[Number, ...]

    @property
    def known(self) -> Condition:
        return self._first(self._known)

    def tested(self, test: written.Test, loc: Loc, complain: Complain) -> Condition:
        if test == SKIPPED:
            complain(loc, "a fact is known or unknown, never skipped", f"{self.id}: {UNKNOWN}")
            return self.known
        faults: list[tuple[Loc, str, str]] = []
        ranges: list[Bounds] = []
        for source in self.sources:
            before = len(faults)
            ranges.append(bounds(test, source.decimals, loc, lambda *fault: faults.append(fault)))
            if faults and not before:
                hint = (
                    faults[0][2] if source is self.sources[0] else f"'{self.id}' is worked out from '{source.id}' too"
                )
                complain(*faults[0][:2], hint)
        reached = (source.reaches(*range) for source, range in zip(self.sources, ranges, strict=True))
        if self.sources and not faults and not any(reached):
            complain(loc, f"'{self.id}' is never in this range", "mend it, or what may be answered")
        each = zip(self.sources, ranges, strict=True)
        return self._first(Within(source.id, *range, self.id) for source, range in each)

    def _first(self, tested: Iterable[Condition]) -> Condition:
        """That a test holds of the first source that is known.

        That an earlier one is not known says nothing: only the last one leaves it open whether the fact is known.
        """
        cases: list[Condition] = []
        for number, met in enumerate(tested):
            before: list[Condition] = [Not(known) for known in self._known[:number]]
            here = self._known[number:][:1] if number < len(self.sources) - 1 else []
            cases.append(all_of([*before, *here, met]))
        return some_of(cases)

    @property
    def _known(self) -> list[Condition]:
        """That each of its sources is known."""
        return [Given(source.id, self.id) for source in self.sources]


@dataclass(frozen=True)
class End(Subject[Never]):
    """An outcome: of it one can only ask whether somebody went on from it."""

    states: tuple[str, ...] = field(default=(), kw_only=True)

    def tested(self, test: written.Test, loc: Loc, complain: Complain) -> Condition:
        if test != CONTINUED:
            what = f"of the outcome '{self.id}' one can only ask whether somebody went on from it"
            complain(loc, what, f"write {{{self.id}: {CONTINUED}}}")
        return Includes(self.id, frozenset({CONTINUED}))


@dataclass(frozen=True)
class Tick(Subject[Never]):
    """A box. One that is not ticked is not unknown."""

    states: tuple[str, ...] = field(default=(), kw_only=True)

    def tested(self, test: written.Test, loc: Loc, complain: Complain) -> Condition:
        if not isinstance(test, bool):
            complain(loc, f"'{self.id}' is ticked or not", "write true or false")
        return Given(self.id) if test is not False else Not(Given(self.id))


@dataclass(frozen=True)
class Text(Subject[Never]):
    """Text that somebody typed: it is one of some texts, however they were typed."""

    def tested(self, test: written.Test, loc: Loc, complain: Complain) -> Condition:
        if not isinstance(test, str | tuple):
            complain(loc, f"'{self.id}' is a text", "write a text in quotes, or a list of them")
            return FAULTY
        return Includes(self.id, frozenset(map(comparable, written.words_of(test))))


def bounds(test: written.Test, decimals: int, loc: Loc, complain: Complain) -> Bounds:
    """A range in whole units as bounds in the smallest step."""
    if not isinstance(test, Range):
        complain(loc, "a number is tested by least, most or is", EXAMPLE)
        return None, None
    found: dict[str, int] = {}
    for key, value in (("least", test.least), ("most", test.most), ("is", test.is_)):
        if value is None:
            continue
        scaled = Decimal(value).scaleb(decimals)
        if scaled != scaled.to_integral_value():
            complain((*loc, key), f"'{value}' is no number with at most {counted(decimals, 'decimal')}", EXAMPLE)
            return None, None
        found[key] = int(scaled)
    return found.get("least", found.get("is")), found.get("most", found.get("is"))


def _whole(bound: int | None, decimals: int) -> str:
    return "" if bound is None else f"{Decimal(bound).scaleb(-decimals).normalize():f}"


def _listed(words: Iterable[str]) -> str:
    return ", ".join(words)
