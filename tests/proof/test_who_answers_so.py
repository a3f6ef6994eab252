"""Promises of what somebody meets next: judged where their answers come to fit, by whichever part of the condition."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from guide.proof.findings import Finding
from guide.proof.report import Report
from tests.support.small_guides import going_on, notice, one, outcome, proved, question, replayed, when, words, write

NAME = "danger meets its outcome first"
BOTH = {"calm": outcome(), "hot": going_on("b", when={"a": "x"}, urgency="now")}


def two(folder: Path, who: Any, *b: Any, **a: Any) -> Path:
    """First `a`, where x leads to `hot` and on from there, then `b`, whose rules are given."""
    questions = {"a": one("x y", when({"a": "x"}, "hot"), "b"), "b": one("p q", *(b or ["calm"]))} | a
    return write(folder, questions, BOTH, promises={"meets": [{"who": who, "meets": ["hot"]}]})


def told(report: Report) -> Finding:
    """The one finding under the guarantee, whatever else is wrong with the guide."""
    (line,) = (line for line in report.lines if line.name == NAME)
    (found,) = line.findings
    return found


P, X, Q = {"b": "p"}, {"a": "x"}, {"b": "q"}


@pytest.mark.parametrize(
    "who",
    [
        {"any": [P, X]},
        {"any": [X, P]},
        {"any": [{"all": [P, {"a": "answered"}]}, X]},
        {"any": [[P, {"a": "y"}], X]},
        {"any": [{"any": [P, Q]}, X]},
        {"not": {"all": [{"not": P}, {"not": X}]}},
        P,
    ],
    ids=str,
)
def test_whoever_comes_to_answer_so_last_is_not_excused_by_the_others(tmp_path: Path, who: Any) -> None:
    """Who said x met the page; who says p afterwards, not having said x, does not."""
    guide, report = proved(two(tmp_path, who))
    broken = told(report)
    assert broken.answers is not None
    assert broken.answers["a"] == "y"
    assert replayed(guide, broken.answers).at == broken.lands == "calm"


@pytest.mark.parametrize(
    "who", [{"any": [P, X]}, {"any": [X, P]}, {"any": [[P, {"a": "y"}], X]}, [P, {"a": "y"}]], ids=str
)
def test_it_is_kept_where_each_of_them_meets_it(tmp_path: Path, who: Any) -> None:
    assert proved(two(tmp_path, who, when([P, {"a": "y"}], "hot"), "calm"))[1].holds


def test_each_node_after_which_it_is_broken_is_told_once(tmp_path: Path) -> None:
    questions = {"a": one("x y", "b"), "b": one("p q", "c"), "c": one("v w", when({"c": "v"}, "hot"), "calm")}
    promise = {"who": {"any": [{"a": "x"}, {"b": "p"}, {"c": "w"}]}, "meets": ["hot"]}
    outcomes = {**BOTH, "hot": outcome(urgency="now")}
    guide, report = proved(write(tmp_path, questions, outcomes, promises={"meets": [promise]}))
    (line,) = (line for line in report.lines if line.name == NAME)
    found = {found.lands: found.answers for found in line.findings}
    assert found == {
        "b": {"a": "x"},
        "c": {"a": "y", "b": "p"},
        "calm": {"a": "y", "b": "q", "c": "w"},
    }
    for lands, answers in found.items():
        assert replayed(guide, answers).at == lands


FROM_THE_START: list[Any] = [
    {"not": {"a": "x"}},
    {"n": "unknown"},
    {"late": "unknown"},
    {"not": {"n": {"least": 3}}},
    {"any": [{"a": "x"}, {"not": {"b": "p"}}]},
    [{"n": "unknown"}, {"not": {"a": "x"}}],
    {"not": {"hot": "continue"}},
    "named",
]


@pytest.mark.parametrize("who", FROM_THE_START, ids=str)
def test_what_holds_before_anything_is_asked_is_a_fault(tmp_path: Path, who: Any) -> None:
    n = question("number", ["calm"], skip=words())
    facts = [{"fact": "late", "label": words(), "from": [{"value": "n"}]}]
    questions = {"a": one("x y", when({"a": "x"}, "hot"), "b"), "b": one("p q", "n"), "n": n}
    promises = {"meets": [{"who": who, "meets": ["hot"]}], "unknown-is-no": ["n"]}
    folder = write(tmp_path, questions, BOTH, promises=promises, facts=facts, conditions={"named": {"not": {"a": "x"}}})
    fault = told(proved(folder)[1]).fault
    assert fault.what == "this holds before anything is asked, so that nobody comes to answer so"
    assert "'answered'" in fault.instead


@pytest.mark.parametrize(
    ("who", "answers"),
    [
        ([{"a": "answered"}, {"not": {"a": "x"}}], {"a": "y"}),
        ([{"b": "answered"}, {"n": "unknown"}], {"a": "y", "b": "p"}),
        ({"n": "skipped"}, {"a": "y", "b": "p", "n": None}),
        ([{"n": "answered"}, {"not": {"n": {"least": 3}}}], {"a": "y", "b": "p", "n": "0"}),
    ],
    ids=str,
)
def test_what_is_not_known_counts_from_where_something_is(tmp_path: Path, who: Any, answers: dict[str, Any]) -> None:
    n = question("number", ["calm"], skip=words())
    questions = {"a": one("x y", when({"a": "x"}, "hot"), "b"), "b": one("p q", "n"), "n": n}
    outcomes = {**BOTH, "hot": outcome(urgency="now")}
    promises = {"meets": [{"who": who, "meets": ["hot"]}]}
    guide, report = proved(write(tmp_path, questions, outcomes, promises=promises))
    broken = told(report)
    assert broken.answers == answers
    assert replayed(guide, broken.answers).at == broken.lands


def test_going_on_is_an_answer_that_somebody_gives(tmp_path: Path) -> None:
    guide, report = proved(two(tmp_path / "outcome", {"hot": "continue"}, a=one("x y", when(X, "hot"), "b")))
    assert all(line.holds for line in report.lines if line.name == NAME), "who goes on from the page has met it"
    questions = {"a": one("x y", "told"), "b": one("p q", when(P, "hot"), "calm")}
    promises = {"meets": [{"who": {"told": "continue"}, "meets": ["hot"]}]}
    outcomes = {**BOTH, "hot": outcome(urgency="now")}
    folder = write(tmp_path / "notice", questions, outcomes, notices={"told": notice("b")}, promises=promises)
    guide, report = proved(folder)
    broken = told(report)
    assert broken.answers == {"a": "x", "told": "continue"}
    assert replayed(guide, broken.answers).at == broken.lands == "b"
    promises["meets"][0]["meets"] = ["b"]
    assert proved(write(tmp_path / "kept", questions, outcomes, notices={"told": notice("b")}, promises=promises))[
        1
    ].holds


def test_nobody_can_go_on_where_no_way_leads_on(tmp_path: Path) -> None:
    outcomes = {**BOTH, "hot": going_on("b", when=[X, {"a": "y"}], urgency="now")}
    promises = {"meets": [{"who": {"hot": "continue"}, "meets": ["b"]}]}
    questions = {"a": one("x y", when(X, "hot"), "b"), "b": one("p q", "calm")}
    _, report = proved(write(tmp_path, questions, outcomes, promises=promises))
    assert "nobody can answer so" in told(report).fault.what
