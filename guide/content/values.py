"""Answers as values: read from what a person typed, checked against the question, and to and from plain JSON."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

from guide.content.conditions import Value
from guide.content.questions import (
    AnyQuestion,
    DateQuestion,
    MoneyQuestion,
    NumberQuestion,
    OneQuestion,
    SeveralQuestion,
)
from guide.values.dates import read_day
from guide.values.figures import read_number, steps
from guide.values.money import read_money
from guide.values.refused import Refused


def choose(question: OneQuestion | SeveralQuestion, ids: Iterable[str]) -> Value:
    """The value for chosen options, in the question's order. Raises Refused: empty, conflict, not-allowed."""
    wanted = set(ids)
    chosen = tuple(option.id for option in question.options if option.id in wanted)
    if len(chosen) != len(wanted):
        raise Refused("not-allowed")
    if not chosen:
        raise Refused("empty")
    if isinstance(question, OneQuestion):
        if len(chosen) > 1:
            raise Refused("not-allowed")
        return chosen[0]
    if len(chosen) > 1 and any(option.alone for option in question.options if option.id in wanted):
        raise Refused("conflict")
    return chosen


def parse(question: AnyQuestion, text: str, today: date) -> Value:
    """What was typed as a value, in any way people write it. Raises Refused."""
    match question:
        case DateQuestion():
            value: Value = read_day(text, today, question.days_back, question.days_ahead)
        case MoneyQuestion():
            value = read_money(text, ("month", "year") if question.monthly else ())
        case NumberQuestion():
            value = read_number(text, question.decimals, _units(question))
        case _:
            raise Refused("not-allowed")
    return check(question, value, today)


def _units(question: NumberQuestion) -> set[str]:
    units = question.unit.written.values() if question.unit is not None else ()
    return {"个", *(word for unit in units for word in (unit.one, unit.other) if word)}


def check(question: AnyQuestion, value: Value, today: date) -> Value:
    """The value, when the question allows it as of `today`. Raises Refused with the reason."""
    if value is None:
        if getattr(question, "skip", None) is None:
            raise Refused("empty")
        return None
    if isinstance(question, OneQuestion) and isinstance(value, str):
        return choose(question, [value])
    if isinstance(question, SeveralQuestion) and isinstance(value, tuple):
        return choose(question, value)
    if isinstance(question, DateQuestion) and isinstance(value, date):
        days = (today - value).days
        return _within(value, days < -question.days_ahead, days > question.days_back)
    if isinstance(question, MoneyQuestion | NumberQuestion) and isinstance(value, int) and not isinstance(value, bool):
        step = 10**question.decimals
        return _within(value, value > question.most * step, value < question.least * step)
    raise Refused("not-allowed")


def _within(value: Value, too_high: bool, too_low: bool) -> Value:
    if too_high or too_low:
        raise Refused("too-high" if too_high else "too-low")
    return value


def dump_value(question: AnyQuestion, value: Value) -> Any:
    """A value as JSON or YAML holds it: option id, list of ids, ISO date, number as a string, None for skipped."""
    if isinstance(value, tuple):
        return list(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, int) and isinstance(question, MoneyQuestion | NumberQuestion):
        return format(Decimal(value).scaleb(-question.decimals), "f")
    return value


def load_value(question: AnyQuestion, plain: Any) -> Value:
    """The opposite of `dump_value`. Raises Refused("not-allowed") where the form is not that of the question's kind."""
    if plain is None:
        return None
    if isinstance(question, SeveralQuestion) and isinstance(plain, list) and all(isinstance(id, str) for id in plain):
        return tuple(plain)
    if not isinstance(plain, str) or isinstance(question, SeveralQuestion):
        raise Refused("not-allowed")
    if isinstance(question, OneQuestion):
        return plain
    try:
        if isinstance(question, DateQuestion):
            if not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", plain):
                raise ValueError(plain)
            return date.fromisoformat(plain)
        if len(plain) > 30 or not re.fullmatch(r"-?[0-9]+(\.[0-9]+)?", plain):
            raise ValueError(plain)
    except ValueError as error:
        raise Refused("unreadable") from error
    return steps(Fraction(plain), question.decimals)
