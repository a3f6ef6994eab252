"""Every small mistake in the shipped guide is noticed: a constant off by one, a rule leading next door, a rule lost."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import timedelta
from functools import cache
from pathlib import Path

import pytest

from guide.content import conditions as algebra
from guide.content.conditions import All, Condition, Not, Some, Test, Value, Within, evaluate
from guide.content.guide import Guide, Rule, conditions
from guide.engine.atoms import REFERENCE
from guide.engine.journey import replay
from guide.proof.findings import Subject
from guide.proof.routing import overlaps
from tests.support.guides import shipped_marked, shipped_subject
from tests.support.sampling import sample, some

FOLDER = Path(__file__).parents[2] / "content/xiaoxiang-youpin"
GUIDE, MARKS = shipped_marked()
EQUIVALENT = {
    "monthly-amount 0..0: low -1": "there are no amounts below 0",
    "days-late-roughly 0..0: low -1": "there are no numbers of days below 0",
    "days-late-roughly None..-1: high -1": "there are no numbers of days below 0",
    "days-late-roughly None..-1: high +1": "it is tested so only after the date, and then this was never asked",
    "due-date None..-1: high +1": "the pause before it takes day 0, and of several pauses the first counts",
}
"""Mutants that nothing can notice, and why."""


def mapped(condition: Condition, change: Callable[[Test], Test]) -> Condition:
    match condition:
        case All(parts):
            return All(tuple(mapped(part, change) for part in parts))
        case Some(parts):
            return Some(tuple(mapped(part, change) for part in parts))
        case Not(part):
            return Not(mapped(part, change))
    return change(condition)


def with_tests(change: Callable[[Test], Test]) -> Guide:
    """The guide with every test in every condition changed."""
    return replace(
        GUIDE,
        rules={id: tuple(Rule(mapped(r.when, change), r.go) for r in rules) for id, rules in GUIDE.rules.items()},
        shown={id: mapped(when, change) for id, when in GUIDE.shown.items()},
        goes_on={id: mapped(when, change) for id, when in GUIDE.goes_on.items()},
        pauses={id: tuple(mapped(when, change) for when in whens) for id, whens in GUIDE.pauses.items()},
        scripts={id: tuple(mapped(when, change) for when in whens) for id, whens in GUIDE.scripts.items()},
        check_lines=tuple(mapped(when, change) for when in GUIDE.check_lines),
    )


def with_rules(node: str, rules: list[Rule]) -> Guide:
    return replace(GUIDE, rules={**GUIDE.rules, node: tuple(rules)})


def mutants() -> Iterator[tuple[str, Guide]]:
    for test in dict.fromkeys(
        test for when in conditions(GUIDE) for test in algebra.tests(when) if isinstance(test, Within)
    ):
        for end, step in (("low", 1), ("low", -1), ("high", 1), ("high", -1)):
            value = getattr(test, end)
            if value is not None:
                moved = replace(test, **{end: value + step})
                name = f"{test.question} {test.low}..{test.high}: {end} {step:+}"
                yield name, with_tests(lambda found, test=test, moved=moved: moved if found == test else found)  # type: ignore[misc]
    for node, rules in GUIDE.rules.items():
        targets = list(dict.fromkeys(rule.go for rule in rules)) or [GUIDE.first]
        for number, rule in enumerate(rules):
            others = [go for go in targets if go != rule.go] or [id for id in GUIDE.outcomes if id != rule.go]
            neighbour = others[number % len(others)]
            redirected = [*rules[:number], Rule(rule.when, neighbour), *rules[number + 1 :]]
            yield f"{node} rule {number + 1}: {rule.go} → {neighbour}", with_rules(node, redirected)
            if number < len(rules) - 1:
                yield f"{node} rule {number + 1} dropped", with_rules(node, [*rules[:number], *rules[number + 1 :]])


NUMBERS = [id for id, question in GUIDE.questions.items() if question.kind in ("number", "date", "money")]


def edges(question: str) -> list[Value]:
    """Answers on both sides of every bound that some condition has for a question."""
    bounds = {
        bound + step
        for when in conditions(GUIDE)
        for test in algebra.tests(when)
        if isinstance(test, Within) and test.question == question
        for bound in (test.low, test.high)
        if bound is not None
        for step in (-1, 0, 1)
    }
    kind = GUIDE.questions[question].kind
    if kind == "date":
        return [REFERENCE - timedelta(days) for days in sorted(bounds)]
    return [bound for bound in sorted(bounds) if bound >= 0]


def in_days(answers: dict[str, Value]) -> dict[str, Value]:
    """The same person, who knows roughly how many days it is instead of the date."""
    told: dict[str, Value] = {"is-it-overdue": "overdue-days", "days-late-roughly": 8}
    first = list(answers).index("is-it-overdue")
    return {**dict(list(answers.items())[:first]), **told, **dict(list(answers.items())[first + 2 :])}


def outcomes_of(guide: Guide, answers: Mapping[str, Value]) -> object:
    """What a person sees: the route, and what is shown at its end."""
    journey = replay(guide, answers, REFERENCE)
    pauses = [journey.pause(id) for id in journey.known if id in guide.questions]
    if journey.outcome is None:
        return journey.route, pauses
    blocks = [block.id for block in journey.blocks(journey.outcome)]
    lines = [evaluate(when, journey.known, REFERENCE) for when in (*guide.scripts[journey.at], *guide.check_lines)]
    return journey.route, pauses, blocks, lines, journey.may_continue(journey.outcome)


def numbers(subject: Subject) -> object:
    """Ways of answering that end at each outcome and are shown each part, and how many rules lie over others."""
    count = subject.explored.count
    ends = {id: count(subject.explored.at(id)) for id in subject.guide.outcomes}
    shown = {(id, part): count(seen) for id in subject.nodes for part, seen in subject.shown_to(id).items()}
    return ends, shown, overlaps(subject)


MUTANTS = [*mutants()]


@cache
def kept() -> object:
    """The numbers of the guide as it is."""
    return numbers(shipped_subject())


@pytest.fixture(scope="module")
def witnesses() -> list[tuple[dict[str, Value], object]]:
    """Answers for each rule and part, and at the edges of every figure in them, with what they see."""
    subject = shipped_subject()
    explored = subject.explored
    groups = [group for found in explored.taken.values() for group in found]
    groups += [group for id in subject.nodes for seen in subject.shown_to(id).values() for group in seen]
    found = [dict(explored.witness(group, last)) for group in groups for last in (False, True)]
    found += [in_days(answers) for answers in found if "due-date" in answers]
    found += [{**answers, id: value} for answers in found for id in NUMBERS if id in answers for value in edges(id)]
    kept = {tuple(answers.items()): answers for answers in found}
    return [(answers, outcomes_of(GUIDE, answers)) for answers in reversed(kept.values())]  # edges first


@pytest.mark.parametrize(("name", "mutant"), sample(MUTANTS, 24), ids=[name for name, _ in MUTANTS])
def test_a_mutant_is_noticed(name: str, mutant: Guide, witnesses: list[tuple[dict[str, Value], object]]) -> None:
    by_witness = any(outcomes_of(mutant, answers) != seen for answers, seen in witnesses)
    noticed = by_witness or numbers(Subject(mutant, MARKS, REFERENCE)) != kept()
    assert noticed != (name in EQUIVALENT), EQUIVALENT.get(name)


def test_the_numbers_of_the_proof_alone_notice_constants_off_by_one() -> None:
    """They see every day that changes sides."""
    day = [mutant for name, mutant in MUTANTS if name.startswith("due-date 7..9")]
    assert len(day) == 4
    assert all(numbers(Subject(mutant, MARKS, REFERENCE)) != kept() for mutant in some(day, 4))
