"""Conditions as plain data: `All`, `Some` and `Not` over tests, and what it means that one holds.

One language for all that is asked: the questions of the tree, the fields of a letter, the entries of a log. A condition
holds, does not hold, or is unknown (after Kleene); what makes a test unknown is for whoever answers it. The tests of a
guide's tree never are: a test of a question that is not on the route does not hold. Tests speak of values as they are
kept: option ids, fen, scaled whole numbers, and for a date the days that have passed since it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Generic, TypeAlias, TypeVar

Value = str | tuple[str, ...] | date | int | None
Truth = bool | None
"""None is unknown."""
CONTINUED = "continue"
"""The answer that stands under an outcome's id when the person went on from there."""


class Leaf:
    """A test, which has no parts."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Includes(Leaf):
    """The answer is one of these options, or, where several may be chosen, contains at least one of them."""

    question: str
    options: frozenset[str]


@dataclass(frozen=True, slots=True)
class Within(Leaf):
    """The answer is a number (fen, scaled number, days since a date) from `low` to `high`; None is open."""

    question: str
    low: int | None
    high: int | None
    fact: str | None = None
    """what is asked about, where that is a fact worked out from this answer"""


@dataclass(frozen=True, slots=True)
class Given(Leaf):
    """The question was answered and not skipped."""

    question: str
    fact: str | None = None
    """what is asked about, where that is a fact worked out from this answer"""


@dataclass(frozen=True, slots=True)
class Skipped(Leaf):
    """The question was asked and skipped."""

    question: str


Test = Includes | Within | Given | Skipped
T = TypeVar("T", bound=Leaf, covariant=True)


@dataclass(frozen=True, slots=True)
class All(Generic[T]):
    """Every part holds; with no parts, always."""

    parts: tuple[Formula[T], ...]


@dataclass(frozen=True, slots=True)
class Some(Generic[T]):
    """At least one part holds; with no parts, never."""

    parts: tuple[Formula[T], ...]


@dataclass(frozen=True, slots=True)
class Not(Generic[T]):
    """The part does not hold; unknown where the part is."""

    part: Formula[T]


Formula: TypeAlias = T | All[T] | Some[T] | Not[T]
Condition: TypeAlias = Formula[Test]
"""What is asked of a guide's answers, and of whatever is answered like them."""
ALWAYS: All[Test] = All(())
NEVER: Some[Test] = Some(())
FAULTY = Given("")
"""In the place of a part that is faulty, in a guide that nobody can walk."""


def is_sound(formula: Formula[T]) -> bool:
    """Whether no part is faulty: else it cannot be judged when a condition holds."""
    if isinstance(formula, (All, Some)):
        return all(map(is_sound, formula.parts))
    return is_sound(formula.part) if isinstance(formula, Not) else formula != FAULTY


def fold(formula: Formula[T], ask: Callable[[T], Truth]) -> Truth:
    """Whether a condition holds, where `ask` says it of its tests. It stops at the first part that decides."""
    if isinstance(formula, (All, Some)):
        decides = isinstance(formula, Some)
        known: Truth = not decides
        for part in formula.parts:
            truth = fold(part, ask)
            if truth is decides:
                return decides
            if truth is None:
                known = None
        return known
    if isinstance(formula, Not):
        return negated(fold(formula.part, ask))
    return ask(formula)


def every(truths: Iterable[Truth]) -> Truth:
    """Whether all hold; stops at the first that does not."""
    known: Truth = True
    for truth in truths:
        if truth is False:
            return False
        known = known if truth else None
    return known


def negated(truth: Truth) -> Truth:
    """What is unknown stays so."""
    return None if truth is None else not truth


def evaluate(condition: Condition, answers: Mapping[str, Value], today: date) -> bool:
    """Whether a condition holds for answers that are on the route, as of `today`."""

    def ask(test: Test) -> bool:
        value = answers.get(test.question)
        if isinstance(test, Includes):
            return value in test.options if isinstance(value, str) else includes(value, test.options)
        if isinstance(test, Within):
            number = as_number(value, today)
            return number is not None and within(number, test)
        if isinstance(test, Given):
            return value is not None
        return value is None and test.question in answers

    return fold(condition, ask) is True


def includes(value: object, options: frozenset[str]) -> bool:
    """Whether several chosen options contain one of these."""
    return isinstance(value, tuple) and not options.isdisjoint(value)


def within(number: int, test: Within) -> bool:
    """Whether a number lies between the bounds of a test."""
    return (test.low is None or test.low <= number) and (test.high is None or number <= test.high)


def as_number(value: Value, today: date) -> int | None:
    """A value on the number line: itself, or for a date the days since it; None for anything else."""
    if isinstance(value, date):
        return (today - value).days
    return value if isinstance(value, int) else None


def tests(formula: Formula[T]) -> Sequence[T]:
    """Every test in a condition, left to right."""
    found: list[T] = []
    todo = [formula]
    while todo:
        part = todo.pop()
        if isinstance(part, All | Some):
            todo += part.parts[::-1]
        elif isinstance(part, Not):
            todo.append(part.part)
        else:
            found.append(part)
    return found


def asked_about(test: Test) -> str:
    """What a test asks about, as it was written: a question or outcome, or a fact worked out from a question."""
    fact = test.fact if isinstance(test, Within | Given) else None
    return fact or test.question


def reads(condition: Condition) -> frozenset[str]:
    """The ids of the questions (and outcomes) a condition asks about."""
    return frozenset(test.question for test in tests(condition))


def all_of(parts: Iterable[Formula[T]]) -> All[T]:
    """All parts, those of a part that is itself such a list among them, each once."""
    found: dict[int, Formula[T]] = {}
    for part in parts:
        for inner in part.parts if isinstance(part, All) else (part,):
            found[id(inner)] = inner
    return All(tuple(found.values()))


def some_of(parts: Iterable[Formula[T]]) -> Some[T]:
    """At least one part, with those of a part that is itself such a list among them, each once."""
    found: dict[int, Formula[T]] = {}
    for part in parts:
        for inner in part.parts if isinstance(part, Some) else (part,):
            found[id(inner)] = inner
    return Some(tuple(found.values()))
