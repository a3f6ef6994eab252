"""The guide as it is a day later to somebody who changes no answer: every bound on days has moved by one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import NamedTuple

from guide.content.conditions import All, Condition, Includes, Not, Some, Within
from guide.content.guide import Guide, Rule, options_of
from guide.engine.ageing import bounds


class Crossing(NamedTuple):
    """The answers that come to lie on the other side of a bound overnight."""

    question: str
    bound: int
    test: Within


def crossings(guide: Guide, steps: Mapping[str, int]) -> list[Crossing]:
    """Who crosses a bound overnight: one of some condition, or the last day that a question takes."""
    edges = bounds(guide)
    return [Crossing(id, bound, Within(id, bound - steps[id], bound - 1)) for id in steps for bound in edges[id]]


def asked_again(guide: Guide) -> dict[str, Includes]:
    """The questions of which some answers hold for their day only → those answers."""
    found = {}
    for id, question in guide.questions.items():
        options = frozenset(option.id for option in options_of(question) if option.today_only)
        if options:
            found[id] = Includes(id, options)
    return found


def tomorrow(guide: Guide, steps: Mapping[str, int]) -> Guide:
    """The guide a day later. A condition that counts no days stays the same object."""
    done: dict[int, tuple[Condition, Condition]] = {}

    def later(condition: Condition) -> Condition:
        if id(condition) not in done:
            done[id(condition)] = (condition, moved(condition))
        return done[id(condition)][1]

    def moved(condition: Condition) -> Condition:
        match condition:
            case All(parts) | Some(parts):
                found = tuple(map(later, parts))
                same = all(one is other for one, other in zip(found, parts, strict=True))
                return condition if same else All(found) if isinstance(condition, All) else Some(found)
            case Not(part):
                return condition if later(part) is part else Not(later(part))
            case Within(question, low, high, fact) if question in steps:
                by = steps[question]
                return Within(question, None if low is None else low - by, None if high is None else high - by, fact)
        return condition

    def each(whens: tuple[Condition, ...]) -> tuple[Condition, ...]:
        return tuple(map(later, whens))

    return replace(
        guide,
        rules={id: tuple(Rule(later(rule.when), rule.go) for rule in rules) for id, rules in guide.rules.items()},
        goes_on={id: later(when) for id, when in guide.goes_on.items()},
        asks_again={id: later(when) for id, when in guide.asks_again.items()},
        shown={id: later(when) for id, when in guide.shown.items()},
        pauses={id: each(whens) for id, whens in guide.pauses.items()},
        scripts={id: each(whens) for id, whens in guide.scripts.items()},
        check_lines=each(guide.check_lines),
    )
