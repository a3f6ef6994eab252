"""The proof against plain enumeration: random small guides, every answer to every question tried one by one."""

from __future__ import annotations

import tempfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from itertools import combinations
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, event, given, settings
from hypothesis import strategies as st

from guide.content.conditions import CONTINUED, Value, evaluate
from guide.content.guide import Guide
from guide.content.questions import DateQuestion, MoneyQuestion, OneQuestion, SeveralQuestion
from guide.engine.atoms import REFERENCE
from guide.engine.look_ahead import Ahead
from guide.proof import routing
from guide.proof.findings import Subject
from guide.proof.routes import routes
from guide.sheets.loading import load_marked
from tests.support.sampling import examples
from tests.support.small_guides import outcome, question, words, write

FEN = {0: 1, 1: 49, 50: 1, 51: 49, 100: 1}
"""Money from 0 to 1, tested at 0, 0.50 and 1 only: one of each kind, and how many there are of it."""


@dataclass(frozen=True)
class Run:
    """One way of answering. `weight`: how many like it. `ended`: how it stopped."""

    route: tuple[str, ...]
    known: dict[str, Value]
    weight: int
    ended: str


def values(guide: Guide, id: str) -> Iterator[tuple[Value, int]]:
    """Every legal answer, with how many it stands for."""
    asked = guide.questions[id]
    if isinstance(asked, OneQuestion):
        yield from ((option.id, 1) for option in asked.options)
    elif isinstance(asked, SeveralQuestion):
        free = [option.id for option in asked.options if not option.alone]
        yield from ((chosen, 1) for size in range(1, len(free) + 1) for chosen in combinations(free, size))
        yield from (((option.id,), 1) for option in asked.options if option.alone)
    elif isinstance(asked, DateQuestion):
        days = range(-asked.days_ahead, asked.days_back + 1)
        yield from ((REFERENCE - timedelta(days=day), 1) for day in days)
    elif isinstance(asked, MoneyQuestion):
        yield from FEN.items()
    else:
        yield from ((number, 1) for number in range(asked.least, asked.most + 1))
    if getattr(asked, "skip", None) is not None:
        yield None, 1


def runs(
    guide: Guide, seen: set[tuple[str, int]], route: tuple[str, ...], known: dict[str, Value], weight: int
) -> Iterator[Run]:
    """Every way of answering on from here. Takes note of the rules that were taken."""
    node = route[-1]
    if node in guide.outcomes:
        yield Run(route, known, weight, "outcome")
        if node not in guide.goes_on or node in route[:-1] or not evaluate(guide.goes_on[node], known, REFERENCE):
            return
        answers: Iterator[tuple[Value, int]] = iter([(CONTINUED, 1)])
    elif node in route[:-1]:
        yield Run(route, known, weight, "circle")
        return
    else:
        answers = values(guide, node)
    for value, count in answers:
        now = {**known, node: value}
        number = next((i for i, rule in enumerate(guide.rules[node]) if evaluate(rule.when, now, REFERENCE)), None)
        if number is None:
            yield Run(route, now, weight * count, "gap")
            continue
        seen.add((node, number))
        yield from runs(guide, seen, (*route, guide.rules[node][number].go), now, weight * count)


@st.composite
def conditions(draw: st.DrawFn, asked: dict[str, dict[str, Any]], depth: int = 2) -> Any:
    shape = draw(st.sampled_from(["test", "test", "test", "not", "any", "all"] if depth else ["test"]))
    if shape in ("any", "all"):
        return {shape: [draw(conditions(asked, depth - 1)) for _ in range(2)]}
    if shape == "not":
        return {"not": draw(conditions(asked, depth - 1))}
    id = draw(st.sampled_from([*asked, "o0", "late"]))
    if id == "o0":
        return {"o0": "continue"}
    kind = asked[id]["kind"] if id in asked else "fact"
    if kind in ("one", "several") and draw(st.integers(0, 3)):
        ids = [option["id"] for option in asked[id]["options"]]
        return {id: draw(st.lists(st.sampled_from(ids), min_size=1, max_size=2, unique=True))}
    if kind in ("one", "several", "date") or draw(st.integers(0, 3)) == 0:
        return {
            id: draw(st.sampled_from(["answered", "unknown"] if kind == "fact" else ["answered", "skipped", "unknown"]))
        }
    bound = draw(st.sampled_from([0, "half", 1])) if kind == "money" else draw(st.integers(0, 3))
    return {id: {draw(st.sampled_from(["least", "most", "is"])): bound}}


