"""The tree around a reader: the way so far, and where each other answer would have led."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from guide.content.conditions import Value
from guide.content.guide import Guide, is_private
from guide.content.questions import (
    AnyQuestion,
    DateQuestion,
    MoneyQuestion,
    NumberQuestion,
    OneQuestion,
    SeveralQuestion,
)
from guide.content.units import number_in_words
from guide.engine.atoms import REFERENCE, Atom
from guide.engine.journey import Answers, replay
from guide.engine.position import Position
from guide.engine.regions import Space
from guide.i18n.locale import in_brackets
from guide.i18n.phrases import Phrases
from guide.views.format import value_in_words
from guide.views.model import GAP, Choice, Part


@dataclass(frozen=True, slots=True)
class Branch:
    """An answer of a question on the way, as a choice, and the node that it leads to."""

    question: str
    choice: Choice
    target: str
    given: bool


def map_of(walk: Position, space: Space, p: Phrases) -> tuple[list[Part], list[Branch]]:
    """Every node of the route with where each of its answers leads; the one in front of the reader is marked."""
    parts = [Part("title", p.map_title), Part("hint", p.map_lead)]
    branches: list[Branch] = []
    journey, before = walk.journey, dict[str, Value]()
    for index, id in enumerate(journey.route):
        here = f"  <- {p.here}" if index == walk.index else ""
        if id in walk.guide.outcomes:
            parts += [GAP, Part("lead", f"= {walk.guide.outcomes[id].title.say(p.language)}{here}")]
        elif id in walk.guide.notices:
            parts += [GAP, Part("heading", walk.guide.notices[id].title.say(p.language) + here)]
        else:
            question = walk.guide.questions[id]
            found = list(_branches(walk.guide, question, before, journey.known, walk.today, space, p))
            if index != walk.index:  # the digits are left to the question one stands at
                found = [replace(branch, choice=replace(branch.choice, last=True)) for branch in found]
            parts += [GAP, Part("heading", question.ask.say(p.language) + here)]
            parts += [Part("choice", branch.choice.id) for branch in found]
            branches += found
        if id in journey.known:
            before[id] = journey.known[id]
    return parts, branches


def _branches(
    guide: Guide, question: AnyQuestion, before: Answers, known: Answers, today: date, space: Space, p: Phrases
) -> Iterator[Branch]:
    """Your answer and where it leads, then the others, those that lead to one place together."""
    chosen = 0
    if question.id in known and not is_private(question, known[question.id]):
        answer = known[question.id]
        columns = space.columns[question.id]
        chosen = columns.of(answer, today)[columns.main]
        words = value_in_words(question, answer, today, p)
        target = _next(guide, question.id, before, answer, today)
        yield _branch(guide, question, in_brackets(words, p.own_answer, p), target, True, p)
    others: dict[str, list[str]] = {}
    for value, name in _others(question, known.get(question.id), chosen, today, space, p):
        others.setdefault(_next(guide, question.id, before, value, today), []).append(name)
    for target, names in others.items():
        yield _branch(guide, question, p.semicolon.join(names), target, False, p)


def _branch(guide: Guide, question: AnyQuestion, words: str, target: str, given: bool, p: Phrases) -> Branch:
    name = guide.name(target).say(p.language)
    id = f"{question.id}:{'' if given else target}"
    return Branch(question.id, Choice(id, words, voice=f"  -> {name}"), target, given)


def _others(
    question: AnyQuestion, answer: Value, chosen: int, today: date, space: Space, p: Phrases
) -> Iterator[tuple[Value, str]]:
    """The answers that were not given: each option by itself, or each stretch of numbers or days told apart."""
    if isinstance(question, OneQuestion | SeveralQuestion):
        given = answer if isinstance(answer, tuple) else (answer,)
        for option in question.options:
            if option.id not in given:
                value = (option.id,) if isinstance(question, SeveralQuestion) else option.id
                yield value, value_in_words(question, value, today, p)
        return
    for number, atom in enumerate(space.columns[question.id].atoms, 1):
        if number != chosen:
            values = _values(question, atom, today)
            yield values[0], _range(question, values, today, p)


def _values(question: AnyQuestion, atom: Atom, today: date) -> tuple[Value, Value]:
    """The first and last value of an atom as of today."""
    if isinstance(question, DateQuestion) and isinstance(atom.witness, date) and isinstance(atom.last, date):
        return today - (REFERENCE - atom.witness), today - (REFERENCE - atom.last)
    return atom.witness, atom.last


def _next(guide: Guide, id: str, before: Answers, value: Value, today: date) -> str:
    """The node that an answer leads to."""
    route = replay(guide, {**before, id: value}, today).route
    return route[route.index(id) + 1]


def _range(question: AnyQuestion, values: tuple[Value, Value], today: date, p: Phrases) -> str:
    first, last = values
    if first is None:
        return p.not_given
    if isinstance(question, DateQuestion) and isinstance(first, date) and isinstance(last, date):
        low, high = (today - first).days, (today - last).days
        if low <= 0 <= high:
            return p.is_today
        days = (low, high) if low > 0 else (-high, -low)
        count = p.days_ago if low > 0 else p.days_ahead
        return count(max(days)).format(days="–".join(map(str, dict.fromkeys(days))))
    if isinstance(question, MoneyQuestion | NumberQuestion) and isinstance(first, int) and isinstance(last, int):
        words = [
            number_in_words(number, question.decimals, question.unit, p) for number in dict.fromkeys((first, last))
        ]
        return "–".join(words)
    return value_in_words(question, first, today, p)
