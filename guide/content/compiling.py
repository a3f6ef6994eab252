"""From conditions as written to conditions with meaning: names resolved, facts spelled out, units applied."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from difflib import get_close_matches
from typing import Any

from guide.content.conditions import ALWAYS, CONTINUED, All, Condition, Given, Includes, Not, Skipped, Some, Within
from guide.content.models import (
    DateQuestion,
    Fact,
    MoneyQuestion,
    NumberQuestion,
    OneQuestion,
    Outcome,
    SeveralQuestion,
)
from guide.content.reading import Loc

AnyQuestion = OneQuestion | SeveralQuestion | DateQuestion | MoneyQuestion | NumberQuestion
Complain = Callable[[Loc, str, str], None]
_STATES = ("answered", "skipped", "unknown")
_RANGE = ("least", "most", "is")


def nearest(word: str, known: Iterable[str]) -> str:
    """A hint that names the nearest known word, or nothing."""
    close = get_close_matches(word, list(known), n=1, cutoff=0.6)
    return f"did you mean '{close[0]}'?" if close else ""


@dataclass
class Compiler:
    """Gives raw conditions their meaning.

    Faults go to `complain(loc, what, instead)`; a faulty part counts as always.
    """

    questions: Mapping[str, AnyQuestion]
    outcomes: Mapping[str, Outcome]
    facts: Mapping[str, Fact]
    named: Mapping[str, Any]
    unread: frozenset[str] = frozenset()
    """ids whose files have faults of their own: what is said of them cannot be judged"""
    beside: Mapping[str, frozenset[str] | None] = field(default_factory=dict)
    """what can be asked beside questions (a letter's fields): id → the words a test may name; None is any"""

    def condition(self, raw: Any, loc: Loc, complain: Complain, inside: tuple[str, ...] = ()) -> Condition:
        """The meaning of a condition as written at `loc`."""
        if raw is None:
            return ALWAYS
        if isinstance(raw, str):
            return self._name(raw, loc, complain, inside)
        if isinstance(raw, list):
            return All(tuple(self.condition(part, (*loc, i), complain, inside) for i, part in enumerate(raw)))
        if isinstance(raw, dict):
            parts = tuple(self._entry(key, value, (*loc, key), complain, inside) for key, value in raw.items())
            return parts[0] if len(parts) == 1 else All(parts)
        complain(loc, "is not a condition", "write a name, a list, or QUESTION: ANSWER")
        return ALWAYS

    def _name(self, name: str, loc: Loc, complain: Complain, inside: tuple[str, ...]) -> Condition:
        if name in inside:
            complain(loc, f"the condition '{name}' is defined by itself", "break the circle")
        elif name not in self.named:
            complain(loc, f"no condition is named '{name}'", nearest(name, self.named) or "define it in guide.yaml")
        else:
            return self.condition(self.named[name], loc, _deaf if inside == () else complain, (*inside, name))
        return ALWAYS

    def _entry(self, key: str, value: Any, loc: Loc, complain: Complain, inside: tuple[str, ...]) -> Condition:
        if key in ("any", "all"):
            if not isinstance(value, list):
                complain(loc, f"'{key}' needs a list", f"write {key}: [condition, condition]")
                return ALWAYS
            parts = tuple(self.condition(part, (*loc, i), complain, inside) for i, part in enumerate(value))
            return Some(parts) if key == "any" else All(parts)
        if key == "not":
            return Not(self.condition(value, loc, complain, inside))
        if key in self.beside:
            return self._beside(key, value, loc, complain)
        if key in self.facts:
            return self._fact(self.facts[key], value, loc, complain)
        if key in self.outcomes:
            if value != "continued":
                complain(loc, f"of the outcome '{key}' one can only ask whether it was continued", f"{key}: continued")
            return Includes(key, frozenset({CONTINUED}))
        if key in self.questions:
            return self._question(self.questions[key], value, loc, complain)
        if key in self.unread:
            return ALWAYS
        known = [*self.questions, *self.facts, *self.outcomes, *self.beside, "any", "all", "not"]
        complain(loc, f"no question, fact or outcome is called '{key}'", nearest(key, known))
        return ALWAYS

    def _beside(self, key: str, test: Any, loc: Loc, complain: Complain) -> Condition:
        words = self.beside[key]
        if test in ("answered", "unknown"):
            return _state(key, test)
        wanted = [str(word) for word in (test if isinstance(test, list) else [test])]
        for word in wanted:
            if words is not None and word not in words:
                hint = nearest(word, words) or f"one of {', '.join(sorted({*words, 'answered', 'unknown'}))}"
                complain(loc, f"of '{key}' one cannot ask '{word}'", hint)
        return Includes(key, frozenset(wanted))

    def _question(self, question: AnyQuestion, test: Any, loc: Loc, complain: Complain) -> Condition:
        if test in _STATES and not (isinstance(question, OneQuestion | SeveralQuestion) and _has(question, test)):
            return _state(question.id, test)
        if isinstance(question, OneQuestion | SeveralQuestion):
            wanted = test if isinstance(test, list) else [test]
            known = [option.id for option in question.options]
            for option in wanted:
                if option not in known:
                    complain(
                        loc, f"'{question.id}' has no option '{option}'", nearest(str(option), known + list(_STATES))
                    )
            return Includes(question.id, frozenset(str(option) for option in wanted))
        if isinstance(question, DateQuestion):
            complain(loc, "a date is tested through a fact", "define a fact with days-since in guide.yaml")
            return ALWAYS
        low, high = number_range(test, question.decimals, loc, complain)
        return Within(question.id, low, high)

    def _fact(self, fact: Fact, test: Any, loc: Loc, complain: Complain) -> Condition:
        """A test of a fact holds where it holds of its first part that is known."""
        cases: list[Condition] = []
        unknown: list[Condition] = []
        for part in fact.from_:
            id = part.days_since or part.value or ""
            question = self.questions.get(id)
            if test in _STATES:
                met: Condition = Given(id)
            else:
                decimals = question.decimals if isinstance(question, MoneyQuestion | NumberQuestion) else 0
                met = Within(id, *number_range(test, decimals, loc, complain if not cases else _deaf))
            cases.append(All((*unknown, met)))
            unknown.append(Not(Given(id)))
        known = Some(tuple(cases))
        if test == "skipped":
            complain(loc, "a fact is known or unknown, never skipped", f"{fact.fact}: unknown")
        return Not(known) if test == "unknown" else known


def _deaf(loc: Loc, what: str, instead: str) -> None:
    """Faults inside a named condition are told where it is defined, not at every use."""


def _has(question: OneQuestion | SeveralQuestion, id: str) -> bool:
    return any(option.id == id for option in question.options)


def _state(id: str, state: str) -> Condition:
    return Skipped(id) if state == "skipped" else Given(id) if state == "answered" else Not(Given(id))


def number_range(test: Any, decimals: int, loc: Loc, complain: Complain) -> tuple[int | None, int | None]:
    """`{least, most, is}` in whole units, as bounds in the smallest step."""
    example = "write {least: 1, most: 6} or {is: 0}"
    if not isinstance(test, dict) or not test or not set(test) <= set(_RANGE):
        complain(loc, "a number is tested by least, most or is", example)
        return None, None
    bounds: dict[str, int | None] = {}
    for key, value in test.items():
        number = isinstance(value, int | Decimal) and not isinstance(value, bool)
        scaled = Decimal(value).scaleb(decimals) if number else None
        if scaled is None or scaled != scaled.to_integral_value():
            complain((*loc, key), f"'{value}' is no number with at most {decimals} decimals", example)
            return None, None
        bounds[key] = int(scaled)
    if "is" in bounds:
        return bounds["is"], bounds["is"]
    return bounds.get("least"), bounds.get("most")
