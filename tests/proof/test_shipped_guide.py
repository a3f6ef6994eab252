"""The shipped guide: its kept proof, and every witness of the proof replayed."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from guide.content.conditions import CONTINUED, Value
from guide.content.guide import options_of
from guide.content.questions import OneQuestion
from guide.engine.atoms import REFERENCE
from guide.engine.journey import replay
from guide.engine.position import Position
from guide.proof import prove
from guide.proof.uses import showing
from guide.sheets import SHIPPED
from tests.support.guides import nodes_of_routes, shipped_guide, shipped_routes, shipped_subject

FOLDER = Path(__file__).parents[2] / "content/xiaoxiang-youpin"
GUIDE = shipped_guide()
RULES = [(node, number) for node, rules in GUIDE.rules.items() for number in range(len(rules))]


def test_the_proof_is_the_kept_one() -> None:
    """Where this fails after a change of content that is meant: `guide check --prove` prints the new proof to keep."""
    report = prove(FOLDER, date(2026, 6, 4), SHIPPED)
    assert report.holds
    assert report.text() == (FOLDER / "proof.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: f"{rule[0]}-{rule[1] + 1}")
def test_every_rule_is_taken_by_its_witnesses(rule: tuple[str, int]) -> None:
    node, number = rule
    explored = shipped_subject().explored
    for group in explored.taken[rule]:
        for last in (False, True):
            answers = explored.witness(group, last)
            journey = replay(GUIDE, answers, REFERENCE)
            at = journey.route.index(node)
            assert journey.route[at + 1] == GUIDE.rules[node][number].go
            assert list(journey.known) == list(answers)


@pytest.mark.parametrize("node", GUIDE.nodes)
def test_every_option_and_every_part_has_a_witness(node: str) -> None:
    subject = shipped_subject()
    explored = subject.explored
    before = explored.witness(explored.at(node)[0])
    for option in options_of(GUIDE.questions.get(node)):
        value: Value = option.id if isinstance(GUIDE.questions[node], OneQuestion) else (option.id,)
        assert node in replay(GUIDE, {**before, node: value}, REFERENCE).known
    seen = subject.shown_to(node)
    for use in showing(GUIDE, node):
        for group in seen[use.role, use.key] if use.role in ("block", "pause") else ():
            journey = replay(GUIDE, explored.witness(group), REFERENCE)
            if use.role == "pause":
                assert journey.pause(node) == int(use.key) - 1
            else:
                assert journey.at == node
                assert use.key in [block.id for block in journey.blocks(GUIDE.outcomes[node])]


@pytest.mark.parametrize("outcome", GUIDE.outcomes)
def test_every_page_path_is_walked_forward_and_back(outcome: str, thorough: bool) -> None:
    for route in shipped_routes(outcome, 1 if thorough else 48):
        walk = Position(GUIDE, REFERENCE, {})
        before = [walk]
        for node in route.nodes[:-1]:
            assert walk.at == node
            walk = walk.confirm()
            walk = walk.go_on() if node in GUIDE.outcomes else walk.answer(route.answers[node])
            before.append(walk)
        assert walk.journey.route == route.nodes
        back: Position | None = walk
        for walk in reversed(before):
            assert back is not None
            assert (back.at, back.index) == (walk.at, walk.index)
            back = back.back()
            if back is not None and back.checking:
                back = back.back()


@pytest.mark.parametrize("outcome", GUIDE.outcomes)
def test_no_page_path_goes_past_an_open_question_or_listens_to_strangers(outcome: str, thorough: bool) -> None:
    columns = shipped_subject().space.columns
    strangers: dict[str, Value] = {id: columns[id].atoms[-1].last for id in GUIDE.questions}
    strangers |= dict.fromkeys(GUIDE.goes_on, CONTINUED)
    for route in shipped_routes(outcome, 1 if thorough else 24):
        open_: str
        for open_ in route.answers:
            rest = {id: value for id, value in route.answers.items() if id != open_}
            assert replay(GUIDE, rest, REFERENCE).at == open_
        added = {id: value for id, value in strangers.items() if id not in route.nodes}
        journey = replay(GUIDE, {**added, **route.answers}, REFERENCE)
        assert journey.route == route.nodes
        assert journey.known == route.answers


def test_first_outcomes_agree_with_an_enumeration_made_by_other_means() -> None:
    """The question paths were counted by trying representative answers, without the proof’s regions."""
    found = [nodes for outcome in GUIDE.outcomes for nodes in nodes_of_routes(outcome)]
    first = [nodes for nodes in found if sum(node in GUIDE.outcomes for node in nodes) == 1]
    assert len(first) == 295
    assert max(len(nodes) - 1 for nodes in first) == 10