@st.composite
def guides(draw: st.DrawFn) -> dict[str, Any]:
    """The parts of a small guide with all kinds of questions; most of them have some fault."""
    kinds = draw(st.lists(st.sampled_from(["one", "several", "number", "money", "date"]), min_size=1, max_size=4))
    asked: dict[str, dict[str, Any]] = {}
    for n, kind in enumerate(kinds):
        more: dict[str, Any] = {}
        if kind in ("number", "money", "date") and draw(st.booleans()):
            more["skip"] = words()
        more |= {"date": {"days-back": 3, "days-ahead": 1}, "money": {"most": 1}, "number": {"most": 3}}.get(kind, {})
        options = (
            draw(st.sampled_from([["x", "y"], ["x", "y", "z"], ["x", "y", "no!"]]))
            if kind in ("one", "several")
            else None
        )
        asked[f"q{n}"] = question(kind, [], options, **more)
    ends = ["o0", "o1", "o2"]

    def rules(after: int) -> list[Any]:
        near = [*[f"q{n}" for n in range(after + 1, len(kinds))], *ends]
        target = st.sampled_from(near if draw(st.integers(0, 7)) else [*asked, *ends])
        some = [{"when": draw(conditions(asked)), "go": draw(target)} for _ in range(draw(st.integers(0, 3)))]
        return [*some, {"go": draw(target)}] if draw(st.integers(0, 4)) or not some else some

    for n, id in enumerate(asked):
        asked[id] = {**asked[id], "next": rules(n)}
    urgency = ["calm", "today", "now"]
    outcomes = {id: outcome(urgency=draw(st.sampled_from(urgency))) for id in ends}
    blocks = {"k": {"when": draw(conditions(asked))}}
    outcomes["o1"] = {**outcomes["o1"], "blocks": ["k"]}
    if draw(st.booleans()):
        may = draw(conditions(asked)) if draw(st.booleans()) else None
        outcomes["o0"] = {**outcomes["o0"], "continue": {"says": words(), "when": may, "next": rules(-1)}}
    sources = [
        {"days-since" if asked[id]["kind"] == "date" else "value": id}
        for id in asked
        if asked[id]["kind"] in ("date", "number")
    ]
    fact = {"fact": "late", "label": words(), "from": sources}
    promises = {"never-falls": [{"fact": "late"}]} if sources else {}
    return {
        "questions": asked,
        "outcomes": outcomes,
        "blocks": blocks,
        "facts": [fact] if sources else [],
        "promises": promises,
    }


def made(parts: dict[str, Any]) -> Subject:
    """The guide as read from files. Tests of what it does not have are taken out, halves are written as decimals."""
    has_fact, goes_on = bool(parts["facts"]), "continue" in parts["outcomes"]["o0"]

    def clean(raw: Any) -> Any:
        if isinstance(raw, list):
            return [clean(part) for part in raw]
        if isinstance(raw, dict):
            if len(raw) == 1 and (("late" in raw and not has_fact) or ("o0" in raw and not goes_on)):
                return {"q0": "answered"}
            return {key: clean(value) for key, value in raw.items()}
        return raw

    with tempfile.TemporaryDirectory() as name:
        folder = write(Path(name), **clean(parts))
        for path in folder.rglob("*.yaml"):
            path.write_text(path.read_text("utf-8").replace(": half", ": 0.5"), "utf-8")
        return Subject(*load_marked(folder, routing=False), REFERENCE)


quick = settings(max_examples=examples(80), deadline=None, suppress_health_check=[HealthCheck.too_slow])


@quick
@given(guides())
def test_proof_says_what_enumeration_does(parts: dict[str, Any]) -> None:
    subject = made(parts)
    guide, explored = subject.guide, subject.explored
    seen: set[tuple[str, int]] = set()
    every = list(runs(guide, seen, (guide.first,), {}, 1))
    ended = Counter(run.ended for run in every)
    event(f"gap {bool(ended['gap'])} circle {bool(ended['circle'])} continue {'o0' in guide.goes_on}")

    assert bool(routing.total(subject)) == bool(ended["gap"])
    assert explored.taken.keys() == seen
    assert bool(explored.circles) == bool(ended["circle"])
    assert {node for node in subject.nodes if explored.at(node)} == {
        node for run in every for node in run.route[: -1 if run.ended == "circle" else None]
    }
    arrived = [run for run in every if run.ended == "outcome"]
    answers = Counter[str]()
    for run in arrived:
        answers[run.route[-1]] += run.weight
    assert {
        id: count for id, count in ((id, explored.count(explored.at(id))) for id in guide.outcomes) if count
    } == answers
    assert sum(map(explored.count, explored.uncovered.values())) == sum(r.weight for r in every if r.ended == "gap")
    routes_run = Counter(route[-1] for route in {run.route for run in arrived})
    assert {id: count for id, count in subject.paths.count().items() if count} == routes_run
    assert {route.nodes for route in routes(guide)} == {run.route for run in arrived}
    shown = explored.count(subject.shown_to("o1").get(("block", "k"), ()))
    assert shown == sum(
        r.weight for r in arrived if r.route[-1] == "o1" and evaluate(guide.shown["k"], r.known, REFERENCE)
    )
    if not ended["gap"] and not ended["circle"]:
        lengths = [sum(node in guide.questions for node in run.route) for run in arrived]
        assert subject.paths.lengths() == (min(lengths), max(lengths))
        first = [r for r in arrived if sum(node in guide.outcomes for node in r.route) == 1]
        asked = [sum(node in guide.questions for node in run.route) for run in first]
        assert Ahead(guide).left(guide.first, {}, REFERENCE) == (min(asked), max(asked))


@quick
@given(guides())
def test_every_witness_lands_where_it_says(parts: dict[str, Any]) -> None:
    subject = made(parts)
    guide, explored = subject.guide, subject.explored
    for (node, number), taken in explored.taken.items():
        for took in taken[:3]:
            for last in (False, True):
                answers = explored.witness(took, last)
                assert list(answers)[-1] == node
                first = next(i for i, rule in enumerate(guide.rules[node]) if evaluate(rule.when, answers, REFERENCE))
                assert first == number
