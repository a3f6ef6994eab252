"""Answers as values: chosen, typed, checked against the question, and to and from plain JSON."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from guide.content.conditions import Value
from guide.content.kinds import kind_of
from guide.content.questions import AnyQuestion, OneQuestion, SeveralQuestion
from guide.values.plain import Plain
from guide.values.refused import Refused


def choose(question: OneQuestion | SeveralQuestion, ids: Iterable[str]) -> Value:
    """The value for chosen options, in the question's order. Raises Refused: empty, conflict, not-allowed."""
    wanted = tuple(dict.fromkeys(ids))
    if not wanted:
        raise Refused("empty")
    if isinstance(question, SeveralQuestion):
        return check(question, wanted, date.min)
    if len(wanted) > 1:
        raise Refused("not-allowed")
    return check(question, wanted[0], date.min)


def parse(question: AnyQuestion, text: str, today: date) -> Value:
    """What was typed as a value, in any way people write it. Raises Refused."""
    return check(question, kind_of(question).parse(question, text, today), today)


def check(question: AnyQuestion, value: Value, today: date) -> Value:
    """The value, when the question allows it as of `today`. Raises Refused with the reason."""
    checked: Value = None if value is None else kind_of(question).check(question, value, today)
    if checked == () or (checked is None and question.skip is None):
        raise Refused("empty")
    return checked


def dump_value(question: AnyQuestion, value: Value) -> Plain:
    """A value as JSON or YAML holds it: option id, list of ids, ISO date, number as a string, None for skipped."""
    return None if value is None else kind_of(question).dump(question, value)


def load_value(question: AnyQuestion, plain: object) -> Value:
    """The opposite of `dump_value`. Raises Refused("not-allowed") where the form is not that of the question's kind."""
    value: Value = None if plain is None else kind_of(question).load(question, plain)
    return value
