"""Conditions as plain data over answers, and what it means that one holds.

A condition is a tree of `All`, `Some`, `Not` over four tests of one question. Tests speak of values as they are kept:
option ids, fen, scaled whole numbers, and for a date the days that have passed since it.
A test of a question that is not on the route does not hold.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

Value = str | tuple[str, ...] | date | int | None
CONTINUED = "continue"
"""The answer that stands under an outcome's id when the person went on from there."""


@dataclass(frozen=True, slots=True)
class Includes:
    """The answer is one of these options, or, where several may be chosen, contains at least one of them."""

    question: str
    options: frozenset[str]


@dataclass(frozen=True, slots=True)
class Within:
    """The answer is a number (fen, scaled number, days since a date) from `low` to `high`; None is open."""

    question: str
    low: int | None
    high: int | None


@dataclass(frozen=True, slots=True)
class Given:
    """The question was answered and not skipped."""

    question: str


@dataclass(frozen=True, slots=True)
class Skipped:
    """The question was asked and skipped."""

    question: str


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
    """The part does not hold."""

    part: Condition


Test = Includes | Within | Given | Skipped
Condition = Test | All | Some | Not
ALWAYS = All(())
NEVER = Some(())


def evaluate(condition: Condition, answers: Mapping[str, Value], today: date) -> bool:
    """Whether a condition holds for answers that are on the route, as of `today`."""
    match condition:
        case All(parts):
            return all(evaluate(part, answers, today) for part in parts)
        case Some(parts):
            return any(evaluate(part, answers, today) for part in parts)
        case Not(part):
            return not evaluate(part, answers, today)
        case Skipped(question):
            return question in answers and answers[question] is None
        case Given(question):
            return answers.get(question) is not None
        case Includes(question, options):
            value = answers.get(question)
            return (
                value in options
                if isinstance(value, str)
                else isinstance(value, tuple) and not options.isdisjoint(value)
            )
        case Within(question, low, high):
            number = as_number(answers.get(question), today)
            return number is not None and (low is None or low <= number) and (high is None or number <= high)


def as_number(value: Value, today: date) -> int | None:
    """A value on the number line: itself, or for a date the days since it; None for anything else."""
    if isinstance(value, date):
        return (today - value).days
    return value if isinstance(value, int) else None


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


def reads(condition: Condition) -> frozenset[str]:
    """The ids of the questions (and outcomes) a condition asks about."""
    return frozenset(test.question for test in tests(condition))
