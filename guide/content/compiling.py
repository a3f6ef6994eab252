"""From conditions as written to conditions with meaning: names resolved, facts spelled out, units applied."""

from __future__ import annotations

import re
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
from guide.content.named import MOST_DEPTH, MOST_TESTS, Extents, in_order, names_in
from guide.content.reading import Loc

AnyQuestion = OneQuestion | SeveralQuestion | DateQuestion | MoneyQuestion | NumberQuestion
Complain = Callable[[Loc, str, str], None]
_STATES = ("answered", "skipped", "unknown")
_RANGE = ("least", "most", "is")
_DAY = re.compile(r"[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}|[0-9]{1,2}\.[0-9]{1,2}\.(?:[0-9]{4})?")


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
    defined: dict[str, Condition] = field(default_factory=dict)
    """the named conditions that have their meaning, which every use of them shares"""

    def define(self, complain: Complain) -> None:
        """Give the named conditions their meaning, and tell the faults in them: here, and not at every use."""
        order, circular = in_order(self.named)
        extents = Extents()
        for name in order:
            loc = ("conditions", name)
            made = self.condition(self.named[name], loc, complain)
            if name in circular:
                for part, at in names_in(self.named[name], loc):
                    if part in circular:
                        complain(at, f"the condition '{name}' is defined by itself", "break the circle")
            elif extents.of(made).too_much:
                what = f"the condition '{name}' comes out too long once every name in it is written out"
                complain(loc, what, f"at most {MOST_TESTS:,} tests, nested {MOST_DEPTH} deep: use fewer names in names")
            else:
                self.defined[name] = made

    def condition(self, raw: Any, loc: Loc, complain: Complain) -> Condition:
        """The meaning of a condition as written at `loc`."""
        if raw is None:
            return ALWAYS
        if isinstance(raw, str):
            return self._name(raw, loc, complain)
        if isinstance(raw, list):
            return _all(self.condition(part, (*loc, i), complain) for i, part in enumerate(raw))
        if isinstance(raw, dict):
            parts = tuple(self._entry(key, value, (*loc, key), complain) for key, value in raw.items())
            return parts[0] if len(parts) == 1 else _all(parts)
        complain(loc, "is not a condition", "write a name, a list, or QUESTION: ANSWER")
        return ALWAYS

    def _name(self, name: str, loc: Loc, complain: Complain) -> Condition:
        if name not in self.named:
            complain(loc, f"no condition is named '{name}'", nearest(name, self.named) or "define it in guide.yaml")
        return self.defined.get(name, ALWAYS)

    def _entry(self, key: str, value: Any, loc: Loc, complain: Complain) -> Condition:
        if key in ("any", "all"):
            if not isinstance(value, list):
                complain(loc, f"'{key}' needs a list", f"write {key}: [condition, condition]")
                return ALWAYS
            parts = (self.condition(part, (*loc, i), complain) for i, part in enumerate(value))
            return _some(parts) if key == "any" else _all(parts)
        if key == "not":
            return Not(self.condition(value, loc, complain))
        if key in self.beside:
            return self._beside(key, value, loc, complain)
        if key in self.facts:
            return self._fact(self.facts[key], value, loc, complain)
        if key in self.outcomes:
            if value != CONTINUED:
                what = f"of the outcome '{key}' one can only ask whether somebody went on from it"
                complain(loc, what, f"write {{{key}: {CONTINUED}}}")
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
            complain(loc, *self._about_date(question, test))
            return ALWAYS
        met = Within(question.id, *number_range(test, question.decimals, loc, complain))
        if not _possible(question, met):
            what = f"no answer to '{question.id}' is in this range"
            complain(loc, what, f"it takes {question.least} to {question.most}")
        return met

    def _about_date(self, question: DateQuestion, test: Any) -> tuple[str, str]:
        """A test of a date that is none: what is wrong, and what can be asked."""
        facts = [fact.fact for fact in self.facts.values() if any(p.days_since == question.id for p in fact.from_)]
        counted = (
            f"{{{facts[0]}: {{least: 7}}}}"
            if facts
            else "a fact with 'days-since' in guide.yaml, as {FACT: {least: 7}}"
        )
        hint = f"ask for days since then: {counted}; or {{{question.id}: answered}}, skipped, unknown"
        if _names_a_day(test):
            return f"the date '{question.id}' cannot be held against a fixed day", hint
        return f"of the date '{question.id}' one can only ask how many days have passed since", hint

    def _fact(self, fact: Fact, test: Any, loc: Loc, complain: Complain) -> Condition:
        """A test of a fact holds where it holds of its first part that is known.

        That an earlier part is not known says nothing: only the last one leaves it open whether the fact is known.
        """
        parts = [part.days_since or part.value or "" for part in fact.from_]
        if test == "skipped":
            complain(loc, "a fact is known or unknown, never skipped", f"{fact.fact}: unknown")
        tested: Iterable[Condition] = map(Given, parts)
        if test not in _STATES:
            tested = self._parts(fact, parts, test, loc, complain)
        cases: list[Condition] = []
        for number, met in enumerate(tested):
            before: list[Condition] = [Not(Given(id)) for id in parts[:number]]
            here = [Given(parts[number])] if number < len(parts) - 1 else []
            cases.append(_all([*before, *here, met]))
        found = _some(cases)
        return Not(found) if test == "unknown" else found

    def _parts(self, fact: Fact, parts: list[str], test: Any, loc: Loc, complain: Complain) -> list[Within]:
        """The test of a fact's number for each answer it is worked out from."""
        faults: list[tuple[Loc, str, str]] = []
        tested = []
        for id in parts:
            question, before = self.questions.get(id), len(faults)
            decimals = question.decimals if isinstance(question, MoneyQuestion | NumberQuestion) else 0
            tested.append(Within(id, *number_range(test, decimals, loc, lambda *fault: faults.append(fault))))
            if faults and not before:
                hint = faults[0][2] if id == parts[0] else f"'{fact.fact}' is worked out from '{id}' too"
                complain(*faults[0][:2], hint)
        known = [(self.questions[id], met) for id, met in zip(parts, tested, strict=True) if id in self.questions]
        if known and not faults and not any(_possible(question, met) for question, met in known):
            complain(loc, f"'{fact.fact}' is never in this range", "mend it, or what may be answered")
        return tested


