"""The guarantee that a private answer leaves no gap: broken guides, and random ones against trying every answer."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, event, given, settings
from hypothesis import strategies as st

from guide.content.conditions import evaluate
from guide.content.guide import private_among
from guide.engine.atoms import REFERENCE
from guide.engine.journey import load_answers, replay
from guide.engine.position import Position
from guide.proof.private import no_gap
from tests.proof.test_brute_force import guides, made, runs
from tests.support.sampling import examples
from tests.support.small_guides import (
    finding,
    going_on,
    one,
    outcome,
    placed,
    proved,
    replayed,
    several,
    when,
    words,
    write,
)

NAME = "a private answer leaves no gap"
HOT = going_on(urgency="now")
"""An outcome whose way on asks the private answer again."""


def test_a_private_answer_that_leads_to_an_outcome_is_asked_again(tmp_path: Path) -> None:
    questions = {"a": one("x y?", when({"a": "y"}, "hot"), "b"), "b": one("p q", "calm")}
    guide, report = proved(write(tmp_path, questions, {"hot": HOT, "calm": outcome()}))
    assert report.holds, report.text()
    walk = Position(guide, REFERENCE, {}).answer("y")
    assert (walk.at, walk.may_continue) == ("hot", True)
    assert walk.go_on() == Position(guide, REFERENCE, {})


def test_a_private_answer_that_leads_to_a_question(tmp_path: Path) -> None:
    questions = {"a": several("x y?", when({"a": "y"}, "b"), "calm"), "b": one("p q", "calm")}
    folder = write(tmp_path, questions, {"calm": outcome()})
    guide, report = proved(folder)
    gap = finding(report, NAME)
    assert placed(gap, folder).startswith("questions/a.yaml:")
    assert gap.answers == {"a": ["y"]}
    assert replayed(guide, gap.answers).at == gap.lands == "b"
    walk = Position(guide, REFERENCE, {}).answer(("x", "y")).answer("p")
    assert walk.lasting.known == {}, "even so nothing is kept that would tell"
    assert walk.back() is not None
    assert walk.change("b").answer("q").journey.known == {"a": ("x", "y"), "b": "q"}


def test_a_way_on_that_only_a_private_answer_may_take(tmp_path: Path) -> None:
    questions = {"a": one("x y? z", when({"a": "x"}, "calm"), "hot")}
    folder = write(tmp_path, questions, {"hot": HOT, "calm": outcome()})
    guide, report = proved(folder)
    nowhere = finding(report, NAME)
    assert placed(nowhere, folder).startswith("outcomes/hot.yaml:")
    assert replayed(guide, nowhere.answers).at == nowhere.lands == "hot"
    assert nowhere.answers == {"a": "z"}
    assert not Position(guide, REFERENCE, {}).answer("z").may_continue


def test_the_same_page_may_lead_others_on(tmp_path: Path) -> None:
    questions = {"a": one("x y? z", when({"a": "x"}, "calm"), "hot"), "b": one("p q", "calm")}
    folder = write(tmp_path, questions, {"hot": going_on("b"), "calm": outcome()})
    guide, report = proved(folder)
    assert report.holds, report.text()
    start = Position(guide, REFERENCE, {})
    assert start.answer("y").go_on() == start
    assert start.answer("z").go_on().at == "b"


@st.composite
def private_guides(draw: st.DrawFn) -> dict[str, Any]:
    """Random guides some of whose options are private, with a way on that asks again."""
    parts: dict[str, Any] = draw(guides())
    for asked in parts["questions"].values():
        for option in asked.get("options", ())[1:]:
            option["private"] = draw(st.booleans())
    if draw(st.booleans()):
        parts["outcomes"]["o2"] = {**parts["outcomes"]["o2"], "continue": {"says": words()}}
    return parts


@given(private_guides())
@settings(max_examples=examples(120), deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_the_guarantee_says_what_trying_every_answer_does(parts: dict[str, Any]) -> None:
    subject = made(parts)
    guide = subject.guide
    gap = False
    for run in runs(guide, set(), (guide.first,), {}, 1):
        private = private_among(guide, run.known)
        for node, then in zip(run.route, run.route[1:], strict=False):
            gap = gap or (node in private and then in guide.questions)
            nowhere = then in guide.asks_again and then not in guide.goes_on and node not in private
            gap = gap or (nowhere and evaluate(guide.asks_again[then], run.known, REFERENCE))
    found = no_gap(subject)
    event(f"gap {gap}")
    assert bool(found) == gap
    for shown in found:
        answers, _ = load_answers(guide, shown.answers or {})
        assert replay(guide, answers, REFERENCE).at == shown.lands


@given(private_guides(), st.data())
@settings(max_examples=examples(120), deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_no_walk_keeps_what_a_private_answer_led_to(parts: dict[str, Any], data: st.DataObject) -> None:
    guide = made(parts).guide
    every = [run for run in runs(guide, set(), (guide.first,), {}, 1) if run.ended == "outcome"]
    for run in data.draw(st.lists(st.sampled_from(every), max_size=5)) if every else ():
        walk = Position.resume(guide, REFERENCE, run.known)
        assert walk.journey.route == run.route
        first = next((i for i, id in enumerate(run.route) if id in walk.private), len(run.route))
        assert walk.lasting.route == run.route[: first + 1]
        assert walk.lasting.known == {id: run.known[id] for id in run.route[:first] if id in run.known}
