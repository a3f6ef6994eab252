"""Promises about blocks: each broken by a small guide, with answers that show it, and kept by its neighbour."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from guide.content.faults import BrokenGuide
from tests.support.small_guides import finding, one, outcome, placed, proved, replayed, when, write

NAME = "blocks stand as promised"
SEEN = {"x": {"when": {"a": "x"}}, "y": {"when": {"a": "y"}}, "p": {"when": {"b": "p"}}}


def asked(folder: Path, *promises: dict[str, Any], blocks: tuple[str, ...] = ("x", "y", "p"), **more: Any) -> Path:
    """Two questions of two options each, and one outcome behind both that lists some blocks."""
    questions = {"a": one("x y", "b"), "b": one("p q", "end", **more)}
    seen = {id: SEEN[id] for id in blocks}
    return write(folder, questions, {"end": outcome(blocks=[*blocks])}, seen, promises={"shows": [*promises]})


BROKEN: list[tuple[dict[str, Any], str, dict[str, str]]] = [
    ({"exactly-one": ["x", "p"]}, "'x' and 'p' are shown together", {"a": "x", "b": "p"}),
    ({"exactly-one": ["x", "p"]}, "none of 'x', 'p' is shown", {"a": "y", "b": "q"}),
    ({"at-most-one": ["y", "p"]}, "'y' and 'p' are shown together", {"a": "y", "b": "p"}),
    ({"at-least-one": ["y", "p"]}, "none of 'y', 'p' is shown", {"a": "x", "b": "q"}),
    ({"who": {"a": "x"}, "all": ["p"]}, "'p' is not shown", {"a": "x", "b": "q"}),
    ({"who": {"not": {"a": "x"}}, "none": ["p"]}, "'p' is shown", {"a": "y", "b": "p"}),
]


@pytest.mark.parametrize(("promise", "what", "answers"), BROKEN)
def test_a_promise_that_is_broken(tmp_path: Path, promise: dict[str, Any], what: str, answers: dict[str, str]) -> None:
    folder = asked(tmp_path, promise)
    guide, report = proved(folder)
    found = [one for line in report.lines if line.name == NAME for one in line.findings]
    broken = next(one for one in found if one.fault.what == f"{what} at 'end'")
    assert broken.answers == answers
    assert placed(broken, folder).startswith("guide.yaml:")
    assert replayed(guide, broken.answers).at == broken.lands == "end"


@pytest.mark.parametrize(
    "promise",
    [
        {"exactly-one": ["x", "y"]},
        {"at-most-one": ["x", "y"]},
        {"at-least-one": ["x", "y"]},
        {"who": {"b": "p"}, "all": ["p"]},
        {"who": {"b": "q"}, "none": ["p"]},
        {"at": ["end"], "who": [{"a": "x"}, {"b": "p"}], "all": ["x", "p"]},
    ],
)
def test_a_promise_that_is_kept(tmp_path: Path, promise: dict[str, Any]) -> None:
    assert proved(asked(tmp_path, promise))[1].holds


def test_an_outcome_that_does_not_list_the_block(tmp_path: Path) -> None:
    questions = {"a": one("x y", when({"a": "x"}, "one"), "two")}
    outcomes = {"one": outcome(blocks=["x"]), "two": outcome()}
    promise, seen = {"at-least-one": ["x"]}, {"x": SEEN["x"]}
    _, report = proved(write(tmp_path / "all", questions, outcomes, seen, promises={"shows": [promise]}))
    assert finding(report, NAME).answers == {"a": "y"}
    promises = {"shows": [{**promise, "at": ["one"]}]}
    assert proved(write(tmp_path / "one", questions, outcomes, seen, promises=promises))[1].holds


def test_a_promise_to_nobody(tmp_path: Path) -> None:
    _, report = proved(asked(tmp_path, {"who": [{"a": "x"}, {"a": "y"}], "all": ["p"]}))
    assert "says nothing" in finding(report, NAME).fault.what


@pytest.mark.parametrize("promise", [{"who": {"a": "x"}}, {"all": ["x"], "none": ["y"]}, {"all": ["strange"]}])
def test_a_promise_that_says_not_one_thing(tmp_path: Path, promise: dict[str, Any]) -> None:
    with pytest.raises(BrokenGuide) as broken:
        proved(asked(tmp_path, promise))
    assert all(fault.line for fault in broken.value.faults)


@pytest.mark.parametrize(("first", "holds"), [("help", True), ("record", False), (None, False)])
def test_the_section_that_was_promised_stands_first(tmp_path: Path, first: str | None, holds: bool) -> None:
    outcomes = {"end": outcome(urgency="now", first=first)}
    promises = {"help": [{"urgency": ["now"], "first": True, "section": "help"}]}
    _, report = proved(write(tmp_path, {"a": one("x y", "end")}, outcomes, promises=promises))
    assert report.holds == holds
    if not holds:
        assert finding(report, "help stands where promised").fault.what == "'end' does not put 'help' first"