def _names_a_day(test: Any) -> bool:
    """Whether a test, a bound of it, or a word of it is written like a day."""
    parts = test.values() if isinstance(test, dict) else test if isinstance(test, list) else [test]
    return any(isinstance(part, str) and _DAY.fullmatch(part) for part in parts)


def _all(parts: Iterable[Condition]) -> Condition:
    """All parts, those of a part that is itself such a list among them, each once."""
    found: dict[int, Condition] = {}
    for part in parts:
        for inner in part.parts if isinstance(part, All) else (part,):
            found[id(inner)] = inner
    return All(tuple(found.values()))


def _some(parts: Iterable[Condition]) -> Condition:
    """At least one part, with those of a part that is itself such a list among them, each once."""
    found: dict[int, Condition] = {}
    for part in parts:
        for inner in part.parts if isinstance(part, Some) else (part,):
            found[id(inner)] = inner
    return Some(tuple(found.values()))


def _possible(question: AnyQuestion, test: Within) -> bool:
    """Whether some answer that the question takes is in a range."""
    if isinstance(question, DateQuestion):
        least, most = -question.days_ahead, question.days_back
    elif isinstance(question, MoneyQuestion | NumberQuestion):
        least, most = question.least * 10**question.decimals, question.most * 10**question.decimals
    else:
        return True
    return (test.low is None or test.low <= most) and (test.high is None or test.high >= least)


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
        if isinstance(value, str) and _DAY.fullmatch(value):
            complain(
                (*loc, key),
                f"'{value}' is a fixed day, and what is tested is a number",
                "write how many days, like {least: 7}",
            )
            return None, None
        if scaled is None or scaled != scaled.to_integral_value():
            complain((*loc, key), f"'{value}' is no number with at most {decimals} decimals", example)
            return None, None
        bounds[key] = int(scaled)
    if "is" in bounds:
        if len(bounds) > 1:
            complain(loc, "'is' stands beside 'least' or 'most'", "write either one number or a range")
        return bounds["is"], bounds["is"]
    low, high = bounds.get("least"), bounds.get("most")
    if low is not None and high is not None and low > high:
        complain(loc, f"there is nothing from {test['least']} to {test['most']}", "write the smaller one under 'least'")
        return None, None
    return low, high
