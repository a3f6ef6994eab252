"""A person's way through a guide. Nothing is stored but the answers; everything else is replayed from them.

`replay` walks the rules from the first question until a question without an answer, a notice that nobody went on from,
or an outcome. Only answers on that route count: those off it are `unused`, cannot influence a rule, and return by
themselves when the route does.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from guide.content.conditions import CONTINUED, Value, as_number, evaluate
from guide.content.guide import Guide, Node
from guide.content.outcomes import Block, Outcome
from guide.content.questions import AnyQuestion
from guide.content.values import check, dump_value, load_value
from guide.values.plain import Plain
from guide.values.refused import Refused

Answers = Mapping[str, Value]


@dataclass(frozen=True, slots=True)
class Invalid:
    """An answer on the route that its question does not allow."""

    id: str
    """the question"""
    reason: str
    """why: a key of the question's `errors`; `leads-nowhere` where no rule holds for it"""


@dataclass(frozen=True)
class Journey:
    """What follows from answers to a `guide`, as of `today`. An outcome may come twice: then it is the end."""

    guide: Guide
    answers: Answers
    """all that were given, by the id of their question; `continue` under that of an outcome or notice"""
    today: date
    route: tuple[str, ...]
    """the ids of the nodes on the way, in order; the last one is where the person stands"""
    known: Answers
    """the answers that count: those on the way"""
    invalid: Invalid | None = None
    """the answer at which the way ends because its question does not take it"""

    @property
    def at(self) -> str:
        """The id of the node where the person stands."""
        return self.route[-1]

    @property
    def node(self) -> Node:
        """The question, notice or outcome where the person stands."""
        return self.guide.node(self.at)

    @property
    def outcome(self) -> Outcome | None:
        """The outcome reached, or None while a question is open."""
        return self.guide.outcomes.get(self.at)

    @cached_property
    def unused(self) -> tuple[str, ...]:
        """Ids of answers off the route."""
        return tuple(id for id in self.answers if id not in self.known)

    @cached_property
    def questions(self) -> tuple[AnyQuestion, ...]:
        """The answered questions of the route, in order."""
        return tuple(self.guide.questions[id] for id in self.route if id in self.known and id in self.guide.questions)

    def fact(self, name: str) -> int | None:
        """A fact worked out from the answers that count (days, fen, …), or None where it is unknown."""
        for part in self.guide.facts[name].from_:
            number = as_number(self.known.get(part.days_since or part.value or ""), self.today)
            if number is not None:
                return number
        return None

    def blocks(self, outcome: Outcome) -> tuple[Block, ...]:
        """The conditional blocks that hold on an outcome, most important first."""
        return tuple(
            block
            for block in self.guide.blocks
            if block.id in outcome.blocks and evaluate(self.guide.shown[block.id], self.known, self.today)
        )

    def may_continue(self, outcome: Outcome) -> bool:
        """Whether the outcome the person stands on offers a way on."""
        if outcome.id not in self.guide.goes_on or self.route.count(outcome.id) > 1:
            return False
        return evaluate(self.guide.goes_on[outcome.id], self.known, self.today)

    def pause(self, id: str) -> int | None:
        """The number of the question's pause that the answer to it calls for, or None."""
        for number, condition in enumerate(self.guide.pauses[id]):
            if evaluate(condition, self.known, self.today):
                return number
        return None


def replay(guide: Guide, answers: Answers, today: date) -> Journey:
    """Walk the guide with these answers as of `today`."""
    known: dict[str, Value] = {}
    route: list[str] = []
    at = guide.first
    while True:
        again = at in route
        route.append(at)
        if again:
            break
        if at in guide.outcomes:
            here = Journey(guide, answers, today, tuple(route), known)
            if answers.get(at) != CONTINUED or not here.may_continue(guide.outcomes[at]):
                break
            known[at] = CONTINUED
        elif at in guide.notices:
            if answers.get(at) != CONTINUED:
                break
            known[at] = CONTINUED
        elif at in answers:
            try:
                known[at] = check(guide.questions[at], answers[at], today)
            except Refused as refused:
                return Journey(guide, answers, today, tuple(route), known, Invalid(at, refused.reason))
        else:
            break
        leads = next((rule.go for rule in guide.rules[at] if evaluate(rule.when, known, today)), None)
        if leads is None:  # only in a guide that is being written: `guide check` names every such gap
            return Journey(guide, answers, today, tuple(route), known, Invalid(at, "leads-nowhere"))
        at = leads
    return Journey(guide, answers, today, tuple(route), known)


def follow(guide: Guide, plain: Mapping[str, object], today: date) -> Journey:
    """Follow answers as JSON holds them: one that is not of its question's form is refused where it is met.

    Raises NotAnswers for an id that the guide does not have.
    """
    answers, refused = load_answers(guide, plain, strict=True)
    found = replay(guide, answers, today)
    return replace(found, invalid=found.invalid or next((one for one in refused if one.id == found.at), None))


class NotAnswers(ValueError):
    """A mapping that cannot be answers of a guide; the message says which entry and why."""


def load_answers(
    guide: Guide, plain: Mapping[str, object], strict: bool = False
) -> tuple[dict[str, Value], list[Invalid]]:
    """Answers from JSON or a note. Entries that are not of their question's form come back as Invalid, not as answers.

    Raises NotAnswers for an id the guide does not have, where `strict`.
    """
    answers: dict[str, Value] = {}
    invalid = []
    for id, value in plain.items():
        if value == CONTINUED and (id in guide.outcomes or id in guide.notices):
            answers[id] = CONTINUED
        elif id in guide.questions:
            try:
                answers[id] = load_value(guide.questions[id], value)
            except Refused as refused:
                invalid.append(Invalid(id, refused.reason))
        elif strict:
            raise NotAnswers(f"'{id}' is no question of the guide '{guide.id}'")
        else:
            invalid.append(Invalid(id, "not-allowed"))
    return answers, invalid


def dump_answers(guide: Guide, answers: Answers) -> dict[str, Plain]:
    """Answers as JSON or YAML holds them."""
    asked = guide.questions
    return {id: dump_value(asked[id], value) if id in asked else CONTINUED for id, value in answers.items()}
