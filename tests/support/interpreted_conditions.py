"""Conditions as the manual has them (section 3), read by the second pair of eyes: no code shared with the engine."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

Answers = dict[str, Any]
MISSING = object()


class Conditions:
    """What a guide's conditions ask: its `questions` by id, `facts`, named `conditions`, and `promises`."""

    def __init__(self, parts: Mapping[str, Any]) -> None:
        self.questions, self.promises = parts["questions"], parts["promises"]
        self.named = parts.get("conditions", {})
        self.facts = {fact["fact"]: fact["from"] for fact in parts["facts"]}

    def holds(self, when: Any, answers: Answers) -> bool:
        """Section 3 of the manual."""
        if when is None:
            return True
        if isinstance(when, str):
            return self.holds(self.named[when], answers)
        if isinstance(when, list):
            return all(self.holds(part, answers) for part in when)
        return all(self._holds(key, test, answers) for key, test in when.items())

    def _holds(self, key: str, test: Any, answers: Answers) -> bool:
        if key == "not":
            return not self.holds(test, answers)
        if key in ("any", "all"):
            return (any if key == "any" else all)(self.holds(part, answers) for part in test)
        source = next((id for id in self.sources(key) if answers.get(id) is not None), key)
        value = answers.get(source, MISSING)
        there = value is not MISSING and value is not None
        if test == "answered":
            return there
        if test == "unknown":
            return not there
        if test == "skipped":
            return value is None
        if not there:
            return False
        if isinstance(test, dict):
            low, high = test.get("least", test.get("is")), test.get("most", test.get("is"))
            scale = self.scale(source)
            return (low is None or value >= low * scale) and (high is None or value <= high * scale)
        wanted = test if isinstance(test, list) else [test]
        return any(option in wanted for option in (value if isinstance(value, tuple) else (value,)))

    def value(self, key: str, answers: Answers) -> Any:
        """What is told where a text prints a question or a fact: nothing where it is unknown."""
        return next(((id, answers[id]) for id in self.sources(key) if answers.get(id) is not None), None)

    def scale(self, id: str) -> int:
        """So many of the smallest steps of an answer are one."""
        asked = self.questions[id]
        return 100 if asked["kind"] == "money" else int(10 ** asked.get("decimals", 0))

    def sources(self, key: str) -> list[str]:
        """The questions that a fact is known from, in order; a question is known from itself."""
        return [part.get("days-since", part.get("value")) for part in self.facts[key]] if key in self.facts else [key]

    def surely(self, when: Any, answers: Answers) -> bool | None:
        """Whether a condition holds whatever the missing answers would be; None where that is open."""
        if when is None:
            return True
        if isinstance(when, str):
            return self.surely(self.named[when], answers)
        if isinstance(when, list):
            return _least(self.surely(part, answers) for part in when)
        return _least(self._surely(key, test, answers) for key, test in when.items())

    def _surely(self, key: str, test: Any, answers: Answers) -> bool | None:
        if key == "not":
            return _not(self.surely(test, answers))
        if key == "all":
            return _least(self.surely(part, answers) for part in test)
        if key == "any":
            return _not(_least(_not(self.surely(part, answers)) for part in test))
        if test not in ("answered", "unknown", "skipped") and self._open(key, answers):
            return None
        return self._holds(key, test, answers)

    def _open(self, key: str, answers: Answers) -> bool:
        """Whether an answer is missing, and nothing says what that means."""
        named = {*self.promises.get("unknown-is-no", ())}
        meant = key in named or named.issuperset(self.sources(key)) or key not in (*self.questions, *self.facts)
        return not meant and all(answers.get(id) is None for id in self.sources(key))

    def reads(self, when: Any) -> set[str]:
        """The questions and other nodes whose answers decide a condition."""
        return {id for name in self.names(when) for id in self.sources(name)}

    def names(self, when: Any) -> set[str]:
        """The questions, facts and outcomes that a condition asks about."""
        if when is None:
            return set()
        if isinstance(when, str):
            return self.names(self.named[when])
        if isinstance(when, list):
            return set().union(*map(self.names, when))
        joined = ("not", "any", "all")
        return set().union(*(self.names(test) if key in joined else {key} for key, test in when.items()))


def _not(held: bool | None) -> bool | None:
    return None if held is None else not held


def _least(several: Iterable[bool | None]) -> bool | None:
    """Whether all hold: not where one does not, and open where one is."""
    held = [*several]
    return False if False in held else None if None in held else True
