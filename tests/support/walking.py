"""Random answers and random steps, for property tests over whole journeys."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from functools import cache
from random import Random

from guide.content.conditions import Value
from guide.content.guide import Guide
from guide.content.notices import Notice
from guide.content.outcomes import Outcome
from guide.content.questions import AnyQuestion, DateQuestion, OneQuestion, SeveralQuestion
from guide.engine.position import Position
from tests.support.guides import TODAY, shipped_guide

EDGES = (0, 1, 6, 7, 9, 10, 29, 30, 1094, 1095)
"""Days at which the first guide changes its mind."""


def any_answer(question: AnyQuestion, random: Random, today: date = TODAY) -> Value:
    """Some answer the question allows, edges first."""
    if isinstance(question, OneQuestion):
        return str(random.choice(question.options).id)
    if isinstance(question, SeveralQuestion):
        if random.random() < 0.4:
            return (random.choice([option.id for option in question.options if option.alone]),)
        free = [option.id for option in question.options if not option.alone]
        chosen = set(random.sample(free, random.randint(1, min(3, len(free)))))
        return tuple(id for id in free if id in chosen)
    if question.skip is not None and random.random() < 0.15:
        return None
    if isinstance(question, DateQuestion):
        days = random.choice([*EDGES, -1, -20, random.randint(-question.days_ahead, question.days_back)])
        return today - timedelta(days=min(max(days, -question.days_ahead), question.days_back))
    step = 10**question.decimals
    low, high = question.least * step, question.most * step
    wanted = random.choice([*EDGES, 0, random.randint(low, high)]) * random.choice([1, step])
    return int(min(max(wanted, low), high))


def steps(walk: Position) -> list[Callable[[Random], Position]]:
    """Everything a person can do where a walk stands; answering twice as likely as the rest."""
    guide, journey = walk.guide, walk.journey
    before = walk.back()
    found: list[Callable[[Random], Position]] = []
    if before is not None:
        found.append(lambda _: before)
    asked = [id for id in journey.known if id in guide.questions]
    if walk.checking:
        found += [lambda _: walk.confirm()] * 2
        found.append(lambda random: walk.change(random.choice(asked)))
    elif isinstance(node := walk.node, Outcome):
        if walk.index == len(journey.route) - 1 and walk.may_continue:
            found += [lambda _: walk.go_on()] * 2
        if node.again is not None:
            found.append(lambda _: walk.again())
        if asked:
            found.append(lambda random: walk.change(random.choice(asked)))
    elif isinstance(node, Notice):
        found += [lambda _: walk.go_on()] * 4
    else:
        found += [lambda random: walk.answer(any_answer(node, random, walk.today))] * 4
    return found


def wander(seed: int, count: int, start: Position | None = None) -> Position:
    """A walk after some random steps."""
    random = Random(seed)
    walk = start or Position(shipped_guide(), TODAY, {})
    for _ in range(count):
        ways = steps(walk)
        if not ways:
            break
        walk = random.choice(ways)(random)
    return walk


def forward(walk: Position) -> Position:
    """The same answers once more from the first question, up to the end of their route."""
    fresh = Position(walk.guide, walk.today, {})
    journey = walk.journey
    for id in journey.route[:-1]:
        if fresh.at != id:
            break
        fresh = fresh.go_on() if id in walk.guide.outcomes else fresh.answer(journey.known[id])
    return replace(fresh, checking=False)


@cache
def one_for_each_outcome() -> dict[str, Position]:
    """Outcome id → a walk that ends there, found by answering at random."""
    guide: Guide = shipped_guide()
    found: dict[str, Position] = {}
    random = Random(4)
    while len(found) < len(guide.outcomes):
        walk = Position(guide, TODAY, {})
        while walk.at in guide.questions:
            walk = walk.answer(any_answer(guide.questions[walk.at], random))
        found.setdefault(walk.at, replace(walk, checking=False))
    return found
